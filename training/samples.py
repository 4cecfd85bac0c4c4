"""Training samples: whole lines, and the clauses of lines that carry several codes.

A clause of a line is a sample of its own because at run time the models also judge
single clauses, to find the words behind each code. The linear half reads them apart;
the encoder reads a line once and judges its clauses where they stand.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from app.appraisers.embedded.clauses import Span, segment
from app.appraisers.embedded.context import Context
from app.appraisers.embedded.linear import CODES, GRADES, Features, Floats, features
from app.appraisers.embedded.spelling import spelt
from app.domain.behaviours import Code, Grade, Heard
from app.domain.spelling import spell_out
from training.lines import Line

_AT = {code: i for i, code in enumerate(CODES)}


@dataclass(frozen=True)
class Sample:
    """A text, what it answers, and its labels."""

    heard: Heard
    grade: Grade
    move: Code
    codes: frozenset[Code]
    whole: bool

    def features(self) -> Features:
        """The sample as the linear models see it."""
        text = self.heard.utterance
        return features(text, Context(self.heard), segment(text)[-1].of(text))


def read_out(line: Line) -> Line:
    """The line as the appraiser reads it: words spelled out, the quotes of its clauses with them."""
    text, heard = spell_out(line.utterance), spelt(line.heard())
    found, place = [], 0
    for clause in line.clauses:
        start = line.utterance.index(clause.quote, place)
        place = start + len(clause.quote)
        quote = text.text[text.offset(start) : text.offset(place)]
        found.append(clause.model_copy(update={"quote": quote}))
    return line.model_copy(
        update={"utterance": text.text, "previous": heard.previous, "clauses": tuple(found)}
    )


def whole(line: Line) -> Sample:
    """The line itself as a sample."""
    return Sample(line.heard(), line.empathy, line.final_move, line.codes, True)


def clauses(line: Line) -> list[Sample]:
    """Every coded clause of a line as a sample."""
    found = []
    for clause in line.clauses:
        grade = Grade.NONE
        if clause.code is Code.EMP_EMPATHY:
            grade = line.empathy
        elif clause.code is Code.EMP_ACK:
            grade = Grade.ACK
        heard = replace(line.heard(), utterance=clause.quote)
        found.append(Sample(heard, grade, clause.code, frozenset((clause.code,)), False))
    return found


def samples(lines: Iterable[Line]) -> list[Sample]:
    """Samples of the linear half: every line, and behind it its clauses if there are several."""
    return [
        sample
        for line in map(read_out, lines)
        for sample in (whole(line), *(clauses(line) if len(line.clauses) > 1 else ()))
    ]


@dataclass(frozen=True)
class Reading:
    """A line as the encoder is taught it: the message, its last clause, its coded clauses in place."""

    whole: Sample
    last: Span
    spans: tuple[Span, ...]
    clauses: tuple[Sample, ...]

    def cues(self) -> Floats:
        """Cue vectors of the message and of its clauses, a row each."""
        return np.stack([sample.features().cues for sample in (self.whole, *self.clauses)])


def reading(line: Line) -> Reading:
    """The line as one reading; its quotes are verbatim and in order."""
    line = read_out(line)
    spans, place = [], 0
    for clause in line.clauses:
        place = line.utterance.index(clause.quote, place)
        spans.append(Span(place, place + len(clause.quote)))
        place = spans[-1].end
    return Reading(whole(line), segment(line.utterance)[-1], tuple(spans), tuple(clauses(line)))


def labels(found: list[Sample]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
    """Grade indices (n,), move indices (n,) and a (n, codes) matrix of zeros and ones."""
    many = np.zeros((len(found), len(CODES)), dtype=np.float32)
    for row, sample in enumerate(found):
        for code in sample.codes:
            many[row, _AT[code]] = 1.0
    grade = np.array([GRADES.index(s.grade) for s in found], dtype=np.int64)
    move = np.array([_AT[s.move] for s in found], dtype=np.int64)
    return grade, move, many
