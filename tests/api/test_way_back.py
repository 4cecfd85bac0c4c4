"""The way back over REST: one moment in four ways, and tried again."""

from dataclasses import replace

from app.domain.persona import Persona
from tests.api.front import Front
from tests.builders import SAMPLES
from tests.fakes import catalogue, heard_as
from tests.practice.test_forking import KnowsTheWays

BRANCH = {
    *("way", "line", "move", "empathy", "markers", "reply", "opened", "withheld"),
    *("before", "after", "felt_before", "felt_after"),
}
TRY = {
    *("number", "after", "utterance", "check", "reply", "opened", "at"),
    *("before", "openness", "felt_before", "felt"),
}


def debriefed(front: Front, *moves: str) -> str:
    iteration = front.iteration()
    for move in moves or ("und.open", "bar.task"):
        front.appraiser.answers.append(heard_as(SAMPLES[move], move))
        front.say(iteration, SAMPLES[move])
    front.client.post(f"/v1/iterations/{iteration}/end")
    assert front.client.get(f"/v1/iterations/{iteration}/debrief").status_code == 200
    return iteration


def tried(front: Front, iteration: str, move: str) -> dict[str, object]:
    front.appraiser.answers.append(heard_as(SAMPLES[move], move))
    answer = front.client.post(f"/v1/iterations/{iteration}/tries", json={"text": SAMPLES[move]})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def third(persona: Persona) -> list[str]:
    return [line.say for line in persona.ladder[2].lines]


def test_a_fork_holds_the_moment_and_its_ways(front: Front) -> None:
    iteration = debriefed(front)
    before = front.client.get(f"/v1/iterations/{iteration}").json()
    front.app.state.room = replace(front.room, appraiser=KnowsTheWays())
    body = front.client.get(f"/v1/iterations/{iteration}/fork").json()
    assert set(body) == {"iteration", "colleague", "turn", "line", "yours", "branches", "missing"}
    assert [b["way"] for b in body["branches"]] == [
        "acknowledgement",
        "thin-empathy",
        "full-empathy",
        "advice",
    ]
    assert all(set(branch) == BRANCH for branch in (body["yours"], *body["branches"]))
    assert body["yours"]["line"] == SAMPLES["bar.task"]
    assert front.client.get(f"/v1/iterations/{iteration}").json() == before


def test_a_way_that_nobody_hears_is_missing(front: Front) -> None:
    body = front.client.get(f"/v1/iterations/{debriefed(front)}/fork").json()
    assert body["branches"] == []
    assert body["missing"] == ["acknowledgement", "thin-empathy", "full-empathy", "advice"]


def test_tries_are_kept_in_order_and_counted(front: Front) -> None:
    iteration = debriefed(front)
    assert front.client.get(f"/v1/iterations/{iteration}/tries").json() == []
    first = tried(front, iteration, "emp.ack")
    assert set(first) == {"made", "left", "aside"}
    assert (first["left"], first["aside"]) == (2, None)
    second = tried(front, iteration, "emp.full")
    kept = front.client.get(f"/v1/iterations/{iteration}/tries").json()
    assert kept == [first["made"], second["made"]]
    assert all(set(made) == TRY for made in kept)
    assert kept[1]["check"]["quote"] in kept[1]["utterance"]
    tried(front, iteration, "emp.ack")
    refused = front.client.post(f"/v1/iterations/{iteration}/tries", json={"text": "Again."})
    assert refused.status_code == 409
    assert refused.json()["type"].endswith("no-tries-left")


def test_a_stop_word_is_answered_with_help(front: Front) -> None:
    iteration = debriefed(front)
    body = front.client.post(f"/v1/iterations/{iteration}/tries", json={"text": "stop"}).json()
    assert (body["made"], body["left"], body["aside"]["kind"]) == (None, 3, "care")
    assert front.client.get(f"/v1/iterations/{iteration}/tries").json() == []


def test_before_the_debrief_there_is_no_way_back(front: Front) -> None:
    iteration = front.iteration()
    front.say(iteration, "Morning.")
    for answer in (
        front.client.get(f"/v1/iterations/{iteration}/fork"),
        front.client.post(f"/v1/iterations/{iteration}/tries", json={"text": "Hello."}),
    ):
        assert answer.status_code == 409
        assert answer.json()["type"].endswith("debrief-first")


def test_without_a_moment_it_says_so(front: Front) -> None:
    iteration = front.iteration()
    front.client.post(f"/v1/iterations/{iteration}/end")
    front.client.get(f"/v1/iterations/{iteration}/debrief")
    answer = front.client.get(f"/v1/iterations/{iteration}/fork")
    assert answer.status_code == 404
    assert answer.json()["type"].endswith("no-moment")


def test_a_try_tells_what_it_opened_and_nothing_deeper_and_no_other_answer_tells_it(front: Front) -> None:
    persona = catalogue().cast("F16").persona
    iteration = debriefed(front, "att.notice", "und.open", "emp.full", "und.reflect_complex", "bar.task")
    made = tried(front, iteration, "emp.full")["made"]
    assert isinstance(made, dict)
    assert made["opened"] is True
    assert any(line in made["reply"] for line in third(persona))
    practice = front.client.get(f"/v1/iterations/{iteration}").json()["practice"]
    for address in (
        f"/v1/iterations/{iteration}",
        f"/v1/iterations/{iteration}/transcript?format=md",
        f"/v1/iterations/{iteration}/debrief",
        f"/v1/practices/{practice}/progress",
    ):
        text = front.client.get(address).text
        assert [line for line in third(persona) if line in text] == []
    deeper = [line.say for rung in persona.ladder[3:] for line in (*rung.lines, *rung.more)]
    for address in (f"/v1/iterations/{iteration}/tries", f"/v1/iterations/{iteration}/fork"):
        text = front.client.get(address).text
        assert [line for line in deeper if line in text] == []


def test_tries_go_with_their_practice(front: Front) -> None:
    iteration = debriefed(front)
    secret = "Is that a quincunx on the board?"
    front.appraiser.answers.append(heard_as(secret, "und.open"))
    front.client.post(f"/v1/iterations/{iteration}/tries", json={"text": secret})

    def kept() -> bytes:
        return b"".join(path.read_bytes() for path in front.folder.iterdir())

    assert secret.encode() in kept()
    practice = front.client.get(f"/v1/iterations/{iteration}").json()["practice"]
    assert front.client.delete(f"/v1/practices/{practice}").status_code == 204
    assert secret.encode() not in kept()
    assert front.client.get(f"/v1/iterations/{iteration}/tries").status_code == 404
