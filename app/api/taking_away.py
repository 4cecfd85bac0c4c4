"""REST under /v1: what a leader takes away from a conversation."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.api.calendars import as_calendar
from app.api.problems import documented
from app.api.rooms import Id, InRoom
from app.api.shapes import IterationOut, NewCommitment
from app.domain.spacing import return_dates

router = APIRouter(prefix="/v1", responses=documented(422), tags=["to take away"])


@router.put("/iterations/{iteration_id}/commitment", responses=documented(404, 409, 422, 503))
async def commit(iteration_id: Id, body: NewCommitment, room: InRoom) -> IterationOut:
    """Keep one line for the leader's own work, once the debrief has been read. An empty one takes it back."""
    return IterationOut.of(await room.commit(iteration_id, body.text))


@router.get(
    "/iterations/{iteration_id}/return-dates",
    response_class=Response,
    responses={
        200: {
            "description": "All-day events about 7, 21, 45 and 90 days after the conversation. "
            "Nothing that was said stands in them.",
            "content": {"text/calendar": {"schema": {"type": "string"}}},
        },
        **documented(404, 503),
    },
)
def return_days(iteration_id: Id, request: Request, room: InRoom) -> Response:
    """Days to come back on, as a calendar file."""
    iteration = room.iteration(iteration_id)
    calendar = as_calendar(
        iteration.id,
        room.brief(iteration.persona).title,
        f"{request.base_url}practices/{iteration.practice}",
        return_dates(iteration.began.date()),
        room.clock(),
    )
    headers = {"Content-Disposition": 'attachment; filename="second-take.ics"', "Cache-Control": "no-store"}
    return Response(calendar, media_type="text/calendar", headers=headers)
