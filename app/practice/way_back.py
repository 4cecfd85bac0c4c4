"""The way back into a conversation that has been looked at: its key moment, answered in other ways."""

from collections.abc import Callable
from dataclasses import dataclass

import anyio.to_thread

from app.domain.behaviours import Appraisal, Code
from app.domain.care import is_stop_word
from app.domain.debrief.key_moment import KeyMoment, as_it_stood, key_moment
from app.domain.debrief.marker_check import marker_check
from app.domain.fork import Fork
from app.domain.stages import Actor, Appraiser
from app.domain.transcript import Ended, Iteration
from app.domain.trying import MOST_TRIES, Try, heard_up_to
from app.domain.turning import Cast, take
from app.errors import DebriefFirst, IterationEnded, NoMoment, NoTriesLeft
from app.practice.asides import aside_for, care_for
from app.practice.forking import fork, words_of
from app.practice.ports import Catalogue, Clock, Record
from app.practice.turns import cleaned, heard
from app.practice.views import Tried


@dataclass
class WayBack:
    """Goes back to the moment a debrief points to. The iteration itself stays as it was."""

    catalogue: Catalogue
    record: Record
    appraiser: Appraiser
    actor: Actor
    """The built-in colleague: the ways are compared, so they are answered by the same voice."""
    clock: Clock
    check: Callable[[str], None]
    """Raises what would keep a line from being said."""

    async def fork(self, iteration_id: str) -> Fork:
        """The key moment answered in four ways; nothing of it is kept.

        Raises DebriefFirst before the debrief, NoMoment where the debrief points to none.
        """
        iteration, moment = await anyio.to_thread.run_sync(self._moment, iteration_id)
        tries = await anyio.to_thread.run_sync(self.record.tries, iteration_id)
        cast = self.catalogue.cast(iteration.persona)
        tells_to = heard_up_to(iteration, tries)
        return await fork(cast, iteration, moment, tells_to, self.appraiser, self.actor)

    async def attempt(self, iteration_id: str, raw: str) -> Tried:
        """Try the key moment again with a line of one's own; up to three times, each from that moment.

        A try is kept beside the iteration, with its check and the colleague's answer. Where the app
        steps in, or steps out to look after the leader, nothing of the line is kept.

        Raises DebriefFirst and NoMoment as `fork` does, NoTriesLeft after the last, and what keeps
        any line from being said.
        """
        text = cleaned(raw)
        iteration, moment = await anyio.to_thread.run_sync(self._moment, iteration_id)
        tries = await anyio.to_thread.run_sync(self.record.tries, iteration_id)
        if len(tries) >= MOST_TRIES:
            raise NoTriesLeft("Three tries are enough for one moment. Take it into a new conversation.")
        self.check(text)
        left = MOST_TRIES - len(tries)
        cast = self.catalogue.cast(iteration.persona)
        base = as_it_stood(iteration, moment)
        if is_stop_word(text):
            return await self._care(cast, left)
        appraisal = await self.appraiser.appraise(heard(cast, base, text))
        if appraisal.has(Code.OTH_DISTRESS):
            return await self._care(cast, left)
        aside = aside_for(appraisal, deflected=True)
        if aside is not None:
            return Tried(left=left, aside=aside)
        made = await self._made(cast, base, tries, text, appraisal)
        await anyio.to_thread.run_sync(self.record.add_try, iteration_id, made)
        return Tried(made=made, left=left - 1)

    async def _made(
        self, cast: Cast, base: Iteration, tries: tuple[Try, ...], text: str, appraisal: Appraisal
    ) -> Try:
        step = take(cast, base, text, appraisal)
        used = step.direction.spoken.union(*(t.said for t in tries))
        reply, said = await words_of(self.actor, step.direction.model_copy(update={"spoken": used}))
        before, after = step.change.before, step.change.after
        return Try(
            number=len(tries) + 1,
            after=len(base.turns),
            utterance=text,
            appraisal=appraisal,
            check=marker_check(cast.persona, text, appraisal),
            move=step.move,
            reply=reply,
            said=said,
            opened=step.disclosure.opened,
            before=before.openness,
            openness=after.openness,
            felt_before=before.felt,
            felt=after.felt,
            at=self.clock(),
        )

    async def _care(self, cast: Cast, left: int) -> Tried:
        await anyio.to_thread.run_sync(self.record.count_support_shown, self.clock())
        return Tried(left=left, aside=care_for(cast.persona.sector))

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
