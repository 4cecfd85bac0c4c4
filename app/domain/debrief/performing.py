"""The two sentences of a performance conversation: one with the standard, one with the person in it."""

from app.domain.behaviours import Code
from app.domain.debrief.evidence import strongest
from app.domain.debrief.quoting import shorten, sound
from app.domain.debrief.values import Quadrant, Spoken
from app.domain.rubric import Conduct
from app.domain.rubric.conduct import FAVOURABLE
from app.domain.transcript import Iteration

QUADRANTS: dict[Quadrant, str] = {
    "compassionate clarity": "The standard was clear and you kept hold of the person: compassionate clarity.",
    "harsh": "The standard was clear, and there was little for the person in it. That lands as harsh.",
    "avoidant kindness": "You kept hold of the person and the standard got lost: kindness that avoids.",
    "absent": "Neither the standard nor the person got much room: absent.",
}
NO_STANDARD = "The standard was not said out loud."
NO_CARE = "No sentence was there for the person."

_STANDARD = (Code.PERF_STANDARD, Code.PERF_EXPECTATION)


def standard_sentence(iteration: Iteration) -> Spoken | None:
    """Where the standard was said first, verbatim; None where it was not said."""
    for turn in iteration.turns:
        for coded in sound(turn):
            if coded.code is Code.PERF_STANDARD:
                return Spoken(turn=turn.number, quote=shorten(coded.quote))
    return None


def care_sentence(iteration: Iteration, conduct: Conduct) -> Spoken | None:
    """The line that kept most hold of the person, verbatim; None where there is none."""
    found = strongest("care", iteration, conduct)
    if found is None or found.code is None or found.code not in FAVOURABLE or found.code in _STANDARD:
        return None
    return Spoken(turn=found.turn, quote=found.quote)
