"""Hashed word and character n-grams: what carries the long tail of codes.

A feature is a bucket from CRC-32, so there is no vocabulary to keep; the blocks
(words, characters, the last clause, the colleague's last words) are each scaled to
length one before they are weighed.
"""

import math
import zlib
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from app.appraisers.embedded.text import STOPWORDS, crop, lower, words

BUCKETS = 1 << 15
"""Number of buckets; a power of two, part of the weights' format."""

_WEIGHTS = {"w": 1.0, "c": 0.8, "l": 0.8, "p": 0.4}


def features(text: str, last_clause: str, previous: str) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Distinct bucket numbers in rising order and their values, same length."""
    total: dict[int, float] = {}
    blocks = {
        "w": _word_grams(words(crop(text)), 3),
        "c": _char_grams(words(crop(text))),
        "l": _word_grams(words(crop(last_clause, 400)), 2),
        "p": set(words(crop(previous, 600))),
    }
    for block, grams in blocks.items():
        _add(total, block, grams, _WEIGHTS[block])
    buckets = sorted(total)
    return np.array(buckets, dtype=np.int64), np.array([total[b] for b in buckets], dtype=np.float32)


def telling(text: str, longest: int = 3) -> dict[str, int]:
    """The runs of one to three words in a text, each with its bucket; runs of small words left out."""
    tokens = words(crop(text))
    runs = [tokens[i : i + size] for size in range(1, longest + 1) for i in range(len(tokens) - size + 1)]
    return {
        " ".join(run): zlib.crc32(f"w:{' '.join(run)}".encode()) & (BUCKETS - 1)
        for run in runs
        if not STOPWORDS.issuperset(run)
    }


def _add(total: dict[int, float], block: str, grams: Iterable[str], weight: float) -> None:
    found = [zlib.crc32(f"{block}:{gram}".encode()) & (BUCKETS - 1) for gram in grams]
    if not found:
        return
    value = weight / math.sqrt(len(found))
    for bucket in found:
        total[bucket] = total.get(bucket, 0.0) + value


def _word_grams(tokens: list[str], longest: int) -> set[str]:
    padded = ["^", *tokens, "$"]
    grams = set(tokens)
    for size in range(2, longest + 1):
        grams.update(" ".join(padded[i : i + size]) for i in range(len(padded) - size + 1))
    return grams


def _char_grams(tokens: list[str]) -> set[str]:
    grams: set[str] = set()
    for token in {lower(t) for t in tokens}:
        padded = f"<{token[:20]}>"
        for size in (3, 4, 5):
            grams.update(padded[i : i + size] for i in range(len(padded) - size + 1))
    return grams
