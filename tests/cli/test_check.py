"""`secondtake check`: every fault of every file, with its field."""

import json

import pytest

from app.content import shipped
from tests.cli.command import Command

VARIANT = """\
id: F16-MINE
extends: F16
title: Another Monday
minutes: 20
"""


def faults(secondtake: Command, *names: str) -> list[dict[str, str]]:
    """What check finds, after seeing that it ends with 2 and says the same in words."""
    ran = secondtake("check", "--json", *names)
    assert ran.code == 2
    found: list[dict[str, str]] = json.loads(ran.out)["faults"]
    said = secondtake("check", *names)
    assert said.code == 2
    assert said.out.splitlines() == [
        ": ".join(part for part in (f["file"], f["field"], f["says"]) if part) for f in found
    ]
    assert said.err.strip() == f"{len(found)} faults."
    return found


def test_shipped_content_is_without_fault(secondtake: Command) -> None:
    ran = secondtake("check")
    assert (ran.code, ran.out, ran.err) == (0, "No faults.\n", "")


def test_a_good_variant_is_without_fault(secondtake: Command) -> None:
    name = secondtake.file("mine.yaml", VARIANT)
    assert secondtake("check", name).code == 0
    assert json.loads(secondtake("check", "--json", name).out) == {"faults": []}


@pytest.mark.parametrize(
    ("change", "field", "says"),
    [
        ("minuets: 20", "minuets", "Extra inputs"),
        ("turn_limit: 200", "turn_limit", "less than or equal to 40"),
        ("difficulty: brutal", "difficulty", "'warm', 'standard' or 'guarded'"),
        ("colleague: {shoe_size: 9}", "colleague.shoe_size", "Extra inputs"),
        ("colleague: {age: old}", "colleague.age", "valid integer"),
        ("cues: [{id: a}]", "cues.0.shows", "required"),
        ("ladder: []", "ladder", "at least 5"),
        ("reactions: {bar.shout: {open: [No.]}}", "", "bar.shout"),
        ("version: 2026-01-01", "", "version"),
        ("1: one", "", "names of fields are text"),
        ("title: Twice", "", "duplicate key"),
        ("scene: [", "", "line "),
        ("  indented: wrongly", "", "line "),
        ("extends: F99\nid: F16-B", "", "duplicate key"),
    ],
)
def test_a_fault_is_named_with_its_file_and_field(
    secondtake: Command, change: str, field: str, says: str
) -> None:
    name = secondtake.file("mine.yaml", VARIANT + change + "\n")
    found = faults(secondtake, name)
    assert found
    assert {f["file"] for f in found} == {name}
    assert any(f["field"] == field and says in f["says"] for f in found), found


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"id: F16-\xff\n", "not UTF-8"),
        (b"", "mapping of fields"),
        (b"- just\n- a list\n", "mapping of fields"),
        (b"just words\n", "mapping of fields"),
        (b"\x00\x01\x02", ""),
        (b"id: *nobody\n", "undefined alias"),
        (b"id: !!python/object/apply:os.system ['touch owned']\n", ""),
    ],
    ids=["not UTF-8", "empty", "list", "words", "bytes", "alias", "a call"],
)
def test_a_file_that_is_no_content_is_named(secondtake: Command, text: bytes, says: str) -> None:
    name = secondtake.file("mine.yaml", text)
    (found,) = faults(secondtake, name)
    assert found["file"] == name
    assert says in found["says"]
    assert not (secondtake.folder / "owned").exists()


def test_a_missing_field_is_named(secondtake: Command) -> None:
    found = faults(secondtake, secondtake.file("mine.yaml", "id: NEW\ntitle: A new one\n"))
    fields = {f["field"] for f in found}
    assert {"colleague", "scene", "ladder", "moments"} <= fields


def test_all_faults_of_all_files_are_listed(secondtake: Command) -> None:
    secondtake.file("own/personas/a.yaml", VARIANT + "minutes2: 1\nteazer: x\n")
    secondtake.file("own/personas/deeper/b.yml", "id: [\n")
    secondtake.file("own/personas/c.yaml", VARIANT.replace("F16-MINE", "C").replace("F16", "F99"))
    secondtake.file("own/personas/notes.txt", "not content")
    found = faults(secondtake, "own")
    assert [(f["file"].rpartition("/")[2], f["field"]) for f in found] == [
        ("b.yml", ""),
        ("a.yaml", "minutes2"),
        ("a.yaml", "teazer"),
        ("c.yaml", "extends"),
    ]
    assert "'F99'" in found[-1]["says"]


def test_a_variant_may_extend_another_of_ones_own(secondtake: Command) -> None:
    secondtake.file("own/a.yaml", VARIANT)
    secondtake.file("own/b.yaml", "id: THIRD\nextends: F16-MINE\nminutes: 5\n")
    assert secondtake("check", "own").code == 0


def test_variants_in_a_circle_are_a_fault_and_not_a_hang(secondtake: Command) -> None:
    secondtake.file("own/a.yaml", "id: A1\nextends: B1\n")
    secondtake.file("own/b.yaml", "id: B1\nextends: A1\n")
    found = faults(secondtake, "own")
    assert [f["field"] for f in found] == ["extends", "extends"]


def test_an_id_is_given_once(secondtake: Command) -> None:
    secondtake.file("own/a.yaml", VARIANT)
    secondtake.file("own/b.yaml", VARIANT)
    secondtake.file("own/c.yaml", VARIANT.replace("F16-MINE", "F16"))
    found = faults(secondtake, "own")
    assert [(f["file"].rpartition("/")[2], f["field"]) for f in found] == [("b.yaml", "id"), ("c.yaml", "id")]


def test_a_faulty_style_and_a_faulty_rubric_are_named(secondtake: Command) -> None:
    style = (shipped() / "personas" / "_styles" / "stoic.yaml").read_text("utf-8")
    rubric = (shipped() / "rubrics" / "compassionate-leadership.yaml").read_text("utf-8")
    secondtake.file("own/style.yaml", style.replace("multiplier:", "multiplied:"))
    secondtake.file("own/rubric.yaml", rubric + "\nextra: 1\n")
    fields = {(f["file"].rpartition("/")[2], f["field"]) for f in faults(secondtake, "own")}
    assert {("style.yaml", "multiplier"), ("style.yaml", "multiplied"), ("rubric.yaml", "extra")} <= fields


def test_paths_that_are_not_there_are_all_named(secondtake: Command) -> None:
    ran = secondtake("check", "one.yaml", "two.yaml")
    assert ran.code == 2
    assert [line.rpartition(" ")[2] for line in ran.err.splitlines()] == ["one.yaml.", "two.yaml."]


def test_ones_own_folder_is_checked_where_it_is_set(secondtake: Command) -> None:
    secondtake.file("own/personas/a.yaml", VARIANT + "minutes2: 1\n")
    ran = secondtake("check", SECONDTAKE_CONTENT_DIR="own")
    assert ran.code == 2
    assert "minutes2" in ran.out
