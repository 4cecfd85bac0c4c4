"""The room: everything a surface may ask for, in one place."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from dataclasses import dataclass

import anyio.to_thread

from app.domain.behaviours import Appraisal, Heard
from app.domain.calibration import Calibration, calibration
from app.domain.care import HelpLine, help_panel
from app.domain.debrief import Debrief
from app.domain.fork import Fork
from app.domain.persona import Difficulty
from app.domain.progress import Progress, progress
from app.domain.promises import Became, Promise
from app.domain.spending import Used
from app.domain.stages import Actor, Appraiser, Rater
from app.domain.trajectory import Trajectory, trajectory
from app.domain.transcript import Ended, Iteration, Practice, SelfAssessment
from app.domain.trying import Try
from app.errors import IterationEnded, IterationRunning, NoteFirst, SceneOff
from app.practice.iterations import Beginner
from app.practice.ports import Catalogue, Clock, Record
from app.practice.promising import Promising
from app.practice.taking_away import TakingAway
from app.practice.turns import TurnTaker, cleaned
from app.practice.views import Brief, Card, Running, Tried, TurnEvent, a_week_later, brief_of, card_of
from app.practice.way_back import WayBack

CARRY_ON_MOST = 5
WAY_MOST = 60
"""Takes that a trajectory looks back over: more than a year of the usual rhythm."""


@dataclass
class Room:
    """A rehearsal room over one record. Plain methods block on the record; call them off the event loop."""

    catalogue: Catalogue
    record: Record
    appraiser: Appraiser
    actor: Actor
    rater: Rater
    clock: Clock
    max_characters: int = 4000
    sensitive: bool = False
    """Whether scenes in which suicidal thoughts are spoken of are on offer."""
    currency: str = ""
    """What model prices are in, as it is to be printed."""
    built_in: Actor | None = None
    """The offline colleague beside an actor that can fail: it opens scenes, and plays on where asked."""

    let_go: Callable[[], Awaitable[None]] | None = None
    """Closes connections that the room's parts keep to others; called in the event loop that took turns."""

    def __post_init__(self) -> None:
        self._turns = TurnTaker(
            self.catalogue,
            self.record,
            self.appraiser,
            self.actor,
            self.clock,
            self.max_characters,
            self.built_in,
        )
        offline = self.built_in or self.actor
        self._beginner = Beginner(self.catalogue, self.record, offline, self.clock)
        self._way_back = WayBack(
            self.catalogue,
            self.record,
            self.appraiser,
            offline,
            self.clock,
            lambda text: self._turns.check(None, text),
        )
        self._taking_away = TakingAway(self.record, self.appraiser)
        self._promising = Promising(self.record, self._beginner)

    def cards(self) -> tuple[Card, ...]:
        """Every rehearsal on offer."""
        personas = [cast.persona for cast in self.catalogue.casts()]
        return tuple(card_of(persona) for persona in personas if self.sensitive or not persona.sensitive)

    def offer(self, persona_id: str) -> Brief:
        """What a leader reads before going in. Raises SceneOff where it is not on offer."""
        self._must_be_on(persona_id)
        return self.brief(persona_id)

    def brief_for(self, iteration: Iteration) -> Brief:
        """What there is to say about a conversation: the scene, or the same a week on."""
        brief = self.brief(iteration.persona)
        return a_week_later(brief, iteration.follow_up) if iteration.follow_up else brief

    def brief(self, persona_id: str) -> Brief:
        """What there is to say about a scene, also of one that has been played and is off by now."""
        return brief_of(self.catalogue.cast(persona_id).persona)

    def open_practice(
        self,
        persona_id: str,
        leader: str = "",
        difficulty: Difficulty | None = None,
        seed: int | None = None,
        note_read: bool = False,
    ) -> Practice:
        """Begin a practice with a persona.

        Raises SceneOff where its scene is not on offer, and NoteFirst where it speaks of suicidal
        thoughts and the leader has not said that they have read the note.
        """
        self._must_be_on(persona_id)
        if self.catalogue.cast(persona_id).persona.sensitive and not note_read:
            raise NoteFirst(
                "This scene speaks of suicidal thoughts. Read the note, say that you have, then go in."
            )
        return self._beginner.open_practice(persona_id, leader, difficulty, seed)

    def practice(self, practice_id: str) -> Practice:
        """A practice with its iterations."""
        return self.record.practice(practice_id)

    def delete_practice(self, practice_id: str) -> None:
        """Delete a practice and all that was said in it."""
        self.record.delete_practice(practice_id)

    def running(self) -> tuple[Running, ...]:
        """Conversations that can be carried on, the newest first."""
        found = []
        known = {cast.persona.id: cast.persona for cast in self.catalogue.casts()}
        for iteration in self.record.running(CARRY_ON_MOST):
            persona = known.get(iteration.persona)
            if persona is not None:
                found.append(
                    Running(
                        iteration=iteration.id,
                        persona=persona.id,
                        title=persona.title,
                        colleague=persona.colleague.called,
                        turn=len(iteration.turns),
                    )
                )
        return tuple(found)

    async def begin(
        self,
        practice_id: str,
        focus: str = "",
        intention: str = "",
        rewind_to: tuple[str, int] | None = None,
    ) -> Iteration:
        """Open the next iteration of a practice."""
        practice = await anyio.to_thread.run_sync(self.record.practice, practice_id)
        self._must_be_on(practice.persona)
        iteration = await self._beginner.begin(practice, focus, intention, rewind_to)
        await anyio.to_thread.run_sync(self.record.add_iteration, iteration)
        return iteration

    def iteration(self, iteration_id: str) -> Iteration:
        """An iteration with its turns."""
        return self.record.iteration(iteration_id)

    def used(self, practice_id: str) -> Used:
        """What models have used for a practice so far, readings of its debriefs included."""
        return self.record.used(practice_id)

    def prepare_turn(self, iteration_id: str, text: str) -> Iteration:
        """Raise whatever would keep this turn from being taken; the iteration to take it in."""
        self._turns.check_free(iteration_id)
        iteration = self.record.iteration(iteration_id)
        self._turns.check(iteration.ended, cleaned(text))
        return iteration

    def take_turn(
        self, iteration_id: str, text: str, built_in: bool = False, ready: Iteration | None = None
    ) -> AsyncGenerator[TurnEvent]:
        """Say something and hear the answer, from the built-in colleague where that is asked for.

        `ready` is the iteration as `prepare_turn` has just found it; without it, it is read again.
        """
        return self._turns.take(iteration_id, text, built_in, ready)

    def end(self, iteration_id: str) -> Iteration:
        """The leader ends the conversation."""
        return self.record.end(iteration_id, Ended.LEADER, self.clock())

    def assess_self(self, iteration_id: str, assessment: SelfAssessment) -> Iteration:
        """Keep the leader's own view; only of an ended conversation, and not after its debrief."""
        iteration = self.record.iteration(iteration_id)
        _must_have_ended(iteration)
        if iteration.debriefed:
            raise IterationEnded("The debrief has been opened; your own view comes before it.")
        self.record.assess_self(iteration_id, assessment)
        return self.record.iteration(iteration_id)

    async def debrief(self, iteration_id: str) -> Debrief:
        """The debrief of an ended iteration: composed once, then kept."""
        iteration = await anyio.to_thread.run_sync(self.record.iteration, iteration_id)
        _must_have_ended(iteration)
        if iteration.ended is Ended.CARE:
            raise IterationEnded(
                "That conversation was stopped to look after you. There is nothing to go over."
            )
        kept = await anyio.to_thread.run_sync(self.record.debrief, iteration_id)
        if kept is not None:
            return kept
        persona = self.catalogue.cast(iteration.persona).playing(iteration).persona
        debrief = await self.rater.rate(persona, iteration)
        await anyio.to_thread.run_sync(self.record.keep_debrief, iteration_id, debrief, self.clock())
        return debrief

    async def fork(self, iteration_id: str) -> Fork:
        """The key moment of a debriefed conversation, answered in four ways."""
        return await self._way_back.fork(iteration_id)

    async def attempt(self, iteration_id: str, text: str) -> Tried:
        """Try that moment again with a line of one's own. Raises SceneOff where the scene is off by now."""
        iteration = await anyio.to_thread.run_sync(self.record.iteration, iteration_id)
        self._must_be_on(iteration.persona)
        return await self._way_back.attempt(iteration_id, text)

    def tries(self, iteration_id: str) -> tuple[Try, ...]:
        """The tries at that moment, the first one first."""
        self.record.ended(iteration_id)
        return self.record.tries(iteration_id)

    async def commit(self, iteration_id: str, line: str) -> Iteration:
        """Keep the leader's line for their own work (see `TakingAway.commit`)."""
        return await self._taking_away.commit(iteration_id, line)

    def promises(self, iteration_id: str) -> tuple[Promise, ...]:
        """What the leader promised in a debriefed conversation, by their own words."""
        return self._promising.found(iteration_id)

    def confirm(self, iteration_id: str, ids: tuple[str, ...]) -> Iteration:
        """Keep the promises that the leader stands by (see `Promising.confirm`)."""
        return self._promising.confirm(iteration_id, ids)

    async def follow_up(
        self, iteration_id: str, became: Mapping[str, Became], focus: str = "", intention: str = ""
    ) -> Iteration:
        """Open the conversation a week on (see `Promising.follow_up`)."""
        return await self._promising.follow_up(iteration_id, became, focus, intention)

    def progress(self, practice_id: str) -> Progress:
        """The iterations of a practice side by side, as far as they have been debriefed."""
        practice = self.record.practice(practice_id)
        debriefs = {i.id: self.record.debrief(i.id) for i in practice.iterations if i.debriefed}
        seen = tuple(i for i in practice.iterations if debriefs.get(i.id) is not None)
        return progress(
            practice.model_copy(update={"iterations": seen}),
            {name: d for name, d in debriefs.items() if d is not None},
        )

    def calibration(self, practice_id: str) -> Calibration:
        """The leader's own view beside the rubric's, as far as iterations have been debriefed."""
        practice = self.record.practice(practice_id)
        debriefs = {i.id: self.record.debrief(i.id) for i in practice.iterations if i.debriefed}
        return calibration(practice, {name: d for name, d in debriefs.items() if d is not None})

    def trajectory(self, leader: str = "") -> Trajectory:
        """A leader's way over weeks, through every practice: the newest `WAY_MOST` takes."""
        return trajectory(leader, self.record.past(leader, WAY_MOST))

    def _must_be_on(self, persona_id: str) -> None:
        if self.catalogue.cast(persona_id).persona.sensitive and not self.sensitive:
            raise SceneOff(
                "This scene speaks of suicidal thoughts and is switched off here. "
                "Whoever looks after the rehearsals can switch it on."
            )

    def help_panel(self, persona_id: str | None = None) -> tuple[HelpLine, ...]:
        """Where help is, with the sector of a persona if one is named."""
        return help_panel(self.catalogue.cast(persona_id).persona.sector if persona_id else None)

    async def close(self) -> None:
        """Let go of what is kept open between turns."""
        if self.let_go is not None:
            await self.let_go()

    async def appraise(self, heard: Heard) -> Appraisal:
        """Code one line outside any conversation."""
        return await self.appraiser.appraise(heard)


def _must_have_ended(iteration: Iteration) -> None:
    if iteration.ended is None:
        raise IterationRunning("The conversation is still going on. End it first; the debrief comes after.")
