"""The debrief as a page: the colleague first, then the shape, then two things."""

from fastapi import APIRouter
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from app.domain.debrief import Debrief, Felt, Point, Rating, SecondReading, Takeaway
from app.domain.debrief.key_moment import key_moment, tried_after
from app.domain.debrief.performing import NO_CARE, NO_STANDARD, QUADRANTS
from app.domain.kinds import Rehearsal
from app.domain.transcript import Ended, Iteration, Practice, SelfAssessment
from app.practice.room import Room
from app.practice.views import Brief
from app.web.afterwards import promises, returned, take_away
from app.web.calibrating import gap_views
from app.web.choosing import focuses
from app.web.moves import MOVES, did
from app.web.quoting import quoted
from app.web.rendering import render
from app.web.review_contexts import (
    AxisView,
    CheckView,
    CurveView,
    DebriefPage,
    MomentView,
    PointView,
    RatingView,
    ThingView,
    TwoSentencesView,
)
from app.web.room import Doors
from app.web.script import parts
from app.web.wording import HOW_MUCH, behaviour, rating_words

router = APIRouter(include_in_schema=False)

SMALLEST_SPAN = 40.0
"""Openness from bottom to top of a figure, at least: a quiet conversation must not look like a storm."""
MARGIN = 6.0


@router.get("/iterations/{iteration_id}/debrief")
async def debrief(room: Doors, iteration_id: str) -> Response:
    """Show the debrief; the next conversation may open after it."""
    iteration = await run_in_threadpool(room.iteration, iteration_id)
    if iteration.ended is Ended.CARE:
        return RedirectResponse(f"/iterations/{iteration_id}", status_code=303)
    found = await room.debrief(iteration_id)
    return render(await run_in_threadpool(page_of, room, iteration, found))


def page_of(room: Room, iteration: Iteration, found: Debrief) -> DebriefPage:
    """The debrief as its page is given it."""
    return debrief_page(room.brief_for(iteration), room.practice(iteration.practice), iteration, found)


def debrief_page(brief: Brief, practice: Practice, iteration: Iteration, found: Debrief) -> DebriefPage:
    """The debrief in the order and the words of its page."""
    ratings = [(rating_view(r, found.colleague, iteration.self_assessment), r.full) for r in found.ratings]
    latest = practice.iterations[-1]
    drawn = curve(f"Take {iteration.number}", found)
    return DebriefPage(
        title=f"Debrief, take {iteration.number} with {found.colleague}",
        iteration=iteration.id,
        practice=practice.id,
        number=iteration.number,
        conversations=len(practice.iterations),
        scene_title=brief.title,
        colleague=found.colleague,
        focus=iteration.focus,
        intention=iteration.intention,
        heavy=brief.heavy,
        moments=(
            _moment("Where I felt met", found.met),
            _moment("Where I closed", found.closed),
        ),
        checks=tuple(
            CheckView(step=item.step, status=item.status, turn=item.turn, quote=item.quote)
            for item in found.safety
        ),
        decision=(found.decision.question, found.decision.answer) if found.decision else None,
        two_sentences=_two_sentences(found),
        curve=drawn,
        span=span((drawn,)),
        turned=_turned(iteration.self_assessment),
        facts=tuple(fact.text for fact in found.facts),
        notes=(
            *(note.text for note in found.notes),
            *heard_differently(found.second),
        ),
        keep=_thing(found.keep, found.colleague),
        change=_thing(found.change, found.colleague),
        in_full=tuple(view for view, full in ratings if full),
        in_brief=tuple(view for view, full in ratings if not full),
        unsaid=found.unsaid.text,
        take_away=take_away(iteration),
        promises=promises(iteration),
        promises_confirmed=bool(iteration.promises),
        returned=returned(found.returned),
        gaps=gap_views(iteration, found),
        fine_print=(
            f"{found.colleague} is fictional, and this was written by a program from your own words. "
            "It can be wrong; the quotes are there so that you can judge. "
            f"Scene {found.persona_version}, rubric {found.rubric_version}."
        ),
        may_go_again=latest.ended is not None,
        way_back=key_moment(found, iteration) is not None,
        by_model=any(turn.performance for turn in iteration.turns),
        focuses=focuses(iteration.focus),
    )


