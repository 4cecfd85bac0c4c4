"""Saying things, with and without scripts."""

import dataclasses
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.domain.behaviours import Appraisal, Heard
from app.domain.stages import Appraiser
from app.domain.transcript import Iteration
from app.errors import AppraiserUnavailable
from app.practice.room import Room
from app.practice.views import TurnCompleted, TurnEvent
from tests.web.visiting import NOTICED, go_in, hear, say, words


class Faltering:
    """An appraiser that fails as often as it is told, then does its work."""

    name = "faltering"

    def __init__(self, behind: Appraiser, faults: list[Exception]) -> None:
        self.behind = behind
        self.faults = faults

    async def appraise(self, heard: Heard) -> Appraisal:
        if self.faults:
            raise self.faults.pop(0)
        return await self.behind.appraise(heard)


class Arriving:
    """A room in which every turn is a place to stop."""

    def __init__(self, behind: Room) -> None:
        self.behind = behind

    def __getattr__(self, name: str) -> Any:
        return getattr(self.behind, name)

    async def take_turn(
        self, iteration_id: str, text: str, built_in: bool = False, ready: Iteration | None = None
    ) -> AsyncIterator[TurnEvent]:
        async for event in self.behind.take_turn(iteration_id, text, built_in, ready):
            if isinstance(event, TurnCompleted):
                yield TurnCompleted(outcome=event.outcome.model_copy(update={"arrived": True}))
            else:
                yield event


def falter(app: FastAPI, *faults: Exception) -> None:
    room: Room = app.state.room
    app.state.room = dataclasses.replace(room, appraiser=Faltering(room.appraiser, list(faults)))


def test_a_line_without_scripts_is_answered_on_the_page(visitor: TestClient, room: Room) -> None:
    iteration = go_in(visitor)
    answer = visitor.post(f"/iterations/{iteration}/say", data={"text": NOTICED}, follow_redirects=False)
    assert answer.status_code == 303
    page = words(visitor.get(f"/iterations/{iteration}").text)
    turn = room.iteration(iteration).turns[0]
    assert turn.utterance == NOTICED
    assert NOTICED in page
    for piece in turn.reply.replace(")", "(").split("("):
        assert piece.strip() in page


def test_a_line_with_scripts_is_streamed(visitor: TestClient, room: Room) -> None:
    iteration = go_in(visitor)
    events = hear(visitor, iteration, NOTICED, after=0)
    assert events[0] == ("turn.started", {"turn": 1})
    assert events[-1][0] == "turn.completed"
    spoken = "".join(data["text"] for name, data in events if name == "reply.delta")
    assert spoken == events[-1][1]["reply"] == room.iteration(iteration).turns[0].reply


def test_nothing_of_the_inside_is_in_the_events(visitor: TestClient) -> None:
    events = hear(visitor, go_in(visitor), NOTICED)
    assert set(events[-1][1]) == {"turn", "utterance", "reply", "ended", "arrived", "aside"}


def test_saying_nothing_is_a_turn(visitor: TestClient, room: Room) -> None:
    iteration = go_in(visitor)
    visitor.post(f"/iterations/{iteration}/say", data={"text": "half a thought", "silence": "1"})
    assert [turn.utterance for turn in room.iteration(iteration).turns] == ["..."]
    assert "You say nothing." in visitor.get(f"/iterations/{iteration}").text


def test_markup_is_words(visitor: TestClient) -> None:
    iteration = go_in(visitor)
    say(visitor, iteration, "<b>Sam</b>, how are you?")
    page = visitor.get(f"/iterations/{iteration}").text
    assert "<b>Sam" not in page
    assert "&lt;b&gt;Sam" in page


@pytest.mark.parametrize(("text", "status"), [("   ", 422), ("a" * 4001, 413)])
def test_what_cannot_be_said_stays_in_the_composer(visitor: TestClient, text: str, status: int) -> None:
    iteration = go_in(visitor)
    answer = visitor.post(f"/iterations/{iteration}/say", data={"text": text})
    assert answer.status_code == status
    assert f">{text}</textarea>" in answer.text
    assert 'role="alert"></p>' not in answer.text


def test_with_scripts_a_refusal_is_a_problem(visitor: TestClient) -> None:
    iteration = go_in(visitor)
    answer = visitor.post(
        f"/iterations/{iteration}/say", data={"text": "  "}, headers={"accept": "text/event-stream"}
    )
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_a_second_tab_learns_that_the_conversation_moved_on(visitor: TestClient, room: Room) -> None:
    iteration = go_in(visitor)
    say(visitor, iteration, NOTICED)
    answer = visitor.post(f"/iterations/{iteration}/say", data={"text": "Bay four?", "after": 0})
    assert answer.status_code == 409
    assert "moved on" in answer.text
    assert ">Bay four?</textarea>" in answer.text
    assert len(room.iteration(iteration).turns) == 1


