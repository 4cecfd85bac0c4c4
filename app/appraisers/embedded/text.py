"""Plain text work shared by the parts: cleaning that keeps every offset, words and stems."""

import re
from functools import lru_cache

_SURROGATE = re.compile("[\ud800-\udfff]")
_FLAT = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " ", "`": "'"})
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")

STOPWORDS = frozenset(
    """a about after again all also am an and any are as at back be because been before being but by can
    come could day did do does doing don't done down each even ever every for from get getting go goes going
    gone good got had has have having he her here him his how i i'd i'll i'm i've if in into is isn't it it's
    its just keep know let like lot made make many me mean might more most much must my need never no not now
    of off oh ok okay on one only or other our out over own put quite really right said same say see she so
    some still such take tell than that that's the their them then there there's these they thing things
    think this those though through to today too two up us very want was wasn't way we we're well went were
    what what's when where which while who why will with won't would yeah yes yet you you'd you'll you're
    you've your""".split()
)
"""Words too common to show that anybody listened."""


def clean(text: str) -> str:
    """The text with lone surrogates replaced and quotes flattened; same length, so offsets hold."""
    return _SURROGATE.sub("\ufffd", text).translate(_FLAT)


@lru_cache(maxsize=256)
def lower(text: str) -> str:
    """Cleaned and lower-cased text of the same length; kept, because every rule asks for the same few."""
    flat = clean(text)
    small = flat.lower()
    if len(small) == len(flat):
        return small
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in flat)


def words(text: str) -> list[str]:
    """Lower-case words; an apostrophe inside a word stays."""
    return _WORD.findall(lower(text))


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A light English stem: enough to see that `covering` and `covered` are one word."""
    if word.endswith("'s"):
        word = word[:-2]
    for ending in ("ings", "ing", "edly", "ied", "ies", "ed", "es", "ly", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + ("y" if ending in ("ied", "ies") else "")
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sle":
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def content(text: str) -> set[str]:
    """Stems of the words that carry content: no stopwords, no single letters."""
    return {stem(w) for w in words(text) if w not in STOPWORDS and len(w) > 1}


def crop(text: str, limit: int = 2000) -> str:
    """The beginning and the end of a very long text, `limit` characters in all."""
    return text if len(text) <= limit else text[: limit // 2] + " " + text[-limit // 2 :]
