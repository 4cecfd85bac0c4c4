"""One moment of a conversation, answered in four ways and tried again, as a page."""

from typing import Annotated, Any

from fastapi import APIRouter, Form
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from app.domain.fork import Branch, Fork, Way
from app.domain.transcript import Ended, Iteration, Practice
from app.domain.trying import MOST_TRIES, Try
from app.errors import AppraiserUnavailable, BadRequest, Conflict
from app.practice.room import Room
from app.practice.views import AsideKind, Brief
from app.web.conversing import note_of
from app.web.moment_contexts import MomentPage, Track, TryView, WayView
from app.web.moves import MOVES, effect, felt
from app.web.rendering import render
from app.web.room import Doors
from app.web.script import SILENCE, is_silence, parts

router = APIRouter(include_in_schema=False)

WAYS: dict[Way, tuple[str, str]] = {
    Way.ACKNOWLEDGEMENT: ("Acknowledgement", "It says that things are hard."),
    Way.THIN: ("Thin empathy", "It speaks to the feeling, in words that would fit anybody."),
    Way.FULL: ("Full empathy", "It holds a piece of their own story, and what it does to them."),
    Way.ADVICE: ("Advice", "It is an answer, before the question is out."),
}
"""How each way is called, and what it does."""

TRIES = ("First try", "Second try", "Third try")

SMALLEST_SCALE = 30.0
"""Of 0 to 100, from one end of a track to the other, at least: small movements stay small."""
MARGIN = 3.0


@router.get("/iterations/{iteration_id}/moment")
async def moment(room: Doors, iteration_id: str) -> Response:
    """Show the moment that the debrief points to; the debrief comes first."""
    iteration = await run_in_threadpool(room.iteration, iteration_id)
    if iteration.ended is Ended.CARE or not iteration.debriefed:
        return RedirectResponse(f"/iterations/{iteration_id}/how-was-that", status_code=303)
    return await _shown(room, iteration)


@router.post("/iterations/{iteration_id}/moment")
async def attempt(
    room: Doors, iteration_id: str, text: Annotated[str, Form()] = "", silence: Annotated[str, Form()] = ""
) -> Response:
    """Try the moment again, and show what came of it; a line that was not kept stays in the composer."""
    iteration = await run_in_threadpool(room.iteration, iteration_id)
    try:
        tried = await room.attempt(iteration_id, SILENCE if silence else text)
    except (BadRequest, Conflict, AppraiserUnavailable) as error:
        if not iteration.debriefed:
            raise
        return await _shown(room, iteration, error.status, draft=text, trouble=error.sentence)
    if tried.made is not None:
        return RedirectResponse(f"/iterations/{iteration_id}/moment#try-{tried.made.number}", status_code=303)
    kept = tried.aside is not None and tried.aside.kind is not AsideKind.CARE
    return await _shown(room, iteration, draft=text if kept else "", note=note_of(tried.aside))


async def _shown(room: Room, iteration: Iteration, status: int = 200, **also: Any) -> Response:
    found = await room.fork(iteration.id)
    page = await run_in_threadpool(_page, room, iteration, found, also)
    return render(page, status)


def _page(room: Room, iteration: Iteration, found: Fork, also: dict[str, Any]) -> MomentPage:
    practice = room.practice(iteration.practice)
    brief = room.brief(iteration.persona)
    return moment_page(brief, practice, iteration, found, room.tries(iteration.id), **also)


