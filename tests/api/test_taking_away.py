"""Over REST: a line for real life, the debrief as Markdown, days to come back on."""

import pytest

from tests.api.front import PROBLEM, Front
from tests.fakes import heard_as

LINE = "When somebody says they're fine too fast, I'll ask once more the same day."


@pytest.fixture
def ended(front: Front) -> str:
    iteration = front.iteration()
    for text, move in (
        ("You're still wet through, Leon.", "att.notice"),
        ("That *sounds* <hard>.", "emp.ack"),
    ):
        front.appraiser.answers.append(heard_as(text, move))
        front.say(iteration, text)
    front.client.post(f"/v1/iterations/{iteration}/end")
    return iteration


def commit(front: Front, iteration: str, text: str) -> int:
    return front.client.put(f"/v1/iterations/{iteration}/commitment", json={"text": text}).status_code


def test_a_line_is_kept_after_the_debrief_and_asked_for_next_time(front: Front, ended: str) -> None:
    assert commit(front, ended, LINE) == 409
    front.client.get(f"/v1/iterations/{ended}/debrief")
    answer = front.client.put(f"/v1/iterations/{ended}/commitment", json={"text": f"  {LINE}\n"})
    assert answer.json()["commitment"] == LINE
    assert front.room.iteration(ended).commitment == LINE
    practice = front.room.iteration(ended).practice
    assert front.client.get(f"/v1/practices/{practice}").json()["commitment"] == LINE
    later = front.iteration(practice)
    assert front.client.get(f"/v1/iterations/{later}").json()["commitment"] == ""
    assert front.client.get(f"/v1/practices/{practice}").json()["commitment"] == LINE


def test_an_empty_line_takes_it_back(front: Front, ended: str) -> None:
    front.client.get(f"/v1/iterations/{ended}/debrief")
    assert commit(front, ended, LINE) == 200
    assert commit(front, ended, " ") == 200
    assert front.room.iteration(ended).commitment == ""


@pytest.mark.parametrize(
    ("move", "text"),
    [
        ("oth.realdata", "When Jo Bloggs, 07700 900123, calls"),
        ("oth.distress", "I can't go on"),
        ("", "x" * 301),
    ],
)
def test_some_lines_are_not_kept(front: Front, ended: str, move: str, text: str) -> None:
    front.client.get(f"/v1/iterations/{ended}/debrief")
    assert commit(front, ended, LINE) == 200
    if move:
        front.appraiser.answers.append(heard_as(text, move))
    answer = front.client.put(f"/v1/iterations/{ended}/commitment", json={"text": text})
    assert (answer.status_code, answer.headers["content-type"]) == (422, PROBLEM)
    assert text not in answer.text
    assert front.room.iteration(ended).commitment == LINE


def test_the_debrief_as_markdown_says_what_the_json_says(front: Front, ended: str) -> None:
    found = front.client.get(f"/v1/iterations/{ended}/debrief").json()
    commit(front, ended, LINE)
    answer = front.client.get(f"/v1/iterations/{ended}/debrief?format=md")
    assert answer.headers["content-type"].startswith("text/markdown")
    plain = answer.text.replace("\\", "")
    for text in (
        found["met"]["says"],
        found["closed"]["says"],
        found["unsaid"]["text"],
        found["keep"]["why"],
    ):
        assert text in plain
    for rating in found["evidence"]:
        assert f"### {rating['name']}: " in plain
        assert rating["quote"] in plain
        assert rating["better"] in plain
    assert f"## Your line for real life\n\n{LINE}" in plain
    assert "<hard>" not in answer.text


def test_the_own_view_is_taken_along_in_both(front: Front, ended: str) -> None:
    own = {
        "attending": 5,
        "understanding": 5,
        "empathising": 5,
        "helping": 5,
        "turned_at": 2,
        "note": "Mine.",
    }
    front.client.put(f"/v1/iterations/{ended}/self-assessment", json=own)
    found = front.client.get(f"/v1/iterations/{ended}/debrief").json()
    assert found["turned_at"] == 2
    gaps = {gap["criterion"]: gap for gap in found["own_view"]["gaps"]}
    assert {name: gap["level"] for name, gap in gaps.items()} == {
        name: found["ratings"][name] for name in own if isinstance(found["ratings"].get(name), int)
    }
    written = front.client.get(f"/v1/iterations/{ended}/debrief?format=md").text
    section = written.split("## Your view beside this one")[1].split("\n## ")[0]
    assert "You said it turned at turn 2." in section
    for name, gap in gaps.items():
        assert f"- {name.capitalize()}: you had said 5 of 5; here it is {gap['level']} of 5." in section
    asked = section.count("What did you have in mind that couldn’t be heard?")
    assert asked == len(found["own_view"]["discuss"]) > 0
    assert "Mine." not in written


