"""A practice's conversations beside each other, as a page."""

from app.domain.calibration import Calibration
from app.domain.progress import Column, Progress, Rated
from app.domain.route import Change
from app.domain.transcript import Ended, Iteration, Practice
from app.practice.taking_away import last_commitment
from app.practice.views import Brief
from app.web import branching
from app.web.calibrating import sentences
from app.web.choosing import focuses
from app.web.debriefing import own_word, span
from app.web.next_route import route_view
from app.web.quoting import quoted
from app.web.review_contexts import CellView, ColumnView, CurveView, PointView, PracticePage, RowView
from app.web.wording import behaviour, in_words, rating_words


def practice_page(brief: Brief, practice: Practice, found: Progress, own: Calibration) -> PracticePage:
    """Conversations as columns and behaviours as rows.

    A conversation that has not been debriefed shows neither its curve nor anything else
    of how it went: the leader's own view comes first.
    """
    rated = {column.iteration: column for column in found.columns}
    takes = practice.iterations
    debriefed = [(it, rated[it.id]) for it in takes if it.debriefed and it.id in rated]
    newest = debriefed[-1][0] if debriefed else None
    curves = tuple(_curve(column, it, it is newest) for it, column in debriefed)
    latest = takes[-1] if takes else None
    return PracticePage(
        title=f"{brief.title}, side by side" if len(takes) > 1 else brief.title,
        practice=practice.id,
        persona=practice.persona,
        scene_title=brief.title,
        colleague=brief.colleague,
        began=f"{practice.began.day} {practice.began:%B %Y}",
        columns=tuple(_column(it) for it in takes),
        tree=branching.takes(practice),
        rows=_rows(takes, {it.id: column for it, column in debriefed}, brief.colleague),
        changes=tuple(_said(change) for change in found.changes if change.by),
        route=route_view(found, brief.colleague),
        focus=latest.focus if latest else "",
        curves=curves,
        span=span(curves) if curves else (0.0, 100.0),
        may_go_again=latest is None or latest.ended is not None,
        calibration=sentences(own),
        recall=last_commitment(practice),
        focuses=focuses(latest.focus if latest else ""),
    )


def take_name(number: int) -> str:
    """How a conversation is called among the others."""
    return f"Take {in_words(number)}"


def _column(iteration: Iteration) -> ColumnView:
    return ColumnView(
        iteration=iteration.id,
        name=take_name(iteration.number),
        when=f"{iteration.began.day} {iteration.began:%B}",
        turns=len(iteration.turns),
        intention=iteration.intention,
        again_from=iteration.rewound_from[1] if iteration.rewound_from else None,
        week_on=iteration.follow_up is not None,
        state=_state(iteration),
    )


def _state(iteration: Iteration) -> str:
    if iteration.ended is None:
        return "running"
    if iteration.ended is Ended.CARE:
        return "care"
    if not iteration.turns:
        return "silent"
    return "debriefed" if iteration.debriefed else "ended"


def _rows(takes: tuple[Iteration, ...], rated: dict[str, Column], colleague: str) -> tuple[RowView, ...]:
    names = list(dict.fromkeys(name for column in reversed(rated.values()) for name in column.ratings))
    return tuple(
        RowView(
            behaviour=behaviour(name),
            cells=tuple(
                _cell(rated[it.id].ratings.get(name) if it.id in rated else None, name, it, colleague)
                for it in takes
            ),
        )
        for name in names
    )


def _cell(rated: Rated | None, name: str, iteration: Iteration, colleague: str) -> CellView:
    if rated is None:
        return CellView(value="")
    return CellView(
        value=rating_words(rated.value),
        quote=quoted(rated.quote, rated.turn, "" if rated.who == "leader" else colleague),
        own=own_word(name, iteration.self_assessment),
    )


def _curve(column: Column, iteration: Iteration, newest: bool) -> CurveView:
    opened = {turn.number for turn in iteration.turns if turn.disclosure.opened}
    return CurveView(
        name=take_name(column.number),
        newest=newest,
        points=tuple(
            PointView(turn=turn, openness=openness, opened=turn in opened, quote="", did="", reply="")
            for turn, openness in enumerate(column.openness)
        ),
    )


def _said(change: Change) -> str:
    return f"{behaviour(change.criterion)} went from {change.first} to {change.last} of 5."
