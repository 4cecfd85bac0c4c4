"""Choosing the line that shows a level: the strongest, the one that went amiss, the sign that went by."""

from typing import NamedTuple

from app.domain.behaviours import Code, Coded, Grade
from app.domain.debrief.quoting import shorten, sound
from app.domain.debrief.values import Who
from app.domain.persona import Cue, Persona
from app.domain.rubric import Act, Conduct, CriterionId
from app.domain.rubric.conduct import FAVOURABLE
from app.domain.rubric.readings import gives_example, notices, specifics
from app.domain.transcript import Iteration, Turn

_QUOTE = 240


class Evidence(NamedTuple):
    """A quoted line and what is needed to talk about it."""

    turn: int
    """0 is the opening."""
    quote: str
    who: Who
    next: str
    code: Code | None
    """What earned it its place; None where nothing particular did."""
    moves: frozenset[str]
    """What was done there, in the words of `persona.MOVES`."""
    rung: int
    """What had been told by then."""
    cue: str | None = None
    """For a sign that went by: its id."""


STRENGTHS: dict[CriterionId, dict[Code, int]] = {
    "attending": {
        Code.ATT_NOTICE: 40,
        Code.ATT_FOLLOWUP: 40,
        Code.ATT_CHECKIN: 30,
        Code.EMP_EMPATHY: 15,
        Code.UND_OPEN: 10,
        Code.EMP_ACK: 5,
    },
    "understanding": {
        Code.UND_REFLECT_COMPLEX: 50,
        Code.UND_CHECK: 45,
        Code.UND_REFLECT_SIMPLE: 40,
        Code.SAFE_ASK: 35,
        Code.UND_OPEN: 30,
        Code.UND_SPACE: 20,
        Code.ATT_FOLLOWUP: 15,
        Code.ATT_CHECKIN: 10,
    },
    "empathising": {
        Code.EMP_EMPATHY: 40,
        Code.UND_REFLECT_COMPLEX: 25,
        Code.EMP_ACK: 30,
        Code.EMP_PARROT: 10,
    },
    "helping": {
        Code.SAFE_ACT: 45,
        Code.HLP_FOLLOW: 45,
        Code.HLP_COMMIT: 40,
        Code.HLP_ADJUST: 40,
        Code.HLP_OFFER: 40,
        Code.HLP_SIGNPOST: 35,
        Code.HLP_ASK: 20,
    },
    "clarity": {Code.PERF_STANDARD: 40, Code.PERF_EXPECTATION: 30},
    "care": {
        Code.EMP_EMPATHY: 45,
        Code.UND_REFLECT_COMPLEX: 40,
        Code.HLP_ADJUST: 35,
        Code.HLP_OFFER: 35,
        Code.HLP_ASK: 30,
        Code.UND_OPEN: 28,
        Code.UND_REFLECT_SIMPLE: 28,
        Code.UND_CHECK: 28,
        Code.UND_SPACE: 20,
        Code.ATT_CHECKIN: 15,
        Code.EMP_ACK: 10,
    },
}
"""What each criterion is best shown by; grade, specifics and examples add to these."""

AMISS: dict[CriterionId, tuple[Code, ...]] = {
    "attending": (Code.BAR_HARSH, Code.BAR_TASK, Code.BAR_AVOID, Code.BAR_INTERRUPT, Code.BAR_ADVICE),
    "understanding": (
        Code.BAR_DIAGNOSE,
        Code.BAR_HARSH,
        Code.BAR_ADVICE,
        Code.BAR_INTERRUPT,
        Code.BAR_NORMALISE,
        Code.BAR_REASSURE,
        Code.BAR_QUESTION,
        Code.BAR_TASK,
    ),
    "empathising": (
        Code.BAR_HARSH,
        Code.BAR_MINIMISE,
        Code.EMP_PITY,
        Code.EMP_HIJACK,
        Code.BAR_DIAGNOSE,
        Code.BAR_NORMALISE,
        Code.BAR_REASSURE,
        Code.EMP_PARROT,
        Code.BAR_TASK,
        Code.BAR_ADVICE,
    ),
    "helping": (
        Code.BAR_SECRECY,
        Code.BAR_REASSURE,
        Code.BAR_GENERIC,
        Code.BAR_ADVICE,
        Code.BAR_AVOID,
        Code.BAR_HARSH,
    ),
    "clarity": (Code.BAR_AVOID, Code.BAR_HARSH),
    "care": (Code.BAR_HARSH, Code.BAR_MINIMISE, Code.BAR_DIAGNOSE, Code.BAR_NORMALISE, Code.BAR_TASK),
}
"""What shows each criterion going amiss, gravest first."""


def strongest(
    criterion: CriterionId,
    iteration: Iteration,
    conduct: Conduct,
    without: frozenset[int] = frozenset(),
    sure_from: float = 0.0,
) -> Evidence | None:
    """The line that shows most of a criterion, the earliest of equals.

    `without` leaves turns out; codes of less confidence than `sure_from` are passed over.
    """
    best: tuple[float, Evidence] | None = None
    for turn, act in zip(iteration.turns, conduct.acts, strict=True):
        if turn.number in without:
            continue
        for coded in sound(turn):
            worth = _worth(criterion, coded, act) if coded.confidence >= sure_from else 0
            if worth and (best is None or worth > best[0]):
                best = (worth, _from(turn, coded))
    return best[1] if best else None


