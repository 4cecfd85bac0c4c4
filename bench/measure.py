"""Measured values, their summary and their table."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One thing that was measured.

    Attributes:
        name: What was measured, in words.
        values: One entry per run, in order; at least one.
        goal: What the median should stay under, in the same unit; None where there is no goal.
        goal_slowest: What 99 of 100 runs should stay under; None where there is no goal.
        unit: The unit of the values.
    """

    name: str
    values: tuple[float, ...]
    goal: float | None = None
    goal_slowest: float | None = None
    unit: str = "ms"

    @property
    def median(self) -> float:
        """The middle value."""
        return statistics.median(self.values)

    @property
    def slowest(self) -> float:
        """The value that 99 of 100 runs stay under; the highest when there are fewer."""
        ordered = sorted(self.values)
        return ordered[max(0, -(-len(ordered) * 99 // 100) - 1)]


def milliseconds(act: Callable[[], object]) -> float:
    """The wall time of one call."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def timed(name: str, runs: int, act: Callable[[], object], goal: float | None = None) -> Measure:
    """Call `act` `runs` times (at least once) and keep each call's wall time."""
    return Measure(name, tuple(milliseconds(act) for _ in range(max(1, runs))), goal)


def table(measures: Sequence[Measure]) -> str:
    """A Markdown table, one row a measure, in the order given."""
    rows = ["| what | median | goal | 99 of 100 under | goal | runs |", "|---|---:|---:|---:|---:|---:|"]
    for found in measures:
        cells = [_shown(v, found.unit) for v in (found.median, found.goal, found.slowest, found.goal_slowest)]
        rows.append(f"| {found.name} | {' | '.join(cells)} | {len(found.values)} |")
    return "\n".join(rows)


def _shown(value: float | None, unit: str) -> str:
    return "" if value is None else f"{value:.1f} {unit}" if value < 100 else f"{value:.0f} {unit}"
