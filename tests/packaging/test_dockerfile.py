"""The container recipe, read and linted. No container engine runs here: nothing was built from it."""

import re
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RECIPE = (ROOT / "Dockerfile").read_text()
BUILD, RUN = RECIPE.split("\nFROM ", maxsplit=2)[-2:]


def instructions(stage: str) -> list[str]:
    """The instructions of a stage, each on one line, comments left out."""
    kept = "\n".join(line for line in stage.splitlines() if not line.lstrip().startswith("#"))
    return [" ".join(line.split()) for line in re.sub(r"\\\n", " ", kept).splitlines() if line.strip()]


def test_the_linter_has_no_objection() -> None:
    linted = subprocess.run(
        [Path(sys.executable).with_name("hadolint"), "--failure-threshold", "style", ROOT / "Dockerfile"],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (linted.returncode, linted.stdout) == (0, "")


def test_both_stages_start_from_the_same_python() -> None:
    bases = re.findall(r"^FROM (\S+)", RECIPE, flags=re.MULTILINE)
    assert len(bases) == 2
    assert len(set(bases)) == 1
    assert bases[0].startswith("python:3.11-slim")


def test_libraries_come_from_the_lock_with_hashes() -> None:
    (libraries, package) = [line for line in instructions(BUILD) if "pip install" in line]
    assert "--require-hashes --requirement requirements/run.txt" in libraries
    assert "--no-deps" in package
    assert "--no-build-isolation" in package


def test_content_is_checked_before_the_image_exists() -> None:
    assert any(line.endswith("secondtake check") for line in instructions(BUILD))


def test_it_runs_as_nobody_in_particular() -> None:
    stage = instructions(RUN)
    (user,) = [line.split()[1] for line in stage if line.startswith("USER")]
    assert user.isdigit()
    assert int(user) > 0
    assert f"--uid {user}" in RECIPE
    assert stage.index(f"USER {user}") < stage.index('CMD ["secondtake", "serve", "--host", "0.0.0.0"]')


def test_it_trusts_certificates_keeps_data_and_reports_its_health() -> None:
    stage = instructions(RUN)
    assert any("ca-certificates" in line for line in stage)
    (folder,) = [line.split()[1] for line in stage if line.startswith("WORKDIR")]
    assert f'VOLUME ["{folder}/data"]' in stage
    assert "EXPOSE 8000" in stage
    (health,) = [line for line in stage if line.startswith("HEALTHCHECK")]
    assert "http://127.0.0.1:8000/healthz" in health


def test_the_builder_is_sent_what_it_needs_and_no_more() -> None:
    rules = [
        line
        for line in (ROOT / ".dockerignore").read_text().splitlines()
        if line and not line.startswith("#") and not line.startswith("**/")
    ]
    assert rules[0] == "*"
    sent = {rule.removeprefix("!") for rule in rules[1:] if rule.startswith("!")}
    assert len(sent) == len(rules) - 1
    assert {
        "app",
        "personas",
        "rubrics",
        "prompts",
        "pyproject.toml",
        "requirements/run.txt",
        "LICENSE",
    } <= sent
    assert [entry for entry in sent if not (ROOT / entry).exists()] == []
    assert not any(
        fnmatch(name, rule) for name in ("data", ".env", ".git", "tests", "training") for rule in sent
    )
