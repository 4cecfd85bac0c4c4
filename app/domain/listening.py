"""Which topic a question is about: likeness of words and word pairs to the ways of asking it.

Rare words weigh more than common ones (inverse document frequency over this
persona's own questions), so "how are you sleeping" is about sleep and not about "how
are you".
"""

import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from app.domain.asks import ANYBODY_ASKS
from app.domain.persona import Persona, Topic
from app.domain.words import mentions, stems

NEAR_ENOUGH = 0.46
"""Cosine likeness from which a question counts as being about a topic."""
WORD_BONUS = 0.4
"""Added where one of the topic's own words is heard."""

GENERAL_TOPICS = frozenset(
    {"how_are_you", "whats_wrong", "tell_more", "feelings", "hardest", "work", "coping", "what_would_help"}
)
"""Topics that fit nearly any question; where one is as near as a particular one, that one is meant."""

_PAUSE = re.compile(r"[,;:–—.!?]+\s*|\s-\s")
_Vector = dict[str, float]


def _features(text: str) -> Counter[str]:
    tokens = stems(text)
    return Counter(tokens) + Counter(f"{a} {b}" for a, b in pairwise(tokens))


@dataclass(frozen=True)
class Ear:
    """A persona's topics, made ready for listening."""

    topics: tuple[Topic, ...]
    asks: tuple[str, ...]
    """Topic of each way of asking."""
    known: dict[tuple[str, ...], str]
    """Topic of each way of asking, by its stems; without those that lead to two."""
    heard_in: dict[str, tuple[tuple[int, float], ...]]
    """For each word and word pair: the asks it stands in, with its weight there."""
    rarity: _Vector
    unknown: float

    @classmethod
    def of(cls, persona: Persona) -> "Ear":
        """Prepare a persona's topics; some fifteen milliseconds, so done once."""
        ways = _ways_of_asking(persona)
        raw = [(topic, _features(ask)) for topic, ask in ways]
        leads: dict[tuple[str, ...], set[str]] = {}
        for topic, ask in ways:
            leads.setdefault(stems(ask), set()).add(topic)
        seen: Counter[str] = Counter()
        for _, features in raw:
            seen.update(features.keys())
        rarity = {name: math.log(1 + len(raw) / count) for name, count in seen.items()}
        unknown = math.log(1 + len(raw))
        heard_in: dict[str, list[tuple[int, float]]] = {}
        for number, (_, features) in enumerate(raw):
            for name, weight in _weighted(features, rarity, unknown).items():
                heard_in.setdefault(name, []).append((number, weight))
        return cls(
            topics=persona.topics,
            asks=tuple(topic for topic, _ in raw),
            known={said: next(iter(to)) for said, to in leads.items() if len(to) == 1},
            heard_in={name: tuple(places) for name, places in heard_in.items()},
            rarity=rarity,
            unknown=unknown,
        )

    def topic_of(self, question: str) -> str | None:
        """Id of the topic the question is about, or None if it is about none of them."""
        tokens = stems(question)
        if tokens in self.known:
            return self.known[tokens]
        best: dict[str, float] = {}
        for part in dict.fromkeys((question, *_PAUSE.split(question))):
            for number, likeness in self._likenesses(part).items():
                name = self.asks[number]
                best[name] = max(best.get(name, 0.0), likeness)
        for topic in self.topics:
            if mentions(tokens, topic.words):
                best[topic.id] = best.get(topic.id, 0.0) + WORD_BONUS
        if not best:
            return None
        nearest = max(sorted(best), key=lambda t: (round(best[t], 9), t not in GENERAL_TOPICS))
        return nearest if best[nearest] >= NEAR_ENOUGH else None

    def _likenesses(self, part: str) -> dict[int, float]:
        """Cosine likeness of a stretch of words to every ask that shares a word with it."""
        found: dict[int, float] = {}
        for name, weight in _weighted(_features(part), self.rarity, self.unknown).items():
            for number, there in self.heard_in.get(name, ()):
                found[number] = found.get(number, 0.0) + weight * there
        return found

    def names(self, topic_id: str, utterance: str) -> bool:
        """Whether one of a topic's own words is in what was said."""
        said = stems(utterance)
        return any(t.id == topic_id and mentions(said, t.words) is not None for t in self.topics)


def _ways_of_asking(persona: Persona) -> list[tuple[str, str]]:
    """Topics with the questions that lead to them: its own, then anybody's that it has not claimed."""
    own = [(topic.id, ask) for topic in persona.topics for ask in topic.asks]
    claimed = {stems(ask) for _, ask in own}
    known = {topic.id for topic in persona.topics}
    anybody_asks = ((topic, ask) for topic, asks in ANYBODY_ASKS.items() if topic in known for ask in asks)
    return own + [(topic, ask) for topic, ask in anybody_asks if stems(ask) not in claimed]


def _weighted(features: Counter[str], rarity: _Vector, unknown: float) -> _Vector:
    """A text as a vector of length 1."""
    vector = {name: count * rarity.get(name, unknown) for name, count in features.items()}
    length = math.sqrt(sum(w * w for w in vector.values())) or 1.0
    return {name: weight / length for name, weight in vector.items()}
