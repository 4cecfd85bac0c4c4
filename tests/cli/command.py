"""The command line, run in this process or, where it must be, in one of its own."""

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.cli import main

SECONDTAKE = Path(sys.executable).with_name("secondtake")


@dataclass(frozen=True)
class Ran:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """Standard output as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


class Command:
    """`secondtake` in a folder of its own."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
        self.folder = folder
        self._patch = monkeypatch
        self._capsys = capsys
        monkeypatch.chdir(folder)
        for name in [n for n in os.environ if n.startswith("SECONDTAKE_") or n == "DATABASE_URL"]:
            monkeypatch.delenv(name)

    def __call__(self, *words: str, said: bytes = b"", **environment: str) -> Ran:
        """Run it here, with `said` on its standard input."""
        with self._patch.context() as patch:
            for name, value in environment.items():
                patch.setenv(name, value)
            patch.setattr(sys, "argv", ["secondtake", *words])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(said), encoding="utf-8"))
            try:
                main()
                code = 0
            except SystemExit as ended:
                code = int(ended.code or 0)
        out, err = self._capsys.readouterr()
        return Ran(code, out, err)

    def apart(self, *words: str, said: str = "", **environment: str) -> Ran:
        """Run it in a process of its own."""
        ran = subprocess.run(
            [SECONDTAKE, *words],
            input=said,
            capture_output=True,
            text=True,
            check=False,
            cwd=self.folder,
            env={**os.environ, **environment},
        )
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    def file(self, name: str, text: str | bytes) -> str:
        """Write a file in its folder; its name."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return name


def one_sentence(ran: Ran, code: int) -> str:
    """What went wrong, after seeing that it is one plain sentence on standard error."""
    assert ran.code == code, ran
    (line,) = ran.err.splitlines()
    assert line.startswith("secondtake: ")
    assert line.endswith(".")
    assert "Traceback" not in ran.err
    return line
