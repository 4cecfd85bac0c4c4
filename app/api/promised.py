"""Shapes of what was promised and what became of it."""

from pydantic import BaseModel, ConfigDict, Field

from app.domain.promises import Became, FollowUp, Owed, Promise
from app.domain.transcript import Iteration


class _Body(BaseModel):
    """A strictly read request body: an unknown field is an error."""

    model_config = ConfigDict(extra="forbid")


class NewCommitment(_Body):
    """One line that the leader takes into their own work."""

    text: str = Field(
        max_length=2000,
        description="When ..., I'll ...: 300 characters at most. Empty: take an earlier one back.",
    )


class KeptPromises(_Body):
    """The promises a leader stands by."""

    promises: tuple[str, ...] = Field(max_length=200, description="Ids of promises that were found.")


class NewFollowUp(_Body):
    """The conversation a week on."""

    became: dict[str, Became] = Field(
        max_length=200,
        description="What became of each confirmed promise, by its id: kept, partly or not kept.",
    )
    focus: str = Field(default="", max_length=40, description="The behaviour to work on, if any.")
    intention: str = Field(default="", max_length=500, description="What the leader will try.")


class PromisesOut(BaseModel):
    """What a leader promised a colleague."""

    found: tuple[Promise, ...] = Field(
        description="Clauses of help or commitment that name a time, verbatim from the leader's lines."
    )
    confirmed: tuple[Promise, ...] | None = Field(
        description="Those the leader stands by; null while they have not been asked."
    )

    @classmethod
    def of(cls, iteration: Iteration, found: tuple[Promise, ...]) -> "PromisesOut":
        """What was found beside what was confirmed."""
        return cls(found=found, confirmed=iteration.promises)


class FollowUpOut(BaseModel):
    """What a conversation a week on starts from."""

    iteration: str = Field(description="Id of the iteration in which it was promised.")
    owed: tuple[Owed, ...]

    @classmethod
    def of(cls, follow_up: FollowUp | None) -> "FollowUpOut | None":
        """The public face of a follow-up, if it is one."""
        return cls(iteration=follow_up.of, owed=follow_up.owed) if follow_up else None
