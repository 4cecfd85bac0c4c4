"""From conduct to a level, by rule; or to no level, with the reason."""

import math
from typing import Literal

from pydantic import BaseModel, ConfigDict

from app.domain.behaviours import Coded
from app.domain.persona import Persona
from app.domain.rubric.conduct import FAVOURABLE, Conduct, conduct_of
from app.domain.rubric.indicators import INDICATORS
from app.domain.rubric.values import Criterion, Rubric
from app.domain.transcript import Iteration

Level = Literal[1, 2, 3, 4, 5, "NE", "UR"]
"""1 to 5; NE: the scene gave no opportunity; UR: unclear, ask a human."""

_LEVELS: tuple[Literal[1], Literal[2], Literal[3], Literal[4], Literal[5]] = (1, 2, 3, 4, 5)


class Verdict(BaseModel):
    """What the rules say about one criterion, and the readings that decided it."""

    model_config = ConfigDict(frozen=True)

    value: Level
    anchor: str = ""
    """The words of the level; empty for NE and UR."""
    reason: str = ""
    """For NE and UR: why there is no level."""
    towards: tuple[str, ...] = ()
    """Indicators that stand between this level and the next."""
    readings: dict[str, float | None] = {}
    """The indicators its rules read; None stands for "never"."""


def judge(rubric: Rubric, criterion: Criterion, persona: Persona, iteration: Iteration) -> Verdict:
    """Rate one criterion from the leader's words alone.

    A code that counts here and whose quote is not in its turn withholds the rating; so
    do doubtful codes that would move it by more than `rubric.widest_doubt` levels.
    """
    conduct = conduct_of(persona, iteration)
    readings = read(criterion, conduct)
    shown = {name: None if math.isinf(value) else round(value, 2) for name, value in readings.items()}
    if len(conduct.acts) < rubric.shortest:
        return Verdict(value="NE", reason="Too short to say.", readings=shown)
    faulty = _unmatched(criterion, iteration)
    if faulty is not None:
        return Verdict(
            value="UR",
            reason=f"A quotation kept for turn {faulty} does not match what was said, so no level is given.",
            readings=shown,
        )
    signs = {n for clause in criterion.observed_when for n in clause.indicators}
    room = {name: INDICATORS[name].measure(conduct) for name in signs}
    if not any(clause.holds(room) for clause in criterion.observed_when):
        return Verdict(value="NE", reason="The conversation gave no room for this.", readings=shown)
    level = level_of(criterion, readings)
    low, high = _bounds(rubric, criterion, persona, iteration)
    if max(level, high) - min(level, low) > rubric.widest_doubt:
        return Verdict(
            value="UR",
            reason="The lines that decide this could be read more than one way; a person should look.",
            readings=shown,
        )
    return Verdict(
        value=_LEVELS[level - 1],
        anchor=criterion.anchor(level),
        towards=towards(criterion, level, readings),
        readings=shown,
    )


def read(criterion: Criterion, conduct: Conduct) -> dict[str, float]:
    """All indicators that the criterion's levels read, by name, in order of name."""
    return {name: INDICATORS[name].measure(conduct) for name in sorted(criterion.indicators)}


def level_of(criterion: Criterion, readings: dict[str, float]) -> int:
    """The highest level whose rules all hold, 1 to 5."""
    return next(a.level for a in criterion.levels if all(c.holds(readings) for c in a.when))


def towards(criterion: Criterion, level: int, readings: dict[str, float]) -> tuple[str, ...]:
    """The first indicator of each rule of the next level that does not hold; none at level 5."""
    above = next((a for a in criterion.levels if a.level == level + 1), None)
    return tuple(c.indicators[0] for c in above.when if not c.holds(readings)) if above else ()


def is_verbatim(quote: str, text: str) -> bool:
    """Whether a quote stands in the text letter for letter; an empty one only in an empty text."""
    return quote in text if quote else not text.strip()


def _unmatched(criterion: Criterion, iteration: Iteration) -> int | None:
    """The first turn in which a code that counts here has a quote that is not there."""
    counted = frozenset(code for name in criterion.indicators for code in INDICATORS[name].codes)
    for turn in iteration.turns:
        for coded in turn.appraisal.codes:
            if coded.code in counted and not is_verbatim(coded.quote, turn.utterance):
                return turn.number
    return None


def _bounds(rubric: Rubric, criterion: Criterion, persona: Persona, iteration: Iteration) -> tuple[int, int]:
    """The level if all doubtful good codes were wrong, and if all doubtful barriers were."""

    def without(favourable: bool) -> int:
        def heard(coded: Coded) -> bool:
            return coded.confidence >= rubric.sure_from or (coded.code in FAVOURABLE) is not favourable

        return level_of(criterion, read(criterion, conduct_of(persona, iteration, heard)))

    levels = (without(favourable=True), without(favourable=False))
    return min(levels), max(levels)
