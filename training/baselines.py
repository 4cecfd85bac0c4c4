"""What an appraiser that does not listen would score: the majority, and length alone."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from app.appraisers.embedded.text import words
from app.domain.behaviours import Appraisal, Code, Coded, Grade, Heard
from training.lines import Line
from training.measure import Appraise


def _given(grade: Grade, code: Code) -> Appraisal:
    return Appraisal(codes=(Coded(code=code, quote="", confidence=1.0),), final_move=code, empathy=grade)


def majority(lines: Sequence[Line]) -> Appraise:
    """Always the commonest grade and the commonest final move of the lines."""
    (grade, _), = Counter(line.empathy for line in lines).most_common(1)  # fmt: skip
    (move, _), = Counter(line.final_move for line in lines).most_common(1)  # fmt: skip
    return lambda heard: _given(grade, move)


def length_only(lines: Sequence[Line]) -> Appraise:
    """Logistic regression on the number of words and nothing else."""
    seen = np.array([_length(line.heard()) for line in lines])
    grade = LogisticRegression(max_iter=500).fit(seen, [line.empathy.value for line in lines])
    move = LogisticRegression(max_iter=500).fit(seen, [line.final_move.value for line in lines])

    def appraise(heard: Heard) -> Appraisal:
        one = np.array([_length(heard)])
        return _given(Grade(grade.predict(one)[0]), Code(move.predict(one)[0]))

    return appraise


def _length(heard: Heard) -> list[float]:
    count = len(words(heard.utterance))
    return [count / 20, float(np.log1p(count)), float(count <= 4)]
