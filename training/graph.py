"""The tuned encoder as an ONNX graph, written out by hand.

Exporting from torch gives the same numbers, but not a graph whose attention the run time
can fuse, and not one that stops working on the colleague's words half-way (see
`training.network`). One input is read at a time, so there is no padding and no mask.
"""

from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, TensorProto, helper, numpy_helper, save

from app.appraisers.embedded.encoder import LONGEST
from training.network import ATTENDING, SHARED, WIDTH, Encoder, Layer

FUSED = "com.microsoft"
"""Domain of the run time's own operators."""


class _Graph:
    """Nodes and constants as they are added."""

    def __init__(self) -> None:
        self.nodes: list[object] = []
        self.constants: list[TensorProto] = []

    def constant(self, value: NDArray[np.generic]) -> str:
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, given: list[str], **settings: object) -> str:
        return self.nodes_of(kind, given, 1, **settings)[0]

    def nodes_of(self, kind: str, given: list[str], outputs: int, **settings: object) -> list[str]:
        number = len(self.nodes)
        names = [f"n{number}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, given, names, name=f"n{number}", **settings))
        return names

    def linear(self, x: str, weight: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
        """`weight` (out, in) as torch keeps it."""
        return self.node("Add", [self.node("MatMul", [x, self.constant(weight.T)]), self.constant(bias)])

    def norm(self, x: str, weight: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
        given = [x, self.constant(weight), self.constant(bias)]
        return self.node("LayerNormalization", given, axis=-1, epsilon=1e-12)

    def whole_number(self, value: int) -> str:
        return self.constant(np.array([value], dtype=np.int64))


def write(encoder: Encoder, path: Path) -> None:
    """Write the 32-bit graph: `ids` (pieces,) and `before` (1,) in, `states` (pieces, 384) out."""
    graph = _Graph()
    first, step, end = graph.whole_number(0), graph.whole_number(1), graph.whole_number(LONGEST)
    x = _embedded(graph, encoder, first, step)
    kept = ""
    for number, layer in enumerate(cast("list[Layer]", list(encoder.layers))):
        if number == SHARED:
            kept = graph.node("Slice", [x, first, "before", step])
            x = graph.node("Slice", [x, "before", end, step])
        x = _layer(graph, layer, x, kept)
    states = graph.node("Concat", [kept, x], axis=1) if kept else x
    graph.nodes.append(helper.make_node("Squeeze", [states, first], ["states"], name="states"))
    save(_model(graph), str(path))


def _embedded(graph: _Graph, encoder: Encoder, first: str, step: str) -> str:
    length = graph.node("Shape", ["ids"])
    rows = graph.node("Gather", [graph.constant(_numpy(encoder.tokens.weight)), "ids"])
    places = graph.node("Slice", [graph.constant(_numpy(encoder.places.weight)), first, length, first])
    count = graph.node("Range", [graph.constant(np.array(0)), graph.node("Squeeze", [length]),
                                 graph.constant(np.array(1))])  # fmt: skip
    side = graph.node("Cast", [graph.node("GreaterOrEqual", [count, "before"])], to=TensorProto.INT64)
    sides = graph.node("Gather", [graph.constant(_numpy(encoder.sides.weight)), side])
    total = graph.node("Add", [graph.node("Add", [rows, places]), sides])
    normed = graph.norm(total, _numpy(encoder.norm.weight), _numpy(encoder.norm.bias))
    return graph.node("Unsqueeze", [normed, first])


def _layer(graph: _Graph, layer: Layer, x: str, kept: str) -> str:
    """One layer; `kept` names the colleague's states once they are no longer worked on."""
    query, key, value = (
        (_numpy(part.weight), _numpy(part.bias)) for part in (layer.query, layer.key, layer.value)
    )
    widths = graph.constant(np.array([WIDTH] * (2 if kept else 3), dtype=np.int64))
    both = np.concatenate([key[0], value[0]]), np.concatenate([key[1], value[1]])
    if kept:
        asked = graph.linear(x, *query)
        seen = graph.linear(graph.node("Concat", [kept, x], axis=1), *both)
        keys, values = graph.nodes_of("Split", [seen, widths], 2, axis=2)
    else:
        three = np.concatenate([query[0], both[0]]), np.concatenate([query[1], both[1]])
        asked, keys, values = graph.nodes_of("Split", [graph.linear(x, *three), widths], 3, axis=2)
    mixed = graph.node("MultiHeadAttention", [asked, keys, values], domain=FUSED, num_heads=ATTENDING)
    mixed = graph.linear(mixed, _numpy(layer.mix.weight), _numpy(layer.mix.bias))
    x = graph.norm(graph.node("Add", [mixed, x]), _numpy(layer.mix_norm.weight), _numpy(layer.mix_norm.bias))
    risen = graph.node(
        "Gelu", [graph.linear(x, _numpy(layer.rise.weight), _numpy(layer.rise.bias))], domain=FUSED
    )
    fallen = graph.linear(risen, _numpy(layer.fall.weight), _numpy(layer.fall.bias))
    return graph.norm(graph.node("Add", [fallen, x]), _numpy(layer.norm.weight), _numpy(layer.norm.bias))


def _model(graph: _Graph) -> ModelProto:
    body = helper.make_graph(
        graph.nodes, "encoder",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["pieces"]),
         helper.make_tensor_value_info("before", TensorProto.INT64, [1])],
        [helper.make_tensor_value_info("states", TensorProto.FLOAT, ["pieces", WIDTH])],
        graph.constants,
    )  # fmt: skip
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=9)


def _numpy(tensor: object) -> NDArray[np.float32]:
    return np.asarray(tensor.detach().numpy(), dtype=np.float32)  # type: ignore[attr-defined]
