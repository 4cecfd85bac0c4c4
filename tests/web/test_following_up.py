"""On the pages: confirming promises, and going in again a week on."""

from starlette.testclient import TestClient

from app.domain.promises import Became
from app.practice.room import Room
from tests.web.visiting import finish, go_in, say, words

PROMISE = "I'll change your Monday start to ten from next week."


def promised(visitor: TestClient) -> str:
    iteration = go_in(visitor, "F16")
    say(visitor, iteration, "You're still wet through, Leon.", PROMISE)
    finish(visitor, iteration)
    return iteration


def test_a_promise_is_shown_in_the_leaders_words_and_confirmed(visitor: TestClient, room: Room) -> None:
    iteration = promised(visitor)
    page = words(visitor.get(f"/iterations/{iteration}/debrief").text)
    assert "What you promised Leon" in page
    assert f"“{PROMISE}”" in page
    assert "a-week-on" not in page
    answer = visitor.post(
        f"/iterations/{iteration}/promises", data={"promise": "2.1"}, follow_redirects=False
    )
    assert answer.headers["location"] == f"/iterations/{iteration}/debrief#promises"
    assert [p.quote for p in room.iteration(iteration).promises or ()] == [PROMISE]
    assert f'href="/iterations/{iteration}/a-week-on"' in visitor.get(f"/iterations/{iteration}/debrief").text


def test_a_promise_can_be_taken_back(visitor: TestClient, room: Room) -> None:
    iteration = promised(visitor)
    visitor.post(f"/iterations/{iteration}/promises", data={"promise": "2.1"})
    visitor.post(f"/iterations/{iteration}/promises", data={})
    assert room.iteration(iteration).promises == ()
    assert visitor.get(f"/iterations/{iteration}/a-week-on").status_code == 409


def test_a_week_on_asks_what_became_of_each_and_goes_in(visitor: TestClient, room: Room) -> None:
    iteration = promised(visitor)
    visitor.post(f"/iterations/{iteration}/promises", data={"promise": "2.1"})
    page = words(visitor.get(f"/iterations/{iteration}/a-week-on").text)
    assert PROMISE in page
    incomplete = visitor.post(f"/iterations/{iteration}/a-week-on", data={"focus": "helping"})
    assert incomplete.status_code == 422
    answer = visitor.post(
        f"/iterations/{iteration}/a-week-on", data={"became-2.1": "not kept"}, follow_redirects=False
    )
    later = answer.headers["location"].removeprefix("/iterations/")
    follow_up = room.iteration(later).follow_up
    assert follow_up is not None
    assert [owed.became for owed in follow_up.owed] == [Became.NOT_KEPT]
    inside = words(visitor.get(f"/iterations/{later}").text)
    assert "Friday 23 October" in inside
    assert f'<li>“{PROMISE}” <span class="small">not kept</span></li>' in inside
    say(visitor, later, "I said ten o'clock on Mondays, and I didn't change it. I'm sorry.")
    debrief = words(finish(visitor, later))
    assert "What you had promised" in debrief
    assert "you said so plainly" in debrief
    assert "a week on" in words(visitor.get(f"/practices/{room.iteration(later).practice}").text)


def test_without_a_promise_there_is_nothing_to_confirm(visitor: TestClient) -> None:
    iteration = go_in(visitor, "F16")
    say(visitor, iteration, "You're still wet through, Leon.", "I'll sort something out.")
    assert "What you promised" not in finish(visitor, iteration)
