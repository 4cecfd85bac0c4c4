"""A persona: one colleague under strain, the scene they are met in, and all they could say."""

from pydantic import Field, model_validator

from app.domain.kinds import Difficulty, Rehearsal, Sector, Style
from app.domain.lines import MOVES, TALK, AnyLine, Line, Lines, Reactions, Stance, Value

__all__ = [
    "MOVES",
    "RUNGS",
    "TALK",
    "Answer",
    "AnyLine",
    "BetterLine",
    "Colleague",
    "Cue",
    "Difficulty",
    "Endings",
    "Help",
    "Helping",
    "LeaderRole",
    "Line",
    "Lines",
    "Moment",
    "Moments",
    "Persona",
    "Reactions",
    "Rehearsal",
    "Rung",
    "Scene",
    "Sector",
    "Stance",
    "Start",
    "Style",
    "StyleFile",
    "Support",
    "Topic",
    "Value",
    "Voice",
    "WrongGuess",
]

RUNGS = (1, 2, 3, 4, 5)


class LeaderRole(Value):
    """Who the leader is in the scene."""

    role: str
    task: str
    """What the leader came for."""
    knows: tuple[str, ...] = ()


class Voice(Value):
    """How the colleague talks."""

    description: str
    says: tuple[str, ...] = ()
    never_says: tuple[str, ...] = ()


class Colleague(Value):
    """The person under strain."""

    name: str
    called: str
    pronouns: str = Field(pattern="^(he|she|they)$")
    age: int = Field(ge=16, le=80)
    role: str
    background: str
    interest: str
    """Something that has nothing to do with the difficulty."""
    style: Style
    voice: Voice


class Start(Value):
    """Starting state, where the scene differs from the defaults of its rehearsal type."""

    trust: float | None = Field(default=None, ge=0, le=100)
    openness: float | None = Field(default=None, ge=0, le=100)
    strain: float | None = Field(default=None, ge=0, le=100)
    felt: float | None = Field(default=None, ge=0, le=100)
    rung: int | None = Field(default=None, ge=1, le=3)


class Endings(Value):
    """How the conversation closes, by who ends it and how things stand."""

    leader_leaves: dict[Stance, Lines]
    colleague_leaves: dict[Stance, Lines]
    arrival: Lines
    """When the scene has reached what it can reach."""
    time: dict[Stance, Lines]
    """When the time is up."""


class Scene(Value):
    """Where and how it begins."""

    place: str
    time: str
    setting: str
    """Two or three sentences the leader reads before going in."""
    opening: Lines
    """What the colleague says first; one is chosen. Where the scene starts above rung 1,
    each opening already tells what stands on the rungs up to there."""
    start: Start = Start()
    endings: Endings


class Cue(Value):
    """A sign of strain that a leader could notice."""

    id: str
    shows: Lines = Field(min_length=2)
    """How it shows: first plainly, then smaller."""
    from_turn: int = Field(default=1, ge=1)
    words: tuple[str, ...]
    """Words and phrases a leader who has noticed it would use (matched by stem)."""
    noticed: tuple[str, ...] = Field(min_length=1)
    """Good ways for a leader to name it, offered in the debrief as better lines."""
    answers: dict[Stance, Lines]


class Rung(Value):
    """One layer of what the colleague could tell."""

    rung: int = Field(ge=1, le=5)
    facts: tuple[str, ...] = Field(min_length=1)
    """Plain statements of what is told here, for a model that plays the colleague."""
    lines: Lines = Field(min_length=4)
    """Ways of telling it; one is said when the rung opens."""
    more: Lines = ()
    """Further details at this depth, one at a time, once the rung is open."""


class Answer(Value):
    """What is said about a topic from a rung upwards."""

    rung: int = Field(ge=1, le=5)
    lines: Lines = Field(min_length=1)


class Topic(Value):
    """Something a leader may ask about."""

    id: str
    asks: tuple[str, ...] = Field(min_length=3)
    """Questions that mean this topic, in different words."""
    words: tuple[str, ...] = ()
    """Words that point here on their own (matched by stem)."""
    answers: tuple[Answer, ...] = Field(min_length=1)


class WrongGuess(Value):
    """What it is not: a guess the colleague corrects."""

    words: tuple[str, ...]
    lines: Lines = Field(min_length=2)


