"""Lines: everything a colleague may ever say, and the moves it answers.

A line carries the lowest rung at which it may be spoken, so what is locked can be left
out by looking at one number.
"""

import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from app.domain.behaviours import Code


class Value(BaseModel):
    """A frozen, strictly read piece of content: an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Stance(StrEnum):
    """How the colleague holds themself towards the leader on this turn."""

    OPEN = "open"
    GUARDED = "guarded"
    CLOSED = "closed"


TALK = (
    "talk.greeting",
    "talk.goodbye",
    "talk.thanks",
    "talk.apology",
    "talk.silence",
    "talk.joke",
    "talk.yes",
    "talk.no",
    "talk.nonsense",
    "talk.remark",
    "talk.question",
    "talk.task",
    "talk.again",
)
"""Ordinary talk that the coding scheme calls neutral, told apart so that it can be answered.

`talk.question` is a question no topic answers; `talk.again` a question asked before.
"""

_SPLIT = {Code.EMP_EMPATHY: ("emp.thin", "emp.full")}
_UNANSWERED = {Code.OTH_NEUTRAL, Code.OTH_META, Code.OTH_DISTRESS, Code.OTH_REALDATA}

SAFE_NOW = "safe.now"
"""Asked whether they are safe, or can keep themself safe: here yes reassures, where asked about
suicide no does, so the two never share a line."""

MOVES: tuple[str, ...] = (
    *(m for c in Code if c not in _UNANSWERED for m in _SPLIT.get(c, (c.value,))),
    SAFE_NOW,
    *TALK,
)
"""All that a colleague can react to: the codes, with empathy told apart by grade, and ordinary talk."""

_LEADING_BUSINESS = re.compile(r"^\s*\(([^()]*)\)\s*(.*)$", re.DOTALL)


def _line_from_text(value: Any) -> Any:
    """Let authors write "(She looks up.) Fine." for business and words."""
    if isinstance(value, str):
        value = {"say": value}
    if isinstance(value, dict) and "does" not in value and isinstance(value.get("say"), str):
        found = _LEADING_BUSINESS.match(value["say"])
        if found:
            value = {**value, "does": found.group(1).strip(), "say": found.group(2).strip()}
    return value


class Line(Value):
    """One thing the colleague may say, do, or both.

    `{when}`, `{word}` and `{name}` stand for the time the leader named, a describing
    word the leader used and how the colleague is called; a line with a placeholder is
    passed over where there is nothing to put in.
    """

    say: str = ""
    does: str = ""
    rung: int = Field(default=1, ge=1, le=5)
    """The lowest rung at which this may be spoken."""

    @model_validator(mode="after")
    def _has_something(self) -> "Line":
        if not self.say and not self.does:
            raise ValueError("a line needs words or stage business")
        return self

    @property
    def text(self) -> str:
        """Business in brackets, then the words: how a line stands in a transcript."""
        return " ".join(part for part in (f"({self.does})" if self.does else "", self.say) if part)


AnyLine = Annotated[Line, BeforeValidator(_line_from_text, json_schema_input_type=str | Line)]
Lines = tuple[AnyLine, ...]
Reactions = dict[str, dict[Stance, Lines]]
"""By move (see MOVES), then by stance."""
