"""Going back to any turn of a take, and how the takes of a practice branch."""

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from app.domain.branches import Offshoot, tree
from app.domain.transcript import Ended, Iteration, Practice
from app.practice.views import Brief
from app.web.branch_contexts import FromATurnPage, StartView, TakeView
from app.web.choosing import focuses
from app.web.rendering import render
from app.web.room import Doors
from app.web.script import is_silence, parts
from app.web.wording import in_words

router = APIRouter(include_in_schema=False)


@router.get("/iterations/{iteration_id}/again")
def from_a_turn(room: Doors, iteration_id: str, turn: int | None = None) -> Response:
    """Ask from which line to begin again; the debrief comes first."""
    iteration = room.iteration(iteration_id)
    if iteration.ended is Ended.CARE or not iteration.turns or not iteration.debriefed:
        return RedirectResponse(f"/iterations/{iteration_id}", status_code=303)
    practice = room.practice(iteration.practice)
    return render(from_a_turn_page(room.brief(iteration.persona), practice, iteration, turn))


def from_a_turn_page(
    brief: Brief, practice: Practice, iteration: Iteration, chosen: int | None
) -> FromATurnPage:
    """Every line of the colleague's that the leader answered; `chosen` is the turn after which to begin."""
    told = (iteration.opening, *(turn.reply for turn in iteration.turns))
    return FromATurnPage(
        title=f"Again from a turn, take {iteration.number}",
        iteration=iteration.id,
        practice=practice.id,
        number=iteration.number,
        scene_title=brief.title,
        colleague=brief.colleague,
        starts=tuple(
            StartView(
                after=after,
                line=parts(told[after]),
                said=turn.utterance,
                silence=is_silence(turn.utterance),
                chosen=after == (chosen or 0),
            )
            for after, turn in enumerate(iteration.turns)
        ),
        focuses=focuses(iteration.focus),
        may_go_again=practice.iterations[-1].ended is not None,
    )


def takes(practice: Practice) -> tuple[TakeView, ...]:
    """The takes of a practice as they branch; empty while none branches from another."""
    if not any(iteration.rewound_from for iteration in practice.iterations):
        return ()
    debriefed = {iteration.id for iteration in practice.iterations if iteration.debriefed}
    return tuple(_take(offshoot, debriefed) for offshoot in tree(practice))


def _take(found: Offshoot, debriefed: set[str]) -> TakeView:
    left_at = ""
    if found.after is not None:
        left_at = f"after turn {found.after}" if found.after else "from the first line"
    return TakeView(
        iteration=found.iteration,
        name=f"Take {in_words(found.number)}",
        left_at=left_at,
        line="" if is_silence(found.line) else found.line,
        debriefed=found.iteration in debriefed,
        takes=tuple(_take(later, debriefed) for later in found.offshoots),
    )
