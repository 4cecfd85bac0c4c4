"""The moment a debrief comes back to: what the colleague said there, and what was answered."""

from pydantic import BaseModel, ConfigDict, Field

from app.domain.debrief.values import Debrief, Takeaway
from app.domain.rubric import CriterionId
from app.domain.transcript import Iteration, Turn


class KeyMoment(BaseModel):
    """A point between two turns, after which the conversation could have gone another way."""

    model_config = ConfigDict(frozen=True)

    after: int = Field(ge=0)
    """The last turn before it; 0 is the opening."""
    criterion: CriterionId | None = None
    """What the debrief said could change there, or was worth keeping."""
    line: str
    """What the colleague had just said, verbatim."""


def key_moment(debrief: Debrief, iteration: Iteration) -> KeyMoment | None:
    """The moment that "one to change" points to, else "one to keep"; None where neither has a turn.

    A leader's line is tried again from the turn before it, a sign that went by from that sign on.
    """
    taken = next((t for t in (debrief.change, debrief.keep) if t.turn is not None), None)
    if taken is None or taken.turn is None:
        return None
    after = tried_after(taken)
    if after is None or after >= len(iteration.turns):
        return None
    line = iteration.turns[after - 1].reply if after else iteration.opening
    return KeyMoment(after=after, criterion=taken.criterion, line=line)


def tried_after(taken: Takeaway) -> int | None:
    """The last turn that stays as it was when this is tried again; None where there is no turn."""
    if taken.turn is None:
        return None
    return max(0, taken.turn - 1) if taken.who == "leader" else taken.turn


def as_it_stood(iteration: Iteration, moment: KeyMoment) -> Iteration:
    """The iteration as it stood at a moment: its turns up to there, going on."""
    return iteration.model_copy(update={"turns": iteration.turns[: moment.after], "ended": None})


def answered(iteration: Iteration, moment: KeyMoment) -> Turn:
    """The turn that followed the moment."""
    return iteration.turns[moment.after]
