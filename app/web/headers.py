"""What every answer tells the browser it may and may not do."""

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


def _policy(**also: str) -> str:
    sources = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "font-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    sources |= {name.replace("_", "-"): value for name, value in also.items()}
    return "; ".join(f"{name} {value}" for name, value in sources.items())


CONTENT_SECURITY_POLICY = _policy()
"""Own files only, nothing inline."""

REFERENCE_POLICY = _policy(
    script_src="'self' 'unsafe-inline'", style_src="'self' 'unsafe-inline'", worker_src="'self' blob:"
)
"""For the API reference, whose page starts itself from an inline script."""

REFERENCE_PATHS = frozenset({"/docs", "/redoc"})

SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not no-referrer: with that, browsers send "Origin: null" on form posts, and a post from
    # the room's own pages could not be told from another site's.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}


class SecurityHeaders:
    """Adds the headers to every HTTP answer; one that an endpoint set itself stays."""

    def __init__(self, app: ASGIApp, reference: frozenset[str] = frozenset()) -> None:
        self._app = app
        self._reference = reference

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and put the headers on the way back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        policy = REFERENCE_POLICY if scope["path"] in self._reference else CONTENT_SECURITY_POLICY

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", policy)
                if scope["path"].startswith("/static/"):
                    # Asked for again each time, so that a page never meets an older script.
                    headers.setdefault("Cache-Control", "no-cache")
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, with_headers)


def add_security_headers(app: FastAPI) -> None:
    """Give every answer of `app` the headers, error pages included."""
    app.add_middleware(SecurityHeaders, reference=REFERENCE_PATHS)
