"""`secondtake play` and `secondtake replay`."""

import json
import os
import pty
import re
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from tests.cli.command import SECONDTAKE, Command, one_sentence

SCRIPT = "Morning, Leon.\nYou look tired.\nWhat has it been like, getting in?\nThat sounds tough.\n"
TURN = {"turn", "utterance", "appraisal", "state", "reply", "iteration"}
STATE = {"trust", "openness", "strain", "felt", "rung"}
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def test_a_script_becomes_one_object_a_turn(secondtake: Command) -> None:
    ran = secondtake("play", "F16", "--script", secondtake.file("lines.txt", SCRIPT), "--json")
    assert (ran.code, ran.err) == (0, "")
    assert [o["utterance"] for o in ran.objects] == SCRIPT.splitlines()
    for number, turn in enumerate(ran.objects, start=1):
        assert set(turn) == TURN
        assert turn["turn"] == number
        assert set(turn["state"]) == STATE
        assert {"codes", "final_move", "empathy", "markers"} == set(turn["appraisal"])
        assert all(c["quote"] in turn["utterance"] for c in turn["appraisal"]["codes"])
        assert turn["reply"]


def test_a_debrief_comes_last_where_it_is_asked_for(secondtake: Command) -> None:
    ran = secondtake("play", "f16", "--script", secondtake.file("l.txt", SCRIPT), "--json", "--debrief")
    *turns, last = ran.objects
    assert len(turns) == 4
    assert set(last) == {"debrief", "promises"}
    assert last["promises"] == []
    assert last["debrief"]["turns"] == 4
    assert (last["debrief"]["own_view"], last["debrief"]["turned_at"]) == (None, None)
    assert set(last["debrief"]["ratings"]) >= {"attending", "understanding", "empathising", "helping"}
    assert all(v in (1, 2, 3, 4, 5, "NE", "UR") for v in last["debrief"]["ratings"].values())
    fork = last["debrief"]["fork"]
    assert fork["yours"]["line"] in SCRIPT
    ways = {branch["way"] for branch in fork["branches"]} | set(fork["missing"])
    assert ways == {"acknowledgement", "thin-empathy", "full-empathy", "advice"}


def test_the_same_seed_and_script_give_the_same_replies(secondtake: Command) -> None:
    script = secondtake.file("lines.txt", SCRIPT)
    replies = [
        [o["reply"] for o in secondtake("play", "F16", "--script", script, "--seed", seed, "--json").objects]
        for seed in ("4", "4", "5")
    ]
    assert replies[0] == replies[1]
    assert replies[2] != replies[0]


def test_another_process_gives_the_same_replies(secondtake: Command) -> None:
    words = ("play", "F16", "--script", secondtake.file("lines.txt", SCRIPT), "--seed", "4", "--json")
    found = [secondtake.apart(*words, PYTHONHASHSEED=seed) for seed in ("1", "2")]
    first, second = ([o["reply"] for o in ran.objects] for ran in found)
    assert len(first) == 4
    assert first == second


@pytest.mark.parametrize(
    "script",
    [
        SCRIPT.replace("\n", "\r\n").encode(),
        SCRIPT.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + SCRIPT.encode(),
        ("\n\n  \n" + SCRIPT.replace("\n", "\n\n \t\n")).encode(),
        SCRIPT.rstrip("\n").encode(),
    ],
    ids=["CRLF", "CR", "BOM", "blank lines", "no last newline"],
)
def test_scripts_of_any_editor_are_read_alike(secondtake: Command, script: bytes) -> None:
    ran = secondtake("play", "F16", "--script", secondtake.file("lines.txt", script), "--json")
    assert [o["utterance"] for o in ran.objects] == SCRIPT.splitlines()


def test_a_line_is_what_stands_between_line_ends_and_nothing_else(secondtake: Command) -> None:
    line = "Before\N{LINE SEPARATOR}after\x0cthe page"
    ran = secondtake("play", "F16", "--script", secondtake.file("l.txt", line + "\n"), "--json")
    (turn,) = ran.objects
    assert turn["utterance"] == "Before\N{LINE SEPARATOR}afterthe page"


def test_a_script_that_is_not_there(secondtake: Command) -> None:
    assert "nothing.txt" in one_sentence(secondtake("play", "F16", "--script", "nothing.txt"), 2)


def test_a_script_that_is_a_folder(secondtake: Command) -> None:
    assert "cannot be read" in one_sentence(secondtake("play", "F16", "--script", "data"), 2)


