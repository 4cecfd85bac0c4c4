"""Handwritten stand-ins for the three seams, and rooms built with them over real databases.

Each is fed from a queue, remembers what it was given, and behaves plainly once the queue is empty.
"""

from collections import deque
from collections.abc import AsyncIterator, Iterable
from datetime import datetime
from functools import cache
from pathlib import Path

import anyio

from app.actors.scripted import ScriptedActor
from app.content import Catalogue
from app.domain.behaviours import Appraisal, Code, Coded, Heard
from app.domain.debrief import Debrief, compose
from app.domain.direction import Direction, Spoken
from app.domain.persona import Persona
from app.domain.rubric import Rubric
from app.domain.stages import Actor, Appraiser, Rater
from app.domain.transcript import Iteration
from app.practice.room import Room
from app.raters.rules import RulesRater
from app.store.engine import connect, upgrade
from app.store.store import SqlRecord
from tests.builders import AT, appraisal


class Broken(Exception):
    """What a stand-in raises where nothing in the application would."""


def heard_as(text: str, *moves: str) -> Appraisal:
    """An appraisal of `text` as these moves, the whole text being the evidence for each."""
    return appraisal(*moves, quotes=[text] * len(moves))


class QueuedAppraiser:
    """Answers with what is in the queue, then with "an ordinary remark".

    `held()` makes it wait: it sets `reached` when it is asked, and answers once `hold` is set.
    """

    name = "queued"

    def __init__(self, *answers: Appraisal | Exception) -> None:
        self.answers = deque(answers)
        self.heard: list[Heard] = []
        self.hold: anyio.Event | None = None
        self.reached: anyio.Event | None = None

    def held(self) -> tuple[anyio.Event, anyio.Event]:
        """Wait from now on; the events (reached, hold)."""
        self.reached, self.hold = anyio.Event(), anyio.Event()
        return self.reached, self.hold

    async def appraise(self, heard: Heard) -> Appraisal:
        self.heard.append(heard)
        if self.reached is not None and self.hold is not None:
            self.reached.set()
            await self.hold.wait()
        answer = self.answers.popleft() if self.answers else neutral(heard.utterance)
        if isinstance(answer, Exception):
            raise answer
        return answer


def neutral(text: str) -> Appraisal:
    """An ordinary remark."""
    return Appraisal(
        codes=(Coded(code=Code.OTH_NEUTRAL, quote=text, confidence=1.0, reason="ordinary"),),
        final_move=Code.OTH_NEUTRAL,
    )


class QueuedActor:
    """Says the pieces in the queue, then "Mm."; an exception among the pieces is raised in its place."""

    name = "queued"

    def __init__(self, *replies: Iterable[str | Exception]) -> None:
        self.replies = deque(list(reply) for reply in replies)
        self.directions: list[Direction] = []

    async def perform(self, direction: Direction) -> AsyncIterator[Spoken]:
        self.directions.append(direction)
        for piece in self.replies.popleft() if self.replies else ["Mm."]:
            if isinstance(piece, Exception):
                raise piece
            yield Spoken(text=piece)


class QueuedRater:
    """Raises what is in the queue, then composes by the rubric; remembers whom it rated."""

    name = "queued"

    def __init__(self, rubric: Rubric, *faults: Exception) -> None:
        self.rubric = rubric
        self.faults = deque(faults)
        self.rated: list[str] = []

    async def rate(self, persona: Persona, iteration: Iteration) -> Debrief:
        self.rated.append(iteration.id)
        if self.faults:
            raise self.faults.popleft()
        return compose(persona, iteration, self.rubric)


class Clock:
    """A clock that stands still until it is told."""

    def __init__(self, at: datetime = AT) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


@cache
def catalogue() -> Catalogue:
    """The shipped content, read once for all tests."""
    return Catalogue.load()


def record_at(folder: Path, busy_milliseconds: int = 5000) -> SqlRecord:
    """A record in a real database file of this folder."""
    engine = connect(f"sqlite:///{folder / 'practices.db'}", busy_milliseconds)
    upgrade(engine)
    return SqlRecord(engine)


def room_over(
    record: SqlRecord,
    appraiser: Appraiser | None = None,
    actor: Actor | None = None,
    rater: Rater | None = None,
) -> Room:
    """A room over a record, with the shipped scripted actor and rater unless others are given."""
    content = catalogue()
    return Room(
        catalogue=content,
        record=record,
        appraiser=appraiser or QueuedAppraiser(),
        actor=actor or ScriptedActor(),
        rater=rater or RulesRater(content.rubric),
        clock=Clock(),
        sensitive=True,
    )
