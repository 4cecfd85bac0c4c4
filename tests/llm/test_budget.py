"""Budgets stop the next call, never the one under way."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.spending import Price, Used
from app.errors import BudgetSpent, ModelCutOff
from app.llm import Limits, ModelServer, Profile, Purse
from tests.fakes import record_at
from tests.llm.asking import PROMPT, talking_to, words
from tests.modelserver.acts import Say
from tests.modelserver.scripted import ScriptedServer

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


async def test_a_practice_may_use_so_many_tokens(server: ScriptedServer, tmp_path: Path) -> None:
    record = record_at(tmp_path)
    purse = Purse(record.ledger, lambda: AT, Limits(practice_tokens=50))
    async with talking_to(server, on_usage=purse.spend, may_call=purse.check) as client:
        assert await words(client, "p1")  # 26 tokens a call
        assert await words(client, "p1")
        with pytest.raises(BudgetSpent, match=r"used its 50 model tokens") as raised:
            await words(client, "p1")
        assert raised.value.status == 429
        assert raised.value.sentence == (
            "This practice has used its 50 model tokens. Your line is untouched. "
            "The built-in colleague can carry on."
        )
        assert server.calls == 2
        assert await words(client, "p2")
    record.close()


async def test_a_day_may_use_so_many_tokens(server: ScriptedServer, tmp_path: Path) -> None:
    record = record_at(tmp_path)
    now = [AT]
    purse = Purse(record.ledger, lambda: now[0], Limits(day_tokens=1000))
    record.ledger.add_usage("2026-11-23", "other", "toy", 990, 0)
    async with talking_to(server, on_usage=purse.spend, may_call=purse.check) as client:
        assert await words(client, "p1")
        with pytest.raises(BudgetSpent, match=r"Today's 1,000 model tokens"):
            await words(client, "p2")
        now[0] = datetime(2026, 11, 24, tzinfo=UTC)
        assert await words(client, "p2")
    record.close()


PRICED = Profile("toy", price=Price(prompt=Decimal(1000), completion=Decimal(4000)))
"""21 tokens in and 5 out a call: 0.021 and 0.020 of the currency."""


async def test_a_practice_may_cost_so_much(server: ScriptedServer, tmp_path: Path) -> None:
    record = record_at(tmp_path)
    limits = Limits(practice_cost=Decimal("0.08"), currency="GBP")
    purse = Purse(record.ledger, lambda: AT, limits)
    async with talking_to(server, PRICED, on_usage=purse.spend, may_call=purse.check) as client:
        assert await words(client, "p1")
        assert record.ledger.used("p1") == Used(tokens=26, cost=Decimal("0.041"))
        assert await words(client, "p1"), "the call that passes the limit is finished"
        with pytest.raises(BudgetSpent, match=r"^This practice has cost the 0\.08\d* GBP that it may"):
            await words(client, "p1")
        assert server.calls == 2
        assert await words(client, "p2")
    record.close()


async def test_a_day_may_cost_so_much_whoever_called(server: ScriptedServer, tmp_path: Path) -> None:
    record = record_at(tmp_path)
    now = [AT]
    purse = Purse(record.ledger, lambda: now[0], Limits(day_cost=Decimal(2)))
    record.ledger.add_usage("2026-11-23", "other", "big", 0, 0, Decimal("1.99"))
    async with talking_to(server, PRICED, on_usage=purse.spend, may_call=purse.check) as client:
        assert await words(client, "p1")
        for practice in ("p2", ""):
            with pytest.raises(BudgetSpent, match=r"^Today has cost the 2\.00 that it may; tomorrow"):
                await words(client, practice)
        now[0] = datetime(2026, 11, 24, tzinfo=UTC)
        assert await words(client, "p2")
    record.close()


async def test_each_role_is_counted_at_its_own_price(server: ScriptedServer, tmp_path: Path) -> None:
    record = record_at(tmp_path)
    purse = Purse(record.ledger, lambda: AT)
    reader = Profile("judge", price=Price(prompt=Decimal(0), completion=Decimal(2000)))
    client = ModelServer(
        server.base_url, "", {"actor": PRICED, "rater": reader}, on_usage=purse.spend, may_call=purse.check
    )
    assert [text async for text in client.stream("rater", PROMPT, "p1")]
    assert record.ledger.used("p1").cost == Decimal("0.01")
    assert [text async for text in client.stream("actor", PROMPT, "p1")]
    assert record.ledger.used("p1").cost == Decimal("0.051")
    await client.close()
    record.close()


async def test_a_reply_that_is_broken_off_costs_too(server: ScriptedServer, tmp_path: Path) -> None:
    record = record_at(tmp_path)
    purse = Purse(record.ledger, lambda: AT)
    server.will(Say(["Twelve chars"], then="close"))
    async with talking_to(server, PRICED, on_usage=purse.spend) as client:
        with pytest.raises(ModelCutOff):
            await words(client, "p1")
    # By the estimate of four characters a token: 7 in, 3 out.
    assert record.ledger.used("p1") == Used(tokens=10, cost=Decimal("0.019"))
    record.close()


async def test_without_limits_everything_is_counted_and_nothing_stopped(
    server: ScriptedServer, tmp_path: Path
) -> None:
    record = record_at(tmp_path)
    purse = Purse(record.ledger, lambda: AT)
    async with talking_to(server, on_usage=purse.spend, may_call=purse.check) as client:
        for _ in range(3):
            await words(client, "p1")
    assert record.ledger.used("p1") == Used(tokens=78)
    record.close()


async def test_a_count_that_cannot_be_written_does_not_take_the_words_back(
    server: ScriptedServer, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(_: object) -> None:
        raise OSError("disk")

    async with talking_to(server, on_usage=broken) as client:
        assert await words(client)
    assert "could not be counted" in caplog.text
