"""How far the appraiser hears what human coders heard in counselling it has never seen.

It reads transcripts of motivational interviewing in the columns that AnnoMI is published in
(`AnnoMI-full.csv`: transcript_id, mi_quality, utterance_id, interlocutor, utterance_text,
therapist_input_subtype, reflection_exists, question_exists, question_subtype). Such transcripts are
for measuring only: the appraiser is not trained on them, and none of them is kept here. The regression below
is part of the measuring; nothing of it is kept.

What stands for what: the scheme codes a reflection of feeling as a reflection, so acknowledgement and
empathy count as reflecting; a question is its mark and its codes; how open it is, its form and its codes.
Whether a conversation was shown as a good one is foretold from the mean probability of every code in it by
ridge regression, each conversation by what was learned from all the others; the same is done with what the
coders themselves found and with the length of turns, for comparison.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.appraisers.embedded.cues import found
from app.appraisers.embedded.openness import openness
from app.domain.behaviours import Code, Heard

Scores = Callable[[Heard], dict[str, float]]

BEFORE = 2
"""Turns of the client before a counsellor's, as in a rehearsal."""
RUNG = 3
"""How far the client has opened, which the transcripts do not say: they talk about themselves throughout."""
DRAWS = 500
"""Samples drawn, with replacement, for an interval."""
OPEN = (Code.UND_OPEN, Code.ATT_CHECKIN, Code.HLP_ASK)
CLOSED = (Code.BAR_QUESTION, Code.SAFE_ASK)
REFLECTING = (
    *(Code.UND_REFLECT_SIMPLE, Code.UND_REFLECT_COMPLEX, Code.UND_CHECK),
    *(Code.EMP_ACK, Code.EMP_EMPATHY, Code.EMP_PARROT),
)
RIDGE = 1.0
"""Weight of the penalty in the regression over conversations, whose columns have a spread of one."""


@dataclass(frozen=True)
class Counselled:
    """A counsellor's turn, with what the coders found in it; `open` is None where nothing is asked."""

    conversation: str
    good: bool
    """Whether the conversation was filmed to show how it is done, and not how it is not."""
    heard: Heard
    asks: bool
    open: bool | None
    reflects: bool
    advises: bool

    @property
    def found(self) -> list[bool]:
        """What the coders found, one after the other; nothing asked is nothing asked openly."""
        return [self.asks, bool(self.open), self.reflects, self.advises]


@dataclass(frozen=True)
class Area:
    """The area under a ROC curve with its 95 % interval, and how many there were of each kind."""

    name: str
    present: int
    absent: int
    area: float
    low: float
    high: float


def read(files: Iterable[Path]) -> list[Counselled]:
    """Every counsellor's turn, with the client's turns before it; the first coding of each counts.

    Raises:
        KeyError: A column is missing.
    """
    rows = [row for file in files for row in _rows(file)]
    out: list[Counselled] = []
    for name, group in groupby(rows, key=lambda row: row["transcript_id"]):
        client: list[str] = []
        counsellor: list[str] = []
        last = -2
        for row in group:
            number = int(row["utterance_id"])
            if number == last:  # coded once more by somebody else
                continue
            if number != last + 1:
                client, counsellor = [], []
            last = number
            if row["interlocutor"] == "client":
                client.append(row["utterance_text"])
                continue
            out.append(_turn(name, row, client, counsellor))
            counsellor.append(row["utterance_text"])
    return out


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _turn(name: str, row: dict[str, str], client: Sequence[str], counsellor: Sequence[str]) -> Counselled:
    asks = row["question_exists"] == "True"
    return Counselled(
        conversation=name,
        good=row["mi_quality"] == "high",
        heard=Heard(
            utterance=row["utterance_text"],
            previous=tuple(client[-BEFORE:]),
            said=tuple(counsellor),
            rung=RUNG,
        ),
        asks=asks,
        open=row["question_subtype"] == "open" if asks else None,
        reflects=row["reflection_exists"] == "True",
        advises=row["therapist_input_subtype"] == "advice",
    )


