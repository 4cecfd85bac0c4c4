"""The rule language: `noticings >= 2`, `returns >= 1 or cues_taken >= 2`.

A level holds when all of its clauses hold; a clause holds when any of its comparisons does.
"""

import operator
import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict

_OPERATORS: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}
_COMPARISON = re.compile(r"^([a-z_]+) (>=|<=|>|<) (\d+(?:\.\d+)?)$")


class Comparison(BaseModel):
    """An indicator set against a number."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    indicator: str
    sign: str
    number: float

    def holds(self, readings: Mapping[str, float]) -> bool:
        """Whether it holds. Raises KeyError where the indicator was not read."""
        return _OPERATORS[self.sign](readings[self.indicator], self.number)


class Clause(BaseModel):
    """One or more comparisons, of which one must hold."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    any_of: tuple[Comparison, ...]

    def holds(self, readings: Mapping[str, float]) -> bool:
        """Whether any comparison holds."""
        return any(c.holds(readings) for c in self.any_of)

    @property
    def indicators(self) -> tuple[str, ...]:
        """Names it reads, in order."""
        return tuple(c.indicator for c in self.any_of)


def parse_clause(written: Any) -> Any:
    """Read a clause as its authors write it; anything but text is left to the model.

    Raises:
        ValueError: the text is not comparisons joined by "or".
    """
    if not isinstance(written, str):
        return written
    comparisons = []
    for part in written.split(" or "):
        found = _COMPARISON.match(part.strip())
        if found is None:
            raise ValueError(f"{part.strip()!r} is not of the form `indicator >= number` (also <=, > and <)")
        comparisons.append({"indicator": found[1], "sign": found[2], "number": float(found[3])})
    return {"any_of": comparisons}


WrittenClause = Annotated[Clause, BeforeValidator(parse_clause, json_schema_input_type=str)]
