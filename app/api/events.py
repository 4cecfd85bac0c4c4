"""A turn as server-sent events.

FastAPI's own event endpoints cannot share a path with a JSON answer, and this one must:
so its encoding is used, and the response made here.
"""

from collections.abc import AsyncIterator
from typing import Any

from fastapi.responses import StreamingResponse
from fastapi.sse import format_sse_event
from pydantic import BaseModel
from pydantic_core import to_json

from app.api.problems import problem_of
from app.api.shapes import SaidOut
from app.errors import SecondTakeError
from app.practice.room import Room
from app.practice.views import ReplyDelta, TurnStarted

EVENT_STREAM = "text/event-stream"


def wants_events(accept: str | None) -> bool:
    """Whether a request's Accept header asks for events."""
    return EVENT_STREAM in (accept or "")


def event_answer(room: Room, iteration_id: str, text: str, path: str) -> StreamingResponse:
    """Stream one turn. What can be refused has been refused before."""
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(
        _events(room, iteration_id, text, path), media_type=EVENT_STREAM, headers=headers
    )


async def _events(room: Room, iteration_id: str, text: str, path: str) -> AsyncIterator[bytes]:
    try:
        async for event in room.take_turn(iteration_id, text):
            if isinstance(event, TurnStarted):
                yield _encoded("turn.started", {"turn": event.number})
            elif isinstance(event, ReplyDelta):
                yield _encoded("reply.delta", {"text": event.text})
            else:
                yield _encoded("turn.completed", SaidOut.of(event.outcome))
    except SecondTakeError as error:
        yield _encoded("error", problem_of(error, path))


def _encoded(name: str, data: BaseModel | dict[str, Any]) -> bytes:
    return format_sse_event(data_str=to_json(data).decode("utf-8"), event=name)
