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
        await self._app(scope, _limited(receive), send)

    def _refusal(self, method: str, headers: Headers) -> tuple[int, str, str] | None:
        host = headers.get("host", "")
        if _name(host) not in self._host_names:
            return (
                421,
                "Unknown host name",
                "This server does not answer to that host name. Add it to SECONDTAKE_ALLOWED_HOSTS if it should.",
            )
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit():
            return (400, "That cannot be read", "Content-Length is not a number.")
        if int(length) > MAX_BODY_BYTES:
            return (413, "Too much at once", f"A request holds at most {MAX_BODY_BYTES // 1024} KiB.")
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
    if origin is not None:
        return urlsplit(origin).netloc.lower() == host.lower()
    return headers.get("sec-fetch-site", "none") in ("same-origin", "none")


def _limited(receive: Receive) -> Receive:
    """A body without a declared length is cut off at the same size."""
    seen = 0

    async def limited() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MAX_BODY_BYTES:
            return {"type": "http.disconnect"}
        return message

    return limited


async def _answer(send: Send, path: str, status: int, title: str, detail: str) -> None:
    body = json.dumps(
        {"type": "about:blank", "title": title, "status": status, "detail": detail, "instance": path}
    ).encode()
    headers = [(b"content-type", b"application/problem+json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
