"""From a tuned reader to the run time's files: int8 ONNX, tokenizer, heads."""

import json
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from app.appraisers.embedded.encoder import Encoder as Ran
from app.appraisers.embedded.encoder import split
from app.appraisers.embedded.linear import Floats, judged
from training.graph import write
from training.network import Reader, vocabulary
from training.samples import Reading
from training.tuning import Rows


def export(reader: Reader, folder: Path) -> None:
    """Write `encoder.onnx`, `tokenizer.json` and `heads.npz` into the folder."""
    reader.eval()
    stored, _ = vocabulary()
    text = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
    (folder / "tokenizer.json").write_text(text, encoding="utf-8")
    np.savez_compressed(
        folder / "heads.npz",
        whole=reader.whole.weight.detach().numpy().astype(np.float16),
        whole_bias=reader.whole.bias.detach().numpy(),
        clause=reader.clause.weight.detach().numpy().astype(np.float16),
        clause_bias=reader.clause.bias.detach().numpy(),
    )
    with tempfile.TemporaryDirectory() as scratch:
        wide = Path(scratch) / "encoder32.onnx"
        write(reader.body, wide)
        quantize_dynamic(
            wide, folder / "encoder.onnx", per_channel=True, weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
            extra_options={"DefaultTensorType": 1},  # 32-bit floats: shapes of fused nodes are unknown to it
        )  # fmt: skip


def parity(reader: Reader, folder: Path, found: list[Reading], seen: list[Floats]) -> dict[str, float]:
    """How far the written files agree with torch on readings: equal grades, equal moves, largest gap."""
    ran, rows = Ran(folder), Rows(found, seen)
    grades = moves = 0
    gap = 0.0
    for batch, reading, cues in zip(
        rows.batches([[i] for i in range(len(found))], set()), found, seen, strict=True
    ):
        with torch.no_grad():
            logits, _ = reader(*batch.given)
        heard = reading.whole.heard
        spans = (*reading.spans, reading.last)
        ours = judged(split(logits[0].numpy()))
        theirs, _ = ran.judge(heard.previous, heard.utterance, spans, np.concatenate([cues, cues[:1]]))
        grades += int(ours.grade.argmax() == theirs.grade.argmax())
        moves += int(ours.move.argmax() == theirs.move.argmax())
        gap = max(gap, float(np.abs(ours.grade - theirs.grade).max()))
    count = max(1, len(found))
    return {
        "lines": float(count),
        "same_grade": round(grades / count, 4),
        "same_move": round(moves / count, 4),
        "largest_grade_gap": round(gap, 4),
    }
