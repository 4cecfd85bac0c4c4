"""A leader's way through every practice."""

from datetime import timedelta

from app.domain.debrief import compose
from app.domain.persona import Difficulty
from app.domain.trajectory import Past, Trajectory, trajectory
from tests.builders import AT, assessed, iteration, make_persona, say, shipped_rubric

POOR = ("und.open", "emp.ack", "bar.task")
GOOD = ("att.notice", "und.open", "emp.full", "und.space", "emp.full")


def past(days: int, moves: tuple[str, ...], own: int | None = None, practice: str = "pr-1") -> Past:
    played = iteration(*(say(move) for move in moves))
    return Past(
        practice=practice,
        iteration=f"it-{days}",
        number=1,
        difficulty=Difficulty.STANDARD,
        began=AT + timedelta(days=days),
        focus="empathising",
        self_assessment=assessed(own) if own else None,
        debrief=compose(make_persona(), played, shipped_rubric()),
    )


def levels(found: Trajectory, criterion: str) -> list[object]:
    return [take.ratings[criterion].value for take in found.takes]


def test_takes_stand_in_the_order_they_were_played_whatever_practice_they_belong_to() -> None:
    found = trajectory("", [past(40, GOOD, practice="pr-2"), past(0, POOR), past(7, POOR, practice="pr-3")])
    assert [take.iteration for take in found.takes] == ["it-0", "it-7", "it-40"]
    assert [take.practice for take in found.takes] == ["pr-1", "pr-3", "pr-2"]
    assert levels(found, "empathising") == [2, 2, 5]
    moved = next(change for change in found.changes if change.criterion == "empathising")
    assert (moved.first, moved.last, moved.best) == (2, 5, 5)


def test_a_level_keeps_the_words_it_rests_on() -> None:
    one = past(0, GOOD)
    rated = trajectory("", [one]).takes[0].ratings["empathising"]
    rating = one.debrief.rating("empathising")
    assert rating is not None
    assert (rated.quote, rated.turn) == (rating.quote, rating.turn)
    assert rated.quote


def test_one_take_has_not_moved() -> None:
    found = trajectory("ada", [past(0, GOOD, own=4)])
    assert (found.leader, found.changes, found.narrowing) == ("ada", (), None)


def test_the_two_views_come_closer_or_drift_apart() -> None:
    far, near = past(0, POOR, own=5), past(7, GOOD, own=5)
    assert trajectory("", [far, near]).narrowing is True
    swapped = [near.model_copy(update={"began": AT}), far.model_copy(update={"began": near.began})]
    assert trajectory("", swapped).narrowing is False
    assert trajectory("", [far, far]).narrowing is None
    assert trajectory("", [far, past(7, GOOD)]).narrowing is None
    assert trajectory("", [past(7, GOOD)]).takes[0].apart is None


def test_apart_is_the_average_of_the_gaps() -> None:
    take = trajectory("", [past(0, POOR, own=5)]).takes[0]
    assert take.gaps["empathising"] == 5 - 2
    assert take.apart == round(sum(abs(by) for by in take.gaps.values()) / len(take.gaps), 2)


def test_no_way_at_all_is_empty() -> None:
    found = trajectory("", [])
    assert (found.takes, found.changes, found.narrowing) == ((), (), None)
