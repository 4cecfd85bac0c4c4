"""What the colleague does next: a plan of at most four parts, made only of what may be said now.

The direction is an actor's only knowledge of the colleague's inner life. Nothing that
is locked is in it: every pool of lines has been cut to the rung before it gets here.
"""

from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from app.domain.behaviours import BARRIERS, Appraisal, Code, Family, Grade
from app.domain.lines import SAFE_NOW, Line, Lines, Stance, Value
from app.domain.listening import GENERAL_TOPICS
from app.domain.material import Material
from app.domain.recognition import TASK, Recognition


class Role(StrEnum):
    """What a part of a reply is for."""

    BEAT = "beat"
    REACTION = "reaction"
    ANSWER = "answer"
    REVEAL = "reveal"
    MORE = "more"
    CUE = "cue"
    ENDING = "ending"


class Part(Value):
    """One part of a reply: pools of lines to choose from, the nearest first."""

    role: Role
    pools: tuple[Lines, ...]
    turn_of_pool: int = 0
    """Which of the ways of telling is used: acknowledgement, thin and full empathy and all
    other moves take different ones, so that the same point of the same scene sounds different."""
    optional: bool = False


class Exchange(Value):
    """One earlier turn, as it was said."""

    utterance: str
    reply: str


class Direction(Value):
    """The plan for one reply."""

    turn: int = Field(ge=0)
    seed: int
    name: str
    role: str
    voice: str
    place: str
    stance: Stance
    move: str
    """What to react to (see `persona.MOVES`)."""
    grade: Grade = Grade.NONE
    utterance: str = ""
    opening: str = ""
    recent: tuple[Exchange, ...] = ()
    facts: tuple[str, ...] = ()
    """What has been told so far, this turn's disclosure included."""
    fresh: tuple[str, ...] = ()
    """The ones among them that are told on this turn."""
    parts: tuple[Part, ...]
    quiet: Lines
    """What is left to say when a pool is used up."""
    spoken: frozenset[str] = frozenset()
    """Everything this colleague has said in this iteration, as `said_as` writes it."""
    when: str | None = None
    word: str | None = None
    words: tuple[int, int] = (2, 50)
    """Fitting length of the reply, in words."""
    persona: str = ""
    """Id of the persona; it salts `locked`."""
    practice: str = ""
    """Id of the practice, for counting what a model costs."""
    background: str = ""
    says: tuple[str, ...] = ()
    """Things they are apt to say."""
    never_says: tuple[str, ...] = ()
    """Words that would break the person."""
    locked: frozenset[int] = frozenset()
    """Fingerprints of what may not be told yet (see `locking`): enough to notice it, not to tell it."""


class Performance(Value):
    """How a reply came about, for the record and for whoever looks after the rehearsals."""

    engine: str
    """Who spoke: scripted, a model's name, or scripted with the reason why."""
    model: str = ""
    prompt: str = ""
    """Version of the prompts: the beginning of their sha256."""
    calls: int = Field(default=0, ge=0)
    prompt_tokens: int = Field(default=0, ge=0)
    completion_tokens: int = Field(default=0, ge=0)
    cost: Decimal | None = Field(default=None, ge=0)
    """At the price that was set at the time; None where there was none."""
    caught: tuple[str, ...] = ()
    """What was kept from being shown, in plain words; never the words themselves."""


class Spoken(Value):
    """One piece of a reply as an actor says it."""

    text: str
    line: str = ""
    """The authored line behind it, as `said_as` writes it, also where a model put it in other words."""
    performance: Performance | None = None
    """With the last piece, where there is more to say about it than the actor's name."""


