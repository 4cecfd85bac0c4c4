"""The sentence encoder at run time: int8 ONNX, a tokenizer file and heads in numpy.

Input is the colleague's last words and the utterance as a pair, read once. The heads
read mean vectors of the word pieces (of the pair, of the utterance, of one clause) and
the cue vector: one head judges the message, the other each of its clauses.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from app.appraisers.embedded.clauses import Span
from app.appraisers.embedded.linear import HEADS, Floats, Judged, judged
from app.appraisers.embedded.text import clean, crop

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LONGEST = 160
"""Longest input in word pieces."""
BEFORE = 40
"""Word pieces kept of the colleague's last words: their end."""
FIRST, LAST = "[CLS]", "[SEP]"

Pieces = NDArray[np.int64]


def previous_text(previous: Sequence[str]) -> str:
    """The colleague's words that the encoder reads: the last two turns."""
    return " ".join(previous[-2:])


@dataclass(frozen=True)
class Pair:
    """Word pieces of the colleague's last words and the utterance.

    `ids` are all pieces, `before` how many of them, from the first, belong to the colleague
    (with the two marks around them), and `starts` the character offsets in the utterance of
    the pieces after those, without the closing mark.
    """

    ids: list[int]
    before: int
    starts: list[int]

    def means(self, spans: Sequence[Span]) -> Floats:
        """Rows of weights over the pieces, each summing to one, (2 + spans, pieces).

        The first row reads the pair, the second the utterance, the others one clause each; a
        clause whose pieces were cut away is read as the utterance.
        """
        rows = np.zeros((2 + len(spans), len(self.ids)), dtype=np.float32)
        rows[0] = 1.0
        rows[1, self.before :] = 1.0
        at = np.array(self.starts, dtype=np.int64)
        for i, span in enumerate(spans, start=2):
            inside = (at >= span.start) & (at < span.end)
            rows[i, self.before : self.before + len(at)] = inside
            if not inside.any():
                rows[i] = rows[1]
        out: Floats = rows / rows.sum(axis=1, keepdims=True)
        return out


class WordPieces:
    """Texts to word pieces, cut so that the ends of both texts survive."""

    def __init__(self, tokenizer: "Tokenizer") -> None:
        self._tokenizer = tokenizer
        self._cls, self._sep = (_known(tokenizer, piece) for piece in (FIRST, LAST))

    def pair(self, previous: str, utterance: str) -> Pair:
        """The pieces of one pair, at most `LONGEST`."""
        before = self._tokenizer.encode(clean(crop(previous)), add_special_tokens=False).ids[-BEFORE:]
        room = LONGEST - 3 - len(before)
        cropped = crop(utterance)
        found = self._tokenizer.encode(clean(cropped), add_special_tokens=False)
        own, starts = found.ids, [start for start, _ in found.offsets]
        if len(cropped) != len(utterance):
            half, gone = len(cropped) // 2, len(utterance) - len(cropped)
            starts = [start if start <= half else start + gone for start in starts]
        if len(own) > room:
            first = room // 4
            own, starts = (part[:first] + part[first - room :] for part in (own, starts))
        return Pair([self._cls, *before, self._sep, *own, self._sep], len(before) + 2, starts)


def _known(tokenizer: "Tokenizer", piece: str) -> int:
    number = tokenizer.token_to_id(piece)
    if number is None:
        raise ValueError(f"the tokenizer lacks {piece}")
    return int(number)


class Encoder:
    """The fine-tuned encoder with its heads.

    The weights folder holds `encoder.onnx`, `tokenizer.json` and `heads.npz`: `whole` and
    `clause`, (90, 3 * 384 + cues) each, with `whole_bias` and `clause_bias` (90,).
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer

        options = SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = False  # some 6 MB less, and no slower for inputs this small
        # The fused form of this one is several times slower than its parts on small inputs.
        self._run: InferenceSession = InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"],
            disabled_optimizers=["SkipLayerNormFusion"],
        )  # fmt: skip
        self._pieces = WordPieces(Tokenizer.from_file(str(folder / "tokenizer.json")))
        with np.load(folder / "heads.npz") as stored:
            self._whole, self._clause = (
                (stored[name].astype(np.float32), stored[f"{name}_bias"].astype(np.float32))
                for name in ("whole", "clause")
            )

    def judge(
        self, previous: Sequence[str], utterance: str, spans: Sequence[Span], cues: Floats
    ) -> tuple[Judged, list[Judged]]:
        """Probabilities of a message and of each of its clauses, from one reading.

        `cues` has one row for the message and one for each clause; `spans` are its clauses,
        in order, at least one.
        """
        pair = self._pieces.pair(previous_text(previous), utterance)
        fed = {"ids": np.array(pair.ids, dtype=np.int64), "before": np.array([pair.before], dtype=np.int64)}
        (states,) = self._run.run(["states"], fed)
        vectors = pair.means(spans) @ np.asarray(states, dtype=np.float32)
        both = vectors[:2].ravel()
        whole = _through(self._whole, np.concatenate([both, vectors[-1], cues[0]]))
        clauses = [
            _through(self._clause, np.concatenate([both, vector, named]))
            for vector, named in zip(vectors[2:], cues[1:], strict=True)
        ]
        return whole, clauses


def _through(head: tuple[Floats, Floats], seen: Floats) -> Judged:
    return judged(split(head[0] @ seen + head[1]))


def split(flat: Floats) -> dict[str, Floats]:
    """One row of 90 logits by head."""
    out: dict[str, Floats] = {}
    start = 0
    for head, width in HEADS.items():
        out[head] = flat[start : start + width]
        start += width
    return out
