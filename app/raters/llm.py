"""The rules' debrief, with a model's second reading beside it. The levels stay those of the rules."""

import re
from collections.abc import Sequence
from typing import Protocol

from app.domain.debrief import Debrief
from app.domain.debrief.quoting import sound
from app.domain.debrief.second import Proposed, compare
from app.domain.debrief.values import SecondReading
from app.domain.debrief.wording import STRENGTH, WEAKNESS
from app.domain.persona import Persona
from app.domain.stages import Rater
from app.domain.transcript import Iteration
from app.errors import ModelError

PASSES = 3
LONGEST_SUMMARY = 4
"""In sentences."""
_TURN = re.compile(r"\(turn (\d+)\)", re.IGNORECASE)
_QUOTE = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_JUDGING = re.compile(
    r"\b(?:excellent|great|good|better|best|bad|poor\w*|weak\w*|strong\w*|perfect\w*|well|badly|effective\w*|"
    r"skil\w+|success\w*|fail\w*|mistake\w*|should\w*|could have|impressive|"
    r"compassion\w*|empath\w*|caring|kind\w*|"
    r"cold|warm\w*|genuine\w*|sincere\w*|powerful\w*|helpful\w*|unhelpful\w*|clearly|very|really|level|score\w*|rating)\b",
    re.IGNORECASE,
)


class Reader(Protocol):
    """Reads a conversation again. Raises ModelError."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    async def read(self, iteration: Iteration) -> tuple[Proposed, ...]:
        """One pass."""
        ...

    async def tell(self, heard: Sequence[tuple[int, str, str]], practice: str = "") -> tuple[str, ...]:
        """Sentences about what was heard."""
        ...


class SecondOpinion:
    """A rater whose debrief also says where a second reading hears something else.

    A call that fails leaves the rules' debrief as it is, with a note.
    """

    def __init__(self, rules: Rater, reader: Reader, passes: int = PASSES) -> None:
        self._rules = rules
        self._reader = reader
        self._passes = passes

    @property
    def name(self) -> str:
        """What the record calls it."""
        return f"{self._rules.name}, read again by {self._reader.name}"

    async def rate(self, persona: Persona, iteration: Iteration) -> Debrief:
        """Compose the debrief by rule, then read the conversation again."""
        debrief = await self._rules.rate(persona, iteration)
        if not iteration.turns:
            return debrief
        return debrief.model_copy(update={"second": await self._second(iteration)})

    async def _second(self, iteration: Iteration) -> SecondReading:
        readings: list[tuple[Proposed, ...]] = []
        try:
            for _ in range(self._passes):
                readings.append(await self._reader.read(iteration))
            said = await self._reader.tell(heard_in(iteration), iteration.practice)
        except ModelError as error:
            done = f"{len(readings)} of {self._passes} readings were made" if readings else "it is left out"
            note = f"The second reading could not be finished, and {done}. {error.reason}"
            return compare(iteration, self._reader.name, readings, note)
        found = compare(iteration, self._reader.name, readings)
        return found.model_copy(update={"summary": checked(said, iteration)})


def heard_in(iteration: Iteration) -> list[tuple[int, str, str]]:
    """What was heard at the time: turn, what it did in words, and the quote."""
    words = {**WEAKNESS, **STRENGTH}
    return [
        (turn.number, words[coded.code].rstrip("."), coded.quote)
        for turn in iteration.turns
        for coded in sound(turn)
        if coded.code in words
    ]


def checked(sentences: Sequence[str], iteration: Iteration) -> str:
    """The sentences as a paragraph; empty where any of them says more than was heard.

    Each names a turn that took place, quotes only what was said in the turns it names, and
    holds no word that judges outside what it quotes.
    """
    if not 1 <= len(sentences) <= LONGEST_SUMMARY:
        return ""
    said = {turn.number: turn.utterance for turn in iteration.turns}
    for sentence in sentences:
        named = [int(n) for n in _TURN.findall(sentence)]
        if not named or any(number not in said for number in named):
            return ""
        if any(not any(quote in said[n] for n in named) for quote in _QUOTE.findall(sentence)):
            return ""
        if _JUDGING.search(_QUOTE.sub("", sentence)):
            return ""
    return " ".join(sentence.strip() for sentence in sentences)
