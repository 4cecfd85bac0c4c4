"""Cross-validation between authors, and the report that is written from it.

For each author the appraiser is trained without that author's file and tried on it,
rules and all. The codebook's examples are always in training and never tested on.
"""

import json
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from app.appraisers.embedded import EmbeddedAppraiser
from app.domain.behaviours import Grade
from training.baselines import length_only, majority
from training.build import build
from training.lines import CODEBOOK, Line, authors, digest, read
from training.measure import Case, Figures, cases, confusions, figures

NOTES = Path(__file__).parent / "notes.md"
"""Hand-written: what the figures mean and why the commonest errors happen."""
ROWS = ("majority", "length only", "cues and n-grams", "the appraiser")


@dataclass
class Held:
    """Cases of every row of the table, by author held out."""

    by_author: dict[str, dict[str, list[Case]]] = field(default_factory=dict)

    def all_of(self, row: str) -> list[Case]:
        """A row's cases over every author."""
        return [case for rows in self.by_author.values() for case in rows[row]]


def cross_validate(
    folds: Path | None = None, only: Sequence[str] = (), tell: Callable[[str], None] = print
) -> Held:
    """Train without each author and try on that author.

    Args:
        folds: where to keep the trained folds, and to find those already trained on the same lines.
        only: the authors to hold out; all of them if empty.
        tell: receives progress.
    """
    lines, held = read(), Held()
    with tempfile.TemporaryDirectory() as scratch:
        for author in only or authors():
            rest = [line for line in lines if line.author != author]
            unseen = [line for line in lines if line.author == author]
            folder = (folds or Path(scratch)) / f"without-{author}"
            if not _current(folder):
                tell(f"training without {author}")
                build(rest, folder, tell=tell)
            held.by_author[author] = _tried(rest, unseen, folder)
            tell(f"{author}: {figures(held.by_author[author]['the appraiser']).grade_accuracy:.3f}")
    return held


def _current(folder: Path) -> bool:
    manifest = folder / "manifest.json"
    return manifest.is_file() and json.loads(manifest.read_text(encoding="utf-8"))["data"] == digest()


def _tried(rest: Sequence[Line], unseen: Sequence[Line], folder: Path) -> dict[str, list[Case]]:
    with tempfile.TemporaryDirectory() as half:
        shutil.copy(folder / "linear.npz", Path(half) / "linear.npz")
        half_of = EmbeddedAppraiser(Path(half))
        half_of.load()
    whole = EmbeddedAppraiser(folder)
    return {
        "majority": cases(unseen, majority(rest)),
        "length only": cases(unseen, length_only(rest)),
        "cues and n-grams": cases(unseen, half_of.appraise_line),
        "the appraiser": cases(unseen, whole.appraise_line),
    }


def written(held: Held) -> str:
    """The report as Markdown."""
    lines = read()
    main = figures(held.all_of("the appraiser"))
    book = sum(line.author == CODEBOOK for line in lines)
    parts = [
        "# How well the embedded appraiser hears",
        f"Generated on {datetime.now(UTC).date()} by `python -m training report`. "
        f"Data hash `{digest()}`: "
        f"{len(lines)} lines, {book} of them from the codebook.",
        "Every figure is from lines by an author whose file was left out of training; the codebook's "
        "examples are always in training. Figures are per cent "
        "and include the rules that run after the models.",
        "## Beside appraisers that do not listen",
        _table(held),
        "## By author left out",
        _by_author(held),
        "## Empathy grade",
        _confusion(main),
        "## Safety",
        _safety(main),
        "## Codes",
        _codes(main),
        "## Commonest wrong final moves",
        _wrong(held.all_of("the appraiser")),
        NOTES.read_text(encoding="utf-8").strip(),
    ]
    return "\n\n".join(parts) + "\n"


def _per_cent(value: float) -> str:
    return f"{100 * value:.1f}"


_HEAD = (
    "| {} | lines | grade accuracy | grade macro-F1 | ack for full or back | final move | families F1 |\n"
    "|---|---|---|---|---|---|---|"
)


def _row(name: str, got: Figures) -> str:
    values = (got.grade_accuracy, got.grade_f1, got.ack_as_full_or_back, got.move_accuracy, got.family_f1)
    return f"| {name} | {got.lines} | " + " | ".join(map(_per_cent, values)) + " |"


def _table(held: Held) -> str:
    return "\n".join([_HEAD.format("model"), *(_row(row, figures(held.all_of(row))) for row in ROWS)])


def _by_author(held: Held) -> str:
    rows = (_row(name, figures(kept["the appraiser"])) for name, kept in held.by_author.items())
    return "\n".join([_HEAD.format("author's file"), *rows])


def _confusion(got: Figures) -> str:
    head = (
        "| coded as | "
        + " | ".join(f"heard {grade}" for grade in Grade)
        + " | F1 |\n|---|---|---|---|---|---|"
    )
    rows = (
        f"| {true} | " + " | ".join(str(got.confusion[true][given]) for given in Grade)
        + f" | {_per_cent(got.grade_f1_each[true])} |"
        for true in Grade
    )  # fmt: skip
    return "\n".join([head, *rows])


def _safety(got: Figures) -> str:
    return (
        f"- The leader's own distress (`oth.distress`): recall {_per_cent(got.distress_recall)}, "
        f"false alarms on other lines {100 * got.distress_false:.2f}.\n"
        f"- Asking the colleague about suicide (`safe.ask`): recall {_per_cent(got.ask_recall)}."
    )


def _codes(got: Figures) -> str:
    head = "| code | lines | precision | recall | F1 |\n|---|---|---|---|---|"
    rows = (
        f"| `{code}` | {r.support} | {_per_cent(r.precision)} | {_per_cent(r.recall)} | {_per_cent(r.f1)} |"
        for code, r in got.codes.items()
    )
    return "\n".join([head, *rows])


def _wrong(found: Sequence[Case]) -> str:
    head = "| coded as | heard as | times | for instance |\n|---|---|---|---|"
    rows = (
        f"| `{true}` | `{given}` | {times} | {case.line.utterance.replace('|', '/')} |"
        for true, given, times, case in confusions(found)
    )
    return "\n".join([head, *rows])
