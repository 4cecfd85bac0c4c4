"""A leader's way over weeks, through every practice and every colleague: for the leader alone.

Nothing is added up across behaviours or people, and nothing is compared with anybody else.
"""

from collections.abc import Sequence
from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from app.domain.debrief import Debrief
from app.domain.kinds import Difficulty
from app.domain.progress import Rated, gaps
from app.domain.route import Change, change
from app.domain.transcript import SelfAssessment


class Past(BaseModel):
    """An iteration that has been looked back on, as the record keeps it."""

    model_config = ConfigDict(frozen=True)

    practice: str
    iteration: str
    number: int
    difficulty: Difficulty
    began: datetime
    focus: str
    self_assessment: SelfAssessment | None
    debrief: Debrief


class Take(BaseModel):
    """One iteration on the way."""

    model_config = ConfigDict(frozen=True)

    practice: str
    iteration: str
    number: int
    """Within its practice."""
    persona: str
    colleague: str
    difficulty: Difficulty
    began: datetime
    focus: str
    turns: int
    ratings: dict[str, Rated]
    """By criterion, with the words each level rests on."""
    gaps: dict[str, int]
    """Self-assessment minus level, -4 to 4, where both exist."""
    apart: float | None = Field(ge=0, le=4)
    """Levels between the two views on average; null where there is only one view."""
    acknowledgements: int
    empathies: int


class Trajectory(BaseModel):
    """Every take of a leader, oldest first, and how each behaviour went from the first to the last."""

    model_config = ConfigDict(frozen=True)

    leader: str
    takes: tuple[Take, ...]
    changes: tuple[Change, ...]
    """Behaviours with a level in at least two takes."""
    narrowing: bool | None
    """Whether the last take's two views are closer than the first's; null where that cannot be told."""


def trajectory(leader: str, past: Sequence[Past]) -> Trajectory:
    """Lay out what the record keeps of a leader, whatever order it comes in."""
    takes = tuple(_take(one) for one in sorted(past, key=lambda one: one.began))
    names = list(dict.fromkeys(name for take in reversed(takes) for name in take.ratings))
    moved = (change(name, levels(name, takes)) for name in names)
    both = [take.apart for take in takes if take.apart is not None]
    return Trajectory(
        leader=leader,
        takes=takes,
        changes=tuple(one for one in moved if one is not None),
        narrowing=both[-1] < both[0] if len(both) > 1 and both[-1] != both[0] else None,
    )


def levels(criterion: str, takes: Sequence[Take]) -> list[int]:
    """The levels of one criterion, in the order of the takes that have one."""
    found = (take.ratings.get(criterion) for take in takes)
    return [rated.value for rated in found if rated is not None and isinstance(rated.value, int)]


def _take(one: Past) -> Take:
    apart = gaps(one.self_assessment, one.debrief)
    return Take(
        **one.model_dump(include={"practice", "iteration", "number", "difficulty", "began", "focus"}),
        persona=one.debrief.persona,
        colleague=one.debrief.colleague,
        turns=one.debrief.turns,
        ratings={rating.criterion: Rated.of(rating) for rating in one.debrief.ratings},
        gaps=apart,
        apart=round(sum(abs(by) for by in apart.values()) / len(apart), 2) if apart else None,
        acknowledgements=one.debrief.shape.acknowledgements,
        empathies=one.debrief.shape.empathies,
    )
