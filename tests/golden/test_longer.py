"""The same leader in more words: rated the same, and told in a debrief that stands as it was read."""

from pathlib import Path

import pytest

from tests.golden.scripts import LONGER, Script, at_length, debrief_of, play, scripts, told

ALL = scripts()
AT_LEAST = 1.25
"""So many times the words, or it would not show that length earns nothing."""


def words(lines: tuple[str, ...]) -> int:
    return sum(len(line.split()) for line in lines)


def test_each_golden_conversation_has_a_longer_one() -> None:
    stems = {script.path.stem for script in ALL}
    assert {path.stem for path in LONGER.glob("*.txt")} == stems


@pytest.mark.parametrize("script", ALL, ids=lambda s: s.path.stem)
def test_it_says_line_for_line_the_same_in_more_words(script: Script) -> None:
    longer = at_length(script)
    pairs = list(zip(script.lines, longer.lines, strict=True))
    assert [(short, long) for short, long in pairs if len(long) < len(short)] == []
    assert words(longer.lines) >= AT_LEAST * words(script.lines)


@pytest.mark.parametrize("script", ALL, ids=lambda s: s.path.stem)
async def test_length_changes_no_level(script: Script, tmp_path: Path) -> None:
    (tmp_path / "short").mkdir()
    short = await play(script, tmp_path / "short")
    long = await play(at_length(script), tmp_path)
    assert len(long.turns) == len(script.lines)
    levels, others = debrief_of(short).levels, debrief_of(long).levels
    assert levels == others


@pytest.mark.parametrize("script", ALL, ids=lambda s: s.path.stem)
async def test_its_debrief_comes_out_as_it_stands(script: Script, tmp_path: Path) -> None:
    longer = at_length(script)
    assert told(await play(longer, tmp_path)) == longer.path.read_text("utf-8")
