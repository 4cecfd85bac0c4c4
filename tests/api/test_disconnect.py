"""A real server and a real socket: listeners who leave, and a port that is taken."""

import json
import socket
import threading
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import anyio
import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from app.domain.direction import Direction, Spoken
from app.domain.transcript import Iteration
from app.practice.room import Room
from tests.fakes import QueuedAppraiser, record_at, room_over


class SlowActor:
    """Says a word every few milliseconds, so that there is a middle to leave in."""

    name = "slow"

    def __init__(self) -> None:
        self.words = 40
        self.finished = 0

    async def perform(self, direction: Direction) -> AsyncIterator[Spoken]:
        for number in range(self.words if direction.turn else 1):
            yield Spoken(text=f"word{number} ")
            await anyio.sleep(0.01)
        self.finished += 1


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return room_over(record_at(tmp_path), QueuedAppraiser(), SlowActor())


@pytest.fixture
def address(app: FastAPI, room: Room) -> Iterator[str]:
    """The application behind a real uvicorn on a free port."""
    app.state.room = room
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(app, log_level="critical", lifespan="off", timeout_graceful_shutdown=2)
    )
    serving = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    serving.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    serving.join()
    listening.close()


def begun(room: Room) -> Iteration:
    practice = room.open_practice("F16", seed=1)
    return anyio.run(room.begin, practice.id)


def leave_in_the_middle(address: str, iteration: Iteration, after: int) -> None:
    """Start a streamed turn and close the connection after that many words."""
    with httpx.stream(
        "POST",
        f"{address}/v1/iterations/{iteration.id}/turns",
        json={"text": "Morning, Leon."},
        headers={"Accept": "text/event-stream"},
    ) as answer:
        assert answer.status_code == 200
        heard = 0
        for line in answer.iter_lines():
            heard += line == "event: reply.delta"
            if heard >= after:
                return


def settled(address: str, iteration: Iteration, within: float = 5.0) -> httpx.Response:
    """Say something as soon as the conversation can be carried on."""
    until = time.monotonic() + within
    while True:
        answer = httpx.post(f"{address}/v1/iterations/{iteration.id}/turns", json={"text": "Again."})
        if answer.status_code != 409 or time.monotonic() > until:
            return answer
        time.sleep(0.02)


@pytest.mark.parametrize("after", [1, 5, 20])
def test_leaving_in_the_middle_leaves_a_whole_turn_or_none(address: str, room: Room, after: int) -> None:
    iteration = begun(room)
    leave_in_the_middle(address, iteration, after)
    answer = settled(address, iteration)
    assert answer.status_code == 200
    turns = room.iteration(iteration.id).turns
    assert [t.number for t in turns] == list(range(1, len(turns) + 1))
    assert all(t.reply == "".join(f"word{n} " for n in range(40)) for t in turns)
    assert turns[-1].utterance == "Again."
    assert len(turns) in (1, 2)


def test_leaving_again_and_again_does_not_wear_the_server_out(address: str, room: Room) -> None:
    iteration = begun(room)
    actor = room.actor
    assert isinstance(actor, SlowActor)
    for number in range(12):
        until = time.monotonic() + 5
        while True:
            try:
                leave_in_the_middle(address, iteration, 1 + number % 3)
            except AssertionError:
                assert time.monotonic() < until
                time.sleep(0.02)
            else:
                break
    assert settled(address, iteration).status_code == 200
    assert httpx.get(f"{address}/v1/iterations/{iteration.id}").status_code == 200


def test_a_listener_who_never_reads_does_not_hold_up_others(address: str, room: Room) -> None:
    slow, quick = begun(room), begun(room)
    host, port = address.removeprefix("http://").split(":")
    body = json.dumps({"text": "Morning."}).encode()
    with socket.create_connection((host, int(port))) as silent:
        silent.sendall(
            f"POST /v1/iterations/{slow.id}/turns HTTP/1.1\r\nHost: {host}\r\n"
            f"Accept: text/event-stream\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        answer = httpx.post(f"{address}/v1/iterations/{quick.id}/turns", json={"text": "Hello."})
        assert answer.status_code == 200


def test_a_request_cut_off_before_its_end_changes_nothing(address: str, room: Room) -> None:
    iteration = begun(room)
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as cut:
        cut.sendall(
            f"POST /v1/iterations/{iteration.id}/turns HTTP/1.1\r\nHost: {host}\r\n"
            'Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"text": "Mor'.encode()
        )
    assert settled(address, iteration).status_code == 200
    assert [t.utterance for t in room.iteration(iteration.id).turns] == ["Again."]


def test_a_json_turn_whose_listener_left_is_whole(address: str, room: Room) -> None:
    iteration = begun(room)
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(f"{address}/v1/iterations/{iteration.id}/turns", json={"text": "Morning."}, timeout=0.15)
    assert settled(address, iteration).status_code == 200
    turns = room.iteration(iteration.id).turns
    assert {t.utterance for t in turns} <= {"Morning.", "Again."}
    assert all(t.reply.endswith("word39 ") for t in turns)


def test_another_room_over_the_same_record_reads_what_is_streamed_here(address: str, room: Room) -> None:
    iteration = begun(room)
    other = replace(room)
    assert settled(address, iteration).status_code == 200
    assert other.iteration(iteration.id) == room.iteration(iteration.id)
