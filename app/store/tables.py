"""Tables. A table is not a domain value: it checks nothing and is read back through the domain."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, DateTime, ForeignKey, Index, String, UniqueConstraint
from sqlmodel import Field, SQLModel


class PracticeRow(SQLModel, table=True):
    """One leader with one persona."""

    __tablename__ = "practice"

    id: str = Field(primary_key=True, max_length=32)
    persona: str = Field(max_length=64)
    leader: str = Field(max_length=200)
    difficulty: str = Field(max_length=16)
    seed: int
    began: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))


class IterationRow(SQLModel, table=True):
    """One conversation."""

    __tablename__ = "iteration"
    __table_args__ = (
        UniqueConstraint("practice", "number", name="uq_iteration_practice_number"),
        Index("ix_iteration_ended", "ended"),
    )

    id: str = Field(primary_key=True, max_length=32)
    practice: str = Field(
        sa_column=Column(ForeignKey("practice.id", ondelete="CASCADE"), nullable=False, index=True)
    )
    number: int
    persona: str = Field(max_length=64)
    persona_version: str = Field(max_length=40)
    seed: int
    focus: str
    intention: str
    opening: str
    opening_said: list[str] = Field(sa_column=Column(JSON, nullable=False))
    opening_cue: str | None = None
    start: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    rewound_iteration: str | None = None
    rewound_turn: int | None = None
    began: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    ended: str | None = Field(default=None, max_length=16)
    ended_at: datetime | None = Field(default=None, sa_column=Column(DateTime(timezone=True)))
    self_assessment: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON))
    debriefed: bool = False
    commitment: str = Field(default="", sa_column=Column(String, nullable=False, server_default=""))
    promises: list[dict[str, Any]] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    follow_up: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))


class TurnRow(SQLModel, table=True):
    """One turn: what was said, what it was taken for, how the state moved, what came back."""

    __tablename__ = "turn"
    __table_args__ = (UniqueConstraint("iteration", "number", name="uq_turn_iteration_number"),)

    id: int | None = Field(default=None, primary_key=True)
    iteration: str = Field(
        sa_column=Column(ForeignKey("iteration.id", ondelete="CASCADE"), nullable=False, index=True)
    )
    number: int
    utterance: str
    reply: str
    engine: str = Field(max_length=120)
    at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    appraisal: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    recognition: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    change: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    disclosure: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    direction: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    stance: str = Field(max_length=16)
    move: str = Field(max_length=40)
    cue_shown: str | None = None
    said: list[str] = Field(sa_column=Column(JSON, nullable=False))
    milliseconds: dict[str, float] = Field(sa_column=Column(JSON, nullable=False))
    performance: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))


class TryRow(SQLModel, table=True):
    """One try at the moment a debrief points to: beside the iteration, never in it."""

    __tablename__ = "try"
    __table_args__ = (UniqueConstraint("iteration", "number", name="uq_try_iteration_number"),)

    id: int | None = Field(default=None, primary_key=True)
    iteration: str = Field(
        sa_column=Column(ForeignKey("iteration.id", ondelete="CASCADE"), nullable=False, index=True)
    )
    number: int
    at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    body: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))


class DebriefRow(SQLModel, table=True):
    """A debrief as it was shown, with the versions it rests on."""

    __tablename__ = "debrief"

    iteration: str = Field(sa_column=Column(ForeignKey("iteration.id", ondelete="CASCADE"), primary_key=True))
    rubric_version: str = Field(max_length=40)
    at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    body: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))


class SupportShownRow(SQLModel, table=True):
    """How often the help panel was shown on a day: a number, and nothing about anyone."""

    __tablename__ = "support_shown"

    day: str = Field(primary_key=True, max_length=10)
    times: int


class UsageRow(SQLModel, table=True):
    """What a practice used of a model on a day. A deleted practice loses its name in it."""

    __tablename__ = "usage"
    __table_args__ = (Index("ix_usage_practice", "practice"),)

    day: str = Field(primary_key=True, max_length=10)
    practice: str = Field(primary_key=True, max_length=32)
    model: str = Field(primary_key=True, max_length=200)
    prompt_tokens: int = Field(sa_column=Column(BigInteger, nullable=False))
    completion_tokens: int = Field(sa_column=Column(BigInteger, nullable=False))
    cost: int = Field(default=0, sa_column=Column(BigInteger, nullable=False))
    """In billionths, at the prices that held at the time."""
    calls: int
