"""The running server, timed over HTTP."""

import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import httpx

from bench.command import LINES, PERSONA, SECONDTAKE
from bench.measure import Measure, milliseconds, timed

START_SECONDS = 60.0
MEGABYTES_AFTER = 50
"""Turns after which memory is looked at."""


@contextmanager
def server(folder: Path) -> Iterator[tuple[httpx.Client, float, int]]:
    """A server whose data lies in `folder`, on a free port of this machine.

    Yields:
        A client, the milliseconds from a new process to the first page, and its process number.

    Raises:
        RuntimeError: The server ended or showed no page within `START_SECONDS`.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    start = time.perf_counter()
    running = subprocess.Popen(
        [SECONDTAKE, "serve", "--port", str(port)],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=START_SECONDS) as client:
            while not answers(client, "/"):
                if running.poll() is not None or time.perf_counter() - start > START_SECONDS:
                    raise RuntimeError("the server showed no page")
                time.sleep(0.01)
            yield client, (time.perf_counter() - start) * 1000, running.pid
    finally:
        running.terminate()
        try:
            running.wait(timeout=10)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()


def answers(client: httpx.Client, address: str) -> bool:
    """Whether the server answers at an address."""
    try:
        return client.get(address).is_success
    except httpx.TransportError:
        return False


def starts(runs: int) -> list[Measure]:
    """From a new process to its first page: with nothing kept of the content, and with it."""
    cold: list[float] = []
    warm: list[float] = []
    for _ in range(max(1, runs)):
        with tempfile.TemporaryDirectory() as folder:
            for times in (cold, warm):
                with server(Path(folder)) as (_, taken, _):
                    times.append(taken)
    return [
        Measure("start to first page, first time", tuple(cold), goal=1500),
        Measure("start to first page, content kept", tuple(warm), goal=1500),
    ]


def iteration(client: httpx.Client, seed: int) -> str:
    """Open a practice and its first iteration; the address its turns are sent to."""
    practice = client.post("/v1/practices", json={"persona": PERSONA, "seed": seed}).raise_for_status().json()
    opened = client.post(f"/v1/practices/{practice['id']}/iterations", json={}).raise_for_status().json()
    return f"/v1/iterations/{opened['id']}/turns"


def turns(client: httpx.Client, conversations: int, streamed: bool) -> list[float]:
    """Milliseconds of each turn of whole conversations; of a streamed one, to its first words.

    Raises:
        RuntimeError: A turn was not taken or held no reply.
    """
    taken: list[float] = []
    for seed in range(max(1, conversations)):
        address = iteration(client, seed)
        for text in LINES:
            if streamed:
                taken.append(first_words(client, address, text))
            else:
                taken.append(milliseconds(partial(whole, client, address, text)))
    return taken


def whole(client: httpx.Client, address: str, text: str) -> None:
    """One turn as JSON, kept before it is answered."""
    if not client.post(address, json={"text": text}).raise_for_status().json()["reply"]:
        raise RuntimeError("a turn held no reply")


def first_words(client: httpx.Client, address: str, text: str) -> float:
    """Milliseconds to the first words of a streamed turn, which is read to its end."""
    start = time.perf_counter()
    came: list[float] = []
    with client.stream(
        "POST", address, json={"text": text}, headers={"Accept": "text/event-stream"}
    ) as answer:
        answer.raise_for_status()
        for line in answer.iter_lines():
            if line.strip() == "event: reply.delta":
                came.append((time.perf_counter() - start) * 1000)
    if not came:
        raise RuntimeError("a streamed turn held no reply")
    return came[0]


def memory(process: int, name: str) -> list[Measure]:
    """Memory that a process holds, where the system says."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return []
    (kilobytes,) = [line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmRSS:")]
    return [Measure(name, (int(kilobytes) / 1024,), goal=250, unit="MB")]


def measures(runs: int) -> list[Measure]:
    """Starts, pages, turns, and the memory of a server that has loaded and talked."""
    found = starts(runs)
    with tempfile.TemporaryDirectory() as folder, server(Path(folder)) as (client, _, process):
        while not answers(client, "/readyz"):
            time.sleep(0.02)
        loaded = memory(process, "memory with the weights loaded")
        turns(client, MEGABYTES_AFTER // len(LINES), streamed=False)
        talked = memory(process, f"memory after {MEGABYTES_AFTER} turns")
        return [
            *found,
            timed("the first page", runs * 20, lambda: client.get("/").raise_for_status(), goal=20),
            timed("`GET /v1/personas`", runs * 20, lambda: client.get("/v1/personas").raise_for_status(), 10),
            Measure(
                "a whole turn over HTTP, on disk",
                tuple(turns(client, runs * 6, streamed=False)),
                goal=12,
                goal_slowest=35,
            ),
            Measure("first words of a streamed turn", tuple(turns(client, runs * 2, streamed=True)), goal=12),
            *loaded,
            *talked,
        ]
