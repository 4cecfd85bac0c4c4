"""A second reading of a conversation beside the first, and where the two differ.

The second reading sets no level. Where it hears something else, the moment is called
unclear, and both are told; nothing is averaged.
"""

from collections import Counter
from collections.abc import Sequence

from pydantic import Field

from app.domain.behaviours import BARRIERS, Code, Family
from app.domain.debrief.values import Disagreement, HeardAgain, SecondReading
from app.domain.lines import Value
from app.domain.rubric.rating import is_verbatim
from app.domain.transcript import Iteration, Turn

MAJORITY = 0.5
"""Share of the readings that must hear the same before it counts as heard."""


class Proposed(Value):
    """One code that a reader proposes, with the words it rests on."""

    turn: int = Field(ge=1)
    code: Code
    quote: str


def compare(
    iteration: Iteration, model: str, readings: Sequence[Sequence[Proposed]], note: str = ""
) -> SecondReading:
    """Set readings of the same conversation beside what was heard at the time.

    A proposal whose quote is not in that turn, letter for letter, is dropped.
    """
    by_number = {turn.number: turn for turn in iteration.turns}
    times: Counter[tuple[int, Code]] = Counter()
    quotes: dict[tuple[int, Code], str] = {}
    dropped = 0
    for reading in readings:
        seen: set[tuple[int, Code]] = set()
        for item in reading:
            turn = by_number.get(item.turn)
            if turn is None or not item.quote.strip() or not is_verbatim(item.quote, turn.utterance):
                dropped += 1
                continue
            seen.add((item.turn, item.code))
            quotes.setdefault((item.turn, item.code), item.quote)
        times.update(seen)
    heard = tuple(
        HeardAgain(
            turn=number,
            code=code.value,
            quote=quotes[number, code],
            times=count,
            agrees=by_number[number].appraisal.has(code),
        )
        for (number, code), count in sorted(times.items(), key=lambda kv: (kv[0][0], -kv[1], kv[0][1].value))
    )
    return SecondReading(
        model=model,
        passes=len(readings),
        heard=heard,
        disagreements=tuple(
            found for turn in iteration.turns if (found := _differs(turn, times, quotes, len(readings)))
        ),
        dropped=dropped,
        note=note,
    )


def _differs(
    turn: Turn, times: Counter[tuple[int, Code]], quotes: dict[tuple[int, Code], str], passes: int
) -> Disagreement | None:
    """Where most readings hear another kind of act, and none of those that were heard at the time."""
    often = [
        (count, code)
        for (number, code), count in times.items()
        if number == turn.number and count > passes * MAJORITY
    ]
    if not often:
        return None
    kinds = {_kind(c.code) for c in turn.appraisal.codes}
    if any(_kind(code) in kinds for _, code in often):
        return None
    count, code = max(often, key=lambda pair: (pair[0], pair[1].value))
    return Disagreement(
        turn=turn.number,
        quote=quotes[turn.number, code],
        first=turn.appraisal.final_move.value,
        second=code.value,
        times=count,
        passes=passes,
    )


def _kind(code: Code) -> str:
    """What two readings must agree on: the family; acknowledgement is not empathy, a barrier is no help."""
    if code in BARRIERS:
        return "barrier"
    if code is Code.EMP_ACK:
        return "acknowledgement"
    return Family.OTHER.value if code.family is Family.OTHER else code.family.value
