"""What the scripted model server can be told to do with a request."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

USAGE = {"prompt_tokens": 21, "completion_tokens": 5, "total_tokens": 26}


@dataclass(frozen=True)
class Say:
    """Answer with these pieces, one chunk each; as one body where no stream was asked for."""

    pieces: Sequence[str] = ("I'm ", "fine. ", "Busy.")
    finish: str | None = "stop"
    refusal: str = ""
    usage: Mapping[str, int] | None = field(default_factory=lambda: dict(USAGE))
    """Sent only to a request that asks for it, as servers do; None is never sent."""
    before: float = 0.0
    """Seconds of silence before the first byte of the answer."""
    between: float = 0.0
    """Seconds before each piece."""
    then: Literal["done", "close", "reset", "hang", "pings", "error", "garbage"] = "done"
    """After the last piece: end well; close or reset the connection; stay silent; send comments
    for ever; send an error object; send what is no JSON."""


@dataclass(frozen=True)
class Fail:
    """Answer with a status and an error object."""

    status: int
    message: str = "made-up failure"
    code: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """Answer 200 with something that is not the protocol."""

    body: str = "<html><body>Welcome</body></html>"
    kind: str = "text/html"


@dataclass(frozen=True)
class Hang:
    """Take the request and never answer."""


@dataclass(frozen=True)
class HangUp:
    """Take the request and close the connection."""


Act = Say | Fail | Page | Hang | HangUp


@dataclass(frozen=True)
class Asked:
    """A request as it came in."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]
