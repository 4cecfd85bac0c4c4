"""A second appraiser: a model that reads a finished conversation. Never in the way of a turn."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from pydantic import BaseModel, Field

from app.domain.behaviours import Code
from app.domain.debrief.second import Proposed
from app.domain.transcript import Iteration
from app.llm.prompts import Prompts
from app.llm.values import Message, Profile, Role

MOST_A_TURN = 3
_Answer = TypeVar("_Answer", bound=BaseModel)


class Model(Protocol):
    """What is needed of a model server."""

    def profile(self, role: Role) -> Profile:
        """How the model of a role is spoken to."""
        ...

    async def parse(
        self, role: Role, messages: Sequence[Message], schema: type[_Answer], practice: str = ""
    ) -> _Answer:
        """A checked answer. Raises ModelError."""
        ...


class Item(BaseModel):
    """One code in one turn."""

    turn: int
    code: Code
    quote: str


class Reading(BaseModel):
    """What was heard, in order."""

    items: list[Item] = Field(description="One to three for every turn.")


class Prose(BaseModel):
    """A paragraph, sentence by sentence."""

    sentences: list[str]


class ModelReader:
    """Reads conversations through a model server."""

    def __init__(self, server: Model, prompts: Prompts) -> None:
        self._server = server
        self._prompts = prompts

    @property
    def name(self) -> str:
        """The model."""
        return self._server.profile("rater").model

    async def read(self, iteration: Iteration) -> tuple[Proposed, ...]:
        """One pass over a conversation. Raises ModelError.

        At most three codes a turn are taken; whether their quotes stand there is for the caller.
        """
        turns = [
            # On one line each, so that no line can pass for another turn.
            {"number": t.number, "utterance": " ".join(t.utterance.split()), "reply": t.reply}
            for t in iteration.turns
        ]
        asked = [
            Message("system", self._prompts.render("rater.system")),
            Message("user", self._prompts.render("rater.transcript", opening=iteration.opening, turns=turns)),
        ]
        reading = await self._server.parse("rater", asked, Reading, iteration.practice)
        taken: list[Proposed] = []
        for item in reading.items:
            if item.turn >= 1 and sum(t.turn == item.turn for t in taken) < MOST_A_TURN:
                taken.append(Proposed(turn=item.turn, code=item.code, quote=item.quote))
        return tuple(taken)

    async def tell(self, heard: Sequence[tuple[int, str, str]], practice: str = "") -> tuple[str, ...]:
        """Sentences about what was heard, each given as turn, what it did, and quote. Raises ModelError."""
        items = [{"turn": turn, "did": did, "quote": quote} for turn, did, quote in heard]
        asked = [Message("user", self._prompts.render("rater.summary", heard=items))]
        prose = await self._server.parse("rater", asked, Prose, practice)
        return tuple(prose.sentences)
