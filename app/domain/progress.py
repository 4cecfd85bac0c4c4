"""Iterations side by side, as data without words: what moved, and whether it moved enough.

The rules of progress (a harder colleague after the focus has reached 4 twice, another way
in after three iterations without movement) are the project's, and await evidence from use.
"""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field

from app.domain.debrief import Debrief
from app.domain.rubric import CriterionId, Level
from app.domain.transcript import Ended, Iteration, Practice, SelfAssessment

MASTERED_AT = 4
MASTERED_TIMES = 2
STALLED_AFTER = 3

_SELF_ASSESSED: tuple[CriterionId, ...] = ("attending", "understanding", "empathising", "helping")


class Rated(BaseModel):
    """One criterion in one iteration."""

    model_config = ConfigDict(frozen=True)

    value: Level
    quote: str = ""
    turn: int | None = None


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


class Change(BaseModel):
    """How one criterion went from the first iteration with a level to the last."""

    model_config = ConfigDict(frozen=True)

    criterion: str
    first: int
    last: int
    best: int
    reached_twice: bool
    """At 4 or more in at least two iterations: ready for a harder colleague."""
    stalled: bool
    """The last three levels are the same, and below 4: time for another way in."""

    @property
    def by(self) -> int:
        """Levels gained or lost, -4 to 4."""
        return self.last - self.first


class Progress(BaseModel):
    """A practice laid out for comparison."""

    model_config = ConfigDict(frozen=True)

    practice: str
    persona: str
    columns: tuple[Column, ...]
    changes: tuple[Change, ...]
    """Criteria with a level in at least two iterations, in the order of the last debrief."""


def progress(practice: Practice, debriefs: Mapping[str, Debrief]) -> Progress:
    """Set a practice's iterations side by side.

    Args:
        practice: with its iterations, oldest first.
        debriefs: by iteration id; iterations without one keep their curve and have no ratings.
    """
    columns = tuple(
        _column(it, debriefs.get(it.id)) for it in practice.iterations if it.ended is not Ended.CARE
    )
    names = list(dict.fromkeys(n for c in reversed(columns) for n in c.ratings))
    changes = (_change(name, columns) for name in names)
    return Progress(
        practice=practice.id,
        persona=practice.persona,
        columns=columns,
        changes=tuple(c for c in changes if c is not None),
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
            "ratings": {
                r.criterion: Rated(value=r.value, quote=r.quote, turn=r.turn) for r in debrief.ratings
            },
            "gaps": gaps(iteration.self_assessment, debrief),
        }
    )


def _change(name: str, columns: tuple[Column, ...]) -> Change | None:
    values = [c.ratings[name].value for c in columns if name in c.ratings]
    levels = [v for v in values if isinstance(v, int)]
    if len(levels) < 2:
        return None
    recent = levels[-STALLED_AFTER:]
    return Change(
        criterion=name,
        first=levels[0],
        last=levels[-1],
        best=max(levels),
        reached_twice=sum(v >= MASTERED_AT for v in levels) >= MASTERED_TIMES,
        stalled=len(recent) == STALLED_AFTER and len(set(recent)) == 1 and recent[0] < MASTERED_AT,
    )
