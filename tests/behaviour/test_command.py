"""The command: bad input, and what is left behind."""

import json
from pathlib import Path

import pytest

from app.cli.rehearse_check import run
from app.config import Settings
from app.errors import BadRequest, UnknownPersona


def here(folder: Path) -> Settings:
    return Settings(database_url=f"sqlite:///{folder / 'own.db'}")


def test_it_prints_json_and_leaves_nothing_behind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    separates = run(here(tmp_path), "F06", "scripted", [1], as_json=True)
    printed = json.loads(capsys.readouterr().out)
    assert printed["separates"] is separates
    leader = printed["rehearsals"][0]["leaders"][0]
    assert len(leader["rungs"]) == len(leader["lines"]) + 1
    assert leader["guard_interventions"] == 0
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_actor_and_an_unknown_persona_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="no actor"):
        run(here(tmp_path), "F06", "puppet", [1], as_json=True)
    with pytest.raises(UnknownPersona):
        run(here(tmp_path), "F99", "scripted", [1], as_json=True)
