"""Over the weeks: every take that has been looked back on, whoever it was with."""

from datetime import datetime

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from app.domain.route import Change
from app.domain.trajectory import Take, Trajectory, levels
from app.web.rendering import render
from app.web.room import Doors
from app.web.week_contexts import StepView, WayView, WeeksPage, WeekTakeView
from app.web.wording import BEHAVIOURS, DIFFICULTIES, behaviour, in_words, rating_words

router = APIRouter(include_in_schema=False)


@router.get("/weeks")
def weeks(room: Doors) -> HTMLResponse:
    """Show how each behaviour went, take after take."""
    return render(weeks_page(room.trajectory(), {card.id: card.title for card in room.cards()}))


def weeks_page(found: Trajectory, titles: dict[str, str]) -> WeeksPage:
    """Behaviours as marks with a height, takes as rows; `titles` of the scenes by persona."""
    names = rated_behaviours(found)
    changes = {change.criterion: change for change in found.changes}
    return WeeksPage(
        title="Over the weeks",
        ways=tuple(_way(name, found, changes.get(name)) for name in names if levels(name, found.takes)),
        behaviours=tuple(behaviour(name) for name in names),
        takes=tuple(
            _take(take, names, titles.get(take.persona, take.persona)) for take in reversed(found.takes)
        ),
        calibration=_calibration(found.narrowing),
    )


def rated_behaviours(found: Trajectory) -> tuple[str, ...]:
    """Ids of the behaviours that any of the takes was rated on, in the usual order."""
    return tuple(name for name in BEHAVIOURS if any(name in take.ratings for take in found.takes))


def _way(name: str, found: Trajectory, change: Change | None) -> WayView:
    steps = tuple(_step(take, name) for take in found.takes)
    had = levels(name, found.takes)
    if change is None:
        told = f"{rating_words(had[0]).capitalize()}, in one take."
    elif change.by:
        told = f"From {change.first} to {change.last} of 5, in {in_words(len(had))} takes."
    else:
        told = f"{change.last} of 5 in the first take and in the last, of {in_words(len(had))}."
    return WayView(behaviour=behaviour(name), told=told, steps=steps)


def _step(take: Take, name: str) -> StepView:
    rated = take.ratings.get(name)
    level = rated.value if rated is not None and isinstance(rated.value, int) else None
    return StepView(
        iteration=take.iteration, level=level, said="" if level is None else _said(take, name, level)
    )


def _said(take: Take, name: str, level: int) -> str:
    rated = take.ratings[name]
    quote = ""
    if rated.quote:
        who = f"{take.colleague}: " if rated.who == "colleague" else ""
        quote = f". {who}“{rated.quote}”, {f'turn {rated.turn}' if rated.turn else 'at the start'}"
    return f"{_day(take.began)}, {take.colleague}, {level} of 5{quote}"


def _take(take: Take, names: tuple[str, ...], title: str) -> WeekTakeView:
    return WeekTakeView(
        iteration=take.iteration,
        practice=take.practice,
        when=_day(take.began),
        scene_title=title,
        colleague=take.colleague,
        difficulty=DIFFICULTIES[take.difficulty][0],
        values=tuple(
            rating_words(take.ratings[name].value) if name in take.ratings else "" for name in names
        ),
        acknowledged=take.acknowledgements,
        met=take.empathies,
        apart="" if take.apart is None else f"{take.apart:g}",
    )


def _calibration(narrowing: bool | None) -> str:
    if narrowing is None:
        return ""
    if narrowing:
        return "Your own view and the page’s are closer than they were in the first of these takes."
    return "Your own view and the page’s are further apart than they were in the first of these takes."


def _day(at: datetime) -> str:
    return f"{at.day} {at:%B}"
