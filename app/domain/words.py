"""Words as stems, and phrases found by stem: enough to hear that "creases" is "creased"."""

import re
from collections.abc import Iterable
from functools import lru_cache

from app.domain.spelling import spell_out

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SUFFIXES = ("ingly", "edly", "ings", "ing", "ies", "ied", "ed", "es", "ly", "s", "e", "y")


def words(text: str) -> list[str]:
    """Words of a text in lower case, apostrophes dropped, dialect and quick typing spelled out."""
    found = _WORD.findall(spell_out(text).text)
    plain = (w.lower().replace("'", "").replace("’", "") for w in found)
    return ["okay" if w == "ok" else w for w in plain]


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """A word without its ending; at least three letters stay."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            short = word[: -len(suffix)]
            if len(short) > 3 and short[-1] == short[-2] and short[-1] not in "lsz":
                short = short[:-1]
            return short
    return word


@lru_cache(maxsize=16_384)
def stems(text: str) -> tuple[str, ...]:
    """Stems of a text, in order."""
    return tuple(stem(w) for w in words(text))


def mentions(said: tuple[str, ...], phrases: Iterable[str]) -> str | None:
    """The first phrase whose stems stand together in `said`, or None."""
    for phrase in phrases:
        wanted = stems(phrase)
        size = len(wanted)
        if not size or wanted[0] not in said:  # nearly always, and much sooner known
            continue
        if any(said[i : i + size] == wanted for i in range(len(said) - size + 1)):
            return phrase
    return None
