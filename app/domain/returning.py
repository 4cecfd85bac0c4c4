"""A week on: how what was promised comes back, and what that does to the colleague.

The rules and numbers are the project's state model: telling of a promise unasked is the largest
single gain of trust; owning a broken one counts as much; silence about it for three turns is a
withdrawal; covering it over is a hurt. They await tuning with actors.
"""

from dataclasses import replace

from app.domain.behaviours import RUPTURING, Appraisal, Code, Coded
from app.domain.direction import Part, Role
from app.domain.inner import Rupture, State
from app.domain.lines import Lines
from app.domain.material import Material
from app.domain.movements import MOVEMENTS, OTHER_CLAUSE_WEIGHT, RUPTURED_SHARE, Delta, times
from app.domain.owning import answers_for
from app.domain.persona import Difficulty, Persona, Rehearsal
from app.domain.promises import AnswersFor, CameBack, FollowUp
from app.domain.recognition import Recognition
from app.domain.state import Movement, StateChange, stance_of
from app.domain.transcript import Iteration

RAISE_WITHIN = 3
"""Turns in which a leader who has not forgotten will have said something."""
WORD_KEPT: Delta = (3, 0, 0, 0)
"""On top of telling, where all of it was kept."""
FORGETTING: Delta = MOVEMENTS[Code.BAR_AVOID]
REMINDED = (
    "About a week has gone by since you last spoke. They had promised you something, "
    "and you leave it to them to bring it up."
)
"""What a model that plays the colleague is told. Never the leader's words: those stand in user messages."""

_OPEN = frozenset({CameBack.NOT_YET, CameBack.FORGOTTEN, CameBack.COVERED})


def a_week_on(persona: Persona) -> Persona:
    """The persona of a scene in which promises come back."""
    return persona.model_copy(update={"rehearsal": Rehearsal.FOLLOW_UP})


def start_from(end: State) -> State:
    """Where the colleague is a week later: as they were left, without the tallies of that conversation."""
    return State(
        trust=end.trust,
        openness=end.openness,
        strain=end.strain,
        felt=end.felt,
        rung=end.rung,
        rupture=end.rupture,
        face_threat=end.face_threat,
        standard_stated=end.standard_stated,
    )


def opening_lines(material: Material, start: State, difficulty: Difficulty) -> Lines:
    """How they greet a leader they know: their own greetings, in the way they were left."""
    pools = material.reactions("talk.greeting", stance_of(start, difficulty))
    return next(iter(pools), material.persona.scene.opening)


def weighed(iteration: Iteration, utterance: str, appraisal: Appraisal) -> Appraisal:
    """An appraisal in the light of what became of the promises.

    Speaking past a broken promise, laying it on others or claiming it was kept is an avoidance,
    whatever it sounds like; owning one is following through. Quotes stay as they are.
    """
    how = _coming_back(iteration, appraisal, answers_for(utterance))
    if how is iteration.state.promise:
        return appraisal
    if how is CameBack.COVERED:
        return _recoded(
            appraisal, Code.HLP_FOLLOW, Code.BAR_AVOID, "a promise was not kept, and this covers it"
        )
    if how is CameBack.OWNED and not appraisal.has(Code.HLP_FOLLOW):
        owned = next(c for c in appraisal.codes if c.code is Code.REP_REPAIR)
        added = replace(owned, code=Code.HLP_FOLLOW, reason="owns what was not kept")
        return replace(appraisal, codes=(added, *appraisal.codes))
    return appraisal


def settled(
    iteration: Iteration,
    appraisal: Appraisal,
    recognition: Recognition,
    change: StateChange,
    multiplier: float,
    ruptures_to: Rupture,
) -> StateChange:
    """The change of a turn with what the promises' coming back, or not, adds to it."""
    if iteration.follow_up is None:
        return change
    before, now = change.before, change.after
    how = _coming_back(iteration, appraisal, recognition.answers_for)
    if how is before.promise:
        return _with(change, now)
    rupture = now.rupture
    extra, because = (0.0, 0.0, 0.0, 0.0), ""
    if how is CameBack.FORGOTTEN:
        extra, because = FORGETTING, "what was promised has not been spoken of"
        rupture = Rupture.WITHDRAW if rupture is Rupture.NONE else rupture
    elif how is CameBack.COVERED:
        rupture = ruptures_to
    elif before.promise is not CameBack.NOT_YET:
        mended = how is not CameBack.REPORTED and not {c.code for c in appraisal.codes} & RUPTURING
        rupture = Rupture.NONE if mended else rupture
    else:
        extra, because = _credit(how, appraisal, before, multiplier)
    moved = now.model_copy(
        update={
            "promise": how,
            "rupture": rupture,
            "trust": _level(now.trust + extra[0]),
            "openness": _level(now.openness + extra[1]),
            "strain": _level(now.strain + extra[2]),
            "felt": _level(now.felt + extra[3]),
        }
    )
    return _with(change, moved, because)


