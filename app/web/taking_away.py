"""Taking something away from a debrief: a line for real life, files, days to come back on."""

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from app.errors import BadRequest
from app.web.debriefing import page_of
from app.web.rendering import render
from app.web.room import Doors

router = APIRouter(include_in_schema=False)


@router.post("/iterations/{iteration_id}/commitment")
async def commit(
    room: Doors, iteration_id: str, line: Annotated[str, Form(max_length=2000)] = ""
) -> Response:
    """Keep the leader's line; one that was not kept stays in its field, with the reason."""
    try:
        await room.commit(iteration_id, line)
    except BadRequest as refused:
        iteration = await run_in_threadpool(room.iteration, iteration_id)
        found = await room.debrief(iteration_id)
        page = await run_in_threadpool(page_of, room, iteration, found)
        take_away = page.take_away.model_copy(update={"line": line, "trouble": refused.sentence})
        return render(page.model_copy(update={"take_away": take_away}), refused.status)
    return RedirectResponse(f"/iterations/{iteration_id}/debrief#take-away", status_code=303)
