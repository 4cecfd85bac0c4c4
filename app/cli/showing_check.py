"""A check of a persona on a terminal: trajectories, what was heard otherwise than meant, verdicts."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from app.practice.hearing import HeardAs
from app.practice.rehearsing import Played
from app.practice.separating import Verdict


def show_check(
    console: Console,
    rehearsals: Sequence[Sequence[Played]],
    overall: Sequence[Mapping[str, float]],
    verdicts: Sequence[Sequence[Verdict]],
    heard_as: Sequence[HeardAs],
) -> None:
    """Print all of it, one table for each rehearsal."""
    for played, levels, found in zip(rehearsals, overall, verdicts, strict=True):
        console.print(_trajectories(played, levels))
        for verdict in found:
            mark = "[green]holds[/green]" if verdict.holds else "[bold red]FAILS[/bold red]"
            console.print(f"{mark}  {escape(verdict.about)}: {escape(verdict.says)}")
    wrong = [one for one in heard_as if not one.right]
    if wrong:
        console.print(_misheard(wrong))
    console.print(f"{len(heard_as) - len(wrong)} of {len(heard_as)} lines of the file are heard as meant.")


def _trajectories(played: Sequence[Played], levels: Mapping[str, float]) -> Table:
    table = Table(title=f"Seed {played[0].seed}", title_justify="left", show_edge=False, pad_edge=False)
    for name in (
        "Leader",
        "Rung by line",
        "Opened",
        "Openness",
        "Felt",
        "Guard",
        "Ratings",
        "Overall",
        "End",
    ):
        table.add_column(
            name, justify="right" if name in ("Openness", "Felt", "Guard", "Overall") else "left"
        )
    for one in played:
        table.add_row(
            one.leader,
            _runs([one.start.rung, *(row.rung for row in one.rows)]),
            ", ".join(f"{rung} on {line}" for rung, line in one.disclosures.items()) or "-",
            f"{one.end.openness:.0f}",
            f"{one.end.felt:.0f}",
            str(one.interventions),
            " ".join(f"{name[:3]} {level}" for name, level in one.ratings.items()) or "-",
            f"{levels[one.leader]:.2f}",
            one.ended.value if one.ended else "leader",
        )
    return table


def _misheard(wrong: Sequence[HeardAs]) -> Table:
    table = Table(
        title="Lines of the file that are heard otherwise than meant", title_justify="left", show_edge=False
    )
    for name in ("Line", "Meant", "Heard as", "Field"):
        table.add_column(name)
    for one in wrong:
        table.add_row(escape(one.line), one.meant.value, one.heard, one.field)
    return table


def _runs(rungs: Sequence[int]) -> str:
    """Rungs as runs: 1x3 2x5 is three times rung 1, then five times rung 2."""
    return " ".join(f"{rung}x{len(list(run))}" for rung, run in groupby(rungs))
