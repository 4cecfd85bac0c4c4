"""Clause segmentation: the unit of coding is a clause that does one thing.

Spans are character offsets into the utterance, so a quote cut from one is verbatim.
"""

import re
from dataclasses import dataclass

from app.appraisers.embedded.text import lower

MOST = 24
"""The most clauses an utterance is cut into; the rest is joined to the last but one."""

_SENTENCE = re.compile(r"(?:[.!?\u2026]+[\"')\]]*(?=\s|$)|\n+)")
_HINGE = re.compile(
    r"(?:,\s*|\s+-+\s*|;\s*|\s+)(?=(?:but|however|mind you|although|having said that|that said)\b)"
    r"|,\s+(?=(?:at least|though|still,|anyway|which is why|on the bright side|and i'll|so i'll|i'll)\b)"
    r"|;\s+|\s+[\u2013\u2014-]+\s+"
)
_ASK = re.compile(
    r",\s+(?=(?:have|could|can|shall|do|did|would|will|are|is|why|what|how|when|where|who)"
    r"(?:'s|n't)?\s+(?:you|we|i|it|that|your|about)\b)"
)
_WORDY = re.compile(r"[^\W_]")
_NO_SPLIT_BEFORE = re.compile(r"(?:\b(?:nothing|anything|all|everything|anyone|none|no one)\s*)$")


@dataclass(frozen=True)
class Span:
    """A clause: `start` and `end` are offsets into the utterance, `hinged` that a hinge opens it."""

    start: int
    end: int
    hinged: bool = False

    def of(self, utterance: str) -> str:
        """The clause's words, verbatim."""
        return utterance[self.start : self.end]


HINGES = re.compile(
    r"^\W*(?:but|however|although|though|mind you|at least|still,|that said|having said that|"
    r"on the bright side)\b"
)
"""What a clause that takes something back begins with."""


def segment(utterance: str) -> list[Span]:
    """The clauses of an utterance in order; never empty: a blank utterance is one blank clause.

    Sentences are cut at hinges ("but", "at least"), at semicolons and dashes, and where a
    question is hung on with a comma. Pieces without a word join the clause before them.
    """
    small = lower(utterance)
    cuts = {m.end() for m in _SENTENCE.finditer(small)}
    for m in _HINGE.finditer(small):
        if not (small.startswith("but", m.end()) and _NO_SPLIT_BEFORE.search(small[: m.start()])):
            cuts.add(m.end())
    cuts.update(m.end() for m in _ASK.finditer(small))
    spans: list[Span] = []
    start = 0
    for cut in [*sorted(cuts), len(utterance)]:
        if cut <= start:
            continue
        span = _trim(utterance, start, cut)
        start = cut
        if span is None:
            continue
        if _WORDY.search(span.of(small)) is None and spans:
            spans[-1] = Span(spans[-1].start, span.end, spans[-1].hinged)
        else:
            spans.append(Span(span.start, span.end, HINGES.search(span.of(small)) is not None))
    if len(spans) > MOST:
        spans = [*spans[: MOST - 2], Span(spans[MOST - 2].start, spans[-2].end), spans[-1]]
    return spans or [Span(0, len(utterance))]


def _trim(utterance: str, start: int, end: int) -> Span | None:
    while start < end and utterance[start].isspace():
        start += 1
    while end > start and utterance[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None