def amiss(criterion: CriterionId, iteration: Iteration, conduct: Conduct) -> Evidence | None:
    """The gravest line that went against a criterion, the earliest of equals."""
    for code in AMISS[criterion]:
        for turn, act in zip(iteration.turns, conduct.acts, strict=True):
            if code is Code.BAR_ADVICE and act.permitted:
                continue
            found = next((c for c in sound(turn) if c.code is code), None)
            if found:
                return _from(turn, found)
    return None


def missed_sign(persona: Persona, iteration: Iteration, conduct: Conduct) -> Evidence | None:
    """A cue nobody took up, in the colleague's words: the first that was turned from, or the first."""
    taken = {act.takes for act in conduct.acts}
    shown = [(0, iteration.opening_cue)] + [(t.number, t.cue_shown) for t in iteration.turns[:-1]]
    missed = [(turn, cue) for turn, cue in shown if cue in conduct.shown and cue not in taken]
    if not missed or not iteration.turns:
        return None
    turn, cue_id = next(((n, c) for n, c in missed if not conduct.acts[n].for_them), missed[0])
    answered = iteration.turns[turn]
    reply = iteration.turns[turn - 1].reply if turn else iteration.opening
    cue = next((c for c in persona.cues if c.id == cue_id), None)
    quote = _shown_in(reply, cue) or shorten(reply)
    if not quote:
        return None
    return Evidence(
        turn=turn,
        quote=quote,
        who="colleague",
        next=shorten(answered.reply),
        code=None,
        moves=moves_of(answered),
        rung=answered.change.before.rung,
        cue=cue_id,
    )


def plain_line(criterion: CriterionId, iteration: Iteration) -> Evidence | None:
    """Where nothing particular was done: the answer to what was told, or for helping the last line."""
    spoken = [t for t in iteration.turns if t.utterance.strip()]
    if not spoken:
        return None
    chosen = spoken[0]
    if criterion == "helping":
        chosen = spoken[-1]
    else:
        pairs = list(zip(iteration.turns, iteration.turns[1:], strict=False))
        told = [b for a, b in pairs if a.disclosure.opened] or [b for a, b in pairs if a.cue_shown]
        answers = [t for t in told if t.utterance.strip()]
        chosen = answers[-1] if answers else chosen
    return Evidence(
        turn=chosen.number,
        quote=shorten(chosen.utterance, _QUOTE),
        who="leader",
        next=shorten(chosen.reply),
        code=None,
        moves=moves_of(chosen),
        rung=chosen.change.before.rung,
    )


def last_of(code: Code, iteration: Iteration) -> Evidence | None:
    """The latest line that carries a code."""
    for turn in reversed(iteration.turns):
        for coded in sound(turn):
            if coded.code is code:
                return _from(turn, coded)
    return None


def moves_of(turn: Turn) -> frozenset[str]:
    """What a turn did, in the words of `persona.MOVES`."""
    codes = {c.code.value for c in turn.appraisal.codes} - {Code.EMP_EMPATHY.value}
    if turn.appraisal.empathy in (Grade.THIN, Grade.FULL):
        codes.add(f"emp.{turn.appraisal.empathy.value}")
    return frozenset(codes | {turn.move})


def _worth(criterion: CriterionId, coded: Coded, act: Act) -> float:
    worth: float = STRENGTHS[criterion].get(coded.code, 0)
    if not worth:
        return 0
    if coded.code is Code.ATT_NOTICE and act.guess_missed:
        return worth / 4
    if criterion == "attending" and notices(act):
        # All noticing weighs the same, so that the first moment is the one quoted.
        return 60
    if coded.code is Code.EMP_EMPATHY and criterion in ("empathising", "care"):
        worth += (40 if act.grade is Grade.FULL else 0) + 5 * len(act.markers) - (30 if act.cancelled else 0)
    if criterion == "helping" and coded.code is not Code.HLP_ASK:
        worth += 10 * len(specifics(act))
    if criterion == "clarity" and gives_example(act):
        worth += 5
    if act.final not in FAVOURABLE:
        worth -= 5
    return max(1.0, worth)


def _from(turn: Turn, coded: Coded) -> Evidence:
    return Evidence(
        turn=turn.number,
        quote=shorten(coded.quote, _QUOTE),
        who="leader",
        next=shorten(turn.reply),
        code=coded.code,
        moves=frozenset({coded.code.value}) if coded.code is not Code.EMP_EMPATHY else moves_of(turn),
        rung=turn.change.before.rung,
    )


def _shown_in(reply: str, cue: Cue | None) -> str:
    """How the cue stands in the reply, letter for letter; empty where it cannot be found."""
    for line in cue.shows if cue else ():
        for piece in (line.text, line.does, line.say):
            if piece and piece in reply:
                return piece
    return ""
