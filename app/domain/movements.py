"""What each code is worth: movements, their fading and their conditions.

The numbers are the project's state model: proposals whose shape was checked by
simulation (tests/domain/test_paths.py) and which await tuning with actors.
"""

from app.domain.behaviours import Appraisal, Code, Grade
from app.domain.inner import Reading, State

Delta = tuple[float, float, float, float]

MOVEMENTS: dict[Code, Delta] = {
    Code.ATT_NOTICE: (3, 5, 0, 4),
    Code.ATT_CHECKIN: (2, 4, 0, 2),
    Code.ATT_FOLLOWUP: (4, 6, 0, 5),
    Code.UND_OPEN: (2, 5, 0, 2),
    Code.UND_REFLECT_SIMPLE: (2, 3, -1, 4),
    Code.UND_REFLECT_COMPLEX: (4, 6, -2, 8),
    Code.UND_CHECK: (3, 3, -1, 5),
    Code.UND_SPACE: (2, 5, -1, 3),
    Code.EMP_ACK: (2, 2, -1, 4),
    Code.EMP_EMPATHY: (6, 7, -5, 12),
    Code.EMP_PARROT: (0, 0, 0, 1),
    Code.EMP_HIJACK: (-3, -5, 1, -5),
    Code.EMP_PITY: (-4, -5, 2, -3),
    Code.HLP_ASK: (4, 3, -3, 3),
    Code.HLP_OFFER: (4, 1, -5, 2),
    Code.HLP_ADJUST: (5, 1, -7, 2),
    Code.HLP_SIGNPOST: (3, 1, -3, 1),
    Code.HLP_COMMIT: (5, 1, -4, 2),
    Code.HLP_FOLLOW: (8, 4, -3, 4),
    Code.BAR_TASK: (-3, -6, 2, -5),
    Code.BAR_INTERRUPT: (-5, -8, 3, -6),
    Code.BAR_ADVICE: (-3, -7, 2, -6),
    Code.BAR_DIAGNOSE: (-6, -8, 4, -7),
    Code.BAR_NORMALISE: (-3, -5, 1, -6),
    Code.BAR_MINIMISE: (-6, -8, 4, -9),
    Code.BAR_REASSURE: (-3, -5, 1, -5),
    Code.BAR_AVOID: (-4, -6, 3, -5),
    Code.BAR_HARSH: (-10, -12, 8, -9),
    Code.BAR_GENERIC: (-2, -3, 0, -2),
    Code.BAR_QUESTION: (-1, -3, 1, -2),
    Code.BAR_SECRECY: (2, 3, -1, 0),
    Code.SAFE_ASK: (5, 4, -6, 8),
    Code.SAFE_CONFID: (3, 2, -1, 2),
    Code.SAFE_ACT: (5, 2, -6, 5),
    Code.PERF_EXPECTATION: (3, 0, -2, 1),
    Code.PERF_STANDARD: (2, 0, 2, 0),
    Code.REP_REPAIR: (6, 6, -2, 5),
}
"""Trust, openness, strain and felt per code at full weight."""

STILL: Delta = (0, 0, 0, 0)
ACK_FADING = (1.0, 0.6, 0.25, 0.0, -0.4)
"""An acknowledgement's worth, first to fifth and later."""
ACK_FELT_CEILING = 42.0
EARLY_HELP: Delta = (-1, -2, 0, -2)
REPEATED_PARROT: Delta = (-3, 0, 0, -2)
MISSED_NOTICE: Delta = (0, 1, 0, 0)
MISSED_REFLECTION: Delta = (0, 1, 0, 1)
RUPTURED_SHARE = 0.4
FACE_THREAT_SHARE = 0.7
OTHER_CLAUSE_WEIGHT = 0.5
_EARLY = frozenset({Code.HLP_OFFER, Code.HLP_ADJUST, Code.HLP_SIGNPOST})


def worth(code: Code, state: State, appraisal: Appraisal, reading: Reading) -> tuple[Delta, str]:
    """What a code is worth at this point of this scene, and why."""
    full = MOVEMENTS.get(code, STILL)
    if code is Code.EMP_ACK:
        nth = min(state.acks, len(ACK_FADING) - 1)
        return times(full, ACK_FADING[nth]), f"acknowledgement number {state.acks + 1}"
    if code is Code.EMP_EMPATHY:
        later = 0.7 if state.empathies >= 2 else 1.0
        grade = (
            "specific to them" if appraisal.empathy is Grade.FULL else "addressed to them, not yet specific"
        )
        return times(full, appraisal.quality * later), f"empathy, {grade}"
    if code is Code.EMP_PARROT:
        return (REPEATED_PARROT, "the formula again") if state.parrots else (full, "a formula, once")
    if code is Code.UND_OPEN:
        if state.questions_in_a_row >= 3:
            return (0, -1, 0, 0), "one question after another"
        if state.questions_in_a_row == 2:
            return times(full, 0.3), "a third question in a row"
        return full, "an open question"
    if code is Code.ATT_CHECKIN and state.checkins:
        return times(full, 0.5), "a second check-in"
    if code is Code.ATT_NOTICE and reading.notice_missed:
        return MISSED_NOTICE, "looking, and seeing something that is not there"
    if code is Code.UND_REFLECT_COMPLEX and reading.notice_missed:
        return MISSED_REFLECTION, "a reflection that misses"
    if code is Code.UND_SPACE and not reading.something_to_be_quiet_about:
        return STILL, "quiet, with nothing yet to be quiet about"
    if code is Code.SAFE_ASK and not reading.indicator_live:
        return STILL, "asked with nothing to ask about; no harm done"
    if code is Code.HLP_ASK and state.rung <= 2:
        return times(full, 0.3), "asked what would help before knowing what it is"
    if code in _EARLY and (state.rung < 3 or state.felt < 40):
        return EARLY_HELP, "help before they feel understood"
    if code is Code.BAR_ADVICE and reading.permitted:
        return worth(Code.HLP_OFFER, state, appraisal, reading)
    if code is Code.PERF_STANDARD and state.felt > 30:
        return (full[0], full[1], 0, full[3]), "the standard, from someone who cares"
    return full, code.value


def is_positive(code: Code, delta: Delta) -> bool:
    """Whether a movement is one the style's multiplier and a rupture hold back."""
    return delta[0] + delta[1] - delta[2] + delta[3] > 0 or code is Code.PERF_STANDARD


def times(delta: Delta, share: float) -> Delta:
    """A movement scaled."""
    return (delta[0] * share, delta[1] * share, delta[2] * share, delta[3] * share)
