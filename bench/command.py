"""The command line, timed from outside as its user meets it."""

import json
import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from bench.measure import Measure, milliseconds, timed

SECONDTAKE = Path(sys.executable).with_name("secondtake")
PERSONA = "F01"
# A leader who starts with the task, notices, hides behind advice, and then arrives.
LINES = (
    "Morning. Have you got five minutes?",
    "The rota for next week still isn't finished, and I need it by noon.",
    "You look tired. Is everything all right?",
    "Have you tried making a list?",
    "Sorry, that was me rushing. What has this week been like for you?",
    "I hear that this is difficult.",
    "You have been carrying this on your own for weeks, and still you turned up every day.",
    "What would help most today?",
    "I'll speak to Dee about Thursday's cover and tell you before four.",
    "Shall we look at it again on Friday?",
)
WARM_UP = 10


def secondtake(*words: str) -> None:
    """Run the installed command in an empty folder.

    Raises:
        subprocess.CalledProcessError: The command failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([SECONDTAKE, *words], cwd=folder, check=True, capture_output=True)


def appraisals(count: int) -> Measure:
    """One process on one core, asked for `count` lines, each different and each waited for.

    Raises:
        RuntimeError: A line was not coded.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(
            [SECONDTAKE, "appraise"],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as coding,
    ):
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(coding.pid, {min(os.sched_getaffinity(0))})

        def ask(number: int) -> None:
            said, asked = coding.stdin, coding.stdout
            if said is None or asked is None:
                raise RuntimeError("the command has no pipes")
            line = f"{LINES[number % len(LINES)]} ({number})"
            said.write(json.dumps({"utterance": line, "previous": ["It's fine. Really."], "rung": 2}) + "\n")
            said.flush()
            if "codes" not in json.loads(asked.readline()):
                raise RuntimeError(f"the line was not coded: {line}")

        for number in range(WARM_UP):
            ask(number)
        taken = [milliseconds(partial(ask, number)) for number in range(WARM_UP, WARM_UP + count)]
    return Measure("coding one line, one core", tuple(taken), goal=5)


def measures(runs: int) -> list[Measure]:
    """Start-up `runs` times, and lines coded one by one."""
    return [
        timed("`secondtake --help`", runs, lambda: secondtake("--help"), goal=500),
        appraisals(runs * 60),
    ]
