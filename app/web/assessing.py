"""The leader's own view, before anything is shown."""

from typing import Annotated, Any

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse, Response

from app.domain.transcript import Ended, Iteration, SelfAssessment
from app.errors import IterationRunning
from app.practice.room import Room
from app.web.contexts import HowWasThatPage, Statement
from app.web.rendering import render
from app.web.room import Doors
from app.web.script import parts, script
from app.web.wording import HOW_MUCH, STATEMENTS

router = APIRouter(include_in_schema=False)

Level = Annotated[int | None, Form(ge=1, le=5)]


@router.get("/iterations/{iteration_id}/how-was-that")
def how_was_that(room: Doors, iteration_id: str) -> Response:
    """Ask for four plain words and, if there was one, the line where it turned."""
    iteration = room.iteration(iteration_id)
    elsewhere = _elsewhere(iteration)
    if elsewhere:
        return RedirectResponse(elsewhere, status_code=303)
    return render(_page(room, iteration, iteration.self_assessment))


@router.post("/iterations/{iteration_id}/how-was-that")
def that_was(
    room: Doors,
    iteration_id: str,
    attending: Level = None,
    understanding: Level = None,
    empathising: Level = None,
    helping: Level = None,
    turned_at: Annotated[str, Form(max_length=4)] = "",
    note: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """Keep it, and go on to the debrief. Without all four words, ask for the rest."""
    iteration = room.iteration(iteration_id)
    elsewhere = _elsewhere(iteration)
    if elsewhere:
        return RedirectResponse(elsewhere, status_code=303)
    chosen = {
        "attending": attending,
        "understanding": understanding,
        "empathising": empathising,
        "helping": helping,
    }
    turn = int(turned_at) if turned_at.isdecimal() and int(turned_at) <= len(iteration.turns) else None
    if None in chosen.values():
        trouble = "Choose a word for each of the four, or skip this."
        return render(
            _page(room, iteration, None, chosen=chosen, turned_at=turn, note=note, trouble=trouble), 422
        )
    own = SelfAssessment.model_validate({**chosen, "turned_at": turn, "note": note.strip()})
    room.assess_self(iteration_id, own)
    return RedirectResponse(f"/iterations/{iteration_id}/debrief", status_code=303)


def _elsewhere(iteration: Iteration) -> str:
    """Where the question makes no sense: after care, after the debrief, or with nothing said."""
    if iteration.ended is None:
        raise IterationRunning("The conversation is still going on. Stop first, then look back.")
    if iteration.ended is Ended.CARE or not iteration.turns:
        return f"/iterations/{iteration.id}"
    if iteration.debriefed:
        return f"/iterations/{iteration.id}/debrief"
    return ""


def _page(
    room: Room,
    iteration: Iteration,
    own: SelfAssessment | None,
    chosen: dict[str, int | None] | None = None,
    **also: Any,
) -> HowWasThatPage:
    words = chosen or (own.model_dump() if own else {})
    if own is not None:
        also = {"turned_at": own.turned_at, "note": own.note, **also}
    return HowWasThatPage(
        title="How was that?",
        iteration=iteration.id,
        colleague=room.brief(iteration.persona).colleague,
        statements=tuple(
            Statement(name=name, text=text, chosen=words.get(name)) for name, text in STATEMENTS
        ),
        words=HOW_MUCH,
        opening=parts(iteration.opening),
        turns=script(iteration),
        **also,
    )