def test_without_an_own_view_nothing_stands_beside_it(front: Front, ended: str) -> None:
    found = front.client.get(f"/v1/iterations/{ended}/debrief").json()
    assert (found["own_view"], found["turned_at"]) == (None, None)
    assert "Your view beside" not in front.client.get(f"/v1/iterations/{ended}/debrief?format=md").text


def test_there_is_no_markdown_of_a_debrief_that_is_not_there(front: Front) -> None:
    iteration = front.iteration()
    answer = front.client.get(f"/v1/iterations/{iteration}/debrief?format=md")
    assert (answer.status_code, answer.headers["content-type"]) == (409, PROBLEM)


def test_the_calendar_holds_nothing_that_was_said_or_written(front: Front, ended: str) -> None:
    front.client.get(f"/v1/iterations/{ended}/debrief")
    commit(front, ended, LINE)
    answer = front.client.get(f"/v1/iterations/{ended}/return-dates")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.text.count("BEGIN:VEVENT") == 4
    flat = answer.text.replace("\r\n ", "")
    assert LINE.split(",")[0] not in flat
    assert "wet through" not in flat
    assert f"/practices/{front.room.iteration(ended).practice}" in flat


def test_the_own_view_stands_beside_the_rubrics_once_debriefed(front: Front, ended: str) -> None:
    own = {"attending": 5, "understanding": 1, "empathising": 5, "helping": 5}
    practice = front.room.iteration(ended).practice
    address = f"/v1/practices/{practice}/calibration"
    front.client.put(f"/v1/iterations/{ended}/self-assessment", json=own)
    assert front.client.get(address).json()["compared"] == []
    ratings = front.client.get(f"/v1/iterations/{ended}/debrief").json()["ratings"]
    body = front.client.get(address).json()
    (view,) = body["compared"]
    assert {g["criterion"]: g["level"] for g in view["gaps"]} == {
        name: level for name, level in ratings.items() if isinstance(level, int)
    }
    assert view["gaps"]
    assert [(g["own"], g["by"]) for g in view["gaps"]] == [
        (own[g["criterion"]], own[g["criterion"]] - g["level"]) for g in view["gaps"]
    ]
    assert body["narrowing"] is None


def test_there_is_no_own_view_of_a_practice_that_is_not_there(front: Front) -> None:
    answer = front.client.get("/v1/practices/nowhere/calibration")
    assert (answer.status_code, answer.headers["content-type"]) == (404, PROBLEM)


def test_a_leaders_way_goes_through_every_practice_and_nobody_elses(front: Front) -> None:
    takes = []
    for leader, persona in (("ada", "F16"), ("ada", "F01"), ("bo", "F16")):
        iteration = front.iteration(front.practice(persona, leader=leader))
        for text, move in (
            ("You're still wet through.", "att.notice"),
            ("What happened?", "und.open"),
            ("That sounds hard.", "emp.ack"),
        ):
            front.appraiser.answers.append(heard_as(text, move))
            front.say(iteration, text)
        front.client.post(f"/v1/iterations/{iteration}/end")
        takes.append(iteration)
    assert front.client.get("/v1/trajectory", params={"leader": "ada"}).json()["takes"] == []
    ratings = [front.client.get(f"/v1/iterations/{take}/debrief").json()["ratings"] for take in takes]
    body = front.client.get("/v1/trajectory", params={"leader": "ada"}).json()
    assert body["leader"] == "ada"
    found = {take["iteration"]: take for take in body["takes"]}
    assert [found[take]["persona"] for take in takes[:2]] == ["F16", "F01"]
    assert len(found) == 2
    for take, rated in zip(takes[:2], ratings, strict=False):
        assert {name: one["value"] for name, one in found[take]["ratings"].items()} == rated
    assert front.client.get("/v1/trajectory").json()["takes"] == []
