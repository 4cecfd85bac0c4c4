"""How well the scores rank four things that coding schemes of counselling share with this one.

Schemes for motivational interviewing and peer support code whether a turn asks, asks openly,
reflects and advises. Their published transcripts may not be kept here, so the report ranks this
project's own authors that nothing was trained on, which says how the scores separate; how they
transfer to counsellors' talk is for `transfer`, where somebody has the transcripts.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sklearn.metrics import roc_auc_score

from app.domain.behaviours import Code, Heard
from training.lines import Line

Scores = Callable[[Heard], dict[str, float]]

OPEN = (Code.UND_OPEN, Code.ATT_CHECKIN, Code.HLP_ASK)
CLOSED = (Code.BAR_QUESTION, Code.SAFE_ASK)
REFLECTION = (Code.UND_REFLECT_SIMPLE, Code.UND_REFLECT_COMPLEX)
ADVICE = (Code.BAR_ADVICE,)


@dataclass(frozen=True)
class Signal:
    """One thing a line does or not: lines that do, lines that do not, and the area under the ROC curve."""

    name: str
    present: int
    absent: int
    area: float


def signals(lines: Sequence[Line], scores: Scores) -> list[Signal]:
    """The four signals over the lines; the scores are those of `EmbeddedAppraiser.scores`."""
    scored = [(line, scores(line.heard())) for line in lines]
    asking = [(line, got) for line, got in scored if _has(line, (*OPEN, *CLOSED))]
    return [
        _signal("asks", scored, (*OPEN, *CLOSED)),
        _signal("asks openly, of those that ask", asking, OPEN, CLOSED),
        _signal("reflects", scored, REFLECTION),
        _signal("advises", scored, ADVICE),
    ]


def _has(line: Line, codes: Sequence[Code]) -> bool:
    return any(code in line.codes for code in codes)


def _signal(
    name: str,
    scored: Sequence[tuple[Line, dict[str, float]]],
    codes: Sequence[Code],
    against: Sequence[Code] = (),
) -> Signal:
    true = [_has(line, codes) for line, _ in scored]
    height = [max(got[c] for c in codes) - max((got[c] for c in against), default=0.0) for _, got in scored]
    return Signal(name, sum(true), len(true) - sum(true), float(roc_auc_score(true, height)))


def written(found: Sequence[Signal]) -> str:
    """The signals as a table."""
    head = "| the line | lines that do | lines that do not | area under the curve |\n|---|---|---|---|"
    body = (f"| {s.name} | {s.present} | {s.absent} | {s.area:.3f} |" for s in found)
    return "\n".join([head, *body])
