"""When the leader needs to stop: the scene ends, help is shown, and not a word is kept."""

import logging
import sqlite3
from dataclasses import replace
from pathlib import Path

import anyio
import pytest

from app.domain.behaviours import Code
from app.domain.transcript import Ended
from app.errors import IterationEnded
from app.practice.room import Room
from app.practice.views import AsideKind, Outcome, TurnCompleted
from app.store.store import SqlRecord
from tests.fakes import QueuedAppraiser, heard_as, room_over

pytestmark = pytest.mark.anyio

DISTRESS = "I can't breathe, this is what happened to my brother Octavian and I don't want to be here"


def files_holding(folder: Path, words: str) -> list[str]:
    """Names of the files in a folder that hold these words."""
    return [p.name for p in sorted(folder.iterdir()) if words.encode() in p.read_bytes()]


def distressed() -> QueuedAppraiser:
    coded = heard_as(DISTRESS, "oth.neutral")
    distress = replace(coded.codes[0], code=Code.OTH_DISTRESS)
    return QueuedAppraiser(replace(coded, codes=(*coded.codes, distress)))


async def stopped(room: Room, text: str) -> tuple[str, Outcome]:
    practice = await anyio.to_thread.run_sync(lambda: room.open_practice("F16", seed=3))
    iteration = await room.begin(practice.id)
    found = [e async for e in room.take_turn(iteration.id, text)]
    (event,) = found
    assert isinstance(event, TurnCompleted)
    return iteration.id, event.outcome


@pytest.mark.parametrize("word", ["stop", "STOP!!", "Please stop.", "I can’t do this", "red"])
async def test_a_stop_word_ends_the_scene_before_anything_is_appraised(record: SqlRecord, word: str) -> None:
    appraiser = QueuedAppraiser()
    iteration_id, outcome = await stopped(room_over(record, appraiser), word)
    assert appraiser.heard == []
    assert outcome.ended is Ended.CARE
    assert outcome.aside is not None
    assert outcome.aside.kind is AsideKind.CARE
    assert record.iteration(iteration_id).ended is Ended.CARE


async def test_a_sentence_with_stop_in_it_is_an_ordinary_turn(record: SqlRecord) -> None:
    room = room_over(record)
    practice = await anyio.to_thread.run_sync(lambda: room.open_practice("F16"))
    iteration = await room.begin(practice.id)
    found = [e async for e in room.take_turn(iteration.id, "We can stop the rota on Friday.")]
    assert isinstance(found[-1], TurnCompleted)
    assert found[-1].outcome.number == 1


async def test_distress_ends_the_scene_and_shows_where_help_is(record: SqlRecord) -> None:
    iteration_id, outcome = await stopped(room_over(record, distressed()), DISTRESS)
    assert outcome.ended is Ended.CARE
    assert outcome.aside is not None
    assert outcome.aside.kind is AsideKind.CARE
    named = {line.name for line in outcome.aside.help}
    assert {"999", "Samaritans", "Shout", "Your own organisation"} <= named
    assert (outcome.number, outcome.utterance, outcome.reply) == (None, "", "")
    kept = record.iteration(iteration_id)
    assert (kept.ended, kept.turns) == (Ended.CARE, ())


async def test_nothing_of_it_is_in_the_record_the_answer_or_the_log(
    record: SqlRecord, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    _, outcome = await stopped(room_over(record, distressed()), DISTRESS)
    for word in ("Octavian", "breathe", "oth.distress"):
        assert word not in outcome.model_dump_json()
        assert word not in caplog.text
        assert files_holding(tmp_path, word) == []


async def test_a_showing_is_counted_for_the_day(record: SqlRecord, tmp_path: Path) -> None:
    await stopped(room_over(record, distressed()), DISTRESS)
    await stopped(room_over(record), "stop")
    with sqlite3.connect(tmp_path / "practices.db") as plain:
        assert plain.execute("SELECT day, times FROM support_shown").fetchall() == [("2026-03-02", 2)]
    plain.close()


async def test_what_was_said_before_is_kept_and_never_rated(record: SqlRecord) -> None:
    room = room_over(record)
    practice = await anyio.to_thread.run_sync(lambda: room.open_practice("F16"))
    iteration = await room.begin(practice.id)
    for text in ("Morning, Leon.", "stop"):
        [e async for e in room.take_turn(iteration.id, text)]
    assert [t.utterance for t in record.iteration(iteration.id).turns] == ["Morning, Leon."]
    with pytest.raises(IterationEnded):
        await room.debrief(iteration.id)
    assert room.progress(practice.id).columns == ()
    again = await room.begin(practice.id)
    assert again.number == 2
