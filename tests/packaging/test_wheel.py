"""What the wheel carries: the package, its data and the content folders."""

import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

import app
from tests.architecture.tree import project_files

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built from this checkout with the locked build tools and no network."""
    folder = tmp_path_factory.mktemp("dist")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert built.returncode == 0, built.stderr
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def test_every_file_of_the_package_is_in_it(wheel: zipfile.ZipFile) -> None:
    ours = {str(path.relative_to(ROOT)) for path in project_files() if path.is_relative_to(ROOT / "app")}
    assert len(ours) > 10
    assert ours - set(wheel.namelist()) == set()


@pytest.mark.parametrize("folder", ["personas", "rubrics", "prompts"])
def test_content_travels_inside_the_package(wheel: zipfile.ZipFile, folder: str) -> None:
    ours = {
        f"app/_content/{path.relative_to(ROOT)}"
        for path in project_files()
        if path.is_relative_to(ROOT / folder)
    }
    assert ours
    assert ours - set(wheel.namelist()) == set()


def test_nothing_else_is_in_it(wheel: zipfile.ZipFile) -> None:
    tops = {name.partition("/")[0] for name in wheel.namelist()}
    assert tops == {"app", f"secondtake-{app.__version__}.dist-info"}
    assert [name for name in wheel.namelist() if name.endswith((".db", ".env", ".pyc"))] == []


def test_it_says_what_it_is(wheel: zipfile.ZipFile) -> None:
    folder = f"secondtake-{app.__version__}.dist-info"
    facts = Parser().parsestr(wheel.read(f"{folder}/METADATA").decode())
    assert (facts["Name"], facts["Version"], facts["License-Expression"]) == (
        "secondtake",
        app.__version__,
        "Apache-2.0",
    )
    assert facts.get_payload() == (ROOT / "README.md").read_text()
    assert facts["Requires-Python"] == ">=3.11"
    assert "secondtake = app.cli:main" in wheel.read(f"{folder}/entry_points.txt").decode()
    assert f"{folder}/licenses/LICENSE" in wheel.namelist()


def test_the_weights_keep_it_small_enough_to_download(wheel: zipfile.ZipFile) -> None:
    assert sum(entry.compress_size for entry in wheel.infolist()) < 40_000_000
