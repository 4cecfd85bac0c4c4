"""The four markers of empathy, read from the grade and the cues (codebook A.3)."""

from app.appraisers.embedded.context import Context
from app.appraisers.embedded.cues import found
from app.domain.behaviours import Grade, Marker

_IMPACT = frozenset(("effect_on_you", "feeling_word", "body"))


def markers(grade: Grade, text: str, context: Context) -> tuple[Marker, ...]:
    """Markers of the empathic words in an utterance.

    Full empathy holds M1 by definition, thin empathy never; both hold M3 and at least
    one of M2 and M4. An acknowledgement can be specific but names no effect.
    """
    if grade is Grade.NONE:
        return ()
    if grade is Grade.ACK:
        specific = (Marker.SPECIFIC,) if len(context.shared(text)) >= 2 else ()
        return (*specific, Marker.REGISTER)
    cues = found(text)
    moved = "moved" in cues or "sorry" in cues
    impact = bool(cues & _IMPACT) or not moved
    held = {
        Marker.SPECIFIC: grade is Grade.FULL,
        Marker.IMPACT: impact or grade is Grade.FULL,
        Marker.REGISTER: True,
        Marker.MOVED: moved,
    }
    return tuple(marker for marker, met in held.items() if met)
