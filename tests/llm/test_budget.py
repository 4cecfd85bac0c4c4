"""Budgets stop the next call, never the one under way."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.errors import BudgetSpent
from app.llm import Purse
from tests.fakes import record_at
from tests.llm.asking import talking_to, words
from tests.modelserver.scripted import ScriptedServer

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


async def test_a_practice_may_use_so_many_tokens(server: ScriptedServer, tmp_path: Path) -> None:
    record = record_at(tmp_path)
    purse = Purse(record.ledger, lambda: AT, practice_tokens=50)
    async with talking_to(server, on_usage=purse.spend, may_call=purse.check) as client:
        assert await words(client, "p1")  # 26 tokens a call
        assert await words(client, "p1")
        with pytest.raises(BudgetSpent, match=r"used its 50 model tokens.*untouched") as raised:
            await words(client, "p1")
        assert raised.value.status == 429
        assert server.calls == 2
        assert await words(client, "p2")
    record.close()


async def test_a_day_may_use_so_many_tokens(server: ScriptedServer, tmp_path: Path) -> None:
    record = record_at(tmp_path)
    now = [AT]
    purse = Purse(record.ledger, lambda: now[0], day_tokens=1000)
    record.ledger.add_usage("2026-11-23", "other", "toy", 990, 0)
    async with talking_to(server, on_usage=purse.spend, may_call=purse.check) as client:
        assert await words(client, "p1")
        with pytest.raises(BudgetSpent, match=r"Today's 1,000 model tokens"):
            await words(client, "p2")
        now[0] = datetime(2026, 11, 24, tzinfo=UTC)
        assert await words(client, "p2")
    record.close()


async def test_without_limits_everything_is_counted_and_nothing_stopped(
    server: ScriptedServer, tmp_path: Path
) -> None:
    record = record_at(tmp_path)
    purse = Purse(record.ledger, lambda: AT)
    async with talking_to(server, on_usage=purse.spend, may_call=purse.check) as client:
        for _ in range(3):
            await words(client, "p1")
    assert record.ledger.used("p1") == 78
    record.close()


async def test_a_count_that_cannot_be_written_does_not_take_the_words_back(
    server: ScriptedServer, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(_: object) -> None:
        raise OSError("disk")

    async with talking_to(server, on_usage=broken) as client:
        assert await words(client)
    assert "could not be counted" in caplog.text
