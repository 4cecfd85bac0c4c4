"""The leader's own view beside the rubric's, over iterations."""

from app.domain.calibration import Calibration, calibration
from app.domain.debrief import Debrief, compose
from app.domain.transcript import Ended, Iteration
from tests.builders import assessed, iteration, make_persona, practice, say, shipped_rubric

POOR = ["und.open", "emp.ack", "bar.task"]
GOOD = ["att.notice", "und.open", "emp.full", "und.space", "emp.full"]


def played(number: int, moves: list[str], **fields: object) -> Iteration:
    built = iteration(*(say(m) for m in moves))
    return built.model_copy(update={"id": f"it-{number}", "number": number, **fields})


def seen(*iterations: Iteration) -> Calibration:
    debriefs: dict[str, Debrief] = {i.id: compose(make_persona(), i, shipped_rubric()) for i in iterations}
    return calibration(practice(*iterations), debriefs)


def test_each_gap_is_own_minus_level_with_the_quote_behind_the_level() -> None:
    once = played(1, POOR, self_assessment=assessed(5))
    (view,) = seen(once).compared
    debrief = compose(make_persona(), once, shipped_rubric())
    assert {g.criterion: g.level for g in view.gaps} == {
        name: level for name, level in debrief.levels.items() if isinstance(level, int)
    }
    for gap in view.gaps:
        rating = debrief.rating(gap.criterion)
        assert rating is not None
        assert (gap.own, gap.by) == (5, 5 - gap.level)
        assert (gap.quote, gap.who, gap.turn) == (rating.quote, rating.who, rating.turn)
    assert view.apart == round(sum(5 - g.level for g in view.gaps) / len(view.gaps), 2)


def test_two_levels_or_more_are_worth_talking_about_the_widest_first() -> None:
    (view,) = seen(played(1, POOR, self_assessment=assessed(4))).compared
    wide = {g.criterion: abs(g.by) for g in view.gaps if abs(g.by) >= 2}
    assert wide
    assert set(view.discuss) == set(wide)
    assert [wide[name] for name in view.discuss] == sorted(wide.values(), reverse=True)


def test_seeing_less_than_the_rubric_is_a_gap_too() -> None:
    (view,) = seen(played(1, GOOD, self_assessment=assessed(1))).compared
    assert min(g.by for g in view.gaps) < 0
    assert view.apart > 0


def test_it_narrows_or_widens_from_the_first_to_the_last() -> None:
    wide, close = (played(1, POOR, self_assessment=assessed(5)), played(2, GOOD, self_assessment=assessed(5)))
    assert seen(wide, close).narrowing is True
    assert (
        seen(close.model_copy(update={"number": 1}), wide.model_copy(update={"number": 2})).narrowing is False
    )
    assert seen(wide).narrowing is None
    assert seen(wide, wide.model_copy(update={"id": "it-2", "number": 2})).narrowing is None


def test_without_an_own_view_or_after_care_nothing_is_compared() -> None:
    assert seen(played(1, GOOD)).compared == ()
    stopped = played(1, GOOD, self_assessment=assessed(3))
    debriefs = {"it-1": compose(make_persona(), stopped, shipped_rubric())}
    ended = stopped.model_copy(update={"ended": Ended.CARE})
    assert calibration(practice(ended), debriefs).compared == ()
