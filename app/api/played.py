"""The shape of the answer to: who spoke for the colleague, and what did it cost."""

from decimal import Decimal

from pydantic import BaseModel, Field

from app.domain.direction import Performance
from app.domain.spending import Used
from app.domain.transcript import Iteration


class PlayedTurn(BaseModel):
    """How one reply came about."""

    turn: int
    engine: str = Field(description="Who spoke: scripted, a model's name, or scripted with the reason why.")
    model: str
    prompt: str = Field(description="Version of the prompts; empty where no model had a part.")
    calls: int
    prompt_tokens: int
    completion_tokens: int
    cost: Decimal | None = Field(
        description="At the price that was set at the time, a decimal number in a string; "
        "null where none was or no model was asked."
    )
    caught: tuple[str, ...] = Field(
        description="What was kept from being shown, in plain words; never the words themselves."
    )


class UsedOut(BaseModel):
    """What models have used for a whole practice: turns, failed calls and readings of its debriefs."""

    tokens: int
    cost: Decimal = Field(
        description="A decimal number in a string. Calls at a time without prices count as nothing."
    )


class PlayedOut(BaseModel):
    """Who spoke for the colleague, for whoever looks after the rehearsals."""

    iteration: str
    currency: str = Field(description="What all costs are in, as SECONDTAKE_CURRENCY names it.")
    practice: UsedOut
    turns: tuple[PlayedTurn, ...]

    @classmethod
    def of(cls, iteration: Iteration, used: Used, currency: str) -> "PlayedOut":
        """Every turn of an iteration; one without a model's part says who spoke and nothing else."""
        return cls(
            iteration=iteration.id,
            currency=currency,
            practice=UsedOut(tokens=used.tokens, cost=used.cost),
            turns=tuple(
                PlayedTurn(
                    turn=turn.number, **(turn.performance or Performance(engine=turn.engine)).model_dump()
                )
                for turn in iteration.turns
            ),
        )
