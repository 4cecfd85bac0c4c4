"""A scripted OpenAI-compatible server on a real socket: it does exactly what it is told, failures included.

    with ScriptedServer() as server:
        server.will(Say(["Hello."]), Fail(503))
        ...  # talk to server.base_url
        assert server.calls == 2

It runs in a thread of its own, so that tests with and without an event loop can use it.
"""

import asyncio
import json
import socket
import struct
import threading
from collections import deque
from collections.abc import Mapping
from types import TracebackType
from typing import Any

from tests.modelserver.acts import Act, Asked, Fail, Hang, HangUp, Page, Say

FOREVER = 3600.0


class ScriptedServer:
    """Plays its script one act a call, then `otherwise` for ever.

    `refuses` names request fields that are answered with 400; `key` is the only one accepted
    where it is set; `models` are the ones it knows where any are named.
    """

    def __init__(
        self,
        *,
        otherwise: Act | None = None,
        refuses: frozenset[str] = frozenset(),
        vague: bool = False,
        key: str = "",
        models: tuple[str, ...] = (),
        port: int = 0,
    ) -> None:
        self.otherwise: Act = otherwise or Say()
        self.refuses = refuses
        self.vague = vague
        self.key = key
        self.models = models
        self.asked: list[Asked] = []
        self.most_at_once = 0
        self.connections = 0
        self.left_alone = threading.Event()
        """Set once a client has closed its connection in the middle of an answer."""
        self._at_once = 0
        self._script: deque[Act] = deque()
        self._port = port
        self._loop = asyncio.new_event_loop()
        self._started = threading.Event()
        self._stopping: asyncio.Event | None = None
        self._thread = threading.Thread(target=self._run, name="scripted model server", daemon=True)

    def __enter__(self) -> "ScriptedServer":
        self._thread.start()
        assert self._started.wait(10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        assert self._stopping is not None
        self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join(10)

    @property
    def base_url(self) -> str:
        """The address for a client."""
        return f"http://127.0.0.1:{self._port}/v1"

    @property
    def calls(self) -> int:
        """How many completions were asked for."""
        return len(self.bodies)

    @property
    def bodies(self) -> list[dict[str, Any]]:
        """The bodies of the completions asked for, in order."""
        return [asked.body for asked in self.asked if asked.path.endswith("/chat/completions")]

    def will(self, *acts: Act) -> None:
        """Add acts to the script."""
        self._script.extend(acts)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        self._stopping = asyncio.Event()
        tasks: set[asyncio.Task[None]] = set()

        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            assert task is not None
            tasks.add(task)
            self.connections += 1
            try:
                await self._converse(reader, writer)
            except ConnectionError:
                self.left_alone.set()
            except (asyncio.IncompleteReadError, asyncio.CancelledError):
                pass
            finally:
                tasks.discard(task)
                writer.close()

        server = await asyncio.start_server(connected, "127.0.0.1", self._port)
        self._port = server.sockets[0].getsockname()[1]
        self._started.set()
        await self._stopping.wait()
        server.close()
        for task in list(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await _head(reader):
            method, path, headers = head
            length = int(headers.get("content-length", "0"))
            body = json.loads(await reader.readexactly(length)) if length else {}
            asked = Asked(method, path, headers, body)
            self.asked.append(asked)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
            try:
                goes_on = await self._answer(asked, writer)
            finally:
                self._at_once -= 1
            if not goes_on:
                return

    async def _answer(self, asked: Asked, writer: asyncio.StreamWriter) -> bool:
        """Play one act; False where the connection is not to be used again."""
        if self.key and asked.headers.get("authorization") != f"Bearer {self.key}":
            return await _send_json(
                writer, 401, _error("Incorrect API key provided: made-up", "invalid_api_key")
            )
        if asked.path.endswith("/models"):
            listed = [{"id": name, "object": "model"} for name in self.models or ("toy",)]
            return await _send_json(writer, 200, {"object": "list", "data": listed})
        refused = next((name for name in sorted(self.refuses) if _has(asked.body, name)), None)
        if refused is not None:
            said = "Bad request." if self.vague else f"Unsupported parameter: {refused}"
            return await _send_json(writer, 400, _error(said, "unsupported_parameter"))
        if self.models and asked.body.get("model") not in self.models:
            return await _send_json(writer, 404, _error("The model does not exist", "model_not_found"))
        act = self._script.popleft() if self._script else self.otherwise
        match act:
            case Say():
                return await self._say(act, asked.body, writer)
            case Fail():
                return await _send_json(writer, act.status, _error(act.message, act.code), act.headers)
            case Page():
                return await _send(writer, 200, act.kind, act.body.encode(), {})
            case Hang():
                await asyncio.sleep(FOREVER)
            case HangUp():
                pass
        return False

    async def _say(self, act: Say, body: dict[str, Any], writer: asyncio.StreamWriter) -> bool:
        await asyncio.sleep(act.before)
        if not body.get("stream"):
            whole = {
                "message": {"role": "assistant", "content": "".join(act.pieces)},
                "finish_reason": act.finish,
            }
            answer = {"id": "x", "object": "chat.completion", "created": 0, "model": body.get("model")}
            return await _send_json(
                writer, 200, {**answer, "choices": [{"index": 0, **whole}], "usage": act.usage}
            )
        writer.write(
            b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"
        )
        await _event(writer, _chunk(body, {"role": "assistant", "content": ""}))
        for piece in act.pieces:
            await asyncio.sleep(act.between)
            await _event(writer, _chunk(body, {"content": piece}))
        if act.refusal:
            await _event(writer, _chunk(body, {"refusal": act.refusal}))
        return await _end(act, body, writer)


async def _end(act: Say, body: dict[str, Any], writer: asyncio.StreamWriter) -> bool:
    match act.then:
        case "done":
            if act.finish:
                await _event(writer, _chunk(body, {}, act.finish))
            if act.usage and (body.get("stream_options") or {}).get("include_usage"):
                await _event(writer, {**_chunk(body, {}), "choices": [], "usage": act.usage})
            await _raw(writer, b"data: [DONE]\n\n")
            writer.write(b"0\r\n\r\n")
            await writer.drain()
            return True
        case "close":
            await writer.drain()
        case "reset":
            await writer.drain()
            raw: socket.socket = writer.get_extra_info("socket")
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        case "hang":
            await asyncio.sleep(FOREVER)
        case "pings":
            while True:
                await _raw(writer, b": ping\n\n")
                await asyncio.sleep(0.02)
        case "error":
            await _event(writer, _error("The engine stopped", "engine"))
        case "garbage":
            await _raw(writer, b"data: {not json\n\n")
    return False


async def _head(reader: asyncio.StreamReader) -> tuple[str, str, dict[str, str]] | None:
    line = (await reader.readline()).decode("latin-1").split()
    if len(line) < 2:
        return None
    headers: dict[str, str] = {}
    while (field := (await reader.readline()).decode("latin-1").strip()) != "":
        name, _, value = field.partition(":")
        headers[name.lower()] = value.strip()
    return line[0], line[1], headers


def _has(body: dict[str, Any], name: str) -> bool:
    """Whether a body holds a field, or a `response_format` of that type."""
    form = (body.get("response_format") or {}).get("type")
    return name in body or name == form


def _error(message: str, code: str | None) -> dict[str, Any]:
    return {"error": {"message": message, "type": "made_up", "code": code}}


def _chunk(body: dict[str, Any], delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    about = {"id": "x", "object": "chat.completion.chunk", "created": 0, "model": body.get("model")}
    return {**about, "choices": [choice]}


async def _event(writer: asyncio.StreamWriter, value: dict[str, Any]) -> None:
    await _raw(writer, b"data: " + json.dumps(value).encode() + b"\n\n")


async def _raw(writer: asyncio.StreamWriter, data: bytes) -> None:
    writer.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
    await writer.drain()


async def _send_json(
    writer: asyncio.StreamWriter, status: int, value: dict[str, Any], headers: Mapping[str, str] | None = None
) -> bool:
    return await _send(writer, status, "application/json", json.dumps(value).encode(), headers or {})


async def _send(
    writer: asyncio.StreamWriter, status: int, kind: str, body: bytes, headers: Mapping[str, str]
) -> bool:
    lines = [
        f"HTTP/1.1 {status} Made Up",
        f"content-type: {kind}",
        f"content-length: {len(body)}",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
    await writer.drain()
    return True
