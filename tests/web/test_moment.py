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
