"""Holds every sentence of a model's reply against what a colleague may say, before it is shown."""

import re
from dataclasses import dataclass, field

from app.actors.guard_words import PATTERNS, Wrong
from app.domain.direction import Direction
from app.domain.locking import salt_of, tells
from app.domain.words import stems, words

RUN_OF_PROMPT = 6
"""So many words in a row from the instructions are the instructions."""
SAME = 0.7
"""Share of a sentence's word triples that stand in one earlier reply and make it a repeat."""
SHORTEST_REPEAT = 5
"""In words; shorter ones may be said twice, as people do."""
TOO_LONG = 2.5
"""Times the fitting length at which one sentence is no answer any more."""
ENOUGH = 1.4
"""Times the fitting length, with `SPARE` words on top, that a further sentence may reach."""
SPARE = 10

_STARS = re.compile(r"\*+([^*\n]{2,200})\*+")
_QUOTES = '"“”'


@dataclass(frozen=True)
class Finding:
    """What became of a sentence: the text to show, or what is wrong with it, or neither: leave it out."""

    text: str = ""
    wrong: Wrong | None = None
    enough: bool = False
    """Nothing further is to be shown; what was shown is a whole reply."""


@dataclass
class ReplyGuard:
    """Watches over one reply. `forbidden` are runs of words of the instructions, as `runs_of` gives them."""

    direction: Direction
    longest: int
    """Fitting length of this reply, in words."""
    written: tuple[str, ...] = ()
    """What an author has given to be said now; word for word it is always right, once."""
    forbidden: frozenset[tuple[str, ...]] = frozenset()
    shown: list[str] = field(default_factory=list)
    _business: bool = False

    def look_at(self, sentence: str) -> Finding:
        """Judge the next sentence; one that may be shown counts as shown."""
        text = self._tidied(sentence)
        if not text.strip():
            return Finding()
        if is_business(text):
            if self._business:
                return Finding()
        elif self._is_enough():
            return Finding(enough=True)
        wrong = self._wrong_with(text)
        if wrong is not None:
            return Finding(wrong=wrong)
        self._business = self._business or is_business(text)
        self.shown.append(text)
        return Finding(text=text)

    @property
    def spoke(self) -> bool:
        """Whether any word was said, and not only something done."""
        return any(not is_business(text) for text in self.shown)

    def forget(self) -> None:
        """Begin again: nothing of it was shown."""
        self.shown.clear()
        self._business = False

    @property
    def count(self) -> int:
        """Words shown so far."""
        return len(words(" ".join(self.shown)))

    def _is_enough(self) -> bool:
        return self.spoke and self.count > self.longest

    def _wrong_with(self, text: str) -> Wrong | None:
        if self._is_repeat(text):
            return Wrong.REPEAT
        return self._length_of(text) or (None if self._is_written(text) else self._wrong_words(text))

    def _wrong_words(self, text: str) -> Wrong | None:
        for wrong, pattern in PATTERNS.items():
            if pattern.search(text.strip()):
                return wrong
        if any(_has(text, never) for never in self.direction.never_says):
            return Wrong.THERAPY
        if tells(text, self.direction.locked, salt_of(self.direction.persona)):
            return Wrong.LOCKED
        return None if self.forbidden.isdisjoint(runs_of(text)) else Wrong.PROMPT

    def _length_of(self, text: str) -> Wrong | None:
        count = len(words(text))
        too_long = (
            self.count + count > ENOUGH * self.longest + SPARE
            if self.shown
            else count > TOO_LONG * self.longest
        )
        return Wrong.LONG if too_long else None

    def _is_written(self, text: str) -> bool:
        return any(_has(line, text) for line in self.written)

    def _is_repeat(self, text: str) -> bool:
        said = stems(text)
        if len(said) < SHORTEST_REPEAT or is_business(text):
            return False
        mine = _triples(said)
        earlier = (self.direction.opening, *(x.reply for x in self.direction.recent), *self.shown)
        return any(len(mine & _triples(stems(reply))) >= SAME * len(mine) for reply in earlier)

    def _tidied(self, sentence: str) -> str:
        """As it stands in a script: business in brackets, no name before it, no quotation marks round it."""
        text = _STARS.sub(lambda m: f"({m[1].strip()})", sentence)
        if not self.shown:
            text = text.lstrip()
            text = re.sub(rf"^{re.escape(self.direction.name)}\s*:\s*", "", text, flags=re.IGNORECASE)
        if sum(text.count(q) for q in _QUOTES) % 2:
            bare = text.strip()
            if bare[:1] in _QUOTES:
                text = text.replace(bare[0], "", 1)
            elif bare[-1:] in _QUOTES:
                text = text[::-1].replace(bare[-1], "", 1)[::-1]
        return re.sub(r"\s*\n\s*", " ", text)


def is_business(text: str) -> bool:
    """Whether a sentence is something done, in brackets."""
    bare = text.strip()
    return bare.startswith("(") and bare.endswith(")")


def _has(text: str, phrase: str) -> bool:
    wanted = " ".join(words(phrase))
    return bool(wanted) and f" {wanted} " in f" {' '.join(words(text))} "


def runs_of(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of `RUN_OF_PROMPT` words in a text."""
    found = tuple(words(text))
    return frozenset(found[i : i + RUN_OF_PROMPT] for i in range(len(found) - RUN_OF_PROMPT + 1))


def _triples(said: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(said[i : i + 3] for i in range(len(said) - 2))
