"""What colleagues and their briefs say of support services is what the room itself has checked."""

import re
from pathlib import Path

import pytest

from app.content import shipped
from app.domain.care import help_panel
from app.domain.persona import Sector

FILES = sorted((shipped() / "personas").rglob("*.yaml"))
NUMBER = re.compile(r"(?<![\d:/.-])(?:0[38]\d{2,3}(?: \d{2,4}){1,3}|116 ?123|85258|999|111)(?![\d:])")
EMERGENCY = {"999", "111"}


def checked() -> set[str]:
    """Every number on the help panel of any sector."""
    lines = [line for sector in Sector for line in help_panel(sector)]
    return {number for line in lines for number in NUMBER.findall(f"{line.route} {line.offers} {line.name}")}


def test_the_panel_has_the_numbers_everybody_needs() -> None:
    assert checked() >= {*EMERGENCY, "116 123", "85258"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_file_names_a_number_of_its_own(path: Path) -> None:
    text = " ".join(path.read_text("utf-8").split())
    assert set(NUMBER.findall(text)) - checked() == set()
