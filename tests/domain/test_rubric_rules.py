"""The rule language, and the faults a rubric's author is told about."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from app.domain.persona import Rehearsal
from app.domain.rubric import INDICATORS, Clause, Rubric
from app.domain.rubric.rules import WrittenClause
from tests.builders import ROOT, shipped_rubric

CLAUSE: TypeAdapter[Clause] = TypeAdapter(WrittenClause)


@pytest.mark.parametrize(
    ("written", "reading", "holds"),
    [
        ("checks >= 1", 1, True),
        ("checks >= 1", 0, False),
        ("checks <= 1", 1, True),
        ("checks > 1", 1, False),
        ("checks < 1.5", 1, True),
        ("checks <= 3", float("inf"), False),
    ],
)
def test_a_comparison_sets_an_indicator_against_a_number(written: str, reading: float, holds: bool) -> None:
    assert CLAUSE.validate_python(written).holds({"checks": reading}) is holds


def test_a_clause_holds_when_any_of_its_comparisons_does() -> None:
    clause = CLAUSE.validate_python("checks >= 1 or spaces >= 2")
    assert clause.indicators == ("checks", "spaces")
    assert clause.holds({"checks": 0, "spaces": 2})
    assert not clause.holds({"checks": 0, "spaces": 1})


@pytest.mark.parametrize(
    "written", ["checks", "checks = 1", "checks >= many", "checks >= 1 and spaces >= 1", ""]
)
def test_what_cannot_be_read_is_quoted_back(written: str) -> None:
    with pytest.raises(ValidationError, match="is not of the form"):
        CLAUSE.validate_python(written)


def shipped() -> dict[str, Any]:
    dumped = shipped_rubric().model_dump(mode="json")
    assert isinstance(dumped, dict)
    return dumped


def test_a_rubric_survives_being_written_and_read() -> None:
    assert Rubric.model_validate(shipped()) == shipped_rubric()


def test_an_unknown_indicator_is_named_with_the_known_ones() -> None:
    file = shipped()
    file["criteria"][0]["levels"][0]["when"] = ["kindness >= 1"]
    with pytest.raises(ValidationError, match=r"unknown indicator 'kindness'; known: .*acknowledgements"):
        Rubric.model_validate(file)


def test_no_level_may_depend_on_how_the_colleague_felt() -> None:
    file = shipped()
    file["criteria"][0]["levels"][0]["when"] = ["deepest_rung >= 4"]
    with pytest.raises(ValidationError, match="'deepest_rung' tells of the colleague"):
        Rubric.model_validate(file)


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("weights", "attending", "attending"), 60, "'attending' adds up to 110, not 100"),
        (("criteria", 0, "id"), "care", "each of attending"),
        (("criteria", 0, "levels", 4, "when"), ["turns >= 1"], "level 1 has no rules"),
        (("criteria", 0, "levels", 1, "when"), [], "at least one rule"),
        (("criteria", 0, "levels", 1, "level"), 2, "in order, 5 to 1"),
        (("criteria", 0, "average"), 3, "Extra inputs"),
        (("sure_from",), 2, "less than or equal to 1"),
    ],
)
def test_a_fault_is_told_in_words(path: tuple[str | int, ...], value: object, message: str) -> None:
    file = shipped()
    place: Any = file
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    with pytest.raises(ValidationError, match=message):
        Rubric.model_validate(file)


def test_every_rehearsal_needs_weights() -> None:
    file = shipped()
    del file["weights"]["follow-up"]
    with pytest.raises(ValidationError, match="'follow-up' is missing"):
        Rubric.model_validate(file)


@pytest.mark.parametrize("rehearsal", Rehearsal)
def test_clarity_and_care_belong_to_performance(rehearsal: Rehearsal) -> None:
    names = [c.id for c in shipped_rubric().order(rehearsal)]
    if rehearsal is Rehearsal.PERFORMANCE:
        assert names == ["clarity", "care", "empathising", "understanding", "attending", "helping"]
    else:
        assert sorted(names) == ["attending", "empathising", "helping", "understanding"]


def test_the_order_follows_the_weights() -> None:
    assert [c.id for c in shipped_rubric().order(Rehearsal.FOLLOW_UP)] == [
        "helping",
        "attending",
        "understanding",
        "empathising",
    ]


def test_authors_find_every_indicator_explained() -> None:
    text = (ROOT / "rubrics" / "README.md").read_text(encoding="utf-8")
    assert [name for name, i in INDICATORS.items() if f"| `{name}` | {i.meaning} |" not in text] == []


def test_every_indicator_serves_some_rule() -> None:
    rubric = shipped_rubric()
    used = {n for c in rubric.criteria for n in c.indicators}
    used |= {n for c in rubric.criteria for clause in c.observed_when for n in clause.indicators}
    assert sorted(set(INDICATORS) - used) == []
