"""Speech written as it sounds, and words typed in a hurry, spelled out as a dictionary has them.

"Are yew a-thinkin' o' killin' yarself" asks what "are you thinking of killing yourself" asks, and
must be heard alike: spelling is no evidence of what a line does to a person. Only spelling is put
right, with a handful of set phrases; nobody's grammar or choice of words is. What the leader wrote
stays what is shown and stored: `Spelt.written_of` gives their own words back.

Some forms are English words too ("wan", "bin", "ma"). Those count only in a text that holds an
unmistakable form beside them.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache

from app.domain.spellings import AMONG, DROPPED_H, ENDS_IN, FOLLOWED, NAMES, PHRASES, SURE, WITHOUT_G

_FLAT = str.maketrans({"\u2019": "'", "\u2018": "'", "`": "'"})
_PHRASES = "|".join(
    re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(PHRASES, key=len, reverse=True)
)
_TOKEN = re.compile(
    rf"(?<![\w'])(?P<phrase>{_PHRASES})(?![\w'])|(?P<prefix>\ba-)(?=\w{{3,}}in[g']?\b)|"
    r"(?P<word>(?<![\w'])'?(?:[^\W_]+(?:'[^\W_]+)*)'?)(?!\w)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"th?'(?=[^\W\d_]{3})")
"""The article leaning on its noun: "th'ward", "t'truck"."""
_SUFFIX = re.compile(r"'(?:s|ll|re|ve|d|m)$")
_NEXT = re.compile(r"\s+([\w']+)")


@dataclass(frozen=True)
class _Change:
    """A stretch of the written text and what stands for it: `start` to `end`, at `at` in the new text."""

    start: int
    end: int
    at: int
    new: str


@dataclass(frozen=True)
class Spelt:
    """A text as it was written and as it is read.

    Both are the same string where nothing had to be spelled out.
    """

    written: str
    text: str
    changes: tuple[_Change, ...] = ()

    def written_of(self, part: str) -> str:
        """The written words behind a stretch of the text; the part itself where it is not found."""
        at = self.text.find(part)
        if at < 0 or not self.changes:
            return part
        return self.written[self._back(at, False) : self._back(at + len(part), True)]

    def offset(self, written: int) -> int:
        """Where a place in the written text stands in the text."""
        moved = 0
        for change in self.changes:
            if written <= change.start:
                break
            if written < change.end:
                return change.at + min(written - change.start, len(change.new))
            moved = change.at + len(change.new) - change.end
        return written + moved

    @cached_property
    def _starts(self) -> list[int]:
        return [change.at for change in self.changes]

    def _back(self, place: int, end: bool) -> int:
        """Where a place in the text stands as written; inside a change, its nearer edge in full."""
        index = bisect_right(self._starts, place - 1 if end else place) - 1
        if index < 0:
            return place
        change = self.changes[index]
        if place < change.at + len(change.new) or (end and place == change.at + len(change.new)):
            return change.end if end else change.start
        return place - (change.at + len(change.new)) + change.end


@lru_cache(maxsize=128)
def spell_out(text: str) -> Spelt:
    """The text with words written as they sound spelled out; the same text where there are none."""
    flat = text.translate(_FLAT)
    loud = flat.isupper()
    found = [(match, new) for match in _TOKEN.finditer(flat) if (new := _plain(match, True)) is not None]
    found = [(match, new) for match, new in found if loud or not _is_name(match, flat)]
    if not any(_plain(match, False) is not None for match, _ in found):
        return Spelt(text, text)
    pieces: list[str] = []
    changes: list[_Change] = []
    done, length = 0, 0
    for match, new in found:
        start, end = match.span()
        kept = text[done:start]
        new = _cased(match[0], new)
        pieces += (kept, new)
        changes.append(_Change(start, end, length + len(kept), new))
        length += len(kept) + len(new)
        done = end
    pieces.append(text[done:])
    return Spelt(text, "".join(pieces), tuple(changes))


def _is_name(match: re.Match[str], flat: str) -> bool:
    """Whether a word with a capital letter stands where only a name has one."""
    word = match[0].strip("'")
    if not word[:1].isupper():
        return False
    return _SUFFIX.sub("", word.lower()) in NAMES or not _starts_sentence(match.start(), flat)


def _starts_sentence(at: int, flat: str) -> bool:
    """Whether only spaces, quotes and brackets stand between a place and a sentence's end or the start."""
    while at and (flat[at - 1] in "\"'(" or (flat[at - 1].isspace() and flat[at - 1] != "\n")):
        at -= 1
    return not at or flat[at - 1] in ".!?\u2026\n"


def _plain(match: re.Match[str], among: bool) -> str | None:
    """What stands for one match, in a text that holds an unmistakable form or not; None for itself."""
    if match["phrase"]:
        return PHRASES[re.sub(r"\s+", " ", match[0].lower())]
    if match["prefix"]:
        return ""
    word = match[0].lower()
    if "'" not in word:
        return _before(word, match) or _known(word, among)
    if word.startswith("'") and word.endswith("'") and not word.endswith("in'"):
        return None
    found = _before(word, match) or _known(word, among)
    if found is None and (suffix := _SUFFIX.search(word)):
        stem = _known(word[: suffix.start()], among)
        found = None if stem is None else stem + suffix[0]
    if found is None and word.endswith("'") and not word.endswith("in'"):
        bare = _known(word[:-1], among)
        found = None if bare is None else bare + "'"
    if found is None and word.startswith("'"):
        bare = _known(word[1:], among)
        found = None if bare is None else "'" + bare
    return found


def _before(word: str, match: re.Match[str]) -> str | None:
    if word not in FOLLOWED:
        return None
    plain, followers = FOLLOWED[word]
    after = _NEXT.match(match.string, match.end())
    return plain if after and after[1].lower() in followers else None


def _known(word: str, among: bool) -> str | None:
    if word in SURE:
        return SURE[word]
    if among and word in AMONG:
        return AMONG[word]
    if word.startswith("'"):
        whole = f"h{word[1:]}".removesuffix("'")
        return whole if whole in DROPPED_H else f"{whole}g" if whole in WITHOUT_G else None
    if article := _ARTICLE.match(word):
        return f"the {word[article.end() :]}"
    return _with_g(word)


def _with_g(word: str) -> str | None:
    """The word with the g that was dropped; None where none was."""
    cut = word.endswith("in'") and len(word) > 4 and word[:-1] not in ENDS_IN
    return word.removesuffix("'") + "g" if cut or word in WITHOUT_G else None


def _cased(old: str, new: str) -> str:
    """The new word with the capital letter that the old one had."""
    first = old.lstrip("'")[:1]
    return new[:1].upper() + new[1:] if first.isupper() else new
