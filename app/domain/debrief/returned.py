"""How what was promised came back, for the debrief of a conversation a week on."""

from app.domain.debrief.values import Returned
from app.domain.promises import CameBack
from app.domain.transcript import Iteration, Turn

_SAYS = {
    CameBack.KEPT: "You came back to it first, and it had been kept. That is what trust is made of.",
    CameBack.REPORTED: "You came back to it first, and said how far it has got.",
    CameBack.OWNED: "It had not all been kept, and you said so plainly. That counts as much as keeping it.",
    CameBack.COVERED: "It had not all been kept, and this went round it. {name} noticed.",
    CameBack.FORGOTTEN: "By turn {turn} it had not been spoken of, and {name} stopped waiting for it.",
    CameBack.NOT_YET: "It did not come up before the conversation ended.",
}


def how_it_came_back(iteration: Iteration, name: str) -> Returned | None:
    """How the promises stood at the end, with the line that decided it; None where none were due."""
    if iteration.follow_up is None:
        return None
    how = iteration.state.promise
    turn = _decided(iteration, how)
    text = _SAYS[how].format(name=name, turn=turn.number if turn else 0)
    if turn is not None and turn.change.before.promise is CameBack.FORGOTTEN:
        text += " It came late: until then they had taken it that you had forgotten."
    quoted = how in (CameBack.KEPT, CameBack.REPORTED, CameBack.OWNED, CameBack.COVERED)
    return Returned(
        how=how,
        owed=iteration.follow_up.owed,
        turn=turn.number if turn else None,
        quote=turn.utterance if turn and quoted else "",
        text=text,
    )


def _decided(iteration: Iteration, how: CameBack) -> Turn | None:
    changed = (t for t in iteration.turns if t.change.before.promise is not how and t.after.promise is how)
    return next(changed, None)
