"""From a tuned reader to the run time's files: int8 ONNX, tokenizer, heads."""

import json
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from app.appraisers.embedded.encoder import Encoder as Ran
from app.appraisers.embedded.encoder import padded, previous_text, split
from app.appraisers.embedded.linear import Features, judged
from training.network import Reader, vocabulary
from training.samples import Sample
from training.tuning import word_pieces


def export(reader: Reader, folder: Path) -> None:
    """Write `encoder.onnx`, `tokenizer.json` and `heads.npz` into the folder."""
    reader.eval()
    stored, _ = vocabulary()
    text = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
    (folder / "tokenizer.json").write_text(text, encoding="utf-8")
    np.savez_compressed(
        folder / "heads.npz",
        weight=reader.heads.weight.detach().numpy(),
        bias=reader.heads.bias.detach().numpy(),
        meaning=reader.meaning.weight.detach().numpy().astype(np.float16),
    )
    with tempfile.TemporaryDirectory() as scratch:
        wide = Path(scratch) / "encoder32.onnx"
        _write_onnx(reader, wide)
        quantize_dynamic(
            wide, folder / "encoder.onnx", per_channel=True, weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )  # fmt: skip


def _write_onnx(reader: Reader, path: Path) -> None:
    ids = torch.tensor([[1, 5, 2, 6, 2], [1, 5, 2, 6, 2]])
    mask = torch.ones_like(ids)
    side = torch.tensor([[0, 0, 0, 1, 1], [0, 0, 0, 1, 1]])
    free = {0: "rows", 1: "length"}
    torch.onnx.export(
        reader.body, (ids, mask, side), str(path), dynamo=False, opset_version=17,
        input_names=["ids", "mask", "side"], output_names=["pooled", "said"],
        dynamic_axes={"ids": free, "mask": free, "side": free, "pooled": {0: "rows"}, "said": {0: "rows"}},
    )  # fmt: skip


def parity(reader: Reader, folder: Path, found: list[Sample], seen: list[Features]) -> dict[str, float]:
    """How far the written files agree with torch on samples: equal grades, equal moves, largest gap."""
    ran, pieces = Ran(folder), word_pieces()
    grades = moves = 0
    gap = 0.0
    for sample, feature in zip(found, seen, strict=True):
        text, previous = sample.heard.utterance, sample.heard.previous
        batch = padded([pieces.pair(previous_text(previous), text)])
        with torch.no_grad():
            logits, _ = reader(
                *(torch.from_numpy(part) for part in (batch.ids, batch.mask, batch.side)),
                torch.from_numpy(feature.cues)[None],
            )
        ours, theirs = judged(split(logits[0].numpy())), ran.judge(previous, [text], feature.cues[None])[0]
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
