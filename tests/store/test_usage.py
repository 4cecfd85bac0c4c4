"""Tokens are counted by day, practice and model, and no count is lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text

from app.domain.spending import Used
from app.store.engine import connect, upgrade
from app.store.migrations import HEAD
from app.store.store import SqlRecord
from tests.builders import practice

DAY = "2026-11-23"
CALL = (DAY, "pr-1", "toy", 1, 1, Decimal("0.01"))


def test_tokens_add_up_by_practice_and_by_day(record: SqlRecord) -> None:
    ledger = record.ledger
    ledger.add_usage(DAY, "pr-1", "toy", 100, 20)
    ledger.add_usage(DAY, "pr-1", "toy", 1, 2)
    ledger.add_usage(DAY, "pr-1", "other", 1000, 0)
    ledger.add_usage(DAY, "pr-2", "toy", 5, 5)
    ledger.add_usage("2026-11-24", "pr-1", "toy", 7, 0)
    assert ledger.used("pr-1").tokens == 1130
    assert ledger.used("pr-2").tokens == 10
    assert ledger.used_on(DAY).tokens == 1133
    assert ledger.used_on("2026-11-24").tokens == 7
    assert record.used("pr-1") == ledger.used("pr-1")
    assert record.used_on(datetime(2026, 11, 23, 23, 30, tzinfo=UTC)) == ledger.used_on(DAY)


def test_money_adds_up_to_the_billionth(record: SqlRecord) -> None:
    ledger = record.ledger
    for cost in ("0.000000075", "12.5", "0.1", "0.2"):
        ledger.add_usage(DAY, "pr-1", "toy", 1, 0, Decimal(cost))
    ledger.add_usage(DAY, "pr-2", "toy", 1, 0, Decimal(100))
    assert ledger.used("pr-1").cost == Decimal("12.800000075")
    assert str(ledger.used("pr-2").cost) == "100"
    assert ledger.used_on(DAY).cost == Decimal("112.800000075")


def test_nothing_is_nothing(record: SqlRecord) -> None:
    assert record.ledger.used("nobody") == Used()
    assert record.ledger.used_on("1999-01-01") == Used()


def test_calls_at_the_same_time_are_all_counted(record: SqlRecord) -> None:
    ledger = record.ledger
    with ThreadPoolExecutor(8) as threads:
        for done in [threads.submit(ledger.add_usage, *CALL) for _ in range(80)]:
            done.result()
    assert ledger.used("pr-1") == Used(tokens=160, cost=Decimal("0.8"))


def test_a_deleted_practice_leaves_its_tokens_but_not_its_id(record: SqlRecord, tmp_path: Path) -> None:
    record.add_practice(practice())
    record.ledger.add_usage(DAY, "pr-1", "toy", 100, 20, Decimal("0.5"))
    record.ledger.add_usage(DAY, "", "toy", 1, 1, Decimal("0.25"))
    record.delete_practice("pr-1")
    assert record.ledger.used("pr-1") == Used()
    assert record.ledger.used_on(DAY) == Used(tokens=122, cost=Decimal("0.75"))


@pytest.mark.parametrize("revision", ["0001", "0003"])
def test_an_older_database_is_brought_up_to_date(tmp_path: Path, revision: str) -> None:
    from alembic import command
    from alembic.config import Config

    from app.store import migrations

    engine = connect(f"sqlite:///{tmp_path}/old.db")
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        if revision > "0001":
            connection.execute(text("INSERT INTO usage VALUES ('2026-11-23', 'old', 'toy', 5, 5, 1)"))
    upgrade(engine)
    record = SqlRecord(engine)
    assert record.used("old") == Used(tokens=10 if revision > "0001" else 0)
    record.ledger.add_usage(*CALL)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == HEAD
    record.close()
