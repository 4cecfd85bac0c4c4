"""Building a weights folder from lines."""

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from app.appraisers.embedded import cues, ngrams
from app.domain.behaviours import Code
from training import linear
from training.export import export, parity
from training.lines import Line, digest
from training.rough import some
from training.samples import reading, samples
from training.tuning import Settings, tune

CHECKED = 200
"""How many lines the written files are compared on with torch."""
ROUGH = 0.5
"""Share of the lines that the linear half also learns from said another way."""


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
    found = samples([*lines, *some(lines, ROUGH, settings.seed)])
    tell(f"{len(lines)} lines, {len(found)} samples with their clauses")
    linear.fit(found).save(folder / "linear.npz")
    tell("linear models done")
    reader = tune(lines, settings, tell)
    export(reader, folder)
    checked = [reading(line) for line in lines[:: max(1, len(lines) // CHECKED)]]
    agreed = parity(reader, folder, checked, [one.cues() for one in checked])
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
        "linear": {
            "strength": linear.STRENGTH,
            "cue_scale": linear.CUE_SCALE,
            "buckets": ngrams.BUCKETS,
            "rough": ROUGH,
        },
        "cues": len(cues.NAMES),
        "codes": [code.value for code in Code],
        "parity": agreed,
        "libraries": {name: version(name) for name in ("torch", "scikit-learn", "onnxruntime", "tokenizers")},
    }
    text = json.dumps(manifest, indent=2) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8")
    return manifest
