"""A model that says what is in its queue, and conversations to put it in."""

import itertools
from collections import deque
from collections.abc import AsyncGenerator, Sequence

from app.actors.llm import ModelActor
from app.content import shipped
from app.domain.behaviours import Appraisal, Code, Grade, Marker
from app.domain.direction import Direction, Performance, Spoken
from app.domain.spending import Price
from app.domain.transcript import Iteration
from app.domain.turning import Cast, take
from app.llm import Message, Profile, Role, Speech, Usage
from app.llm.prompts import Prompts
from tests.domain.test_nothing_leaks import appraised, begin, go_on
from tests.fakes import catalogue

PROMPTS = Prompts.load(shipped() / "prompts")


class QueuedModel:
    """Says the replies in the queue, then "Mm."; an exception among the pieces is raised in its place."""

    def __init__(
        self, *replies: str | Sequence[str | Exception], system_last: bool = True, cut_short: bool = False
    ) -> None:
        self.replies = deque([reply] if isinstance(reply, str) else list(reply) for reply in replies)
        self.asked: list[list[Message]] = []
        self.practices: list[str] = []
        self.closed = 0
        self.price: Price | None = None
        self._system_last = system_last
        self._cut_short = cut_short

    def profile(self, role: Role) -> Profile:
        assert role == "actor"
        return Profile("toy", system_last=self._system_last, price=self.price)

    def stream(self, role: Role, messages: Sequence[Message], practice: str = "") -> Speech:
        self.asked.append(list(messages))
        self.practices.append(practice)
        speech = Speech()
        return speech.coming_from(self._words(speech))

    async def close(self) -> None:
        self.closed += 1

    async def _words(self, speech: Speech) -> AsyncGenerator[str]:
        for piece in self.replies.popleft() if self.replies else ["Mm."]:
            if isinstance(piece, Exception):
                raise piece
            yield piece
        speech.cut_short = self._cut_short
        speech.usage = Usage(100, 10)


def heard(text: str, code: Code, grade: Grade = Grade.FULL) -> Appraisal:
    """An appraisal of a whole line as one code."""
    return appraised(text, code, grade, tuple(Marker))


def begun(persona: str = "F16", seed: int = 5) -> tuple[Cast, Iteration]:
    """A conversation about to start, the shipped way."""
    cast = catalogue().cast(persona)
    return cast, begin(cast, seed)


def directed(
    text: str = "Right, the form.", code: Code = Code.BAR_TASK, persona: str = "F16", after: int = 0
) -> Direction:
    """The direction for a line, after so many good exchanges."""
    cast, iteration = begun(persona)
    good = itertools.cycle(
        [("What's going on?", Code.UND_OPEN), ("You carried that alone. No wonder.", Code.EMP_EMPATHY)]
    )
    for said, move in itertools.islice(good, after):
        iteration, _ = go_on(cast, iteration, said, heard(said, move))
    return take(cast, iteration, text, heard(text, code)).direction


async def performed(model: QueuedModel, direction: Direction) -> tuple[str, Performance, list[Spoken]]:
    """A reply by a model: its text, how it came about, and its pieces."""
    pieces = [piece async for piece in ModelActor(model, PROMPTS).perform(direction)]
    performance = pieces[-1].performance
    assert performance is not None
    return "".join(p.text for p in pieces), performance, pieces
