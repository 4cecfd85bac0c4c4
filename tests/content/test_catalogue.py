"""Variants, content of one's own, and what is kept of parsed files."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from app.content import Catalogue, _Reader, shipped
from app.domain.kinds import Style
from app.errors import ContentFault, UnknownPersona
from tests.fakes import catalogue


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped content as it is kept after a first reading."""
    folder = tmp_path_factory.mktemp("kept")
    Catalogue.load(None, folder)
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    (folder / "personas").mkdir(parents=True)
    return folder


def write(own: Path, name: str, text: str) -> None:
    (own / "personas" / name).write_text(text, encoding="utf-8")


def test_every_shipped_style_and_persona_is_there() -> None:
    found = catalogue().casts()
    files = list((shipped() / "personas").glob("*.yaml"))
    assert len(found) == len(files) > 0
    assert {p.stem for p in (shipped() / "personas" / "_styles").glob("*.yaml")} == {s.value for s in Style}


def test_an_unknown_persona_is_told_which_there_are() -> None:
    with pytest.raises(UnknownPersona) as caught:
        catalogue().cast("F99\nF98" * 40)
    assert "F16" in caught.value.sentence
    assert "\n" not in caught.value.sentence
    assert len(caught.value.sentence) < 600


def test_a_variant_overrides_what_it_names_and_keeps_the_rest(own: Path, kept: Path) -> None:
    write(
        own,
        "mine.yaml",
        "id: MINE\nextends: f16\ntitle: Another Monday\ncontent_notes: [rain]\n"
        "colleague: {called: Lenny, voice: {says: [Aye.]}}\n",
    )
    found = Catalogue.load(own, kept)
    base, mine = found.cast("F16").persona, found.cast("mine").persona
    assert (mine.title, mine.colleague.called, mine.content_notes) == ("Another Monday", "Lenny", ("rain",))
    assert mine.colleague.voice.says == ("Aye.",)
    assert mine.colleague.voice.description == base.colleague.voice.description
    same = {"id", "title", "colleague", "content_notes"}
    assert mine.model_dump(exclude=same) == base.model_dump(exclude=same)
    assert base == catalogue().cast("F16").persona


def test_lists_are_replaced_and_not_joined(own: Path, kept: Path) -> None:
    write(own, "mine.yaml", "id: MINE\nextends: F16\nsuccess: [One thing]\ntraps: []\n")
    mine = Catalogue.load(own, kept).cast("MINE").persona
    assert (mine.success, mine.traps) == (("One thing",), ())


def test_a_variant_of_a_variant(own: Path, kept: Path) -> None:
    write(own, "b.yml", "id: B1\nextends: A1\nminutes: 5\n")
    write(own, "a.yaml", "id: A1\nextends: F16\nminutes: 30\ntitle: A\n")
    found = Catalogue.load(own, kept)
    assert (found.cast("B1").persona.title, found.cast("B1").persona.minutes) == ("A", 5)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("id: MINE\nextends: F99\n", "extends"),
        ("id: MINE\nextends: MINE\n", "extends"),
        ("id: F16\nextends: F16\n", "F16 is already the id of"),
        ("extends: F16\n", "id"),
        ("id: MINE\nextends: F16\nminutes: 99\n", "minutes"),
        ("id: MINE\nextends: F16\nmins: 9\n", "mins"),
        ("id: MINE\nid: MINE\n", "duplicate key"),
    ],
)
def test_a_faulty_file_of_ones_own_is_named(own: Path, kept: Path, text: str, names: str) -> None:
    write(own, "mine.yaml", text)
    with pytest.raises(ContentFault) as caught:
        Catalogue.load(own, kept)
    assert "mine.yaml" in caught.value.sentence
    assert names in caught.value.sentence


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, kept: Path) -> None:
    with pytest.raises(ContentFault, match="SECONDTAKE_CONTENT_DIR"):
        Catalogue.load(tmp_path / "nowhere", kept)


def test_other_files_in_the_folder_are_passed_over(own: Path, kept: Path) -> None:
    write(own, "notes.txt", "not: [content")
    write(own, ".draft.yaml", "not: [content")
    write(own, "mine.yaml~", "not: [content")
    assert len(Catalogue.load(own, kept).casts()) == len(catalogue().casts())


def test_what_is_kept_gives_the_same_content(kept: Path) -> None:
    assert Catalogue.load(None, kept).casts() == catalogue().casts()


def same_after(folder: Path) -> bool:
    """Whether content read with this folder of kept files is the shipped content."""
    return Catalogue.load(None, folder).cast("F16") == catalogue().cast("F16")


@pytest.mark.parametrize("broken", [b"", b"{", b"null", b"[]", b"\xff\xfe", b"3"], ids=repr)
def test_a_broken_kept_file_is_read_again(tmp_path: Path, kept: Path, broken: bytes) -> None:
    folder = tmp_path / "cache"
    shutil.copytree(kept, folder)
    source = shipped() / "personas" / "_styles" / "stoic.yaml"
    one = folder / f"{hashlib.sha256(source.read_bytes()).hexdigest()}.json"
    whole = json.loads(one.read_bytes())
    one.write_bytes(broken)
    assert same_after(folder)
    assert json.loads(one.read_bytes()) == whole


def test_a_folder_that_cannot_hold_kept_files_only_costs_time(tmp_path: Path, kept: Path) -> None:
    blocked = tmp_path / "cache"
    blocked.write_text("a file where a folder should be")
    path = shipped() / "rubrics" / "compassionate-leadership.yaml"
    assert _Reader(blocked).read(path) == _Reader(kept).read(path)


def test_no_half_written_file_is_left_among_the_kept(kept: Path) -> None:
    assert {p.suffix for p in kept.iterdir()} == {".json"}
    for path in kept.iterdir():
        json.loads(path.read_bytes())
