"""What the pages after a conversation are given: quotes, turns and what they did."""

from typing import ClassVar

from app.web.branch_contexts import TakeView
from app.web.contexts import Choice, Piece
from app.web.rendering import Page
from app.web.script import Part


class Quote(Piece):
    """Somebody's words, verbatim, and when they were said."""

    who: str
    """"You", or how the colleague is called."""
    words: tuple[Part, ...]
    turn: int
    """0 is the opening."""


class MomentView(Piece):
    """What the colleague says afterwards about one of the leader's lines."""

    heading: str
    says: str
    quote: Quote | None
    """None where they quote it themself, or where there was no such line."""
    turn: int | None


class PointView(Piece):
    """One turn on the curve. Turn 0 is the opening."""

    turn: int
    openness: float
    """0 (closed) to 100 (open)."""
    opened: bool
    """A further layer was told on this turn."""
    quote: str
    did: str
    """What the leader's line did, in words."""
    reply: str
    sign: str = ""
    """What showed in the colleague, and what was taken up, in words."""


class CurveView(Piece):
    """One conversation's curve, with its name where several share a figure."""

    name: str
    points: tuple[PointView, ...]
    newest: bool = True


class RatingView(Piece):
    """One behaviour as the rubric sees it."""

    behaviour: str
    value: str
    """In words and, where there is a level, the number: "clearly, 4 of 5"."""
    rated: bool
    anchor: str
    why: str
    quote: Quote | None
    reaction: tuple[Part, ...] = ()
    better: str = ""
    own: str = ""
    """What the leader had said about it themself."""


class ThingView(Piece):
    """One thing to keep, or one to change."""

    behaviour: str
    quote: Quote | None
    reaction: tuple[Part, ...] = ()
    why: str = ""
    better: str = ""
    again_from: int | None = None
    """Turn up to which a new conversation would be the same."""


class CheckView(Piece):
    """One step of a safe answer to a disclosure."""

    step: str
    status: str
    turn: int | None
    quote: str


class AxisView(Piece):
    """Clarity or care, with the sentence that carried it."""

    name: str
    value: str
    quote: Quote | None
    missing: str
    """In its place where there was none."""


class TwoSentencesView(Piece):
    """A performance conversation on its two axes."""

    quadrant: str
    axes: tuple[AxisView, ...]


class TakeAwayView(Piece):
    """What can be taken away."""

    kept: str
    """The line for real life as it was kept; empty where there is none."""
    line: str = ""
    """What stands in the field: a line that was not kept."""
    trouble: str = ""
    days: tuple[str, ...]
    """To come back on, in words."""


class PromiseView(Piece):
    """Something the leader promised, in their words."""

    id: str
    quote: str
    turn: int
    stands: bool
    """Whether the leader stands by it; before they were asked, taken as yes."""


class ReturnedView(Piece):
    """A week on: what became of what was promised, and how it came back."""

    owed: tuple[tuple[str, str], ...]
    """The promise in the leader's words, and what became of it."""
    quote: Quote | None
    text: str


class GapView(Piece):
    """A behaviour on which the leader and the page are far apart."""

    text: str
    quote: Quote | None
    question: str
    """To think about; which one depends on who saw more."""


class DebriefPage(Page):
    """What is shown at `/iterations/{id}/debrief`."""

    template: ClassVar[str] = "debrief.html"
    iteration: str
    practice: str
    number: int
    conversations: int
    scene_title: str
    colleague: str
    focus: str
    intention: str
    heavy: bool
    """Somebody discloses something in it: its end has a word for the leader."""
    moments: tuple[MomentView, ...]
    checks: tuple[CheckView, ...]
    decision: tuple[str, str] | None
    """A question to answer in writing, and what a sound answer holds."""
    two_sentences: TwoSentencesView | None
    curve: CurveView
    span: tuple[float, float]
    turned: str
    facts: tuple[str, ...]
    """Neutral facts of the conversation, a sentence each."""
    notes: tuple[str, ...]
    """What else is worth seeing: a plateau, a phrase said twice."""
    keep: ThingView
    change: ThingView
    in_full: tuple[RatingView, ...]
    in_brief: tuple[RatingView, ...]
    unsaid: str
    take_away: TakeAwayView
    promises: tuple[PromiseView, ...]
    promises_confirmed: bool
    """Whether at least one is confirmed, so that a conversation a week on can open."""
    returned: ReturnedView | None
    gaps: tuple[GapView, ...]
    fine_print: str
    may_go_again: bool
    way_back: bool
    """There is a moment to go back to, at `/iterations/{id}/moment`."""
    by_model: bool
    """A model had a part in it, so there is more to see about how it was played."""
    focuses: tuple[Choice, ...]


class CellView(Piece):
    """One behaviour in one conversation."""

    value: str
    quote: Quote | None = None
    own: str = ""


class RowView(Piece):
    """One behaviour across conversations."""

    behaviour: str
    cells: tuple[CellView, ...]


class ColumnView(Piece):
    """One conversation."""

    iteration: str
    name: str
    when: str
    turns: int
    intention: str
    again_from: int | None
    """Turn up to which it is a copy of an earlier conversation."""
    week_on: bool
    """Promises of an earlier conversation come back in it."""
    state: str
    """`debriefed`, `ended`, `running`, `care` or `silent`, when nothing was said."""


class RouteWay(Piece):
    """One thing to do in place of the same again."""

    href: str
    label: str
    meaning: str = ""


class RouteView(Piece):
    """Where to go in place of the same again, and why."""

    text: str
    ways: tuple[RouteWay, ...]
    again_from: tuple[str, int] | None
    """Conversation and turn at which that moment begins, for a new take from there."""


class PracticePage(Page):
    """What is shown at `/practices/{id}`."""

    template: ClassVar[str] = "practice.html"
    practice: str
    calibration: tuple[str, ...]
    """How far the leader's own view and the page's are apart, a sentence for each take."""
    recall: str
    """The newest line taken away, asked for before it is shown; empty where there is none."""
    persona: str
    scene_title: str
    colleague: str
    began: str
    columns: tuple[ColumnView, ...]
    tree: tuple[TakeView, ...]
    """How the takes branch; empty while none does."""
    rows: tuple[RowView, ...]
    changes: tuple[str, ...]
    route: RouteView | None
    focus: str
    """What the newest take worked on; empty where nothing in particular."""
    curves: tuple[CurveView, ...]
    span: tuple[float, float]
    """Lowest and highest openness that the figure shows."""
    may_go_again: bool
    focuses: tuple[Choice, ...]


class PlayedView(Piece):
    """How one reply came about."""

    turn: int
    reply: str
    by: str
    """Who spoke, in words."""
    cost: str = ""
    """Calls and tokens, where a model was asked."""
    caught: tuple[str, ...] = ()
    """What was kept from being shown, in plain words."""


class PlayedPage(Page):
    """What is shown at `/iterations/{id}/played`."""

    template: ClassVar[str] = "played.html"
    iteration: str
    practice: str
    colleague: str
    debriefed: bool
    summary: str
    used: str
    """What the whole practice has used of models; empty where nothing."""
    turns: tuple[PlayedView, ...]
