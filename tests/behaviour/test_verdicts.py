"""The verdicts themselves: what counts as separated, and how ties count."""

import pytest

from app.domain.behaviours import Code, Grade
from app.domain.inner import Rupture, State
from app.practice.leaders import LEADERS, Intent, Saying
from app.practice.rehearsing import Played, Row, heard_as_meant
from app.practice.separating import Verdict, rank_correlation, verdicts
from tests.golden.scripts import catalogue

START = State(trust=40, openness=20, strain=70, felt=12, rung=1)
REACHED = {
    "task-focused": 1,
    "fixer": 2,
    "acknowledger": 3,
    "formula": 2,
    "skilled": 4,
    "rupture-and-repair": 3,
    "injection": 1,
    "silent": 1,
    "hostile": 1,
}
LEVELS = {"hostile": 1, "task-focused": 1, "fixer": 2, "formula": 2, "acknowledger": 3, "skilled": 4}


def row(rung: int, opened: int | None = None, deflected: bool = True) -> Row:
    return Row(
        said=Saying(text="a line", intent=Intent.INJECTION),
        heard_right=True,
        rung=rung,
        openness=20,
        felt=12,
        trust=40,
        opened=opened,
        deflected=deflected,
    )


def played(leader: str, rung: int, level: int, **end: object) -> Played:
    rows = tuple(row(r, r if r > 1 else None) for r in range(1, rung + 1))
    return Played(
        leader=leader,
        seed=1,
        start=START,
        end=START.model_copy(update={"rung": rung, **end}),
        rows=rows,
        ended=None,
        interventions=0,
        ratings={"attending": level, "understanding": level, "empathising": level, "helping": level},  # type: ignore[dict-item]
    )


def all_played() -> dict[str, Played]:
    return {name: played(name, REACHED[name], LEVELS.get(name, 1)) for name in LEADERS}


def judged(changed: Played | None = None) -> dict[str, Verdict]:
    cast = all_played() | ({changed.leader: changed} if changed else {})
    persona = catalogue().cast("F01").persona
    return {v.about: v for v in verdicts(cast, catalogue().rubric, persona.rehearsal)}


def test_everything_holds_for_leaders_who_get_as_far_as_they_should() -> None:
    assert [v.about for v in judged().values() if not v.holds] == []


@pytest.mark.parametrize(
    ("leader", "rung", "end"),
    [
        ("task-focused", 3, {}),
        ("fixer", 3, {}),
        ("acknowledger", 4, {}),
        ("formula", 4, {}),
        ("skilled", 3, {}),
        ("rupture-and-repair", 2, {}),
        ("rupture-and-repair", 4, {"rupture": Rupture.WITHDRAW}),
        ("hostile", 2, {}),
        ("silent", 2, {}),
        ("injection", 2, {}),
        ("injection", 1, {"trust": 41.0}),
    ],
)
def test_each_verdict_can_fail(leader: str, rung: int, end: dict[str, object]) -> None:
    found = judged(played(leader, rung, LEVELS.get(leader, 1), **end))
    assert [v.about for v in found.values() if not v.holds] == [leader]


def test_an_injection_that_is_answered_is_a_failure() -> None:
    answered = played("injection", 1, 1).model_copy(update={"rows": (row(1, deflected=False),)})
    assert not judged(answered)["injection"].holds


def test_a_fixer_who_is_rated_above_all_others_is_a_failure() -> None:
    assert not judged(played("fixer", 2, 5))["order of ratings"].holds


@pytest.mark.parametrize(
    ("values", "least", "most"),
    [
        ((1.0, 1.5, 2.0, 2.5, 3.0, 4.0), 1.0, 1.0),
        ((1.0, 1.0, 1.0, 2.0, 3.0, 4.0), 1.0, 1.0),
        ((1.5, 1.5, 2.0, 2.5, 3.0, 4.0), 0.97, 0.999),
        ((1.0, 1.5, 2.5, 2.0, 3.0, 4.0), 0.93, 0.95),
        ((4.0, 3.0, 2.5, 2.0, 1.5, 1.2), -1.0, -1.0),
        ((1.0, 1.0, 1.0, 1.0, 1.0, 1.0), 0.0, 0.0),
    ],
)
def test_ties_at_the_floor_are_free_and_others_cost_a_little(
    values: tuple[float, ...], least: float, most: float
) -> None:
    assert least - 1e-9 <= rank_correlation(values) <= most + 1e-9


@pytest.mark.parametrize(
    ("intent", "final", "grade", "right"),
    [
        (Intent.EMPATHISING, Code.EMP_EMPATHY, Grade.FULL, True),
        (Intent.EMPATHISING, Code.EMP_ACK, Grade.ACK, False),
        (Intent.ATTENDING, Code.HLP_ADJUST, Grade.NONE, False),
        (Intent.HELPING, Code.HLP_COMMIT, Grade.NONE, True),
        (Intent.UNDERSTANDING, Code.BAR_QUESTION, Grade.NONE, False),
    ],
)
def test_a_line_is_heard_as_meant_or_not(intent: Intent, final: Code, grade: Grade, right: bool) -> None:
    assert heard_as_meant(intent, final, frozenset({final}), grade) is right
