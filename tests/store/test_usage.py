"""Tokens are counted by day, practice and model, and no count is lost."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sqlalchemy import text

from app.store.engine import connect, upgrade
from app.store.migrations import HEAD
from app.store.store import SqlRecord
from tests.builders import practice

DAY = "2026-11-23"


def test_tokens_add_up_by_practice_and_by_day(record: SqlRecord) -> None:
    ledger = record.ledger
    ledger.add_usage(DAY, "pr-1", "toy", 100, 20)
    ledger.add_usage(DAY, "pr-1", "toy", 1, 2)
    ledger.add_usage(DAY, "pr-1", "other", 1000, 0)
    ledger.add_usage(DAY, "pr-2", "toy", 5, 5)
    ledger.add_usage("2026-11-24", "pr-1", "toy", 7, 0)
    assert ledger.used("pr-1") == 1130
    assert ledger.used("pr-2") == 10
    assert ledger.used_on(DAY) == 1133
    assert ledger.used_on("2026-11-24") == 7


def test_nothing_is_nothing(record: SqlRecord) -> None:
    assert record.ledger.used("nobody") == 0
    assert record.ledger.used_on("1999-01-01") == 0


def test_calls_at_the_same_time_are_all_counted(record: SqlRecord) -> None:
    ledger = record.ledger
    with ThreadPoolExecutor(8) as threads:
        for done in [threads.submit(ledger.add_usage, DAY, "pr-1", "toy", 1, 1) for _ in range(80)]:
            done.result()
    assert ledger.used("pr-1") == 160


def test_a_deleted_practice_leaves_its_tokens_but_not_its_id(record: SqlRecord, tmp_path: Path) -> None:
    record.add_practice(practice())
    record.ledger.add_usage(DAY, "pr-1", "toy", 100, 20)
    record.ledger.add_usage(DAY, "", "toy", 1, 1)
    record.delete_practice("pr-1")
    assert record.ledger.used("pr-1") == 0
    assert record.ledger.used_on(DAY) == 122


def test_a_database_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    from alembic import command
    from alembic.config import Config

    from app.store import migrations

    engine = connect(f"sqlite:///{tmp_path}/old.db")
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    upgrade(engine)
    record = SqlRecord(engine)
    record.ledger.add_usage(DAY, "pr-1", "toy", 1, 1)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == HEAD
    record.close()
