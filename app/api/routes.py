"""REST under /v1."""

from dataclasses import asdict
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import PlainTextResponse

from app.api import way_back
from app.api.debriefs import debrief_as_markdown
from app.api.events import EventAnswer, Ready, wants_events
from app.api.played import PlayedOut
from app.api.problems import documented
from app.api.rooms import Id, InRoom
from app.api.shapes import (
    AppraisalOut,
    AppraisalRequest,
    CodedOut,
    DebriefOut,
    IterationOut,
    NewIteration,
    NewPractice,
    NewTurn,
    PracticeOut,
    SaidOut,
)
from app.api.transcripts import as_markdown, as_text
from app.domain.progress import Progress
from app.domain.transcript import SelfAssessment
from app.errors import SecondTakeError
from app.practice.views import Card, TurnCompleted

router = APIRouter(prefix="/v1", responses=documented(422))
router.include_router(way_back.router)


@router.get("/personas", tags=["personas"])
def personas(room: InRoom) -> list[Card]:
    """Every rehearsal on offer: public cards only."""
    return list(room.cards())


@router.get("/personas/{persona_id}", tags=["personas"], responses=documented(403, 404))
def persona(persona_id: Id, room: InRoom) -> Card:
    """One public card."""
    return Card.model_validate(room.offer(persona_id), from_attributes=True)


@router.post("/practices", status_code=201, tags=["practices"], responses=documented(403, 404, 422, 503))
def open_practice(body: NewPractice, room: InRoom) -> PracticeOut:
    """Begin a practice: one leader with one persona."""
    return PracticeOut.of(
        room.open_practice(body.persona, body.leader, body.difficulty, body.seed, body.note_read)
    )


@router.get("/practices/{practice_id}", tags=["practices"], responses=documented(404, 503))
def practice(practice_id: Id, room: InRoom) -> PracticeOut:
    """A practice and the ids of its iterations."""
    return PracticeOut.of(room.practice(practice_id))


@router.delete(
    "/practices/{practice_id}", status_code=204, tags=["practices"], responses=documented(404, 503)
)
def delete_practice(practice_id: Id, room: InRoom) -> Response:
    """Delete a practice and all that was said in it."""
    room.delete_practice(practice_id)
    return Response(status_code=204)


@router.post(
    "/practices/{practice_id}/iterations",
    status_code=201,
    tags=["iterations"],
    responses=documented(403, 404, 409, 422, 503),
)
async def begin(practice_id: Id, room: InRoom, body: NewIteration | None = None) -> IterationOut:
    """Begin the next conversation, from the top or from a turn of an earlier one."""
    wanted = body or NewIteration()
    origin = (wanted.rewind_to.iteration, wanted.rewind_to.turn) if wanted.rewind_to else None
    return IterationOut.of(await room.begin(practice_id, wanted.focus, wanted.intention, origin))


def prepared(iteration_id: Id, body: NewTurn, room: InRoom) -> Ready:
    """Everything that can be refused is refused before the stream opens."""
    return Ready(body, room.prepare_turn(iteration_id, body.text))


Prepared = Annotated[Ready, Depends(prepared, scope="function")]


@router.post(
    "/iterations/{iteration_id}/turns",
    tags=["iterations"],
    response_model=SaidOut,
    responses={
        200: {
            "description": "The colleague's answer: JSON, or events where text/event-stream is accepted.",
            "content": {"text/event-stream": {"schema": {"type": "string"}}},
        },
        **documented(404, 409, 413, 422, 429, 502, 503, 504),
    },
)
async def say(ready: Prepared, request: Request, room: InRoom) -> Response | SaidOut:
    """Say something. Events: turn.started, reply.delta, turn.completed, error."""
    if wants_events(request.headers.get("accept")):
        return EventAnswer(room, ready, request.url.path)
    outcome = None
    async for event in ready.taken(room):
        if isinstance(event, TurnCompleted):
            outcome = event.outcome
    if outcome is None:
        raise SecondTakeError("The turn was not completed. Nothing was kept; say it again.")
    return SaidOut.of(outcome)


