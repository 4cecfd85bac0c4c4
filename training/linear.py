"""Fitting the linear heads: multinomial for grade and move, one model a code for codes."""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from app.appraisers.embedded import cues, ngrams
from app.appraisers.embedded.linear import HEADS, Features, Floats, Linear
from training.samples import Sample, labels

STRENGTH = {"grade": 4.0, "move": 8.0, "codes": 8.0}
"""Inverse regularisation C, by head."""
CUE_SCALE = 0.6
"""Weight of the cue block against the n-gram blocks, which have length about one."""


def matrix(seen: list[Features]) -> csr_matrix:
    """The samples as one sparse matrix: n-gram buckets, then scaled cues."""
    lengths = np.array([0, *(len(f.buckets) for f in seen)]).cumsum()
    grams = csr_matrix(
        (
            np.concatenate([f.values for f in seen]),
            np.concatenate([f.buckets for f in seen]),
            lengths,
        ),
        shape=(len(seen), ngrams.BUCKETS),
    )
    named = csr_matrix(np.stack([f.cues for f in seen]) * CUE_SCALE)
    return hstack([grams, named], format="csr")


def fit(found: list[Sample]) -> Linear:
    """Fit the three heads on the samples and pack them into 8-bit weights."""
    grade, move, many = labels(found)
    seen = matrix([sample.features() for sample in found])
    width = ngrams.BUCKETS + len(cues.NAMES)
    weights = np.zeros((sum(HEADS.values()), width), dtype=np.float32)
    bias = np.full(len(weights), -12.0, dtype=np.float32)
    start = 0
    for head, target in (("grade", grade), ("move", move)):
        model = LogisticRegression(C=STRENGTH[head], max_iter=300, tol=1e-3)
        model.fit(seen, target)
        weights[start + model.classes_] = model.coef_
        bias[start + model.classes_] = model.intercept_
        start += HEADS[head]
    for row in range(many.shape[1]):
        if many[:, row].any():
            one = LogisticRegression(C=STRENGTH["codes"], solver="liblinear", tol=1e-3, random_state=0)
            one.fit(seen, many[:, row])
            weights[start + row] = one.coef_[0]
            bias[start + row] = one.intercept_[0]
    return _packed(weights, bias)


def _packed(weights: NDArray[np.float32], bias: Floats) -> Linear:
    grams = weights[:, : ngrams.BUCKETS]
    scale = np.abs(grams).max(axis=1) / 127.0
    scale[scale == 0] = 1.0
    packed = np.round(grams / scale[:, None]).astype(np.int8)
    named = (weights[:, ngrams.BUCKETS :] * CUE_SCALE).astype(np.float16).astype(np.float32)
    return Linear(packed, scale.astype(np.float32), named, bias)
