"""Building a weights folder from lines."""

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import numpy as np

from app.appraisers.embedded import cues, ngrams
from app.appraisers.embedded.linear import Floats
from app.domain.behaviours import Code
from training import linear
from training.export import export, parity
from training.lines import Line, digest
from training.samples import Reading, reading, samples
from training.tuning import Settings, tune

CHECKED = 200
"""How many lines the written files are compared on with torch."""


def build(
    lines: list[Line],
    folder: Path,
    settings: Settings = Settings(),  # noqa: B008 - a frozen value
    tell: Callable[[str], None] = print,
) -> dict[str, object]:
    """Fit everything on the lines and write the folder; answers with its manifest.

    Raises:
        RuntimeError: the written encoder disagrees with torch on too many lines.
    """
    folder.mkdir(parents=True, exist_ok=True)
    found = samples(lines)
    tell(f"{len(lines)} lines, {len(found)} samples with their clauses")
    linear.fit(found).save(folder / "linear.npz")
    tell("linear models done")
    read = [reading(line) for line in lines]
    seen = [_cues(one) for one in read]
    reader = tune(read, seen, settings, tell)
    export(reader, folder)
    every = max(1, len(read) // CHECKED)
    agreed = parity(reader, folder, read[::every], seen[::every])
    tell(f"int8 against torch: {agreed}")
    if agreed["same_grade"] < 0.97 or agreed["same_move"] < 0.95:
        raise RuntimeError(f"the int8 encoder differs from torch: {agreed}")
    manifest: dict[str, object] = {
        "format": 1,
        "date": datetime.now(UTC).date().isoformat(),
        "data": digest(),
        "lines": len(lines),
        "samples": len(found),
        "base": "all-MiniLM-L6-v2 (Apache-2.0)",
        "settings": asdict(settings),
        "linear": {"strength": linear.STRENGTH, "cue_scale": linear.CUE_SCALE, "buckets": ngrams.BUCKETS},
        "cues": len(cues.NAMES),
        "codes": [code.value for code in Code],
        "parity": agreed,
        "libraries": {name: version(name) for name in ("torch", "scikit-learn", "onnxruntime", "tokenizers")},
    }
    text = json.dumps(manifest, indent=2) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8")
    return manifest


def _cues(one: Reading) -> Floats:
    """Cue vectors of a message and of its clauses, a row each."""
    return np.stack([sample.features().cues for sample in (one.whole, *one.clauses)])
