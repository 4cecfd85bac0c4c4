"""What model calls may cost, in tokens, per practice and per day."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import anyio.to_thread

from app.errors import BudgetSpent
from app.llm.values import Spent


class Ledger(Protocol):
    """Where tokens are counted. Each method is one short transaction."""

    def add_usage(
        self, day: str, practice: str, model: str, prompt_tokens: int, completion_tokens: int
    ) -> None:
        """Add one call."""
        ...

    def used(self, practice: str) -> int:
        """Tokens of a practice so far."""
        ...

    def used_on(self, day: str) -> int:
        """Tokens of a day, written 2026-11-23, so far."""
        ...


class Purse:
    """Keeps count, and says no before a call that nothing is left for.

    Limits are in tokens, prompt and completion together; 0 is no limit. A call that is
    under way when the limit is passed is finished: the limit stops the next one.
    """

    def __init__(
        self, ledger: Ledger, clock: Callable[[], datetime], practice_tokens: int = 0, day_tokens: int = 0
    ) -> None:
        self._ledger = ledger
        self._clock = clock
        self._of_practice = practice_tokens
        self._of_day = day_tokens

    async def check(self, practice: str) -> None:
        """Raise BudgetSpent where the practice or the day has used what it may."""
        if self._of_practice and practice:
            used = await anyio.to_thread.run_sync(self._ledger.used, practice)
            if used >= self._of_practice:
                raise BudgetSpent(
                    f"This practice has used its {self._of_practice:,} model tokens; "
                    "the built-in colleague can carry on."
                )
        if self._of_day:
            used = await anyio.to_thread.run_sync(self._ledger.used_on, self._today())
            if used >= self._of_day:
                raise BudgetSpent(
                    f"Today's {self._of_day:,} model tokens are used up; "
                    "the built-in colleague can carry on, and tomorrow there are more."
                )

    async def spend(self, spent: Spent) -> None:
        """Write one call down."""
        await anyio.to_thread.run_sync(
            self._ledger.add_usage,
            self._today(),
            spent.practice,
            spent.model,
            spent.usage.prompt_tokens,
            spent.usage.completion_tokens,
        )

    def _today(self) -> str:
        return self._clock().date().isoformat()
