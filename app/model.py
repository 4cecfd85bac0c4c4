"""The model server that the settings describe."""

import threading
from collections.abc import Callable
from datetime import datetime

from app.config import Settings
from app.llm import Breaker, Ledger, ModelServer, Profile, Purse
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
        purse = Purse(ledger, clock, settings.budget_practice_tokens, settings.budget_day_tokens)
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


def profiles(settings: Settings) -> dict[Role, Profile]:
    """The actor's profile, and the rater's where it has a model of its own."""
    actor = Profile(
        model=settings.model_name or settings.rater_model,
        temperature=settings.model_temperature,
        max_tokens=settings.model_tokens,
        token_parameter=settings.token_parameter,
        system_last=settings.model_system_last,
    )
    if not settings.rater_model:
        return {"actor": actor}
    rater = Profile(
        model=settings.rater_model,
        temperature=settings.rater_temperature,
        max_tokens=settings.rater_tokens,
        token_parameter=settings.token_parameter,
        system_last=settings.model_system_last,
    )
    return {"actor": actor, "rater": rater}
