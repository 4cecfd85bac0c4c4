"""Serving: the port first, then everything else."""

import socket
import threading
import webbrowser

import uvicorn

from app.config import Settings
from app.errors import SecondTakeError
from app.main import create_app

GRACE_SECONDS = 5


class PortTaken(SecondTakeError):
    """Something else listens there."""


def run(settings: Settings, host: str, port: int, open_browser: bool) -> None:
    """Serve until interrupted. Raises PortTaken where the address cannot be had."""
    listening = _listen(host, port)
    with listening:
        taken = listening.getsockname()[1]
        app = create_app(settings.model_copy(update={"host": host, "port": taken}))
        shown = f"http://{_reachable(host)}:{taken}"
        print(f"Second Take is at {shown}  (Ctrl+C stops it)", flush=True)
        if open_browser:
            threading.Timer(0.5, webbrowser.open, args=(shown,)).start()
        config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=GRACE_SECONDS)
        uvicorn.Server(config).run(sockets=[listening])


def _reachable(host: str) -> str:
    """The name to put in an address for this machine's browser."""
    if host in ("0.0.0.0", "::"):  # noqa: S104  # compared, not bound
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named because asyncio turns Nagle's delay (some 40 ms an answer) off only then.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()
    except OSError as error:
        listening.close()
        raise PortTaken(
            f"Port {port} on {host} cannot be had: {error.strerror}. Try another with --port."
        ) from error
    return listening
