"""What the page of one moment is given: the same line answered in several ways."""

from typing import ClassVar

from app.web.contexts import Note, Piece
from app.web.rendering import Page
from app.web.script import Part


class Track(Piece):
    """One quantity before and after a line, on a scale that all ways share."""

    label: str
    before: float
    """0 to 100 along the scale."""
    after: float
    said: str
    """The same in words."""


class WayView(Piece):
    """One way of answering, and what came of it."""

    name: str
    meaning: str
    """What it does, in a few words; empty for the leader's own line."""
    line: str
    silence: bool = False
    reply: tuple[Part, ...]
    did: str
    """What became of the colleague's openness, in a sentence."""
    opened: bool
    withheld: bool
    tracks: tuple[Track, ...]


class TryView(Piece):
    """One line the leader tried, what it carries and what came back."""

    name: str
    """Which try it was, in words."""
    way: WayView
    quote: str
    """The words that the check is about, verbatim; empty where they are the whole line, or none."""
    check: str


class MomentPage(Page):
    """What is shown at `/iterations/{id}/moment`."""

    template: ClassVar[str] = "moment.html"
    iteration: str
    practice: str
    number: int
    scene_title: str
    colleague: str
    when: str
    """When the colleague said it: "at the start", "at turn 3"."""
    line: tuple[Part, ...]
    """What the colleague had just said."""
    yours: WayView
    ways: tuple[WayView, ...]
    missing: tuple[str, ...]
    """Ways for which there is no honest line here, a sentence each."""
    tries: tuple[TryView, ...]
    left: int
    """Tries that are left."""
    go_on_from: int
    """The turn after which a new conversation would be the same as this one was."""
    focus: str
    may_go_again: bool
    draft: str = ""
    trouble: str = ""
    note: Note | None = None
