"""Reading YAML quickly, by the rules of YAML 1.2: "no" and "12:30" are words.

The reader is libyaml's, ten times as fast as the careful one in `app.content_files`, which takes over
wherever this one stumbles, so that a fault is still told with its line and column.
"""

import re
from typing import Any, ClassVar

import yaml  # type: ignore[import-untyped]


class QuickFault(ValueError):
    """The quick reader does not take this text; the careful one says why."""


class _Reader(yaml.CSafeLoader):  # type: ignore[misc]
    """libyaml with YAML 1.2's idea of what is not text, and no key twice."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        found: dict[Any, Any] = super().construct_mapping(node, deep)
        if len(found) != len(node.value):
            raise QuickFault("a key stands twice")
        return found


for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?:\.[0-9]*)?[eE][-+]?[0-9]+)", "-+.0123456789"),
):
    _Reader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first))


def quick(text: str) -> Any:
    """The first document of a text.

    Raises:
        QuickFault: the text is not YAML, or holds what the careful reader must look at.
    """
    if _ODD.search(text):
        raise QuickFault("a date, an anchor or a tag may stand in it")
    try:
        return yaml.load(text, Loader=_Reader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        raise QuickFault(str(error)) from error


_ODD = re.compile(
    r"^\s*(?:- |[\w.-]+:\s*)"
    r"(?:[&*!]|\d{4}-\d\d?-\d\d?|0[xob]?\d+\s*$|[-+]?\d[\d_]*_|[-+]?\.(?:inf|nan)\b)|^---|^%",
    re.MULTILINE | re.IGNORECASE,
)
"""What the two readers might take for different things; such files are rare and read carefully."""
