"""`secondtake export`."""

import json

import pytest

from tests.cli.command import Command, one_sentence

SCRIPT = "Morning, Leon.\nYou look tired.\nThat sounds tough.\n"


@pytest.fixture
def iteration(secondtake: Command) -> str:
    ran = secondtake("play", "F16", "--script", secondtake.file("lines.txt", SCRIPT), "--json", "--debrief")
    return str(ran.objects[0]["iteration"])


def test_debrief_and_transcript_as_markdown(secondtake: Command, iteration: str) -> None:
    ran = secondtake("export", iteration)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.index("# Payday minus nine: debrief") < ran.out.index("3. **You:** That sounds tough.")


def test_debrief_and_transcript_as_json(secondtake: Command, iteration: str) -> None:
    found = json.loads(secondtake("export", iteration, "--as", "json").out)
    assert found["debrief"]["iteration"] == found["transcript"]["id"] == iteration
    assert [t["utterance"] for t in found["transcript"]["turns"]] == SCRIPT.splitlines()


def test_days_to_come_back_on(secondtake: Command, iteration: str) -> None:
    ran = secondtake("export", iteration, "--as", "ics")
    assert ran.out.count("BEGIN:VEVENT") == 4


def test_another_format_is_refused(secondtake: Command, iteration: str) -> None:
    ran = secondtake("export", iteration, "--as", "pdf")
    assert "md, json, ics" in one_sentence(ran, 2)
