"""The authoring guide's examples are personas that can be played as they stand."""

import re
from pathlib import Path

import pytest

from app.content import Catalogue, faults
from app.domain.care import OWN_ORGANISATION, help_panel
from app.domain.persona import Persona, Stance

GUIDE = (Path(__file__).parents[2] / "personas" / "README.md").read_text("utf-8")
_BLOCK = re.compile(r"```yaml\n((?:extends: [A-Z0-9-]+\n)?id: ([A-Z0-9-]+)\n.*?)```", re.DOTALL)
EXAMPLES = {name: text for text, name in _BLOCK.findall(GUIDE)}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide's examples in a folder of one's own, as its reader would keep them."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "personas").mkdir()
    for name, text in EXAMPLES.items():
        (folder / "personas" / f"{name.lower()}.yaml").write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def tells(written: Path) -> Persona:
    return Catalogue.load(written).cast("DEMO-JOY-TELLS").persona


def test_the_examples_are_found() -> None:
    assert set(EXAMPLES) == {"DEMO-JOY", "DEMO-JOY-TELLS", "F16-GUARDED"}


def test_check_finds_nothing_in_them(written: Path) -> None:
    assert [str(fault) for fault in faults([written])] == []


def test_a_fault_in_an_example_would_be_found(written: Path, tmp_path: Path) -> None:
    broken = EXAMPLES["DEMO-JOY"].replace("        - Oh, it's in hand.\n", "        - I set my boundaries.\n")
    (tmp_path / "joy.yaml").write_text(broken, "utf-8")
    assert [fault.field for fault in faults([tmp_path])] == ["topics.derek.1.1"]


def test_the_disclosure_example_keeps_its_own_rules(tells: Persona) -> None:
    assert tells.sensitive
    assert tells.indicator is not None
    assert tells.content_notes
    for move in ("safe.ask", "safe.now", "safe.act", "safe.confid", "bar.secrecy"):
        assert set(tells.reactions[move]) == set(Stance), move
    assert any(cue.from_turn == 1 for cue in tells.cues)


def test_its_routes_are_those_of_the_help_panel_or_empty(tells: Persona) -> None:
    known = " ".join(line.route for line in help_panel(None))
    for source in tells.support:
        numbers = re.findall(r"\d[\d ]{2,}\d", source.route)
        assert [n for n in numbers if n not in known] == [], source.name
    assert any(not source.route for source in tells.support)


def test_what_an_empty_route_is_shown_as_is_what_the_guide_says() -> None:
    assert f'"{OWN_ORGANISATION.route}"' in GUIDE
