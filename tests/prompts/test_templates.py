"""Templates declare what they use, run in a sandbox, and are told apart by version."""

from pathlib import Path

import pytest

from app.content import shipped
from app.errors import ContentFault
from app.llm.prompts import Prompts
from tests.actors.models import PROMPTS

HEAD = '{#---\nversion: "1"\nsays: A test.\nvariables: [%s]\n---#}\n'


def one(body: str, *variables: str) -> Prompts:
    return Prompts({"one": HEAD % ", ".join(variables) + body})


def test_the_shipped_ones_hold_together() -> None:
    assert {"actor.system", "actor.direction", "actor.again"} <= set(PROMPTS.names)


def test_a_template_is_rendered_with_what_it_declares() -> None:
    assert one("Hello {{ name }}.\n", "name").render("one", name="Ros") == "Hello Ros."


@pytest.mark.parametrize(
    ("body", "variables", "says"),
    [
        ("Hello {{ name }}.", (), "differ: name"),
        ("Hello.", ("name",), "differ: name"),
        ("Hello {{ name", ("name",), "one: "),
    ],
)
def test_what_it_declares_and_uses_must_agree(body: str, variables: tuple[str, ...], says: str) -> None:
    with pytest.raises(ContentFault, match=says):
        one(body, *variables)


@pytest.mark.parametrize("source", ["Hello.", "{#---\nversion: [\n---#}\nx", '{#---\nversion: "1"\n---#}\nx'])
def test_a_template_without_its_head_is_a_fault(source: str) -> None:
    with pytest.raises(ContentFault, match="begins with a comment"):
        Prompts({"one": source})


@pytest.mark.parametrize("values", [{}, {"name": "Ros", "rung": 3}])
def test_too_little_and_too_much_are_faults(values: dict[str, object]) -> None:
    with pytest.raises(ContentFault, match="do not fit"):
        one("{{ name }}", "name").render("one", **values)


def test_a_template_reaches_nothing_but_its_variables() -> None:
    with pytest.raises(Exception, match=r"unsafe|undefined"):
        one("{{ name.__class__.__mro__ }}", "name").render("one", name="Ros")


def test_the_version_changes_with_any_letter() -> None:
    assert one("a").version != one("b").version
    assert one("a").version == one("a").version


def test_a_folder_of_ones_own_replaces_by_name(tmp_path: Path) -> None:
    (tmp_path / "actor.again.j2").write_text(HEAD % "why" + "Again: {{ why }}.")
    own = Prompts.load(shipped() / "prompts", tmp_path)
    assert own.render("actor.again", why="so") == "Again: so."
    assert own.version != PROMPTS.version
    assert own.names == PROMPTS.names


def test_a_folder_without_prompts_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ContentFault, match="no prompts"):
        Prompts.load(tmp_path)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "actor.again.j2").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ContentFault, match=r"actor\.again"):
        Prompts.load(shipped() / "prompts", tmp_path)
