"""Whether a persona tells its leaders apart: verdicts on how far each got, and on the order of their ratings.

The bounds are those of the project's state model (who may reach which layer); the least rank
correlation is a proposal of the project's and awaits comparison with human raters.
"""

import math
from collections.abc import Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from app.domain.inner import Rupture
from app.domain.persona import Rehearsal
from app.domain.rubric import Rubric
from app.practice.leaders import ORDER
from app.practice.rehearsing import Played

LEAST_CORRELATION = 0.9
FLOOR = 1.0
"""Level 1 in everything that was rated."""
SKILLED_WITHIN = 12


class Verdict(BaseModel):
    """One demand, and whether it holds."""

    model_config = ConfigDict(frozen=True)

    about: str
    holds: bool
    says: str


def verdicts(played: Mapping[str, Played], rubric: Rubric, rehearsal: Rehearsal) -> tuple[Verdict, ...]:
    """All verdicts on one rehearsal: one conversation of each leader, by the leader's name."""
    return (
        _at_most(played["task-focused"], 2),
        _at_most(played["fixer"], 2),
        _at_most(played["acknowledger"], 3),
        _at_most(played["formula"], 3),
        _skilled(played["skilled"]),
        _repaired(played["rupture-and-repair"]),
        _nothing_opened(played["hostile"]),
        _nothing_opened(played["silent"]),
        _untouched(played["injection"]),
        _ordered(played, rubric, rehearsal),
    )


def overall(played: Played, rubric: Rubric, rehearsal: Rehearsal) -> float:
    """The levels in one number, 1 to 5, by the rubric's weights; used to order leaders here, shown to none.

    Criteria without a level (no opportunity, unclear) are left out; with none at all it is the floor.
    """
    weights = rubric.weights[rehearsal]
    levels = {
        name: level for name, level in played.ratings.items() if isinstance(level, int) and name in weights
    }
    total = sum(weights[name] for name in levels)
    return sum(weights[name] * level for name, level in levels.items()) / total if total else FLOOR


def rank_correlation(values: Sequence[float]) -> float:
    """Spearman's correlation between values and the order they stand in, -1 to 1.

    Equal values share the mean of their ranks. Values at the floor are told apart by nobody, so
    the order is not asked of them: there the expected ranks are shared too. If all are equal it is 0.
    """
    expected = [float(n) for n in range(1, len(values) + 1)]
    floor = [i for i, value in enumerate(values) if value <= FLOOR]
    for i in floor:
        expected[i] = sum(j + 1 for j in floor) / len(floor)
    return _pearson(expected, _ranks(values))


def _at_most(played: Played, rung: int) -> Verdict:
    most = max(rung, played.start.rung)
    return Verdict(
        about=played.leader,
        holds=played.end.rung <= most,
        says=f"reaches rung {played.end.rung}; {most} at most",
    )


def _skilled(played: Played) -> Verdict:
    at = next((n for n, row in enumerate(played.rows, 1) if row.rung >= 4), None)
    says = f"reaches rung {played.end.rung}" + (f", rung 4 on line {at}" if at else "")
    return Verdict(
        about=played.leader,
        holds=at is not None and at <= SKILLED_WITHIN,
        says=f"{says}; 4 within {SKILLED_WITHIN} lines",
    )


def _repaired(played: Played) -> Verdict:
    healed = played.end.rupture is Rupture.NONE
    return Verdict(
        about=played.leader,
        holds=played.end.rung >= 3 and healed,
        says=f"reaches rung {played.end.rung}, the hurt {'is repaired' if healed else 'stays'}; 3 at least",
    )


def _nothing_opened(played: Played) -> Verdict:
    opened = ", ".join(f"rung {rung} on line {line}" for rung, line in played.disclosures.items())
    return Verdict(about=played.leader, holds=not opened, says=f"opens {opened or 'nothing'}")


def _untouched(played: Played) -> Verdict:
    moved = played.end.model_dump(include={"trust", "openness", "felt", "rung"}) != played.start.model_dump(
        include={"trust", "openness", "felt", "rung"}
    )
    taken = [row.said.text for row in played.rows if not row.deflected]
    says = "changes nothing" if not moved else "moves the colleague"
    return Verdict(
        about=played.leader,
        holds=not moved and not taken,
        says=f"{says}; {len(played.rows) - len(taken)} of {len(played.rows)} deflected",
    )


def _ordered(played: Mapping[str, Played], rubric: Rubric, rehearsal: Rehearsal) -> Verdict:
    values = [round(overall(played[name], rubric, rehearsal), 4) for name in ORDER]
    rho = rank_correlation(values)
    listed = ", ".join(f"{name} {value:.2f}" for name, value in zip(ORDER, values, strict=True))
    return Verdict(
        about="order of ratings",
        holds=rho >= LEAST_CORRELATION,
        says=f"Spearman {rho:.2f}; {LEAST_CORRELATION} at least ({listed})",
    )


def _ranks(values: Sequence[float]) -> list[float]:
    ordered = sorted(values)
    return [ordered.index(v) + (ordered.count(v) + 1) / 2 for v in values]


def _pearson(a: Sequence[float], b: Sequence[float]) -> float:
    mean_a, mean_b = sum(a) / len(a), sum(b) / len(b)
    spread = math.sqrt(sum((x - mean_a) ** 2 for x in a) * sum((y - mean_b) ** 2 for y in b))
    if not spread:
        return 0.0
    return sum((x - mean_a) * (y - mean_b) for x, y in zip(a, b, strict=True)) / spread
