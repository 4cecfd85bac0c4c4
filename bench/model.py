"""A turn through a model, against a direct call to the same scripted server: `python -m bench.model`.

What is measured is this program's own share: the model is a script that costs nothing.
"""

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from bench.measure import Measure, table
from bench.web import START_SECONDS

WORDS = ("The", "bus", "was", "late.", "It", "will", "not", "happen", "again", "this", "month.")
"""A reply in two sentences, one piece a word, short enough for any rung."""
APART = 0.02
"""Seconds between two pieces."""
MODEL = f"""
import sys
from tests.modelserver.acts import Say
from tests.modelserver.scripted import ScriptedServer
import time
words = [word + " " for word in {WORDS!r}]
with ScriptedServer(otherwise=Say(words, between=float(sys.argv[1]))) as server:
    print(server.base_url, flush=True)
    try:
        while sys.stdin.readline():
            print(server.calls, flush=True)
    except KeyboardInterrupt:
        pass
"""


@dataclass
class Rig:
    """The program and the scripted model it plays with, each in a process of its own."""

    model: str
    client: httpx.AsyncClient
    counter: subprocess.Popen[str]

    def calls(self) -> int:
        """Completions asked of the model so far."""
        return int(_answer(self.counter, "\n"))


def _answer(process: subprocess.Popen[str], said: str) -> str:
    """A line from a process, after telling it something. Raises RuntimeError where it has no pipes."""
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the model's process has no pipes")
    process.stdin.write(said)
    process.stdin.flush()
    return process.stdout.readline().strip()


@asynccontextmanager
async def rig(apart: float) -> AsyncIterator[Rig]:
    """Start both, and end both. Raises RuntimeError where the program does not start."""
    counter = subprocess.Popen(  # noqa: ASYNC220  # nothing else is running yet
        [sys.executable, "-c", MODEL, str(apart)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[1],
    )
    address = _answer(counter, "")
    with tempfile.TemporaryDirectory() as folder:
        port = 8765
        running = subprocess.Popen(  # noqa: ASYNC220  # as above
            [sys.executable, "-m", "app", "serve", "--port", str(port)],
            cwd=folder,
            env={
                **os.environ,
                "PYTHONPATH": str(Path(__file__).parents[1]),
                "OPENAI_BASE_URL": address,
                "SECONDTAKE_MODEL": "script",
                "SECONDTAKE_MODEL_CONCURRENCY": "200",
            },
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            limits = httpx.Limits(max_connections=300, max_keepalive_connections=300)
            base = f"http://127.0.0.1:{port}"
            async with httpx.AsyncClient(base_url=base, timeout=60, limits=limits) as client:
                start = time.perf_counter()
                while not await _ready(client):
                    if running.poll() is not None or time.perf_counter() - start > START_SECONDS:
                        raise RuntimeError("the server did not become ready")
                    await asyncio.sleep(0.05)
                yield Rig(address, client, counter)
        finally:
            for process in (running, counter):
                process.terminate()
                try:
                    process.wait(timeout=10)
                except subprocess.TimeoutExpired:
                    process.kill()


async def _ready(client: httpx.AsyncClient) -> bool:
    try:
        return (await client.get("/readyz")).is_success
    except httpx.TransportError:
        return False


@dataclass(frozen=True)
class Heard:
    """One reply: seconds to its first words and to its end."""

    first: float
    whole: float


async def direct(rig: Rig) -> Heard:
    """The same reply straight from the model, up to the end of its first sentence and to its end."""
    body = {"model": "script", "stream": True, "messages": [{"role": "user", "content": "Right."}]}
    start = time.perf_counter()
    first = 0.0
    async with rig.client.stream("POST", f"{rig.model}/chat/completions", json=body) as answer:
        answer.raise_for_status()
        async for line in answer.aiter_lines():
            # The piece after the first sentence: only then is it known to have ended.
            if not first and '"It ' in line:
                first = time.perf_counter() - start
    return Heard(first, time.perf_counter() - start)


async def opened(rig: Rig) -> str:
    """The address that the turns of a new conversation are sent to."""
    answer = await rig.client.post("/v1/practices", json={"persona": "F16", "seed": 1})
    practice = answer.raise_for_status().json()["id"]
    answer = await rig.client.post(f"/v1/practices/{practice}/iterations", json={})
    return f"/v1/iterations/{answer.raise_for_status().json()['id']}/turns"


async def turn(rig: Rig, address: str, text: str = "Right, the form.") -> Heard:
    """The same reply through the program. Raises RuntimeError where the turn was not kept."""
    start = time.perf_counter()
    first = 0.0
    kept = False
    asked = {"Accept": "text/event-stream"}
    async with rig.client.stream("POST", address, json={"text": text}, headers=asked) as answer:
        answer.raise_for_status()
        async for line in answer.aiter_lines():
            if not first and line == "event: reply.delta":
                first = time.perf_counter() - start
            kept = kept or line == "event: turn.completed"
    if not kept:
        raise RuntimeError("a turn was not kept")
    return Heard(first, time.perf_counter() - start)


async def measured(runs: int, together: int) -> str:
    """The whole report."""
    async with rig(APART) as found:
        for _ in range(3):
            await turn(found, await opened(found))
            await direct(found)
        before = found.calls()
        straight, through = [], []
        for _ in range(runs):
            address = await opened(found)
            straight.append(await direct(found))
            through.append(await turn(found, address))
        calls = (found.calls() - before - runs) / runs
        addresses = [await opened(found) for _ in range(together)]
        start = time.perf_counter()
        crowd = await asyncio.gather(*(turn(found, address) for address in addresses))
        took = time.perf_counter() - start
        start = time.perf_counter()
        bare = await asyncio.gather(*(direct(found) for _ in range(together)))
        bare_took = time.perf_counter() - start
    rows = [
        _measure("direct: the first sentence is whole", [h.first for h in straight]),
        _measure("a turn: the first sentence is shown", [h.first for h in through]),
        _measure("direct: the whole reply", [h.whole for h in straight]),
        _measure("a turn: the whole reply, kept", [h.whole for h in through]),
        _measure(f"{together} turns at once: the first sentence is shown", [h.first for h in crowd]),
        _measure(f"{together} direct calls at once: the first sentence is whole", [h.first for h in bare]),
    ]
    own = _median([h.first for h in through]) - _median([h.first for h in straight])
    return "\n".join(
        [
            table(rows),
            "",
            f"Own share of the time to the first sentence: {own * 1000:.1f} ms",
            f"Model calls a turn: {calls:g}",
            f"{together} turns at once took {took:.2f} s, {together} direct calls {bare_took:.2f} s",
        ]
    )


def _measure(name: str, seconds: list[float]) -> Measure:
    return Measure(name, tuple(s * 1000 for s in seconds))


def _median(seconds: list[float]) -> float:
    return statistics.median(seconds)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m bench.model", description="Times a model's turn.")
    options.add_argument("--runs", type=int, default=30, help="turns timed one by one (30)")
    options.add_argument("--together", type=int, default=100, help="conversations at once (100)")
    chosen = options.parse_args()
    print(asyncio.run(measured(chosen.runs, chosen.together)))


if __name__ == "__main__":
    main()
