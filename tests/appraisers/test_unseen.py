"""Authors that nothing was ever trained on, against what the report says of them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.appraisers.embedded import EmbeddedAppraiser
from app.domain.behaviours import Code, Grade
from training import probes
from training.lines import faults, read
from training.measure import Figures, cases, figures
from training.tables import KEPT_OUT_CODES

REPORT = Path(__file__).parents[2] / "docs" / "appraiser-report.md"
FALL = 2.0
"""Points of F1 that a code may fall against the report before somebody has to look."""


@pytest.fixture(scope="module")
def found(appraiser: EmbeddedAppraiser) -> Figures:
    return figures(cases(probes.coded(), appraiser.appraise_line))


def test_the_unseen_authors_are_sound_and_unseen() -> None:
    lines = probes.unseen()
    assert list(faults(lines)) == []
    assert len({line.author for line in lines}) >= 3
    assert {code for line in lines for code in line.codes} >= set(Code) - {Code.OTH_REALDATA}
    learned = {line.utterance.strip().lower() for line in read()}
    assert [line.id for line in lines if line.utterance.strip().lower() in learned] == []


def _reported() -> Iterator[tuple[Code, float]]:
    text = REPORT.read_text(encoding="utf-8")
    table = text[text.index(KEPT_OUT_CODES) :].split("\n#", 2)[0]
    for code, f1 in re.findall(r"^\| `([a-z._]+)` \|.*\| ([0-9.]+) \|$", table, re.MULTILINE):
        yield Code(code), float(f1)


def test_no_code_has_fallen_against_the_report(found: Figures) -> None:
    reported = dict(_reported())
    assert set(reported) == set(Code)
    fallen = {
        code.value: (before, round(100 * found.codes[code].f1, 1))
        for code, before in reported.items()
        if 100 * found.codes[code].f1 < before - FALL
    }
    assert fallen == {}


def test_an_acknowledgement_is_hardly_ever_taken_for_full_empathy(found: Figures) -> None:
    """The distinction that everything rests on: under 1 in 100 lines, either way."""
    assert found.ack_as_full_or_back < 0.01
    assert found.confusion[Grade.ACK][Grade.ACK] > 0
