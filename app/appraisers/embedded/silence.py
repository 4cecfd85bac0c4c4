"""Utterances without words: a silence that leaves room, or an absence (codebook, `und.space`)."""

import re

from app.appraisers.embedded.context import Context
from app.appraisers.embedded.text import lower
from app.domain.behaviours import Code

_WORDY = re.compile(r"[^\W_]")
_PAUSE = re.compile(
    r"^\W*\(?\b(?:waits?|pauses?|silence|nods?|says nothing|sits?(?: with (?:you|them|her|him))?|"
    r"listens?)\b\)?\W*$"
)
_DOTS = re.compile(r"^[\s.\u2026]+$")


def silence(context: Context) -> tuple[Code, str] | None:
    """The code and the reason for a wordless utterance; None if there are words to read.

    Room is left only after something heavy; a blank answer to a question is an absence,
    and a second one running steps round it.
    """
    small = lower(context.heard.utterance)
    if _WORDY.search(small) and not (_PAUSE.search(small) and small.strip().startswith("(")):
        return None
    if small.strip() and not _DOTS.match(small) and not _PAUSE.search(small):
        return Code.OTH_NEUTRAL, "no words to read"
    if context.asked:
        before = context.heard.said[-1:] if context.heard.said else ()
        if before and not _WORDY.search(before[0]):
            return Code.BAR_AVOID, "a question left unanswered twice"
        return Code.OTH_NEUTRAL, "a question left unanswered"
    if context.live:
        return Code.UND_SPACE, "room left after something heavy"
    return Code.OTH_NEUTRAL, "nothing to be quiet about"
