"""What a surface may show. Nothing here carries state, rung, appraisal or unspoken lines."""

from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict

from app.domain.care import HelpLine
from app.domain.persona import Difficulty, LeaderRole, Persona, Rehearsal, Sector, Support
from app.domain.promises import FollowUp
from app.domain.transcript import Ended
from app.domain.trying import Try


class Shown(BaseModel):
    """A frozen view."""

    model_config = ConfigDict(frozen=True)


class Card(Shown):
    """A rehearsal as it stands in the list."""

    id: str
    version: str
    title: str
    teaser: str
    sector: Sector
    rehearsal: Rehearsal
    difficulty: Difficulty
    minutes: int
    content_notes: tuple[str, ...]
    sensitive: bool
    """Suicidal thoughts are spoken of; the leader says first that they have read the note."""
    colleague: str
    """How the colleague is called."""

    @property
    def heavy(self) -> bool:
        """Whether a leader may go home with it: somebody tells them, or speaks of suicidal thoughts."""
        return self.sensitive or self.rehearsal is Rehearsal.DISCLOSURE_RESPONSE


class Brief(Card):
    """What a leader reads before going in."""

    leader: LeaderRole
    colleague_name: str
    colleague_role: str
    place: str
    time: str
    setting: str
    support: tuple[Support, ...]


class Running(Shown):
    """A conversation that can be carried on."""

    iteration: str
    persona: str
    title: str
    colleague: str
    turn: int
    """Number of turns so far."""


class AsideKind(StrEnum):
    """Why the app, and not the colleague, answers."""

    CARE = "care"
    REAL_DETAILS = "real-details"
    ABOUT_THE_EXERCISE = "about-the-exercise"
    OFF_SCENE = "off-scene"


class Aside(Shown):
    """A word from outside the scene. The leader's message was not kept."""

    kind: AsideKind
    text: str
    help: tuple[HelpLine, ...] = ()


class Outcome(Shown):
    """What came of saying something: a turn, or an aside in its place."""

    number: int | None = None
    utterance: str = ""
    """Empty where the message was not kept."""
    reply: str = ""
    ended: Ended | None = None
    arrived: bool = False
    """A fitting place to stop; the leader may go on."""
    aside: Aside | None = None


class Tried(Shown):
    """What came of trying a moment again: a try, or an aside in its place."""

    made: Try | None = None
    """None where the line was not kept."""
    left: int
    """Tries that are left."""
    aside: Aside | None = None


class TurnStarted(Shown):
    """The colleague is about to answer."""

    number: int


class ReplyDelta(Shown):
    """A further piece of the reply."""

    text: str


class TurnCompleted(Shown):
    """The turn is kept."""

    outcome: Outcome


TurnEvent = TurnStarted | ReplyDelta | TurnCompleted


def card_of(persona: Persona) -> Card:
    """The public card of a persona."""
    return Card(**_card_fields(persona))


def brief_of(persona: Persona) -> Brief:
    """The brief of a persona."""
    return Brief(
        **_card_fields(persona),
        leader=persona.leader,
        colleague_name=persona.colleague.name,
        colleague_role=persona.colleague.role,
        place=persona.scene.place,
        time=persona.scene.time,
        setting=persona.scene.setting,
        support=persona.support,
    )


def a_week_later(brief: Brief, follow_up: FollowUp) -> Brief:
    """The brief of a conversation in which promises come back."""
    told = " ".join(f"“{owed.promise.quote}” ({owed.became.value})" for owed in follow_up.owed)
    written = brief.rehearsal is Rehearsal.FOLLOW_UP
    task = f"{brief.leader.task} " if written else ""
    owed = f"You promised {brief.colleague}: {told} {brief.colleague} will not bring it up first."
    leader = brief.leader.model_copy(update={"task": task + owed})
    update = {"leader": leader, "rehearsal": Rehearsal.FOLLOW_UP}
    return brief.model_copy(update=update if written else {**update, "time": "a week later"})


def _card_fields(persona: Persona) -> dict[str, Any]:
    own = (
        "id",
        "version",
        "title",
        "teaser",
        "sector",
        "rehearsal",
        "difficulty",
        "minutes",
        "content_notes",
        "sensitive",
    )
    return {**{name: getattr(persona, name) for name in own}, "colleague": persona.colleague.called}
