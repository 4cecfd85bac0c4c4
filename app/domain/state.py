"""How a colleague's inner state moves.

Movements, thresholds and multipliers are proposals from the project's state model,
checked by simulation (tests/domain/test_paths.py); they await tuning with actors.
All levels run from 0 to 100 and are kept to two decimals, so that a replay agrees
with the record to the digit.
"""

from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from app.domain.behaviours import RUPTURING, Appraisal, Code
from app.domain.inner import Reading, Rupture, State
from app.domain.movements import (
    ACK_FELT_CEILING,
    FACE_THREAT_SHARE,
    OTHER_CLAUSE_WEIGHT,
    RUPTURED_SHARE,
    is_positive,
    times,
    worth,
)
from app.domain.persona import Difficulty, Persona, Rehearsal, Stance

__all__ = [
    "Movement",
    "Reading",
    "Rupture",
    "State",
    "StateChange",
    "stance_of",
    "starting_state",
    "update",
]


class Movement(BaseModel):
    """What one code did to the state, and why so much."""

    model_config = ConfigDict(frozen=True)

    code: Code
    trust: float
    openness: float
    strain: float
    felt: float
    because: str


class StateChange(BaseModel):
    """State before and after one utterance, with each movement's reason."""

    model_config = ConfigDict(frozen=True)

    before: State
    after: State
    why: tuple[Movement, ...]


DIFFICULTY_SHIFT = {
    Difficulty.WARM: (15.0, 10.0),
    Difficulty.STANDARD: (0.0, 0.0),
    Difficulty.GUARDED: (-15.0, -10.0),
}
"""Shift of starting trust and openness."""


class Bearing(NamedTuple):
    """The levels at which a colleague's manner turns."""

    open_from: float
    """Openness from which they answer openly, once they feel understood as well."""
    open_felt: float
    """The feeling of being understood that this takes."""
    closed_below: float
    """Trust below which they are closed, hurt or not."""


BEARINGS = {
    Difficulty.WARM: Bearing(open_from=26.0, open_felt=28.0, closed_below=10.0),
    Difficulty.STANDARD: Bearing(open_from=38.0, open_felt=28.0, closed_below=15.0),
    Difficulty.GUARDED: Bearing(open_from=48.0, open_felt=45.0, closed_below=20.0),
}
"""How soon somebody speaks as to a friend, by the history between the two.

Openness is that of the gate to hints, to the practical problem and to what it does to them: a warm
colleague is frank about whatever they have begun to tell, an ordinary one once the problem is on the
table, a guarded one when it could go to the heart. Feeling understood is no matter of history, so it
is the same for warm and standard; guarded it is that of the gate to the heart again, above the most
that acknowledgement can reach, so that politeness alone wins no careful colleague over. Trust: a
guarded colleague has little to lose and closes after two careless lines, a warm one forgives many.

Only the manner turns here, and with it the lines a reply is chosen from. Movements and gates are the
same at every difficulty.
"""

_INVITING = frozenset(
    {
        Code.ATT_CHECKIN,
        Code.ATT_FOLLOWUP,
        Code.UND_OPEN,
        Code.UND_CHECK,
        Code.UND_REFLECT_SIMPLE,
        Code.UND_REFLECT_COMPLEX,
        Code.UND_SPACE,
        Code.HLP_ASK,
    }
)
_ATTENDING = frozenset({Code.ATT_NOTICE, Code.ATT_CHECKIN, Code.ATT_FOLLOWUP, Code.UND_OPEN})
_REFLECTING = frozenset({Code.UND_REFLECT_SIMPLE, Code.UND_REFLECT_COMPLEX, Code.UND_CHECK, Code.EMP_EMPATHY})


def starting_state(persona: Persona, difficulty: Difficulty) -> State:
    """The state a scene opens in: defaults of the rehearsal type, the scene's own, then difficulty."""
    levels: dict[str, float] = {"trust": 40, "openness": 20, "strain": 70, "felt": 12}
    rung = 1
    if persona.rehearsal is Rehearsal.UNDERSTANDING:
        levels |= {"trust": 42, "openness": 38}
        rung = 3
    elif persona.rehearsal is Rehearsal.EMPATHISING:
        levels |= {"openness": 28}
        rung = 2
    elif persona.rehearsal is Rehearsal.PERFORMANCE:
        levels |= {"trust": 45, "openness": 15, "strain": 60}
    own = persona.scene.start.model_dump(exclude_none=True)
    rung = int(own.pop("rung", rung))
    levels |= own
    trust_shift, openness_shift = DIFFICULTY_SHIFT[difficulty]
    levels["trust"] += trust_shift
    levels["openness"] += openness_shift
    return State(
        trust=_level(levels["trust"]),
        openness=_level(levels["openness"]),
        strain=_level(levels["strain"]),
        felt=_level(levels["felt"]),
        rung=rung,
        face_threat=persona.rehearsal is Rehearsal.PERFORMANCE,
    )


