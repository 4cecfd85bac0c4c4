"""How far the leader's own view and the rubric lie apart, over iterations: a skill of its own.

A gap is self-assessment minus level, -4 to 4. It is for seeing and talking about, never for
scoring: people are poor at judging themselves, and either side may be right.
"""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field

from app.domain.debrief import Debrief, Who
from app.domain.progress import gaps
from app.domain.transcript import Ended, Iteration, Practice

DISCUSS_FROM = 2
"""A gap of so many levels is worth a conversation."""

SAW_MORE = "What did you have in mind that couldn’t be heard?"
SAW_LESS = "What did you do that you didn’t count?"


class Gap(BaseModel):
    """One behaviour in one iteration, seen twice."""

    model_config = ConfigDict(frozen=True)

    criterion: str
    own: int = Field(ge=1, le=5)
    level: int = Field(ge=1, le=5)
    by: int = Field(ge=-4, le=4)
    """Own minus level: above 0 the leader saw more than the rubric."""
    quote: str
    """What the level rests on, verbatim."""
    who: Who
    """Whose words are quoted."""
    turn: int | None

    @property
    def question(self) -> str:
        """To think about; which one depends on who saw more."""
        return SAW_MORE if self.by > 0 else SAW_LESS


class Compared(BaseModel):
    """The leader's view of one iteration beside the rubric's."""

    model_config = ConfigDict(frozen=True)

    iteration: str
    number: int
    gaps: tuple[Gap, ...]
    """Behaviours that have both; never empty."""
    apart: float = Field(ge=0, le=4)
    """Levels between the two on average, whichever is higher."""
    discuss: tuple[str, ...]
    """Behaviours that are two or more levels apart, the widest first."""


class Calibration(BaseModel):
    """The gap over the iterations of a practice."""

    model_config = ConfigDict(frozen=True)

    practice: str
    compared: tuple[Compared, ...]
    """Iterations with both views, oldest first."""
    narrowing: bool | None
    """Whether the last is closer than the first; None with fewer than two, or where they are the same."""


def compared(iteration: Iteration, debrief: Debrief) -> Compared | None:
    """The two views of one iteration; None where there is only one."""
    found = []
    for name, by in gaps(iteration.self_assessment, debrief).items():
        rating = debrief.rating(name)
        if rating is None or not isinstance(rating.value, int):
            raise ValueError(f"{name} has a gap and no level")
        found.append(
            Gap(
                criterion=name,
                own=rating.value + by,
                level=rating.value,
                by=by,
                quote=rating.quote,
                who=rating.who,
                turn=rating.turn,
            )
        )
    if not found:
        return None
    wide = sorted((g for g in found if abs(g.by) >= DISCUSS_FROM), key=lambda g: -abs(g.by))
    return Compared(
        iteration=iteration.id,
        number=iteration.number,
        gaps=tuple(found),
        apart=round(sum(abs(g.by) for g in found) / len(found), 2),
        discuss=tuple(g.criterion for g in wide),
    )


def calibration(practice: Practice, debriefs: Mapping[str, Debrief]) -> Calibration:
    """The gap over the iterations of a practice; `debriefs` by iteration id."""
    views = [
        compared(it, debriefs[it.id])
        for it in practice.iterations
        if it.id in debriefs and it.ended is not Ended.CARE
    ]
    both = tuple(view for view in views if view is not None)
    moved = both[-1].apart - both[0].apart if len(both) > 1 else 0.0
    return Calibration(practice=practice.id, compared=both, narrowing=moved < 0 if moved else None)