@pytest.mark.parametrize(
    "fault", [AppraiserUnavailable("The appraiser cannot start."), RuntimeError("broken")]
)
def test_a_fault_in_the_stream_is_a_sentence_and_keeps_no_turn(
    app: FastAPI, visitor: TestClient, room: Room, fault: Exception
) -> None:
    iteration = go_in(visitor)
    falter(app, fault)
    (name, problem), *rest = hear(visitor, iteration, NOTICED)
    assert (name, rest) == ("error", [])
    assert problem["detail"].endswith(".")
    assert "broken" not in problem["detail"]
    assert room.iteration(iteration).turns == ()
    assert hear(visitor, iteration, NOTICED)[-1][0] == "turn.completed"


def test_a_fault_without_scripts_keeps_the_words(app: FastAPI, visitor: TestClient) -> None:
    iteration = go_in(visitor)
    falter(app, AppraiserUnavailable("The appraiser cannot start."))
    answer = visitor.post(f"/iterations/{iteration}/say", data={"text": NOTICED})
    assert answer.status_code == 503
    assert "The appraiser cannot start." in answer.text
    assert NOTICED in words(answer.text)


@pytest.mark.parametrize("line", ["stop", "STOP!!"])
def test_the_stop_word_shows_help_and_keeps_nothing(
    visitor: TestClient, room: Room, database: Path, line: str
) -> None:
    iteration = go_in(visitor)
    say(visitor, iteration, NOTICED)
    (name, data), *rest = hear(visitor, iteration, line)
    assert (name, rest) == ("turn.completed", [])
    assert data["ended"] == "care"
    assert (data["utterance"], data["reply"]) == ("", "")
    page = visitor.get(f"/iterations/{iteration}").text
    assert "stepped out of the scene" in page
    assert 'href="tel:116123"' in page
    assert "<textarea" not in page
    assert len(room.iteration(iteration).turns) == 1


def test_the_leaders_own_distress_is_neither_shown_nor_kept(
    visitor: TestClient, room: Room, database: Path
) -> None:
    iteration = go_in(visitor)
    line = "This is happening to me too, quagga. I can't cope and I've been thinking of ending it."
    answer = visitor.post(f"/iterations/{iteration}/say", data={"text": line})
    assert "stepped out of the scene" in answer.text
    assert "quagga" not in answer.text
    assert room.iteration(iteration).turns == ()
    kept = b"".join(path.read_bytes() for path in database.parent.glob("room.db*"))
    assert b"quagga" not in kept


def test_after_care_there_is_no_debrief(visitor: TestClient) -> None:
    iteration = go_in(visitor)
    say(visitor, iteration, NOTICED, "stop")
    for page in ("debrief", "how-was-that"):
        answer = visitor.get(f"/iterations/{iteration}/{page}", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/iterations/{iteration}")


def test_ending_leads_to_the_leaders_own_view(visitor: TestClient) -> None:
    iteration = go_in(visitor)
    say(visitor, iteration, NOTICED)
    answer = visitor.post(f"/iterations/{iteration}/end", follow_redirects=False)
    assert answer.headers["location"] == f"/iterations/{iteration}/how-was-that"
    assert "<textarea" not in visitor.get(f"/iterations/{iteration}").text


def test_ending_before_a_word_was_said_asks_nothing(visitor: TestClient) -> None:
    iteration = go_in(visitor)
    answer = visitor.post(f"/iterations/{iteration}/end")
    assert answer.url.path == f"/iterations/{iteration}"
    assert "Go in again" in answer.text


def test_saying_something_after_the_end_shows_the_end(visitor: TestClient) -> None:
    iteration = go_in(visitor)
    visitor.post(f"/iterations/{iteration}/end")
    answer = visitor.post(f"/iterations/{iteration}/say", data={"text": "Wait"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/iterations/{iteration}")


def test_a_place_to_stop_is_named_and_may_be_passed_by(app: FastAPI, visitor: TestClient, room: Room) -> None:
    iteration = go_in(visitor)
    app.state.room = Arriving(room)
    answer = visitor.post(f"/iterations/{iteration}/say", data={"text": NOTICED})
    assert "This could be a place to stop." in answer.text
    assert "<textarea" in answer.text
    assert hear(visitor, iteration, "Go on.")[-1][1]["arrived"] is True


def test_a_word_from_outside_the_scene_is_not_the_colleagues(visitor: TestClient, room: Room) -> None:
    iteration = go_in(visitor)
    line = "This is about my real colleague John Smith, born 12/03/1980, phone 07700 900123."
    answer = visitor.post(f"/iterations/{iteration}/say", data={"text": line})
    note = answer.text.split('aria-label="Outside the scene"')[1].split("</aside>")[0]
    assert "real person" in note
    assert f">{line}</textarea>" in answer.text
    assert room.iteration(iteration).turns == ()
