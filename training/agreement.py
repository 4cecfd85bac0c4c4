"""How far two coders agree: a second, blind coding of a sample of the lines.

The second coder worked from the codebook alone and saw neither labels nor model. Agreement is
measured on what each wrote first; what a line is trained on afterwards is what was `kept`, with
the codebook's reason.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from app.domain.behaviours import Code, Grade

SECOND = Path(__file__).parent / "second_coding.jsonl"


class Coding(BaseModel):
    """What one coder made of a line: the codes of its clauses in order, and the grade."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    codes: tuple[Code, ...]
    empathy: Grade

    @property
    def final_move(self) -> Code:
        """The code of the last clause."""
        return self.codes[-1]


class Twice(BaseModel):
    """One line coded twice; `kept` and `because` where the two differed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    first: Coding
    second: Coding
    kept: Literal["first", "second"] | None = None
    because: str = ""

    @property
    def differ(self) -> bool:
        """Whether codes, final move or grade differ; the order of other clauses does not count."""
        return (set(self.first.codes), self.first.final_move, self.first.empathy) != (
            set(self.second.codes), self.second.final_move, self.second.empathy,
        )  # fmt: skip


def read(path: Path = SECOND) -> list[Twice]:
    """Every line that was coded twice."""
    return [Twice.model_validate_json(text) for text in path.read_text(encoding="utf-8").splitlines()]


def kappa(pairs: Iterable[tuple[object, object]]) -> float:
    """Cohen's kappa of two coders' labels, at most 1; 1 if only one label was ever used."""
    found = list(pairs)
    agreed, shares = _agreed(found), [_shares([pair[i] for pair in found]) for i in (0, 1)]
    chance = sum(shares[0].get(label, 0.0) * share for label, share in shares[1].items())
    return 1.0 if chance == 1.0 else (agreed - chance) / (1.0 - chance)


def ac1(pairs: Iterable[tuple[object, object]]) -> float:
    """Gwet's AC1 of two coders' labels, at most 1 (Gwet 2008).

    Unlike kappa it does not fall when a label is rare, so both are told.
    """
    found = list(pairs)
    agreed, shares = _agreed(found), _shares([label for pair in found for label in pair])
    if len(shares) < 2:
        return 1.0
    chance = sum(share * (1.0 - share) for share in shares.values()) / (len(shares) - 1)
    return (agreed - chance) / (1.0 - chance)


def _agreed(pairs: Sequence[tuple[object, object]]) -> float:
    return sum(a == b for a, b in pairs) / max(1, len(pairs))


def _shares(labels: Sequence[object]) -> dict[object, float]:
    return {label: labels.count(label) / len(labels) for label in set(labels)}


def written(found: Sequence[Twice]) -> str:
    """The section of the report: agreement on grade, final move and each code."""
    moves = [(one.first.final_move, one.second.final_move) for one in found]
    grades = [(one.first.empathy, one.second.empathy) for one in found]
    rows = [
        _row("grade", len(found), grades),
        _row("final move", len(found), moves),
    ]
    for code in Code:
        pairs = [(code in one.first.codes, code in one.second.codes) for one in found]
        either = sum(a or b for a, b in pairs)
        if either:
            rows.append(_row(f"`{code}` present", either, pairs))
    differ = [one for one in found if one.differ]
    kept = sum(one.kept == "second" for one in differ)
    return "\n".join([
        f"{len(found)} lines, picked so that every code occurs, were coded again from the codebook alone. "
        f"{len(differ)} codings differ in some way; each was settled in the codebook's words, {kept} of them "
        f"for the second coder, and the training lines say what was settled.",
        "",
        "| label | lines (of a code: either coder gave it) | agreed | Cohen's kappa | Gwet's AC1 |",
        "|---|---|---|---|---|",
        *rows,
    ])  # fmt: skip


def _row(label: str, count: int, pairs: Sequence[tuple[object, object]]) -> str:
    return f"| {label} | {count} | {100 * _agreed(pairs):.1f} | {kappa(pairs):.2f} | {ac1(pairs):.2f} |"
