"""What the page over the weeks is given."""

from typing import ClassVar

from app.web.contexts import Piece
from app.web.rendering import Page


class StepView(Piece):
    """One behaviour in one take, as a mark with a height."""

    iteration: str
    level: int | None
    """1 to 5; None where the take gave none."""
    said: str
    """When, with whom, the level and the words it rests on."""


class WayView(Piece):
    """One behaviour from the first take to the last."""

    behaviour: str
    told: str
    steps: tuple[StepView, ...]


class WeekTakeView(Piece):
    """One take as a row."""

    iteration: str
    practice: str
    when: str
    scene_title: str
    colleague: str
    difficulty: str
    values: tuple[str, ...]
    """A cell for each behaviour, in the order of the page's."""
    acknowledged: int
    """Turns with an acknowledgement."""
    met: int
    """Turns with empathy."""
    apart: str
    """How far the leader's own view and the rubric's were apart; empty where there was one view."""


class WeeksPage(Page):
    """What is shown at `/weeks`."""

    template: ClassVar[str] = "weeks.html"
    ways: tuple[WayView, ...]
    behaviours: tuple[str, ...]
    takes: tuple[WeekTakeView, ...]
    """The newest first."""
    calibration: str
    """Which way the two views go; empty where that cannot be told."""