class Help(Value):
    """A kind of help, and what the colleague makes of it when it is offered."""

    what: str
    words: tuple[str, ...]
    lines: Lines = Field(min_length=2)
    say: str = ""
    """How a leader could offer it; a better line for the debrief."""
    why: str = ""
    """For inappropriate help: what is wrong with it."""
    rung: int = Field(default=1, ge=1, le=5)
    """The lowest rung at which `what`, `say` and `why` give nothing away."""


class Helping(Value):
    """What would and would not help."""

    appropriate: tuple[Help, ...]
    inappropriate: tuple[Help, ...]


class Support(Value):
    """A source of help outside the conversation."""

    name: str
    offers: str
    route: str = ""
    """How to reach it; empty where only the organisation knows."""


class Moment(Value):
    """What the colleague says afterwards about one kind of move; `{quote}` is the leader's line."""

    moves: tuple[str, ...]
    say: str
    rung: int = Field(default=1, ge=1, le=5)


class Moments(Value):
    """The colleague's own view, out of the scene."""

    met: tuple[Moment, ...]
    closed: tuple[Moment, ...]
    nothing_met: str
    nothing_closed: str


class BetterLine(Value):
    """A line the leader could have said, made of this person's material."""

    behaviour: str = Field(pattern="^(attending|understanding|empathising|helping|clarity|care)$")
    instead_of: tuple[str, ...] = ()
    """Moves it is the better line for; none means any."""
    say: str
    rung: int = Field(default=1, ge=1, le=5)


class StyleFile(Value):
    """What a style does by default; a persona's own lines come before these."""

    style: Style
    presents_as: str
    helped_by: str
    shut_down_by: str
    rupture: str = Field(pattern="^(withdraw|confront)$")
    """Which way an unrepaired hurt goes."""
    multiplier: float = Field(gt=0, le=2)
    """On positive movements; negatives are never multiplied down."""
    reactions: Reactions
    beats: dict[str, Lines]
    """Lead-ins before a disclosure, by what earned it: empathy, question, reflection, space, other."""
    echoes: Lines = ()
    """Picking up a describing word of the leader's: `{word}`."""
    returns: dict[str, Lines]
    """A week on, when a broken promise is `owned` or `covered` over, or a promise `forgotten`."""
    quiet: Lines
    """Wordless or nearly wordless answers, when everything else has been said."""
    refusals: Lines
    """Answers to pressure."""


class Persona(Value):
    """One rehearsal: the colleague, the leader's part, the scene and all its material."""

    id: str = Field(pattern="^[A-Z][A-Z0-9-]{1,40}$")
    version: str
    title: str
    teaser: str
    sector: Sector
    rehearsal: Rehearsal
    difficulty: Difficulty = Difficulty.STANDARD
    minutes: int = Field(default=12, ge=3, le=40)
    content_notes: tuple[str, ...] = ()
    sensitive: bool = False
    """Suicidal thoughts are spoken of: off until whoever looks after the rehearsals switches such
    scenes on, and gone into only by a leader who has read the note."""
    indicator: int | None = Field(default=None, ge=1, le=5)
    """The rung from which what is shown or told hints at suicide, so that asking plainly is right."""
    follows: str = ""
    """Id of the persona whose promises come back here: this is the scene a week on from that one."""
    leader: LeaderRole
    colleague: Colleague
    scene: Scene
    cues: tuple[Cue, ...]
    ladder: tuple[Rung, ...] = Field(min_length=5, max_length=5)
    topics: tuple[Topic, ...]
    reactions: Reactions = Field(default_factory=dict)
    beats: dict[str, Lines] = Field(default_factory=dict)
    not_it: tuple[WrongGuess, ...] = ()
    helps: tuple[str, ...]
    shuts_down: tuple[str, ...]
    help: Helping
    support: tuple[Support, ...]
    success: tuple[str, ...]
    traps: tuple[str, ...]
    moments: Moments
    better_lines: tuple[BetterLine, ...]
    turn_limit: int = Field(default=20, ge=6, le=40)

    @model_validator(mode="after")
    def _holds_together(self) -> "Persona":
        if tuple(r.rung for r in self.ladder) != RUNGS:
            raise ValueError("ladder: the five rungs stand in order, 1 to 5")
        for name, ids in (("cues", [c.id for c in self.cues]), ("topics", [t.id for t in self.topics])):
            if len(set(ids)) != len(ids):
                raise ValueError(f"{name}: two entries share an id")
        return self

    @model_validator(mode="after")
    def _moves_are_known(self) -> "Persona":
        unknown = sorted(set(self.reactions) - set(MOVES))
        if unknown:
            raise ValueError(f"reactions: unknown move {unknown[0]!r}")
        return self
