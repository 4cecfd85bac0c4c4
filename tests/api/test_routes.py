"""Every route under /v1: what it answers when all goes well."""

import re
import time
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from app.appraisers.embedded import EmbeddedAppraiser
from app.config import Settings
from app.domain.persona import Difficulty
from app.main import Weights, create_app
from tests.api.front import Front, client_of
from tests.builders import appraisal
from tests.fakes import catalogue, heard_as

ISO = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)$")
CARD = {
    *("id", "version", "title", "teaser", "sector", "rehearsal"),
    *("difficulty", "minutes", "content_notes", "sensitive", "colleague"),
}
ITERATION = {
    *("id", "practice", "number", "persona", "persona_version", "focus", "intention", "opening"),
    *(
        "turns",
        "rewound_from",
        "began",
        "ended",
        "ended_at",
        "self_assessed",
        "debriefed",
        "commitment",
        "follow_up",
    ),
}


def test_the_personas_are_public_cards(front: Front) -> None:
    cards = front.client.get("/v1/personas").json()
    assert [c["id"] for c in cards] == [cast.persona.id for cast in catalogue().casts()]
    assert all(set(card) == CARD for card in cards)


def test_a_persona_is_found_in_any_case(front: Front) -> None:
    card = front.client.get("/v1/personas/f16").json()
    assert set(card) == CARD
    assert (card["id"], card["colleague"]) == ("F16", "Leon")


def test_a_practice_says_who_with_whom(front: Front) -> None:
    answer = front.client.post(
        "/v1/practices", json={"persona": "F16", "leader": "Ada", "difficulty": "guarded", "seed": 5}
    )
    assert answer.status_code == 201
    body = answer.json()
    assert set(body) == {"id", "persona", "leader", "difficulty", "seed", "began", "iterations", "commitment"}
    assert (body["persona"], body["leader"], body["difficulty"], body["seed"]) == ("F16", "Ada", "guarded", 5)
    assert ISO.match(body["began"])
    iteration = front.iteration(body["id"])
    assert front.client.get(f"/v1/practices/{body['id']}").json() == {**body, "iterations": [iteration]}


def test_only_the_persona_is_needed(front: Front) -> None:
    body = front.client.post("/v1/practices", json={"persona": "F01"}).json()
    assert body["leader"] == ""
    assert Difficulty(body["difficulty"]) is catalogue().cast("F01").persona.difficulty
    assert 0 <= body["seed"] < 2**31


def test_an_iteration_begins_with_the_colleagues_words(front: Front) -> None:
    practice = front.practice()
    answer = front.client.post(f"/v1/practices/{practice}/iterations")
    assert answer.status_code == 201
    body = answer.json()
    assert set(body) == ITERATION
    assert (body["number"], body["turns"], body["ended"], body["debriefed"]) == (1, [], None, False)
    assert body["opening"]
    assert front.client.get(f"/v1/iterations/{body['id']}").json() == body


def test_a_turn_as_json(front: Front) -> None:
    iteration = front.iteration()
    body = front.say(iteration, "Morning, Leon.")
    assert set(body) == {"turn", "utterance", "reply", "ended", "arrived", "aside"}
    assert (body["turn"], body["utterance"]) == (1, "Morning, Leon.")
    assert (body["ended"], body["arrived"], body["aside"]) == (None, False, None)
    (turn,) = front.client.get(f"/v1/iterations/{iteration}").json()["turns"]
    assert set(turn) == {"turn", "utterance", "reply", "at"}
    assert (turn["turn"], turn["utterance"], turn["reply"]) == (1, "Morning, Leon.", body["reply"])
    assert datetime.fromisoformat(turn["at"]).tzinfo is not None


def test_a_transcript_in_three_forms(front: Front) -> None:
    iteration = front.iteration()
    said = front.say(iteration, "You look *drenched* <b>Leon</b>.\nSit by the heater.")
    address = f"/v1/iterations/{iteration}/transcript"
    data = front.client.get(address)
    assert data.json() == front.client.get(f"/v1/iterations/{iteration}").json()
    assert front.client.get(address, params={"format": "json"}).json() == data.json()
    plain = front.client.get(address, params={"format": "txt"})
    assert plain.headers["content-type"] == "text/plain; charset=utf-8"
    assert "You: You look *drenched* <b>Leon</b>." in plain.text
    assert said["reply"] in plain.text
    marked = front.client.get(address, params={"format": "md"})
    assert marked.headers["content-type"] == "text/markdown; charset=utf-8"
    assert r"You look \*drenched\* \<b\>Leon\</b\>." in marked.text
    assert marked.text.startswith("# ")


def test_progress_says_where_to_go_after_three_takes_without_movement(front: Front) -> None:
    practice = front.practice()
    for number in range(3):
        iteration = front.iteration(practice, focus="empathising")
        for text, move in (("What is it like?", "und.open"), ("Figures by four.", "bar.task")) * 2:
            front.appraiser.answers.append(heard_as(text, move))
            front.say(iteration, text)
        front.client.post(f"/v1/iterations/{iteration}/end")
        assert front.client.get(f"/v1/iterations/{iteration}/debrief").status_code == 200
        route = front.client.get(f"/v1/practices/{practice}/progress").json()["route"]
        assert (route is not None) == (number == 2)
    assert (route["towards"], route["criterion"]) == ("another-way-in", "empathising")
    back = route["moment"]
    fork = front.client.get(f"/v1/iterations/{back['iteration']}/fork").json()
    assert fork["turn"] == back["after"]
    rewound = front.client.post(
        f"/v1/practices/{practice}/iterations",
        json={"rewind_to": {"iteration": back["iteration"], "turn": back["after"]}},
    )
    assert rewound.status_code == 201


