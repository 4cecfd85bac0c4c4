"""Asking about suicide in plain words brings relief where something has hinted at it, and only there."""

import pytest

from app.domain.behaviours import Code, Grade
from app.domain.recognition import recognise
from app.domain.turning import Cast, follow
from tests.domain.test_nothing_leaks import appraised, begin
from tests.fakes import catalogue

ASKED = "Are you thinking about suicide?"


def _felt_by(cast: Cast, rung: int) -> float:
    iteration = begin(cast, 1)
    iteration = iteration.model_copy(update={"start": iteration.start.model_copy(update={"rung": rung})})
    appraisal = appraised(ASKED, Code.SAFE_ASK, Grade.NONE, ())
    change, _ = follow(cast, iteration, appraisal, recognise(cast.persona, cast.ear, ASKED, appraisal))
    return change.after.felt - change.before.felt


@pytest.mark.parametrize("persona", ["F22", "F23"])
def test_asked_where_it_was_hinted_at(persona: str) -> None:
    cast = catalogue().cast(persona)
    assert cast.persona.indicator is not None
    assert _felt_by(cast, cast.persona.indicator) > 0


def test_asked_where_nothing_hinted_at_it() -> None:
    assert catalogue().cast("F16").persona.indicator is None
    assert _felt_by(catalogue().cast("F16"), 3) == 0
