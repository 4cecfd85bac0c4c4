"""REST under /v1: what a leader takes away from a conversation."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from app.api.calendars import as_calendar
from app.api.problems import documented
from app.api.promised import KeptPromises, NewCommitment, NewFollowUp, PromisesOut
from app.api.rooms import Id, InRoom
from app.api.shapes import IterationOut
from app.domain.calibration import Calibration
from app.domain.spacing import return_dates
from app.domain.trajectory import Trajectory

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


@router.get("/iterations/{iteration_id}/promises", responses=documented(404, 409, 503))
def promises(iteration_id: Id, room: InRoom) -> PromisesOut:
    """What the leader promised the colleague, by their own words, once the debrief has been read."""
    found = room.promises(iteration_id)
    return PromisesOut.of(room.iteration(iteration_id), found)


@router.put("/iterations/{iteration_id}/promises", responses=documented(404, 409, 422, 503))
def confirm(iteration_id: Id, body: KeptPromises, room: InRoom) -> PromisesOut:
    """Keep the promises that the leader stands by, in place of an earlier choice."""
    iteration = room.confirm(iteration_id, body.promises)
    return PromisesOut.of(iteration, room.promises(iteration_id))


@router.post(
    "/iterations/{iteration_id}/follow-up", status_code=201, responses=documented(403, 404, 409, 422, 503)
)
async def follow_up(iteration_id: Id, body: NewFollowUp, room: InRoom) -> IterationOut:
    """Open the conversation a week on: the same colleague, who knows what was promised."""
    return IterationOut.of(await room.follow_up(iteration_id, body.became, body.focus, body.intention))


@router.get("/trajectory", responses=documented(422, 503))
def way(
    room: InRoom,
    leader: Annotated[str, Query(max_length=200, description="As given when a practice was opened.")] = "",
) -> Trajectory:
    """A leader's way over weeks, through every practice: show it to that leader and to nobody else."""
    return room.trajectory(leader)


@router.get("/practices/{practice_id}/calibration", responses=documented(404, 503))
def own_view(practice_id: Id, room: InRoom) -> Calibration:
    """The leader's own view beside the rubric's, take by take: to be talked about, never scored."""
    return room.calibration(practice_id)
