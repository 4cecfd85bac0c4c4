"""One moment, answered in four ways: what an acknowledgement, thin and full empathy and advice do.

The lines differ in one thing only, so that the colleague's answers can be compared. All four
are heard by the appraiser and answered by the engine like any other line.
"""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from app.domain.behaviours import Appraisal, Code, Grade, Marker


class Way(StrEnum):
    """A way of answering a colleague under strain."""

    ACKNOWLEDGEMENT = "acknowledgement"
    THIN = "thin-empathy"
    FULL = "full-empathy"
    ADVICE = "advice"


ANYBODY_S: dict[Way, tuple[str, ...]] = {
    Way.ACKNOWLEDGEMENT: (
        "I hear that this is difficult.",
        "That sounds hard.",
        "I can hear that it's a lot at the moment.",
        "It sounds as if it's been a tough time.",
        "I do understand that things are hard just now.",
    ),
    Way.THIN: (
        "I can see how much this is affecting you.",
        "I can tell how much this is weighing on you.",
        "I can see how hard this is hitting you.",
        "It must feel like such a lot for you, and I feel for you.",
        "You must be feeling so worn down by it.",
    ),
    Way.ADVICE: (
        "Have you tried talking to somebody about it?",
        "You should take some time off and get some rest.",
        "What you need to do is make a list and take it one thing at a time.",
        "Have you thought about getting to bed earlier?",
    ),
}
"""Lines that would fit anybody, by way; a line of full empathy fits one person, so it is theirs."""


class Branch(BaseModel):
    """One way of answering, and what came of it."""

    model_config = ConfigDict(frozen=True)

    way: Way | None = None
    """None for what the leader really said."""
    line: str
    move: str
    """What the colleague reacted to (see `persona.MOVES`)."""
    empathy: Grade
    markers: tuple[Marker, ...] = ()
    reply: str
    opened: bool = False
    """They would have told something new."""
    withheld: bool = False
    """What they would have told lies deeper than this leader got, so the reply does not hold it."""
    before: float = Field(ge=0, le=100)
    """Openness before the line."""
    after: float = Field(ge=0, le=100)
    felt_before: float = Field(ge=0, le=100)
    felt_after: float = Field(ge=0, le=100)


class Fork(BaseModel):
    """A moment with the ways to answer it, side by side."""

    model_config = ConfigDict(frozen=True)

    iteration: str
    colleague: str
    """How the colleague is called."""
    turn: int = Field(ge=0)
    """The turn of the line that is answered; 0 is the opening."""
    line: str
    """What the colleague had just said, verbatim."""
    yours: Branch
    branches: tuple[Branch, ...]
    """In the order of `Way`."""
    missing: tuple[Way, ...] = ()
    """Ways for which there is no line that would be honest here."""


def heard_as(way: Way, appraisal: Appraisal) -> bool:
    """Whether a line is heard as the way it stands for, and as nothing that takes it back."""
    if appraisal.cancelled:
        return False
    if way is Way.ADVICE:
        return appraisal.final_move is Code.BAR_ADVICE
    if way is Way.ACKNOWLEDGEMENT:
        return appraisal.final_move is Code.EMP_ACK and appraisal.empathy is Grade.ACK
    wanted = Grade.FULL if way is Way.FULL else Grade.THIN
    return appraisal.final_move is Code.EMP_EMPATHY and appraisal.empathy is wanted
