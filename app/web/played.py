"""Who spoke for the colleague, turn by turn, for whoever looks after the rehearsals."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from app.domain.direction import Performance
from app.domain.spending import Used, money
from app.domain.transcript import Iteration, Turn
from app.practice.views import Brief
from app.web.rendering import render
from app.web.review_contexts import PlayedPage, PlayedView
from app.web.room import Doors

router = APIRouter(include_in_schema=False)

BUILT_IN = "The built-in colleague"
HELD_BACK = "The built-in colleague, in the model's place"


@router.get("/iterations/{iteration_id}/played")
def played(room: Doors, iteration_id: str) -> HTMLResponse:
    """Show how each reply came about: by whom, at what cost, and what was kept from being shown."""
    iteration = room.iteration(iteration_id)
    used = _used(room.used(iteration.practice), room.currency)
    return render(played_page(room.brief(iteration.persona), iteration, used, room.currency))


def played_page(brief: Brief, iteration: Iteration, used: str, currency: str) -> PlayedPage:
    """The conversation's replies with their origins; what was caught is named, never quoted."""
    turns = tuple(_view(turn, currency) for turn in iteration.turns)
    calls = sum(turn.performance.calls for turn in iteration.turns if turn.performance)
    caught = sum(bool(view.caught) for view in turns)
    return PlayedPage(
        title=f"How take {iteration.number} with {brief.colleague} was played",
        iteration=iteration.id,
        practice=iteration.practice,
        colleague=brief.colleague,
        debriefed=iteration.debriefed,
        summary=_summary(len(turns), calls, caught),
        used=used,
        turns=turns,
    )


def _summary(turns: int, calls: int, caught: int) -> str:
    if not calls:
        return "The built-in colleague spoke throughout. No model was asked."
    asked = f"A model was asked {_times(calls)} in {turns} turns."
    if not caught:
        return f"{asked} Nothing it wrote was held back."
    return f"{asked} In {caught} {'turn' if caught == 1 else 'turns'} something it wrote was held back."


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _used(used: Used, currency: str) -> str:
    """What the whole practice has used; empty where no model was asked."""
    if not used.tokens:
        return ""
    cost = f" and cost {money(used.cost, currency)}" if used.cost else ""
    return (
        f"This practice has used {used.tokens:,} model tokens so far{cost}; failed calls and second readings "
        "are in it."
    )


def _view(turn: Turn, currency: str) -> PlayedView:
    how = turn.performance
    if how is None:
        return PlayedView(turn=turn.number, reply=turn.reply, by=BUILT_IN)
    scripted = how.engine.startswith("scripted")
    return PlayedView(
        turn=turn.number,
        reply=turn.reply,
        by=(HELD_BACK if how.calls else BUILT_IN) if scripted else f"The model {how.model or how.engine}",
        cost=_cost(how, currency) if how.calls else "",
        caught=how.caught,
    )


def _cost(how: Performance, currency: str) -> str:
    counted = f"{_times(how.calls)} asked, {how.prompt_tokens} tokens in, {how.completion_tokens} out"
    return counted if how.cost is None else f"{counted}, {money(how.cost, currency)}"
