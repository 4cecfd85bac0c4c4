"""Trying one moment again: the leader's new line, and the colleague's new answer.

Each try begins at the same moment, in the state the iteration really had there, and is heard and
answered by the same engine. The iteration never changes by it: not its turns, its state, its
ratings nor what it counts as unsaid.

What a try may tell: the rung that its line opens, and no more than that one, because the next try
begins at the moment again. It was earned by the same gates as in the conversation, so it counts
as heard by this leader from then on wherever that one moment is shown; the next iteration starts
as locked as ever.
"""

from collections.abc import Iterable
from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from app.domain.behaviours import Appraisal
from app.domain.debrief.marker_check import Check
from app.domain.transcript import Iteration

MOST_TRIES = 3
"""Enough to move one thing; more would be polishing a line."""


class Try(BaseModel):
    """One line tried at a moment, with what was heard in it and what came back."""

    model_config = ConfigDict(frozen=True)

    number: int = Field(ge=1, le=MOST_TRIES)
    after: int = Field(ge=0)
    """The last turn before the moment; 0 is the opening."""
    utterance: str
    appraisal: Appraisal
    check: Check
    move: str
    """What the colleague reacted to (see `persona.MOVES`)."""
    reply: str
    said: tuple[str, ...] = ()
    """The authored lines the reply was made of; a later try is not answered with them again."""
    opened: int | None = Field(default=None, ge=2, le=5)
    """The rung it opened, if it opened one."""
    before: float = Field(ge=0, le=100)
    """Openness before the line."""
    openness: float = Field(ge=0, le=100)
    felt_before: float = Field(ge=0, le=100)
    felt: float = Field(ge=0, le=100)
    at: datetime


def heard_up_to(iteration: Iteration, tries: Iterable[Try]) -> int:
    """The deepest rung this leader has heard of, in the iteration and in the tries at its moment."""
    return max([iteration.state.rung, *(t.opened for t in tries if t.opened is not None)])
