"""Agreement between two coders: the two coefficients, and what was settled."""

import pytest

from app.domain.behaviours import Code
from training import agreement
from training.lines import read


def _pairs(both: int, first: int, second: int, neither: int) -> list[tuple[bool, bool]]:
    return [(True, True)] * both + [(True, False)] * first + [(False, True)] * second + [
        (False, False)
    ] * neither  # fmt: skip


def test_both_coefficients_against_figures_worked_by_hand() -> None:
    """Agreed 0.85; chance by kappa 0.5*0.45+0.5*0.55 = 0.5, by AC1 2*0.475*0.525 = 0.49875."""
    pairs = _pairs(40, 10, 5, 45)
    assert agreement.kappa(pairs) == pytest.approx(0.70)
    assert agreement.ac1(pairs) == pytest.approx((0.85 - 0.49875) / (1 - 0.49875))


def test_a_rare_code_pulls_kappa_down_and_leaves_ac1() -> None:
    pairs = _pairs(1, 1, 1, 97)
    assert agreement.kappa(pairs) == pytest.approx(0.4898, abs=1e-3)
    assert agreement.ac1(pairs) > 0.97


def test_one_label_throughout_is_full_agreement() -> None:
    assert agreement.kappa([(1, 1)] * 5) == agreement.ac1([(1, 1)] * 5) == 1.0


def test_every_difference_was_settled_and_the_lines_say_so() -> None:
    twice = agreement.read()
    lines = {line.id: line for line in read()}
    assert len(twice) >= 500
    assert {code for one in twice for code in (*one.first.codes, *one.second.codes)} >= set(Code)
    for one in twice:
        assert one.differ == (one.kept is not None) == bool(one.because)
        settled = one.second if one.kept == "second" else one.first
        line = lines[one.id]
        assert (line.final_move, line.empathy, line.codes) == (
            settled.final_move, settled.empathy, frozenset(settled.codes),
        ), one.id  # fmt: skip


def test_the_section_names_every_code_that_occurs() -> None:
    told = agreement.written(agreement.read())
    assert all(f"`{code}` present" in told for code in Code)