def moment_page(
    brief: Brief, practice: Practice, iteration: Iteration, found: Fork, tries: tuple[Try, ...], **also: Any
) -> MomentPage:
    """The moment, what the leader said there, the four ways, and the leader's own tries."""
    scale = _scale(found, tries)
    return MomentPage(
        title=f"One moment with {found.colleague}, four ways",
        iteration=iteration.id,
        practice=iteration.practice,
        number=iteration.number,
        scene_title=brief.title,
        colleague=found.colleague,
        when=f"at turn {found.turn}" if found.turn else "at the start",
        line=parts(found.line),
        yours=way_view(found.yours, found.colleague, scale),
        ways=tuple(way_view(branch, found.colleague, scale) for branch in found.branches),
        missing=tuple(_missing(way, found.colleague) for way in found.missing),
        tries=tuple(_try_view(made, found.colleague, scale) for made in tries),
        left=MOST_TRIES - len(tries),
        go_on_from=found.turn,
        focus=iteration.focus,
        may_go_again=practice.iterations[-1].ended is not None,
        **also,
    )


def way_view(branch: Branch, colleague: str, scale: tuple[float, float]) -> WayView:
    """One way of answering, on the scale that all of them share."""
    name, meaning = WAYS[branch.way] if branch.way else ("What you said", MOVES.get(branch.move, ""))
    return WayView(
        name=name,
        meaning=meaning,
        line=branch.line,
        silence=is_silence(branch.line),
        reply=parts(branch.reply),
        did=_did(branch, colleague),
        opened=branch.opened,
        withheld=branch.withheld,
        tracks=(
            _track("open", branch.before, branch.after, scale),
            _track("felt understood", branch.felt_before, branch.felt_after, scale),
        ),
    )


def _try_view(made: Try, colleague: str, scale: tuple[float, float]) -> TryView:
    return TryView(
        name=TRIES[made.number - 1],
        way=WayView(
            name=TRIES[made.number - 1],
            meaning="",
            line=made.utterance,
            silence=is_silence(made.utterance),
            reply=parts(made.reply),
            did=_moved(
                colleague, made.opened is not None, made.openness - made.before, made.felt - made.felt_before
            ),
            opened=made.opened is not None,
            withheld=False,
            tracks=(
                _track("open", made.before, made.openness, scale),
                _track("felt understood", made.felt_before, made.felt, scale),
            ),
        ),
        quote=made.check.quote if made.check.quote != made.utterance else "",
        check=made.check.says,
    )


def _moved(colleague: str, opened: bool, open_by: float, felt_by: float) -> str:
    told = effect(colleague, opened, open_by)
    understood = felt(felt_by)
    return f"{told.removesuffix('.')}, and felt {understood}." if understood else told


def _did(branch: Branch, colleague: str) -> str:
    if branch.withheld:
        return (
            f"{colleague} would have told you something new here. "
            "You didn’t get there in this take, so it isn’t shown."
        )
    by, felt_by = branch.after - branch.before, branch.felt_after - branch.felt_before
    return _moved(colleague, branch.opened, by, felt_by)


def _missing(way: Way, colleague: str) -> str:
    if way is Way.FULL:
        return (
            f"Full empathy takes a piece of {colleague}’s own story, and there is no line at hand that "
            "could only have been said here. That is how it is early on: noticing, or asking, comes first."
        )
    return f"{WAYS[way][0]}: none of the lines at hand would be heard as that here."


def _scale(found: Fork, tries: tuple[Try, ...]) -> tuple[float, float]:
    """The part of 0 to 100 that the tracks show."""
    levels = [
        level
        for branch in (found.yours, *found.branches)
        for level in (branch.before, branch.after, branch.felt_before, branch.felt_after)
    ]
    levels += [level for made in tries for level in (made.openness, made.felt)]
    low, high = max(0.0, min(levels) - MARGIN), min(100.0, max(levels) + MARGIN)
    missing = max(0.0, SMALLEST_SCALE - (high - low))
    low = max(0.0, min(low - missing / 2, 100.0 - SMALLEST_SCALE))
    return low, max(high, low + SMALLEST_SCALE)


def _track(label: str, before: float, after: float, scale: tuple[float, float]) -> Track:
    low, high = scale
    return Track(
        label=label,
        before=round(100 * (before - low) / (high - low), 1),
        after=round(100 * (after - low) / (high - low), 1),
        said=f"from {before:.0f} to {after:.0f} of 100",
    )
