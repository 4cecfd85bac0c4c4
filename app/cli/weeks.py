"""`secondtake weeks`: every take that has been looked back on, in the terminal."""

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from app.domain.trajectory import Trajectory
from app.web.weeks import weeks_page

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
    for take in reversed(page.takes):
        scene = f"{take.scene_title} ({take.colleague}, {take.difficulty.lower()})"
        table.add_row(*(escape(cell) for cell in (take.when, scene, *map(_short, take.values))))
    console.print(table)
    for way in page.ways:
        console.print(f"\n[bold]{escape(way.behaviour)}[/bold] {escape(way.told)}")
        newest = [step for step in way.steps if step.level is not None][-1]
        console.print(Padding(escape(newest.said), (0, 2)))
    if page.calibration:
        console.print(f"\n{escape(page.calibration)}")


def _short(value: str) -> str:
    """A level as its number, anything else as a dash: the table must fit a terminal."""
    return value.removesuffix(" of 5")[-1:] if value.endswith(" of 5") else "-"
