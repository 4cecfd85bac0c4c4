"""The import rules of pyproject.toml, and proof that they would notice a breach."""

import ast
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, modules

LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")
PURE = {"pydantic", "pydantic_core", "app"}
# Standard modules through which the world comes in: files, clocks, chance, processes and the network.
WORLDLY = {
    *("asyncio", "http", "io", "logging", "os", "pathlib", "random", "secrets", "shutil", "socket"),
    *("sqlite3", "subprocess", "tempfile", "threading", "time", "urllib", "uuid"),
}
# Calls that reach the world without an import of their own.
WORLDLY_CALLS = {"input", "now", "open", "print", "today", "utcnow"}


def impurities(source: str) -> list[str]:
    """Imports and calls in `source` that a pure module may not make, in order."""
    found = []
    for node in ast.walk(ast.parse(source)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        for name in names:
            top = name.partition(".")[0]
            if top in WORLDLY or (top not in PURE and top not in sys.stdlib_module_names):
                found.append(f"import {name}")
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name in WORLDLY_CALLS:
                found.append(f"{name}()")
    return found


def test_the_domain_touches_nothing_outside_itself() -> None:
    found = {path.name: faults for path in modules("app/domain") if (faults := impurities(path.read_text()))}
    assert found == {}


@pytest.mark.parametrize(
    ("source", "faults"),
    [
        ("import random", ["import random"]),
        ("from pathlib import Path", ["import pathlib"]),
        ("from sqlmodel import Field", ["import sqlmodel"]),
        ("import numpy.linalg", ["import numpy.linalg"]),
        ("x = datetime.now()", ["now()"]),
        ("print(1)", ["print()"]),
        ("import re\nfrom pydantic import BaseModel\nfrom app.errors import Fault", []),
    ],
)
def test_an_impurity_would_be_noticed(source: str, faults: list[str]) -> None:
    assert impurities(source) == faults


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT_IMPORTS, "--config", folder / "pyproject.toml", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
    )


def layers() -> list[str]:
    """Every module that the layers name, highest first."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    (names,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [part.strip() for layer in names for part in layer.split("|")]


@pytest.fixture(scope="module")
def skeleton(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package with the project's layers and no code, under the project's own import rules."""
    folder = tmp_path_factory.mktemp("skeleton")
    (folder / "app").mkdir()
    (folder / "app" / "__init__.py").touch()
    for name in [*layers(), "app.config"]:
        (folder / "app" / f"{name.removeprefix('app.')}.py").touch()
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_every_part_of_the_app_has_its_layer() -> None:
    parts = {
        f"app.{path.stem if path.is_file() else path.name}"
        for path in (ROOT / "app").iterdir()
        if not path.name.startswith(("_", ".")) and (path.suffix == ".py" or any(path.glob("*.py")))
    }
    assert parts - {*layers(), "app.config"} == set()


def test_a_package_without_imports_keeps_every_contract(skeleton: Path) -> None:
    checked = lint_imports(skeleton)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("domain", "import app.practice", "Imports point down only"),
        ("api", "import app.web", "Imports point down only"),
        ("actors", "import app.store", "Imports point down only"),
        ("practice", "import app.store", "The practice knows the seams"),
        ("web", "import app.appraisers", "Pages and REST reach implementations"),
        ("store", "import app.config", "Only main and the command line"),
        ("actors", "import openai", "Only llm imports openai"),
        ("domain", "import sqlmodel", "The domain is pure"),
    ],
)
def test_a_breach_would_be_noticed(skeleton: Path, module: str, line: str, contract: str) -> None:
    breach = skeleton / "app" / f"{module}.py"
    breach.write_text(f"{line}\n")
    try:
        checked = lint_imports(skeleton)
    finally:
        breach.write_text("")
    broken = [row for row in checked.stdout.splitlines() if row.endswith("BROKEN")]
    assert any(row.startswith(contract) for row in broken), checked.stdout
