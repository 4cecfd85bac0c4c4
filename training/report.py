"""Cross-validation between authors, and the report that is written from it.

A group of authors is left out of training and tried, rules and all. The codebook's examples
are always in training and never tested on.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from app.appraisers.embedded import EmbeddedAppraiser
from app.domain.behaviours import Code
from training import agreement, probes, signals, tables
from training.baselines import length_only, majority
from training.folds import trained
from training.lines import CODEBOOK, digest, read
from training.measure import Case, cases, figures

NOTES = Path(__file__).parent / "notes.md"
"""Hand-written: what the figures mean and why the commonest errors happen."""
ROOT = Path(__file__).parent.parent
MAJORITY, LENGTH, HALF, WHOLE = "majority", "length only", "cues and n-grams", "the appraiser"


@dataclass(frozen=True)
class Told:
    """What the report says of a fold; `epochs` is 0 if it has no encoder."""

    number: int
    held: tuple[str, ...]
    epochs: int


@dataclass
class Held:
    """Cases by row of the table and by fold; `WHOLE` only for folds with an encoder."""

    folds: list[Told]
    by_row: dict[str, dict[int, list[Case]]] = field(default_factory=dict)

    def of(self, row: str, *numbers: int) -> list[Case]:
        """A row's cases in the folds of these numbers, or in all of them."""
        kept = self.by_row[row]
        return [case for number in numbers or sorted(kept) for case in kept.get(number, [])]

    @property
    def whole(self) -> list[Told]:
        """The folds with an encoder."""
        return [fold for fold in self.folds if fold.epochs]


def cross_validate(folder: Path | None = None, tell: Callable[[str], None] = print) -> Held:
    """Train without each group of authors and try on that group.

    Args:
        folder: where to keep the trained folds, and to find those already trained on the same lines.
        tell: receives progress.
    """
    with tempfile.TemporaryDirectory() as scratch:
        folds = trained(folder or Path(scratch), tell)
        held = Held(
            [Told(f.number, f.held, f.epochs) for f in folds],
            {row: {} for row in (MAJORITY, LENGTH, HALF, WHOLE)},
        )
        for fold in folds:
            tell(f"trying fold {fold.number}")
            rest, unseen = fold.rest, fold.unseen
            held.by_row[MAJORITY][fold.number] = cases(unseen, majority(rest))
            held.by_row[LENGTH][fold.number] = cases(unseen, length_only(rest))
            held.by_row[HALF][fold.number] = cases(unseen, _half(fold.folder).appraise_line)
            if fold.whole:
                whole = EmbeddedAppraiser(fold.folder)
                held.by_row[WHOLE][fold.number] = cases(unseen, whole.appraise_line)
        return held


def _half(folder: Path) -> EmbeddedAppraiser:
    with tempfile.TemporaryDirectory() as half:
        shutil.copy(folder / "linear.npz", Path(half) / "linear.npz")
        appraiser = EmbeddedAppraiser(Path(half))
        appraiser.load()
        return appraiser


def written(held: Held) -> str:
    """The report as Markdown, with what the shipped weights do with the lines kept out of training."""
    shipped = EmbeddedAppraiser()
    lines, numbers = read(), [fold.number for fold in held.whole]
    main, linear = figures(held.of(WHOLE)), figures(held.of(HALF))
    tried = cases(probes.coded(), shipped.appraise_line)
    book = sum(line.author == CODEBOOK for line in lines)
    parts = [
        "# How well the embedded appraiser hears",
        f"Generated on {datetime.now(UTC).date()} by `python -m training report`. Data hash `{digest()}`: "
        f"{len(lines)} lines by {len({line.author for line in lines}) - 1} authors, {book} of them from the "
        f"codebook. Figures are per cent and include the rules that run after the models.",
        _which(held, shipped),
        "## On authors that nothing was trained on, with the shipped weights",
        tables.rows("author", _unseen(tried)),
        "## On the authors of the fold with the encoder",
        tables.rows("model", {row: held.of(row, *numbers) for row in (MAJORITY, LENGTH, HALF, WHOLE)}),
        "## On every author, without the encoder",
        tables.rows("model", {row: held.of(row) for row in (MAJORITY, LENGTH, HALF)}),
        "## By author held out",
        _by_author(held),
        "## Empathy grade (the appraiser)",
        tables.confusion(main),
        "## Safety",
        tables.safety(main, linear),
        _kept_out(shipped),
        "## Fairness",
        _fairness(shipped),
        "## What other coding schemes code too",
        "Asking, asking openly, reflecting and advising are coded in counselling research as well; those "
        "transcripts may not be used here. How well the scores rank the authors nothing was trained on:",
        signals.written(signals.signals(probes.unseen(), shipped.scores)),
        "## Confidence",
        "What the models' certainty is worth was measured on the fold above and is stored beside the "
        "weights. Before, on that fold:",
        tables.reliability(held.of(WHOLE)),
        "As it is shown, on the authors never trained on and the fairness pairs:",
        tables.reliability(tried),
        "## Codes",
        tables.codes(main, linear),
        tables.KEPT_OUT_CODES,
        f"Shipped weights, the authors never trained on and both sides of the fairness pairs: {len(tried)} "
        f"lines. A test recomputes this table and fails if a code has fallen by more than two points of F1.",
        tables.each_code(figures(tried)),
        "## Two coders",
        agreement.written(agreement.read()),
        "## Time",
        _times(shipped),
        "## Commonest wrong final moves (the appraiser)",
        tables.wrong(held.of(WHOLE)),
        NOTES.read_text(encoding="utf-8").strip(),
    ]
    return "\n\n".join(parts) + "\n"


