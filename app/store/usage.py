"""What is used of models, in tokens and money: counted by day, practice and model."""

from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Engine, func, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import Session, col

from app.domain.spending import SMALLEST, Used, plain
from app.errors import StoreUnavailable
from app.store.engine import READING, plain_reason
from app.store.tables import UsageRow

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

_SUMS = (
    func.coalesce(func.sum(col(UsageRow.prompt_tokens) + col(UsageRow.completion_tokens)), 0),
    func.coalesce(func.sum(col(UsageRow.cost)), 0),
)
NAME_LENGTH = 200


def unname(session: Session, practice: str) -> None:
    """Let the tokens of a deleted practice count for their days, under no practice's id."""
    for row in session.scalars(select(UsageRow).where(col(UsageRow.practice) == practice)).all():
        kept = session.get(UsageRow, (row.day, "", row.model))
        if kept is None:
            kept = _nothing(row.day, "", row.model)
            session.add(kept)
        kept.prompt_tokens += row.prompt_tokens
        kept.completion_tokens += row.completion_tokens
        kept.cost += row.cost
        kept.calls += row.calls
        session.delete(row)


def _nothing(day: str, practice: str, model: str) -> UsageRow:
    """A row before its first call."""
    return UsageRow(
        day=day, practice=practice, model=model, prompt_tokens=0, completion_tokens=0, cost=0, calls=0
    )


def _insert(dialect: str) -> "postgresql.Insert | sqlite.Insert":
    """An insert that can count up a row that is there; only the dialect in use is imported."""
    if dialect == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as into_postgresql

        return into_postgresql(UsageRow)
    from sqlalchemy.dialects.sqlite import insert as into_sqlite

    return into_sqlite(UsageRow)


class SqlLedger:
    """The count of tokens and what they cost, in the same database as the record. Raises StoreUnavailable."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reading = engine.execution_options(**{READING: True})

    def add_usage(
        self,
        day: str,
        practice: str,
        model: str,
        prompt_tokens: int,
        completion_tokens: int,
        cost: Decimal = Decimal(0),
    ) -> None:
        """Add one call of a day, written 2026-11-23. `practice` may be empty: a call outside any.

        `cost` is kept to a billionth.
        """
        counts = {
            "prompt_tokens": prompt_tokens,
            "completion_tokens": completion_tokens,
            "cost": int(cost / SMALLEST),
            "calls": 1,
        }
        # In one statement, because the leader waits for it and several replicas may count at once.
        first = _insert(self._engine.dialect.name).values(
            day=day, practice=practice, model=model[:NAME_LENGTH], **counts
        )
        further = {name: getattr(UsageRow, name) + first.excluded[name] for name in counts}
        counted = first.on_conflict_do_update(index_elements=["day", "practice", "model"], set_=further)
        try:
            with self._engine.begin() as connection:
                connection.execute(counted)
        except (DatabaseError, PoolTimeout) as error:
            raise StoreUnavailable(plain_reason(error)) from error

    def used(self, practice: str) -> Used:
        """What a practice has used so far."""
        return self._sum(col(UsageRow.practice) == practice)

    def used_on(self, day: str) -> Used:
        """What a day, written 2026-11-23, has used so far."""
        return self._sum(col(UsageRow.day) == day)

    def _sum(self, where: ColumnElement[bool]) -> Used:
        try:
            with Session(self._reading) as session:
                tokens, billionths = session.execute(select(*_SUMS).where(where)).one()
                return Used(tokens=int(tokens), cost=plain(int(billionths) * SMALLEST))
        except (DatabaseError, PoolTimeout) as error:
            raise StoreUnavailable(plain_reason(error)) from error
