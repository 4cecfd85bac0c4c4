"""The report's tables, as Markdown."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from app.domain.behaviours import Code, Grade
from training.measure import Case, Figures, confusions, figures

KEPT_OUT_CODES = "### Codes on the lines kept out of training"
"""Heading of the table that a test compares with."""
SAFE = (Code.OTH_DISTRESS, Code.SAFE_ASK, Code.SAFE_ACT, Code.SAFE_CONFID)


def per_cent(value: float) -> str:
    """A share as a percentage with one decimal."""
    return f"{100 * value:.1f}"


_HEAD = (
    "| {} | lines | grade accuracy | grade macro-F1 | ack for full or back | final move | families F1 |\n"
    "|---|---|---|---|---|---|---|"
)


def rows(title: str, named: Mapping[str, Sequence[Case]]) -> str:
    """One row of main figures for each set of cases."""
    return "\n".join([_HEAD.format(title), *(_row(name, figures(found)) for name, found in named.items())])


def _row(name: str, got: Figures) -> str:
    values = (got.grade_accuracy, got.grade_f1, got.ack_as_full_or_back, got.move_accuracy, got.family_f1)
    return f"| {name} | {got.lines} | " + " | ".join(map(per_cent, values)) + " |"


def confusion(got: Figures) -> str:
    """Grades as coded against grades as heard."""
    heard = " | ".join(f"heard {grade}" for grade in Grade)
    head = f"| coded as | {heard} | F1 |\n|---|---|---|---|---|---|"
    body = (
        f"| {true} | " + " | ".join(str(got.confusion[true][given]) for given in Grade)
        + f" | {per_cent(got.grade_f1_each[true])} |"
        for true in Grade
    )  # fmt: skip
    return "\n".join([head, *body])


def safety(whole: Figures, linear: Figures) -> str:
    """Recall and precision of the safety codes with and without the encoder."""
    head = (
        "| code | lines, appraiser | recall | precision | lines, cues and n-grams | recall | precision |\n"
        "|---|---|---|---|---|---|---|"
    )
    body = []
    for code in SAFE:
        a, b = whole.codes[code], linear.codes[code]
        body.append(
            f"| `{code}` | {a.support} | {per_cent(a.recall)} | {per_cent(a.precision)} "
            f"| {b.support} | {per_cent(b.recall)} | {per_cent(b.precision)} |"
        )
    return "\n".join([head, *body])


def codes(whole: Figures, linear: Figures) -> str:
    """Precision, recall and F1 of every code; the last two columns are the linear half on every author."""
    head = (
        "| code | lines | precision | recall | F1 | lines, linear half | F1, linear half |\n"
        "|---|---|---|---|---|---|---|"
    )
    body = (
        f"| `{code}` | {r.support} | {per_cent(r.precision)} | {per_cent(r.recall)} | {per_cent(r.f1)} "
        f"| {linear.codes[code].support} | {per_cent(linear.codes[code].f1)} |"
        for code, r in whole.codes.items()
    )
    return "\n".join([head, *body])


def each_code(got: Figures) -> str:
    """Precision, recall and F1 of every code."""
    body = (
        f"| `{code}` | {r.support} | {per_cent(r.precision)} | {per_cent(r.recall)} | {per_cent(r.f1)} |"
        for code, r in got.codes.items()
    )
    return "\n".join(["| code | lines | precision | recall | F1 |", "|---|---|---|---|---|", *body])


def wrong(found: Sequence[Case]) -> str:
    """The commonest wrong final moves, each with its shortest example."""
    head = "| coded as | heard as | times | for instance |\n|---|---|---|---|"
    body = (
        f"| `{true}` | `{given}` | {times} | {case.line.utterance.replace('|', '/')} |"
        for true, given, times, case in confusions(found)
    )
    return "\n".join([head, *body])


def reliability(found: Sequence[Case]) -> str:
    """How often the final move is right, by the confidence that was shown with it."""
    edges = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.97, 1.001)
    head = "| confidence | lines | mean confidence | final move right |\n|---|---|---|---|"
    body, gap = [], 0.0
    for low, high in pairwise(edges):
        inside = [case for case in found if low <= case.found.codes[-1].confidence < high]
        if not inside:
            continue
        sure = sum(case.found.codes[-1].confidence for case in inside) / len(inside)
        right = sum(case.found.final_move is case.line.final_move for case in inside) / len(inside)
        gap += abs(sure - right) * len(inside) / max(1, len(found))
        body.append(
            f"| {low:.2f} to {min(high, 1.0):.2f} | {len(inside)} | {per_cent(sure)} | {per_cent(right)} |"
        )
    return "\n".join([head, *body, "", f"Expected calibration error: {per_cent(gap)}."])
