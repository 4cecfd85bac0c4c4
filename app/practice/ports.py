"""What a practice needs of the outside: a record, a catalogue and a clock."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from app.domain.debrief import Debrief
from app.domain.promises import Promise
from app.domain.rubric import Rubric
from app.domain.spending import Used
from app.domain.trajectory import Past
from app.domain.transcript import Ended, Iteration, Practice, SelfAssessment, Turn
from app.domain.trying import Try
from app.domain.turning import Cast

Clock = Callable[[], datetime]


class Catalogue(Protocol):
    """The rehearsals on offer."""

    rubric: Rubric

    def casts(self) -> tuple[Cast, ...]:
        """Every rehearsal."""
        ...

    def cast(self, persona_id: str) -> Cast:
        """One rehearsal; raises UnknownPersona."""
        ...


class Record(Protocol):
    """Where practices are kept. Every method is one short transaction.

    Raises UnknownPractice and UnknownIteration where there is none, StoreUnavailable
    where the record cannot be reached.
    """

    def add_practice(self, practice: Practice) -> None:
        """Keep a new practice."""
        ...

    def practice(self, practice_id: str) -> Practice:
        """A practice with its iterations and their turns."""
        ...

    def delete_practice(self, practice_id: str) -> None:
        """Delete a practice and everything in it, from the free pages of the file too."""
        ...

    def running(self, most: int) -> tuple[Iteration, ...]:
        """Iterations that have not ended, the newest first."""
        ...

    def add_iteration(self, iteration: Iteration) -> None:
        """Keep a new iteration with the turns it starts with; DebriefFirst if one still runs."""
        ...

    def iteration(self, iteration_id: str) -> Iteration:
        """An iteration with its turns."""
        ...

    def ended(self, iteration_id: str) -> Ended | None:
        """How an iteration ended, without reading its turns; None while it runs."""
        ...

    def add_turn(self, iteration_id: str, turn: Turn, plan: dict[str, Any], ended: Ended | None) -> None:
        """Keep a turn, and the end it brings; raises TurnInProgress or IterationEnded if too late."""
        ...

    def end(self, iteration_id: str, how: Ended, at: datetime) -> Iteration:
        """End an iteration; one that has ended stays as it was."""
        ...

    def assess_self(self, iteration_id: str, assessment: SelfAssessment) -> None:
        """Keep the leader's own view."""
        ...

    def commit(self, iteration_id: str, commitment: str) -> None:
        """Keep the leader's line for their own work, in place of an earlier one."""
        ...

    def keep_promises(self, iteration_id: str, promises: tuple[Promise, ...]) -> None:
        """Keep what the leader confirms to have promised, in place of an earlier choice."""
        ...

    def keep_debrief(self, iteration_id: str, debrief: Debrief, at: datetime) -> None:
        """Keep a debrief; the next iteration may open."""
        ...

    def debrief(self, iteration_id: str) -> Debrief | None:
        """The debrief that was kept, if any."""
        ...

    def past(self, leader: str, most: int) -> tuple[Past, ...]:
        """What a leader has looked back on, the newest first, at most so many."""
        ...

    def used(self, practice_id: str) -> Used:
        """What models have used for a practice so far; nothing where there is no such practice."""
        ...

    def add_try(self, iteration_id: str, made: Try) -> None:
        """Keep a try beside its iteration; raises TurnInProgress where its number is taken."""
        ...

    def tries(self, iteration_id: str) -> tuple[Try, ...]:
        """The tries at an iteration's moment, the first one first."""
        ...

    def count_support_shown(self, at: datetime) -> None:
        """One more showing of the help panel: a number for the day and nothing else."""
        ...
