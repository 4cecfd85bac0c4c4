"""Tokens used of models: counted by day, practice and model."""

from sqlalchemy import ColumnElement, Engine, func, select
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import Session, col

from app.errors import StoreUnavailable
from app.store.engine import READING, plain_reason
from app.store.tables import UsageRow

_TOKENS = func.coalesce(func.sum(col(UsageRow.prompt_tokens) + col(UsageRow.completion_tokens)), 0)
NAME_LENGTH = 200


def unname(session: Session, practice: str) -> None:
    """Let the tokens of a deleted practice count for their days, under no practice's id."""
    for row in session.scalars(select(UsageRow).where(col(UsageRow.practice) == practice)).all():
        kept = session.get(UsageRow, (row.day, "", row.model))
        if kept is None:
            kept = UsageRow(
                day=row.day, practice="", model=row.model, prompt_tokens=0, completion_tokens=0, calls=0
            )
            session.add(kept)
        kept.prompt_tokens += row.prompt_tokens
        kept.completion_tokens += row.completion_tokens
        kept.calls += row.calls
        session.delete(row)


class SqlLedger:
    """The count of tokens, in the same database as the record. Raises StoreUnavailable."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reading = engine.execution_options(**{READING: True})

    def add_usage(
        self, day: str, practice: str, model: str, prompt_tokens: int, completion_tokens: int
    ) -> None:
        """Add one call of a day, written 2026-11-23. `practice` may be empty: a call outside any."""
        key = (day, practice, model[:NAME_LENGTH])
        try:
            try:
                self._add(key, prompt_tokens, completion_tokens)
            except IntegrityError:
                # Another replica made the row in between; it is there now.
                self._add(key, prompt_tokens, completion_tokens)
        except (DatabaseError, PoolTimeout) as error:
            raise StoreUnavailable(plain_reason(error)) from error

    def _add(self, key: tuple[str, str, str], prompt_tokens: int, completion_tokens: int) -> None:
        with Session(self._engine) as session, session.begin():
            row = session.get(UsageRow, key, with_for_update=True)
            if row is None:
                day, practice, model = key
                row = UsageRow(
                    day=day, practice=practice, model=model, prompt_tokens=0, completion_tokens=0, calls=0
                )
                session.add(row)
            row.prompt_tokens += prompt_tokens
            row.completion_tokens += completion_tokens
            row.calls += 1

    def used(self, practice: str) -> int:
        """Tokens of a practice so far."""
        return self._sum(col(UsageRow.practice) == practice)

    def used_on(self, day: str) -> int:
        """Tokens of a day, written 2026-11-23, so far."""
        return self._sum(col(UsageRow.day) == day)

    def _sum(self, where: ColumnElement[bool]) -> int:
        try:
            with Session(self._reading) as session:
                return int(session.scalar(select(_TOKENS).where(where)) or 0)
        except (DatabaseError, PoolTimeout) as error:
            raise StoreUnavailable(plain_reason(error)) from error
