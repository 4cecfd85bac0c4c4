"""Linear models over cues and n-grams: three heads stored as 8-bit weights."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.appraisers.embedded import cues, ngrams
from app.appraisers.embedded.context import Context
from app.domain.behaviours import Code, Grade

Floats = NDArray[np.float32]

CODES: tuple[Code, ...] = tuple(Code)
GRADES: tuple[Grade, ...] = tuple(Grade)
HEADS = {"grade": len(GRADES), "move": len(CODES), "codes": len(CODES)}
"""Heads and their widths: grade and move are softmax, codes is one sigmoid a code."""


@dataclass(frozen=True)
class Features:
    """One text in its context as numbers."""

    buckets: NDArray[np.int64]
    values: Floats
    cues: Floats


@dataclass(frozen=True)
class Judged:
    """Probabilities of one text: grade (4,) and move (43,) sum to one, codes (43,) do not."""

    grade: Floats
    move: Floats
    codes: Floats

    def mix(self, other: "Judged", share: float = 0.5) -> "Judged":
        """The weighted mean with another judgement; `share` is this one's weight."""
        return Judged(
            share * self.grade + (1 - share) * other.grade,
            share * self.move + (1 - share) * other.move,
            share * self.codes + (1 - share) * other.codes,
        )

    def without(self, codes: Collection[Code]) -> "Judged":
        """The judgement when some codes have been ruled out."""
        keep = np.array([code not in codes for code in CODES], dtype=np.float32)
        move = self.move * keep
        return Judged(self.grade, move / max(float(move.sum()), 1e-9), self.codes * keep)


def features(text: str, context: Context, last_clause: str) -> Features:
    """Numbers of a text (an utterance or one clause of it) said in a context."""
    buckets, values = ngrams.features(text, last_clause, context.last)
    return Features(buckets, values, cues.vector(text, context, last_clause))


def softmax(logits: Floats) -> Floats:
    """Softmax over the last axis."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    out: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return out


def sigmoid(logits: Floats) -> Floats:
    """Element-wise logistic function."""
    out: Floats = (1.0 / (1.0 + np.exp(-np.clip(logits, -30, 30)))).astype(np.float32)
    return out


def judged(logits: dict[str, Floats]) -> Judged:
    """Logits of the three heads as probabilities."""
    return Judged(softmax(logits["grade"]), softmax(logits["move"]), sigmoid(logits["codes"]))


@dataclass(frozen=True)
class Linear:
    """The three linear heads.

    `gram` holds (outputs, buckets) 8-bit weights with one scale a row, `cue` (outputs, cues)
    and `bias` (outputs,) 32-bit ones; the rows are grade, move and codes, in that order.
    """

    gram: NDArray[np.int8]
    scale: Floats
    cue: Floats
    bias: Floats

    @cached_property
    def _by_bucket(self) -> NDArray[np.int8]:
        """The weights a row a bucket: what one text needs then lies together in memory."""
        return np.ascontiguousarray(self.gram.T)

    @classmethod
    def load(cls, path: Path) -> "Linear":
        """Read the weights file.

        Raises:
            ValueError: the file was built for other cues, buckets or codes.
        """
        with np.load(path) as stored:
            gram = stored["gram"]
            cue = stored["cue"].astype(np.float32)
            scale = stored["scale"].astype(np.float32)
            bias = stored["bias"].astype(np.float32)
        if gram.shape != (sum(HEADS.values()), ngrams.BUCKETS) or cue.shape[1] != len(cues.NAMES):
            raise ValueError(f"{path.name} does not fit this version's cues and codes: rebuild the weights")
        return cls(gram, scale, cue, bias)

    def save(self, path: Path) -> None:
        """Write the weights file, compressed."""
        np.savez_compressed(
            path, gram=self.gram, scale=self.scale, cue=self.cue.astype(np.float16), bias=self.bias
        )

    def judge(self, seen: Features) -> Judged:
        """Probabilities of one text."""
        picked = self._by_bucket[seen.buckets].astype(np.float32)
        flat = (seen.values @ picked) * self.scale + self.cue @ seen.cues + self.bias
        logits: dict[str, Floats] = {}
        start = 0
        for head, width in HEADS.items():
            logits[head] = flat[start : start + width]
            start += width
        return judged(logits)

    def words(self, code: Code, text: str) -> str:
        """The run of up to three words that speaks most for a code; empty if none speaks for it."""
        grams = ngrams.telling(text)
        if not grams:
            return ""
        row = HEADS["grade"] + HEADS["move"] + CODES.index(code)
        weights = self.gram[row, list(grams.values())]
        best = int(weights.argmax())
        return list(grams)[best] if weights[best] > 0 else ""