def update(
    state: State, appraisal: Appraisal, reading: Reading, multiplier: float, ruptures_to: Rupture
) -> StateChange:
    """Move the state by one appraised utterance.

    Each code counts once: the final move at full weight, others at half. `multiplier`
    is the style's, on positive movements only; `ruptures_to` is the way this style goes
    when hurt. The rung is not touched here (see `disclosure`).
    """
    now = state
    why: list[Movement] = []
    for code in dict.fromkeys(c.code for c in appraisal.codes):
        weight = 1.0 if code is appraisal.final_move else OTHER_CLAUSE_WEIGHT
        delta, because = worth(code, state, appraisal, reading)
        if is_positive(code, delta):
            share = multiplier
            if state.rupture is not Rupture.NONE and code is not Code.REP_REPAIR:
                share *= RUPTURED_SHARE
                because = f"{because}; an unrepaired hurt holds it back"
            delta = times(delta, share)
            if now.face_threat and not now.standard_stated:
                delta = (delta[0], delta[1] * FACE_THREAT_SHARE, delta[2], delta[3])
        delta = times(delta, weight)
        felt = delta[3]
        if code is Code.EMP_ACK and felt > 0:
            felt = max(0.0, min(felt, ACK_FELT_CEILING - now.felt))
        moved = now.model_copy(
            update={
                "trust": _level(now.trust + delta[0]),
                "openness": _level(now.openness + delta[1]),
                "strain": _level(now.strain + delta[2]),
                "felt": _level(now.felt + felt),
            }
        )
        why.append(
            Movement(
                code=code,
                trust=round(moved.trust - now.trust, 2),
                openness=round(moved.openness - now.openness, 2),
                strain=round(moved.strain - now.strain, 2),
                felt=round(moved.felt - now.felt, 2),
                because=because,
            )
        )
        now = moved
    return StateChange(before=state, after=_remember(now, appraisal, reading, ruptures_to), why=tuple(why))


def stance_of(state: State, difficulty: Difficulty) -> Stance:
    """How the colleague holds themself: closed when hurt, open when warmed, otherwise guarded."""
    bearing = BEARINGS[difficulty]
    if state.rupture is not Rupture.NONE or state.trust < bearing.closed_below:
        return Stance.CLOSED
    if state.openness >= bearing.open_from and state.felt >= bearing.open_felt:
        return Stance.OPEN
    return Stance.GUARDED


def _remember(now: State, appraisal: Appraisal, reading: Reading, ruptures_to: Rupture) -> State:
    codes = {c.code for c in appraisal.codes}
    in_a_row = 0 if codes & _REFLECTING else now.questions_in_a_row + (Code.UND_OPEN in codes)
    full = Code.EMP_EMPATHY in codes and appraisal.quality >= 0.7
    missed = reading.notice_missed and Code.UND_REFLECT_COMPLEX in codes
    rupture = now.rupture
    if appraisal.has(Code.REP_REPAIR):
        rupture = Rupture.NONE
    if codes & RUPTURING and not (Code.REP_REPAIR in codes and appraisal.final_move is Code.REP_REPAIR):
        rupture = ruptures_to
    return now.model_copy(
        update={
            "rupture": rupture,
            "acks": now.acks + (Code.EMP_ACK in codes),
            "empathies": now.empathies + (Code.EMP_EMPATHY in codes),
            "full_empathies": now.full_empathies + full,
            "complex_reflections": now.complex_reflections
            + (Code.UND_REFLECT_COMPLEX in codes and not missed),
            "questions_in_a_row": in_a_row,
            "checkins": now.checkins + (Code.ATT_CHECKIN in codes),
            "parrots": now.parrots + (Code.EMP_PARROT in codes),
            "hurts": now.hurts + bool(codes & RUPTURING),
            "attended": now.attended or bool(codes & _ATTENDING),
            "invited": now.invited or bool(codes & _INVITING) or full,
            "standard_stated": now.standard_stated or Code.PERF_STANDARD in codes,
        }
    )


def _level(value: float) -> float:
    return round(min(100.0, max(0.0, value)), 2)
