"""What goes wrong with files: one plain sentence each, and nothing lost."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import pytest

from app.errors import StoreUnavailable
from app.store.engine import connect, plain_reason, upgrade
from app.store.store import SqlRecord
from tests.builders import practice
from tests.fakes import record_at

HOLD = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE" if sys.argv[2] == "write" else "BEGIN")
held.execute("SELECT * FROM practice").fetchone()
print("held", flush=True)
sys.stdin.read()
"""
NOBODY = 65534


@contextmanager
def held_by_another_program(database: Path, how: str) -> Iterator[None]:
    """Another process inside a transaction on this database, writing or reading."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(database), how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "held\n"
        try:
            yield
        finally:
            other.stdin.close()


@pytest.fixture
def closed_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder with a practice in it that this user can read and cannot write; root steps down for it."""
    folder = tmp_path / "kept"
    folder.mkdir()
    record = record_at(folder)
    record.add_practice(practice())
    record.close()
    (folder / "practices.db").chmod(0o444)
    folder.chmod(0o555)
    mine = [p for p in folder.parents if p.stat().st_uid == os.getuid()]
    before = {p: p.stat().st_mode for p in mine}
    for path in mine:
        path.chmod(path.stat().st_mode | stat.S_IXOTH | stat.S_IXGRP)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    yield folder
    if root:
        os.seteuid(0)
    for path, mode in before.items():
        path.chmod(mode)
    folder.chmod(0o755)
    (folder / "practices.db").chmod(0o644)


def one_plain_sentence(error: StoreUnavailable) -> str:
    """The sentence, after seeing that a person can read it."""
    assert "\n" not in error.sentence
    assert "sqlite3." not in error.sentence
    assert "Error" not in error.sentence
    assert error.sentence.endswith(".")
    return error.sentence


def test_a_locked_database_loses_nothing(tmp_path: Path) -> None:
    record = record_at(tmp_path, busy_milliseconds=50)
    record.add_practice(practice())
    with held_by_another_program(tmp_path / "practices.db", "write"):
        assert record.practice("pr-1") == practice()
        with pytest.raises(StoreUnavailable) as caught:
            record.add_practice(practice(id="pr-2"))
        assert "busy" in one_plain_sentence(caught.value)
    record.add_practice(practice(id="pr-2"))
    assert {record.practice(name).id for name in ("pr-1", "pr-2")} == {"pr-1", "pr-2"}


def test_a_writer_waits_for_a_short_one(tmp_path: Path) -> None:
    record = record_at(tmp_path, busy_milliseconds=10_000)
    held = sqlite3.connect(tmp_path / "practices.db", isolation_level=None, check_same_thread=False)
    held.execute("BEGIN IMMEDIATE")
    letting_go = Timer(0.3, lambda: held.execute("COMMIT"))
    letting_go.start()
    record.add_practice(practice())
    letting_go.join()
    held.close()
    assert record.practice("pr-1") == practice()


def test_text_that_somebody_still_reads_is_not_called_gone(tmp_path: Path) -> None:
    record = record_at(tmp_path, busy_milliseconds=50)
    record.add_practice(practice())
    with (
        held_by_another_program(tmp_path / "practices.db", "read"),
        pytest.raises(StoreUnavailable) as caught,
    ):
        record.delete_practice("pr-1")
    assert "is deleted" in one_plain_sentence(caught.value)


def test_a_file_that_is_not_a_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "practices.db"
    path.write_text("My notes from Tuesday. " * 200)
    before = path.read_bytes()
    with pytest.raises(StoreUnavailable) as caught:
        record_at(tmp_path)
    assert "not a database" in one_plain_sentence(caught.value)
    assert path.read_bytes() == before


def test_a_damaged_database_is_named(tmp_path: Path) -> None:
    record = record_at(tmp_path)
    for number in range(200):
        record.add_practice(practice(id=f"pr-{number}", leader="x" * 200))
    record.close()
    path = tmp_path / "practices.db"
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(StoreUnavailable) as caught:
        record_at(tmp_path).practice("pr-1")
    assert "damaged" in one_plain_sentence(caught.value)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where a folder should be")
    with pytest.raises(StoreUnavailable) as caught:
        connect(f"sqlite:///{tmp_path / 'data' / 'practices.db'}")
    assert "DATABASE_URL" in one_plain_sentence(caught.value)


def test_a_database_in_a_folder_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "practices.db").mkdir()
    with pytest.raises(StoreUnavailable) as caught:
        record_at(tmp_path)
    assert "cannot be written" in one_plain_sentence(caught.value)


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files work differently there")
def test_a_read_only_file_is_named_and_keeps_what_it_holds(closed_folder: Path) -> None:
    before = (closed_folder / "practices.db").read_bytes()
    with pytest.raises(StoreUnavailable) as caught:
        record_at(closed_folder).add_practice(practice(id="pr-2"))
    assert "cannot be written" in one_plain_sentence(caught.value)
    assert (closed_folder / "practices.db").read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files work differently there")
def test_a_folder_that_cannot_be_written_is_named(closed_folder: Path) -> None:
    with pytest.raises(StoreUnavailable) as caught:
        upgrade(connect(f"sqlite:///{closed_folder / 'new.db'}"))
    assert "cannot be written" in one_plain_sentence(caught.value)
    with pytest.raises(StoreUnavailable) as caught:
        connect(f"sqlite:///{closed_folder / 'deeper' / 'new.db'}")
    assert "cannot be made" in one_plain_sentence(caught.value)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("not an address", "not a database address"),
        ("", "not a database address"),
        ("mongodb://localhost/practices", "no driver for mongodb"),
        ("mysql://localhost/practices", "no driver for mysql"),
    ],
)
def test_an_address_that_cannot_be_used_is_explained(url: str, says: str) -> None:
    with pytest.raises(StoreUnavailable) as caught:
        connect(url)
    assert says in one_plain_sentence(caught.value)


@pytest.mark.parametrize("url", ["postgres://u@localhost/x", "postgresql://u@localhost/x"])
def test_a_plain_postgresql_address_gets_the_driver_that_is_installed(url: str) -> None:
    assert connect(url).dialect.driver == "psycopg"


def test_a_database_server_that_is_away_is_explained() -> None:
    engine = connect("postgresql://nobody:made-up@127.0.0.1:1/nothing")
    with pytest.raises(StoreUnavailable) as caught:
        upgrade(engine)
    assert "made-up" not in caught.value.sentence
    with pytest.raises(StoreUnavailable):
        SqlRecord(engine).ready()


def test_a_full_disk_is_named() -> None:
    assert "disk is full" in plain_reason(sqlite3.OperationalError("database or disk is full"))
