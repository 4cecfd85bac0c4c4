"""The colleague's inner state, and what of an utterance bears on it."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from app.domain.promises import CameBack


class Rupture(StrEnum):
    """An unrepaired hurt, and which way the person went with it."""

    NONE = "none"
    WITHDRAW = "withdraw"
    CONFRONT = "confront"


class State(BaseModel):
    """Where the colleague is, and what they remember of how they were treated."""

    model_config = ConfigDict(frozen=True)

    trust: float = Field(ge=0, le=100)
    """0 (guarded) to 100 (safe to be straight). Slow to rise, quick to fall."""
    openness: float = Field(ge=0, le=100)
    """Willingness to say the next true thing now."""
    strain: float = Field(ge=0, le=100)
    """Load felt at this moment."""
    felt: float = Field(ge=0, le=100)
    """Felt understood: received empathy, not expressed empathy."""
    rung: int = Field(ge=1, le=5)
    """Deepest level told so far; never decreases."""
    rupture: Rupture = Rupture.NONE
    face_threat: bool = False
    """Performance scenes: openness moves at 0.7 until the standard has been stated."""

    acks: int = 0
    empathies: int = 0
    full_empathies: int = 0
    """Empathy of quality 0.7 or more."""
    complex_reflections: int = 0
    questions_in_a_row: int = 0
    checkins: int = 0
    parrots: int = 0
    hurts: int = 0
    """Rupturing acts so far."""
    attended: bool = False
    """An attending or open move has been made."""
    invited: bool = False
    """They have been asked, reflected or stayed with rather than told."""
    standard_stated: bool = False
    promise: CameBack = CameBack.NOT_YET
    """In a follow-up: how what was promised has come back so far."""


class Reading(BaseModel):
    """What the utterance referred to that decides how far a code moves the state."""

    model_config = ConfigDict(frozen=True)

    notice_missed: bool = False
    """It names a sign or cause that is not there."""
    permitted: bool = False
    """Ideas were asked for, or permission to offer them was given."""
    something_to_be_quiet_about: bool = True
    indicator_live: bool = False
    """The colleague has hinted at suicidal thoughts."""
    pressing: bool = False
    """A demand to be told."""
    about_the_task: bool = False
    """It asks about the job in hand."""
