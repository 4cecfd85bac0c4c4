"""`secondtake export`: debrief and transcript, or days to come back on, for taking away."""

import json

import anyio

from app.api.calendars import as_calendar
from app.api.debriefs import debrief_as_markdown
from app.api.shapes import DebriefOut, IterationOut
from app.api.transcripts import as_markdown
from app.config import Settings
from app.domain.spacing import return_dates
from app.errors import BadRequest
from app.main import build_room

FORMATS = ("md", "json", "ics")


def exported(settings: Settings, iteration_id: str, as_format: str) -> str:
    """The text of the file.

    Raises BadRequest for an unknown format, and what the room raises where there is no debrief.
    """
    if as_format not in FORMATS:
        raise BadRequest(f"There is no format {as_format!r}; there are {', '.join(FORMATS)}.")
    room, _, _ = build_room(settings)
    iteration = room.iteration(iteration_id)
    brief = room.brief_for(iteration)
    if as_format == "ics":
        page = f"http://{settings.host}:{settings.port}/practices/{iteration.practice}"
        days = return_dates(iteration.began.date())
        return as_calendar(iteration.id, brief.title, page, days, room.clock())
    debrief = anyio.run(room.debrief, iteration_id)
    iteration = room.iteration(iteration_id)
    if as_format == "json":
        kept = {
            "debrief": DebriefOut.of(debrief, iteration).model_dump(mode="json"),
            "transcript": IterationOut.of(iteration).model_dump(mode="json"),
        }
        return json.dumps(kept, ensure_ascii=False, indent=2) + "\n"
    return debrief_as_markdown(brief.title, debrief, iteration) + "\n---\n\n" + as_markdown(brief, iteration)
