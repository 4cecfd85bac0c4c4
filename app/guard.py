"""Who may talk to this server: names it knows, pages of its own, bodies of a sensible size.

Answering only to known host names keeps other people's domains from being pointed at
this machine (DNS rebinding); refusing changes asked for by other origins keeps other
sites' forms out.
"""

import json
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})
MAX_BODY_BYTES = 256 * 1024

_Refusal = tuple[int, str, str]
_TOO_MUCH: _Refusal = (413, "Too much at once", f"A request holds at most {MAX_BODY_BYTES // 1024} KiB.")


class _TooMuch(Exception):
    """More was sent than is read."""


class Guard:
    """Refuses strangers before anything is read. `host_names` in lower case, without ports."""

    def __init__(self, app: ASGIApp, host_names: tuple[str, ...]) -> None:
        self._app = app
        self._host_names = frozenset(host_names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with a problem."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope["method"], headers)
        if refusal is not None:
            await _answer(send, scope["path"], *refusal)
            return
        body = _Body(receive)
        try:
            await self._app(scope, body.receive, body.answering(send))
        except _TooMuch:
            await _answer(send, scope["path"], *_TOO_MUCH)

    def _refusal(self, method: str, headers: Headers) -> _Refusal | None:
        host = headers.get("host", "")
        if _name(host) not in self._host_names:
            return (
                421,
                "Unknown host name",
                "This server does not answer to that host name. SECONDTAKE_ALLOWED_HOSTS can add it.",
            )
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit():
            return (400, "That cannot be read", "Content-Length is not a number.")
        if len(length) > 12 or int(length) > MAX_BODY_BYTES:
            return _TOO_MUCH
        if method in CHANGING and not _same_origin(headers, host):
            return (403, "From another site", "Changes are only taken from this server's own pages.")
        return None


def _name(host: str) -> str:
    """Host name of a Host header, without its port."""
    host = host.strip().lower()
    if host.startswith("["):
        return host.split("]")[0] + "]"
    return host.rsplit(":", 1)[0] if host.count(":") == 1 else host


def _same_origin(headers: Headers, host: str) -> bool:
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site", "none") in ("same-origin", "none")
    try:
        return urlsplit(origin).netloc.lower() == host.lower()
    except ValueError:
        return False


class _Body:
    """A body without a declared length is cut off at the same size, whatever was made of the cut."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._seen = 0

    async def receive(self) -> Message:
        message = await self._receive()
        self._seen += len(message.get("body", b""))
        if self._seen > MAX_BODY_BYTES:
            raise _TooMuch
        return message

    def answering(self, send: Send) -> Send:
        async def answer(message: Message) -> None:
            # The framework turns any fault while reading into an answer of its own.
            if self._seen > MAX_BODY_BYTES and message["type"] == "http.response.start":
                raise _TooMuch
            await send(message)

        return answer


async def _answer(send: Send, path: str, status: int, title: str, detail: str) -> None:
    body = json.dumps(
        {"type": "about:blank", "title": title, "status": status, "detail": detail, "instance": path}
    ).encode()
    headers = [(b"content-type", b"application/problem+json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