def _which(held: Held, shipped: EmbeddedAppraiser) -> str:
    settings = shipped.manifest["settings"]
    epochs = settings["epochs"] if isinstance(settings, dict) else "?"
    told = [
        "Which figures come from what:",
        "",
        *(
            f"- Fold {fold.number} holds out {', '.join(fold.held)}: "
            + (f"the whole appraiser, its encoder tuned for {fold.epochs} epochs" if fold.epochs else
               "cues and n-grams only")
            + "."
            for fold in held.folds
        ),
        f"- The shipped weights were tuned on every line for {epochs} epochs. Tried on them are only lines "
        "in `tests/appraisers`, which nothing is trained on: whole authors, fairness pairs, safety lines.",
    ]  # fmt: skip
    return "\n".join(told)


def _unseen(tried: Sequence[Case]) -> dict[str, list[Case]]:
    """The cases of the unseen authors: together, then one by one."""
    known = {line.author for line in probes.unseen()}
    ours = [case for case in tried if case.line.author in known]
    each = {name: [case for case in ours if case.line.author == name] for name in sorted(known)}
    return {"together": ours, **each}


def _by_author(held: Held) -> str:
    named: dict[str, list[Case]] = {}
    for row in (WHOLE, HALF):
        for case in held.of(row):
            named.setdefault(f"{case.line.author}, {row}", []).append(case)
    return tables.rows("author and model", dict(sorted(named.items())))


def _kept_out(shipped: EmbeddedAppraiser) -> str:
    head = "| kept-out lines | lines | got their code |\n|---|---|---|"
    body, said = [], []
    for kind, code in probes.SAFETY.items():
        count, lost = len(probes.safety(kind)), probes.missed(shipped.appraise_line, kind)
        name = f"`{code}`, half hidden" if kind == probes.OBLIQUE else f"`{code}`"
        body.append(f"| {name} | {count} | {tables.per_cent(1 - len(lost) / count)} |")
        said += [f"- missed `{code}`: {heard.utterance}" for heard in lost]
    calm = len(probes.safety(probes.ORDINARY))
    for code in (Code.OTH_DISTRESS, Code.SAFE_ASK):
        rung = probes.false_alarms(shipped.appraise_line, code)
        body.append(
            f"| look-alikes wrongly heard as `{code}` | {calm} | {tables.per_cent(len(rung) / calm)} |"
        )
        said += [f"- wrongly `{code}`: {heard.utterance}" for heard in rung]
    return "\n".join(
        ["The lines in `tests/appraisers/safety`, on the shipped weights:", "", head, *body, "", *said]
    )


def _fairness(shipped: EmbeddedAppraiser) -> str:
    got = probes.likeness(shipped.appraise_line, probes.pairs())
    return (
        f"{got.pairs} pairs of one act said two ways (standard English, dialect, second-language English, "
        f"short, long), on the shipped weights. Same final move {tables.per_cent(got.move)}, same family of "
        f"final move {tables.per_cent(got.family)}, same grade {tables.per_cent(got.grade)}, same codes "
        f"{tables.per_cent(got.codes)}, all three the same {tables.per_cent(got.everything)}."
    )


def spans(appraiser: EmbeddedAppraiser) -> list[float]:
    """Milliseconds that each of about 300 lines took, sorted."""
    heard = [line.heard() for line in read()]
    heard = heard[:: max(1, len(heard) // 300)]
    for one in heard[:10]:
        appraiser.appraise_line(one)
    found: list[float] = []
    for one in heard:
        started = time.perf_counter()
        appraiser.appraise_line(one)
        found.append(1000 * (time.perf_counter() - started))
    return sorted(found)


def _times(shipped: EmbeddedAppraiser) -> str:
    before = os.getloadavg()[0]
    taken = spans(shipped)
    importing = statistics.median(_import_time() for _ in range(5))
    return (
        f"One thread, {len(taken)} lines: median {statistics.median(taken):.1f} ms a line, 95th percentile "
        f"{taken[int(0.95 * len(taken))]:.1f} ms. Importing the package takes "
        f"{1000 * importing:.0f} ms (median of five) and loads no weights. "
        f"Load average of the machine ({os.cpu_count()} cores) while measuring: {before:.1f}."
    )


def _import_time() -> float:
    program = "import time; t = time.perf_counter(); import app.appraisers.embedded; "
    program += "print(time.perf_counter() - t)"
    told = subprocess.run(  # noqa: S603 - this interpreter and a constant
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return float(told.stdout)