def areas(turns: Sequence[Counselled], scores: Scores) -> list[Area]:
    """What was asked, asked openly, reflected and advised, and which conversations were good ones.

    The scores are those of `EmbeddedAppraiser.scores`. What has only one kind in it is left out.
    """
    heard = [(turn, scores(turn.heard)) for turn in turns]
    asked = [(turn, got) for turn, got in heard if turn.asks]
    told = [
        _area("asks", [t.asks for t, _ in heard], [_asking(t, got) for t, got in heard]),
        _area("asks openly, of those that ask", [bool(t.open) for t, _ in asked],
              [_opening(t, got) for t, got in asked]),
        _area("reflects", [t.reflects for t, _ in heard],
              [sum(got[c] for c in REFLECTING) for _, got in heard]),
        _area("advises", [t.advises for t, _ in heard], [got[Code.BAR_ADVICE] for _, got in heard]),
    ]  # fmt: skip
    talks = [list(group) for _, group in groupby(heard, key=lambda one: one[0].conversation)]
    good = [talk[0][0].good for talk in talks]
    for name, of_turn in (
        ("by codes", lambda turn, got: list(got.values())),
        ("by what the coders found", lambda turn, got: turn.found),
        ("by words a turn alone", lambda turn, got: [len(turn.heard.utterance.split())]),
    ):
        seen = np.array([np.mean([of_turn(*one) for one in talk], axis=0) for talk in talks], dtype=float)
        told.append(_area(f"conversation shown as good, {name}", good, foretold(seen, good)))
    return [one for one in told if one is not None]


def _asking(turn: Counselled, got: dict[str, float]) -> float:
    return ("question" in found(turn.heard.utterance)) + max(got[c] for c in (*OPEN, *CLOSED, Code.UND_CHECK))


def _opening(turn: Counselled, got: dict[str, float]) -> float:
    return openness(turn.heard.utterance) + max(got[c] for c in OPEN) - max(got[c] for c in CLOSED)


def foretold(seen: NDArray[np.float64], good: Sequence[bool]) -> NDArray[np.float64]:
    """How good each conversation looks to a ridge regression over all the others; higher is better.

    `seen` has a row for each conversation. Both kinds weigh the same, however many there are of each.
    """
    kinds = np.array(good)
    aims = np.where(kinds, 1.0, -1.0)
    out = np.zeros(len(kinds))
    for at in range(len(kinds)):
        rest = np.arange(len(kinds)) != at
        weights = np.where(kinds, 1 / max(1, kinds[rest].sum()), 1 / max(1, (~kinds[rest]).sum()))[rest]
        weights *= rest.sum() / weights.sum()
        middle, spread = seen[rest].mean(axis=0), seen[rest].std(axis=0) + 1e-9
        rows = np.column_stack([np.ones(len(seen)), (seen - middle) / spread])
        penalty = RIDGE * np.eye(rows.shape[1])
        penalty[0, 0] = 1e-9
        weighed = rows[rest].T * weights
        out[at] = rows[at] @ np.linalg.solve(weighed @ rows[rest] + penalty, weighed @ aims[rest])
    return out


def _area(name: str, true: Sequence[bool], height: Sequence[float] | NDArray[np.float64]) -> Area | None:
    kinds, heights = np.array(true), np.array(height)
    if kinds.all() or not kinds.any():
        return None
    drawn = np.random.default_rng(7).integers(len(kinds), size=(DRAWS, len(kinds)))
    found = [under_curve(kinds[at], heights[at]) for at in drawn if 0 < kinds[at].sum() < len(at)]
    low, high = np.quantile(found, (0.025, 0.975))
    return Area(
        name, int(kinds.sum()), int((~kinds).sum()), under_curve(kinds, heights), float(low), float(high)
    )


def under_curve(kinds: NDArray[np.bool_], heights: NDArray[np.float64]) -> float:
    """The share of pairs, one of each kind, in which the one that does stands higher; a tie counts half."""
    _, place, together = np.unique(heights, return_inverse=True, return_counts=True)
    ranks = (together.cumsum() - (together - 1) / 2)[place]
    there = int(kinds.sum())
    return float((ranks[kinds].sum() - there * (there + 1) / 2) / (there * (len(kinds) - there)))


def written(found: Sequence[Area]) -> str:
    """The areas as a table."""
    head = (
        "| what | that do | that do not | area under the curve | 95 % of samples |\n|---|---:|---:|---:|---:|"
    )
    body = (
        f"| {a.name} | {a.present} | {a.absent} | {a.area:.2f} | {a.low:.2f} to {a.high:.2f} |" for a in found
    )
    return "\n".join([head, *body])
