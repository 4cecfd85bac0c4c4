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


PROMISING = "You're wet through, Leon.\nI'll ring payroll about the hardship form on Thursday at four.\n"


def test_going_back_a_week_on(secondtake: Command) -> None:
    script = secondtake.file("lines.txt", PROMISING)
    ran = secondtake("play", "F16", "--script", script, "--json", "--debrief")
    first = ran.objects[0]["iteration"]
    (promise,) = ran.objects[-1]["promises"]
    assert promise["when"] == "Thursday at four"
    lines = secondtake.file("later.txt", "I said I'd ring payroll on Thursday, and I didn't. I'm sorry.\n")
    options = ("--became", "not-kept", "--script", lines, "--debrief", "--json")
    later = secondtake("week-on", str(first), *options)
    assert (later.code, later.err) == (0, "")
    returned = later.objects[-1]["debrief"]["returned"]
    assert (returned["how"], returned["turn"]) == ("owned", 1)
    replayed = secondtake("replay", str(later.objects[0]["iteration"]), "--json")
    assert replayed.objects[0]["agrees"] is True


def test_what_became_of_it_must_be_said(secondtake: Command) -> None:
    script = secondtake.file("lines.txt", PROMISING)
    first = secondtake("play", "F16", "--script", script, "--json", "--debrief").objects[0]["iteration"]
    assert "--became" in one_sentence(secondtake("week-on", str(first)), 2)
    assert "not-kept" in one_sentence(secondtake("week-on", str(first), "--became", "half"), 2)