LENGTHS = {1: (2, 15), 2: (3, 25), 3: (5, 60), 4: (5, 65), 5: (5, 65)}
"""Words in a reply by rung: short is human, and what is told gets longer before it gets bare."""
RECENT_TURNS = 8
_BEATS = {
    Code.EMP_EMPATHY: "empathy",
    Code.UND_OPEN: "question",
    Code.ATT_CHECKIN: "question",
    Code.ATT_FOLLOWUP: "question",
    Code.HLP_ASK: "question",
    Code.UND_REFLECT_SIMPLE: "reflection",
    Code.UND_REFLECT_COMPLEX: "reflection",
    Code.UND_CHECK: "reflection",
    Code.UND_SPACE: "space",
}
_MENTIONING = frozenset(
    {Code.ATT_NOTICE, Code.ATT_CHECKIN, Code.ATT_FOLLOWUP, Code.UND_REFLECT_COMPLEX, Code.OTH_NEUTRAL}
)
"""Moves that may name a sign without asking about it."""
_OFFERING = frozenset({Code.HLP_OFFER, Code.HLP_ADJUST, Code.HLP_SIGNPOST, Code.HLP_COMMIT})
_OPENING_MOVES = frozenset({"emp.full", "und.reflect_complex", "und.space", "und.check"})


def said_as(line: Line) -> str:
    """How a line is remembered: its words alone, so that other business does not hide a repeat."""
    return " ".join((line.say or line.does).lower().split())


def move_of(appraisal: Appraisal, recognition: Recognition) -> str:
    """What the colleague reacts to: the final move, with empathy by grade and ordinary talk by kind."""
    final = appraisal.final_move
    if recognition.asks_if_safe and final not in BARRIERS - {Code.BAR_QUESTION}:
        return SAFE_NOW
    if final is Code.EMP_EMPATHY:
        return "emp.full" if appraisal.empathy is Grade.FULL else "emp.thin"
    if final in (Code.OTH_NEUTRAL, Code.OTH_META, Code.OTH_REALDATA, Code.OTH_DISTRESS):
        return recognition.talk or "talk.remark"
    return final.value


def plan(
    material: Material,
    stance: Stance,
    move: str,
    appraisal: Appraisal,
    recognition: Recognition,
    opened: int | None,
    early: bool,
    spoken: frozenset[str],
) -> tuple[Part, ...]:
    """Choose the parts of the reply, in order. At most one new fact, and never below a barrier."""
    reaction = _reaction(material, move, stance)
    final = appraisal.final_move
    if recognition.pressing and opened is None:
        return (Part(role=Role.REACTION, pools=(material.style.refusals, *reaction.pools)),)
    if opened is not None:
        return _revealing(material, stance, move, appraisal, recognition, opened)
    if move == SAFE_NOW:
        return (reaction,)
    if recognition.guess is not None and final not in (Code.EMP_PARROT, Code.BAR_HARSH):
        guess = material.persona.not_it[recognition.guess]
        return (_part(Role.ANSWER, material.allowed(guess.lines), *reaction.pools),)
    if recognition.help and ((_offers(appraisal, recognition) and not early) or _is_unwanted(recognition)):
        return _answering_help(material, recognition, reaction, move)
    if _stays_with_the_move(final, stance, recognition):
        return (reaction,)
    return _taking_it_further(material, stance, move, appraisal, recognition, reaction, spoken)


def _offers(appraisal: Appraisal, recognition: Recognition) -> bool:
    """Whether help is what the message ends on, or only the question behind it: "Would you want that?"."""
    if appraisal.final_move in _OFFERING:
        return True
    asked_after = appraisal.final_move in (Code.HLP_ASK, Code.UND_OPEN, Code.UND_CHECK)
    return asked_after and recognition.topic is None and any(c.code in _OFFERING for c in appraisal.codes)


def _stays_with_the_move(final: Code, stance: Stance, recognition: Recognition) -> bool:
    """Whether what was done matters more than what was asked: a barrier, a repair, a hurt."""
    if final in BARRIERS:
        asked = final in (Code.BAR_QUESTION, Code.BAR_TASK) and recognition.topic
        return not asked or stance is Stance.CLOSED
    if final is Code.REP_REPAIR or final.family is Family.SAFETY:
        return True
    noticed = final.family is Family.ATTENDING and recognition.cue is not None
    return stance is Stance.CLOSED and recognition.topic != TASK and not noticed


