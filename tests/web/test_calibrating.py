"""How the leader's own view and the page's are told apart, in sentences."""

import pytest

from app.domain.calibration import Calibration, Compared, Gap, compared
from app.domain.debrief import compose
from app.domain.transcript import SelfAssessment
from app.web.calibrating import gap_views, sentences
from tests.builders import assessed, iteration, make_persona, say, shipped_rubric

MOVES = ("att.notice", "und.open", "emp.full", "und.space", "bar.task")


def take(number: int, *seen: tuple[str, int, int]) -> Compared:
    """A take from (behaviour, own, level)."""
    gaps = tuple(
        Gap(criterion=name, own=own, level=level, by=own - level, quote="Morning.", who="leader", turn=1)
        for name, own, level in seen
    )
    apart = sum(abs(gap.by) for gap in gaps) / len(gaps)
    return Compared(iteration=f"it-{number}", number=number, gaps=gaps, apart=round(apart, 2), discuss=())


def told(*takes: Compared, narrowing: bool | None = None) -> tuple[str, ...]:
    return sentences(Calibration(practice="pr-1", compared=takes, narrowing=narrowing))


@pytest.mark.parametrize(
    ("seen", "says"),
    [
        ((("helping", 3, 3),), "you and the page saw the same."),
        (
            (("attending", 4, 3), ("helping", 2, 3)),
            "one level apart on average, widest on attending, where you said 4 and the page says 3.",
        ),
        (
            (("attending", 5, 4), ("helping", 5, 2)),
            "two levels apart on average, widest on helping, where you said 5 and the page says 2.",
        ),
        (
            (("attending", 4, 4), ("understanding", 1, 4)),
            "1.5 levels apart on average, widest on understanding, where you said 1 and the page says 4.",
        ),
    ],
)
def test_a_take_is_one_sentence(seen: tuple[tuple[str, int, int], ...], says: str) -> None:
    assert told(take(2, *seen)) == (f"Take two: {says}",)


@pytest.mark.parametrize(
    ("narrowing", "ends"), [(True, "The two are coming closer."), (False, "The two are drifting apart.")]
)
def test_which_way_it_goes_comes_last(narrowing: bool, ends: str) -> None:
    assert told(take(1, ("helping", 5, 1)), take(2, ("helping", 3, 3)), narrowing=narrowing)[-1] == ends


def test_nothing_is_told_where_there_is_nothing_to_set_side_by_side() -> None:
    assert told() == ()


@pytest.mark.parametrize(
    ("own", "asks"),
    [(5, "What did you have in mind that couldn’t be heard?"), (1, "What did you do that you didn’t count?")],
)
def test_the_question_depends_on_who_saw_more(own: int, asks: str) -> None:
    played = iteration(*(say(move) for move in MOVES), self_assessment=assessed(own))
    debrief = compose(make_persona(), played, shipped_rubric())
    view = compared(played, debrief)
    assert view is not None
    found = gap_views(played, debrief)
    assert len(found) == len(view.discuss) > 0
    assert {gap.question for gap in found} == {asks}
    for name, gap in zip(view.discuss, found, strict=True):
        assert gap.text.startswith(f"{name.capitalize()}: you had said ")
        rating = debrief.rating(name)
        assert rating is not None
        assert gap.quote is not None
        assert gap.quote.turn == rating.turn
        assert gap.quote.who == ("You" if rating.who == "leader" else "Ros")


def test_a_view_that_agrees_is_asked_nothing() -> None:
    played = iteration(*(say(move) for move in MOVES))
    debrief = compose(make_persona(), played, shipped_rubric())
    levels = {
        name: level if isinstance(level := debrief.levels.get(name), int) else 3
        for name in ("attending", "understanding", "empathising", "helping")
    }
    agreeing = played.model_copy(update={"self_assessment": SelfAssessment.model_validate(levels)})
    assert compared(agreeing, debrief) is not None
    assert gap_views(agreeing, debrief) == ()
