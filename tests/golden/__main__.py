"""Write the colleague's part of every golden conversation anew, and the debriefs of the longer ones.

Read the difference before keeping it.
"""

import tempfile
from pathlib import Path

import anyio

from app.domain.transcript import Iteration
from tests.golden.scripts import Script, at_length, debrief_of, play, scripts, told, written


def played(script: Script) -> Iteration:
    """A script, played in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        return anyio.run(play, script, Path(folder))


for script in scripts():
    longer = at_length(script)
    short, long = played(script), played(longer)
    script.path.write_text(written(script, short), "utf-8")
    longer.path.write_text(told(long), "utf-8")
    levels = debrief_of(short).levels, debrief_of(long).levels
    at_more_length = "the same" if levels[0] == levels[1] else "rated otherwise"
    print(script.path.name, "rung", short.state.rung, "at more length", at_more_length)  # noqa: T201  # says what it wrote
