"""What the leader has earned: at most one rung a turn, with the reason.

Gates are those of the project's state model. Acknowledgement alone never opens the
emotional rungs (4 and 5), however often and however sincere.
"""

from pydantic import BaseModel, ConfigDict, Field

from app.domain.behaviours import BARRIERS, Appraisal, Code, Family
from app.domain.state import Reading, Rupture, State

OPENNESS_GATE = {2: 26.0, 3: 38.0, 4: 48.0, 5: 60.0}
TRUST_GATE = {3: 40.0, 4: 48.0, 5: 58.0}
FELT_GATE = {4: 45.0, 5: 62.0}
_QUESTIONS = frozenset({Code.UND_OPEN, Code.BAR_QUESTION, Code.SAFE_ASK, Code.UND_CHECK})
"""Never the key to the last layer. Asking what would help is: it asks about them, not for it."""


class Disclosure(BaseModel):
    """Whether a rung opened on this turn, and what decided it."""

    model_config = ConfigDict(frozen=True)

    opened: int | None = Field(default=None, ge=2, le=5)
    because: str


def unlock(state: State, appraisal: Appraisal, reading: Reading) -> Disclosure:
    """Decide whether the next rung opens, from the state after this turn's update."""
    target = state.rung + 1
    if target > 5:
        return Disclosure(because="there is nothing deeper")
    if appraisal.final_move in BARRIERS:
        return Disclosure(because=f"the last thing done was {appraisal.final_move.value}")
    if reading.pressing:
        return Disclosure(because="they were pressed")
    if appraisal.final_move.family is Family.OTHER or reading.about_the_task:
        return Disclosure(because="this was ordinary talk")
    if state.openness < OPENNESS_GATE[target]:
        return Disclosure(because=f"openness {state.openness:g}, {OPENNESS_GATE[target]:g} needed")
    if state.trust < TRUST_GATE.get(target, 0.0):
        return Disclosure(because=f"trust {state.trust:g}, {TRUST_GATE[target]:g} needed")
    if state.felt < FELT_GATE.get(target, 0.0):
        return Disclosure(because=f"felt understood {state.felt:g}, {FELT_GATE[target]:g} needed")
    missing = _missing(target, state, appraisal)
    if missing:
        return Disclosure(because=missing)
    return Disclosure(opened=target, because=_earned(target))


def _missing(target: int, state: State, appraisal: Appraisal) -> str:
    if target == 2 and not state.attended:
        return "nobody has looked or asked yet"
    if target == 3 and not state.invited:
        return "told, not asked"
    if target >= 4 and state.rupture is not Rupture.NONE:
        return "an unrepaired hurt"
    if target == 4 and not (state.full_empathies or state.complex_reflections):
        return "heard, and not yet met: no empathy that was theirs, no reflection that went deeper"
    if target == 5 and state.full_empathies + state.complex_reflections / 2 < 2:
        return "met once; the last layer takes more than once"
    if target == 5 and appraisal.final_move in _QUESTIONS:
        return "this is not said to a question"
    return ""


def _earned(target: int) -> str:
    return {
        2: "someone looked up",
        3: "they were asked, not told",
        4: "they felt met",
        5: "they felt met more than once, and nobody asked for it",
    }[target]
