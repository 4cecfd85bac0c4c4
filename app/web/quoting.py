"""Quotes, as the pages show them."""

from app.web.review_contexts import Quote
from app.web.script import Part, parts


def quoted(text: str, turn: int | None, colleague: str = "") -> Quote | None:
    """A quote as the pages show it: the leader's, unless a colleague is named; None for nothing."""
    if turn is None or not text:
        return None
    words = parts(text) if colleague else (Part(business=False, text=text),)
    return Quote(who=colleague or "You", words=words, turn=turn)