@router.get("/iterations/{iteration_id}", tags=["iterations"], responses=documented(404, 503))
def iteration(iteration_id: Id, room: InRoom) -> IterationOut:
    """A conversation as it was said."""
    return IterationOut.of(room.iteration(iteration_id))


@router.get(
    "/iterations/{iteration_id}/transcript",
    tags=["iterations"],
    response_model=IterationOut,
    responses={
        200: {
            "description": "The transcript.",
            "content": {
                "text/markdown": {"schema": {"type": "string"}},
                "text/plain": {"schema": {"type": "string"}},
            },
        },
        **documented(404, 422, 503),
    },
)
def transcript(
    iteration_id: Id,
    room: InRoom,
    format: Annotated[Literal["json", "md", "txt"], Query()] = "json",  # noqa: A002  # the parameter's public name
) -> Response | IterationOut:
    """A transcript to take away."""
    found = room.iteration(iteration_id)
    if format == "json":
        return IterationOut.of(found)
    brief = room.brief_for(found)
    if format == "md":
        return PlainTextResponse(as_markdown(brief, found), media_type="text/markdown")
    return PlainTextResponse(as_text(brief, found))


@router.get("/iterations/{iteration_id}/played", tags=["iterations"], responses=documented(404, 503))
def played(iteration_id: Id, room: InRoom) -> PlayedOut:
    """Who spoke in each turn, what a model cost, and what was held back: for facilitators."""
    found = room.iteration(iteration_id)
    return PlayedOut.of(found, room.used(found.practice), room.currency)


@router.post("/iterations/{iteration_id}/end", tags=["iterations"], responses=documented(404, 503))
def end(iteration_id: Id, room: InRoom) -> IterationOut:
    """End a conversation. Ending one that has ended changes nothing."""
    return IterationOut.of(room.end(iteration_id))


@router.put(
    "/iterations/{iteration_id}/self-assessment",
    tags=["debrief"],
    responses=documented(404, 409, 422, 503),
)
def assess_self(iteration_id: Id, body: SelfAssessment, room: InRoom) -> IterationOut:
    """The leader's own view, before the debrief."""
    return IterationOut.of(room.assess_self(iteration_id, body))


@router.get(
    "/iterations/{iteration_id}/debrief",
    tags=["debrief"],
    response_model=DebriefOut,
    responses={
        200: {
            "description": "The debrief.",
            "content": {"text/markdown": {"schema": {"type": "string"}}},
        },
        **documented(404, 409, 422, 503),
    },
)
async def debrief(
    iteration_id: Id,
    room: InRoom,
    format: Annotated[Literal["json", "md"], Query()] = "json",  # noqa: A002  # the parameter's public name
) -> Response | DebriefOut:
    """The debrief of an ended conversation."""
    found = await room.debrief(iteration_id)
    kept = await run_in_threadpool(room.iteration, iteration_id)
    if format == "json":
        return DebriefOut.of(found, kept)
    written = debrief_as_markdown(room.brief(kept.persona).title, found, kept)
    return PlainTextResponse(written, media_type="text/markdown")


@router.get("/practices/{practice_id}/progress", tags=["debrief"], responses=documented(404, 503))
def progress(practice_id: Id, room: InRoom) -> Progress:
    """The iterations of a practice side by side."""
    return room.progress(practice_id)


@router.post(
    "/appraisals",
    tags=["appraisals"],
    response_model_exclude_unset=True,
    responses=documented(422, 503),
)
async def appraise(body: AppraisalRequest, room: InRoom) -> AppraisalOut:
    """Code one line outside any conversation."""
    appraisal = await room.appraise(body.heard())
    echoed = {"id": body.id} if "id" in body.model_fields_set else {}
    return AppraisalOut(
        **echoed,
        codes=tuple(CodedOut.model_validate(asdict(c)) for c in appraisal.codes),
        final_move=appraisal.final_move,
        empathy=appraisal.empathy,
        markers=appraisal.markers,
        cancelled=appraisal.cancelled,
    )
