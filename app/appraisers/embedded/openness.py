"""How far a question leaves the answer to the other: open, closed, or between.

The line is drawn as in Hill's helping skills and in the counts of motivational interviewing (MITI 4.2):
closed is what a yes or no, a number, a name, a time or a place would answer; open is what asks for a
telling, in a question or in a request ("tell me", "help me see"). It is read from form alone: the code
`und.open` asks besides whether the question is about the person.
"""

from functools import lru_cache

from app.appraisers.embedded.pattern import Pattern
from app.appraisers.embedded.text import lower

_SENTENCE = Pattern(r"[^.!?\u2026]+[.!?\u2026]*")
_PIECE = Pattern(r"\s*(?:,|;|:|\s[-\u2013\u2014]+|[-\u2013\u2014]{2,})\s*")
_FILLED = Pattern(
    r"^(?:\W*(?:so|and|but|or|ok|okay|right|now|well|um|uh|er|hm+|m+|mm-hmm|oh|ah|yeah|yes|alright|all right|"
    r"then|just|sorry|sure|great|good|because|also|like|i mean|you know|i guess|tell you what|"
    r"i(?:'m| was) wondering|(?:can|could|may|might) i (?:just )?ask(?: you)?(?: a question)?)\b)+\W*"
)
"""What stands before a question without being part of it."""

_INVITES = Pattern(
    r"^(?:please |just |then )?(?:(?:can|could|would|will) you (?:please |just |maybe )?(?:mind )?)?"
    r"(?:(?:tell|telling|talk|walk|take|run|bring) (?:to )?(?:me|us) "
    r"(?!(?:if|whether|when|which|who|where|a lie|off|the figures)\b)|(?:describe|explain|expand|elaborate) |"
    r"say (?:(?:(?:a )?(?:bit|little|some\w*) )?more|something about)\b|"
    r"help me (?:to )?(?:see|understand|follow|picture)\b|"
    r"give me (?:a|an|some) (?:idea|example|sense|picture)\b|fill(?:ing)? me in\b)|"
    r"\b(?:can|could|would|will) you (?:\w+ ){0,2}"
    r"(?:tell me|describe|explain|share|say more|walk me|talk me)\b|"
    r"\bi(?:'d| would) (?:like|love|want)\b[^.?!]{0,30}"
    r"\b(?:hear|know|understand|see|tell me)\b[^.?!]{0,30}\b(?:what|how|why|more)\b|"
    r"\bi(?:'m| am| was) (?:curious|interested|wondering|keen)\b[^.?!]{0,30}\b(?:what|how|why)\b|"
    r"\bi (?:just )?wonder(?:ed)? (?:what|how(?! (?:many|much|long|often|old)\b)|why)\b"
)
"""A request to tell, at the head of a sentence or of a piece of it, or a wish to hear. "I'll explain it to
HR" is neither."""