def test_a_script_that_is_not_utf8(secondtake: Command) -> None:
    script = secondtake.file("lines.txt", "Morning, André.\n".encode("latin-1"))
    assert "not UTF-8" in one_sentence(secondtake("play", "F16", "--script", script), 2)


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff\n"])
def test_a_script_without_lines(secondtake: Command, text: str) -> None:
    script = secondtake.file("lines.txt", text)
    assert "no lines" in one_sentence(secondtake("play", "F16", "--script", script), 2)


def test_an_unknown_persona_is_told_which_there_are(secondtake: Command) -> None:
    script = secondtake.file("lines.txt", SCRIPT)
    assert "F16" in one_sentence(secondtake("play", "F99", "--script", script, "--json"), 2)


def test_an_unknown_difficulty(secondtake: Command) -> None:
    script = secondtake.file("lines.txt", SCRIPT)
    said = one_sentence(secondtake("play", "F16", "--script", script, "--difficulty", "brutal"), 2)
    assert "warm, standard and guarded" in said


def test_a_line_that_is_too_long_stops_the_script(secondtake: Command) -> None:
    script = secondtake.file("lines.txt", "Morning.\n" + "a" * 10_000 + "\n")
    ran = secondtake("play", "F16", "--script", script, "--json")
    assert "10,000" in one_sentence(ran, 2)
    assert [o["turn"] for o in ran.objects] == [1]


def test_a_stop_word_ends_the_script_with_care_and_without_a_debrief(secondtake: Command) -> None:
    script = secondtake.file("lines.txt", "Morning.\nStop.\nAnd another thing.\n")
    ran = secondtake("play", "F16", "--script", script, "--json", "--debrief")
    first, second = ran.objects
    assert first["turn"] == 1
    assert (second["turn"], second["utterance"], second["appraisal"], second["ended"]) == (
        None,
        "",
        None,
        "care",
    )
    assert "1 lines were not played" in ran.err
    assert "116 123" in json.dumps(second["aside"])


def test_a_terminal_reader_gets_a_script(secondtake: Command) -> None:
    ran = secondtake("play", "F16", "--script", secondtake.file("lines.txt", SCRIPT), "--debrief")
    assert ran.code == 0
    assert "\x1b" not in ran.out
    for words in (
        "LEON: ",
        "You: You look tired.",
        "One to keep",
        "One to change",
        "Thin empathy",
        "secondtake replay",
    ):
        assert words in ran.out


PROMPT = re.compile(r"(?:(?:^|\n)You: |leaves it\): |for none\): |to 5\): |didn't\): )$")


