"""Plain words for everything that has a name, and none of the words the room does without."""

import re
from pathlib import Path

import pytest

import app.web
from app.domain.behaviours import Code
from app.domain.persona import MOVES, Difficulty, Rehearsal, Sector
from app.domain.rubric import CRITERIA
from app.web import moves, wording

HERE = Path(app.web.__file__).parent
WRITTEN = sorted([*HERE.glob("templates/**/*.html"), *HERE.glob("static/*.js"), *HERE.glob("*.py")])
AVOIDED = re.compile(
    r"\b(sessions?|scores?|scoring|users?|AI assistant|badges?|congratulations)\b", re.IGNORECASE
)


def test_every_sector_rehearsal_and_difficulty_has_words() -> None:
    assert set(wording.SECTORS) == set(Sector)
    assert set(wording.REHEARSALS) == set(Rehearsal)
    assert set(wording.DIFFICULTIES) == set(Difficulty)


def test_every_behaviour_has_words() -> None:
    assert set(CRITERIA) <= set(wording.BEHAVIOURS)


def test_every_move_of_the_coding_scheme_has_words() -> None:
    untold = {m for m in MOVES if m not in moves.MOVES and not m.startswith("talk.")}
    assert untold == {Code.OTH_NEUTRAL.value} & set(MOVES)
    assert set(moves.MOVES) <= set(MOVES)


@pytest.mark.parametrize(
    ("opened", "change", "said"),
    [
        (True, -9.0, "Sam told you something new."),
        (False, 6.0, "Sam opened up."),
        (False, 2.0, "Sam opened up a little."),
        (False, 0.0, "Little moved."),
        (False, -2.0, "Sam closed a little."),
        (False, -6.0, "Sam closed."),
    ],
)
def test_what_a_line_did(opened: bool, change: float, said: str) -> None:
    assert moves.did("Sam", "bar.task", opened, change) == f"You went to the task. {said}"


@pytest.mark.parametrize("path", WRITTEN, ids=lambda p: p.name)
def test_pages_avoid_the_words_of_products(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert AVOIDED.findall(text) == []


@pytest.mark.parametrize("path", [p for p in WRITTEN if p.suffix == ".html"], ids=lambda p: p.name)
def test_templates_hold_nothing_inline(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert (
        re.findall(
            r"<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\ssrc=)|https?://(?!www\.w3\.org)", text
        )
        == []
    )
    assert "|safe" not in text.replace(" ", "")
