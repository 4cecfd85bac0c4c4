"""One moment of a conversation, answered in four ways, as a page."""

from fastapi import APIRouter
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from app.domain.fork import Branch, Fork, Way
from app.domain.transcript import Ended, Iteration
from app.practice.views import Brief
from app.web.moment_contexts import MomentPage, Track, WayView
from app.web.moves import MOVES, effect, felt
from app.web.rendering import render
from app.web.room import Doors
from app.web.script import is_silence, parts

router = APIRouter(include_in_schema=False)

WAYS: dict[Way, tuple[str, str]] = {
    Way.ACKNOWLEDGEMENT: ("Acknowledgement", "It says that things are hard."),
    Way.THIN: ("Thin empathy", "It speaks to the feeling, in words that would fit anybody."),
    Way.FULL: ("Full empathy", "It holds a piece of their own story, and what it does to them."),
    Way.ADVICE: ("Advice", "It is an answer, before the question is out."),
}
"""How each way is called, and what it does."""

SMALLEST_SCALE = 30.0
"""Of 0 to 100, from one end of a track to the other, at least: small movements stay small."""
MARGIN = 3.0


@router.get("/iterations/{iteration_id}/moment")
async def moment(room: Doors, iteration_id: str) -> Response:
    """Show the moment that the debrief points to; the debrief comes first."""
    iteration = await run_in_threadpool(room.iteration, iteration_id)
    if iteration.ended is Ended.CARE or not iteration.debriefed:
        return RedirectResponse(f"/iterations/{iteration_id}/how-was-that", status_code=303)
    found = await room.fork(iteration_id)
    return render(moment_page(room.brief(iteration.persona), iteration, found))


def moment_page(brief: Brief, iteration: Iteration, found: Fork) -> MomentPage:
    """The moment, what the leader said there, and the four ways."""
    scale = _scale(found)
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


def _did(branch: Branch, colleague: str) -> str:
    if branch.withheld:
        return (
            f"{colleague} would have told you something new here. "
            "You didn’t get there in this take, so it isn’t shown."
        )
    told = effect(colleague, branch.opened, branch.after - branch.before)
    understood = felt(branch.felt_after - branch.felt_before)
    return f"{told.removesuffix('.')}, and felt {understood}." if understood else told


def _missing(way: Way, colleague: str) -> str:
    if way is Way.FULL:
        return (
            f"Full empathy takes a piece of {colleague}’s own story, and there is no line at hand that "
            "could only have been said here. That is how it is early on: noticing, or asking, comes first."
        )
    return f"{WAYS[way][0]}: none of the lines at hand would be heard as that here."


def _scale(found: Fork) -> tuple[float, float]:
    """The part of 0 to 100 that the tracks show."""
    levels = [
        level
        for branch in (found.yours, *found.branches)
        for level in (branch.before, branch.after, branch.felt_before, branch.felt_after)
    ]
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
