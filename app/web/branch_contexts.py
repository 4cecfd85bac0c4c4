"""What the pages about branching are given: where to begin again, and how takes hang together."""

from typing import ClassVar

from app.web.contexts import Choice, Piece
from app.web.rendering import Page
from app.web.script import Part


class TakeView(Piece):
    """One take, and the takes that branch from it."""

    iteration: str
    name: str
    left_at: str
    """Where it left the take it branches from, in words; empty for one from the top."""
    line: str
    """The leader's first line that is its own; empty where there is none, or silence."""
    debriefed: bool
    takes: tuple["TakeView", ...]


class StartView(Piece):
    """A line of the colleague's from which a take can be begun again."""

    after: int
    """The last turn that stays."""
    line: tuple[Part, ...]
    said: str
    """What the leader had answered."""
    silence: bool
    chosen: bool


class FromATurnPage(Page):
    """What is shown at `/iterations/{id}/again`."""

    template: ClassVar[str] = "from-a-turn.html"
    iteration: str
    practice: str
    number: int
    scene_title: str
    colleague: str
    starts: tuple[StartView, ...]
    focuses: tuple[Choice, ...]
    may_go_again: bool
