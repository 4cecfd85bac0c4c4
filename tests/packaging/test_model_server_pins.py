"""The real model server of the tests: pinned with hashes, never installed, and run in CI."""

import tomllib

from tests.packaging.test_locks import ROOT, locked

WANTED = {
    line
    for line in (ROOT / "requirements" / "model-server.in").read_text().splitlines()
    if not line.startswith("#")
}


def test_exactly_the_wanted_versions_are_pinned_and_hashed() -> None:
    held = locked("model-server.txt")
    assert set(held) == WANTED
    assert all(held.values())


def test_nothing_installs_it() -> None:
    names = {pin.split("==")[0] for pin in WANTED}
    for lock in ("run.txt", "dev.txt"):
        assert not names & {pin.split("==")[0] for pin in locked(lock)}


def test_its_tests_run_in_ci_and_in_no_other_run() -> None:
    steps = (ROOT / ".ci" / "run").read_text()
    assert 'make modelserver REPORTS="$reports"' in steps
    assert '"$reports"/modelserver.xml' in steps
    options = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["pytest"]
    assert "not browser and not modelserver" in options["addopts"]
