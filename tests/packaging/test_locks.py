"""The locks: complete, hashed, free of addresses, and one the superset of the other."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("run.txt", "dev.txt")

Pins = dict[str, frozenset[str]]


def pins(text: str) -> Pins:
    """The locked lines of `text` (`name==version ; marker`) with their sha256 hashes."""
    joined = text.replace("\\\n", " ")
    found: Pins = {}
    for line in joined.splitlines():
        if line and not line.lstrip().startswith("#"):
            pin, *hashes = line.split("--hash=")
            found[" ".join(pin.split())] = frozenset(entry.strip() for entry in hashes)
    return found


def locked(name: str) -> Pins:
    return pins((ROOT / "requirements" / name).read_text())


def plain(name: str) -> str:
    """A distribution's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def unmet(wanted: list[str], held: Pins) -> list[str]:
    """Requirements among `wanted` that no pin of `held` satisfies on this machine."""
    here = {
        plain(pin.name): pin.specifier
        for pin in map(Requirement, held)
        if not pin.marker or pin.marker.evaluate()
    }
    missing = []
    for text in wanted:
        need = Requirement(text)
        if need.marker and not need.marker.evaluate():
            continue
        pin = here.get(plain(need.name))
        if pin is None or not need.specifier.contains(next(iter(pin)).version, prereleases=True):
            missing.append(text)
    return missing


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_is_exact_and_hashed(name: str) -> None:
    held = locked(name)
    assert len(held) > 40
    assert [pin for pin in held if not re.match(r"[a-z0-9-]+==\S+( ; .+)?$", pin)] == []
    assert [
        pin
        for pin, hashes in held.items()
        if not hashes or any(not re.fullmatch(r"sha256:[0-9a-f]{64}", found) for found in hashes)
    ] == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_no_address_and_no_path(name: str) -> None:
    assert (
        re.findall(r"https?://|file:|--index|--find-links| @ ", (ROOT / "requirements" / name).read_text())
        == []
    )


def test_what_is_tested_is_what_is_run() -> None:
    run, dev = locked("run.txt"), locked("dev.txt")
    assert {pin: hashes for pin, hashes in run.items() if dev.get(pin) != hashes} == {}


def test_the_locks_meet_what_the_package_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    build = [
        line
        for line in (ROOT / "requirements" / "build.in").read_text().splitlines()
        if not line.startswith("#")
    ]
    extras = project["optional-dependencies"]
    assert unmet(project["dependencies"] + build + extras["postgres"], locked("run.txt")) == []
    assert unmet(project["dependencies"] + build + extras["dev"], locked("dev.txt")) == []


@pytest.mark.parametrize(("wanted", "met"), [("typer>=0.29", True), ("typer>=99", False), ("absent", False)])
def test_an_unmet_requirement_would_be_noticed(wanted: str, met: bool) -> None:
    assert (unmet([wanted], pins("typer==0.29.2 \\\n    --hash=sha256:00")) == []) is met


def test_training_libraries_stay_out_of_the_product() -> None:
    names = {Requirement(pin).name for lock in LOCKS for pin in locked(lock)}
    assert names & {"torch", "scikit-learn", "onnx", "transformers"} == set()
