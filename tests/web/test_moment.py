"""One moment, four ways, as a page."""

import re

import pytest
from starlette.testclient import TestClient

from app.practice.room import Room
from tests.web.visiting import NOTICED, finish, go_in, say, words

LINES = (NOTICED, "What happened last night?", "Have you tried the housing people?")


@pytest.fixture
def debriefed(visitor: TestClient) -> str:
    iteration = go_in(visitor)
    say(visitor, iteration, *LINES)
    finish(visitor, iteration)
    return iteration


async def test_the_moment_stands_with_its_four_ways(visitor: TestClient, room: Room, debriefed: str) -> None:
    found = await room.fork(debriefed)
    page = words(visitor.get(f"/iterations/{debriefed}/moment").text)
    names = ("What you said", "Acknowledgement", "Thin empathy", "Full empathy", "Advice")
    assert re.findall(r"<h3>([^<]+)</h3>", page) == list(names)
    for branch in (found.yours, *found.branches):
        assert branch.line in page
        for part in re.split(r"[()]", branch.reply):
            assert part.strip() in page
    assert len(re.findall(r'role="img" aria-label="(?:open|felt understood): from', page)) == 2 * len(names)


async def test_what_was_not_reached_is_named_and_not_told(
    visitor: TestClient, room: Room, debriefed: str
) -> None:
    found = await room.fork(debriefed)
    held_back = [b for b in found.branches if b.withheld]
    page = words(visitor.get(f"/iterations/{debriefed}/moment").text)
    assert page.count("would have told you something new here") == len(held_back)


def test_the_debrief_leads_there(visitor: TestClient, debriefed: str) -> None:
    page = visitor.get(f"/iterations/{debriefed}/debrief").text
    assert f'href="/iterations/{debriefed}/moment"' in page


def test_the_debrief_comes_first(visitor: TestClient) -> None:
    iteration = go_in(visitor)
    say(visitor, iteration, *LINES)
    running = visitor.get(f"/iterations/{iteration}/moment")
    assert running.status_code == 409
    visitor.post(f"/iterations/{iteration}/end")
    ended = visitor.get(f"/iterations/{iteration}/moment", follow_redirects=False)
    assert ended.headers["location"] == f"/iterations/{iteration}/how-was-that"


def test_where_there_is_no_moment_nothing_leads_there(visitor: TestClient) -> None:
    iteration = go_in(visitor)
    page = finish(visitor, iteration)
    assert f"/iterations/{iteration}/moment" not in page
    assert visitor.get(f"/iterations/{iteration}/moment").status_code == 404


def test_a_try_is_answered_checked_and_kept(visitor: TestClient, room: Room, debriefed: str) -> None:
    line = "You slept in that car and came in to look after us. That must be lonely, Sam."
    answer = visitor.post(f"/iterations/{debriefed}/moment", data={"text": line}, follow_redirects=False)
    assert answer.headers["location"] == f"/iterations/{debriefed}/moment#try-1"
    (made,) = room.tries(debriefed)
    page = words(visitor.get(f"/iterations/{debriefed}/moment").text)
    assert 'id="try-1"' in page
    for said in (line, made.check.says, *(p.strip() for p in re.split(r"[()]", made.reply))):
        assert said in page
    assert "second try" in page
    assert [t.utterance for t in room.iteration(debriefed).turns] == list(LINES)


def test_after_three_tries_the_way_leads_on(visitor: TestClient, room: Room, debriefed: str) -> None:
    for line in ("That sounds hard.", "Morning.", "You look tired, Sam."):
        visitor.post(f"/iterations/{debriefed}/moment", data={"text": line})
    page = visitor.get(f"/iterations/{debriefed}/moment").text
    assert "<textarea" not in page
    form = dict(re.findall(r'name="(from_iteration|from_turn|focus)" value="([^"]*)"', page))
    practice = room.iteration(debriefed).practice
    answer = visitor.post(f"/practices/{practice}/again", data=form, follow_redirects=False)
    again = room.iteration(answer.headers["location"].removeprefix("/iterations/"))
    assert again.rewound_from == (debriefed, int(form["from_turn"]))
    refused = visitor.post(f"/iterations/{debriefed}/moment", data={"text": "Once more."})
    assert refused.status_code == 409
    assert "Three tries are enough" in refused.text


def test_silence_is_a_try(visitor: TestClient, room: Room, debriefed: str) -> None:
    visitor.post(f"/iterations/{debriefed}/moment", data={"silence": "1"})
    assert [t.utterance for t in room.tries(debriefed)] == ["..."]
    assert "You say nothing." in visitor.get(f"/iterations/{debriefed}/moment").text


def test_a_line_that_cannot_be_said_stays_in_the_composer(
    visitor: TestClient, room: Room, debriefed: str
) -> None:
    long = "a" * (room.max_characters + 1)
    answer = visitor.post(f"/iterations/{debriefed}/moment", data={"text": long})
    assert answer.status_code == 413
    assert f">{long}</textarea>" in answer.text
    assert room.tries(debriefed) == ()
    assert visitor.post(f"/iterations/{debriefed}/moment").status_code == 422


def test_a_stop_word_shows_where_help_is(visitor: TestClient, room: Room, debriefed: str) -> None:
    answer = visitor.post(f"/iterations/{debriefed}/moment", data={"text": "stop"})
    assert answer.status_code == 200
    assert "116 123" in words(answer.text)
    assert room.tries(debriefed) == ()


def test_before_the_debrief_nothing_is_tried(visitor: TestClient, room: Room) -> None:
    iteration = go_in(visitor)
    say(visitor, iteration, *LINES)
    visitor.post(f"/iterations/{iteration}/end")
    assert visitor.post(f"/iterations/{iteration}/moment", data={"text": "Hello."}).status_code == 409
    assert room.tries(iteration) == ()
