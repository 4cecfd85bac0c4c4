"""Scenes about suicidal thoughts: off until switched on, and gone into only with the note read."""

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.config import Settings
from app.content import Catalogue
from app.errors import NoteFirst, SceneOff
from app.main import create_app
from app.practice.room import Room
from app.store.store import SqlRecord
from tests.fakes import room_over

pytestmark = pytest.mark.anyio

VARIANT = """\
extends: F16
id: F16-HEAVY
sensitive: true
content_notes: ["He speaks of not wanting to be here."]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    (folder / "personas").mkdir(parents=True)
    (folder / "personas" / "heavy.yaml").write_text(VARIANT, encoding="utf-8")
    return folder


def _room(record: SqlRecord, own: Path, sensitive: bool) -> Room:
    return replace(room_over(record), catalogue=Catalogue.load(own), sensitive=sensitive)


async def test_switched_off_it_is_neither_listed_nor_opened(record: SqlRecord, own: Path) -> None:
    room = _room(record, own, sensitive=False)
    assert "F16-HEAVY" not in {card.id for card in room.cards()}
    with pytest.raises(SceneOff):
        room.offer("f16-heavy")
    with pytest.raises(SceneOff):
        room.open_practice("F16-HEAVY", note_read=True)


async def test_switched_on_the_note_comes_first(record: SqlRecord, own: Path) -> None:
    room = _room(record, own, sensitive=True)
    assert "F16-HEAVY" in {card.id for card in room.cards()}
    with pytest.raises(NoteFirst):
        room.open_practice("F16-HEAVY")
    practice = room.open_practice("F16-HEAVY", note_read=True)
    assert (await room.begin(practice.id)).opening


async def test_switched_off_again_nothing_new_opens_and_the_old_can_be_read(
    record: SqlRecord, own: Path
) -> None:
    on = _room(record, own, sensitive=True)
    practice = on.open_practice("F16-HEAVY", note_read=True)
    iteration = await on.begin(practice.id)
    on.end(iteration.id)
    off = _room(record, own, sensitive=False)
    assert off.brief("F16-HEAVY").title
    assert off.iteration(iteration.id).opening
    with pytest.raises(SceneOff):
        await off.begin(practice.id)


async def test_every_other_scene_needs_no_note(record: SqlRecord, own: Path) -> None:
    assert _room(record, own, sensitive=False).open_practice("F16").persona == "F16"


@pytest.fixture
def visitor(own: Path, tmp_path: Path, request: pytest.FixtureRequest) -> TestClient:
    settings = Settings(
        database_url=f"sqlite:///{tmp_path / 'practices.db'}", content_dir=own, sensitive_scenes=request.param
    )
    return TestClient(create_app(settings), base_url="http://localhost")


@pytest.mark.parametrize("visitor", [False], indirect=True)
def test_pages_and_api_say_that_it_is_off(visitor: TestClient) -> None:
    assert "F16-HEAVY" not in visitor.get("/").text
    page = visitor.get("/rehearsals/F16-HEAVY", headers={"accept": "text/html"})
    assert page.status_code == 403
    assert "switched off here" in page.text
    assert visitor.get("/v1/personas/F16-HEAVY").json()["type"] == "urn:secondtake:problem:scene-off"
    told = visitor.post("/v1/practices", json={"persona": "F16-HEAVY", "note_read": True})
    assert told.status_code == 403


@pytest.mark.parametrize("visitor", [True], indirect=True)
def test_pages_and_api_ask_for_the_note(visitor: TestClient) -> None:
    brief = visitor.get("/rehearsals/F16-HEAVY").text
    assert "I have read the content note" in brief
    refused = visitor.post("/rehearsals/F16-HEAVY", data={}, headers={"accept": "text/html"})
    assert refused.status_code == 422
    assert 'role="alert"' in refused.text
    entered = visitor.post("/rehearsals/F16-HEAVY", data={"note_read": "true"}, follow_redirects=False)
    assert entered.status_code == 303
    told = visitor.post("/v1/practices", json={"persona": "F16-HEAVY"})
    assert (told.status_code, told.json()["type"]) == (422, "urn:secondtake:problem:note-first")
    assert visitor.post("/v1/practices", json={"persona": "F16-HEAVY", "note_read": True}).status_code == 201
    assert visitor.get("/v1/personas/F16-HEAVY").json()["sensitive"] is True
    assert "I have read the content note" not in visitor.get("/rehearsals/F16").text
