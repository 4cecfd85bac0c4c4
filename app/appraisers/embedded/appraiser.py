"""The embedded appraiser: always there, no network, a few milliseconds a line."""

import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import numpy as np

from app.appraisers.embedded import assembly, confidence, rules, safety
from app.appraisers.embedded.clauses import Span, segment
from app.appraisers.embedded.confidence import Scale
from app.appraisers.embedded.context import Context
from app.appraisers.embedded.encoder import Encoder
from app.appraisers.embedded.limits import acts, limits
from app.appraisers.embedded.linear import CODES, Judged, Linear, features
from app.appraisers.embedded.markers import markers
from app.appraisers.embedded.openness import shaded
from app.appraisers.embedded.plainly import goes_back
from app.appraisers.embedded.reasons import reason
from app.appraisers.embedded.silence import silence
from app.appraisers.embedded.spelling import as_written, spelt
from app.domain.behaviours import Appraisal, Code, Coded, Family, Grade, Heard
from app.errors import AppraiserUnavailable

WEIGHTS = Path(__file__).parent / "weights"
"""The weights shipped with the package."""
SHARE = 0.4
"""Weight of the linear half where both halves judge; chosen on the fold with the encoder."""


@dataclass(frozen=True)
class _Models:
    """What the weights folder holds."""

    linear: Linear
    encoder: Encoder | None
    scale: Scale


@dataclass(frozen=True)
class _Read:
    """One utterance as the models see it: as a whole and clause by clause."""

    context: Context
    spans: Sequence[Span]
    whole: Judged
    clauses: Sequence[Judged]


class EmbeddedAppraiser:
    """Codes utterances with models trained by this project, and rules they cannot overrule.

    Args:
        weights: folder with `manifest.json`, `linear.npz`, `encoder.onnx`, `heads.npz`,
            `tokenizer.json` and `confidence.json`. Without `encoder.onnx` the linear half judges alone,
            less accurately.
        threads: threads the encoder may use.

    Nothing is read before the first use or `load()`. Instances may be shared between threads.
    """

    def __init__(self, weights: Path = WEIGHTS, threads: int = 1) -> None:
        self._folder = weights
        self._threads = threads
        self._lock = threading.Lock()
        self._models: _Models | None = None

    def load(self) -> None:
        """Read the weights now.

        Raises:
            AppraiserUnavailable: a file is missing or unreadable, or was built for another version.
        """
        self._ready()

    @property
    def name(self) -> str:
        """What the record calls it: `embedded`, with the hash of the lines it learned from."""
        try:
            return f"embedded:{self.manifest['data']}"
        except (OSError, ValueError, KeyError):
            return "embedded"

    @property
    def manifest(self) -> dict[str, object]:
        """What the weights were built from: data hash, date, settings, library versions."""
        text = (self._folder / "manifest.json").read_text(encoding="utf-8")
        return cast("dict[str, object]", json.loads(text))

    async def appraise(self, heard: Heard) -> Appraisal:
        """Code one utterance, off the event loop."""
        import asyncio  # a sixth of the import time, and the command line never needs it

        return await asyncio.to_thread(self.appraise_line, heard)

    def appraise_line(self, heard: Heard) -> Appraisal:
        """Code one utterance; no text makes it raise, and every quote is verbatim.

        Raises:
            AppraiserUnavailable: the weights cannot be read.
        """
        return as_written(self._coded(Context(spelt(heard))), heard.utterance)

    def _coded(self, context: Context) -> Appraisal:
        utterance = context.heard.utterance
        quiet = silence(context)
        if quiet is not None:
            return _single(quiet[0], utterance, 1.0, quiet[1])
        read = self._read(context)
        aside = rules.outside(context, read.whole)
        if aside is not None:
            sure = max(0.9, float(read.whole.codes[CODES.index(aside[0])]))
            return _single(aside[0], utterance.strip(), sure, aside[1])
        settled = {Code.OTH_DISTRESS} | rules.impossible(context)
        found = _appraised(_Read(
            context, read.spans, read.whole.without(settled), [one.without(settled) for one in read.clauses]
        ))  # fmt: skip
        return replace(found, codes=tuple(self._told(item) for item in found.codes))

    def _told(self, item: Coded) -> Coded:
        """The code with what its confidence is worth and why it was given; a rule has said both itself."""
        if item.reason:
            return item
        models = self._ready()
        sure = round(models.scale.of(item.confidence), 3)
        because = reason(item.code, item.quote, models.linear.words)
        return replace(item, confidence=sure, reason=because)

    def scores(self, heard: Heard) -> dict[str, float]:
        """Probability of every code, 0 to 1; a code that a rule decided has at least 0.9.

        That of an open question is seen in the light of the question's form.
        """
        context = Context(spelt(heard))
        if silence(context) is None:
            values = self._read(context).whole.codes
        else:
            values = np.zeros(len(CODES), dtype=np.float32)
        out = {code.value: round(float(value), 4) for code, value in zip(CODES, values, strict=True)}
        for item in self.appraise_line(heard).codes:
            if item.confidence >= 0.9:
                out[item.code.value] = max(out[item.code.value], round(item.confidence, 4))
        out[Code.UND_OPEN] = round(shaded(out[Code.UND_OPEN], context.heard.utterance), 4)
        return out

    def _ready(self) -> _Models:
        with self._lock:
            if self._models is None:
                try:
                    self._models = self._read_weights()
                except Exception as error:
                    raise AppraiserUnavailable(f"The appraiser's weights cannot be read: {error}") from error
            return self._models

    def _read_weights(self) -> _Models:
        whole = (self._folder / "encoder.onnx").is_file()
        return _Models(
            Linear.load(self._folder / "linear.npz"),
            Encoder(self._folder, self._threads) if whole else None,
            Scale.load(self._folder / confidence.FILE),
        )

    def _read(self, context: Context) -> _Read:
        models = self._ready()
        linear, encoder = models.linear, models.encoder
        utterance = context.heard.utterance
        spans = segment(utterance)
        texts = [utterance, *(span.of(utterance) for span in spans)] if len(spans) > 1 else [utterance]
        seen = [features(texts[0], context, spans[-1].of(utterance))]
        seen += [features(text, context, text) for text in texts[1:]]
        judged = [linear.judge(one) for one in seen]
        if encoder is not None:
            cues = np.stack([one.cues for one in (seen if len(spans) > 1 else seen * 2)])
            whole, clauses = encoder.judge(context.heard.previous, utterance, spans, cues)
            judged = [
                ours.mix(theirs, SHARE) for ours, theirs in zip(judged, [whole, *clauses], strict=False)
            ]
        return _Read(context, spans, judged[0], judged[1:] or judged)


