"""Finding what a leader promised: clauses of help or commitment that name a time, verbatim."""

import re
from collections.abc import Iterable, Iterator

from app.domain.behaviours import Code
from app.domain.phrases import PREPOSITION, TIMES
from app.domain.promises import Promise
from app.domain.transcript import Turn

PROMISING = frozenset({Code.HLP_COMMIT, Code.HLP_OFFER, Code.HLP_ADJUST})
_WHO = re.compile(
    r"\b(?P<who>I|we)(?:['’]ll| will| can| could|['’]m going to|['’]re going to| am going to|['’]d)\b\s*|"
    r"\b(?P<let>let me|let['’]s|shall I|shall we)\b\s*",
    re.IGNORECASE,
)
_GOODBYE = re.compile(
    r"^\W*(?:(?:I['’]ll|we['’]ll|so|right|ok(?:ay)?|then)\W+)*"
    r"(?:(?:see|catch) (?:you|ya|yous)|(?:speak|talk)(?: (?:to|with) you)?)\b",
    re.IGNORECASE,
)
_LOOSE_END = re.compile(r"[\s,;:.!?…]+$")
_LINK = re.compile(r"(?:^|\s)(?:and|but|so|then|from|for|by|before|at|on|until|till|in)$", re.IGNORECASE)


def promised(turns: Iterable[Turn]) -> tuple[Promise, ...]:
    """Every promise with a time in what the leader said, in order; a clause counts once.

    "See you at six" is no second promise where it was promised before to come at six.
    """
    found: list[Promise] = []
    for turn in turns:
        for promise in _in(turn):
            before = (one.when.casefold() for one in found)
            if not (_GOODBYE.match(promise.quote) and promise.when.casefold() in before):
                found.append(promise)
    return tuple(found)


def _in(turn: Turn) -> Iterator[Promise]:
    seen: list[str] = []
    for coded in turn.appraisal.codes:
        quote = coded.quote.strip()
        times = list(TIMES.finditer(quote))
        if coded.code not in PROMISING or not times or quote not in turn.utterance:
            continue
        if any(quote in earlier for earlier in seen):
            continue
        seen.append(quote)
        who, what = _parts(quote, times[-1])
        yield Promise(
            id=f"{turn.number}.{len(seen)}",
            turn=turn.number,
            quote=quote,
            who=who,
            what=what,
            when=PREPOSITION.sub("", times[-1][0].strip()),
        )


def _parts(quote: str, time: re.Match[str]) -> tuple[str, str]:
    """Who, and what without a time that stands at its end: stretches of the quote."""
    named = _WHO.search(quote)
    begins = named.end() if named else 0
    who = (named["who"] or named["let"]) if named else ""
    ends = len(_LOOSE_END.sub("", quote))
    if _LOOSE_END.sub("", quote[time.end() :]) == "" and time.start() > begins:
        ends = time.start()
    what = quote[begins:ends]
    for _ in range(2):
        what = _LINK.sub("", _LOOSE_END.sub("", what))
    return who, what.strip() or quote
