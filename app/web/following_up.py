"""Promises: confirming them after the debrief, and going in again a week on."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.domain.promises import Became
from app.domain.transcript import Iteration
from app.errors import NothingPromised
from app.practice.room import Room
from app.web.choosing import focuses, known_focus
from app.web.contexts import OwedView, WeekOnPage
from app.web.rendering import render
from app.web.room import Doors

router = APIRouter(include_in_schema=False)

WAYS = ((Became.KEPT, "Kept"), (Became.PARTLY, "Partly"), (Became.NOT_KEPT, "Not kept"))


@router.post("/iterations/{iteration_id}/promises")
def confirm(
    room: Doors,
    iteration_id: str,
    promise: Annotated[list[str], Form()] = [],  # noqa: B006  # read only
) -> RedirectResponse:
    """Keep the promises the leader stands by."""
    room.confirm(iteration_id, tuple(promise))
    return RedirectResponse(f"/iterations/{iteration_id}/debrief#promises", status_code=303)


@router.get("/iterations/{iteration_id}/a-week-on")
def a_week_on(room: Doors, iteration_id: str) -> HTMLResponse:
    """Name the promises, and ask what became of each."""
    return render(_page(room, room.iteration(iteration_id), {}))


@router.post("/iterations/{iteration_id}/a-week-on")
async def go_in(
    request: Request,
    room: Doors,
    iteration_id: str,
    focus: Annotated[str, Form(max_length=40)] = "",
    intention: Annotated[str, Form(max_length=300)] = "",
) -> Response:
    """Open the conversation a week on, and go there; back to the question where an answer is missing."""
    iteration = await run_in_threadpool(room.iteration, iteration_id)
    form = await request.form()
    chosen = {p.id: str(form.get(f"became-{p.id}", "")) for p in iteration.promises or ()}
    known = {value.value: value for value, _ in WAYS}
    if any(value not in known for value in chosen.values()):
        page = await run_in_threadpool(_page, room, iteration, chosen, "Say of each what became of it.")
        return render(page, 422)
    became = {name: known[value] for name, value in chosen.items()}
    opened = await room.follow_up(iteration_id, became, known_focus(focus), intention.strip())
    return RedirectResponse(f"/iterations/{opened.id}", status_code=303)


def _page(room: Room, iteration: Iteration, chosen: dict[str, str], trouble: str = "") -> WeekOnPage:
    if not iteration.promises:
        raise NothingPromised("No promise of that conversation has been confirmed, so none can come back.")
    brief = room.brief(iteration.persona)
    return WeekOnPage(
        title=f"A week on, with {brief.colleague}",
        iteration=iteration.id,
        scene_title=brief.title,
        colleague=brief.colleague,
        owed=tuple(
            OwedView(id=p.id, quote=p.quote, turn=p.turn, chosen=chosen.get(p.id, ""))
            for p in iteration.promises
        ),
        ways=tuple((value.value, label) for value, label in WAYS),
        focuses=focuses(""),
        trouble=trouble,
    )
