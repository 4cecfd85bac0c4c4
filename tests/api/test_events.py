"""A turn as server-sent events."""

from dataclasses import replace

import anyio.from_thread
import httpx2
import pytest

from app.domain.behaviours import Code
from tests.api.front import EVENTS, PROBLEM, Front, parsed_events
from tests.fakes import Broken, QueuedActor, heard_as


def test_a_turn_is_started_spoken_and_completed(front: Front) -> None:
    front.cast(QueuedActor(["Right."], ["One ", "two ", "three."]))
    iteration = front.iteration()
    assert front.events(iteration, "Morning.") == [
        ("turn.started", {"turn": 1}),
        ("reply.delta", {"text": "One "}),
        ("reply.delta", {"text": "two "}),
        ("reply.delta", {"text": "three."}),
        (
            "turn.completed",
            {
                "turn": 1,
                "utterance": "Morning.",
                "reply": "One two three.",
                "ended": None,
                "arrived": False,
                "aside": None,
            },
        ),
    ]


def test_the_deltas_are_the_reply(front: Front) -> None:
    iteration = front.iteration()
    found = front.events(iteration, "Morning, Leon. How are things?")
    spoken = "".join(data["text"] for name, data in found if name == "reply.delta")
    assert spoken == found[-1][1]["reply"] != ""
    assert front.client.get(f"/v1/iterations/{iteration}").json()["turns"][0]["reply"] == spoken


def test_the_stream_is_not_stored_on_its_way(front: Front) -> None:
    iteration = front.iteration()
    answer = front.client.post(f"/v1/iterations/{iteration}/turns", json={"text": "Hi."}, headers=EVENTS)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-accel-buffering"] == "no"


def test_line_breaks_and_odd_characters_survive_the_stream(front: Front) -> None:
    front.cast(QueuedActor(["Right."], ["One\n\nevent: error\ndata: no ", "🫶\N{LINE SEPARATOR}"]))
    iteration = front.iteration()
    found = front.events(iteration, "Hi.")
    assert [name for name, _ in found] == ["turn.started", "reply.delta", "reply.delta", "turn.completed"]
    assert found[-1][1]["reply"] == "One\n\nevent: error\ndata: no 🫶\N{LINE SEPARATOR}"


def test_a_fault_in_the_middle_is_an_event_and_keeps_nothing(front: Front) -> None:
    front.cast(QueuedActor(["Right."], ["I was ", Broken("a private word")], ["Well."]))
    iteration = front.iteration()
    found = front.events(iteration, "Morning.")
    assert [name for name, _ in found] == ["turn.started", "reply.delta", "error"]
    problem = found[-1][1]
    assert problem["status"] == 500
    assert problem["instance"] == f"/v1/iterations/{iteration}/turns"
    assert "private" not in str(found)
    assert front.client.get(f"/v1/iterations/{iteration}").json()["turns"] == []
    assert front.say(iteration, "Morning.")["reply"] == "Well."


def test_a_fault_in_a_json_turn_is_a_problem_and_keeps_nothing(front: Front) -> None:
    front.cast(QueuedActor(["Right."], ["I was ", Broken("a private word")]))
    iteration = front.iteration()
    answer = front.client.post(f"/v1/iterations/{iteration}/turns", json={"text": "Morning."})
    assert answer.status_code == 500
    assert answer.headers["content-type"] == PROBLEM
    assert "private" not in answer.text
    assert front.client.get(f"/v1/iterations/{iteration}").json()["turns"] == []


def test_an_aside_is_completed_without_being_started(front: Front) -> None:
    coded = heard_as("I can't go on", "oth.neutral")
    distress = replace(coded.codes[0], code=Code.OTH_DISTRESS)
    front.appraiser.answers.append(replace(coded, codes=(distress,)))
    iteration = front.iteration()
    ((name, data),) = front.events(iteration, "I can't go on")
    assert name == "turn.completed"
    assert (data["turn"], data["utterance"], data["reply"], data["ended"]) == (None, "", "", "care")
    assert data["aside"]["kind"] == "care"
    assert any("116 123" in line["route"] for line in data["aside"]["help"])


@pytest.mark.parametrize(
    ("text", "status"), [("", 422), ("a" * 10_000, 413), ("\x00", 422)], ids=["empty", "long", "control"]
)
def test_what_can_be_refused_is_refused_before_the_stream_opens(front: Front, text: str, status: int) -> None:
    iteration = front.iteration()
    answer = front.client.post(f"/v1/iterations/{iteration}/turns", json={"text": text}, headers=EVENTS)
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM)


def test_an_ended_conversation_opens_no_stream(front: Front) -> None:
    iteration = front.iteration()
    front.client.post(f"/v1/iterations/{iteration}/end")
    answer = front.client.post(f"/v1/iterations/{iteration}/turns", json={"text": "Hi."}, headers=EVENTS)
    assert (answer.status_code, answer.headers["content-type"]) == (409, PROBLEM)


def test_two_at_once_are_one_turn_and_one_409(front: Front) -> None:
    with anyio.from_thread.start_blocking_portal() as portal:
        front.client.portal = portal  # both requests on one event loop, as in a server
        reached, hold = portal.call(front.appraiser.held)
        iteration = front.iteration()
        address = f"/v1/iterations/{iteration}/turns"
        first = portal.start_task_soon(_posted, front, address)
        portal.call(reached.wait)
        second = front.client.post(address, json={"text": "Two."})
        assert (second.status_code, second.headers["content-type"]) == (409, PROBLEM)
        assert second.json()["type"] == "urn:secondtake:problem:turn-in-progress"
        portal.call(hold.set)
        assert parsed_events(first.result())[-1][0] == "turn.completed"
        front.client.portal = None
    said = front.client.get(f"/v1/iterations/{iteration}").json()["turns"]
    assert [t["utterance"] for t in said] == ["One."]


async def _posted(front: Front, address: str) -> str:
    transport = httpx2.ASGITransport(front.app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        return (await client.post(address, json={"text": "One."}, headers=EVENTS)).text
