"""The way back into a conversation that has been looked at: its key moment, answered in other ways."""

from dataclasses import dataclass

import anyio.to_thread

from app.domain.debrief.key_moment import KeyMoment, key_moment
from app.domain.fork import Fork
from app.domain.stages import Actor, Appraiser
from app.domain.transcript import Ended, Iteration
from app.errors import DebriefFirst, IterationEnded, NoMoment
from app.practice.forking import fork
from app.practice.ports import Catalogue, Record


@dataclass
class WayBack:
    """Goes back to the moment a debrief points to. The iteration itself stays as it was."""

    catalogue: Catalogue
    record: Record
    appraiser: Appraiser
    actor: Actor
    """The built-in colleague: the ways are compared, so they are answered by the same voice."""

    async def fork(self, iteration_id: str) -> Fork:
        """The key moment answered in four ways; nothing of it is kept.

        Raises DebriefFirst before the debrief, NoMoment where the debrief points to none.
        """
        iteration, moment = await anyio.to_thread.run_sync(self._moment, iteration_id)
        cast = self.catalogue.cast(iteration.persona)
        return await fork(cast, iteration, moment, iteration.state.rung, self.appraiser, self.actor)

    def _moment(self, iteration_id: str) -> tuple[Iteration, KeyMoment]:
        iteration = self.record.iteration(iteration_id)
        if iteration.ended is Ended.CARE:
            raise IterationEnded(
                "That conversation was stopped to look after you. There is nothing to go back to."
            )
        debrief = self.record.debrief(iteration_id)
        if debrief is None:
            raise DebriefFirst("Look at the debrief first; it shows the moment to go back to.")
        moment = key_moment(debrief, iteration)
        if moment is None:
            raise NoMoment("The debrief of this conversation points to no one moment to go back to.")
        return iteration, moment
