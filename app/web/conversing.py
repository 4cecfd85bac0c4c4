"""The conversation: the script, saying something, stopping."""

import json
import logging
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response, StreamingResponse
from fastapi.sse import format_sse_event

from app.domain.transcript import Ended, Iteration
from app.errors import IterationEnded, ModelError, SecondTakeError, place_of
from app.practice.room import Room
from app.practice.views import Aside, Outcome, ReplyDelta, TurnCompleted, TurnStarted
from app.web.contexts import ConversationPage, Note
from app.web.errors import BUILT_IN, ConversationMovedOn, page_for, problem
from app.web.helping import entries
from app.web.rendering import render
from app.web.room import Doors
from app.web.script import SILENCE, parts, script

router = APIRouter(include_in_schema=False)
log = logging.getLogger(__name__)

STREAM_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


class Said:
    """What the leader sent: their words, or silence, the last turn their page knew, and who is to answer."""

    def __init__(
        self,
        text: Annotated[str, Form()] = "",
        silence: Annotated[str, Form()] = "",
        after: Annotated[int | None, Form()] = None,
        actor: Annotated[str, Form()] = "",
    ) -> None:
        self.typed = text
        self.text = SILENCE if silence else text
        self.after = after
        self.built_in = actor == BUILT_IN


Line = Annotated[Said, Depends()]


@router.get("/iterations/{iteration_id}")
def conversation(room: Doors, iteration_id: str) -> Response:
    """Show the script and, while it runs, the composer."""
    return render(page_of(room, room.iteration(iteration_id)))


@router.post("/iterations/{iteration_id}/say")
async def say(request: Request, room: Doors, iteration_id: str, line: Line) -> Response:
    """Take a turn: streamed where the page's script asked for it, otherwise as a page."""
    streamed = "text/event-stream" in request.headers.get("accept", "")
    try:
        ready = await run_in_threadpool(_prepare, room, iteration_id, line)
    except SecondTakeError as error:
        if streamed:
            return page_for(request, error)
        return await run_in_threadpool(_not_said, room, iteration_id, line, error)
    if streamed:
        events = _events(room, ready, line)
        return StreamingResponse(events, media_type="text/event-stream", headers=STREAM_HEADERS)
    return await _said_without_script(room, ready, line)


@router.post("/iterations/{iteration_id}/end")
def end(room: Doors, iteration_id: str) -> RedirectResponse:
    """End the conversation and go on to the leader's own view of it."""
    iteration = room.end(iteration_id)
    onward = "/how-was-that" if iteration.turns and iteration.ended is not Ended.CARE else ""
    return RedirectResponse(f"/iterations/{iteration_id}{onward}", status_code=303)


def page_of(room: Room, iteration: Iteration, **also: Any) -> ConversationPage:
    """The conversation as its page is given it; `also` sets draft, trouble, note or arrived."""
    brief = room.brief_for(iteration)
    return ConversationPage(
        title=f"With {brief.colleague}, {brief.title}",
        iteration=iteration.id,
        practice=iteration.practice,
        number=iteration.number,
        scene_title=brief.title,
        colleague=brief.colleague,
        role=brief.leader.role,
        task=brief.leader.task,
        place=brief.place,
        time=brief.time,
        intention=iteration.intention,
        owed=tuple((one.promise.quote, one.became.value) for one in iteration.follow_up.owed)
        if iteration.follow_up
        else (),
        opening=parts(iteration.opening),
        turns=script(iteration),
        ended=iteration.ended.value if iteration.ended else None,
        heavy=brief.heavy,
        help=entries(room.help_panel(iteration.persona)),
        **also,
    )


def _prepare(room: Room, iteration_id: str, line: Said) -> Iteration:
    iteration = room.prepare_turn(iteration_id, line.text)
    if line.after is not None and line.after != len(iteration.turns):
        raise ConversationMovedOn
    return iteration


def _not_said(room: Room, iteration_id: str, line: Said, error: SecondTakeError) -> Response:
    iteration = room.iteration(iteration_id)
    if isinstance(error, IterationEnded):
        return RedirectResponse(f"/iterations/{iteration_id}", status_code=303)
    failed = isinstance(error, ModelError)
    draft = line.text if failed else line.typed  # silence, too, can be said again
    return render(page_of(room, iteration, draft=draft, trouble=error.sentence, failed=failed), error.status)


async def _said_without_script(room: Room, ready: Iteration, line: Said) -> Response:
    outcome, iteration_id = Outcome(), ready.id
    try:
        async for event in room.take_turn(ready.id, line.text, line.built_in, ready):
            if isinstance(event, TurnCompleted):
                outcome = event.outcome
    except SecondTakeError as error:
        return await run_in_threadpool(_not_said, room, iteration_id, line, error)
    if outcome.ended or not (outcome.aside or outcome.arrived):
        return RedirectResponse(f"/iterations/{iteration_id}#last", status_code=303)
    iteration = await run_in_threadpool(room.iteration, iteration_id)
    return render(
        await run_in_threadpool(
            page_of,
            room,
            iteration,
            note=note_of(outcome.aside),
            arrived=outcome.arrived,
            draft=line.typed if outcome.number is None else "",
        )
    )


async def _events(room: Room, ready: Iteration, line: Said) -> AsyncIterator[bytes]:
    """The turn as server-sent events. After the first byte a fault can only be told as an event."""
    try:
        async with aclosing(room.take_turn(ready.id, line.text, line.built_in, ready)) as events:
            async for event in events:
                if isinstance(event, TurnStarted):
                    yield _event("turn.started", {"turn": event.number})
                elif isinstance(event, ReplyDelta):
                    yield _event("reply.delta", {"text": event.text})
                else:
                    yield _event("turn.completed", _completed(event.outcome))
    except SecondTakeError as error:
        yield format_sse_event(event="error", data_str=problem(error))
    except Exception as error:
        log.error("a turn failed with %s", place_of(error))
        fault = SecondTakeError("Something went wrong on our side. Your line is still here.")
        yield format_sse_event(event="error", data_str=problem(fault))


def _event(name: str, data: dict[str, Any]) -> bytes:
    return format_sse_event(event=name, data_str=json.dumps(data, ensure_ascii=False))


def _completed(outcome: Outcome) -> dict[str, Any]:
    """An outcome under the names that the API gives it."""
    shown = outcome.model_dump(mode="json")
    return {"turn": shown.pop("number"), **shown}


def note_of(aside: Aside | None) -> Note | None:
    """A word from outside the scene, as the pages show it."""
    if aside is None:
        return None
    return Note(kind=aside.kind.value, text=aside.text, help=entries(aside.help))
