"""Over the weeks: every take that has been looked back on."""

import re

import pytest
from starlette.testclient import TestClient

from app.practice.room import Room
from tests.web.visiting import NOTICED, finish, go_in, say, words

CURT = ("Morning, Sam.", "That sounds really hard.", "Have you tried going to bed earlier?")


@pytest.fixture(autouse=True)
def fresh(room: Room) -> None:
    """The database is shared with the other tests: nothing of theirs has been looked back on."""
    while takes := room.trajectory().takes:
        for practice in {take.practice for take in takes}:
            room.delete_practice(practice)


def test_before_the_first_debrief_there_is_nothing_to_see(visitor: TestClient) -> None:
    assert "There is nothing here yet." in visitor.get("/weeks").text
    say(visitor, go_in(visitor), *CURT)
    assert "There is nothing here yet." in visitor.get("/weeks").text


def test_takes_of_several_scenes_stand_together(visitor: TestClient, room: Room) -> None:
    takes = []
    for persona, lines in (
        ("F01", CURT),
        ("F16", CURT),
        ("F01", (NOTICED, "What happened last night?", *CURT)),
    ):
        takes.append(go_in(visitor, persona))
        say(visitor, takes[-1], *lines)
        finish(visitor, takes[-1])
    page = words(visitor.get("/weeks").text)
    table = page.split("<tbody>")[1].split("</tbody>")[0]
    shown = re.findall(r'<th scope="row"><a href="/iterations/([^/]+)/debrief">', table)
    assert shown == list(reversed(takes))
    way = page.split("<h3>Attending</h3>")[1].split("</div>")[0]
    assert re.findall(r'href="/iterations/([^/]+)/debrief"', way) == takes
    newest = room.trajectory().takes[-1].ratings["attending"]
    assert newest.quote
    assert f"“{newest.quote}”" in way
    assert re.search(r"From \d to \d of 5, in three takes\.|\d of 5 in the first take and in the last", way)


def test_a_mark_is_as_high_as_its_level(visitor: TestClient) -> None:
    take = go_in(visitor)
    say(visitor, take, *CURT)
    finish(visitor, take)
    page = words(visitor.get("/weeks").text)
    marks = re.findall(r'<li class="level-(\d)"><a [^>]*title="[^"]*, (\d) of 5', page)
    assert marks
    assert all(height == level for height, level in marks)


def test_a_take_that_was_deleted_is_gone(visitor: TestClient) -> None:
    take = go_in(visitor)
    say(visitor, take, *CURT)
    finish(visitor, take)
    practice = re.search(r"/practices/([\w-]+)", visitor.get("/weeks").text)
    assert practice
    visitor.post(f"/practices/{practice[1]}/delete")
    assert "There is nothing here yet." in visitor.get("/weeks").text
