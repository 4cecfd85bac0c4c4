"""The application as a program meets it, over a database of its own."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.testclient import TestClient

from app.domain.stages import Actor
from app.practice.room import Room
from tests.fakes import QueuedAppraiser

PROBLEM = "application/problem+json"
EVENTS = {"Accept": "text/event-stream"}


@dataclass
class Front:
    """The application, a client of it, and the appraiser that decides what lines are taken for."""

    app: FastAPI
    client: TestClient
    appraiser: QueuedAppraiser
    folder: Path
    """Where its database is, and nothing else."""

    @property
    def room(self) -> Room:
        room: Room = self.app.state.room
        return room

    def cast(self, actor: Actor) -> None:
        """Let another actor play the colleague."""
        self.app.state.room = replace(self.room, actor=actor)

    def practice(self, persona: str = "F16", **fields: Any) -> str:
        """Begin a practice; its id."""
        answer = self.client.post(
            "/v1/practices", json={"persona": persona, "seed": 7, "note_read": True, **fields}
        )
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def iteration(self, practice: str | None = None, **fields: Any) -> str:
        """Begin an iteration; its id."""
        answer = self.client.post(f"/v1/practices/{practice or self.practice()}/iterations", json=fields)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def say(self, iteration: str, text: str) -> dict[str, Any]:
        """Say something; what came of it."""
        answer = self.client.post(f"/v1/iterations/{iteration}/turns", json={"text": text})
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def events(self, iteration: str, text: str) -> list[tuple[str, dict[str, Any]]]:
        """Say something and hear the answer as events: (name, data)."""
        answer = self.client.post(f"/v1/iterations/{iteration}/turns", json={"text": text}, headers=EVENTS)
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"].startswith("text/event-stream")
        return parsed_events(answer.text)


def parsed_events(stream: str) -> list[tuple[str, dict[str, Any]]]:
    """Server-sent events of a whole stream, as (name, data)."""
    found = []
    for block in stream.strip().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
        if fields:
            found.append((fields["event"], json.loads(fields["data"])))
    return found


@contextmanager
def client_of(app: FastAPI) -> Iterator[TestClient]:
    """A client on this machine. The application is not started, so that no weights are loaded."""
    client = TestClient(app, base_url="http://127.0.0.1:8000", raise_server_exceptions=False)
    yield client
    client.close()
