"""Money: what tokens cost, exactly, and how an amount is written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.spending import SMALLEST, Price, money, plain

AMOUNTS = st.decimals(0, 100_000, places=6)
TOKENS = st.integers(0, 10_000_000)


@given(AMOUNTS, AMOUNTS, TOKENS, TOKENS)
def test_a_call_costs_what_its_tokens_cost(
    prompt: Decimal, completion: Decimal, asked: int, said: int
) -> None:
    price = Price(prompt=prompt, completion=completion)
    exact = (prompt * asked + completion * said) / 1_000_000
    assert abs(price.of(asked, said) - exact) <= SMALLEST / 2
    assert price.of(0, 0) == 0
    assert price.of(asked + 1, said) >= price.of(asked, said)


@given(AMOUNTS)
def test_an_amount_without_idle_zeros_is_the_same_amount(amount: Decimal) -> None:
    assert plain(amount) == amount
    assert "E" not in str(plain(amount))


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("0", "0.00 GBP"),
        ("2", "2.00 GBP"),
        ("1234.567", "1,234.57 GBP"),
        ("0.5", "0.50 GBP"),
        ("0.041", "0.041 GBP"),
        ("0.00030512", "0.00031 GBP"),
        ("0.000000001", "0.000000001 GBP"),
    ],
)
def test_it_is_written_with_two_places_or_with_two_figures(amount: str, shown: str) -> None:
    assert money(Decimal(amount), "GBP") == shown


def test_without_a_currency_it_is_a_number() -> None:
    assert money(Decimal(2)) == "2.00"
