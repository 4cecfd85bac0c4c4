"""What a visitor does, said shortly."""

import json
from html import unescape
from typing import Any

from starlette.testclient import TestClient

NOTICED = "Sam, that tunic looks as if it spent the night on a car seat."


def go_in(visitor: TestClient, persona: str = "F01", **form: str) -> str:
    """Go through the brief into a conversation; its id."""
    answer = visitor.post(
        f"/rehearsals/{persona}", data={"note_read": "true", **form}, follow_redirects=False
    )
    assert answer.status_code == 303, answer.text
    return answer.headers["location"].removeprefix("/iterations/")


def say(visitor: TestClient, iteration: str, *lines: str) -> None:
    """Say lines as the page does without scripts."""
    for line in lines:
        answer = visitor.post(f"/iterations/{iteration}/say", data={"text": line})
        assert answer.status_code == 200, answer.text


def hear(visitor: TestClient, iteration: str, text: str, **form: Any) -> list[tuple[str, dict[str, Any]]]:
    """Say a line as the page's script does; the events that came back, as name and data."""
    answer = visitor.post(
        f"/iterations/{iteration}/say",
        data={"text": text, **form},
        headers={"accept": "text/event-stream"},
    )
    assert answer.headers["content-type"].startswith("text/event-stream"), answer.text
    events = []
    for block in answer.text.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line)
        if "data" in lines:
            events.append((lines["event"], json.loads(lines["data"])))
    return events


def finish(visitor: TestClient, iteration: str) -> str:
    """End a conversation and open its debrief; the page."""
    visitor.post(f"/iterations/{iteration}/end")
    return visitor.get(f"/iterations/{iteration}/debrief").text


def words(html: str) -> str:
    """A page's source with its entities written out."""
    return unescape(html)
