"""Golden conversations: scripts to read, and to hold the room to.

A file is named for its persona and its leader (`f16-curt.md`). Lines of the leader stand as they
were typed; everything the colleague says is what the shipped appraiser and the
scripted colleague make of them. `python -m tests.golden` writes the colleague's part anew.

In `longer/` each leader says the same, turn by turn, in more words (`f16-curt.txt`, a line for
a line). Beside it the same command writes the debrief of that conversation (`f16-curt.md`).
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import anyio

from app.actors.scripted import ScriptedActor
from app.api.debriefs import debrief_as_markdown
from app.appraisers.embedded import WEIGHTS, EmbeddedAppraiser
from app.content import Catalogue
from app.domain.debrief import Debrief, compose
from app.domain.transcript import Ended, Iteration
from app.practice.room import Room
from app.practice.views import TurnCompleted
from app.raters.rules import RulesRater
from app.store.engine import connect, upgrade
from app.store.store import SqlRecord

FOLDER = Path(__file__).parent
LONGER = FOLDER / "longer"
_HEAD = re.compile(r"^# (?P<persona>\S+), (?P<leader>.+)\nSeed (?P<seed>\d+)\.", re.MULTILINE)
_YOU = re.compile(r"^\*\*You:\*\* (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Script:
    """One leader with one persona."""

    path: Path
    persona: str
    leader: str
    seed: int
    lines: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> "Script":
        """A script from its file."""
        text = path.read_text("utf-8")
        head = _HEAD.search(text)
        if head is None:
            raise ValueError(f"{path.name}: the first lines name persona, leader and seed")
        return cls(path, head["persona"], head["leader"], int(head["seed"]), tuple(_YOU.findall(text)))


def scripts() -> tuple[Script, ...]:
    """All golden conversations, by name."""
    return tuple(Script.read(path) for path in sorted(FOLDER.glob("*.md")))


def at_length(script: Script) -> Script:
    """The same leader saying the same in more words; its path is that of the debrief."""
    lines = (LONGER / f"{script.path.stem}.txt").read_text("utf-8").splitlines()
    return replace(script, path=LONGER / script.path.name, lines=tuple(lines))


@functools.cache
def catalogue() -> Catalogue:
    """The shipped rehearsals."""
    return Catalogue.load()


@functools.cache
def appraiser() -> EmbeddedAppraiser:
    """The shipped appraiser."""
    return EmbeddedAppraiser(WEIGHTS)


async def play(script: Script, folder: Path) -> Iteration:
    """Play a script through the whole room, SQLite included."""
    engine = connect(f"sqlite:///{folder / 'golden.db'}")
    upgrade(engine)
    room = Room(
        catalogue=catalogue(),
        record=SqlRecord(engine),
        appraiser=appraiser(),
        actor=ScriptedActor(),
        rater=RulesRater(catalogue().rubric),
        clock=lambda: datetime(2026, 3, 2, 9, 0, tzinfo=UTC),
    )
    practice = await anyio.to_thread.run_sync(lambda: room.open_practice(script.persona, seed=script.seed))
    iteration = await room.begin(practice.id)
    for line in script.lines:
        async for event in room.take_turn(iteration.id, line):
            if isinstance(event, TurnCompleted):
                assert event.outcome.aside is None, f"{script.path.name}: {line!r} was not heard in the scene"
    played = await anyio.to_thread.run_sync(room.record.iteration, iteration.id)
    engine.dispose()
    return played


def debrief_of(iteration: Iteration) -> Debrief:
    """The debrief of a played script."""
    ended = iteration.model_copy(update={"ended": iteration.ended or Ended.LEADER})
    return compose(catalogue().cast(iteration.persona).persona, ended, catalogue().rubric)


def told(iteration: Iteration) -> str:
    """The debrief of a played script, as it can be taken away."""
    title = catalogue().cast(iteration.persona).persona.title
    return debrief_as_markdown(title, debrief_of(iteration), iteration)


def written(script: Script, iteration: Iteration) -> str:
    """The script as its file has it."""
    name = catalogue().cast(script.persona).persona.colleague.called
    levels = ", ".join(f"{criterion} {level}" for criterion, level in debrief_of(iteration).levels.items())
    return "\n".join(
        [
            f"# {script.persona}, {script.leader}",
            f"Seed {script.seed}. Reaches rung {iteration.state.rung}. Rated {levels}.",
            "",
            f"**{name}:** {iteration.opening}",
            *_exchanges(name, iteration),
            "",
        ]
    )


def _exchanges(name: str, iteration: Iteration) -> Iterator[str]:
    for turn in iteration.turns:
        yield from ("", f"**You:** {turn.utterance}", "", f"**{name}:** {turn.reply}")
