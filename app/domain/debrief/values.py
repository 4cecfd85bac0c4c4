"""What a debrief holds, as plain values that turn into JSON."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from app.domain.promises import CameBack, Owed
from app.domain.rubric import CriterionId, Level

Who = Literal["leader", "colleague"]
Quadrant = Literal["compassionate clarity", "harsh", "avoidant kindness", "absent"]
NoteKind = Literal["plateau", "repeated", "secrecy", "diagnosis"]
SafetyStatus = Literal["done", "partly", "not yet", "not needed"]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True)


class Felt(_Value):
    """The colleague, out of the scene, about one moment."""

    turn: int | None = Field(default=None, ge=1)
    """None where there was no such moment."""
    quote: str = ""
    """The leader's line, verbatim."""
    says: str
    """First person, the colleague's."""

    @property
    def quotes_it(self) -> bool:
        """Whether the line stands whole in what they say; a stop of its own may have gone."""
        return self.quote.rstrip(" .,;:") in self.says


class Point(_Value):
    """One turn on the curve; turn 0 is the opening."""

    turn: int = Field(ge=0)
    openness: float = Field(ge=0, le=100)
    felt: float = Field(ge=0, le=100)
    trust: float = Field(ge=0, le=100)
    rung: int = Field(ge=1, le=5)
    opened: bool = False
    """A rung opened with this turn's reply."""
    quote: str = ""
    """How the leader's line begins, verbatim; empty at turn 0."""
    cut: bool = False
    """The quote stops before its sentence does."""
    move: str = ""
    """What the colleague reacted to."""
    reply: str
    """How the colleague's reply begins, verbatim."""
    cue_shown: str | None = None
    cue_taken: str | None = None


class Shape(_Value):
    """A neutral map of the conversation."""

    points: tuple[Point, ...]
    cues_shown: int = Field(ge=0)
    """Different cues shown with a turn left to answer them."""
    cues_taken: int = Field(ge=0)
    first_advice: int | None = None
    """Turn of the first unasked advice."""
    acknowledgements: int = Field(ge=0)
    empathies: int = Field(ge=0)
    """Turns with thin or full empathy. The two counts make the ratio of one to the other."""
    plateau_from: int | None = None
    """Turn at which acknowledging was repeated and stopped opening anything."""


class Fact(_Value):
    """Something that can be counted, as a sentence."""

    text: str
    turns: tuple[int, ...]
    """Where it was, in order, as the sentence names them; 0 is the opening."""


class Rating(_Value):
    """One criterion, with its evidence."""

    criterion: CriterionId
    name: str
    value: Level
    """1 to 5, or NE (no opportunity) or UR (unclear, ask a human)."""
    anchor: str = ""
    """What that level looks like; empty for NE and UR."""
    quote: str = ""
    """Verbatim from `turn`; empty for NE and UR."""
    turn: int | None = Field(default=None, ge=0)
    who: Who = "leader"
    """Whose words are quoted: a cue that went by is quoted from the colleague."""
    next: str = ""
    """What the colleague did next, verbatim, cut at the end of a sentence."""
    why: str
    """One plain sentence: what it carries and lacks; for NE and UR, why there is no level."""
    better: str = ""
    """A line of this person's material that could have been said there; at 5, another way to say it."""
    full: bool = False
    """One of the two to be told in full."""
    readings: dict[str, float | None] = {}
    """The indicators that decided it, by name; None is "never"."""


class Takeaway(_Value):
    """The one thing to keep, or to change."""

    criterion: CriterionId | None = None
    turn: int | None = Field(default=None, ge=0)
    """None where there is nothing to quote."""
    quote: str = ""
    who: Who = "leader"
    next: str = ""
    why: str
    better: str = ""
    """Only for what to change."""


class Unsaid(_Value):
    """How much the colleague did not get to; never what."""

    count: int = Field(ge=0, le=4)
    text: str


class Note(_Value):
    """A pattern worth a sentence."""

    kind: NoteKind
    text: str
    turns: tuple[int, ...]


class SafetyItem(_Value):
    """One step of a safe answer to a disclosure: a checklist, never a rating."""

    id: str
    step: str
    status: SafetyStatus
    turn: int | None = None
    quote: str = ""


class Decision(_Value):
    """A question to answer in writing, of a night that is never played, and what a sound answer holds."""

    question: str
    answer: str


class Spoken(_Value):
    """A sentence of the leader's, verbatim."""

    turn: int = Field(ge=1)
    quote: str


class Returned(_Value):
    """A week on: how what was promised came back."""

    how: CameBack
    owed: tuple[Owed, ...]
    turn: int | None = Field(default=None, ge=1)
    """The turn that decided it; None where it ended before."""
    quote: str = ""
    """The leader's line there, verbatim; empty where nothing was said of it."""
    text: str


class HeardAgain(_Value):
    """One code that a second reading heard in a turn, and in how many of its passes."""

    turn: int = Field(ge=1)
    code: str
    quote: str
    """Verbatim from the leader's line of that turn."""
    times: int = Field(ge=1)
    agrees: bool
    """Whether it was heard at the time, too."""


class Disagreement(_Value):
    """A moment that two readings hear as different kinds of act: unclear."""

    turn: int = Field(ge=1)
    quote: str
    first: str
    """The code that was heard at the time, which the colleague answered and the levels rest on."""
    second: str
    times: int = Field(ge=1)
    passes: int = Field(ge=1)


class SecondReading(_Value):
    """What a model heard, reading the conversation afterwards. It sets no level."""

    model: str
    passes: int = Field(ge=0)
    heard: tuple[HeardAgain, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    dropped: int = Field(default=0, ge=0)
    """Proposals without a quote that stands in their turn."""
    summary: str = ""
    """A paragraph made of codes and quotes only; empty where it said more than they do."""
    note: str = ""
    """Why there is no second reading, or less of it than was asked for."""


class Debrief(_Value):
    """All of it, in the order it is told."""

    iteration: str
    persona: str
    persona_version: str
    rubric: str
    rubric_version: str
    colleague: str
    """How the colleague is called."""
    rehearsal: str
    turns: int = Field(ge=0)
    met: Felt
    closed: Felt
    safety: tuple[SafetyItem, ...] = ()
    """Disclosure-response rehearsals only; told before the ratings."""
    decision: Decision | None = None
    """Where what the colleague carries may hint at suicide; told with the checklist."""
    shape: Shape
    facts: tuple[Fact, ...] = ()
    """Neutral, and each with its turns; told with the shape."""
    ratings: tuple[Rating, ...]
    """In the order of the rehearsal's weights."""
    keep: Takeaway
    change: Takeaway
    unsaid: Unsaid
    notes: tuple[Note, ...] = ()
    quadrant: Quadrant | None = None
    """Performance rehearsals where both scales have a level."""
    standard: Spoken | None = None
    """Performance rehearsals: the sentence with the standard in it; None where it was not said."""
    care: Spoken | None = None
    """Performance rehearsals: the sentence that kept hold of the person; None where there was none."""
    returned: Returned | None = None
    """Follow-ups only: what became of the promises, and of speaking of them."""
    second: SecondReading | None = None
    """Where a model for it is set."""

    def rating(self, criterion: str) -> Rating | None:
        """The rating of a criterion, if it applies."""
        return next((r for r in self.ratings if r.criterion == criterion), None)

    @property
    def levels(self) -> dict[str, Level]:
        """Level by criterion, in order."""
        return {r.criterion: r.value for r in self.ratings}