def on_a_terminal(secondtake: Command, said: str, *also: str, **environment: str) -> str:
    """Play at a terminal, typing `said`; what the terminal was shown."""
    leader, follower = pty.openpty()
    env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR")}
    env |= {"TERM": "xterm-256color", "COLUMNS": "100", **environment}
    with subprocess.Popen(
        [SECONDTAKE, "play", "F16", "--seed", "1", *also],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        cwd=secondtake.folder,
        env=env,
        start_new_session=True,
    ) as playing:
        os.close(follower)
        shown, answered = b"", 0
        typed = iter(said.splitlines())
        while True:
            try:
                piece = os.read(leader, 65536)
            except OSError:
                break
            if not piece:
                break
            shown += piece
            asked = COLOUR.sub("", shown.decode(errors="ignore")).replace("\r", "")
            if PROMPT.search(asked) and len(asked) > answered:
                answered = len(asked)
                line = next(typed, None)
                if line == "^C":
                    playing.send_signal(signal.SIGINT)
                elif line is not None:
                    os.write(leader, line.encode() + b"\n")
    os.close(leader)
    assert playing.returncode == 0, shown.decode()
    return shown.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_leader_can_talk_at_a_terminal_and_stop(secondtake: Command) -> None:
    shown = on_a_terminal(secondtake, "Morning, Leon.\n/stop\n")
    assert len(COLOUR.sub("", shown).split("LEON:")) == 3
    assert COLOUR.search(shown)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_no_color_is_respected(secondtake: Command) -> None:
    shown = on_a_terminal(secondtake, "Morning, Leon.\n/stop\n", NO_COLOR="1")
    codes = {part for found in COLOUR.findall(shown) for part in found[2:-1].split(";")}
    assert not {c for c in codes if c.isdigit() and (30 <= int(c) <= 49 or 90 <= int(c) <= 107)}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_control_c_while_waiting_for_a_line_stops_at_once(secondtake: Command) -> None:
    began = time.monotonic()
    shown = on_a_terminal(secondtake, "Morning, Leon.\n^C\n")
    assert "Traceback" not in shown
    assert "secondtake replay" in COLOUR.sub("", shown)
    assert time.monotonic() - began < 30


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_moment_is_tried_again_at_a_terminal_until_enter_leaves_it(secondtake: Command) -> None:
    said = "How are you, Leon?\nI need the figures by four.\n/stop\n\nThat sounds hard.\n\n\n\n"
    shown = COLOUR.sub("", on_a_terminal(secondtake, said, "--debrief"))
    before, _, tried = shown.partition("tries left: 3")
    assert "One moment, four ways" in before
    assert "It registers that things are hard" in tried
    assert "tries left: 2" in tried
    assert "tries left: 1" not in tried


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_the_own_view_is_asked_for_before_anything_is_shown(secondtake: Command) -> None:
    said = "How are you, Leon?\nI need the figures by four.\n/stop\n5\nten\n5\n5\n5\n3\n2\n\n\n\n"
    shown = COLOUR.sub("", on_a_terminal(secondtake, said, "--debrief"))
    before, _, after = shown.partition("From Leon")
    assert "I noticed how they were, and made room for it. (1 to 5): 5" in before
    assert "A number from 1 to 5, please" in before
    assert "A number from 0 to 2, please" in before
    assert "2 I need the figures by four." in before
    assert not re.search(r"of 5|One to keep|▁", before)
    assert "You said it turned at turn 2." in after
    assert re.search(r"Empathising: you said 5, here it is [12]\. What did you have in mind", after)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_enter_alone_skips_the_own_view_and_another_take_may_follow(secondtake: Command) -> None:
    said = "How are you, Leon?\n/stop\n\n\n\nWait longer.\nMorning.\n/stop\n\n\n\n\n"
    shown = COLOUR.sub("", on_a_terminal(secondtake, said, "--debrief"))
    assert "Your view beside this one" not in shown
    assert shown.count("From Leon") == 2
    with sqlite3.connect(secondtake.folder / "data" / "secondtake.db") as record:
        found = record.execute("SELECT number, intention FROM iteration ORDER BY number").fetchall()
    record.close()
    assert found == [(1, ""), (2, "Wait longer.")]


def played(secondtake: Command) -> str:
    """Play a script; the id of its iteration."""
    ran = secondtake("play", "F16", "--script", secondtake.file("lines.txt", SCRIPT), "--json")
    return str(ran.objects[0]["iteration"])


def test_a_replay_agrees_with_the_record(secondtake: Command) -> None:
    iteration = played(secondtake)
    ran = secondtake("replay", iteration, "--json")
    assert ran.code == 0
    (found,) = ran.objects
    assert (found["iteration"], found["agrees"]) == (iteration, True)
    assert [t["turn"] for t in found["turns"]] == [1, 2, 3, 4]
    assert all(t["recorded"] == t["recomputed"] for t in found["turns"])
    assert "agree" in secondtake("replay", iteration).out


@pytest.mark.parametrize(
    ("column", "part", "value"),
    [("change", "$.after.trust", 99.0), ("change", "$.after.rung", 5), ("disclosure", "$.opened", 5)],
    ids=["trust", "rung", "disclosure"],
)
def test_a_replay_notices_what_was_tampered_with(
    secondtake: Command, column: str, part: str, value: float
) -> None:
    iteration = played(secondtake)
    with sqlite3.connect(secondtake.folder / "data" / "secondtake.db") as record:
        record.execute(
            f"UPDATE turn SET {column} = json_set({column}, ?, ?) WHERE number = 2",  # noqa: S608  # fixed names
            (part, value),
        )
    record.close()
    ran = secondtake("replay", iteration, "--json")
    assert ran.code == 1
    (found,) = ran.objects
    assert found["agrees"] is False
    assert [t["turn"] for t in found["turns"] if not t["agrees"]] == [2]
    plain = secondtake("replay", iteration)
    assert plain.code == 1
    assert "DIFFERS" in plain.out


def test_a_replay_of_an_unknown_iteration(secondtake: Command) -> None:
    assert "no such conversation" in one_sentence(secondtake("replay", "none"), 2)