def test_the_way_from_the_end_to_the_next_iteration(front: Front) -> None:
    practice = front.practice()
    first = front.iteration(practice)
    front.appraiser.answers.append(heard_as("You look worn out.", "att.notice"))
    front.say(first, "You look worn out.")
    front.say(first, "What has it been like?")
    ended = front.client.post(f"/v1/iterations/{first}/end").json()
    assert ended["ended"] == "leader"
    assert ISO.match(ended["ended_at"])
    view = {"attending": 4, "understanding": 3, "empathising": 2, "helping": 1, "turned_at": 1, "note": "ok"}
    assert front.client.put(f"/v1/iterations/{first}/self-assessment", json=view).json()["self_assessed"]
    debrief = front.client.get(f"/v1/iterations/{first}/debrief").json()
    assert {"ratings", "evidence", "met", "closed", "keep", "change", "unsaid", "shape"} <= set(debrief)
    assert debrief["ratings"] == {r["criterion"]: r["value"] for r in debrief["evidence"]}
    assert all(v in (1, 2, 3, 4, 5, "NE", "UR") for v in debrief["ratings"].values())
    for rating in debrief["evidence"]:
        if rating["who"] == "leader" and rating["quote"]:
            assert rating["quote"] in ("You look worn out.", "What has it been like?")
    progress = front.client.get(f"/v1/practices/{practice}/progress").json()
    (column,) = progress["columns"]
    assert column["ratings"]["attending"]["value"] == debrief["ratings"]["attending"]
    answer = front.client.post(
        f"/v1/practices/{practice}/iterations",
        json={"focus": "attending", "intention": "look", "rewind_to": {"iteration": first, "turn": 1}},
    )
    assert answer.status_code == 201
    second = answer.json()
    assert (second["number"], second["focus"], second["intention"]) == (2, "attending", "look")
    assert second["rewound_from"] == {"iteration": first, "turn": 1}
    assert [t["utterance"] for t in second["turns"]] == ["You look worn out."]


def test_a_deleted_practice_is_gone(front: Front) -> None:
    practice = front.practice()
    iteration = front.iteration(practice)
    front.say(iteration, "Something I would rather take back.")
    answer = front.client.delete(f"/v1/practices/{practice}")
    assert (answer.status_code, answer.content) == (204, b"")
    for address in (f"/v1/practices/{practice}", f"/v1/iterations/{iteration}"):
        assert front.client.get(address).status_code == 404
    for path in front.folder.iterdir():
        assert b"rather take back" not in path.read_bytes()


@pytest.mark.parametrize("ident", ["a-1", 7, None, {"row": 1}, [1, "b"]])
def test_an_appraisal_echoes_its_id(front: Front, ident: object) -> None:
    front.appraiser.answers.append(heard_as("That sounds tough.", "emp.ack"))
    answer = front.client.post(
        "/v1/appraisals",
        json={
            "id": ident,
            "utterance": "That sounds tough.",
            "previous": ["It's fine."],
            "said": ["Morning."],
            "rung": 2,
            "scene": "support",
            "something": "else",
        },
    )
    assert answer.status_code == 200
    assert answer.json() == {
        "id": ident,
        "codes": [
            {
                "code": "emp.ack",
                "quote": "That sounds tough.",
                "confidence": 0.9,
                "reason": "",
                "subtype": "",
            }
        ],
        "final_move": "emp.ack",
        "empathy": "ack",
        "markers": [],
        "cancelled": False,
    }
    (heard,) = front.appraiser.heard
    assert (heard.previous, heard.said, heard.rung) == (("It's fine.",), ("Morning.",), 2)


def test_an_appraisal_without_an_id_has_none(front: Front) -> None:
    body = front.client.post("/v1/appraisals", json={"utterance": "Morning."}).json()
    assert set(body) == {"codes", "final_move", "empathy", "markers", "cancelled"}


def test_an_appraisal_tells_why_and_what_was_taken_back(front: Front) -> None:
    line = "I'm sorry you had that on your own. But why didn't you ring? Was the phone off?"
    felt, asked = line.split(". ", 1)
    said = appraisal("emp.thin", "bar.question", quotes=(f"{felt}.", asked), cancelled=True)
    why = ("names what it does to them", "a question on top of another")
    codes = tuple(
        replace(code, reason=reason, subtype=subtype)
        for code, reason, subtype in zip(said.codes, why, ("", "stacked"), strict=True)
    )
    front.appraiser.answers.append(replace(said, codes=codes))
    answer = front.client.post("/v1/appraisals", json={"utterance": line}).json()
    assert [(c["reason"], c["subtype"]) for c in answer["codes"]] == [(why[0], ""), (why[1], "stacked")]
    assert answer["cancelled"] is True


def test_health(front: Front) -> None:
    assert front.client.get("/healthz").json()["status"] == "ok"


def test_readiness_waits_for_the_weights(tmp_path: Path) -> None:
    app = create_app(Settings(database_url=f"sqlite:///{tmp_path / 'x.db'}"))
    with client_of(app) as client:
        answer = client.get("/readyz")
        assert answer.status_code == 503
        assert answer.json()["detail"] == "The appraiser is still loading."
        with client:  # started, the weights load behind it
            until = time.monotonic() + 60
            while client.get("/readyz").status_code != 200:
                assert time.monotonic() < until
                time.sleep(0.05)


def test_weights_that_cannot_be_loaded_are_named(tmp_path: Path) -> None:
    weights = Weights(EmbeddedAppraiser(tmp_path))
    weights.load()
    assert "cannot be read" in weights.trouble
