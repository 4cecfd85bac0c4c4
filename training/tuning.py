"""Fine-tuning the encoder: all heads at once, of messages and of their clauses, embeddings frozen."""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from app.appraisers.embedded.encoder import Pair, WordPieces, previous_text
from app.appraisers.embedded.linear import HEADS, Floats
from training.lines import Line
from training.network import Reader, vocabulary
from training.rough import rough
from training.samples import Reading, Sample, labels, reading


@dataclass(frozen=True)
class Settings:
    """What the fine-tuning depends on; written into the manifest."""

    epochs: int = 4
    batch: int = 16
    rate: float = 1.2e-4
    head_rate: float = 15 * 1.2e-4
    decay: float = 0.01
    warm: float = 0.1
    code_weight: float = 0.4
    clause_weight: float = 0.5
    blank: float = 0.06
    """Share of word pieces hidden from the encoder in training, so that it leans on no single word."""
    rough: float = 0.25
    """Share of lines shown said another way (`training/rough.py`), in each epoch other ones."""
    alone: float = 0.08
    """Share of lines shown without the colleague's words, as callers may send none."""
    brain_float: bool = True
    """Multiply in bfloat16: twice as fast on recent processors; weights stay 32-bit."""
    seed: int = 7


BLANK = 4
"""Number of the piece `[MASK]`; padding and the other marks stand before it, words after it."""


def seeded(seed: int) -> None:
    """One thread and fixed seeds: the same lines give the same weights."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    random.seed(seed)
    np.random.seed(seed)


def word_pieces() -> WordPieces:
    """The cut-down tokenizer, as the run time uses it."""
    return WordPieces(Tokenizer.from_str(json.dumps(vocabulary()[0])))


@dataclass(frozen=True)
class Batch:
    """Some readings, padded: what the network reads, and the labels it is held to.

    `ids`, `mask` and `side` are (rows, length), `means` (rows, 3 + most clauses, length), `row`
    (clauses, 2), `named` (rows + clauses, cues).
    """

    ids: Tensor
    mask: Tensor
    side: Tensor
    means: Tensor
    row: Tensor
    named: Tensor
    whole: tuple[Tensor, ...]
    clause: tuple[Tensor, ...]

    @property
    def given(self) -> tuple[Tensor, ...]:
        """What the network is called with."""
        return self.ids, self.mask, self.side, self.means, self.row, self.named


def _targets(found: list[Sample]) -> tuple[Tensor, ...]:
    return tuple(torch.from_numpy(part) for part in labels(found))


class Rows:
    """Every reading as word pieces, cues and labels, to be dealt in batches.

    `seen` holds, for each reading, the cue vectors of the message and of its clauses.
    """

    def __init__(self, found: list[Reading], seen: list[Floats]) -> None:
        pieces = word_pieces()
        self._found, self._seen = found, seen
        self.pairs, self._alone = (
            [pieces.pair(previous_text(r.whole.heard.previous) if shown else "", r.whole.heard.utterance)
             for r in found] for shown in (True, False)
        )  # fmt: skip

    def batches(self, order: list[list[int]], hidden: set[int]) -> Iterator[Batch]:
        """The picked readings, batch by batch; those in `hidden` without the colleague's words."""
        for picked in order:
            yield self._batch(picked, [(self._alone if i in hidden else self.pairs)[i] for i in picked])

    def _batch(self, picked: list[int], pairs: list[Pair]) -> Batch:
        found = [self._found[i] for i in picked]
        length, most = max(len(p.ids) for p in pairs), max(len(r.spans) for r in found)
        ids, mask, side = (np.zeros((len(picked), length), dtype=np.int64) for _ in range(3))
        means = np.zeros((len(picked), 3 + most, length), dtype=np.float32)
        row = []
        for i, (pair, one) in enumerate(zip(pairs, found, strict=True)):
            size = len(pair.ids)
            ids[i, :size], mask[i, :size], side[i, pair.before : size] = pair.ids, 1, 1
            means[i, : 3 + len(one.spans), :size] = pair.means((one.last, *one.spans))
            row += [(i, 3 + n) for n in range(len(one.spans))]
        named = [self._seen[i][0] for i in picked] + [cues for i in picked for cues in self._seen[i][1:]]
        return Batch(
            torch.from_numpy(ids), torch.from_numpy(mask), torch.from_numpy(side), torch.from_numpy(means),
            torch.tensor(row), torch.from_numpy(np.stack(named)),
            _targets([r.whole for r in found]), _targets([c for r in found for c in r.clauses]),
        )  # fmt: skip


