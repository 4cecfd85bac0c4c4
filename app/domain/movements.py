"""What each code is worth: movements, their fading and their conditions.

The numbers are the project's state model: proposals whose shape was checked by
simulation (tests/domain/test_paths.py) and which await tuning with actors.
"""

from collections.abc import Callable

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
CARED_FOR = 30.0
"""Felt understood above this, the standard adds no strain."""


Worth = tuple[Delta, str]


def worth(code: Code, state: State, appraisal: Appraisal, reading: Reading) -> Worth:
    """What a code is worth at this point of this scene, before style and weight, and why."""
    special = _BY_CONDITION.get(code, _plainly)
    return special(code, state, appraisal, reading)


def _plainly(code: Code, state: State, appraisal: Appraisal, reading: Reading) -> Worth:
    return MOVEMENTS.get(code, STILL), code.value


def _acknowledgement(code: Code, state: State, appraisal: Appraisal, reading: Reading) -> Worth:
    nth = min(state.acks, len(ACK_FADING) - 1)
    return times(MOVEMENTS[code], ACK_FADING[nth]), f"acknowledgement number {state.acks + 1}"


def _empathy(code: Code, state: State, appraisal: Appraisal, reading: Reading) -> Worth:
    later = 0.7 if state.empathies >= 2 else 1.0
    grade = "specific to them" if appraisal.empathy is Grade.FULL else "addressed to them, not yet specific"
    return times(MOVEMENTS[code], appraisal.quality * later), f"empathy, {grade}"


def _formula(code: Code, state: State, appraisal: Appraisal, reading: Reading) -> Worth:
    return (REPEATED_PARROT, "the formula again") if state.parrots else (MOVEMENTS[code], "a formula, once")


def _open_question(code: Code, state: State, appraisal: Appraisal, reading: Reading) -> Worth:
    if state.questions_in_a_row >= 3:
        return (0, -1, 0, 0), "one question after another"
    if state.questions_in_a_row == 2:
        return times(MOVEMENTS[code], 0.3), "a third question in a row"
    return MOVEMENTS[code], "an open question"


def _check_in(code: Code, state: State, appraisal: Appraisal, reading: Reading) -> Worth:
    return (
        (times(MOVEMENTS[code], 0.5), "a second check-in")
        if state.checkins
        else (MOVEMENTS[code], "a check-in")
    )


def _notice(code: Code, state: State, appraisal: Appraisal, reading: Reading) -> Worth:
    if reading.notice_missed:
        return MISSED_NOTICE, "looking, and seeing something that is not there"
    return MOVEMENTS[code], "something about them was noticed"


def _deeper_reflection(code: Code, state: State, appraisal: Appraisal, reading: Reading) -> Worth:
    if reading.notice_missed:
        return MISSED_REFLECTION, "a reflection that misses"
    return MOVEMENTS[code], "a reflection that goes one step further"


def _space(code: Code, state: State, appraisal: Appraisal, reading: Reading) -> Worth:
    if reading.something_to_be_quiet_about:
        return MOVEMENTS[code], "room was left"
    return STILL, "quiet, with nothing yet to be quiet about"


def _asking_about_suicide(code: Code, state: State, appraisal: Appraisal, reading: Reading) -> Worth:
    if reading.indicator_live:
        return MOVEMENTS[code], "asked plainly"
    return STILL, "asked with nothing to ask about; no harm done"


def _asking_what_helps(code: Code, state: State, appraisal: Appraisal, reading: Reading) -> Worth:
    if state.rung <= 2:
        return times(MOVEMENTS[code], 0.3), "asked what would help before knowing what it is"
    return MOVEMENTS[code], "asked what would help"


def _help(code: Code, state: State, appraisal: Appraisal, reading: Reading) -> Worth:
    if state.rung < 3 or state.felt < 40:
        return EARLY_HELP, "help before they feel understood"
    return MOVEMENTS[code], "help they can use"


def _advice(code: Code, state: State, appraisal: Appraisal, reading: Reading) -> Worth:
    if reading.permitted:
        return _help(Code.HLP_OFFER, state, appraisal, reading)
    return MOVEMENTS[code], "advice nobody asked for"


def _standard(code: Code, state: State, appraisal: Appraisal, reading: Reading) -> Worth:
    trust, openness, strain, felt = MOVEMENTS[code]
    if state.felt > CARED_FOR:
        return (trust, openness, 0, felt), "the standard, from someone who cares"
    return (trust, openness, strain, felt), "the standard"


_BY_CONDITION: dict[Code, Callable[[Code, State, Appraisal, Reading], Worth]] = {
    Code.EMP_ACK: _acknowledgement,
    Code.EMP_EMPATHY: _empathy,
    Code.EMP_PARROT: _formula,
    Code.UND_OPEN: _open_question,
    Code.ATT_CHECKIN: _check_in,
    Code.ATT_NOTICE: _notice,
    Code.UND_REFLECT_COMPLEX: _deeper_reflection,
    Code.UND_SPACE: _space,
    Code.SAFE_ASK: _asking_about_suicide,
    Code.HLP_ASK: _asking_what_helps,
    Code.HLP_OFFER: _help,
    Code.HLP_ADJUST: _help,
    Code.HLP_SIGNPOST: _help,
    Code.BAR_ADVICE: _advice,
    Code.PERF_STANDARD: _standard,
}
"""Codes whose worth hangs on the moment."""


def is_positive(code: Code, delta: Delta) -> bool:
    """Whether a movement is one the style's multiplier and a rupture hold back."""
    return delta[0] + delta[1] - delta[2] + delta[3] > 0 or code is Code.PERF_STANDARD


def times(delta: Delta, share: float) -> Delta:
    """A movement scaled."""
    return (delta[0] * share, delta[1] * share, delta[2] * share, delta[3] * share)
