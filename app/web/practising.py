"""A practice as a whole: going again, looking at takes side by side, deleting."""

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse

from app.web.choosing import known_focus
from app.web.contexts import DeletedPage, DeletePage
from app.web.rendering import render
from app.web.room import Doors
from app.web.side_by_side import practice_page

router = APIRouter(include_in_schema=False)


@router.get("/practices/{practice_id}")
def practice(room: Doors, practice_id: str) -> HTMLResponse:
    """Show the conversations of a practice side by side."""
    found = room.practice(practice_id)
    own = room.calibration(practice_id)
    return render(practice_page(room.brief(found.persona), found, room.progress(practice_id), own))


@router.post("/practices/{practice_id}/again")
async def again(
    room: Doors,
    practice_id: str,
    focus: Annotated[str, Form(max_length=40)] = "",
    intention: Annotated[str, Form(max_length=300)] = "",
    from_iteration: Annotated[str, Form(max_length=64)] = "",
    from_turn: Annotated[int, Form(ge=0)] = 0,
) -> RedirectResponse:
    """Open the next conversation, from the top or from a turn, and go there."""
    rewind = (from_iteration, from_turn) if from_iteration else None
    iteration = await room.begin(
        practice_id, focus=known_focus(focus), intention=intention.strip(), rewind_to=rewind
    )
    return RedirectResponse(f"/iterations/{iteration.id}", status_code=303)


@router.get("/practices/{practice_id}/delete")
def may_delete(room: Doors, practice_id: str) -> HTMLResponse:
    """Ask once more before deleting."""
    found = room.practice(practice_id)
    page = DeletePage(
        title="Delete this practice?",
        practice=found.id,
        colleague=room.brief(found.persona).colleague,
        conversations=len(found.iterations),
    )
    return render(page)


@router.post("/practices/{practice_id}/delete")
async def delete(room: Doors, practice_id: str) -> HTMLResponse:
    """Delete everything in a practice."""
    await run_in_threadpool(room.delete_practice, practice_id)
    return render(DeletedPage(title="It is deleted"))