def tune(
    lines: list[Line],
    settings: Settings = Settings(),
    tell: Callable[[str], None] = print,
) -> Reader:
    """Fine-tune on the lines, a share of them said another way in each epoch."""
    seeded(settings.seed)
    smooth = [reading(line) for line in lines]
    seen = [one.cues() for one in smooth]
    reader = Reader()
    optimiser = _optimiser(reader, settings)
    steps = settings.epochs * -(-len(lines) // settings.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, _warm_then_down(steps, settings.warm))
    dice = random.Random(settings.seed)
    reader.train()
    for epoch in range(settings.epochs):
        rows = _rows(lines, smooth, seen, settings.rough, dice)
        hidden = {i for i in range(len(lines)) if dice.random() < settings.alone}
        total = 0.0
        for batch in rows.batches(_order(rows.pairs, settings.batch, dice), hidden):
            loss = _loss(reader, batch, settings)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call,unused-ignore]
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach()) * len(batch.ids)
        tell(f"epoch {epoch + 1} of {settings.epochs}: loss {total / len(lines):.3f}")
    return reader.eval()


def _rows(
    lines: list[Line], smooth: list[Reading], seen: list[Floats], share: float, dice: random.Random
) -> Rows:
    found, named = list(smooth), list(seen)
    for i, line in enumerate(lines):
        if dice.random() < share:
            found[i] = reading(rough(line, dice))
            named[i] = found[i].cues()
    return Rows(found, named)


def _loss(reader: Reader, batch: Batch, settings: Settings) -> Tensor:
    ids, *rest = batch.given
    gone = (torch.rand(ids.shape) < settings.blank) & (ids > BLANK)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=settings.brain_float):
        whole, clause = reader(torch.where(gone, torch.full_like(ids, BLANK), ids), *rest)
    return _apart(whole, batch.whole, settings) + settings.clause_weight * _apart(
        clause, batch.clause, settings
    )


def _apart(logits: Tensor, wanted: tuple[Tensor, ...], settings: Settings) -> Tensor:
    grade, move, many = wanted
    of_grade, of_move, of_codes = logits.float().split(list(HEADS.values()), 1)
    codes = nn.functional.binary_cross_entropy_with_logits(of_codes, many, reduction="sum") / len(grade)
    loss: Tensor = (
        nn.functional.cross_entropy(of_grade, grade)
        + nn.functional.cross_entropy(of_move, move)
        + settings.code_weight * codes
    )
    return loss


def _optimiser(reader: Reader, settings: Settings) -> torch.optim.Optimizer:
    heads = [*reader.whole.parameters(), *reader.clause.parameters()]
    body = [p for p in reader.body.parameters() if p.requires_grad]
    return torch.optim.AdamW(
        [{"params": body, "lr": settings.rate}, {"params": heads, "lr": settings.head_rate}],
        weight_decay=settings.decay,
    )


def _warm_then_down(steps: int, warm: float) -> Callable[[int], float]:
    first = max(1, int(steps * warm))
    return lambda step: step / first if step < first else max(0.0, (steps - step) / max(1, steps - first))


def _order(pairs: list[Pair], size: int, dice: random.Random) -> list[list[int]]:
    """Batches of rows of like length, in shuffled order."""
    shuffled = list(range(len(pairs)))
    dice.shuffle(shuffled)
    chunk = size * 25
    batches: list[list[int]] = []
    for start in range(0, len(shuffled), chunk):
        near = sorted(shuffled[start : start + chunk], key=lambda i: len(pairs[i].ids))
        batches += [near[i : i + size] for i in range(0, len(near), size)]
    dice.shuffle(batches)
    return batches
