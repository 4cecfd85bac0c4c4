"""Shapes of requests and answers. What a leader may not see before the debrief is not in them."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from app.api.promised import FollowUpOut
from app.domain.behaviours import Code, Grade, Heard, Marker
from app.domain.calibration import Compared, compared
from app.domain.debrief import (
    Debrief,
    Decision,
    Felt,
    Note,
    Quadrant,
    Rating,
    Returned,
    SafetyItem,
    SecondReading,
    Spoken,
    Takeaway,
    Unsaid,
)
from app.domain.debrief import Shape as Curve
from app.domain.persona import Difficulty
from app.domain.rubric import Level
from app.domain.transcript import Ended, Iteration, Practice
from app.practice.taking_away import last_commitment
from app.practice.views import Aside, Outcome


class Shape(BaseModel):
    """A strictly read request body: an unknown field is an error."""

    model_config = ConfigDict(extra="forbid")


class NewPractice(Shape):
    """Who practises with whom."""

    persona: str = Field(max_length=64, description="Id of a persona, as in GET /v1/personas.")
    leader: str = Field(
        default="", max_length=200, description="Any name or reference for the leader; optional."
    )
    difficulty: Difficulty | None = Field(default=None, description="Default: the persona's own.")
    seed: int | None = Field(
        default=None, ge=0, lt=2**31, description="Makes the scripted colleague's choice of words repeatable."
    )
    note_read: bool = Field(
        default=False,
        description="The leader has read the content note; needed where the persona is `sensitive`.",
    )


class RewindTo(Shape):
    """A turn of an earlier iteration to go on from."""

    iteration: str = Field(max_length=64)
    turn: int = Field(ge=0, le=1000, description="The last turn that is kept; 0 is the opening.")


class NewIteration(Shape):
    """The next conversation of a practice."""

    rewind_to: RewindTo | None = None
    focus: str = Field(default="", max_length=40, description="The behaviour to work on, if any.")
    intention: str = Field(default="", max_length=500, description="What the leader will try.")


class NewTurn(Shape):
    """What the leader says."""

    text: str = Field(
        description='The utterance, as long as the server takes it. "..." is silence on purpose.',
        # Told and not checked here: the room's own refusal is the one that people read.
        json_schema_extra={"pattern": r"[^\s\x00-\x1f\x85]"},
    )
    actor: Literal["scripted"] | None = Field(
        default=None,
        description="`scripted`: the built-in colleague answers, now and for the rest of this conversation.",
    )


class AppraisalRequest(BaseModel):
    """One leader line with its context; other fields are passed over."""

    utterance: str = Field(max_length=20000)
    previous: tuple[str, ...] = Field(default=(), description="The colleague's last turns, oldest first.")
    said: tuple[str, ...] = Field(default=(), description="The leader's earlier lines, oldest first.")
    rung: int = Field(default=1, ge=1, le=5)
    scene: str = Field(default="support", max_length=40)
    id: JsonValue = Field(default=None, description="Anything; it comes back with the answer.")

    def heard(self) -> Heard:
        """As an appraiser hears it."""
        return Heard(
            utterance=self.utterance,
            previous=self.previous,
            said=self.said,
            rung=self.rung,
            scene=self.scene,
        )


class CodedOut(BaseModel):
    """A code with its evidence."""

    code: Code
    quote: str = Field(description="The words that earned the code: a verbatim part of the utterance.")
    confidence: float = Field(description="How sure the appraiser is, 0 to 1.")
    reason: str = Field(
        description="What decided the code, in plain words: a cue found in the quote, a rule, "
        "or that it reads like the code as a whole."
    )
    subtype: str = Field(description="Of `bar.question`: stacked, closed or leading; otherwise empty.")


class AppraisalOut(BaseModel):
    """What a line was taken for."""

    id: JsonValue = Field(default=None, description="As it was sent; left out where none was.")
    codes: tuple[CodedOut, ...]
    final_move: Code = Field(description="What the last clause does, which is what people answer.")
    empathy: Grade
    markers: tuple[Marker, ...]
    cancelled: bool = Field(
        description='Whether words after the empathy (advice, "but", "at least") took part of it back; '
        "`empathy` is the grade before that."
    )


class PracticeOut(BaseModel):
    """A practice."""

    id: str
    persona: str
    leader: str
    difficulty: Difficulty
    seed: int
    began: datetime
    iterations: tuple[str, ...]
    commitment: str = Field(description="The newest line taken away. Ask for it before you show it.")

    @classmethod
    def of(cls, practice: Practice) -> "PracticeOut":
        """The public face of a practice."""
        return cls(
            commitment=last_commitment(practice),
            **practice.model_dump(include={"id", "persona", "leader", "difficulty", "seed", "began"}),
            iterations=tuple(i.id for i in practice.iterations),
        )


class TurnOut(BaseModel):
    """One exchange, as it was said."""

    turn: int
    utterance: str
    reply: str
    at: datetime


class IterationOut(BaseModel):
    """A conversation as the leader may see it."""

    id: str
    practice: str
    number: int
    persona: str
    persona_version: str
    focus: str
    intention: str
    opening: str
    turns: tuple[TurnOut, ...]
    rewound_from: RewindTo | None
    began: datetime
    ended: Ended | None
    ended_at: datetime | None
    self_assessed: bool
    debriefed: bool
    commitment: str = Field(description="The line the leader took away; empty where there is none.")
    follow_up: FollowUpOut | None = Field(description="A week on: what was promised and what became of it.")

    @classmethod
    def of(cls, iteration: Iteration) -> "IterationOut":
        """The public face of an iteration: the script and how it stands."""
        same = {
            "id",
            "practice",
            "number",
            "persona",
            "persona_version",
            "focus",
            "intention",
            "opening",
            "began",
            "ended",
            "ended_at",
            "debriefed",
            "commitment",
        }
        origin = iteration.rewound_from
        return cls(
            **iteration.model_dump(include=same),
            turns=tuple(
                TurnOut(turn=t.number, utterance=t.utterance, reply=t.reply, at=t.at) for t in iteration.turns
            ),
            rewound_from=RewindTo(iteration=origin[0], turn=origin[1]) if origin else None,
            follow_up=FollowUpOut.of(iteration.follow_up),
            self_assessed=iteration.self_assessment is not None,
        )


class SaidOut(BaseModel):
    """What came of a turn: a reply, or an aside from outside the scene in its place."""

    turn: int | None = Field(description="Number of the turn; null where the message was not kept.")
    utterance: str
    reply: str
    ended: Ended | None
    arrived: bool = Field(description="A fitting place to stop; the conversation can go on.")
    aside: Aside | None

    @classmethod
    def of(cls, outcome: Outcome) -> "SaidOut":
        """The public face of an outcome."""
        return cls(
            turn=outcome.number,
            utterance=outcome.utterance,
            reply=outcome.reply,
            ended=outcome.ended,
            arrived=outcome.arrived,
            aside=outcome.aside,
        )


class Problem(BaseModel):
    """A problem, as RFC 9457 has it."""

    type: str
    title: str
    status: int
    detail: str
    instance: str | None = None
    retry_after: float | None = Field(
        default=None, description="Seconds after which to try again, where known; left out where not."
    )
    instead: Literal["scripted"] | None = Field(
        default=None,
        description="The `actor` that can answer in place of the model, where one can.",
    )


class DebriefOut(BaseModel):
    """A debrief: levels by criterion, and the evidence behind each."""

    iteration: str
    persona: str
    persona_version: str
    rubric: str
    rubric_version: str
    colleague: str
    rehearsal: str
    turns: int
    met: Felt
    closed: Felt
    safety: tuple[SafetyItem, ...]
    decision: Decision | None = Field(
        description="Where suicide may have been hinted at: a question to answer in writing, and an answer."
    )
    shape: Curve
    ratings: dict[str, Level] = Field(
        description="Level by criterion, weightiest first: 1 to 5, NE (no opportunity) or UR (unclear)."
    )
    evidence: tuple[Rating, ...] = Field(
        description="The same ratings with quote, turn, reason and a better line."
    )
    keep: Takeaway
    change: Takeaway
    unsaid: Unsaid
    notes: tuple[Note, ...]
    quadrant: Quadrant | None
    standard: Spoken | None = Field(
        description="Performance: the sentence with the standard in it. Null where it was not said."
    )
    care: Spoken | None = Field(
        description="Performance: the sentence that kept hold of the person. Null where there was none."
    )
    returned: Returned | None = Field(
        description="A week on: how what was promised came back. Null in other conversations."
    )
    second: SecondReading | None = Field(
        description="What a model heard, reading it again; it sets no level. Null where none is set."
    )
    turned_at: int | None = Field(
        description="Where the leader says the conversation turned; 0 is the opening. Null where not said."
    )
    own_view: Compared | None = Field(
        description="The leader's own view beside the levels; to be talked about, never scored. "
        "Null where it was not given."
    )

    @classmethod
    def of(cls, debrief: Debrief, iteration: Iteration) -> "DebriefOut":
        """A debrief as it leaves the house, beside what the leader had said of the iteration."""
        apart = {"ratings", "evidence", "turned_at", "own_view"}
        fields = {name: getattr(debrief, name) for name in cls.model_fields if name not in apart}
        own = iteration.self_assessment
        return cls(
            **fields,
            ratings=dict(debrief.levels),
            evidence=debrief.ratings,
            turned_at=own.turned_at if own else None,
            own_view=compared(iteration, debrief),
        )
