"""What goes to a model server and what comes back."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from app.domain.spending import Price

Role = Literal["actor", "rater"]
"""What a call is for: playing the colleague, or reading a finished conversation."""


@dataclass(frozen=True)
class Profile:
    """How one model wants to be spoken to. Models differ; servers too."""

    model: str
    """The name the server knows it by."""
    temperature: float | None = None
    """0 to 2; None is not sent, as reasoning models refuse it."""
    max_tokens: int = 400
    """Longest reply, in tokens; thinking counts."""
    token_parameter: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"  # noqa: S105  # no password
    """What the limit is called: reasoning models want the longer name."""
    system_last: bool = True
    """Whether a system message may come last; some chat templates take one at the start only."""
    thinks: bool = True
    """Whether the reply may hold `<think>...</think>`, which is cut out before anybody sees it."""
    read: float | None = None
    """Seconds it may be silent; None is what holds for the server."""
    whole: float | None = None
    """Seconds one answer may take in all; None is what holds for the server."""
    most_at_once: int | None = None
    """Calls of this role under way at once, out of those of the server; None is as many as there are."""
    price: Price | None = None
    """What its tokens cost; None where nobody has said."""

    def cost_of(self, usage: "Usage") -> Decimal | None:
        """What a call has cost; None where nobody has said what tokens cost."""
        return self.price.of(usage.prompt_tokens, usage.completion_tokens) if self.price else None


@dataclass(frozen=True)
class Message:
    """One message. The leader's words only ever stand in a user message."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True)
class Usage:
    """Tokens of one call, or of several together."""

    prompt_tokens: int
    completion_tokens: int
    estimated: bool = False
    """True where the server did not count, or was not heard out: four characters a token."""

    @property
    def total(self) -> int:
        """Both together."""
        return self.prompt_tokens + self.completion_tokens

    def plus(self, other: "Usage | None") -> "Usage":
        """This and another call together."""
        if other is None:
            return self
        return Usage(
            self.prompt_tokens + other.prompt_tokens,
            self.completion_tokens + other.completion_tokens,
            self.estimated or other.estimated,
        )


@dataclass(frozen=True)
class Spent:
    """One call on the bill."""

    practice: str
    """Id of the practice it was for; empty outside any."""
    role: Role
    model: str
    usage: Usage
    cost: Decimal = Decimal(0)
    """In the currency of the prices; 0 where the model has no price."""


@dataclass(frozen=True)
class Piece:
    """One step of a streamed answer, as the server sent it."""

    text: str = ""
    finish: str | None = None
    """Why it ended: stop, length, content_filter ...; None before the end."""
    usage: Usage | None = None


OnUsage = Callable[[Spent], Awaitable[None]]
"""Told of every call once it is over, failed and abandoned ones included."""
MayCall = Callable[[str], Awaitable[None]]
"""Asked with a practice id before every call; raises BudgetSpent to forbid it."""
