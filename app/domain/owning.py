"""How words speak of something promised: owning that it was not done, laying it elsewhere, saying it was."""

import re

from app.domain.promises import AnswersFor


def _pattern(*ways: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(ways)})\b", re.IGNORECASE)


_OWNS = _pattern(
    r"i (?:just )?(?:didn't|did not|haven't|have not|hadn't|couldn't|forgot|missed|dropped|left it|failed)",
    "i let (?:you|it|that)",
    r"(?<!not )(?<!n't )(?:that's|it's|that is|it is|that was|it was) (?:on me|my fault|down to me)",
    "i (?:should have|should've|ought to have)",
    r"i'm (?:so |really |very )?sorry",
    "you were owed",
    r"you heard nothing(?: from me)?",
    r"(?:it|that|which)(?:'s| is) still (?:at|in|with|on|not)",
    r"(?:it|that|which) (?:wasn't|hasn't been|hasn't) (?:done|sorted|happened|moved|changed|ready)",
    "not (?:been )?(?:done|sorted|happened|rung|asked) yet",
)
_BLAMES = _pattern(
    "not my (?:fault|doing|job|department)",
    "(?:wasn't|isn't|not) (?:down |up )?to me",
    r"i've (?:just )?been (?:really |so |very |that |too )?(?:busy|manic|flat out|rushed)",
    "i've had (?:such )?a (?:lot on|mad week|manic week)",
    "it(?:'s| has) been (?:manic|mad|mental|crazy|hectic|non-?stop|one of those weeks)",
    "you know (?:how it is|what it's like)",
    "my hands (?:are|were) tied",
    "(?:nobody|no one|no-one) told me",
    r"you (?:could have|could've|should have|should've) (?:\w+ ){0,2}(?:chased|asked|reminded|said|told)",
    "did you (?:ring|chase) (?:them|him|her|it)",
)
_CLAIMS = _pattern(
    "i have",
    "i did",
    "i've (?:done|rung|rang|asked|spoken|sorted|changed|moved|got|booked|sent|put|arranged|fixed|told)",
    "(?:it's|that's|they're|you're|all) (?:all )?(?:been )?(?:done|sorted|booked|fixed|in hand|arranged)",
    "i (?:rang|asked|spoke|sorted|changed|moved|booked|sent|arranged|fixed)",
)


def answers_for(utterance: str) -> AnswersFor:
    """How words speak of something promised; owning it weighs more than an excuse or a claim beside it."""
    said = utterance.replace("’", "'")
    for kind, pattern in (
        (AnswersFor.OWNS, _OWNS),
        (AnswersFor.BLAMES, _BLAMES),
        (AnswersFor.CLAIMS, _CLAIMS),
    ):
        if pattern.search(said):
            return kind
    return AnswersFor.NOTHING
