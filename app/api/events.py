"""A turn as server-sent events.

FastAPI's own event endpoints cannot share a path with a JSON answer, and this one must:
so its encoding is used, and the response made here.
"""

import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any, NamedTuple

from fastapi.responses import StreamingResponse
from fastapi.sse import format_sse_event
from pydantic import BaseModel
from pydantic_core import to_json
from starlette.types import Send

from app.api.problems import problem_of
from app.api.shapes import NewTurn, SaidOut
from app.domain.transcript import Iteration
from app.errors import SecondTakeError, place_of
from app.practice.room import Room
from app.practice.views import ReplyDelta, TurnEvent, TurnStarted

EVENT_STREAM = "text/event-stream"

# Characters at which many clients split lines, though the standard for events does not.
_LINE_ENDS = {ord(c): f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"}

log = logging.getLogger(__name__)


def wants_events(accept: str | None) -> bool:
    """Whether a request's Accept header asks for events."""
    return EVENT_STREAM in (accept or "").lower()


class Ready(NamedTuple):
    """What is to be said, and the conversation as it was found when nothing kept it from being said."""

    turn: NewTurn
    iteration: Iteration

    def taken(self, room: Room) -> AsyncGenerator[TurnEvent]:
        """Say it."""
        built_in = self.turn.actor is not None
        return room.take_turn(self.iteration.id, self.turn.text, built_in, self.iteration)


class EventAnswer(StreamingResponse):
    """One turn as events. What can be refused must have been refused before.

    When the listener goes away, the turn is closed at once and not when it is next
    collected, so that the conversation can be carried on.
    """

    media_type = EVENT_STREAM

    def __init__(self, room: Room, ready: Ready, path: str) -> None:
        self._events = _events(room, ready, path)
        super().__init__(self._events, headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})

    async def stream_response(self, send: Send) -> None:
        """Send the events."""
        async with aclosing(self._events):
            await super().stream_response(send)


async def _events(room: Room, ready: Ready, path: str) -> AsyncGenerator[bytes]:
    try:
        async with aclosing(ready.taken(room)) as events:
            async for event in events:
                if isinstance(event, TurnStarted):
                    yield _encoded("turn.started", {"turn": event.number})
                elif isinstance(event, ReplyDelta):
                    yield _encoded("reply.delta", {"text": event.text})
                else:
                    yield _encoded("turn.completed", SaidOut.of(event.outcome))
    except SecondTakeError as error:
        yield _encoded("error", problem_of(error, path))
    except Exception as error:
        log.error("a turn failed with %s", place_of(error))
        fault = SecondTakeError("Something went wrong on our side. Nothing was kept; say it again.")
        yield _encoded("error", problem_of(fault, path))


def _encoded(name: str, data: BaseModel | dict[str, Any]) -> bytes:
    text = to_json(data).decode("utf-8").translate(_LINE_ENDS)
    return format_sse_event(data_str=text, event=name)
