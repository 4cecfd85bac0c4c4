"""The way back into a conversation, over REST: the key moment answered in four ways, and tried again."""

from datetime import datetime

from fastapi import APIRouter
from pydantic import BaseModel, Field

from app.api.problems import documented
from app.api.rooms import Id, InRoom
from app.api.shapes import Shape
from app.domain.debrief.marker_check import Check
from app.domain.fork import Fork
from app.domain.trying import Try
from app.practice.views import Aside, Tried

router = APIRouter()


class NewTry(Shape):
    """What the leader says this time."""

    text: str = Field(
        description="The line, as long as the server takes it.",
        json_schema_extra={"pattern": r"[^\s\x00-\x1f\x85]"},
    )


class TryOut(BaseModel):
    """One line tried at the moment, and what came of it."""

    number: int
    after: int = Field(description="The last turn before the moment; 0 is the opening.")
    utterance: str
    check: Check = Field(description="What the line carries and leaves out, with its own words; no level.")
    reply: str
    opened: bool = Field(description="It opened the next layer, which the reply tells.")
    before: float = Field(description="Openness before the line, 0 to 100.")
    openness: float
    felt_before: float = Field(description="How understood they felt before the line, 0 to 100.")
    felt: float
    at: datetime

    @classmethod
    def of(cls, made: Try) -> "TryOut":
        """The public face of a try."""
        same = {"number", "after", "utterance", "check", "reply", "before", "openness"}
        also = {"felt_before", "felt", "at"}
        return cls(**made.model_dump(include=same | also), opened=made.opened is not None)


class TriedOut(BaseModel):
    """What came of a try: the try, or an aside from outside the scene in its place."""

    made: TryOut | None = Field(description="Null where the line was not kept.")
    left: int = Field(description="Tries that are left, of three.")
    aside: Aside | None

    @classmethod
    def of(cls, tried: Tried) -> "TriedOut":
        """The public face of what came of it."""
        return cls(made=TryOut.of(tried.made) if tried.made else None, left=tried.left, aside=tried.aside)


@router.get("/iterations/{iteration_id}/fork", tags=["debrief"], responses=documented(404, 409, 503))
async def fork(iteration_id: Id, room: InRoom) -> Fork:
    """The moment the debrief points to, answered in four ways by the same colleague. Nothing is kept."""
    return await room.fork(iteration_id)


@router.get("/iterations/{iteration_id}/tries", tags=["debrief"], responses=documented(404, 503))
def tries(iteration_id: Id, room: InRoom) -> list[TryOut]:
    """What has been tried at that moment, the first one first."""
    return [TryOut.of(made) for made in room.tries(iteration_id)]


@router.post(
    "/iterations/{iteration_id}/tries",
    tags=["debrief"],
    responses=documented(403, 404, 409, 413, 422, 503),
)
async def attempt(iteration_id: Id, body: NewTry, room: InRoom) -> TriedOut:
    """Try that moment again, up to three times, each from the same moment; the iteration never changes."""
    return TriedOut.of(await room.attempt(iteration_id, body.text))
