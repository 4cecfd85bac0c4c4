"""The named cues that are patterns in the leader's words.

Each has a name, a plain-words gloss that an explanation can show, and one regular
expression over the lower-cased utterance. They are evidence for the models, not
verdicts: no single pattern decides a code (the exceptions are in `safety`).
"""

from typing import NamedTuple

from app.appraisers.embedded.cues_doing import DOING
from app.appraisers.embedded.cues_hearing import HEARING
from app.appraisers.embedded.pattern import Pattern


class Cue(NamedTuple):
    """A named pattern, with words an explanation can show."""

    name: str
    gloss: str
    pattern: Pattern


CUES: tuple[Cue, ...] = tuple(
    Cue(name, gloss, Pattern(pattern)) for name, gloss, pattern in (*HEARING, *DOING)
)
"""Every cue, in the order that the weights were fitted in."""
GLOSS = {cue.name: cue.gloss for cue in CUES}
"""Plain words for a cue, by its name."""
