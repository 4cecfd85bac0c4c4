"""`secondtake weeks`: every take that has been looked back on, in the terminal."""

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from app.domain.progress import Rated
from app.domain.trajectory import Trajectory
from app.web.weeks import rated_behaviours, weeks_page

NOTHING = "There is nothing here yet: it begins with the first debrief (secondtake play --debrief)."


def show_weeks(console: Console, found: Trajectory, titles: dict[str, str]) -> None:
    """Levels by take, oldest first, then how each behaviour went and what its newest level rests on."""
    page = weeks_page(found, titles)
    if not page.takes:
        console.print(NOTHING)
        return
    table = Table(box=None, pad_edge=False)
    table.add_column("When", no_wrap=True)
    table.add_column("Scene")
    for name in page.behaviours:
        table.add_column(name, no_wrap=True, justify="right")
    for take, shown in zip(found.takes, reversed(page.takes), strict=True):
        scene = f"{shown.scene_title} ({shown.colleague}, {shown.difficulty.lower()})"
        marks = (_mark(take.ratings.get(name)) for name in rated_behaviours(found))
        table.add_row(*(escape(cell) for cell in (shown.when, scene, *marks)))
    console.print(table)
    for way in page.ways:
        console.print(f"\n[bold]{escape(way.behaviour)}[/bold] {escape(way.told)}")
        newest = [step for step in way.steps if step.level is not None][-1]
        console.print(Padding(escape(newest.said), (0, 2)))
    if page.calibration:
        console.print(f"\n{escape(page.calibration)}")


def _mark(rated: Rated | None) -> str:
    """A level as its number, anything else as a dash: the table must fit a terminal."""
    return str(rated.value) if rated is not None and isinstance(rated.value, int) else "-"
