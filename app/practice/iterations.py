"""Opening, rewinding and reading iterations."""

import random
import uuid
from dataclasses import dataclass

from app.domain.opening import greeting
from app.domain.persona import Difficulty
from app.domain.promises import FollowUp
from app.domain.returning import start_from
from app.domain.stages import Actor
from app.domain.state import State, starting_state
from app.domain.transcript import Iteration, Practice
from app.domain.turning import Cast, open_scene, spoken_in
from app.errors import BadRequest, DebriefFirst, IterationRunning
from app.practice.ports import Catalogue, Clock, Record

SEEDS = 2**31


@dataclass
class Beginner:
    """Opens practices and iterations."""

    catalogue: Catalogue
    record: Record
    actor: Actor
    clock: Clock

    def open_practice(
        self, persona_id: str, leader: str, difficulty: Difficulty | None, seed: int | None
    ) -> Practice:
        """Begin a practice. Without a seed, one is drawn; with one, the practice can be had again."""
        persona = self.catalogue.cast(persona_id).persona
        practice = Practice(
            id=uuid.uuid4().hex,
            persona=persona.id,
            leader=leader.strip(),
            difficulty=difficulty or persona.difficulty,
            seed=random.SystemRandom().randrange(SEEDS) if seed is None else seed,
            began=self.clock(),
        )
        self.record.add_practice(practice)
        return practice

    async def begin(
        self, practice: Practice, focus: str, intention: str, rewind_to: tuple[str, int] | None
    ) -> Iteration:
        """The next iteration of a practice, from the top or from a turn of an earlier one.

        Raises IterationRunning while one is going on and DebriefFirst until the last one
        that was spoken in has been debriefed.
        """
        cast = self.catalogue.cast(practice.persona)
        start = starting_state(cast.persona, practice.difficulty)
        iteration = self._next(practice, cast, start, focus, intention)
        if rewind_to is not None:
            return _rewound(practice, iteration, *rewind_to)
        return await self._opened(cast, iteration)

    async def a_week_on(
        self, practice: Practice, origin: Iteration, follow_up: FollowUp, focus: str, intention: str
    ) -> Iteration:
        """A conversation in which promises of an earlier one come back.

        Where a scene was written for that, it is played, with the trust, the feeling of being
        understood and the hurts of the earlier one; otherwise the same colleague greets the
        leader, in the state they were left in. Raises as `begin`.
        """
        end = origin.state
        written = next((c for c in self.catalogue.casts() if c.persona.follows == origin.persona), None)
        if written is not None:
            start = starting_state(written.persona, practice.difficulty).model_copy(
                update={"trust": end.trust, "felt": end.felt, "rupture": end.rupture}
            )
            iteration = self._next(practice, written, start, focus, intention)
            owed = follow_up.model_copy(update={"said": (), "cues": ()})
            return await self._opened(written, iteration.model_copy(update={"follow_up": owed}))
        cast = self.catalogue.cast(origin.persona).a_week_on
        start = start_from(end)
        iteration = self._next(practice, cast, start, focus, intention)
        return await self._opened(
            greeting(cast, start, practice.difficulty), iteration.model_copy(update={"follow_up": follow_up})
        )

    def _next(self, practice: Practice, cast: Cast, start: State, focus: str, intention: str) -> Iteration:
        last = practice.iterations[-1] if practice.iterations else None
        if last is not None and last.ended is None:
            raise IterationRunning("There is a conversation going on in this practice. End it first.")
        if last is not None and may_need_debrief(last) and not last.debriefed:
            raise DebriefFirst("Look at the debrief of the last conversation first; then this one opens.")
        number = len(practice.iterations) + 1
        return Iteration(
            id=uuid.uuid4().hex,
            practice=practice.id,
            number=number,
            persona=cast.persona.id,
            persona_version=cast.persona.version,
            difficulty=practice.difficulty,
            seed=(practice.seed + number - 1) % SEEDS,
            focus=focus,
            intention=intention.strip(),
            opening="",
            start=start,
            began=self.clock(),
        )

    async def _opened(self, cast: Cast, iteration: Iteration) -> Iteration:
        direction, cue = open_scene(cast, iteration.start, iteration.difficulty, iteration.seed)
        direction = direction.model_copy(update={"spoken": spoken_in(iteration)})
        # Made now, so that the first turn does not wait for it: of the cast that the turns have.
        _ = self.catalogue.cast(iteration.persona).playing(iteration).ear
        pieces = [piece async for piece in self.actor.perform(direction)]
        return iteration.model_copy(
            update={
                "opening": "".join(p.text for p in pieces),
                "opening_said": tuple(p.line for p in pieces if p.line),
                "opening_cue": cue,
            }
        )


def may_need_debrief(iteration: Iteration) -> bool:
    """Whether a debrief stands between this iteration and the next: not after care, not without a turn."""
    return bool(iteration.turns) and iteration.ended is not None and iteration.ended.value != "care"


def _rewound(practice: Practice, iteration: Iteration, origin_id: str, turn: int) -> Iteration:
    origin = next((i for i in practice.iterations if i.id == origin_id), None)
    if origin is None:
        raise BadRequest("rewind_to.iteration: that conversation is not part of this practice.")
    if not 0 <= turn <= len(origin.turns):
        raise BadRequest(f"rewind_to.turn: turns of that conversation run from 0 to {len(origin.turns)}.")
    return iteration.model_copy(
        update={
            "opening": origin.opening,
            "opening_said": origin.opening_said,
            "opening_cue": origin.opening_cue,
            "start": origin.start,
            "turns": origin.turns[:turn],
            "rewound_from": (origin.id, turn),
            "persona": origin.persona,
            "persona_version": origin.persona_version,
            "follow_up": origin.follow_up,
        }
    )
