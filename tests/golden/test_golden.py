"""The golden conversations come out as they stand, and mean what their leaders mean."""

import re
from pathlib import Path

import pytest

from app.domain.state import starting_state
from tests.golden.scripts import Script, catalogue, debrief_of, play, scripts, written

ALL = scripts()


def test_there_are_three_leaders_for_each_of_four_personas() -> None:
    assert sorted((s.persona, s.leader) for s in ALL) == [
        (persona, leader)
        for persona in ("F01", "F06", "F11", "F16")
        for leader in ("acknowledging", "curt", "empathic")
    ]


@pytest.mark.parametrize("script", ALL, ids=lambda s: s.path.stem)
async def test_it_comes_out_as_it_stands(script: Script, tmp_path: Path) -> None:
    played = await play(script, tmp_path)
    assert written(script, played) == script.path.read_text("utf-8")


@pytest.mark.parametrize("script", ALL, ids=lambda s: s.path.stem)
async def test_it_goes_as_far_as_its_leader_earns(script: Script, tmp_path: Path) -> None:
    played = await play(script, tmp_path)
    persona = catalogue().cast(script.persona).persona
    begins = starting_state(persona, persona.difficulty).rung
    reached = played.state.rung
    if script.leader == "curt":
        assert reached <= max(2, begins)
    elif script.leader == "acknowledging":
        assert reached <= 3
    else:
        assert reached >= 4
    assert len(played.turns) == len(script.lines)


@pytest.mark.parametrize("script", ALL, ids=lambda s: s.path.stem)
async def test_its_debrief_quotes_what_was_said(script: Script, tmp_path: Path) -> None:
    played = await play(script, tmp_path)
    debrief = debrief_of(played)
    spoken = {0: played.opening} | {t.number: f"{t.utterance}\n{t.reply}" for t in played.turns}
    quoted = [r for r in debrief.ratings if r.quote]
    assert quoted
    for rating in quoted:
        assert rating.turn is not None
        assert rating.quote in spoken[rating.turn]


def test_no_colleague_names_a_technique_or_talks_like_software() -> None:
    forbidden = re.compile(
        r"\b(?:open question|reflect(?:ing|ion) back|active listening|empath(?:y|ise)|as an ai|"
        r"language model|prompt|i feel heard|boundaries|valid(?:ate|ating))\b",
        re.IGNORECASE,
    )
    for script in ALL:
        for line in script.path.read_text("utf-8").splitlines():
            if not line.startswith("**You:**"):
                assert not forbidden.search(line), (script.path.name, line)
