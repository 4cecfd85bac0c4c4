"""Write the colleague's part of every golden conversation anew. Read the difference before keeping it."""

import tempfile
from pathlib import Path

import anyio

from tests.golden.scripts import play, scripts, written

for script in scripts():
    with tempfile.TemporaryDirectory() as folder:
        played = anyio.run(play, script, Path(folder))
    script.path.write_text(written(script, played), "utf-8")
    print(script.path.name, "rung", played.state.rung)  # noqa: T201  # says what it wrote
