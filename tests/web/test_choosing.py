"""Choosing a scene and reading the brief."""

import re

import pytest
from starlette.testclient import TestClient

from app.practice.room import Room
from tests.web.visiting import NOTICED, go_in, say, words


def titles(html: str) -> list[str]:
    return re.findall(r'<h3><a href="/rehearsals/[^"]+">([^<]+)</a></h3>', words(html))


def test_every_scene_is_listed(visitor: TestClient, room: Room) -> None:
    assert titles(visitor.get("/").text) == [card.title for card in room.cards()]


@pytest.mark.parametrize("kind", ["sector", "rehearsal", "difficulty"])
def test_a_filter_leaves_what_fits(visitor: TestClient, room: Room, kind: str) -> None:
    for value in {getattr(card, kind).value for card in room.cards()}:
        page = visitor.get("/", params={kind: value}).text
        assert titles(page) == [card.title for card in room.cards() if getattr(card, kind) == value]
        assert page.count('aria-current="true"') == 1


def test_an_active_filter_can_be_taken_away(visitor: TestClient) -> None:
    page = words(visitor.get("/", params={"sector": "nhs", "difficulty": "warm"}).text)
    assert '<a href="/?difficulty=warm#scenes" aria-current="true">NHS' in page


def test_when_nothing_fits_there_is_a_way_back(visitor: TestClient) -> None:
    page = visitor.get("/", params={"sector": "<b>nowhere</b>"}).text
    assert titles(page) == []
    assert "Show every scene" in page
    assert "<b>nowhere" not in page


def test_the_brief_says_who_you_are_and_what_this_is(visitor: TestClient, room: Room) -> None:
    for card in room.cards():
        brief = room.brief(card.id)
        page = words(visitor.get(f"/rehearsals/{card.id}").text)
        for expected in (brief.leader.role, brief.leader.task, brief.setting, brief.colleague_name):
            assert expected in page
        for notice in (
            "played by software",
            "can be wrong",
            "monitored",
            "not a crisis service",
            "delete it",
        ):
            assert notice in page
        for note in card.content_notes:
            assert note in page


def test_the_personas_own_difficulty_is_chosen_beforehand(visitor: TestClient, room: Room) -> None:
    for card in room.cards():
        page = visitor.get(f"/rehearsals/{card.id}").text
        assert re.findall(r'name="difficulty" value="(\w+)" checked', page) == [card.difficulty.value]


def test_going_in_keeps_the_choices(visitor: TestClient, room: Room) -> None:
    iteration = room.iteration(
        go_in(visitor, difficulty="guarded", focus="attending", intention="  If he jokes, I'll ask.  ")
    )
    assert iteration.focus == "attending"
    assert iteration.intention == "If he jokes, I'll ask."
    assert room.practice(iteration.practice).difficulty == "guarded"


def test_a_made_up_focus_is_none(visitor: TestClient, room: Room) -> None:
    assert room.iteration(go_in(visitor, focus="winning")).focus == ""


def test_a_conversation_waits_on_the_first_page(visitor: TestClient) -> None:
    iteration = go_in(visitor)
    say(visitor, iteration, NOTICED, "How are you, really?")
    page = visitor.get("/").text
    assert f'<a href="/iterations/{iteration}">Carry on with Sam, turn 2</a>' in page
    visitor.post(f"/iterations/{iteration}/end")
    assert iteration not in visitor.get("/").text


def test_an_unknown_scene_is_a_page_that_helps(visitor: TestClient) -> None:
    answer = visitor.get("/rehearsals/F99")
    assert answer.status_code == 404
    assert "Choose a scene" in answer.text
    assert "Need to talk to someone now?" in answer.text
