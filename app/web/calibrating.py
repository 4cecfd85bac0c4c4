"""The leader's own view beside the rubric's, in sentences."""

from app.domain.calibration import Calibration, Compared, Gap, compared
from app.domain.debrief import Debrief
from app.domain.transcript import Iteration
from app.web.quoting import quoted
from app.web.review_contexts import GapView
from app.web.wording import HOW_MUCH, behaviour, in_words, rating_words


def gap_views(iteration: Iteration, found: Debrief) -> tuple[GapView, ...]:
    """Behaviours worth talking about, the widest gap first."""
    view = compared(iteration, found)
    if view is None:
        return ()
    by_name = {gap.criterion: gap for gap in view.gaps}
    return tuple(_gap(by_name[name], found.colleague) for name in view.discuss)


def sentences(found: Calibration) -> tuple[str, ...]:
    """How far apart the two views were on each take, and which way it goes."""
    told = [_take(view) for view in found.compared]
    if found.narrowing is not None:
        told.append("The two are coming closer." if found.narrowing else "The two are drifting apart.")
    return tuple(told)


def _take(view: Compared) -> str:
    name = f"Take {in_words(view.number)}"
    if view.apart == 0:
        return f"{name}: you and the page saw the same."
    widest = max(view.gaps, key=lambda gap: abs(gap.by))
    return (
        f"{name}: {_levels(view.apart)} apart on average, widest on {behaviour(widest.criterion).lower()}, "
        f"where you said {widest.own} and the page says {widest.level}."
    )


def _levels(apart: float) -> str:
    if apart == 1:
        return "one level"
    whole = apart == int(apart)
    return f"{in_words(int(apart)) if whole else f'{apart:g}'} levels"


def _gap(gap: Gap, colleague: str) -> GapView:
    return GapView(
        text=(
            f"{behaviour(gap.criterion)}: you had said {dict(HOW_MUCH)[gap.own]}, {gap.own} of 5; "
            f"this page says {rating_words(gap.level)}."
        ),
        quote=quoted(gap.quote, gap.turn, colleague if gap.who == "colleague" else ""),
        question=gap.question,
    )
