"""Fingerprints of what may not be told yet, by which it can be noticed without being held.

A fingerprint is a hash of up to three content words that stand together in something
locked, and in nothing that may be said. Small words are passed over, so that "he sleeps
in the car" and "sleeping in my car" leave the same print. What the persona's public part
already says leaves none.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache

from app.domain.persona import Persona
from app.domain.words import stem, words

_SMALL = frozenset(
    stem(w)
    for w in (
        "a about after all am an and any are as at back be been before being but by can cant come "
        "could did didnt do does doesnt doing done dont even down ever every for from get gets "
        "getting go goes going gone got had has hasnt have havent having he hed hell her here hers "
        "hes him his how i id if ill im in into is isnt it its itd itll ive just know like made "
        "make me mine more most much my myself no not nothing now of off oh okay on one ones only "
        "or other our out over own put really right said same say says see she shed shes so some "
        "someone something still such take than that thats the their them then there theres these "
        "they theyd theyre theyve thing things think this those though to too two up us very was "
        "wasnt way we well went were weve what whats when where which while who why will with wont "
        "would wouldnt yeah yes you youd your youre youve "
    ).split()
)
_SIZES = (1, 2, 3)
PAIRS_THAT_TELL = 2
"""Locked pairs in one sentence that count as telling; one locked triple always does, and so does
a single pair that is all a sentence says, if one of its words is in nothing that may be said."""


@lru_cache(maxsize=16_384)
def content(text: str) -> tuple[str, ...]:
    """Stems of the words that carry something, in order."""
    return tuple(s for s in map(stem, words(text)) if s not in _SMALL)


def prints(text: str, salt: str, size: int) -> frozenset[int]:
    """Fingerprints of every `size` content words that stand together in a text."""
    return frozenset(_prints(content(text), salt, size))


def opening_rungs(persona: Persona) -> dict[int, int]:
    """Every fingerprint of what a persona holds, with the lowest rung at which it may be said."""
    salt = salt_of(persona.id)
    lowest: dict[int, int] = {}
    for rung, text in _texts(persona):
        found = content(text)
        for size in _SIZES:
            for mark in _prints(found, salt, size):
                lowest[mark] = min(rung, lowest.get(mark, rung))
    return lowest


def locked_above(lowest: dict[int, int], rung: int) -> frozenset[int]:
    """Fingerprints of all that may not be told at a rung; empty at the fifth."""
    return frozenset(mark for mark, opens in lowest.items() if opens > rung)


def tells(sentence: str, locked: frozenset[int], salt: str) -> bool:
    """Whether a sentence tells something whose fingerprints are in `locked`."""
    if not locked:
        return False
    if prints(sentence, salt, 3) & locked:
        return True
    pairs = prints(sentence, salt, 2)
    hits = len(pairs & locked)
    if hits >= PAIRS_THAT_TELL:
        return True
    return hits == 1 and len(pairs) == 1 and bool(prints(sentence, salt, 1) & locked)


def salt_of(name: str) -> str:
    """What the fingerprints of one persona are mixed with, so that they match no other's."""
    return f"{name}/"


def _texts(persona: Persona) -> Iterator[tuple[int, str]]:
    """Everything a persona holds, with the lowest rung at which it may be said."""
    yield from ((1, text) for text in public(persona))
    for rung in persona.ladder:
        yield from ((rung.rung, fact) for fact in rung.facts)
        yield from ((max(rung.rung, line.rung), line.text) for line in (*rung.lines, *rung.more))
    for topic in persona.topics:
        for answer in topic.answers:
            yield from ((max(answer.rung, line.rung), line.text) for line in answer.lines)
    pools: list[Iterable[tuple[int, str]]] = [
        *(((line.rung, line.text) for pool in c.answers.values() for line in pool) for c in persona.cues),
        *(((line.rung, line.text) for line in c.shows) for c in persona.cues),
        *(((line.rung, line.text) for line in guess.lines) for guess in persona.not_it),
        *(
            ((line.rung, line.text) for line in entry.lines)
            for entry in (*persona.help.appropriate, *persona.help.inappropriate)
        ),
        *(
            ((line.rung, line.text) for pool in by_stance.values() for line in pool)
            for by_stance in persona.reactions.values()
        ),
    ]
    for pool in pools:
        yield from pool


def public(persona: Persona) -> Iterator[str]:
    """What is read before the scene, or said as it opens: it locks nothing."""
    colleague, scene = persona.colleague, persona.scene
    yield from (colleague.background, colleague.role, colleague.interest, colleague.name)
    yield from (scene.place, scene.setting, persona.leader.task, persona.teaser, persona.title)
    yield from persona.leader.knows
    yield from colleague.voice.says
    yield from (line.text for line in scene.opening)


def _prints(found: tuple[str, ...], salt: str, size: int) -> Iterator[int]:
    return (_print(found[i : i + size], salt) for i in range(len(found) - size + 1))


def _print(stems: tuple[str, ...], salt: str) -> int:
    digest = hashlib.blake2b(f"{salt}{' '.join(stems)}".encode(), digest_size=6).digest()
    return int.from_bytes(digest, "big")
