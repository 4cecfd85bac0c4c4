"""Bad input and bad moments: each is a problem that says what is wrong."""

from typing import Any

import pytest

from app.guard import MAX_BODY_BYTES
from tests.api.front import PROBLEM, Front

BELL = "\x07"


def refused(answer: Any, status: int) -> dict[str, Any]:
    """The problem in an answer, after seeing that it is one."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == PROBLEM
    body: dict[str, Any] = answer.json()
    assert {"type", "title", "status", "detail", "instance"} == set(body)
    assert body["status"] == status
    assert body["detail"].endswith(".")
    assert "Traceback" not in answer.text
    return body


@pytest.mark.parametrize(
    "address",
    [
        "/v1/personas/F99",
        "/v1/personas/%00",
        "/v1/personas/..%2f..%2fetc%2fpasswd",
        "/v1/practices/none",
        "/v1/practices/none/progress",
        "/v1/iterations/none",
        "/v1/iterations/none/transcript",
        "/v1/iterations/none/transcript?format=md",
        "/v1/iterations/none/debrief",
        "/v1/nothing",
        "/v1",
    ],
)
def test_what_is_not_there_is_404(front: Front, address: str) -> None:
    assert refused(front.client.get(address), 404)["instance"].startswith("/v1")


def test_what_is_not_there_cannot_be_changed(front: Front) -> None:
    client = front.client
    view = {"attending": 1, "understanding": 1, "empathising": 1, "helping": 1}
    refused(client.post("/v1/practices", json={"persona": "F99"}), 404)
    refused(client.delete("/v1/practices/none"), 404)
    refused(client.post("/v1/practices/none/iterations", json={}), 404)
    refused(client.post("/v1/iterations/none/turns", json={"text": "Hi."}), 404)
    refused(client.post("/v1/iterations/none/end"), 404)
    refused(client.put("/v1/iterations/none/self-assessment", json=view), 404)


def test_an_unknown_persona_is_told_which_there_are(front: Front) -> None:
    body = refused(front.client.post("/v1/practices", json={"persona": "F99"}), 404)
    assert body["type"] == "urn:secondtake:problem:unknown-persona"
    assert "F16" in body["detail"]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ({}, "persona"),
        ({"persona": 16}, "persona"),
        ({"persona": "F16", "persona_id": "F16"}, "persona_id"),
        ({"persona": "F16", "difficulty": "brutal"}, "difficulty"),
        ({"persona": "F16", "seed": -1}, "seed"),
        ({"persona": "F16", "seed": 2**31}, "seed"),
        ({"persona": "F16", "seed": "x"}, "seed"),
        ({"persona": "F16", "leader": "a" * 201}, "leader"),
        ({"persona": "F" * 65}, "persona"),
        ([], "body"),
        ("F16", "body"),
        (None, "body"),
    ],
)
def test_a_practice_that_does_not_fit_is_422_and_names_the_field(front: Front, body: Any, names: str) -> None:
    assert names in refused(front.client.post("/v1/practices", json=body), 422)["detail"]


UNREADABLE = {
    "cut off": b"{",
    "empty": b"",
    "not quite JSON": b"{'persona': 'F16'}",
    "more than JSON": b'{"persona": "F16"} more',
    "broken UTF-8 in a string": b'{"persona": "\xff\xfe"}',
    "broken UTF-8": b"\x80abc",
    "deep": b"[" * 50_000,
    "a vast number": b'{"persona": "F16", "seed": ' + b"9" * 5000 + b"}",
    "not a number": b'{"persona": "F16", "seed": NaN}',
    "half a character": b'{"persona": "\\ud800"}',
    "half a character for a name": b'{"persona": "F16", "\\ud800": 1}',
    "half a character in a free text": b'{"persona": "F16", "leader": "\\ud83d"}',
}


@pytest.mark.parametrize("raw", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_body_that_cannot_be_read_is_422(front: Front, raw: bytes) -> None:
    answer = front.client.post("/v1/practices", content=raw, headers={"Content-Type": "application/json"})
    refused(answer, 422)


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "application/x-www-form-urlencoded"])
def test_a_body_of_another_kind_is_422(front: Front, kind: str) -> None:
    answer = front.client.post("/v1/practices", content=b'{"persona":"F16"}', headers={"Content-Type": kind})
    refused(answer, 422)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("", 422),
        ("  \n ", 422),
        (BELL * 3, 422),
        ("a" * 10_000, 413),
        (None, 422),
        (7, 422),
        (["Hi."], 422),
    ],
    ids=["empty", "blank", "control", "long", "null", "number", "list"],
)
def test_a_turn_that_is_none_is_refused_and_not_kept(front: Front, text: Any, status: int) -> None:
    iteration = front.iteration()
    body = refused(front.client.post(f"/v1/iterations/{iteration}/turns", json={"text": text}), status)
    assert body["instance"] == f"/v1/iterations/{iteration}/turns"
    assert front.client.get(f"/v1/iterations/{iteration}").json()["turns"] == []


def test_a_turn_with_half_a_character_is_no_fault_of_ours(front: Front) -> None:
    iteration = front.iteration()
    answer = front.client.post(
        f"/v1/iterations/{iteration}/turns",
        content=b'{"text": "half \\ud83d a pair"}',
        headers={"Content-Type": "application/json"},
    )
    assert answer.status_code in (200, 422)


def test_an_unknown_field_of_a_turn_is_refused(front: Front) -> None:
    address = f"/v1/iterations/{front.iteration()}/turns"
    answer = front.client.post(address, json={"text": "Hi.", "persona": "F01"})
    assert "persona" in refused(answer, 422)["detail"]


@pytest.mark.parametrize(
    "origin",
    [
        {"iteration": "none", "turn": 0},
        {"iteration": "SAME", "turn": 2},
        {"iteration": "SAME", "turn": -1},
        {"iteration": "SAME", "turn": 1.5},
        {"iteration": "SAME"},
        {"turn": 1},
        "SAME",
    ],
    ids=str,
)
def test_a_rewind_to_nowhere_is_422(front: Front, origin: Any) -> None:
    practice = front.practice()
    first = front.iteration(practice)
    front.say(first, "Morning.")
    front.client.post(f"/v1/iterations/{first}/end")
    front.client.get(f"/v1/iterations/{first}/debrief")
    if isinstance(origin, dict) and origin.get("iteration") == "SAME":
        origin = {**origin, "iteration": first}
    answer = front.client.post(f"/v1/practices/{practice}/iterations", json={"rewind_to": origin})
    assert "rewind_to" in refused(answer, 422)["detail"]


def test_moments_that_are_not_now_are_409(front: Front) -> None:
    client, practice = front.client, front.practice()
    first = front.iteration(practice)
    front.say(first, "Morning.")
    view = {"attending": 1, "understanding": 1, "empathising": 1, "helping": 1}
    address = f"/v1/iterations/{first}"

    def problem(answer: Any) -> str:
        return str(refused(answer, 409)["type"]).removeprefix("urn:secondtake:problem:")

    assert problem(client.post(f"/v1/practices/{practice}/iterations")) == "iteration-running"
    assert problem(client.get(f"{address}/debrief")) == "iteration-running"
    assert problem(client.put(f"{address}/self-assessment", json=view)) == "iteration-running"
    client.post(f"{address}/end")
    assert problem(client.post(f"{address}/turns", json={"text": "Hi."})) == "iteration-ended"
    assert problem(client.post(f"/v1/practices/{practice}/iterations")) == "debrief-first"
    client.get(f"{address}/debrief")
    assert problem(client.put(f"{address}/self-assessment", json=view)) == "iteration-ended"
    assert client.post(f"/v1/practices/{practice}/iterations").status_code == 201


@pytest.mark.parametrize(
    "view",
    [
        {"attending": 0, "understanding": 1, "empathising": 1, "helping": 1},
        {"attending": 6, "understanding": 1, "empathising": 1, "helping": 1},
        {"attending": 1, "understanding": 1, "empathising": 1},
        {"attending": 1, "understanding": 1, "empathising": 1, "helping": 1, "felt": 99},
        {"attending": 1, "understanding": 1, "empathising": 1, "helping": 1, "note": "a" * 2001},
    ],
    ids=["below", "above", "missing", "unknown", "long"],
)
def test_an_own_view_that_does_not_fit_is_422(front: Front, view: dict[str, Any]) -> None:
    iteration = front.iteration()
    front.client.post(f"/v1/iterations/{iteration}/end")
    refused(front.client.put(f"/v1/iterations/{iteration}/self-assessment", json=view), 422)


def test_a_transcript_in_an_unknown_form_is_422(front: Front) -> None:
    address = f"/v1/iterations/{front.iteration()}/transcript"
    assert "format" in refused(front.client.get(address, params={"format": "pdf"}), 422)["detail"]


@pytest.mark.parametrize(
    "body", [{}, {"utterance": 3}, {"utterance": "x", "rung": 6}, {"utterance": "a" * 20_001}], ids=str
)
def test_an_appraisal_of_nothing_is_422(front: Front, body: dict[str, Any]) -> None:
    refused(front.client.post("/v1/appraisals", json=body), 422)


def test_another_method_is_405_and_says_which_there_are(front: Front) -> None:
    answer = front.client.put("/v1/personas", json={})
    refused(answer, 405)
    assert answer.headers["allow"] == "GET"


def test_the_record_being_away_is_503_and_says_what_to_do(front: Front) -> None:
    iteration = front.iteration()
    front.room.record.close()  # type: ignore[attr-defined]
    database = front.folder / "practices.db"
    for path in front.folder.iterdir():
        path.unlink()
    database.write_bytes(b"not a database at all, but something else entirely" * 100)
    body = refused(front.client.get(f"/v1/iterations/{iteration}"), 503)
    assert "not a database" in body["detail"]


class TestGuard:
    """Who may talk to the server."""

    @pytest.mark.parametrize(
        "host",
        ["evil.example", "127.0.0.1.evil.example", "localhost.", "[::2]", "", "evil.example:8000", "a b"],
    )
    @pytest.mark.parametrize("address", ["/", "/v1/personas", "/healthz", "/static/base.css", "/docs"])
    def test_other_names_are_refused_everywhere(self, front: Front, host: str, address: str) -> None:
        refused(front.client.get(address, headers={"Host": host}), 421)

    @pytest.mark.parametrize(
        "host", ["127.0.0.1", "127.0.0.1:9", "localhost:8000", "LOCALHOST", "[::1]:8000", "[::1]"]
    )
    def test_own_names_are_answered(self, front: Front, host: str) -> None:
        assert front.client.get("/healthz", headers={"Host": host}).status_code == 200

    @pytest.mark.parametrize(
        "headers",
        [
            {"Origin": "https://evil.example"},
            {"Origin": "http://127.0.0.1:8001"},
            {"Origin": "http://127.0.0.1"},
            {"Origin": "null"},
            {"Origin": ""},
            {"Origin": "http://[broken"},
            {"Origin": "http://127.0.0.1:8000.evil.example"},
            {"Origin": "http://127.0.0.1:8000@evil.example"},
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
            {"Sec-Fetch-Site": "something new"},
        ],
        ids=str,
    )
    @pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
    def test_changes_from_other_sites_are_refused(
        self, front: Front, headers: dict[str, str], method: str
    ) -> None:
        refused(front.client.request(method, "/v1/practices", headers=headers, json={"persona": "F16"}), 403)

    @pytest.mark.parametrize(
        "headers",
        [
            {},
            {"Origin": "http://127.0.0.1:8000"},
            {"Origin": "HTTP://127.0.0.1:8000"},
            {"Sec-Fetch-Site": "same-origin"},
            {"Sec-Fetch-Site": "none"},
            {"Origin": "http://127.0.0.1:8000", "Sec-Fetch-Site": "same-origin"},
        ],
        ids=str,
    )
    def test_changes_from_own_pages_and_from_programs_are_taken(
        self, front: Front, headers: dict[str, str]
    ) -> None:
        answer = front.client.post("/v1/practices", json={"persona": "F16"}, headers=headers)
        assert answer.status_code == 201

    def test_reading_from_elsewhere_changes_nothing_and_is_let_through(self, front: Front) -> None:
        answer = front.client.get("/v1/personas", headers={"Origin": "https://evil.example"})
        assert answer.status_code == 200
        assert "access-control-allow-origin" not in answer.headers

    def test_a_body_that_declares_too_much_is_413(self, front: Front) -> None:
        body = b'{"utterance": "' + b"a" * MAX_BODY_BYTES + b'"}'
        refused(front.client.post("/v1/appraisals", content=body), 413)
        assert front.appraiser.heard == []

    def test_a_body_that_only_turns_out_too_much_is_413(self, front: Front) -> None:
        pieces = (b"a" * 65_536 for _ in range(20))
        refused(front.client.post("/v1/appraisals", content=pieces), 413)
        assert front.appraiser.heard == []

    @pytest.mark.parametrize("length", ["x", "-1", "1e3", "9" * 5000, "٣"], ids=lambda s: s[:4])
    def test_a_length_that_is_none_is_refused(self, front: Front, length: str) -> None:
        headers = {b"Content-Length": length.encode()}
        answer = front.client.post("/v1/appraisals", content=b"{}", headers=headers)
        assert answer.status_code in (400, 413)

    def test_refusals_carry_the_security_headers_too(self, front: Front) -> None:
        answer = front.client.get("/", headers={"Host": "evil.example"})
        assert answer.headers["x-content-type-options"] == "nosniff"
