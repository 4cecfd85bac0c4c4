"""Fine-tuning the encoder: all three heads at once, embeddings frozen.

Beside the labels, a meaning vector is kept close to the base model's sentence vector,
so that the same body also matches questions by meaning.
"""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from app.appraisers.embedded.encoder import WordPieces, padded, previous_text
from app.appraisers.embedded.linear import HEADS, Features
from training.network import WIDTH, Reader, vocabulary
from training.samples import Sample, labels


@dataclass(frozen=True)
class Settings:
    """What the fine-tuning depends on; written into the manifest."""

    epochs: int = 5
    batch: int = 16
    rate: float = 1.2e-4
    head_rate: float = 15 * 1.2e-4
    decay: float = 0.01
    warm: float = 0.1
    code_weight: float = 0.4
    meaning_weight: float = 0.5
    alone: float = 0.08
    """Share of samples shown without the colleague's words, as callers may send none."""
    brain_float: bool = True
    """Multiply in bfloat16: twice as fast on recent processors; weights stay 32-bit."""
    seed: int = 7


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
class _Rows:
    pairs: list[tuple[list[int], list[int]]]
    cues: Tensor
    grade: Tensor
    move: Tensor
    codes: Tensor
    meaning: Tensor
    meaning_alone: Tensor

    def batches(self, order: list[list[int]], hidden: set[int]) -> Iterator[tuple[Tensor, ...]]:
        for picked in order:
            batch = padded([_alone(self.pairs[i]) if i in hidden else self.pairs[i] for i in picked])
            meant = [(self.meaning_alone if i in hidden else self.meaning)[i] for i in picked]
            yield (
                *(torch.from_numpy(part) for part in (batch.ids, batch.mask, batch.side)),
                self.cues[picked], self.grade[picked], self.move[picked], self.codes[picked],
                torch.stack(meant),
            )  # fmt: skip


def _alone(pair: tuple[list[int], list[int]]) -> tuple[list[int], list[int]]:
    """The pair without the colleague's words, as the run time reads an opening line."""
    ids, side = pair
    own = side.index(1)
    return [ids[0], ids[-1], *ids[own:]], [0, 0, *side[own:]]


def _single(pair: tuple[list[int], list[int]]) -> tuple[list[int], list[int]]:
    """The utterance as the base model reads one sentence."""
    ids, side = pair
    own = ids[side.index(1) :]
    return [ids[0], *own], [0] * (len(own) + 1)


def _taught(rows: list[tuple[list[int], list[int]]], brain_float: bool) -> Tensor:
    """Sentence vectors of the base model, (rows, 384): what the meaning vector is held to."""
    teacher = Reader().body.eval()
    out = torch.zeros(len(rows), WIDTH)
    order = sorted(range(len(rows)), key=lambda i: len(rows[i][0]))
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=brain_float):
        for start in range(0, len(order), 32):
            picked = order[start : start + 32]
            batch = padded([rows[i] for i in picked])
            pooled, _ = teacher(*(torch.from_numpy(part) for part in (batch.ids, batch.mask, batch.side)))
            out[picked] = pooled.float()
    return out


def _rows(found: list[Sample], seen: list[Features], brain_float: bool) -> _Rows:
    pieces = word_pieces()
    grade, move, many = labels(found)
    pairs = [pieces.pair(previous_text(s.heard.previous), s.heard.utterance) for s in found]
    return _Rows(
        pairs,
        torch.from_numpy(np.stack([f.cues for f in seen])),
        torch.from_numpy(grade),
        torch.from_numpy(move),
        torch.from_numpy(many),
        _taught(pairs, brain_float),
        _taught([_single(pair) for pair in pairs], brain_float),
    )


def tune(
    found: list[Sample],
    seen: list[Features],
    settings: Settings = Settings(),
    tell: Callable[[str], None] = print,
) -> Reader:
    """Fine-tune on the samples; `seen` are their features, in the same order."""
    seeded(settings.seed)
    rows = _rows(found, seen, settings.brain_float)
    reader = Reader()
    optimiser = _optimiser(reader, settings)
    steps = settings.epochs * -(-len(found) // settings.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, _warm_then_down(steps, settings.warm))
    dice = random.Random(settings.seed)
    reader.train()
    for epoch in range(settings.epochs):
        hidden = {i for i in range(len(found)) if dice.random() < settings.alone}
        total = 0.0
        for batch in rows.batches(_order(rows.pairs, settings.batch, dice), hidden):
            loss = _loss(reader, batch, settings)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call,unused-ignore]
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach()) * len(batch[0])
        tell(f"epoch {epoch + 1} of {settings.epochs}: loss {total / len(found):.3f}")
    return reader.eval()


def _loss(reader: Reader, batch: tuple[Tensor, ...], settings: Settings) -> Tensor:
    ids, mask, side, named, grade, move, many, target = batch
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=settings.brain_float):
        logits, meaning = reader(ids, mask, side, named)
    of_grade, of_move, of_codes = logits.float().split(list(HEADS.values()), 1)
    apart = 1.0 - nn.functional.cosine_similarity(meaning.float(), target).mean()
    codes = nn.functional.binary_cross_entropy_with_logits(of_codes, many, reduction="sum") / len(ids)
    loss: Tensor = (
        nn.functional.cross_entropy(of_grade, grade)
        + nn.functional.cross_entropy(of_move, move)
        + settings.code_weight * codes
        + settings.meaning_weight * apart
    )
    return loss


def _optimiser(reader: Reader, settings: Settings) -> torch.optim.Optimizer:
    heads = list(reader.heads.parameters())
    body = [p for p in reader.body.parameters() if p.requires_grad] + list(reader.meaning.parameters())
    return torch.optim.AdamW(
        [{"params": body, "lr": settings.rate}, {"params": heads, "lr": settings.head_rate}],
        weight_decay=settings.decay,
    )


def _warm_then_down(steps: int, warm: float) -> Callable[[int], float]:
    first = max(1, int(steps * warm))
    return lambda step: step / first if step < first else max(0.0, (steps - step) / max(1, steps - first))


def _order(pairs: list[tuple[list[int], list[int]]], size: int, dice: random.Random) -> list[list[int]]:
    """Batches of rows of like length, in shuffled order."""
    shuffled = list(range(len(pairs)))
    dice.shuffle(shuffled)
    chunk = size * 25
    batches: list[list[int]] = []
    for start in range(0, len(shuffled), chunk):
        near = sorted(shuffled[start : start + chunk], key=lambda i: len(pairs[i][0]))
        batches += [near[i : i + size] for i in range(0, len(near), size)]
    dice.shuffle(batches)
    return batches
