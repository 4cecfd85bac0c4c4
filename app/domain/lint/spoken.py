"""Every line of a persona with the place where it stands and the rung it waits for."""

from collections.abc import Iterator
from typing import NamedTuple

from app.domain.persona import Line, Lines, Persona, Stance


class Spoken(NamedTuple):
    """A line, where it stands in the file, and the lowest rung at which it can be said."""

    field: str
    line: Line
    rung: int


def spoken(persona: Persona) -> Iterator[Spoken]:
    """All that the colleague may say in the scene, in the order of the file."""
    endings = persona.scene.endings
    yield from _pool("scene.opening", persona.scene.opening)
    yield from _by_stance("scene.endings.leader_leaves", endings.leader_leaves)
    yield from _by_stance("scene.endings.colleague_leaves", endings.colleague_leaves)
    yield from _pool("scene.endings.arrival", endings.arrival, 4)
    yield from _by_stance("scene.endings.time", endings.time)
    for cue in persona.cues:
        yield from _pool(f"cues.{cue.id}.shows", cue.shows)
        yield from _by_stance(f"cues.{cue.id}.answers", cue.answers)
    yield from _told(persona)
    for move, by_stance in persona.reactions.items():
        yield from _by_stance(f"reactions.{move}", by_stance)
    for kind, lines in persona.beats.items():
        yield from _pool(f"beats.{kind}", lines)
    for index, guess in enumerate(persona.not_it):
        yield from _pool(f"not_it.{index}", guess.lines)
    for kind, entries in (("in", persona.help.inappropriate), ("", persona.help.appropriate)):
        for index, entry in enumerate(entries):
            yield from _pool(f"help.{kind}appropriate.{index}", entry.lines)


def _told(persona: Persona) -> Iterator[Spoken]:
    for rung in persona.ladder:
        yield from _pool(f"ladder.{rung.rung}.lines", rung.lines, rung.rung)
        yield from _pool(f"ladder.{rung.rung}.more", rung.more, rung.rung)
    for topic in persona.topics:
        for answer in topic.answers:
            yield from _pool(f"topics.{topic.id}.{answer.rung}", answer.lines, answer.rung)


def _by_stance(field: str, pools: dict[Stance, Lines]) -> Iterator[Spoken]:
    for stance, lines in pools.items():
        yield from _pool(f"{field}.{stance}", lines)


def _pool(field: str, lines: Lines, rung: int = 1) -> Iterator[Spoken]:
    for index, line in enumerate(lines):
        yield Spoken(f"{field}.{index}", line, max(rung, line.rung))
