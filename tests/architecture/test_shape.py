"""The shape that keeps the project easy to move about in."""

import ast

import pytest

from tests.architecture.tree import ROOT, modules, project_files

LONGEST_MODULE = 330
TOP_LEVEL = {
    ".ci",
    ".dockerignore",
    ".editorconfig",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Dockerfile",
    "LICENSE",
    "Makefile",
    "README.md",
    "app",
    "bench",
    "docs",
    "personas",
    "prompts",
    "pyproject.toml",
    "requirements",
    "rubrics",
    "tests",
    "training",
}
VAGUE_NAMES = {"helper", "helpers", "manager", "managers", "misc", "service", "services", "util", "utils"}


def excess(source: str) -> int:
    """Lines beyond the longest that a module may have; 0 when it fits."""
    return max(0, len(source.splitlines()) - LONGEST_MODULE)


def test_the_app_is_found() -> None:
    assert ROOT / "app" / "__init__.py" in modules("app")


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    assert {str(path): over for path in modules("app") if (over := excess(path.read_text()))} == {}


@pytest.mark.parametrize(("lines", "over"), [(LONGEST_MODULE, 0), (LONGEST_MODULE + 1, 1)])
def test_a_long_module_is_noticed(lines: int, over: int) -> None:
    assert excess("x = 1\n" * lines) == over


def test_every_module_says_what_it_is() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in modules("app") + modules("training") + modules("bench")
        if not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert silent == []


def test_no_module_is_named_for_nothing_in_particular() -> None:
    assert [path for path in modules("app") if {path.stem, path.parent.name} & VAGUE_NAMES] == []


def test_only_known_entries_stand_at_the_top() -> None:
    entries = {path.relative_to(ROOT).parts[0] for path in project_files()}
    assert entries - TOP_LEVEL == set()


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "pyproject.toml",
        "requirements/run.txt",
        "requirements/dev.txt",
    ],
)
def test_what_a_newcomer_looks_for_is_there(name: str) -> None:
    assert (ROOT / name).is_file()


def test_each_content_folder_has_a_readme_for_its_authors() -> None:
    assert [
        name for name in ("personas", "rubrics", "prompts") if not (ROOT / name / "README.md").is_file()
    ] == []


def test_no_file_is_somebody_elses_minified_script() -> None:
    assert [str(path) for path in project_files() if ".min." in path.name] == []
