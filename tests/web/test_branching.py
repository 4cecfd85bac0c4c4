"""Again from any turn, and the takes as a tree."""

import re

import pytest
from starlette.testclient import TestClient

from app.practice.room import Room
from tests.web.visiting import NOTICED, finish, go_in, say, words

LINES = (NOTICED, "What happened last night?", "That sounds really hard.")


@pytest.fixture
def debriefed(visitor: TestClient) -> str:
    iteration = go_in(visitor)
    say(visitor, iteration, *LINES)
    finish(visitor, iteration)
    return iteration


def again(visitor: TestClient, room: Room, iteration: str, turn: int) -> str:
    practice = room.iteration(iteration).practice
    answer = visitor.post(
        f"/practices/{practice}/again",
        data={"from_iteration": iteration, "from_turn": str(turn)},
        follow_redirects=False,
    )
    return answer.headers["location"].removeprefix("/iterations/")


def test_every_line_that_was_answered_can_be_chosen(visitor: TestClient, room: Room, debriefed: str) -> None:
    page = words(visitor.get(f"/iterations/{debriefed}/again?turn=1").text)
    choices = re.findall(r'name="from_turn" value="(\d+)"( checked)?', page)
    assert choices == [("0", ""), ("1", " checked"), ("2", "")]
    for line in LINES:
        assert line in page
    second = room.iteration(again(visitor, room, debriefed, 1))
    assert (second.rewound_from, [t.utterance for t in second.turns]) == ((debriefed, 1), [LINES[0]])
    assert [t.utterance for t in room.iteration(debriefed).turns] == list(LINES)


def test_the_debrief_and_the_practice_lead_there(visitor: TestClient, room: Room, debriefed: str) -> None:
    way = f'href="/iterations/{debriefed}/again"'
    assert way in visitor.get(f"/iterations/{debriefed}/debrief").text
    practice = room.iteration(debriefed).practice
    assert "How they branch" not in visitor.get(f"/practices/{practice}").text
    second = again(visitor, room, debriefed, 2)
    say(visitor, second, "Where did you sleep?")
    page = words(visitor.get(f"/practices/{practice}").text)
    assert way in page
    tree = page.split("How they branch")[1].split("</section>")[0]
    assert tree.index("Take one") < tree.index("<ul", tree.index("Take one")) < tree.index("Take two")
    assert "after turn 2" in tree
    assert "Where did you sleep?" in tree


def test_while_a_take_goes_on_there_is_no_second(visitor: TestClient, room: Room, debriefed: str) -> None:
    again(visitor, room, debriefed, 0)
    page = visitor.get(f"/iterations/{debriefed}/again").text
    assert "Finish it first" in page
    assert "from_turn" not in page


def test_before_the_debrief_the_way_leads_to_the_conversation(visitor: TestClient) -> None:
    iteration = go_in(visitor)
    say(visitor, iteration, *LINES)
    answer = visitor.get(f"/iterations/{iteration}/again", follow_redirects=False)
    assert answer.headers["location"] == f"/iterations/{iteration}"
