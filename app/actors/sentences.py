"""Cuts a text that arrives in pieces of any size into sentences, as early as each can be known.

Nothing is lost: the sentences joined are the text. Stage business in brackets is one
sentence, whatever stops it holds.
"""

import re

_END = re.compile(r"[.!?…]+[\"”’'*]*(?=\s)|\n")
_SHORT = re.compile(
    r"(?:^|[\s(\"“])(?:(?i:mr|mrs|ms|dr|prof|st|vs|approx|dept|e\.g|i\.e)|[B-HJ-Z]|[A-Z](?:\.[A-Z])+)\.$"
)
"""What a stop after which does not end a sentence: titles, and initials other than "I" and "A"."""
LONGEST_BUSINESS = 240
"""A bracket that has not closed after so many characters is taken for an ordinary word."""


class Sentences:
    """Feed it pieces; it gives back whole sentences, each with the space that follows it."""

    def __init__(self) -> None:
        self._held = ""

    def feed(self, piece: str) -> list[str]:
        """The sentences that are whole now."""
        self._held += piece
        found = []
        while (at := self._boundary()) is not None:
            found.append(self._held[:at])
            self._held = self._held[at:]
        return found

    def end(self) -> str:
        """What is left: a last sentence, perhaps without its stop; empty where nothing is."""
        left, self._held = self._held, ""
        return left

    def _boundary(self) -> int | None:
        """Where the first sentence ends, the space after it included; None while it may go on."""
        text = self._held
        start = len(text) - len(text.lstrip())
        if text.startswith(("(", "*"), start):
            closed = text.find(")" if text[start] == "(" else "*", start + 1)
            if closed >= 0:
                return self._after(closed + 1)
            if len(text) - start <= LONGEST_BUSINESS:
                return None
        for match in _END.finditer(text, start):
            if self._is_inside_brackets(text[start : match.start()]):
                continue
            if match[0] == "\n":
                return self._after(match.end())
            so_far = text[start : match.end()]
            if _is_abbreviation(so_far):
                continue
            after = self._after(match.end())
            if after is None:
                return None  # the next word decides
            goes_on = text[after].islower() and not text[match.end() : after].count("\n")
            if goes_on and (match[0].startswith(("…", "..")) or match[0][-1] in "\"”’'" or _is_hour(so_far)):
                continue
            return after
        return None

    def _after(self, at: int) -> int | None:
        """The place of the next word; None where it has not come yet."""
        rest = self._held[at:]
        stripped = rest.lstrip()
        return at + len(rest) - len(stripped) if stripped else None

    def _is_inside_brackets(self, text: str) -> bool:
        opened = text.rfind("(")
        return opened > text.rfind(")") and len(text) - opened <= LONGEST_BUSINESS


def sentences_of(text: str) -> list[str]:
    """The sentences of a whole text."""
    cut = Sentences()
    found = cut.feed(text)
    rest = cut.end()
    return [*found, rest] if rest else found


def is_whole(sentence: str) -> bool:
    """Whether a last sentence has its stop, and was not broken off."""
    return bool(re.search(r"[.!?…)][\"”’'*)]*\s*$", sentence))


def _is_hour(text: str) -> bool:
    return text.lower().endswith(("a.m.", "p.m."))


def _is_abbreviation(text: str) -> bool:
    return _SHORT.search(text.rstrip("\"”’'*")) is not None
