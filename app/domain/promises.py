"""What a leader promised a colleague, what became of it, and how it came back, as values."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Promise(BaseModel):
    """Something the leader said they would do, with a time. All words are verbatim from the turn."""

    model_config = ConfigDict(frozen=True)

    id: str
    """Turn and place: "7.1" is the first promise of turn 7."""
    turn: int = Field(ge=1)
    quote: str
    """The clause."""
    who: str = ""
    """Who is to do it, as the clause has it; empty where it names nobody."""
    what: str
    when: str


class Became(StrEnum):
    """What became of a promise, as the leader says before a follow-up."""

    KEPT = "kept"
    PARTLY = "partly"
    NOT_KEPT = "not kept"


class Owed(BaseModel):
    """A promise and what became of it."""

    model_config = ConfigDict(frozen=True)

    promise: Promise
    became: Became


class FollowUp(BaseModel):
    """What a conversation a week on starts from."""

    model_config = ConfigDict(frozen=True)

    of: str
    """Id of the iteration in which it was promised."""
    owed: tuple[Owed, ...] = Field(min_length=1)
    said: tuple[str, ...] = ()
    """Lines the colleague used up last time."""
    cues: tuple[str, ...] = ()
    """Signs that showed last time."""

    @property
    def broken(self) -> bool:
        """Whether anything was not wholly kept."""
        return any(owed.became is not Became.KEPT for owed in self.owed)

    @property
    def nothing_kept(self) -> bool:
        """Whether nothing at all was done."""
        return all(owed.became is Became.NOT_KEPT for owed in self.owed)


class CameBack(StrEnum):
    """How what was promised came back in a follow-up."""

    NOT_YET = "not raised"
    KEPT = "kept"
    """Raised by the leader, and all of it kept."""
    REPORTED = "reported"
    """Raised: how far it has got."""
    OWNED = "owned"
    """Raised, and what was not kept was owned."""
    COVERED = "covered"
    """Something was not kept, and the leader spoke past it, laid it on others or claimed otherwise."""
    FORGOTTEN = "forgotten"
    """Not raised within the first three turns."""


class AnswersFor(StrEnum):
    """How an utterance speaks of something promised, by its words."""

    NOTHING = ""
    OWNS = "owns"
    CLAIMS = "claims"
    BLAMES = "blames"
