"""How a conversation ends, and where it could."""

from app.domain.behaviours import Appraisal
from app.domain.persona import Lines, Persona, Stance
from app.domain.recognition import Recognition
from app.domain.state import Rupture, State
from app.domain.transcript import Ended, Iteration

LEAVING_HURTS = 5
"""Rupturing acts after which a colleague with no trust left walks out."""
ARRIVED_AT = 4
"""The rung at which a promise with a time is a place to stop."""


def arrives(iteration: Iteration, state: State, appraisal: Appraisal, recognition: Recognition) -> bool:
    """Whether a promise with a time, late enough on the ladder, makes this a place to stop."""
    promised = appraisal.final_move.value == "hlp.commit" and recognition.when is not None
    return (
        state.rung >= ARRIVED_AT and state.rupture is Rupture.NONE and promised and len(iteration.turns) >= 4
    )


def how_it_ends(
    persona: Persona, number: int, state: State, iteration: Iteration, recognition: Recognition
) -> Ended | None:
    """How the conversation ends with this turn; None where it goes on."""
    if state.trust <= 0 and state.rupture is not Rupture.NONE and state.hurts >= LEAVING_HURTS:
        return Ended.COLLEAGUE
    if number >= persona.turn_limit:
        return Ended.TIME
    if recognition.farewell and iteration.turns and iteration.turns[-1].recognition.farewell:
        return Ended.LEADER
    return None


def closing_lines(
    persona: Persona, ends: Ended | None, arrived: bool, recognition: Recognition, stance: Stance
) -> Lines:
    """What the colleague may say as it ends or comes to rest; none where it goes on."""
    endings = persona.scene.endings
    if ends is Ended.COLLEAGUE:
        return endings.colleague_leaves.get(Stance.CLOSED, ())
    if recognition.farewell:
        return endings.leader_leaves.get(stance, ())
    if ends is Ended.TIME:
        return endings.time.get(stance, ())
    return endings.arrival if arrived else ()
