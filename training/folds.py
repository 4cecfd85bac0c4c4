"""Folds between authors: who is held out together, and what is trained without them.

Each fold leaves a whole group of authors out of training. The linear half is cheap and is
trained for every fold; the encoder costs most of an hour on a small machine and is trained
for the first fold only, unless a folder already holds more.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from training import linear
from training.build import build
from training.lines import Line, authors, digest, read
from training.samples import samples
from training.tuning import Settings

FIRST = (
    "cardiff-head-chef", "depot-glasgow", "health-and-justice", "peer-support-writer",
    "sheffield-somali-lead",
)  # fmt: skip
"""Held out together, for the fold with the encoder: five workplaces and five ways of writing."""
OTHERS = 3
"""How many further folds the other authors are dealt into."""


@dataclass(frozen=True)
class Fold:
    """A group of authors and the folder of what was trained without them."""

    number: int
    held: tuple[str, ...]
    folder: Path

    @property
    def unseen(self) -> list[Line]:
        """The lines of the authors held out."""
        return [line for line in read() if line.author in self.held]

    @property
    def rest(self) -> list[Line]:
        """The lines trained on."""
        return [line for line in read() if line.author not in self.held]

    @property
    def whole(self) -> bool:
        """Whether the encoder was trained too."""
        return (self.folder / "encoder.onnx").is_file()

    @property
    def epochs(self) -> int:
        """How many epochs the encoder was trained for; 0 without one."""
        if not self.whole:
            return 0
        manifest = json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))
        return int(manifest["settings"]["epochs"])


def groups() -> list[tuple[str, ...]]:
    """The authors by fold: the first group, then the others dealt in name order."""
    rest = [name for name in authors() if name not in FIRST]
    return [FIRST, *(tuple(rest[i::OTHERS]) for i in range(OTHERS))]


def trained(folder: Path, tell: Callable[[str], None] = print) -> list[Fold]:
    """Every fold, trained into subfolders of the folder unless they are there for the same lines."""
    found = []
    for number, held in enumerate(groups(), start=1):
        fold = Fold(number, held, folder / f"fold-{number}")
        if not _current(fold):
            tell(f"training fold {number}, without {', '.join(held)}")
            _train(fold, tell)
        found.append(fold)
    return found


def _current(fold: Fold) -> bool:
    record = fold.folder / "fold.json"
    if not record.is_file():
        return False
    told = json.loads(record.read_text(encoding="utf-8"))
    return told == _record(fold.held)


def _record(held: Sequence[str]) -> dict[str, object]:
    return {"data": digest(), "held": list(held)}


def _train(fold: Fold, tell: Callable[[str], None]) -> None:
    fold.folder.mkdir(parents=True, exist_ok=True)
    if fold.number == 1:
        build(fold.rest, fold.folder, Settings(), tell)
    else:
        linear.fit(samples(fold.rest)).save(fold.folder / "linear.npz")
    text = json.dumps(_record(fold.held), indent=2) + "\n"
    (fold.folder / "fold.json").write_text(text, encoding="utf-8")
