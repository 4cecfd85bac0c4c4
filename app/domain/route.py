"""Where a practice goes next, once simply going again would teach nothing new.

One behaviour is looked at: the one the leader works on. After it has reached 4 twice the
colleague gets harder, one difficulty at a time; after three iterations in which it has not
risen, another way in takes the place of one more repetition.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from app.domain.debrief import Debrief
from app.domain.debrief.key_moment import key_moment
from app.domain.kinds import Difficulty
from app.domain.transcript import Iteration

MASTERED_AT = 4
MASTERED_TIMES = 2
STALLED_AFTER = 3

LADDER = (Difficulty.WARM, Difficulty.STANDARD, Difficulty.GUARDED)


class Towards(StrEnum):
    """What takes the place of the same again."""

    HARDER = "harder"
    """The same colleague, with more reason to be careful."""
    ANOTHER_SCENE = "another-scene"
    """Somebody else: with the most guarded colleague it has held twice."""
    ANOTHER_WAY_IN = "another-way-in"
    """A weak and a strong model of one moment, one exchange at a time, or a person to practise with."""


class Back(BaseModel):
    """A moment to see in several ways, and to slow down to."""

    model_config = ConfigDict(frozen=True)

    iteration: str
    after: int = Field(ge=0)
    """The last turn before it; 0 is the opening."""


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
    """Below 4, and in the last three levels never above the first of them: time for another way in."""

    @property
    def by(self) -> int:
        """Levels gained or lost, -4 to 4."""
        return self.last - self.first


class Route(BaseModel):
    """Where to go in place of the same again."""

    model_config = ConfigDict(frozen=True)

    towards: Towards
    criterion: str
    """The behaviour it follows from."""
    level: int = Field(ge=1, le=5)
    """Where that behaviour stands."""
    difficulty: Difficulty | None = None
    """To go in at next; only where it gets harder."""
    moment: Back | None = None
    """Only for another way in, where a debrief points to a moment."""


def change(criterion: str, levels: Sequence[int]) -> Change | None:
    """How a criterion moved over its levels, oldest first; None with fewer than two."""
    if len(levels) < 2:
        return None
    recent = levels[-STALLED_AFTER:]
    unmoved = len(recent) == STALLED_AFTER and max(recent) == recent[0] < MASTERED_AT
    return Change(
        criterion=criterion,
        first=levels[0],
        last=levels[-1],
        best=max(levels),
        reached_twice=sum(level >= MASTERED_AT for level in levels) >= MASTERED_TIMES,
        stalled=unmoved,
    )


def route(
    changes: Sequence[Change],
    iterations: Sequence[Iteration],
    debriefs: Mapping[str, Debrief],
    difficulty: Difficulty,
) -> Route | None:
    """Where to go next; None while going again is worth it.

    `iterations`: oldest first. The newest one's focus decides which behaviour counts; where it
    had none, or one without two levels, any that stands still does, then any that has held twice.
    """
    if not iterations:
        return None
    focus = iterations[-1].focus
    considered = [c for c in changes if c.criterion == focus] or list(changes)
    still = next((c for c in considered if c.stalled), None)
    if still is not None:
        return Route(
            towards=Towards.ANOTHER_WAY_IN,
            criterion=still.criterion,
            level=still.last,
            moment=_moment(still.criterion, iterations, debriefs),
        )
    held = next((c for c in considered if c.reached_twice), None)
    if held is None:
        return None
    harder = LADDER[LADDER.index(difficulty) + 1 :]
    return Route(
        towards=Towards.HARDER if harder else Towards.ANOTHER_SCENE,
        criterion=held.criterion,
        level=held.last,
        difficulty=harder[0] if harder else None,
    )


def _moment(criterion: str, iterations: Sequence[Iteration], debriefs: Mapping[str, Debrief]) -> Back | None:
    """The newest moment that is about the criterion, else the newest there is."""
    newest: Back | None = None
    for iteration in reversed(iterations):
        debrief = debriefs.get(iteration.id)
        moment = key_moment(debrief, iteration) if debrief is not None else None
        if moment is None:
            continue
        back = Back(iteration=iteration.id, after=moment.after)
        if moment.criterion == criterion:
            return back
        newest = newest or back
    return newest
