"""The Makefile's promises: it explains itself, and fails with a sentence."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAKEFILE = (ROOT / "Makefile").read_text()


def make(*words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in {"CI", "SECONDTAKE_REQUIRE_BROWSER", "CHROMIUM", "MAKEFLAGS", "MAKELEVEL", "MFLAGS"}
    }
    return subprocess.run(
        ["make", "--no-print-directory", *words],
        cwd=ROOT,
        env=inherited | settings,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_plain_make_lists_every_target() -> None:
    targets = set(re.findall(r"^\.PHONY: (\w+)$", MAKEFILE, flags=re.MULTILINE))
    assert targets >= {"run", "test", "appraiser", "bench", "lock", "format", "clean", "help"}
    listed = set(re.findall(r"^  make (\w+)", make().stdout, flags=re.MULTILINE))
    assert listed == targets


@pytest.fixture
def bare(tmp_path: Path) -> str:
    """A search path that has a shell and nothing else: no Python, no Chromium."""
    for tool in ("bash", "make"):
        found = shutil.which(tool)
        assert found is not None
        (tmp_path / tool).symlink_to(found)
    return str(tmp_path)


def test_no_python_is_said_plainly(bare: str) -> None:
    told = make("lock", PATH=bare)
    assert told.returncode != 0
    assert "needs Python 3.11 or newer" in told.stderr


@pytest.mark.parametrize(
    ("settings", "fails"), [({}, False), ({"CI": "true"}, True), ({"SECONDTAKE_REQUIRE_BROWSER": "1"}, True)]
)
def test_a_missing_browser_is_said_plainly(bare: str, settings: dict[str, str], fails: bool) -> None:
    # The environment counts as ready: what is tested is the choice, not the installation.
    told = make("browser", "--assume-old=.venv-dev/.ready", PATH=bare, **settings)
    assert (told.returncode != 0) is fails
    assert "Chromium is not installed" in told.stdout + told.stderr
    assert len((told.stdout + told.stderr).strip().splitlines()) == (2 if fails else 1)
