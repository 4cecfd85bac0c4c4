"""No two colleagues are interchangeable: they hardly share a sentence."""

import re
from itertools import combinations

from app.domain.lint.spoken import spoken
from app.domain.persona import Persona
from app.domain.words import words
from tests.fakes import catalogue

MOST_SHARED = 0.015
"""Share of a persona's sentences of five words or more that may also be another's."""
LEAST = 5
"""Words a sentence needs to count: "Yeah, could do." belongs to nobody."""


def _sentences(persona: Persona) -> set[str]:
    found = set()
    for one in spoken(persona):
        for sentence in re.split(r"(?<=[.!?…])\s+", one.line.say):
            plain = words(sentence)
            if len(plain) >= LEAST and "{" not in sentence:
                found.add(" ".join(plain))
    return found


def test_two_colleagues_share_hardly_a_sentence() -> None:
    said = {cast.persona.id: _sentences(cast.persona) for cast in catalogue().casts()}
    assert all(len(sentences) > 300 for sentences in said.values())
    shared = {
        f"{one} and {two}": sorted(said[one] & said[two])
        for one, two in combinations(said, 2)
        if len(said[one] & said[two]) > MOST_SHARED * min(len(said[one]), len(said[two]))
    }
    assert shared == {}
