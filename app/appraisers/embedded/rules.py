"""What the codebook settles whatever the models think.

Repetition needs the leader's earlier lines, task talk is a barrier only while a cue is
live, advice that was asked for is help, and a clause behind a hinge takes something back.
"""

from collections.abc import Sequence

from app.appraisers.embedded import distress, repeats, safety
from app.appraisers.embedded.clauses import Span
from app.appraisers.embedded.context import Context
from app.appraisers.embedded.cues import found
from app.appraisers.embedded.limits import limits
from app.appraisers.embedded.linear import CODES, Judged
from app.appraisers.embedded.plainly import acknowledges, asks_after, plain_words, points, stock
from app.domain.behaviours import BARRIERS, Code, Family, Grade

OUTSIDE = 0.5
"""Probability from which real people's details and talk to the software stand for the whole message."""

_AT = {code: i for i, code in enumerate(CODES)}
_FORMULAIC = frozenset(("formula", "gush"))
_STEMS = frozenset(
    ("i_hear", "that_is_hard", "effect_on_you", "feeling_word", "sorry", "formula", "gush", "moved")
)
_EMPATHY = frozenset((Code.EMP_ACK, Code.EMP_EMPATHY, Code.EMP_PARROT))
GOING_BACK = frozenset((Code.UND_OPEN, Code.ATT_FOLLOWUP))
"""What naming their words and asking about them is heard as; together it is one `att.followup`."""
_MAY_REPEAT = frozenset(
    (Code.UND_SPACE, Code.SAFE_ASK, Code.SAFE_ACT, Code.OTH_NEUTRAL, Code.OTH_OFFSCENE, Code.OTH_META)
)
_STAYS_CLOSE = frozenset(
    (Family.UNDERSTANDING, Family.ATTENDING, Family.HELPING, Family.EMPATHISING, Family.SAFETY, Family.REPAIR)
)


def outside(context: Context, judged: Judged) -> tuple[Code, str] | None:
    """A code that stands for the whole message (codebook A.0 steps 0 and 2), with its reason."""
    text = context.heard.utterance
    held = float(max(judged.codes[_AT[Code.OTH_DISTRESS]], judged.move[_AT[Code.OTH_DISTRESS]]))
    said, enough = distress.weigh(text)
    elsewhere = limits(text) or safety.asks_about_suicide(text)
    if held >= enough and (said or not elsewhere):
        return Code.OTH_DISTRESS, said or "reads like the leader's own distress"
    if float(judged.codes[_AT[Code.OTH_REALDATA]]) >= OUTSIDE:
        return Code.OTH_REALDATA, "reads like details of a real person"
    if safety.to_software(text):
        return Code.OTH_OFFSCENE, "talks to the software"
    return None


def repeated(grade: Grade, move: Code, context: Context) -> Code | None:
    """`emp.parrot` or `oth.repeat` if the leader has said nearly this before, otherwise None."""
    text, said = context.heard.utterance, context.heard.said
    if not said:
        return None
    again = repeats.same_again(text, said)
    if grade in (Grade.ACK, Grade.THIN) or move is Code.EMP_PARROT:
        stuck = again or (grade is Grade.THIN and repeats.same_frame(text, said))
        return Code.EMP_PARROT if stuck and len(context.shared(text)) < 2 else None
    return Code.OTH_REPEAT if again and move not in _MAY_REPEAT else None


def counterfeit(text: str, context: Context) -> bool:
    """Whether words can be `emp.parrot` at all: a formula, or a stem said before (codebook A.3).

    What was said before is known from the leader's earlier lines, or from the colleague's complaint.
    """
    said = context.heard.said
    again = repeats.same_again(text, said) or repeats.same_frame(text, said)
    return again or context.complains or stock(text) or bool(found(text) & _FORMULAIC)


def impossible(context: Context) -> set[Code]:
    """Codes that the words rule out, whatever the models make of them."""
    text = context.heard.utterance
    out = set() if safety.may_ask(text) else {Code.SAFE_ASK}
    if not counterfeit(text, context):
        out.add(Code.EMP_PARROT)
    return out | (set(CODES) - _EMPATHY if acknowledges(text) else set())


def settled(code: Code, context: Context, quote: str = "", sure: float = 1.0) -> tuple[Code, str]:
    """The code of a quote after the rules, and why it changed; the reason is empty if it did not."""
    plain = plain_words(code, quote, sure)
    if plain is not None:
        code, because = plain
        idle = code is Code.BAR_TASK and not context.something_shown
        return (Code.OTH_NEUTRAL, because) if idle else (code, because)
    if code is Code.OTH_NEUTRAL and asks_after(context.heard.utterance):
        return Code.ATT_CHECKIN, "asks how they are, and brings no work with it"
    if code is Code.BAR_HARSH and len(context.shared(quote)) > 1 and points(quote):
        return Code.ATT_NOTICE, "points at what they showed, and judges nobody"
    if code is Code.BAR_TASK and not context.something_shown:
        return Code.OTH_NEUTRAL, "task talk with no cue waiting"
    if code is Code.OTH_REPEAT and "?" not in quote and found(quote) & _STEMS:
        return Code.EMP_PARROT, "an empathic phrase said before"
    if code is Code.BAR_ADVICE and context.asks_leader:
        return Code.HLP_OFFER, "advice the colleague asked for"
    if code is Code.UND_SPACE and not context.last:
        return Code.OTH_NEUTRAL, "nothing to leave room for yet"
    return code, ""


def cancelled(path: Sequence[Code], spans: Sequence[Span]) -> bool:
    """Whether a clause after the empathic words takes part of them back."""
    felt = [i for i, code in enumerate(path) if code in _EMPATHY]
    if not felt:
        return False
    return any(
        code in BARRIERS or (span.hinged and code.family not in _STAYS_CLOSE)
        for code, span in list(zip(path, spans, strict=True))[felt[-1] + 1 :]
    )
