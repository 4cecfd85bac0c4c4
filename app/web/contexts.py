"""What each page is given, and nothing else.

These types are the fence before the debrief: they have no place for the colleague's
state, for an appraisal, or for anything of the persona that has not been said.
"""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from app.web.rendering import Page
from app.web.script import Part, ScriptTurn


class Piece(BaseModel):
    """A frozen part of a page."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class RoutePart(Piece):
    """A stretch of how to reach somebody; `href` where it can be dialled or written to."""

    text: str
    href: str = ""


class HelpEntry(Piece):
    """Somebody to turn to."""

    name: str
    offers: str
    route: tuple[RoutePart, ...]
    unknown: bool
    """Only the organisation knows how to reach them."""


class Toggle(Piece):
    """One filter: following `href` switches it on or off."""

    label: str
    href: str
    on: bool


class ToggleGroup(Piece):
    """Filters of one kind."""

    label: str
    toggles: tuple[Toggle, ...]


class SceneCard(Piece):
    """A rehearsal in the list."""

    id: str
    title: str
    teaser: str
    sector: str
    rehearsal: str
    difficulty: str
    minutes: int
    content_note: bool


class CarryOn(Piece):
    """A conversation that waits."""

    iteration: str
    title: str
    colleague: str
    turn: int


class ChoosePage(Page):
    """What is shown at `/`."""

    template: ClassVar[str] = "choose.html"
    running: tuple[CarryOn, ...]
    filters: tuple[ToggleGroup, ...]
    filtered: bool
    scenes: tuple[SceneCard, ...]


class Choice(Piece):
    """One of several options, with what it means."""

    value: str
    label: str
    meaning: str = ""
    chosen: bool = False


class BriefPage(Page):
    """What is shown at `/rehearsals/{id}`."""

    template: ClassVar[str] = "brief.html"
    persona: str
    scene_title: str
    teaser: str
    rehearsal: str
    sector: str
    minutes: int
    content_notes: tuple[str, ...]
    sensitive: bool
    refused: str
    """Why going in was refused; usually empty."""
    place: str
    time: str
    setting: str
    role: str
    task: str
    knows: tuple[str, ...]
    colleague: str
    colleague_name: str
    colleague_role: str
    support: tuple[HelpEntry, ...]
    """Help there is for the colleague, as far as the scene's organisation has told."""
    difficulties: tuple[Choice, ...]
    focuses: tuple[Choice, ...]


class OwedView(Piece):
    """A promise that comes back, and what can have become of it."""

    id: str
    quote: str
    turn: int
    chosen: str = ""


class WeekOnPage(Page):
    """What is shown at `/iterations/{id}/a-week-on`."""

    template: ClassVar[str] = "a-week-on.html"
    iteration: str
    scene_title: str
    colleague: str
    owed: tuple[OwedView, ...]
    ways: tuple[tuple[str, str], ...]
    focuses: tuple[Choice, ...]
    trouble: str = ""


class Note(Piece):
    """Something said outside the scene, never by the colleague."""

    kind: str
    text: str
    help: tuple[HelpEntry, ...] = ()


class ConversationPage(Page):
    """What is shown at `/iterations/{id}`."""

    template: ClassVar[str] = "conversation.html"
    iteration: str
    practice: str
    number: int
    scene_title: str
    colleague: str
    role: str
    task: str
    place: str
    time: str
    intention: str
    owed: tuple[tuple[str, str], ...] = ()
    """A week on: promises in the leader's words, and what became of them."""
    opening: tuple[Part, ...]
    turns: tuple[ScriptTurn, ...]
    ended: str | None
    """leader, colleague, time or care; None while it runs."""
    heavy: bool
    """Somebody discloses something in it: its end has a word for the leader."""
    help: tuple[HelpEntry, ...]
    draft: str = ""
    """What the leader typed and could not say."""
    trouble: str = ""
    failed: bool = False
    """The model did not answer: trying again and the built-in colleague are offered."""
    note: Note | None = None
    arrived: bool = False

    @property
    def last_turn(self) -> int:
        """Number of the last turn; 0 before the first."""
        return self.turns[-1].number if self.turns else 0


class Statement(Piece):
    """One sentence of the self-assessment."""

    name: str
    text: str
    chosen: int | None = None


class HowWasThatPage(Page):
    """What is shown at `/iterations/{id}/how-was-that`."""

    template: ClassVar[str] = "how-was-that.html"
    iteration: str
    colleague: str
    statements: tuple[Statement, ...]
    words: tuple[tuple[int, str], ...]
    opening: tuple[Part, ...]
    turns: tuple[ScriptTurn, ...]
    turned_at: int | None = None
    note: str = ""
    trouble: str = ""


class HelpPage(Page):
    """What is shown at `/help-now`."""

    template: ClassVar[str] = "help-now.html"
    help: tuple[HelpEntry, ...]


class AboutPage(Page):
    """What is shown at `/about`."""

    template: ClassVar[str] = "about.html"


class DeletePage(Page):
    """What is shown at `/practices/{id}/delete`."""

    template: ClassVar[str] = "delete.html"
    practice: str
    colleague: str
    conversations: int


class DeletedPage(Page):
    """After a practice was deleted."""

    template: ClassVar[str] = "deleted.html"


class ErrorPage(Page):
    """Something went wrong: one sentence, and a way on."""

    template: ClassVar[str] = "error.html"
    status: int
    sentence: str
    way_on: str
    way_on_label: str
    """Where to go from here."""
    try_again: bool
    """Whether the same request may work in a moment."""
