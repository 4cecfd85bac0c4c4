"""What happened: turns, iterations and practices, as values."""

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from app.domain.behaviours import Appraisal
from app.domain.direction import Performance
from app.domain.disclosure import Disclosure
from app.domain.persona import Difficulty, Stance
from app.domain.promises import FollowUp, Promise
from app.domain.recognition import Recognition
from app.domain.state import State, StateChange


class Ended(StrEnum):
    """How an iteration came to its end."""

    LEADER = "leader"
    """The leader ended it or said goodbye."""
    COLLEAGUE = "colleague"
    """The colleague left."""
    TIME = "time"
    """The turn limit."""
    CARE = "care"
    """A stop word or the leader's own distress; nothing of that message is kept, and nothing is rated."""


class Turn(BaseModel):
    """One leader utterance and the colleague's answer."""

    model_config = ConfigDict(frozen=True)

    number: int = Field(ge=1)
    utterance: str
    appraisal: Appraisal
    recognition: Recognition
    change: StateChange
    """State before and after; `after.rung` already counts a rung opened on this turn."""
    disclosure: Disclosure
    stance: Stance
    move: str
    """What the colleague reacted to (see `persona.MOVES`)."""
    cue_shown: str | None = None
    """Id of a cue shown with this reply."""
    reply: str
    """Stage business in brackets, then words."""
    said: tuple[str, ...] = ()
    """The authored lines the reply was made of; none is used twice in an iteration."""
    engine: str
    """Which actor spoke: scripted, or a model's name."""
    performance: Performance | None = None
    """How the reply came about, where a model had a part in it."""
    at: datetime
    milliseconds: dict[str, float] = {}

    @property
    def after(self) -> State:
        """State after the turn."""
        return self.change.after


class SelfAssessment(BaseModel):
    """The leader's own view, before anything is shown. 1 (not really) to 5 (throughout)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    attending: int = Field(ge=1, le=5)
    understanding: int = Field(ge=1, le=5)
    empathising: int = Field(ge=1, le=5)
    helping: int = Field(ge=1, le=5)
    turned_at: int | None = Field(default=None, ge=0)
    """The turn where the conversation turned, if the leader named one; 0 is the opening."""
    note: str = Field(default="", max_length=2000)


class Iteration(BaseModel):
    """One conversation."""

    model_config = ConfigDict(frozen=True)

    id: str
    practice: str
    number: int = Field(ge=1)
    persona: str
    persona_version: str
    difficulty: Difficulty = Difficulty.STANDARD
    """That of its practice: how much history the two have."""
    seed: int
    focus: str = ""
    """The one behaviour the leader chose to work on, if any."""
    intention: str = ""
    """What the leader will try, in their words."""
    opening: str
    opening_said: tuple[str, ...] = ()
    opening_cue: str | None = None
    start: State
    turns: tuple[Turn, ...] = ()
    rewound_from: tuple[str, int] | None = None
    """Iteration and turn this one branches from; turns up to there are copied."""
    began: datetime
    ended: Ended | None = None
    ended_at: datetime | None = None
    self_assessment: SelfAssessment | None = None
    debriefed: bool = False
    commitment: str = ""
    """One line that the leader takes into their own work, in their words."""
    promises: tuple[Promise, ...] | None = None
    """What the leader confirms to have promised; None while they have not been asked."""
    follow_up: FollowUp | None = None
    """In a conversation a week on: what was promised, and what became of it."""

    @property
    def state(self) -> State:
        """State as it stands now."""
        return self.turns[-1].after if self.turns else self.start


class Practice(BaseModel):
    """One leader with one persona."""

    model_config = ConfigDict(frozen=True)

    id: str
    persona: str
    leader: str = ""
    difficulty: Difficulty
    seed: int
    began: datetime
    iterations: tuple[Iteration, ...] = ()