def _single(code: Code, quote: str, sure: float, because: str) -> Appraisal:
    item = Coded(code=code, quote=quote, confidence=min(1.0, sure), reason=because)
    return Appraisal(codes=(item,), final_move=code)


def _appraised(read: _Read) -> Appraisal:
    context, utterance = read.context, read.context.heard.utterance
    grade, move = assembly.choose(assembly.weighed(read.whole, read.clauses), len(read.spans))
    again = rules.repeated(grade, move, context)
    if again is not None:
        return _single(again, utterance.strip(), 0.95, "said before in this conversation")
    must = assembly.likely(read.whole, grade, move)
    if limits(utterance):
        must.add(Code.SAFE_CONFID)
        must.discard(Code.BAR_SECRECY)
        if move in (
            Code.BAR_SECRECY, Code.BAR_REASSURE, Code.BAR_MINIMISE, Code.BAR_HARSH, Code.BAR_AVOID,
            Code.OTH_NEUTRAL, Code.OTH_DISTRESS,
        ):  # fmt: skip
            must.discard(move)
            move = Code.SAFE_CONFID
    if acts(utterance, context.heard.rung):
        must.add(Code.SAFE_ACT)
        if move.family not in (Family.SAFETY, Family.UNDERSTANDING, Family.EMPATHISING):
            must.discard(move)
            move = Code.SAFE_ACT
    asks = [i for i, span in enumerate(read.spans) if safety.asks_about_suicide(span.of(utterance))]
    if asks or safety.asks_about_suicide(utterance):
        must.add(Code.SAFE_ASK)
        must.discard(Code.BAR_QUESTION)
        if not asks or asks[-1] == len(read.spans) - 1 or move is Code.BAR_QUESTION:
            move = Code.SAFE_ASK
    path = assembly.spread(must, move, read.clauses)
    keep = {code for code in must if _needed(code, grade)}
    items = assembly.coded(utterance, read.spans, path, read.whole, keep, read.clauses)
    items = tuple(_settled(item, context) for item in items)
    if {item.code for item in items} <= rules.GOING_BACK and goes_back(utterance):
        sure = max(item.confidence for item in items)
        items = _single(Code.ATT_FOLLOWUP, utterance.strip(), sure, "goes back to their own words").codes
    felt = " ".join(i.quote for i in items if i.code in (Code.EMP_EMPATHY, Code.EMP_ACK)) or utterance
    return Appraisal(
        codes=items,
        final_move=items[-1].code,
        empathy=grade,
        markers=markers(grade, felt, context),
        cancelled=grade is not Grade.NONE and rules.cancelled(path, read.spans),
    )


def _needed(code: Code, grade: Grade) -> bool:
    return code in (Code.SAFE_ASK, Code.SAFE_ACT, Code.SAFE_CONFID) or (
        code in (Code.EMP_EMPATHY, Code.EMP_ACK) and grade is not Grade.NONE
    )


def _settled(item: Coded, context: Context) -> Coded:
    code, because = rules.settled(item.code, context, item.quote, item.confidence)
    return item if code is item.code else replace(item, code=code, reason=because, subtype="")
