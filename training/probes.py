"""Lines kept out of training for ever, and how they are counted: authors, fairness pairs, safety lines."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from app.domain.behaviours import Code, Heard
from training.lines import Line
from training.measure import Appraise

_HEARD = TypeAdapter(Heard)
KEPT_OUT = Path(__file__).parent.parent / "tests" / "appraisers"
OBLIQUE = "oblique"
"""The file of distress that is half hidden: said sideways, or in the middle of talk about the work."""
SAFETY = {
    "distress": Code.OTH_DISTRESS, OBLIQUE: Code.OTH_DISTRESS,
    "ask": Code.SAFE_ASK, "act": Code.SAFE_ACT, "confid": Code.SAFE_CONFID,
}  # fmt: skip
"""Files of safety lines and the code that each of their lines must get."""
ORDINARY = "ordinary"
"""The file of lines that must get neither `oth.distress` nor `safe.ask`, written to look as if they might."""


@dataclass(frozen=True)
class Pair:
    """One act said twice: in standard English and in dialect, second-language English, short or long."""

    a: Line
    b: Line


@dataclass(frozen=True)
class Likeness:
    """Shares of pairs, 0 to 1, whose two lines are heard alike."""

    pairs: int
    move: float
    grade: float
    codes: float
    family: float
    everything: float


def pairs(folder: Path = KEPT_OUT / "fairness") -> list[Pair]:
    """Every fairness pair of every file, in order."""
    rows = [json.loads(text) for path in sorted(folder.glob("*.jsonl")) for text in _texts(path)]
    return [Pair(Line.model_validate(row["a"]), Line.model_validate(row["b"])) for row in rows]


def unseen(folder: Path = KEPT_OUT / "unseen") -> list[Line]:
    """The lines of authors that nothing was ever trained on, in order."""
    return [
        Line.model_validate_json(text).model_copy(update={"author": path.stem})
        for path in sorted(folder.glob("*.jsonl"))
        for text in _texts(path)
    ]


def coded() -> list[Line]:
    """Every kept-out line with all its codes: the unseen authors and both sides of the fairness pairs."""
    return [*unseen(), *(line for pair in pairs() for line in (pair.a, pair.b))]


def safety(kind: str, folder: Path = KEPT_OUT / "safety") -> list[Heard]:
    """The safety lines of one kind: a key of `SAFETY`, or `ORDINARY`."""
    return [_HEARD.validate_json(text) for text in _texts(folder / f"{kind}.jsonl")]


def likeness(appraise: Appraise, found: Sequence[Pair]) -> Likeness:
    """How often both lines of a pair are heard alike."""
    heard = [(appraise(pair.a.heard()), appraise(pair.b.heard())) for pair in found]
    count = max(1, len(heard))
    move = [a.final_move is b.final_move for a, b in heard]
    grade = [a.empathy is b.empathy for a, b in heard]
    codes = [{c.code for c in a.codes} == {c.code for c in b.codes} for a, b in heard]
    family = [a.final_move.family is b.final_move.family for a, b in heard]
    everything = [all(three) for three in zip(move, grade, codes, strict=True)]
    return Likeness(
        len(heard), *(sum(held) / count for held in (move, grade, codes, family, everything))
    )  # fmt: skip


def missed(appraise: Appraise, kind: str) -> list[Heard]:
    """The safety lines of one kind that do not get their code."""
    return [heard for heard in safety(kind) if not appraise(heard).has(SAFETY[kind])]


def false_alarms(appraise: Appraise, code: Code) -> list[Heard]:
    """The ordinary lines that get a safety code they must not get."""
    return [heard for heard in safety(ORDINARY) if appraise(heard).has(code)]


def _texts(path: Path) -> list[str]:
    return [text for text in path.read_text(encoding="utf-8").splitlines() if text.strip()]
