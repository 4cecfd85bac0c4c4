"""What the models' own certainty is worth: a measured table from probability to share right.

The table is measured on authors that were held out of training (`training.confidence`);
between its points the answer is interpolated. Without a table a probability stays as it is.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.appraisers.embedded.linear import Floats

FILE = "confidence.json"
"""Its name in the weights folder: `heard` and `right`, two rising lists of one length, 0 to 1."""


@dataclass(frozen=True)
class Scale:
    """Rising points; `heard` are the models' probabilities, `right` how often such a code was right."""

    heard: Floats
    right: Floats

    @classmethod
    def load(cls, path: Path) -> "Scale":
        """Read the table; a missing file gives the scale that changes nothing.

        Raises:
            ValueError: the lists are not of one length, or do not rise.
        """
        if not path.is_file():
            return cls(np.array([0.0, 1.0], np.float32), np.array([0.0, 1.0], np.float32))
        stored = json.loads(path.read_text(encoding="utf-8"))
        heard, right = (np.array(stored[name], dtype=np.float32) for name in ("heard", "right"))
        if len(heard) != len(right) or (np.diff(heard) <= 0).any() or (np.diff(right) < 0).any():
            raise ValueError(f"{path.name} is not a rising table")
        return cls(heard, right)

    def of(self, probability: float) -> float:
        """How often a code of this probability was right, 0 to 1."""
        return float(np.clip(np.interp(probability, self.heard, self.right), 0.0, 1.0))
