"""The README and the pages it leads to keep their word: links lead somewhere, commands are there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from app.cli.commands import commands

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md"), *ROOT.glob("*/README.md")])
_LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
_CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
SECONDTAKE = Path(sys.executable).with_name("secondtake")


def console_lines(page: Path) -> list[str]:
    """Commands that a page tells its reader to type."""
    blocks = _CONSOLE.findall(page.read_text("utf-8"))
    return [
        line[2:].split("  #")[0].strip()
        for block in blocks
        for line in block.splitlines()
        if line[:2] == "$ "
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = [link for link in _LINK.findall(page.read_text("utf-8")) if "://" not in link]
    missing = [link for link in links if not (page.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_command_and_option_is_there(page: Path) -> None:
    known = typer.main.get_command(commands)
    for line in console_lines(page):
        found = re.search(r"\bsecondtake ([a-z-]+)(.*)", line)
        if found is None:
            continue
        command = known.commands.get(found[1])  # type: ignore[attr-defined]
        assert command is not None, line
        options = {name for parameter in command.params for name in parameter.opts}
        assert set(re.findall(r"(?<=\s)--[a-z-]+", found[2])) <= options, line


def test_every_make_target_in_the_readme_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    told = {line.split()[1] for line in console_lines(ROOT / "README.md") if line.startswith("make ")}
    assert {"run", "test"} <= told <= targets


def test_the_variant_in_the_readme_is_as_short_as_it_says(tmp_path: Path) -> None:
    variant = re.search(
        r"```yaml\n(extends: F16\n.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL
    )
    assert variant is not None
    folder = tmp_path / "my-content" / "personas"
    folder.mkdir(parents=True)
    (folder / "f16-monday.yaml").write_text(variant[1], "utf-8")
    checked = subprocess.run(
        [SECONDTAKE, "check", "my-content"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_appraise_example_ends_on_advice(tmp_path: Path) -> None:
    line = next(c for c in console_lines(ROOT / "README.md") if c.startswith("echo"))
    said = re.search(r"echo '(.*)' \|", line)
    assert said is not None
    coded = subprocess.run(
        [SECONDTAKE, "appraise", "--explain"],
        input=said[1],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert '"final_move": "bar.advice"' in coded.stdout
