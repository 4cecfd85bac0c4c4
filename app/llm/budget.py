"""What model calls may use, in tokens and in money, per practice and per day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Protocol

import anyio.to_thread

from app.domain.spending import Used, money
from app.errors import BudgetSpent
from app.llm.values import Spent


class Ledger(Protocol):
    """Where tokens and what they cost are counted. Each method is one short transaction."""

    def add_usage(
        self,
        day: str,
        practice: str,
        model: str,
        prompt_tokens: int,
        completion_tokens: int,
        cost: Decimal = Decimal(0),
    ) -> None:
        """Add one call."""
        ...

    def used(self, practice: str) -> Used:
        """What a practice has used so far."""
        ...

    def used_on(self, day: str) -> Used:
        """What a day, written 2026-11-23, has used so far."""
        ...


@dataclass(frozen=True)
class Limits:
    """How much may be used; 0 is no limit. Tokens are those of prompts and answers together.

    Money is in the currency of the prices, whose name `currency` is only printed.
    """

    practice_tokens: int = 0
    practice_cost: Decimal = Decimal(0)
    day_tokens: int = 0
    day_cost: Decimal = Decimal(0)
    currency: str = ""

    @property
    def of_practice(self) -> bool:
        """Whether a practice is limited."""
        return bool(self.practice_tokens or self.practice_cost)

    @property
    def of_day(self) -> bool:
        """Whether a day is limited."""
        return bool(self.day_tokens or self.day_cost)


class Purse:
    """Keeps count, and says no before a call that nothing is left for.

    A call that is under way when a limit is passed is finished: the limit stops the next one.
    """

    def __init__(self, ledger: Ledger, clock: Callable[[], datetime], limits: Limits | None = None) -> None:
        self._ledger = ledger
        self._clock = clock
        self._limits = limits or Limits()

    async def check(self, practice: str) -> None:
        """Raise BudgetSpent where the practice or the day has used what it may."""
        if (practice and self._limits.of_practice) or self._limits.of_day:
            # One thread hop for all questions: the leader is waiting.
            await anyio.to_thread.run_sync(self._look, practice)

    async def spend(self, spent: Spent) -> None:
        """Write one call down."""
        await anyio.to_thread.run_sync(
            self._ledger.add_usage,
            self._today(),
            spent.practice,
            spent.model,
            spent.usage.prompt_tokens,
            spent.usage.completion_tokens,
            spent.cost,
        )

    def _look(self, practice: str) -> None:
        limits = self._limits
        if practice and limits.of_practice:
            used = self._ledger.used(practice)
            if 0 < limits.practice_tokens <= used.tokens:
                raise BudgetSpent(f"This practice has used its {limits.practice_tokens:,} model tokens.")
            if 0 < limits.practice_cost <= used.cost:
                most = money(limits.practice_cost, limits.currency)
                raise BudgetSpent(f"This practice has cost the {most} that it may.")
        if limits.of_day:
            used = self._ledger.used_on(self._today())
            if 0 < limits.day_tokens <= used.tokens:
                raise BudgetSpent(
                    f"Today's {limits.day_tokens:,} model tokens are used up; tomorrow there are more."
                )
            if 0 < limits.day_cost <= used.cost:
                most = money(limits.day_cost, limits.currency)
                raise BudgetSpent(f"Today has cost the {most} that it may; tomorrow there is more.")

    def _today(self) -> str:
        return self._clock().date().isoformat()
