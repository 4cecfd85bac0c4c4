"""A rubric as content: criteria, anchored levels, rules and weights."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from app.domain.persona import Rehearsal
from app.domain.rubric.indicators import INDICATORS, OPPORTUNITY_ONLY
from app.domain.rubric.rules import WrittenClause

CriterionId = Literal["attending", "understanding", "empathising", "helping", "clarity", "care"]
CRITERIA: tuple[CriterionId, ...] = (
    "attending",
    "understanding",
    "empathising",
    "helping",
    "clarity",
    "care",
)


class _Content(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Anchor(_Content):
    """One level: what it looks like, and the rules that decide it."""

    level: int = Field(ge=1, le=5)
    anchor: str = Field(min_length=20)
    """Describes the leader's conduct, not the person."""
    when: tuple[WrittenClause, ...] = ()
    """All must hold. Level 1 has none: it is what is left."""


class Criterion(_Content):
    """One behaviour with its five levels, read from the top: the first whose rules all hold."""

    id: CriterionId
    name: str
    about: str
    rehearsals: tuple[Rehearsal, ...] = ()
    """Where it applies; none means everywhere."""
    observed_when: tuple[WrittenClause, ...] = Field(min_length=1)
    """Any one of these shows that there was an opportunity; without one the rating is NE."""
    levels: tuple[Anchor, ...] = Field(min_length=5, max_length=5)

    @field_validator("levels")
    @classmethod
    def _five_to_one(cls, levels: tuple[Anchor, ...]) -> tuple[Anchor, ...]:
        if [a.level for a in levels] != [5, 4, 3, 2, 1]:
            raise ValueError("levels stand in order, 5 to 1")
        if levels[-1].when:
            raise ValueError("level 1 has no rules: it is what is left when no other level holds")
        if not all(a.when for a in levels[:-1]):
            raise ValueError("levels 5 to 2 each need at least one rule")
        return levels

    @model_validator(mode="after")
    def _indicators_are_known(self) -> "Criterion":
        for name in self.indicators | {n for c in self.observed_when for n in c.indicators}:
            if name not in INDICATORS:
                raise ValueError(f"unknown indicator {name!r}; known: {', '.join(sorted(INDICATORS))}")
        barred = sorted(self.indicators & OPPORTUNITY_ONLY)
        if barred:
            raise ValueError(f"{barred[0]!r} tells of the colleague: it may stand in observed_when only")
        return self

    @property
    def indicators(self) -> frozenset[str]:
        """Names its levels read."""
        return frozenset(n for a in self.levels for c in a.when for n in c.indicators)

    def anchor(self, level: int) -> str:
        """The words of a level. `level`: 1 to 5."""
        return next(a.anchor for a in self.levels if a.level == level)


class Rubric(_Content):
    """All criteria, and how much each matters in which rehearsal."""

    id: str
    version: str
    title: str
    shortest: int = Field(default=2, ge=1, le=10)
    """Fewer leader turns than this are too few to say anything about."""
    sure_from: float = Field(default=0.5, ge=0.0, le=1.0)
    """Codes of less confidence are doubtful, and never what is praised."""
    widest_doubt: int = Field(default=1, ge=0, le=4)
    """Where doubtful codes could move a rating by more than this, it is left unclear."""
    quadrant_from: int = Field(default=3, ge=2, le=5)
    """Performance: clarity and care count as high from this level."""
    criteria: tuple[Criterion, ...]
    weights: dict[Rehearsal, dict[CriterionId, int]]
    """Per rehearsal, in per cent: they order the debrief and choose what is told in full."""
    first: dict[Rehearsal, tuple[CriterionId, ...]] = {}
    """Criteria that come before the weights."""

    @model_validator(mode="after")
    def _complete(self) -> "Rubric":
        ids = [c.id for c in self.criteria]
        if sorted(ids) != sorted(CRITERIA):
            raise ValueError(f"criteria: each of {', '.join(CRITERIA)} exactly once")
        missing = [r.value for r in Rehearsal if r not in self.weights]
        if missing:
            raise ValueError(f"weights: {missing[0]!r} is missing")
        for rehearsal, weights in self.weights.items():
            if sum(weights.values()) != 100:
                raise ValueError(f"weights: {rehearsal.value!r} adds up to {sum(weights.values())}, not 100")
        return self

    def criterion(self, name: CriterionId) -> Criterion:
        """The criterion of this name."""
        return next(c for c in self.criteria if c.id == name)

    def order(self, rehearsal: Rehearsal) -> tuple[Criterion, ...]:
        """Criteria that apply, those named first before the rest, then by weight."""
        first = self.first.get(rehearsal, ())
        weights = self.weights[rehearsal]
        applying = [c for c in self.criteria if not c.rehearsals or rehearsal in c.rehearsals]
        return tuple(
            sorted(
                applying,
                key=lambda c: (first.index(c.id) if c.id in first else len(first), -weights.get(c.id, 0)),
            )
        )
