"""Taking a turn: appraise, work it out, let the colleague speak, keep it."""

import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

import anyio
import anyio.to_thread

from app.domain.behaviours import Code, Heard, scene_of
from app.domain.care import is_stop_word
from app.domain.direction import Performance, Spoken
from app.domain.returning import weighed
from app.domain.stages import Actor, Appraiser
from app.domain.transcript import Ended, Iteration, Turn
from app.domain.turning import Cast, Step, take
from app.errors import (
    EmptyUtterance,
    IterationEnded,
    StoreUnavailable,
    TurnInProgress,
    UtteranceTooLong,
)
from app.practice.asides import aside_for, care_for
from app.practice.ports import Catalogue, Clock, Record
from app.practice.views import (
    Outcome,
    ReplyDelta,
    TurnCompleted,
    TurnEvent,
    TurnStarted,
)

PREVIOUS_TURNS = 2
SAVE_WITHIN_SECONDS = 5.0


@dataclass
class TurnTaker:
    """Takes turns, one at a time in each iteration."""

    catalogue: Catalogue
    record: Record
    appraiser: Appraiser
    actor: Actor
    clock: Clock
    max_characters: int
    built_in: Actor | None = None
    """Who plays on when a leader would rather not wait for the model."""
    _answering: set[str] = field(default_factory=set)

    def check(self, ended: Ended | None, text: str) -> None:
        """Raise what would keep this turn from being taken, before anything is streamed."""
        if ended is not None:
            raise IterationEnded("This conversation has ended. Open the debrief, then go again.")
        if not text:
            raise EmptyUtterance('Nothing was said. To stay silent on purpose, say "...".')
        if len(text) > self.max_characters:
            raise UtteranceTooLong(
                f"That is {len(text):,} characters; say it in {self.max_characters:,} or fewer. "
                "Your text is untouched."
            )

    def check_free(self, iteration_id: str) -> None:
        """Raise TurnInProgress while another turn of this iteration is being answered."""
        if iteration_id in self._answering:
            raise TurnInProgress("They are still answering what you said last. Wait for that, then say this.")

    async def take(
        self, iteration_id: str, raw: str, built_in: bool = False, ready: Iteration | None = None
    ) -> AsyncGenerator[TurnEvent]:
        """Take one turn. The turn is kept after the last word of the reply, or not at all.

        With `built_in` the built-in colleague plays it, and the rest of the conversation. `ready`
        is the iteration where it has just been read; should it have gone on since, the record
        keeps no second turn of the same number.
        """
        text = cleaned(raw)
        self.check_free(iteration_id)
        self._answering.add(iteration_id)
        try:
            iteration = ready
            if iteration is None:
                iteration = await anyio.to_thread.run_sync(self.record.iteration, iteration_id)
            self.check(iteration.ended, text)
            actor = self._actor_of(iteration, built_in)
            async with aclosing(self._events(iteration, text, actor)) as events:
                async for event in events:
                    yield event
        finally:
            self._answering.discard(iteration_id)

    def _actor_of(self, iteration: Iteration, built_in: bool) -> Actor:
        """Whoever the leader chose to go on with plays to the end of the conversation."""
        if self.built_in is None:
            return self.actor
        branched = iteration.rewound_from[1] if iteration.rewound_from else 0
        chosen = any(t.engine == self.built_in.name for t in iteration.turns if t.number > branched)
        return self.built_in if built_in or chosen else self.actor

    async def _events(self, iteration: Iteration, text: str, actor: Actor) -> AsyncGenerator[TurnEvent]:
        cast = self.catalogue.cast(iteration.persona).playing(iteration)
        began = time.perf_counter()
        if is_stop_word(text):
            yield TurnCompleted(outcome=await self._care(cast, iteration))
            return
        appraisal = await self.appraiser.appraise(heard(cast, iteration, text))
        appraised = time.perf_counter()
        if appraisal.has(Code.OTH_DISTRESS):
            yield TurnCompleted(outcome=await self._care(cast, iteration))
            return
        aside = aside_for(appraisal, any(t.move == Code.OTH_OFFSCENE.value for t in iteration.turns))
        if aside is not None:
            yield TurnCompleted(outcome=Outcome(aside=aside))
            return
        appraisal = weighed(iteration, text, appraisal)
        step = take(cast, iteration, text, appraisal)
        number = len(iteration.turns) + 1
        yield TurnStarted(number=number)
        pieces: list[str] = []
        said: list[str] = []
        first_word = None
        performance: Performance | None = None
        async with _closing(actor.perform(step.direction)) as reply:
            async for piece in reply:
                performance = piece.performance or performance
                if piece.line:
                    said.append(piece.line)
                if piece.text:
                    first_word = first_word or time.perf_counter()
                    pieces.append(piece.text)
                    yield ReplyDelta(text=piece.text)
        spoke = time.perf_counter()
        turn = Turn(
            number=number,
            utterance=text,
            appraisal=appraisal,
            recognition=step.recognition,
            change=step.change,
            disclosure=step.disclosure,
            stance=step.stance,
            move=step.move,
            cue_shown=step.cue,
            reply="".join(pieces),
            said=tuple(said),
            engine=performance.engine if performance else actor.name,
            performance=performance,
            at=self.clock(),
            milliseconds={
                "appraise": _ms(began, appraised),
                "first_word": _ms(began, first_word or spoke),
                "perform": _ms(appraised, spoke),
            },
        )
        await self._keep(self.record.add_turn, iteration.id, turn, _plan(step), step.ends)
        yield TurnCompleted(
            outcome=Outcome(
                number=number, utterance=text, reply=turn.reply, ended=step.ends, arrived=step.arrived
            )
        )

    async def _care(self, cast: Cast, iteration: Iteration) -> Outcome:
        await self._keep(self._end_for_care, iteration.id, self.clock())
        return Outcome(ended=Ended.CARE, aside=care_for(cast.persona.sector))

    def _end_for_care(self, iteration_id: str, at: datetime) -> None:
        self.record.end(iteration_id, Ended.CARE, at)
        self.record.count_support_shown(at)

    async def _keep(self, write: Callable[..., None], *values: object) -> None:
        """Write even if the listener has gone; what was not written is never reported as kept."""
        with anyio.move_on_after(SAVE_WITHIN_SECONDS, shield=True) as scope:
            await anyio.to_thread.run_sync(partial(write, *values))
        if scope.cancelled_caught:
            raise StoreUnavailable("The record did not answer in time. Nothing was kept; say it again.")


