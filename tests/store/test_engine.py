"""The settings that keep a turn whole, the history of the tables, and writers side by side."""

import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel

from app.errors import StoreUnavailable
from app.store import migrations
from app.store.engine import READING, connect, upgrade
from app.store.store import SqlRecord
from app.store.tables import SupportShownRow
from tests.builders import AT, practice
from tests.fakes import record_at

WRITERS, WRITES = 8, 30


def engine_at(folder: Path) -> Engine:
    engine = connect(f"sqlite:///{folder / 'practices.db'}")
    upgrade(engine)
    return engine


def test_migrations_from_nothing_make_the_tables_the_code_knows(tmp_path: Path) -> None:
    with engine_at(tmp_path).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_a_column_that_no_migration_makes_is_noticed(tmp_path: Path) -> None:
    engine = engine_at(tmp_path)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE turn DROP COLUMN cue_shown"))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, SQLModel.metadata) != []


def test_head_is_the_newest_revision() -> None:
    (newest,) = ScriptDirectory(str(Path(migrations.__file__).parent)).get_heads()
    assert newest == migrations.HEAD


def test_an_upgrade_of_an_up_to_date_database_changes_nothing(tmp_path: Path) -> None:
    record = record_at(tmp_path)
    record.add_practice(practice())
    upgrade(connect(f"sqlite:///{tmp_path / 'practices.db'}"))
    assert record.practice("pr-1") == practice()


def test_a_migration_can_be_undone_and_done_again(tmp_path: Path) -> None:
    from alembic import command
    from alembic.config import Config

    engine = engine_at(tmp_path)
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    with engine.connect() as connection:
        left = connection.execute(text("SELECT name FROM sqlite_master WHERE type='table'")).scalars()
        assert set(left) <= {"alembic_version"}
    upgrade(engine)
    SqlRecord(engine).ready()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("busy_timeout", 5000),
    ],
)
def test_each_connection_is_prepared(tmp_path: Path, pragma: str, value: object) -> None:
    engine = engine_at(tmp_path)
    with engine.connect() as one, engine.connect().execution_options(**{READING: True}) as two:
        two.execute(text("SELECT 1"))
        two.rollback()
        assert one.execute(text(f"PRAGMA {pragma}")).scalar() == value
    with engine.connect() as again:
        assert again.execute(text(f"PRAGMA {pragma}")).scalar() == value


def test_a_turn_without_its_iteration_is_refused_by_the_database(tmp_path: Path) -> None:
    with pytest.raises(IntegrityError), engine_at(tmp_path).begin() as connection:
        connection.execute(
            text("INSERT INTO debrief (iteration, rubric_version, at, body) VALUES ('it-9', '1', :at, '{}')"),
            {"at": AT.isoformat()},
        )


def test_reads_do_not_wait_for_a_writer(tmp_path: Path) -> None:
    record = record_at(tmp_path, busy_milliseconds=50)
    record.add_practice(practice())
    with connect(f"sqlite:///{tmp_path / 'practices.db'}").begin() as writer:
        writer.execute(text("UPDATE practice SET leader = 'half way'"))
        assert record.practice("pr-1").leader == ""
        with pytest.raises(StoreUnavailable):
            record.add_practice(practice(id="pr-2"))
    assert record.practice("pr-1").leader == "half way"


def test_no_read_modify_write_is_lost(tmp_path: Path) -> None:
    engine = engine_at(tmp_path)
    with Session(engine) as session, session.begin():
        session.add(SupportShownRow(day="2026-03-02", times=0))
    start = threading.Barrier(WRITERS)
    faults: list[Exception] = []

    def write() -> None:
        start.wait()
        try:
            for _ in range(WRITES):
                with Session(engine) as session, session.begin():
                    row = session.get_one(SupportShownRow, "2026-03-02")
                    row.times = row.times + 1
        except Exception as fault:
            faults.append(fault)

    threads = [threading.Thread(target=write) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with Session(engine) as session:
        assert session.get_one(SupportShownRow, "2026-03-02").times == WRITERS * WRITES


def test_what_people_said_is_in_no_message_of_a_database_error(tmp_path: Path) -> None:
    incomplete = text("INSERT INTO practice (id, leader) VALUES (:id, :leader)")
    with pytest.raises(IntegrityError) as caught, engine_at(tmp_path).begin() as connection:
        connection.execute(incomplete, {"id": "pr-1", "leader": "a private word"})
    assert "a private word" not in str(caught.value)
    assert "INSERT INTO practice" in str(caught.value)