def _taking_it_further(
    material: Material,
    stance: Stance,
    move: str,
    appraisal: Appraisal,
    recognition: Recognition,
    reaction: Part,
    spoken: frozenset[str],
) -> tuple[Part, ...]:
    """Answer what was asked, take up what was noticed, or react and perhaps say more."""
    final = appraisal.final_move
    if recognition.topic and final not in _OFFERING and final is not Code.EMP_EMPATHY:
        return _answering(material, stance, appraisal, recognition, reaction, spoken)
    if recognition.cue is not None and final not in _OFFERING and (final in _MENTIONING or recognition.asks):
        return (_part(Role.ANSWER, material.taking_up(recognition.cue, stance), *reaction.pools),)
    if recognition.word and move == "emp.ack":
        echoes = material.allowed(material.style.echoes)
        if not any(said_as(line) in spoken for line in echoes):  # once in a conversation is charming
            return (_part(Role.REACTION, echoes, *reaction.pools),)
    if move in _OPENING_MOVES and stance is Stance.OPEN:
        return (reaction, Part(role=Role.MORE, pools=material.more(), optional=True))
    return (reaction,)


def _revealing(
    material: Material,
    stance: Stance,
    move: str,
    appraisal: Appraisal,
    recognition: Recognition,
    opened: int,
) -> tuple[Part, ...]:
    way = {"emp.ack": 0, "emp.thin": 1, "emp.full": 2}.get(move, 3)
    rung = next(r for r in material.persona.ladder if r.rung == opened)
    reveal = Part(role=Role.REVEAL, pools=(material.allowed(rung.lines),), turn_of_pool=way)
    if move == "emp.ack":
        return (reveal,)
    if move == "emp.thin":
        return (_reaction(material, move, stance), reveal)
    specific = recognition.topic if recognition.topic not in GENERAL_TOPICS else None
    if recognition.asks and specific:
        before = material.model_copy(update={"rung": opened - 1})
        answers = before.answers(specific)
        if answers:
            return (_part(Role.ANSWER, *answers), reveal)
    if recognition.cue is not None and appraisal.final_move.family is Family.ATTENDING:
        before = material.model_copy(update={"rung": opened - 1})
        return (_part(Role.ANSWER, before.taking_up(recognition.cue, stance)), reveal)
    kind = _BEATS.get(appraisal.final_move, "other")
    return (Part(role=Role.BEAT, pools=material.beats(kind), optional=True), reveal)


def _answering(
    material: Material,
    stance: Stance,
    appraisal: Appraisal,
    recognition: Recognition,
    reaction: Part,
    spoken: frozenset[str],
) -> tuple[Part, ...]:
    topic = recognition.topic or ""
    answers = material.answers(topic)
    if topic == "tell_more":
        answers = (*material.more(), *answers)
    fresh = [line for pool in answers for line in pool if said_as(line) not in spoken]
    if not fresh:
        again = material.reactions("talk.again", stance) if answers else ()
        return (_part(Role.REACTION, *again, *reaction.pools),)
    parts = [_part(Role.ANSWER, *answers, *reaction.pools)]
    if appraisal.final_move is Code.BAR_TASK and topic == TASK:
        parts.insert(0, reaction)
    elif appraisal.empathy in (Grade.THIN, Grade.FULL) and not appraisal.cancelled:
        parts.insert(0, Part(role=Role.BEAT, pools=material.beats("empathy"), optional=True))
    return tuple(parts)


def _answering_help(
    material: Material, recognition: Recognition, reaction: Part, move: str
) -> tuple[Part, ...]:
    kind, _, index = (recognition.help or "").partition(":")
    entries = (
        material.persona.help.appropriate if kind == "appropriate" else material.persona.help.inappropriate
    )
    own = material.allowed(entries[int(index)].lines)
    parts = [_part(Role.ANSWER, own, *reaction.pools)]
    if move == "hlp.commit" and recognition.when and kind == "appropriate":
        timed = tuple(tuple(li for li in pool if "{when}" in li.say) for pool in reaction.pools)
        parts.append(Part(role=Role.REACTION, pools=timed, optional=True))
    return tuple(parts)


def _is_unwanted(recognition: Recognition) -> bool:
    return bool(recognition.help and recognition.help.startswith("inappropriate"))


def _reaction(material: Material, move: str, stance: Stance) -> Part:
    return Part(role=Role.REACTION, pools=material.reactions(move, stance))


def _part(role: Role, *pools: Lines) -> Part:
    return Part(role=role, pools=tuple(p for p in pools if p))
