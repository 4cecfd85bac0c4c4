"""The sentence encoder at run time: int8 ONNX, a tokenizer file and heads in numpy.

Input is the colleague's last words and the utterance as a pair; the heads read two
mean vectors (of the pair, of the utterance alone) and the cue vector.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from app.appraisers.embedded.linear import HEADS, Floats, Judged, judged
from app.appraisers.embedded.text import clean, crop

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LONGEST = 160
"""Longest input in word pieces."""
BEFORE = 56
"""Word pieces kept of the colleague's last words: their end."""
FIRST, LAST = "[CLS]", "[SEP]"

Pieces = NDArray[np.int64]


def previous_text(previous: Sequence[str]) -> str:
    """The colleague's words that the encoder reads: the last two turns."""
    return " ".join(previous[-2:])


@dataclass(frozen=True)
class Batch:
    """Padded inputs, each (rows, length): ids, mask (1 is real), side (1 is the utterance)."""

    ids: Pieces
    mask: Pieces
    side: Pieces


class WordPieces:
    """Texts to padded word pieces, cut so that the ends of both texts survive."""

    def __init__(self, tokenizer: "Tokenizer") -> None:
        self._tokenizer = tokenizer
        self._cls, self._sep = (_known(tokenizer, piece) for piece in (FIRST, LAST))

    def pair(self, previous: str, utterance: str) -> tuple[list[int], list[int]]:
        """Ids and sides of one pair, at most `LONGEST` long."""
        before = self._ids(previous)[-BEFORE:]
        room = LONGEST - 3 - len(before)
        own = self._ids(utterance)
        if len(own) > room:
            own = own[: room // 4] + own[-(room - room // 4) :]
        ids = [self._cls, *before, self._sep, *own, self._sep]
        return ids, [0] * (len(before) + 2) + [1] * (len(own) + 1)

    def _ids(self, text: str) -> list[int]:
        found: list[int] = self._tokenizer.encode(clean(crop(text)), add_special_tokens=False).ids
        return found


def _known(tokenizer: "Tokenizer", piece: str) -> int:
    number = tokenizer.token_to_id(piece)
    if number is None:
        raise ValueError(f"the tokenizer lacks {piece}")
    return number


def padded(rows: Sequence[tuple[list[int], list[int]]]) -> Batch:
    """Rows of ids and sides as one batch, padded on the right."""
    length = max(len(ids) for ids, _ in rows)
    ids = np.zeros((len(rows), length), dtype=np.int64)
    mask, side = np.zeros_like(ids), np.zeros_like(ids)
    for i, (row, sides) in enumerate(rows):
        ids[i, : len(row)] = row
        mask[i, : len(row)] = 1
        side[i, : len(row)] = sides
    return Batch(ids, mask, side)


class Encoder:
    """The fine-tuned encoder with its heads.

    The weights folder holds `encoder.onnx`, `tokenizer.json` and `heads.npz` (`weight`
    (90, 768 + cues), `bias` (90,), `meaning` (384, 384)).
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer

        options = SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._run: InferenceSession = InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._pieces = WordPieces(Tokenizer.from_file(str(folder / "tokenizer.json")))
        with np.load(folder / "heads.npz") as stored:
            self._weight = stored["weight"].astype(np.float32)
            self._bias = stored["bias"].astype(np.float32)
            self._meaning = stored["meaning"].astype(np.float32)

    def judge(self, previous: Sequence[str], texts: Sequence[str], cues: Floats) -> list[Judged]:
        """Probabilities of texts said after the same turns; `cues` is (texts, cues)."""
        before = previous_text(previous)
        batch = padded([self._pieces.pair(before, text) for text in texts])
        pooled, said = self._vectors(batch)
        flat = np.concatenate([pooled, said, cues], axis=1) @ self._weight.T + self._bias
        return [judged(split(row)) for row in flat]

    def embed(self, texts: Sequence[str]) -> Floats:
        """Meaning vectors (texts, 384) of length one; a dot product is a similarity."""
        if not texts:
            return np.zeros((0, len(self._meaning)), dtype=np.float32)
        pooled, _ = self._vectors(padded([self._pieces.pair("", text) for text in texts]))
        vectors = pooled @ self._meaning.T
        out: Floats = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
        return out

    def _vectors(self, batch: Batch) -> tuple[Floats, Floats]:
        fed = {"ids": batch.ids, "mask": batch.mask, "side": batch.side}
        pooled, said = self._run.run(["pooled", "said"], fed)
        return np.asarray(pooled, dtype=np.float32), np.asarray(said, dtype=np.float32)


def split(flat: Floats) -> dict[str, Floats]:
    """One row of 90 logits by head."""
    out: dict[str, Floats] = {}
    start = 0
    for head, width in HEADS.items():
        out[head] = flat[start : start + width]
        start += width
    return out
