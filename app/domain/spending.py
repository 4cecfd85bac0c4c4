"""What models cost: tokens, and money at the prices that were set."""

from decimal import ROUND_HALF_UP, Decimal

from pydantic import Field

from app.domain.lines import Value

MILLION = 1_000_000
SMALLEST = Decimal("1E-9")
"""Amounts are kept to a billionth: one token of the cheapest model is more than that."""
_CENT = Decimal("0.01")


class Price(Value):
    """What a million tokens cost, as the supplier's list has it. The currency is one for everything."""

    prompt: Decimal = Field(ge=0)
    completion: Decimal = Field(ge=0)

    def of(self, prompt_tokens: int, completion_tokens: int) -> Decimal:
        """What so many tokens cost, to a billionth."""
        whole = (self.prompt * prompt_tokens + self.completion * completion_tokens) / MILLION
        return plain(whole.quantize(SMALLEST, ROUND_HALF_UP))


class Used(Value):
    """What was used of models so far."""

    tokens: int = Field(default=0, ge=0)
    cost: Decimal = Field(default=Decimal(0), ge=0)
    """At the prices that held when it was used; 0 for calls without a price."""


def plain(amount: Decimal) -> Decimal:
    """The same amount without idle zeros, and never with an exponent: 12.5, 0.0003, 100."""
    return Decimal(f"{amount.normalize():f}")


def money(amount: Decimal, currency: str = "") -> str:
    """An amount to read: two places, or where that would say nothing, two figures."""
    places = max(2, 1 - amount.adjusted()) if 0 < amount < 1 else 2
    shown = f"{amount.quantize(max(_CENT.scaleb(2 - places), SMALLEST), ROUND_HALF_UP):,f}"
    return f"{shown} {currency}".rstrip()