def _two_sentences(found: Debrief) -> TwoSentencesView | None:
    if found.rehearsal != Rehearsal.PERFORMANCE:
        return None
    axes = (
        ("clarity", found.standard, NO_STANDARD),
        ("care", found.care, NO_CARE),
    )
    return TwoSentencesView(
        quadrant=QUADRANTS[found.quadrant] if found.quadrant else "",
        axes=tuple(
            AxisView(
                name=behaviour(name),
                value=rating_words(rating.value) if (rating := found.rating(name)) else "",
                quote=quoted(spoken.quote, spoken.turn) if spoken else None,
                missing="" if spoken else missing,
            )
            for name, spoken, missing in axes
        ),
    )


def heard_differently(second: SecondReading | None) -> tuple[str, ...]:
    """Where a second reading heard another kind of thing: unclear, with both told."""
    if second is None:
        return ()
    told = tuple(
        f"Turn {found.turn}, “{found.quote}”: unclear. At the time it was heard as: {_meaning(found.first)} "
        f"A second reading hears: {_meaning(found.second)} ({found.times} of {found.passes} times.)"
        for found in second.disagreements
    )
    return (*told, *((second.summary,) if second.summary else ()), *((second.note,) if second.note else ()))


def _meaning(code: str) -> str:
    if code == "emp.empathy":
        return "You showed that it reached you."
    return MOVES.get(code, "Ordinary talk.")


def curve(name: str, found: Debrief, newest: bool = True) -> CurveView:
    """The openness of the colleague, turn by turn, with what each line did."""
    points = found.shape.points
    before = {point.turn: points[max(0, index - 1)].openness for index, point in enumerate(points)}
    return CurveView(
        name=name,
        newest=newest,
        points=tuple(
            PointView(
                turn=point.turn,
                openness=point.openness,
                opened=point.opened,
                quote=f"{point.quote} …" if point.cut else point.quote,
                did=did(found.colleague, point.move, point.opened, point.openness - before[point.turn])
                if point.turn
                else "This is how it began.",
                reply=point.reply,
                sign=_sign(point),
            )
            for point in points
        ),
    )


def _sign(point: Point) -> str:
    """What showed in the reply, and what the leader's line took up of what had shown."""
    told = ["You took one up."] if point.cue_taken else []
    return " ".join([*told, "One showed."] if point.cue_shown else told)


def span(curves: tuple[CurveView, ...]) -> tuple[float, float]:
    """The part of 0 to 100 that a figure shows: all of its points, and at least SMALLEST_SPAN."""
    levels = [point.openness for curve in curves for point in curve.points]
    low, high = max(0.0, min(levels) - MARGIN), min(100.0, max(levels) + MARGIN)
    missing = max(0.0, SMALLEST_SPAN - (high - low))
    low = max(0.0, min(low - missing / 2, 100.0 - SMALLEST_SPAN))
    return low, max(high, low + SMALLEST_SPAN)


def rating_view(rating: Rating, colleague: str, own: SelfAssessment | None) -> RatingView:
    """A rating in words and number, beside what the leader had said themself."""
    return RatingView(
        behaviour=rating.name,
        value=rating_words(rating.value),
        rated=isinstance(rating.value, int),
        anchor=rating.anchor,
        why=rating.why,
        quote=quoted(rating.quote, rating.turn, colleague if rating.who == "colleague" else ""),
        reaction=parts(rating.next),
        better=rating.better,
        own=own_word(rating.criterion, own),
    )


def own_word(criterion: str, own: SelfAssessment | None) -> str:
    """What the leader had said about this behaviour, as a sentence; empty where they had not."""
    level = getattr(own, criterion, None) if own else None
    return f"You had said: {dict(HOW_MUCH)[level]}, {level} of 5." if level else ""


def _moment(heading: str, felt: Felt) -> MomentView:
    """What the colleague says; the line stands above it only where they do not quote it themself."""
    quote = None if felt.quotes_it else quoted(felt.quote, felt.turn)
    return MomentView(heading=heading, says=felt.says, quote=quote, turn=felt.turn)


def _thing(taken: Takeaway, colleague: str) -> ThingView:
    return ThingView(
        behaviour=behaviour(taken.criterion) if taken.criterion else "",
        quote=quoted(taken.quote, taken.turn, colleague if taken.who == "colleague" else ""),
        reaction=parts(taken.next),
        why=taken.why,
        better=taken.better,
        again_from=tried_after(taken),
    )


def _turned(own: SelfAssessment | None) -> str:
    if own is None or own.turned_at is None:
        return ""
    return f"You said it turned {'at the start' if own.turned_at == 0 else f'at turn {own.turned_at}'}."
