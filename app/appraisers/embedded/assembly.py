"""From probabilities to an appraisal: which codes, which words, what came last.

Grade and final move are chosen together, because an acknowledgement cannot be the
final move of a message graded full. Every clause is then given to one of the likely
codes (a best path, with a small price for changing code), and neighbours of one code
make one quote.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np

from app.appraisers.embedded.clauses import Span
from app.appraisers.embedded.linear import CODES, GRADES, Floats, Judged
from app.appraisers.embedded.questions import kind
from app.domain.behaviours import Code, Coded, Grade

THRESHOLD = 0.3
"""Least probability of a code beside the final move."""
CHANGE = 1.2
"""Price, in log probability, of changing code from one clause to the next."""
LAST = 0.5
"""Weight of the last clause's own judgement in the choice of the final move."""
WARMEST = 0.5
"""Weight of the warmest clause's own judgement in the choice of the grade."""
UNMOVED = 0.55
"""Weight of no empathy at all against the other grades in a message of several clauses: a question behind
warm words drowns them when all is read at once. On authors held out it changes as much for the better as
for the worse; below half it costs."""
HARSH = 0.6
"""Weight of harshness against the other moves. Heard where it is not, it closes a colleague to a kind
leader; on authors held out nearly half of what was heard as harsh without it was something else."""
_AT = {code: i for i, code in enumerate(CODES)}
_EMPATHIC = frozenset((Grade.THIN, Grade.FULL))


def choose(judged: Judged, clauses: int = 1) -> tuple[Grade, Code]:
    """The likeliest pair of grade and final move that can stand together."""
    pairs = np.outer(judged.grade, judged.move) * _table(clauses > 1)
    grade, move = divmod(int(pairs.argmax()), len(CODES))
    return GRADES[grade], CODES[move]


def weighed(whole: Judged, clauses: Sequence[Judged]) -> Judged:
    """The message's judgement with its clauses heard: the last for the move, the warmest for the grade.

    A message is read as a whole first, but its final move is what its last clause does,
    and an acknowledgement before an offer is easily drowned by it.
    """
    if len(clauses) < 2:
        return Judged(whole.grade, _cautious(whole.move), whole.codes)
    warmest = min(clauses, key=lambda clause: float(clause.grade[0]))
    return Judged(
        _weighing(GRADES.index(Grade.NONE), UNMOVED, (1 - WARMEST) * whole.grade + WARMEST * warmest.grade),
        _cautious((1 - LAST) * whole.move + LAST * clauses[-1].move),
        whole.codes,
    )


def _cautious(move: Floats) -> Floats:
    """Moves with harshness weighed down."""
    return _weighing(_AT[Code.BAR_HARSH], HARSH, move)


def _weighing(at: int, weight: float, values: Floats) -> Floats:
    """Probabilities with one of them weighed, summing to one again."""
    weights = np.ones_like(values)
    weights[at] = weight
    out: Floats = values * weights / float((values * weights).sum())
    return out


@cache
def _table(several: bool) -> Floats:
    """How far a grade (row) and a final move (column) can stand together, in one clause or several."""
    return np.array([[_together(grade, move, several) for move in CODES] for grade in GRADES], np.float32)


def _together(grade: Grade, move: Code, several: bool) -> float:
    if move is Code.EMP_EMPATHY:
        return float(grade in _EMPATHIC)
    if move is Code.EMP_ACK:
        return {Grade.ACK: 1.0, Grade.NONE: 0.0}.get(grade, 0.05 if several else 0.0)
    return 1.0 if grade is Grade.NONE or several else 0.15


def likely(judged: Judged, grade: Grade, move: Code) -> set[Code]:
    """Every code the message may carry: the final move, the grade's code, and those above threshold."""
    codes = {code for code in CODES if judged.codes[_AT[code]] >= THRESHOLD} | {move}
    codes -= {Code.EMP_EMPATHY, Code.EMP_ACK} - {move}
    if grade in _EMPATHIC:
        codes.add(Code.EMP_EMPATHY)
    elif grade is Grade.ACK:
        codes.add(Code.EMP_ACK)
    return codes


def spread(codes: set[Code], move: Code, clauses: Sequence[Judged]) -> list[Code]:
    """One code a clause: the best path through the codes that ends in the final move.

    `clauses` are the judgements of the clauses, in order; the answer has the same length.
    """
    allowed = sorted(codes | {move}, key=_AT.__getitem__)
    columns = [_AT[code] for code in allowed]
    gain = np.log(np.array([[0.5 * (c.codes[k] + c.move[k]) for k in columns] for c in clauses]) + 1e-4)
    change = CHANGE * (1.0 - np.eye(len(allowed)))
    total, back = gain[0], []
    for row in gain[1:]:
        table = total[:, None] - change
        back.append(table.argmax(axis=0))
        total = table.max(axis=0) + row
    at = allowed.index(move)
    path = [at]
    for step in reversed(back):
        at = int(step[at])
        path.append(at)
    return [allowed[i] for i in reversed(path)]


def coded(
    utterance: str, spans: Sequence[Span], path: Sequence[Code], judged: Judged, must: set[Code],
    clauses: Sequence[Judged],
) -> tuple[Coded, ...]:  # fmt: skip
    """Codes with their verbatim words, in order; a code in `must` without a clause takes its best one."""
    found: list[Coded] = []
    start = 0
    for i, code in enumerate(path):
        if i + 1 < len(path) and path[i + 1] is code:
            continue
        found.append(one(code, utterance[spans[start].start : spans[i].end], judged))
        start = i + 1
    for code in sorted(must - set(path), key=_AT.__getitem__, reverse=True):
        column = _AT[code]
        best = max(range(len(spans)), key=lambda i: float(clauses[i].codes[column] + clauses[i].move[column]))
        found.insert(0, one(code, spans[best].of(utterance), judged))
    return tuple(found)


def one(code: Code, quote: str, judged: Judged) -> Coded:
    """A code with its words and how sure the models are of it; the reason is still to be told."""
    column = _AT[code]
    sure = float(np.clip(max(judged.codes[column], judged.move[column]), 0.0, 1.0))
    subtype = (kind(quote) or "closed") if code is Code.BAR_QUESTION else ""
    return Coded(code=code, quote=quote, confidence=round(sure, 3), reason="", subtype=subtype)