_MORE = Pattern(
    r"\b(?:anything|something|what) else\b|\bany (?:other|more)\b|"
    r"\bwhere (?:would|do|shall|should) (?:you|we) (?:like |want )?(?:to )?(?:start|begin)\b"
)
_WIDE = Pattern(
    r"^(?:(?:in|to|for|from|with|about|of|at) )?(?:what|how|why)(?:'s|'re|'d|'ve|'ll)?\b"
    r"(?! (?:if|about) (?:we|trying|asking|just)\b)"
)
_NARROW = Pattern(
    r"^(?:(?:in|to|for|from|with|about|of|at|since|until) )?(?:"
    r"how (?:many|much(?! (?:of|has|is|does|it|this|that|do))|long|often|old|far|soon|late|early|big|tall|"
    r"high|heavy|recent\w*|frequent\w*)\b|"
    r"what(?:'s| is| was| are)? (?:the |your |his |her |their )?(?:time|day|date|year|month|age|name|number|"
    r"address|score|percentage|dose|price|size|colour|postcode|job title)\b|"
    r"(?:when|where|who|whose|which)(?:'s|'d|'re|'ll)?\b)"
)
_SCALE = Pattern(r"\bon a scale\b|\bout of ten\b|\b(?:what|which) number\b")
_YES_OR_NO = Pattern(
    r"^(?:is|isn't|are|aren't|was|wasn't|were|weren't|do|don't|does|doesn't|did|didn't|have|haven't|has|hasn't|"
    r"had|hadn't|can|can't|could|couldn't|will|won't|would|wouldn't|should|shouldn't|shall|may|might|any)\b"
)
_ABOUT_WHAT = Pattern(r"\b(?:what|how|why)\b")
_TAGGED = Pattern(
    r"[, ](?:right|ok|okay|yeah|yes|no|correct|huh|eh|true|is that (?:it|right|fair|correct)|"
    r"am i right)\s*\?$|"
    r",\s*(?:is|isn't|are|aren't|was|wasn't|do|don't|does|doesn't|did|didn't|have|haven't|has|hasn't|can|"
    r"can't|will|won't|would|wouldn't) (?:it|you|they|he|she|that|we|there)(?: not)?\s*\?$"
)
_BEGUN = Pattern(
    r"^(?:what|how|why)(?:'s|'re|'d|'ve|'ll| (?:is|are|was|were|do|does|did|has|have|had|would|could|can|"
    r"will|made|makes|happen\w*|goes|went|about|else|come)\b)"
)
"""A question that nobody put a mark behind; "What a day." is none."""


CLOSED_LEAVES, OPEN_LIFTS = 0.5, 0.2
"""A closed form leaves this much of the probability of an open question; an open one takes this much of the
doubt away."""


def shaded(probability: float, text: str) -> float:
    """The models' probability (0 to 1) that an open question is asked, in the light of the question's form.

    The models weigh whether the person is asked after; "Have you told anyone?" is, and yet a word would do.
    """
    asked = openness(text)
    if asked < 0:
        return probability * (1 + asked * (1 - CLOSED_LEAVES))
    return 1 - (1 - probability) * (1 - asked * OPEN_LIFTS)


def openness(text: str) -> float:
    """How far the questions of a text leave the answer to the other: 1 open, -1 closed, 0 nothing asked.

    Between them stand "anything else?" (0.4), a scale (-0.3), a yes-or-no question about what or how
    (-0.4), and one for a number, a name, a time or a place (-0.7). Of several questions the last
    counts for half and the others share the rest.
    """
    return _found(lower(text))


@lru_cache(maxsize=64)
def _found(small: str) -> float:
    """Kept, because the message, its clauses and the scores ask about the same words."""
    asked = [value for one in _SENTENCE.findall(small) if (value := _openness(one.strip()))]
    if len(asked) < 2:
        return sum(asked)
    return (asked[-1] + sum(asked[:-1]) / (len(asked) - 1)) / 2


def _openness(sentence: str) -> float:
    marked = sentence.endswith("?")
    pieces = [_FILLED.sub("", one) for one in _PIECE.split(sentence)]
    if any(_INVITES.search(one) for one in pieces):
        return 1.0
    if marked and _MORE.search(sentence):
        return 0.4
    if not marked and not any(_BEGUN.search(one) for one in pieces):
        return 0.0
    if _SCALE.search(sentence):
        return -0.3
    if _TAGGED.search(sentence):
        return -0.7
    values = [value for one in pieces if (value := _asked(one))]
    return values[-1] if values else -0.8


def _asked(piece: str) -> float:
    """A piece of a sentence by how it begins; 0 where it begins as a statement."""
    if _NARROW.search(piece):
        return -0.7
    if _WIDE.search(piece):
        return 1.0
    if _YES_OR_NO.search(piece):
        return -0.4 if _ABOUT_WHAT.search(piece) else -1.0
    return 0.0
