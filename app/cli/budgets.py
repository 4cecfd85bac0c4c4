"""What the doctor says of limits and prices, and of what today has used."""

from datetime import UTC, datetime
from decimal import Decimal

from app.config import Settings
from app.domain.spending import Price, money
from app.store.engine import connect, upgrade
from app.store.store import SqlRecord


def told(settings: Settings) -> str:
    """The limits and prices that are set, in plain sentences."""
    return " ".join([*_limits(settings), *_prices(settings)])


def used_today(settings: Settings) -> str:
    """What today has used. Raises StoreUnavailable where the record cannot be read."""
    engine = connect(settings.database_url)
    upgrade(engine)
    record = SqlRecord(engine)
    try:
        used = record.used_on(datetime.now(UTC))
    finally:
        record.close()
    cost = f" and cost {money(used.cost, settings.currency)}" if used.cost else ""
    return f"Today (UTC) has used {used.tokens:,} tokens{cost}."


def _limits(settings: Settings) -> list[str]:
    found = []
    for what, tokens, cost in (
        ("A practice", settings.budget_practice_tokens, settings.budget_practice_cost),
        ("A day", settings.budget_day_tokens, settings.budget_day_cost),
    ):
        may = [
            *([f"use {tokens:,} tokens"] if tokens else []),
            *([f"cost {money(cost, settings.currency)}"] if cost else []),
        ]
        if may:
            found.append(f"{what} may {' and '.join(may)}.")
    return found or ["No limit is set; tokens are counted all the same."]


def _prices(settings: Settings) -> list[str]:
    actor, rater = settings.model_price, settings.rater_price
    found = []
    if settings.model_plays:
        found.append(_price(settings.model_name, actor, settings.currency))
    if settings.rater_model and (settings.rater_model != settings.model_name or rater != actor):
        found.append(_price(settings.rater_model, rater, settings.currency))
    return found


def _price(model: str, price: Price | None, currency: str) -> str:
    if price is None:
        return f"No price is set for {model}."
    if price.prompt == price.completion == Decimal(0):
        return f"{model} costs nothing."
    return (
        f"A million tokens of {model} cost {money(price.prompt, currency)} in "
        f"and {money(price.completion, currency)} out."
    )
