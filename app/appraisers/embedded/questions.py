"""The kinds of shutting question: stacked, leading, closed (codebook, `bar.question`)."""

import re

from app.appraisers.embedded.text import lower

_LEADING = re.compile(
    r"\bsurely\b|\b(?:don't|didn't|aren't|isn't|wasn't|won't|can't|couldn't|weren't|haven't|hasn't|"
    r"doesn't) (?:you|it|they|he|she|that)\b"
    r"[^.!]*\?|\b(?:are|is|do|did|does|have|has|will|was|were|would) (?:you|it|he|she|they|there)\s*\?\s*$"
    r"|^(?:\W*so )?you're not\b|\bi assume\b|\bi take it\b|\bright\?\s*$"
)
_ASKED = re.compile(
    r"(?:^|[.!?;,] ?|\b(?:and|or|but|so) )(?:what|how|why|when|where|who|which|is|are|do|does|did|have|"
    r"has|had|can|could|will|would|was|were|shall)"
    r"(?:'s|'re|n't)? (?:you|it|they|he|she|that|this|there|i|we|your|the|about|did|do|is|are|was|long|"
    r"many|much)\b"
)


def kind(text: str) -> str:
    """`stacked`, `leading` or `closed` for a question that shuts down; empty if it asks nothing."""
    small = lower(text)
    marks = small.count("?")
    if marks >= 2 or ("?" in small and len(_ASKED.findall(small)) >= 2):
        return "stacked"
    if _LEADING.search(small):
        return "leading"
    if marks or _ASKED.search(small):
        return "closed"
    return ""