def answered(parts: list[Part], material: Material, change: StateChange) -> list[Part]:
    """The parts of a reply, where what was promised has just come back or been passed over."""
    how = change.after.promise
    if how is change.before.promise:
        return parts
    own = material.allowed(material.style.returns.get(how.value, ()))
    if not own:
        return parts
    if how is CameBack.FORGOTTEN:
        kept = [part for part in parts if part.role is not Role.CUE]
        return [*kept, Part(role=Role.CUE, pools=(own,))]
    reactions = next((part.pools for part in parts if part.role is Role.REACTION), ())
    rest = [part for part in parts if part.role in (Role.REVEAL, Role.ENDING)]
    return [Part(role=Role.REACTION, pools=(own, *reactions)), *rest]


def _coming_back(iteration: Iteration, appraisal: Appraisal, words: AnswersFor) -> CameBack:
    """How the promises stand after this utterance, as heard or as weighed."""
    follow_up, so_far = iteration.follow_up, iteration.state.promise
    if follow_up is None or so_far not in _OPEN:
        return so_far
    owns = words is AnswersFor.OWNS and appraisal.has(Code.REP_REPAIR)
    if appraisal.has(Code.HLP_FOLLOW) or owns:
        return _raised(follow_up, words)
    if follow_up.broken and appraisal.has(Code.BAR_AVOID):
        return CameBack.COVERED
    if so_far is CameBack.NOT_YET and len(iteration.turns) + 1 >= RAISE_WITHIN:
        return CameBack.FORGOTTEN
    return so_far


def _raised(follow_up: FollowUp, words: AnswersFor) -> CameBack:
    if not follow_up.broken:
        return CameBack.KEPT
    if words is AnswersFor.OWNS:
        return CameBack.OWNED
    if words is AnswersFor.BLAMES:
        return CameBack.COVERED
    if words is AnswersFor.CLAIMS and follow_up.nothing_kept:
        return CameBack.COVERED
    return CameBack.REPORTED


def _credit(how: CameBack, appraisal: Appraisal, before: State, multiplier: float) -> tuple[Delta, str]:
    """What telling first is worth beyond what the act itself has earned."""
    if how not in (CameBack.KEPT, CameBack.OWNED):
        return (0.0, 0.0, 0.0, 0.0), ""
    held_back = before.rupture is not Rupture.NONE and how is CameBack.KEPT
    share = multiplier * (RUPTURED_SHARE if held_back else 1.0)
    counted = 1.0 if appraisal.final_move is Code.HLP_FOLLOW else OTHER_CLAUSE_WEIGHT
    credit = times(MOVEMENTS[Code.HLP_FOLLOW], share * (1.0 - counted))
    if how is CameBack.OWNED:
        return credit, "what was not kept was owned, unasked"
    kept = times(WORD_KEPT, share)
    whole = (credit[0] + kept[0], credit[1] + kept[1], credit[2] + kept[2], credit[3] + kept[3])
    return whole, "what was promised was kept, and told unasked"


def _with(change: StateChange, after: State, because: str = "") -> StateChange:
    """The change with another end; why it moved beyond the codes stands with it."""
    if not because:
        return change.model_copy(update={"after": after})
    was = change.after
    movement = Movement(
        code=Code.HLP_FOLLOW,
        trust=round(after.trust - was.trust, 2),
        openness=round(after.openness - was.openness, 2),
        strain=round(after.strain - was.strain, 2),
        felt=round(after.felt - was.felt, 2),
        because=because,
    )
    return change.model_copy(update={"after": after, "why": (*change.why, movement)})


def _recoded(appraisal: Appraisal, old: Code, new: Code, because: str) -> Appraisal:
    codes: tuple[Coded, ...] = tuple(
        replace(c, code=new, reason=because) if c.code is old else c for c in appraisal.codes
    )
    final = new if appraisal.final_move is old else appraisal.final_move
    return replace(appraisal, codes=codes, final_move=final)


def _level(value: float) -> float:
    return round(min(100.0, max(0.0, value)), 2)
