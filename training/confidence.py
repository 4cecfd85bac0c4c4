"""Measuring what the models' certainty is worth, on authors they were not trained on."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.isotonic import IsotonicRegression

from training.measure import Case

POINTS = 12
"""Most points kept of the measured curve; between them the run time interpolates."""


def measured(found: Sequence[Case]) -> dict[str, list[float]]:
    """The rising curve from a final move's probability to the share of final moves that were right.

    `found` are appraisals whose confidence is the models' own; the answer has `heard` and
    `right`, from 0 to 1, with at most `POINTS` + 2 points.
    """
    heard = np.array([case.found.codes[-1].confidence for case in found])
    right = np.array([case.found.final_move is case.line.final_move for case in found], dtype=np.float64)
    curve = IsotonicRegression(y_min=0.0, y_max=1.0, out_of_bounds="clip").fit(heard, right)
    at = np.unique(np.quantile(heard, np.linspace(0.0, 1.0, POINTS)).round(3))
    points = np.unique(np.concatenate([[0.0], at, [1.0]]))
    return {
        "heard": [round(float(x), 3) for x in points],
        "right": [round(float(y), 3) for y in np.maximum.accumulate(curve.predict(points))],
    }


def write(curve: dict[str, list[float]], path: Path) -> None:
    """Write the curve where the run time reads it."""
    path.write_text(json.dumps(curve) + "\n", encoding="utf-8")
