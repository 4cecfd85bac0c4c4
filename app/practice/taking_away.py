"""What a leader takes away from a debrief: a line for their own work."""

from dataclasses import dataclass

import anyio.to_thread

from app.domain.behaviours import Code, Heard
from app.domain.debrief import may_debrief
from app.domain.stages import Appraiser
from app.domain.transcript import Iteration, Practice
from app.errors import BadRequest, DebriefFirst, IterationEnded, NotKept
from app.practice.ports import Record

LONGEST = 300
"""Characters of a line that can be remembered."""


@dataclass
class TakingAway:
    """Keeps what is taken away."""

    record: Record
    appraiser: Appraiser

    async def commit(self, iteration_id: str, typed: str) -> Iteration:
        """Keep the leader's line for their own work, in place of an earlier one; nothing typed takes it back.

        Raises DebriefFirst before the debrief, IterationEnded where there is none, BadRequest for
        a line too long, and NotKept where it speaks of a real person's details or of the
        leader's own distress.
        """
        iteration = await anyio.to_thread.run_sync(self.record.iteration, iteration_id)
        must_be_debriefed(iteration)
        line = " ".join(typed.encode("utf-8", "replace").decode("utf-8").split())
        line = "".join(c for c in line if c.isprintable())
        if len(line) > LONGEST:
            raise BadRequest(f"That is {len(line)} characters; a line to remember has {LONGEST} or fewer.")
        if line:
            await self._check(line)
        await anyio.to_thread.run_sync(self.record.commit, iteration_id, line)
        return iteration.model_copy(update={"commitment": line})

    async def _check(self, line: str) -> None:
        appraisal = await self.appraiser.appraise(Heard(utterance=line))
        if appraisal.has(Code.OTH_DISTRESS):
            raise NotKept(
                "That reads as if it is about how you are yourself, so it was not kept. "
                "You don't have to carry it alone: /help-now says who you can talk to now."
            )
        if appraisal.has(Code.OTH_REALDATA):
            raise NotKept(
                "That reads like details of a real person, so it was not kept. Write it without them."
            )


def must_be_debriefed(iteration: Iteration) -> None:
    """Raise unless the debrief of this conversation has been opened."""
    if iteration.ended is not None and not may_debrief(iteration):
        raise IterationEnded(
            "That conversation was stopped to look after you. There is nothing to take away."
        )
    if not iteration.debriefed:
        raise DebriefFirst("Look at the debrief first; what to take away comes after it.")


def last_commitment(practice: Practice) -> str:
    """The newest line of a practice that the leader took away; empty where there is none."""
    return next((i.commitment for i in reversed(practice.iterations) if i.commitment), "")
