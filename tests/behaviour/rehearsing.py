"""A room for scripted leaders, over a database that is gone afterwards."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from app.actors.scripted import ScriptedActor
from app.practice.room import Room
from app.raters.rules import RulesRater
from app.store.engine import connect, upgrade
from app.store.store import SqlRecord
from tests.golden.scripts import appraiser, catalogue


@contextmanager
def room() -> Iterator[Room]:
    """The shipped room: embedded appraiser, scripted colleague, rules."""
    with tempfile.TemporaryDirectory() as folder:
        engine = connect(f"sqlite:///{Path(folder) / 'behaviour.db'}")
        upgrade(engine)
        yield Room(
            catalogue=catalogue(),
            record=SqlRecord(engine),
            appraiser=appraiser(),
            actor=ScriptedActor(),
            rater=RulesRater(catalogue().rubric),
            sensitive=True,
            clock=lambda: datetime(2026, 3, 2, 9, 0, tzinfo=UTC),
        )
        engine.dispose()
