import shutil
from pathlib import Path

import pytest

from app.content import Catalogue
from tests.cli.command import Command


@pytest.fixture(scope="session")
def parsed_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped content as it is kept after a first start."""
    folder = tmp_path_factory.mktemp("kept") / "cache"
    Catalogue.load(None, folder)
    return folder


@pytest.fixture
def secondtake(
    tmp_path: Path,
    parsed_content: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Command:
    """The command in an empty folder, but for parsed content."""
    shutil.copytree(parsed_content, tmp_path / "data" / "cache")
    return Command(tmp_path, monkeypatch, capsys)
