"""The record: domain values in, domain values out, one short transaction each."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, delete, select, text
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import Session, col

from app.domain.debrief import Debrief
from app.domain.promises import Promise
from app.domain.spending import Used
from app.domain.trajectory import Past
from app.domain.transcript import Ended, Iteration, Practice, SelfAssessment, Turn
from app.domain.trying import Try
from app.errors import (
    IterationEnded,
    IterationRunning,
    StoreUnavailable,
    TurnInProgress,
    UnknownIteration,
    UnknownPractice,
)
from app.store.engine import READING, empty_log, plain_reason
from app.store.rows import (
    iteration_row,
    iteration_value,
    past_value,
    practice_row,
    practice_value,
    turn_row,
    turn_value,
)
from app.store.tables import DebriefRow, IterationRow, PracticeRow, SupportShownRow, TryRow, TurnRow
from app.store.usage import SqlLedger, unname

_NO_ITERATION = "There is no such conversation; it may have been deleted."


class SqlRecord:
    """Practices in a relational database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reading = engine.execution_options(**{READING: True})

    @property
    def ledger(self) -> SqlLedger:
        """The count of tokens used of models."""
        return SqlLedger(self._engine)

    @contextmanager
    def _transaction(self, engine: Engine | None = None) -> Iterator[Session]:
        try:
            with Session(engine or self._engine) as session, session.begin():
                yield session
        except IntegrityError:
            raise
        except (DatabaseError, PoolTimeout) as error:
            raise StoreUnavailable(plain_reason(error)) from error

    def close(self) -> None:
        """Let go of the database file."""
        self._engine.dispose()

    def ready(self) -> None:
        """Raise StoreUnavailable unless the record answers."""
        with self._transaction(self._reading) as session:
            session.execute(text("SELECT 1 FROM practice LIMIT 1"))

    def add_practice(self, practice: Practice) -> None:
        """Keep a new practice."""
        with self._transaction() as session:
            session.add(practice_row(practice))

    def practice(self, practice_id: str) -> Practice:
        """A practice with its iterations and their turns."""
        with self._transaction(self._reading) as session:
            row = self._practice(session, practice_id)
            rows = session.scalars(
                select(IterationRow)
                .where(col(IterationRow.practice) == practice_id)
                .order_by(col(IterationRow.number))
            ).all()
            return practice_value(row, tuple(self._with_turns(session, r) for r in rows))

    def delete_practice(self, practice_id: str) -> None:
        """Delete a practice and all in it; SQLite overwrites the text and empties its log."""
        with self._transaction() as session:
            self._practice(session, practice_id)
            session.execute(delete(PracticeRow).where(col(PracticeRow.id) == practice_id))
            unname(session, practice_id)
        if self._engine.dialect.name == "sqlite":
            self._empty_log()

    def running(self, most: int) -> tuple[Iteration, ...]:
        """Iterations that have not ended, the newest first."""
        with self._transaction(self._reading) as session:
            rows = session.scalars(
                select(IterationRow)
                .where(col(IterationRow.ended).is_(None))
                .order_by(col(IterationRow.began).desc())
                .limit(most)
            ).all()
            return tuple(self._with_turns(session, r) for r in rows)

    def add_iteration(self, iteration: Iteration) -> None:
        """Keep a new iteration with the turns it starts with."""
        try:
            with self._transaction() as session:
                session.add(iteration_row(iteration))
                session.flush()
                session.add_all([turn_row(iteration.id, t, {}) for t in iteration.turns])
        except IntegrityError as error:
            raise IterationRunning("This practice has just been carried on somewhere else.") from error

    def iteration(self, iteration_id: str) -> Iteration:
        """An iteration with its turns."""
        with self._transaction(self._reading) as session:
            return self._with_turns(session, self._row(session, iteration_id))

    def ended(self, iteration_id: str) -> Ended | None:
        """How an iteration ended, without reading its turns; None while it runs."""
        with self._transaction(self._reading) as session:
            found = session.execute(
                select(col(IterationRow.ended)).where(col(IterationRow.id) == iteration_id)
            ).first()
        if found is None:
            raise UnknownIteration(_NO_ITERATION)
        return Ended(found[0]) if found[0] else None

    def add_turn(self, iteration_id: str, turn: Turn, plan: dict[str, Any], ended: Ended | None) -> None:
        """Keep a turn and the end it brings, both or neither."""
        try:
            with self._transaction() as session:
                row = self._row(session, iteration_id)
                if row.ended is not None:
                    raise IterationEnded("This conversation ended before the answer was complete.")
                session.add(turn_row(iteration_id, turn, plan))
                if ended is not None:
                    row.ended = ended.value
                    row.ended_at = turn.at
        except IntegrityError as error:
            raise TurnInProgress(
                "This conversation went on elsewhere meanwhile. Reload to see it; your text is untouched."
            ) from error

    def end(self, iteration_id: str, how: Ended, at: datetime) -> Iteration:
        """End an iteration; one that has ended stays as it was."""
        with self._transaction() as session:
            row = self._row(session, iteration_id)
            if row.ended is None:
                row.ended = how.value
                row.ended_at = at
                session.flush()
            return self._with_turns(session, row)

    def assess_self(self, iteration_id: str, assessment: SelfAssessment) -> None:
        """Keep the leader's own view."""
        with self._transaction() as session:
            self._row(session, iteration_id).self_assessment = assessment.model_dump(mode="json")

    def commit(self, iteration_id: str, commitment: str) -> None:
        """Keep the leader's line for their own work, in place of an earlier one."""
        with self._transaction() as session:
            self._row(session, iteration_id).commitment = commitment

    def keep_promises(self, iteration_id: str, promises: tuple[Promise, ...]) -> None:
        """Keep what the leader confirms to have promised, in place of an earlier choice."""
        with self._transaction() as session:
            self._row(session, iteration_id).promises = [p.model_dump(mode="json") for p in promises]

    def keep_debrief(self, iteration_id: str, debrief: Debrief, at: datetime) -> None:
        """Keep a debrief, once; the next iteration may open."""
        with self._transaction() as session:
            self._row(session, iteration_id).debriefed = True
            if session.get(DebriefRow, iteration_id) is None:
                session.add(
                    DebriefRow(
                        iteration=iteration_id,
                        rubric_version=debrief.rubric_version,
                        at=at,
                        body=debrief.model_dump(mode="json"),
                    )
                )

    def debrief(self, iteration_id: str) -> Debrief | None:
        """The debrief that was kept, if any."""
        with self._transaction(self._reading) as session:
            row = session.get(DebriefRow, iteration_id)
            return Debrief.model_validate(row.body) if row else None

    def past(self, leader: str, most: int) -> tuple[Past, ...]:
        """What a leader has looked back on, the newest first, at most so many."""
        with self._transaction(self._reading) as session:
            rows = session.execute(
                select(PracticeRow, IterationRow, DebriefRow)
                .join(IterationRow, col(IterationRow.practice) == col(PracticeRow.id))
                .join(DebriefRow, col(DebriefRow.iteration) == col(IterationRow.id))
                .where(col(PracticeRow.leader) == leader)
                .order_by(col(IterationRow.began).desc(), col(IterationRow.number).desc())
                .limit(most)
            ).all()
            return tuple(
                past_value(iteration, practice, Debrief.model_validate(debrief.body))
                for practice, iteration, debrief in rows
            )

    def used(self, practice_id: str) -> Used:
        """What models have used for a practice so far."""
        return self.ledger.used(practice_id)

    def used_on(self, at: datetime) -> Used:
        """What models have used on this day (UTC) so far."""
        return self.ledger.used_on(at.astimezone(UTC).date().isoformat())

    def add_try(self, iteration_id: str, made: Try) -> None:
        """Keep a try beside its iteration."""
        try:
            with self._transaction() as session:
                self._row(session, iteration_id)
                body = made.model_dump(mode="json")
                session.add(TryRow(iteration=iteration_id, number=made.number, at=made.at, body=body))
        except IntegrityError as error:
            raise TurnInProgress("That moment is being tried somewhere else just now.") from error

    def tries(self, iteration_id: str) -> tuple[Try, ...]:
        """The tries at an iteration's moment, the first one first."""
        with self._transaction(self._reading) as session:
            rows = session.scalars(
                select(TryRow).where(col(TryRow.iteration) == iteration_id).order_by(col(TryRow.number))
            ).all()
            return tuple(Try.model_validate(row.body) for row in rows)

    def count_support_shown(self, at: datetime) -> None:
        """One more showing of the help panel on this day."""
        day = at.astimezone(UTC).date().isoformat()
        with self._transaction() as session:
            row = session.get(SupportShownRow, day)
            if row is None:
                session.add(SupportShownRow(day=day, times=1))
            else:
                row.times += 1

    def _empty_log(self) -> None:
        try:
            emptied = empty_log(self._engine)
        except (DatabaseError, PoolTimeout, sqlite3.Error) as error:
            raise StoreUnavailable(plain_reason(error)) from error
        if not emptied:
            raise StoreUnavailable(
                "The practice is deleted, but another program is reading the database, so its text "
                "can still be in the file beside it. Close that program, and it goes with the next deletion."
            )

    def _row(self, session: Session, iteration_id: str) -> IterationRow:
        row = session.get(IterationRow, iteration_id)
        if row is None:
            raise UnknownIteration(_NO_ITERATION)
        return row

    def _practice(self, session: Session, practice_id: str) -> PracticeRow:
        row = session.get(PracticeRow, practice_id)
        if row is None:
            raise UnknownPractice("There is no such practice; it may have been deleted.")
        return row

    def _with_turns(self, session: Session, row: IterationRow) -> Iteration:
        turns = session.scalars(
            select(TurnRow).where(col(TurnRow.iteration) == row.id).order_by(col(TurnRow.number))
        ).all()
        practice = self._practice(session, row.practice)
        return iteration_value(row, practice, tuple(turn_value(t) for t in turns))
