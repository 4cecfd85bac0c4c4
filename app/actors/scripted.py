"""The colleague, played from authored lines.

Of each part of the direction it takes the first line not yet said in this iteration,
from the nearest pool that has one; the order within a pool follows from the
iteration's seed, so that a conversation can be had again and two conversations differ.
"""

import random
from collections.abc import AsyncIterator

from app.domain.direction import Direction, Part, Role, Spoken, said_as
from app.domain.persona import Line


class ScriptedActor:
    """The offline actor. It says nothing that an author has not written."""

    name = "scripted"

    async def perform(self, direction: Direction) -> AsyncIterator[Spoken]:
        """Say the reply part by part."""
        for spoken in compose(direction):
            yield spoken


def compose(direction: Direction) -> list[Spoken]:
    """The reply as its parts. Never empty, never a line that was said before."""
    return _joined(direction, chosen_lines(direction))


def chosen_lines(direction: Direction) -> list[tuple[Role, Line]]:
    """The line for each part that has one. Never empty, never one that was said before."""
    used = set(direction.spoken)
    chosen: list[tuple[Role, Line]] = []
    for part in direction.parts:
        line = _choose(direction, part, used)
        if line is None and not part.optional and not chosen:
            line = _from_quiet(direction, used)
        if line is not None:
            used.add(said_as(line))
            chosen.append((part.role, line))
    if not chosen:
        line = _from_quiet(direction, used)
        chosen.append((Role.REACTION, line or _last_resort(direction)))
    return chosen


def _choose(direction: Direction, part: Part, used: set[str]) -> Line | None:
    return next(iter(fitting_lines(direction, part, used)), None)


def fitting_lines(direction: Direction, part: Part, used: set[str]) -> list[Line]:
    """The lines of the nearest pool that has any left, in the order they are to be used."""
    for pool in part.pools:
        order = list(pool)
        random.Random(f"{direction.seed}/{part.role}/{_pool_name(direction, part)}").shuffle(order)
        if part.role is Role.REVEAL:
            way = part.turn_of_pool % len(order) if order else 0
            order = order[way:] + order[:way]
        fitting = [line for line in order if said_as(line) not in used and _can_say(direction, line)]
        timed = [line for line in fitting if "{" in line.say]
        if timed or fitting:
            return timed or fitting
    return []


def _pool_name(direction: Direction, part: Part) -> str:
    """What the shuffle hangs on: telling is ordered once an iteration, the rest by what it answers."""
    return "" if part.role is Role.REVEAL else direction.move


def _can_say(direction: Direction, line: Line) -> bool:
    if "{when}" in line.say and not direction.when:
        return False
    return not ("{word}" in line.say and not direction.word)


def _from_quiet(direction: Direction, used: set[str]) -> Line | None:
    return _choose(direction, Part(role=Role.REACTION, pools=(direction.quiet,)), used)


def _last_resort(direction: Direction) -> Line:
    return Line(does=f"{direction.name} says nothing.")


def _joined(direction: Direction, chosen: list[tuple[Role, Line]]) -> list[Spoken]:
    pieces: list[Spoken] = []
    moved = False
    for _, line in chosen:
        does = "" if moved and line.say else line.does
        moved = moved or bool(does)
        text = worded(direction, line.model_copy(update={"does": does}))
        lead = " " if pieces else ""
        pieces.append(Spoken(text=lead + text, line=said_as(line)))
    return pieces


def worded(direction: Direction, line: Line) -> str:
    """A line as it is spoken: business in brackets, its placeholders filled."""
    business = f"({line.does})" if line.does else ""
    return " ".join(part for part in (business, _filled(direction, line.say)) if part)


def _filled(direction: Direction, say: str) -> str:
    """The line with its placeholders filled in; what begins a sentence gets a capital."""
    said = say.replace("{name}", direction.name)
    for placeholder, value in (("{when}", direction.when), ("{word}", direction.word)):
        first, *rest = said.split(placeholder)
        said = first
        for after in rest:
            said += _fitting(said, value or "") + after
    return said


def _fitting(before: str, word: str) -> str:
    """The word as it stands behind what comes before: with a capital where a sentence begins."""
    ended = before.rstrip()
    starts = not ended or (ended[-1] in ".!?" and not ended.endswith("..."))
    return word[:1].upper() + word[1:] if starts else word
