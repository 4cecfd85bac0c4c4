"""Iterations side by side."""

import json

from app.domain.debrief import Debrief, compose
from app.domain.progress import Progress, gaps, progress
from app.domain.transcript import Ended, Iteration
from tests.builders import assessed, iteration, make_persona, practice, say, shipped_rubric

POOR = ["und.open", "emp.ack", "bar.task"]
GOOD = ["att.notice", "und.open", "emp.full", "und.space", "emp.full"]


def played(number: int, moves: list[str], **fields: object) -> Iteration:
    built = iteration(*(say(m) for m in moves))
    return built.model_copy(update={"id": f"it-{number}", "number": number, **fields})


def debriefs(*iterations: Iteration) -> dict[str, Debrief]:
    return {i.id: compose(make_persona(), i, shipped_rubric()) for i in iterations}


def laid_out(*iterations: Iteration) -> Progress:
    return progress(practice(*iterations), debriefs(*iterations))


def test_each_iteration_keeps_its_curve_levels_and_quotes() -> None:
    first, second = played(1, POOR), played(2, GOOD, rewound_from=("it-1", 1))
    found = laid_out(first, second)
    assert [c.number for c in found.columns] == [1, 2]
    assert found.columns[1].rewound_from == ("it-1", 1)
    assert found.columns[0].openness == (first.start.openness, *(t.after.openness for t in first.turns))
    assert found.columns[1].rung == second.state.rung
    rated = found.columns[1].ratings["empathising"]
    assert (rated.value, rated.turn) == (5, 3)
    assert rated.quote in second.turns[2].utterance
    json.dumps(found.model_dump(mode="json"))


def test_what_moved_between_the_first_and_the_last() -> None:
    change = next(
        c for c in laid_out(played(1, POOR), played(2, GOOD)).changes if c.criterion == "empathising"
    )
    assert (change.first, change.last, change.best, change.by) == (2, 5, 5, 3)
    assert not change.reached_twice
    assert not change.stalled


def test_the_calibration_gap_is_self_minus_rubric() -> None:
    seen = played(1, POOR, self_assessment=assessed(4))
    found = laid_out(seen).columns[0]
    assert found.gaps["empathising"] == 4 - 2
    assert set(found.gaps) <= {"attending", "understanding", "empathising", "helping"}
    assert laid_out(played(1, POOR)).columns[0].gaps == {}


def test_there_is_no_gap_to_something_without_a_level() -> None:
    short = played(1, ["und.open"], self_assessment=assessed(3))
    assert gaps(short.self_assessment, debriefs(short)["it-1"]) == {}


def test_a_conversation_without_a_debrief_keeps_its_curve() -> None:
    found = progress(practice(played(1, GOOD)), {})
    assert found.columns[0].ratings == {}
    assert found.columns[0].cues_shown is None
    assert len(found.columns[0].openness) == len(GOOD) + 1
    assert found.changes == ()


def test_a_conversation_stopped_for_care_is_left_out() -> None:
    stopped = played(2, GOOD, ended=Ended.CARE)
    found = progress(practice(played(1, GOOD), stopped), debriefs(played(1, GOOD)))
    assert [c.number for c in found.columns] == [1]
