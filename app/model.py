"""The model server that the settings describe."""

import threading
from collections.abc import Callable
from datetime import datetime

from app.config import Settings
from app.llm import Breaker, Ledger, Limits, ModelServer, Profile, Purse
from app.llm.values import Role


def model_server(
    settings: Settings, ledger: Ledger | None, clock: Callable[[], datetime]
) -> ModelServer | None:
    """The client of the model server; None where no model is to be used. It connects on first use.

    Its library is loaded behind the start, in a thread: the first reply does not wait for it.

    Without a ledger nothing is counted and no budget stops it.

    Raises BadRequest where a model is wanted and something that it needs is not set.
    """
    settings.check_model()
    if not (settings.model_plays or settings.rater_model):
        return None
    purse = None
    if ledger is not None:
        purse = Purse(ledger, clock, limits(settings))
    server = ModelServer(
        settings.model_address,
        settings.openai_api_key.get_secret_value(),
        profiles(settings),
        connect=settings.model_connect_seconds,
        read=settings.model_read_seconds,
        whole=settings.model_whole_seconds,
        concurrency=settings.model_concurrency,
        breaker=Breaker(),
        on_usage=purse.spend if purse else None,
        may_call=purse.check if purse else None,
    )
    threading.Thread(target=server.warm, name="model client", daemon=True).start()
    return server


def limits(settings: Settings) -> Limits:
    """What may be used of models."""
    return Limits(
        practice_tokens=settings.budget_practice_tokens,
        practice_cost=settings.budget_practice_cost,
        day_tokens=settings.budget_day_tokens,
        day_cost=settings.budget_day_cost,
        currency=settings.currency,
    )


def profiles(settings: Settings) -> dict[Role, Profile]:
    """The actor's profile, and the rater's where it has a model of its own."""
    actor = Profile(
        model=settings.model_name or settings.rater_model,
        temperature=settings.model_temperature,
        max_tokens=settings.model_tokens,
        token_parameter=settings.token_parameter,
        system_last=settings.model_system_last,
        price=settings.model_price,
    )
    if not settings.rater_model:
        return {"actor": actor}
    rater = Profile(
        model=settings.rater_model,
        temperature=settings.rater_temperature,
        max_tokens=settings.rater_tokens,
        token_parameter=settings.rater_token_parameter or settings.token_parameter,
        system_last=settings.model_system_last,
        read=settings.rater_read_seconds,
        whole=settings.rater_whole_seconds,
        most_at_once=settings.rater_concurrency,
        price=settings.rater_price,
    )
    return {"actor": actor, "rater": rater}
