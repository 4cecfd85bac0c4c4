"""What a leader promised in a conversation, confirmed by them, and the conversation a week on."""

from collections.abc import Mapping
from dataclasses import dataclass

import anyio.to_thread

from app.domain.promises import Became, FollowUp, Owed, Promise
from app.domain.promising import promised
from app.domain.transcript import Iteration
from app.domain.turning import spoken_in
from app.errors import BadRequest, NothingPromised
from app.practice.iterations import Beginner
from app.practice.ports import Record
from app.practice.taking_away import must_be_debriefed


@dataclass
class Promising:
    """Finds promises, keeps the confirmed ones, and lets them come back."""

    record: Record
    beginner: Beginner

    def found(self, iteration_id: str) -> tuple[Promise, ...]:
        """What was promised, by the leader's own words; DebriefFirst before the debrief."""
        iteration = self.record.iteration(iteration_id)
        must_be_debriefed(iteration)
        return promised(iteration.turns)

    def confirm(self, iteration_id: str, ids: tuple[str, ...]) -> Iteration:
        """Keep the promises that the leader stands by, in place of an earlier choice.

        Raises BadRequest for an id that is none of those found.
        """
        known = {promise.id: promise for promise in self.found(iteration_id)}
        kept = tuple(promise for promise in known.values() if promise.id in ids)
        for unknown in sorted(set(ids) - set(known)):
            raise BadRequest(f"promises: there is no promise {unknown[:20]!r} in that conversation.")
        self.record.keep_promises(iteration_id, kept)
        return self.record.iteration(iteration_id)

    async def follow_up(
        self, iteration_id: str, became: Mapping[str, Became], focus: str, intention: str
    ) -> Iteration:
        """The conversation a week on: the same colleague, and what became of each promise.

        Raises NothingPromised without a confirmed promise, BadRequest unless `became` says of
        each of them what became of it, and whatever keeps a next iteration from opening.
        """
        origin = await anyio.to_thread.run_sync(self.record.iteration, iteration_id)
        must_be_debriefed(origin)
        if not origin.promises:
            raise NothingPromised(
                "No promise of that conversation has been confirmed, so none can come back."
            )
        if set(became) != {promise.id for promise in origin.promises}:
            ids = ", ".join(promise.id for promise in origin.promises)
            raise BadRequest(f"became: say of each promise what became of it ({ids}).")
        practice = await anyio.to_thread.run_sync(self.record.practice, origin.practice)
        follow_up = FollowUp(
            of=origin.id,
            owed=tuple(Owed(promise=promise, became=became[promise.id]) for promise in origin.promises),
            said=tuple(sorted(spoken_in(origin))),
            cues=tuple(dict.fromkeys(c for c in _shown(origin) if c)),
        )
        iteration = await self.beginner.a_week_on(practice, origin, follow_up, focus, intention)
        await anyio.to_thread.run_sync(self.record.add_iteration, iteration)
        return iteration


def _shown(origin: Iteration) -> list[str | None]:
    return [origin.opening_cue, *(turn.cue_shown for turn in origin.turns)]
