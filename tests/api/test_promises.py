"""Over REST: what was promised, confirmed, and coming back a week on."""

import pytest

from app.domain.transcript import Ended
from tests.api.front import PROBLEM, Front
from tests.fakes import heard_as

SAID = (
    ("You're still wet through, Leon.", "att.notice"),
    ("I'll ring payroll about the form on Thursday at four.", "hlp.commit"),
    ("I'll change your Monday start to ten from next week.", "hlp.adjust"),
)


def play(front: Front, iteration: str, *said: tuple[str, str]) -> None:
    for text, move in said:
        front.appraiser.answers.append(heard_as(text, move))
        front.say(iteration, text)


@pytest.fixture
def debriefed(front: Front) -> str:
    iteration = front.iteration()
    play(front, iteration, *SAID)
    front.client.post(f"/v1/iterations/{iteration}/end")
    front.client.get(f"/v1/iterations/{iteration}/debrief")
    return iteration


def follow_up(front: Front, iteration: str, **became: str) -> str:
    ids = {f"{n}.1": value for n, value in zip((2, 3), became.values(), strict=True)}
    front.client.put(f"/v1/iterations/{iteration}/promises", json={"promises": list(ids)})
    answer = front.client.post(f"/v1/iterations/{iteration}/follow-up", json={"became": ids})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def test_promises_are_found_in_the_leaders_words_and_confirmed(front: Front, debriefed: str) -> None:
    address = f"/v1/iterations/{debriefed}/promises"
    body = front.client.get(address).json()
    assert [(p["id"], p["quote"], p["when"]) for p in body["found"]] == [
        ("2.1", SAID[1][0], "Thursday at four"),
        ("3.1", SAID[2][0], "next week"),
    ]
    assert body["confirmed"] is None
    kept = front.client.put(address, json={"promises": ["3.1"]}).json()
    assert [p["id"] for p in kept["confirmed"]] == ["3.1"]
    assert front.client.get(address).json() == kept
    assert front.client.put(address, json={"promises": []}).json()["confirmed"] == []


def test_a_promise_that_was_not_found_cannot_be_confirmed(front: Front, debriefed: str) -> None:
    answer = front.client.put(f"/v1/iterations/{debriefed}/promises", json={"promises": ["9.1"]})
    assert (answer.status_code, answer.headers["content-type"]) == (422, PROBLEM)
    assert front.room.iteration(debriefed).promises is None


def test_before_the_debrief_nothing_says_what_was_heard_as_a_promise(front: Front) -> None:
    iteration = front.iteration()
    play(front, iteration, *SAID)
    front.client.post(f"/v1/iterations/{iteration}/end")
    answer = front.client.get(f"/v1/iterations/{iteration}/promises")
    assert (answer.status_code, answer.json()["title"]) == (409, "The debrief comes first")


def test_nothing_promised_cannot_come_back(front: Front, debriefed: str) -> None:
    answer = front.client.post(f"/v1/iterations/{debriefed}/follow-up", json={"became": {}})
    assert (answer.status_code, answer.json()["title"]) == (409, "Nothing was promised")


def test_each_promise_needs_to_be_told_of(front: Front, debriefed: str) -> None:
    front.client.put(f"/v1/iterations/{debriefed}/promises", json={"promises": ["2.1", "3.1"]})
    answer = front.client.post(f"/v1/iterations/{debriefed}/follow-up", json={"became": {"2.1": "kept"}})
    assert answer.status_code == 422
    assert len(front.room.practice(front.room.iteration(debriefed).practice).iterations) == 1


def test_the_written_scene_a_week_on_is_played_where_there_is_one(front: Front, debriefed: str) -> None:
    before = front.room.iteration(debriefed)
    later = follow_up(front, debriefed, form="kept", rota="not kept")
    body = front.client.get(f"/v1/iterations/{later}").json()
    assert (body["persona"], body["practice"], body["number"]) == ("F30", before.practice, 2)
    assert body["follow_up"]["iteration"] == debriefed
    assert [o["became"] for o in body["follow_up"]["owed"]] == ["kept", "not kept"]
    assert front.room.iteration(later).start.trust == before.state.trust


def test_elsewhere_the_same_colleague_greets_in_the_state_they_were_left_in(front: Front) -> None:
    iteration = front.iteration(front.practice("F01"))
    play(front, iteration, ("You slept in that car, Sam.", "att.notice"), *SAID[1:])
    front.client.post(f"/v1/iterations/{iteration}/end")
    front.client.get(f"/v1/iterations/{iteration}/debrief")
    later = front.room.iteration(follow_up(front, iteration, form="kept", rota="kept"))
    before = front.room.iteration(iteration)
    assert later.persona == "F01"
    assert (later.start.trust, later.start.rung) == (before.state.trust, before.state.rung)
    assert later.opening != before.opening
    assert later.opening_cue is None
    assert later.opening_said[0] not in before.opening_said


def test_the_debrief_says_how_it_came_back(front: Front, debriefed: str) -> None:
    later = follow_up(front, debriefed, form="kept", rota="not kept")
    text = "I said ten o'clock on Mondays, and I didn't change it. I'm sorry."
    play(front, later, ("Afternoon, Leon.", "oth.neutral"), (text, "hlp.follow"))
    front.client.post(f"/v1/iterations/{later}/end")
    body = front.client.get(f"/v1/iterations/{later}/debrief").json()
    assert body["rehearsal"] == "follow-up"
    assert next(iter(body["ratings"])) == "helping"
    returned = body["returned"]
    assert (returned["how"], returned["turn"], returned["quote"]) == ("owned", 2, text)
    written = front.client.get(f"/v1/iterations/{later}/debrief?format=md").text.replace("\\", "")
    assert "## What you had promised" in written
    assert f"“{SAID[2][0]}”: not kept" in written
    first = front.client.get(f"/v1/iterations/{debriefed}/debrief").json()
    assert first["returned"] is None


def test_a_follow_up_can_be_tried_again_from_a_turn(front: Front, debriefed: str) -> None:
    later = follow_up(front, debriefed, form="kept", rota="kept")
    play(front, later, ("Afternoon, Leon.", "oth.neutral"), ("How are you?", "att.checkin"))
    front.client.post(f"/v1/iterations/{later}/end")
    front.client.get(f"/v1/iterations/{later}/debrief")
    practice = front.room.iteration(later).practice
    again = front.iteration(practice, rewind_to={"iteration": later, "turn": 1})
    kept = front.room.iteration(again)
    assert (kept.persona, kept.follow_up) == ("F30", front.room.iteration(later).follow_up)
    play(front, again, ("I rang payroll, as I said I would.", "hlp.follow"))
    assert front.room.iteration(again).state.promise == "kept"


def test_after_care_nothing_can_be_confirmed(front: Front) -> None:
    iteration = front.iteration()
    play(front, iteration, *SAID)
    front.say(iteration, "stop")
    assert front.room.iteration(iteration).ended is Ended.CARE
    assert front.client.get(f"/v1/iterations/{iteration}/promises").status_code == 409
