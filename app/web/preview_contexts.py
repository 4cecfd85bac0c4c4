"""What the preview of a line is given: its clauses, what each was taken for, and why.

These stand apart from the other pages' contexts, which have no place for an appraisal.
"""

from typing import ClassVar

from app.web.contexts import Choice, Piece
from app.web.rendering import Page


class ClauseView(Piece):
    """Some words of the line and what they were taken for."""

    quote: str
    """Verbatim."""
    meaning: str
    code: str
    sure: str
    """How sure the appraiser is, in words and number."""
    reason: str
    """What decided the code."""
    kind: str
    """Of a question that shuts down: what makes it one; otherwise empty."""


class MarkerView(Piece):
    """One of the four markers of empathy, and whether it was heard."""

    name: str
    meaning: str
    heard: bool


class HeardView(Piece):
    """What a line was taken for as a whole."""

    clauses: tuple[ClauseView, ...]
    """In the order of the line."""
    empathy: str
    markers: tuple[MarkerView, ...]
    """All four, or none where there was no empathy to mark."""
    taken_back: str
    """Whether later words took some of the empathy back; empty where there was none."""
    last: str
    """What its last clause did."""
    last_code: str


class AsideView(Piece):
    """What the room would do with such a line in place of the colleague."""

    text: str
    help: bool
    """Where help is belongs beside it."""


class PreviewPage(Page):
    """What is shown at `/preview`, before a line is looked at and after."""

    template: ClassVar[str] = "preview.html"
    colleague: str
    """What was typed, as it was typed; so are `earlier` and `line`."""
    earlier: str
    line: str
    opened: tuple[Choice, ...]
    scenes: tuple[Choice, ...]
    most: int
    """Characters that a field takes."""
    trouble: str = ""
    said: str = ""
    """The line as it was heard; empty where none was."""
    heard: HeardView | None = None
    aside: AsideView | None = None
