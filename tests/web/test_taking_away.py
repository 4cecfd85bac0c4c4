"""Taking something away on the pages: a line, files, and being asked for it next time."""

from starlette.testclient import TestClient

from app.practice.room import Room
from tests.web.visiting import NOTICED, finish, go_in, say, words

LINE = "When someone jokes about not sleeping, I'll ask about it the same day."


def debriefed(visitor: TestClient) -> str:
    iteration = go_in(visitor)
    say(visitor, iteration, NOTICED, "What happened last night?")
    finish(visitor, iteration)
    return iteration


def test_a_line_is_kept_and_asked_for_before_it_is_shown(visitor: TestClient, room: Room) -> None:
    iteration = debriefed(visitor)
    practice = room.iteration(iteration).practice
    assert "Before you look" not in visitor.get(f"/practices/{practice}").text
    answer = visitor.post(f"/iterations/{iteration}/commitment", data={"line": LINE}, follow_redirects=False)
    assert answer.headers["location"] == f"/iterations/{iteration}/debrief#take-away"
    assert LINE in words(visitor.get(f"/iterations/{iteration}/debrief").text)
    page = words(visitor.get(f"/practices/{practice}").text)
    assert page.index("What was it?") < page.index("<summary>Show me the line") < page.index(LINE)
    assert page.count(LINE) == 1


def test_a_line_about_somebody_elses_pain_or_ones_own_stays_in_the_field(
    visitor: TestClient, room: Room
) -> None:
    iteration = debriefed(visitor)
    answer = visitor.post(
        f"/iterations/{iteration}/commitment", data={"line": "I can't go on like this any more."}
    )
    assert answer.status_code == 422
    assert "/help-now" in answer.text
    assert 'value="I can&#39;t go on like this any more."' in answer.text
    assert room.iteration(iteration).commitment == ""


def test_every_file_that_is_offered_is_there(visitor: TestClient) -> None:
    iteration = debriefed(visitor)
    page = visitor.get(f"/iterations/{iteration}/debrief").text
    for path in (
        "debrief?format=md",
        "debrief",
        "transcript?format=md",
        "transcript",
        "return-dates",
    ):
        address = f"/v1/iterations/{iteration}/{path}"
        assert f'href="{address}" download' in page
        assert visitor.get(address).status_code == 200


def test_before_the_debrief_no_line_is_kept(visitor: TestClient, room: Room) -> None:
    iteration = go_in(visitor)
    say(visitor, iteration, NOTICED)
    assert visitor.post(f"/iterations/{iteration}/commitment", data={"line": LINE}).status_code == 409
    assert room.iteration(iteration).commitment == ""
