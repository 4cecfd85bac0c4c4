"""The debrief: what happened, with the words that show it, and one thing to try.

    compose(persona, iteration, rubric) -> Debrief

The colleague's own view comes first, then the shape of the conversation, then the
rubric. Everything quoted is verbatim; what was not reached is counted, never told.
"""

from app.domain.debrief.compose import compose, may_debrief
from app.domain.debrief.values import (
    Debrief,
    Decision,
    Felt,
    Note,
    Point,
    Quadrant,
    Rating,
    Returned,
    SafetyItem,
    SecondReading,
    Shape,
    Spoken,
    Takeaway,
    Unsaid,
    Who,
)

__all__ = [
    "Debrief",
    "Decision",
    "Felt",
    "Note",
    "Point",
    "Quadrant",
    "Rating",
    "Returned",
    "SafetyItem",
    "SecondReading",
    "Shape",
    "Spoken",
    "Takeaway",
    "Unsaid",
    "Who",
    "compose",
    "may_debrief",
]
