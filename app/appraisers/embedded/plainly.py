"""Words that settle a code by themselves, where the models are apt to take them for something near."""

import re

from app.appraisers.embedded.cues import found
from app.appraisers.embedded.text import lower
from app.domain.behaviours import Code

_CONTEMPT = re.compile(
    r"\b(?:pull yourself together|get a grip|man up|grow up|grow a pair|snap out of it|stop (?:whining|"
    r"moaning|clowning)|shut up|toughen up|don't be so soft|you're (?:useless|pathetic|a disgrace))\b"
)
_PLAINLY = re.compile(
    r"^\W*(?:so|and|okay|ok|right|well|now)?\W*what(?:'s| is| seems to be) the "
    r"(?:problem|matter|trouble|issue)(?: here| then| today)?\W*$"
)
_NOTICED = re.compile(
    r"(?:^|[.!?;,])\W*(?:[a-z]+,? ){0,2}i(?:'ve| have| just)? (?:noticed|clocked|spotted)\b"
)
_ANYTHING_ELSE = re.compile(
    r"^\W*(?:(?:so|and|okay|ok|right|well|then|now)\W+){0,2}(?:is there |was there )?anything else"
    r"(?: (?:that )?(?:we|you|i) (?:\w+ )?to (?:go (?:through|over)|cover|discuss|raise|say|add|report|"
    r"talk about))?"
    r"(?:,? (?:before|today|then|for now)\b[^?]{0,40})?\W*$"
)
_KIND_GOODBYE = re.compile(
    r"^\W*(?:(?:right|okay|ok|well|now|then|so|and|please)\W+){0,2}(?:try (?:to|and) |you )?"
    r"(?:get (?:some|a good night's|yourself some) (?:sleep|rest|kip)|take care(?: of yourself)?|"
    r"look after yourself|mind how you go|safe (?:home|journey)|"
    r"(?:go|get) (?:on |off |yourself )?home(?: safe(?:ly)?)?)(?:,? \w+)?\W*$"
)
_LEAVES = re.compile(
    r"\bi(?:'ve| have)? (?:really |just )?(?:got to|gotta|must|need to|have to) "
    r"(?:go|run|dash|be off|get off)\b"
)
_OF_THE_WORK = re.compile(
    r"^\W*(?:(?:so|and|okay|ok|right|well|then|now)\W+){0,2}what(?:'s| is) the "
    r"(?:plan|status|score|number|figure|update|latest|deadline|forecast) (?:for|on|with|of) (?!you\b)"
)
_SETTLED: tuple[tuple[frozenset[Code], re.Pattern[str], Code, str], ...] = (
    (
        frozenset((Code.BAR_ADVICE, Code.BAR_TASK, Code.OTH_NEUTRAL)),
        _CONTEMPT,
        Code.BAR_HARSH,
        "contempt in the shape of advice",
    ),
    (frozenset((Code.BAR_HARSH,)), _PLAINLY, Code.UND_OPEN, "a plain question about what is the matter"),
    (frozenset((Code.BAR_ADVICE,)), _KIND_GOODBYE, Code.OTH_NEUTRAL, "a goodbye in the shape of advice"),
    (frozenset((Code.UND_SPACE,)), _LEAVES, Code.OTH_NEUTRAL, "leaves rather than leaving room"),
    (
        frozenset((Code.UND_OPEN,)),
        _OF_THE_WORK,
        Code.BAR_TASK,
        "asks for a plan or a figure, not about the person",
    ),
    (
        frozenset((Code.HLP_ASK, Code.BAR_QUESTION)),
        _ANYTHING_ELSE,
        Code.OTH_NEUTRAL,
        "a question that closes the list, not an offer",
    ),
    (
        frozenset((Code.BAR_MINIMISE, Code.UND_REFLECT_SIMPLE, Code.OTH_NEUTRAL)),
        _NOTICED,
        Code.ATT_NOTICE,
        "says what was noticed",
    ),
)
"""Codes as the models gave them, the words, the code that they are, and why."""


def plain_words(code: Code, quote: str) -> tuple[Code, str] | None:
    """What the words of a quote make of its code, and why; None where they leave it as it is."""
    small = lower(quote)
    for codes, pattern, becomes, because in _SETTLED:
        if code in codes and pattern.search(small):
            return becomes, because
    if code is Code.BAR_MINIMISE:
        cues = found(quote)
        if "noticed" in cues and "downward" not in cues:
            return Code.ATT_NOTICE, "names something observed and makes nothing smaller"
    return None
