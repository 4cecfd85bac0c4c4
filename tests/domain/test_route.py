"""Where a practice goes in place of the same again."""

import pytest

from app.domain.debrief.key_moment import key_moment
from app.domain.kinds import Difficulty
from app.domain.progress import progress
from app.domain.route import Change, Towards, change
from app.domain.transcript import Ended
from tests.builders import practice
from tests.domain.test_debrief_progress import GOOD, POOR, debriefs, played


@pytest.mark.parametrize(
    ("levels", "stalled"),
    [
        ((2, 2), False),
        ((2, 2, 2), True),
        ((3, 2, 3), True),
        ((3, 2, 2), True),
        ((2, 3, 2), False),
        ((2, 2, 3), False),
        ((1, 2, 2, 2), True),
        ((2, 2, 2, 3), False),
        ((4, 4, 4), False),
        ((5, 3, 3), False),
        ((5, 3, 3, 3), True),
    ],
)
def test_three_levels_without_a_rise_below_four_are_a_standstill(
    levels: tuple[int, ...], stalled: bool
) -> None:
    found = change("helping", levels)
    assert found is not None
    assert found.stalled is stalled


@pytest.mark.parametrize(
    ("levels", "twice"), [((4, 3), False), ((4, 3, 5), True), ((3, 4), False), ((5, 5), True)]
)
def test_four_counts_from_the_second_time(levels: tuple[int, ...], twice: bool) -> None:
    found = change("helping", levels)
    assert found is not None
    assert found.reached_twice is twice


def test_one_level_is_no_movement_to_speak_of() -> None:
    assert change("helping", [4]) is None


@pytest.mark.parametrize(
    ("now", "towards", "then"),
    [
        (Difficulty.WARM, Towards.HARDER, Difficulty.STANDARD),
        (Difficulty.STANDARD, Towards.HARDER, Difficulty.GUARDED),
        (Difficulty.GUARDED, Towards.ANOTHER_SCENE, None),
    ],
)
def test_after_two_fours_it_gets_one_step_harder(
    now: Difficulty, towards: Towards, then: Difficulty | None
) -> None:
    takes = [played(n, GOOD, focus="empathising") for n in (1, 2)]
    built = practice(*takes).model_copy(update={"difficulty": now})
    found = progress(built, debriefs(*takes)).route
    assert found is not None
    assert (found.towards, found.criterion, found.difficulty) == (towards, "empathising", then)
    assert found.level >= 4
    assert found.moment is None
    once = built.model_copy(update={"iterations": tuple(takes[:1])})
    assert progress(once, debriefs(*takes[:1])).route is None


def test_after_three_without_movement_a_moment_is_shown_another_way() -> None:
    takes = [played(n, POOR, focus="empathising") for n in (1, 2, 3)]
    found = progress(practice(*takes), debriefs(*takes)).route
    assert found is not None
    assert (found.towards, found.criterion, found.level) == (Towards.ANOTHER_WAY_IN, "empathising", 2)
    assert found.difficulty is None
    assert found.moment is not None
    newest = key_moment(debriefs(takes[2])["it-3"], takes[2])
    assert newest is not None
    assert (found.moment.iteration, found.moment.after) == ("it-3", newest.after)
    assert progress(practice(*takes[:2]), debriefs(*takes[:2])).route is None


def test_the_moment_is_one_of_the_behaviour_that_stands_still() -> None:
    takes = [played(n, POOR, focus="empathising") for n in (1, 2, 3)]
    found = debriefs(*takes)
    for name in ("it-2", "it-3"):
        other = found[name].change.model_copy(update={"criterion": "helping"})
        found[name] = found[name].model_copy(update={"change": other})
    kept = key_moment(found["it-1"], takes[0])
    assert kept is not None
    assert kept.criterion == "empathising"
    route = progress(practice(*takes), found).route
    assert route is not None
    assert route.moment is not None
    assert route.moment.iteration == "it-1"


def test_the_focus_decides_and_the_rest_is_left_alone() -> None:
    takes = [played(n, POOR, focus="understanding") for n in (1, 2, 3)]
    laid_out = progress(practice(*takes), debriefs(*takes))
    by_name = {c.criterion: c for c in laid_out.changes}
    assert by_name["empathising"].stalled
    stalled = by_name["understanding"].stalled
    assert laid_out.route is None or laid_out.route.criterion == "understanding"
    assert (laid_out.route is not None) == stalled


def test_without_a_focus_a_standstill_comes_before_what_has_held() -> None:
    takes = [played(n, POOR) for n in (1, 2, 3)]
    laid_out = progress(practice(*takes), debriefs(*takes))
    assert laid_out.route is not None
    first: Change = next(c for c in laid_out.changes if c.stalled)
    assert (laid_out.route.towards, laid_out.route.criterion) == (Towards.ANOTHER_WAY_IN, first.criterion)


def test_a_conversation_stopped_for_care_counts_for_nothing() -> None:
    takes = [played(1, POOR), played(2, POOR), played(3, POOR, ended=Ended.CARE)]
    assert progress(practice(*takes), debriefs(*takes[:2])).route is None
