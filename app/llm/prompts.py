"""Prompt templates: read from files, checked against what they declare, rendered in a sandbox.

A template begins with a comment that holds its version and the variables it uses:

    {#---
    version: "1"
    says: What it is for.
    variables: [name, place]
    ---#}
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, TemplateError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from app.errors import ContentFault

_HEAD = re.compile(r"\A\{#---\n(.*?)\n---#\}\n", re.DOTALL)
_TAGS = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
DIGEST_CHARACTERS = 12


class Prompts:
    """All templates of a folder. A folder of one's own may replace any of them by name."""

    def __init__(self, sources: dict[str, str]) -> None:
        """Take templates by name. Raises ContentFault where one does not hold together."""
        self._environment = ImmutableSandboxedEnvironment(
            undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=False
        )
        self._sources = dict(sorted(sources.items()))
        self._declared = {n: frozenset(declared_in(n, s)) for n, s in self._sources.items()}
        for name, source in self._sources.items():
            self._check(name, source)
        self._templates = {n: self._environment.from_string(_body(s)) for n, s in self._sources.items()}
        whole = "\0".join(f"{name}\0{source}" for name, source in self._sources.items())
        self.version = hashlib.sha256(whole.encode()).hexdigest()[:DIGEST_CHARACTERS]
        """Changes with any letter of any template."""

    @classmethod
    def load(cls, folder: Path, own: Path | None = None) -> "Prompts":
        """Read `folder/*.j2`, and over them those of a folder of one's own, if it exists."""
        sources = dict(_read(folder))
        if not sources:
            raise ContentFault(f"There are no prompts in {folder}.")
        if own is not None and own.is_dir():
            sources |= dict(_read(own))
        return cls(sources)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the templates."""
        return tuple(self._sources)

    def render(self, name: str, /, **values: Any) -> str:
        """A template with its variables put in; a missing one is an error, as is one it does not declare."""
        declared = self._declared[name]
        if declared != set(values):
            wrong = ", ".join(sorted(declared ^ set(values)))
            raise ContentFault(f"{name}: the variables do not fit: {wrong}.")
        return re.sub(r"\n{3,}", "\n\n", self._templates[name].render(**values)).strip()

    def own_words(self) -> str:
        """What the templates say themselves, without anything put in."""
        return "\n".join(_TAGS.sub("\n", _body(source)) for source in self._sources.values())

    def _check(self, name: str, source: str) -> None:
        declared = self._declared[name]
        try:
            used = meta.find_undeclared_variables(self._environment.parse(_body(source)))
        except TemplateError as error:
            raise ContentFault(f"{name}: {error}.") from error
        if used != declared:
            wrong = ", ".join(sorted(used ^ declared))
            raise ContentFault(f"{name}: declared and used variables differ: {wrong}.")


def declared_in(name: str, source: str) -> list[str]:
    """The variables a template declares. Raises ContentFault where its head is missing or wrong."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    found = _HEAD.match(source)
    try:
        head = YAML(typ="safe", pure=True).load(found[1]) if found else None
    except YAMLError:
        head = None
    if not isinstance(head, dict) or set(head) != {"version", "says", "variables"}:
        raise ContentFault(f"{name}: begins with a comment that gives version, says and variables.")
    return [str(variable) for variable in head["variables"]]


def _body(source: str) -> str:
    return _HEAD.sub("", source, count=1)


def _read(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*.j2")):
        try:
            yield path.name.removesuffix(".j2"), path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ContentFault(f"{path} cannot be read as UTF-8 text.") from error
