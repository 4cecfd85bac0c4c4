"""Iterations side by side, as data without words: what moved, and whether it moved enough.

The rules of progress (see `route`) are the project's, and await evidence from use.
"""

from collections.abc import Mapping
from typing import Self

from pydantic import BaseModel, ConfigDict, Field

from app.domain.debrief import Debrief, Rating, Who
from app.domain.route import Change, Route, change, route
from app.domain.rubric import CriterionId, Level
from app.domain.transcript import Ended, Iteration, Practice, SelfAssessment

_SELF_ASSESSED: tuple[CriterionId, ...] = ("attending", "understanding", "empathising", "helping")


class Rated(BaseModel):
    """One criterion in one iteration."""

    model_config = ConfigDict(frozen=True)

    value: Level
    quote: str = ""
    turn: int | None = None
    who: Who = "leader"
    """Whose words are quoted: a sign that went by is quoted from the colleague."""

    @classmethod
    def of(cls, rating: Rating) -> Self:
        """A rating of a debrief, as far as it is laid beside others."""
        return cls(value=rating.value, quote=rating.quote, turn=rating.turn, who=rating.who)


class Column(BaseModel):
    """One iteration among the others."""

    model_config = ConfigDict(frozen=True)

    iteration: str
    number: int
    turns: int
    ended: Ended | None
    focus: str = ""
    rewound_from: tuple[str, int] | None = None
    rung: int = Field(ge=1, le=5)
    """Deepest rung reached."""
    openness: tuple[float, ...]
    """From the opening on; one more than there are turns."""
    felt: tuple[float, ...]
    cues_shown: int | None = None
    cues_taken: int | None = None
    acknowledgements: int | None = None
    empathies: int | None = None
    ratings: dict[str, Rated] = {}
    """By criterion; empty where there is no debrief."""
    gaps: dict[str, int] = {}
    """Self-assessment minus level, where both exist: above 0 the leader saw more than the rubric."""


class Progress(BaseModel):
    """A practice laid out for comparison."""

    model_config = ConfigDict(frozen=True)

    practice: str
    persona: str
    columns: tuple[Column, ...]
    changes: tuple[Change, ...]
    """Criteria with a level in at least two iterations, in the order of the last debrief."""
    route: Route | None = None
    """Where to go in place of the same again; null while going again is worth it."""


def progress(practice: Practice, debriefs: Mapping[str, Debrief]) -> Progress:
    """Set a practice's iterations side by side.

    Args:
        practice: with its iterations, oldest first.
        debriefs: by iteration id; iterations without one keep their curve and have no ratings.
    """
    looked_at = tuple(it for it in practice.iterations if it.ended is not Ended.CARE)
    columns = tuple(_column(it, debriefs.get(it.id)) for it in looked_at)
    names = list(dict.fromkeys(n for c in reversed(columns) for n in c.ratings))
    moved = (change(name, _levels(name, columns)) for name in names)
    changes = tuple(c for c in moved if c is not None)
    return Progress(
        practice=practice.id,
        persona=practice.persona,
        columns=columns,
        changes=changes,
        route=route(changes, looked_at, debriefs, practice.difficulty),
    )


def gaps(assessment: SelfAssessment | None, debrief: Debrief) -> dict[str, int]:
    """Self-assessment minus level per criterion, -4 to 4, where both exist."""
    if assessment is None:
        return {}
    found: dict[str, int] = {}
    for name in _SELF_ASSESSED:
        rating = debrief.rating(name)
        if rating is not None and isinstance(rating.value, int):
            found[name] = int(getattr(assessment, name)) - rating.value
    return found


def _column(iteration: Iteration, debrief: Debrief | None) -> Column:
    states = [iteration.start, *(t.after for t in iteration.turns)]
    column = Column(
        iteration=iteration.id,
        number=iteration.number,
        turns=len(iteration.turns),
        ended=iteration.ended,
        focus=iteration.focus,
        rewound_from=iteration.rewound_from,
        rung=iteration.state.rung,
        openness=tuple(s.openness for s in states),
        felt=tuple(s.felt for s in states),
    )
    if debrief is None:
        return column
    return column.model_copy(
        update={
            "cues_shown": debrief.shape.cues_shown,
            "cues_taken": debrief.shape.cues_taken,
            "acknowledgements": debrief.shape.acknowledgements,
            "empathies": debrief.shape.empathies,
            "ratings": {rating.criterion: Rated.of(rating) for rating in debrief.ratings},
            "gaps": gaps(iteration.self_assessment, debrief),
        }
    )


def _levels(name: str, columns: tuple[Column, ...]) -> list[int]:
    values = (c.ratings[name].value for c in columns if name in c.ratings)
    return [value for value in values if isinstance(value, int)]
