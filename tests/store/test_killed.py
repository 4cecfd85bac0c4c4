"""Killed at any instant: every turn that was reported is there, whole, and nothing else is."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.cli.replaying import compare
from app.domain.transcript import Iteration
from tests.fakes import catalogue, record_at

KILLS = 24
TAKER = Path(__file__).with_name("turn_taker.py")


def reports(folder: Path, kills: int) -> list[dict[str, Any]]:
    """What takers of turns had reported before each was killed."""
    taker = subprocess.run(
        [sys.executable, str(TAKER), str(folder), str(kills)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert taker.returncode == 0, taker.stderr
    return [json.loads(line) for line in taker.stdout.splitlines()]


def is_whole(iteration: Iteration) -> bool:
    """Whether every turn of an iteration is complete and in its place."""
    return [t.number for t in iteration.turns] == list(range(1, len(iteration.turns) + 1)) and all(
        t.reply and t.utterance.endswith(f"Turn {t.number}.") and t.appraisal.codes for t in iteration.turns
    )


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_what_was_reported_survives_and_nothing_is_half_there(tmp_path: Path) -> None:
    reported: dict[str, dict[int, dict[str, Any]]] = {}
    # The database grows across kills, so that recovery meets what earlier kills left.
    for line in reports(tmp_path, KILLS):
        turns = reported.setdefault(line["iteration"], {})
        if "turn" in line:
            turns[line["turn"]] = line
    record = record_at(tmp_path)
    kept = {name: record.iteration(name) for name in reported}
    for name, turns in reported.items():
        iteration = kept[name]
        assert is_whole(iteration), name
        for count, line in turns.items():
            turn = iteration.turns[count - 1]
            assert (turn.utterance, turn.reply) == (line["text"], line["reply"])
        # At most the one turn that was committed and whose report was cut off.
        assert len(iteration.turns) - len(turns) in (0, 1), name
        assert all(row["agrees"] for row in compare(catalogue().cast("F16"), iteration)), name
    assert sum(len(turns) for turns in reported.values()) >= KILLS
    record.close()
    with sqlite3.connect(tmp_path / "practices.db") as plain:
        assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert plain.execute("PRAGMA foreign_key_check").fetchall() == []
    plain.close()