@asynccontextmanager
async def _closing(reply: AsyncIterator[Spoken]) -> AsyncGenerator[AsyncIterator[Spoken]]:
    """Close a reply that is not heard to its end, so that a model stops talking at once."""
    try:
        yield reply
    finally:
        if isinstance(reply, AsyncGenerator):
            await reply.aclose()


def cleaned(raw: str) -> str:
    """The utterance as it is kept: no surrounding space, no control characters, no broken characters."""
    text = raw.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n")
    return "".join(c for c in text if c in "\n\t" or ord(c) >= 32).strip()


def heard(cast: Cast, iteration: Iteration, text: str) -> Heard:
    """What the appraiser is told: the words, and the context that decides what they do."""
    replies = [iteration.opening, *(t.reply for t in iteration.turns)]
    return Heard(
        utterance=text,
        previous=tuple(replies[-PREVIOUS_TURNS:]),
        said=tuple(t.utterance for t in iteration.turns),
        rung=iteration.state.rung,
        scene=scene_of(cast.persona.rehearsal.value),
    )


def _plan(step: Step) -> dict[str, object]:
    """What the record keeps of a direction: the plan without the lines that were not chosen."""
    direction = step.direction
    return {
        "stance": direction.stance.value,
        "move": direction.move,
        "parts": [part.role.value for part in direction.parts],
        "words": list(direction.words),
        "when": direction.when,
    }


def _ms(start: float, end: float) -> float:
    return round((end - start) * 1000, 2)
