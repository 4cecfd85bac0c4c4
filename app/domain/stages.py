"""The three seams: what the practice needs of an appraiser, an actor and a rater.

Each has a shipped offline implementation, and every implementation passes the same
contract tests (tests/contracts).
"""

from collections.abc import AsyncIterator
from typing import Protocol

from app.domain.behaviours import Appraisal, Heard
from app.domain.debrief import Debrief
from app.domain.direction import Direction, Spoken
from app.domain.persona import Persona
from app.domain.transcript import Iteration


class Appraiser(Protocol):
    """Says what a leader's words did. Raises AppraiserUnavailable; never guesses."""

    @property
    def name(self) -> str:
        """What the record calls it."""
        ...

    async def appraise(self, heard: Heard) -> Appraisal:
        """Code one utterance in its context. Every quote is verbatim."""
        ...


class Actor(Protocol):
    """Speaks as the colleague, from the direction alone."""

    @property
    def name(self) -> str:
        """What the record calls it."""
        ...

    def perform(self, direction: Direction) -> AsyncIterator[Spoken]:
        """Say the reply in pieces, in order; the joined pieces are the reply."""
        ...


class Rater(Protocol):
    """Sets a finished iteration beside the rubric."""

    @property
    def name(self) -> str:
        """What the record calls it."""
        ...

    async def rate(self, persona: Persona, iteration: Iteration) -> Debrief:
        """Compose the debrief. Every rating has a verbatim quote or is withheld."""
        ...
