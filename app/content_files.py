"""Content files to mappings: strictly read, and kept parsed beside the data, as parsing takes seconds."""

import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

from app.errors import ContentFault
from app.yaml import QuickFault, quick


class ContentFiles:
    """Reads content files.

    Args:
        cache: folder for parsed files, keyed by their content; None where nothing is kept.
    """

    def __init__(self, cache: Path | None) -> None:
        self._cache = cache

    def read(self, path: Path) -> dict[str, Any]:
        """A file as a mapping. Raises ContentFault, naming the file and, of a fault in it, the line."""
        try:
            text = path.read_bytes()
        except OSError as error:
            raise ContentFault(f"{path} cannot be read: {error.strerror}.") from error
        kept = self._cache / f"{hashlib.sha256(text).hexdigest()}.json" if self._cache else None
        if kept and kept.is_file():
            known = _kept(kept)
            if known is not None:
                return known
        data = _parsed(text, path)
        if kept:
            _keep(kept, data)
        return data


def _parsed(text: bytes, path: Path) -> dict[str, Any]:
    try:
        told = text.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ContentFault(f"{path}: it is not UTF-8 text (byte {error.start}).") from error
    try:
        data = quick(told)
    except QuickFault:
        data = _carefully(told, path)
    if not isinstance(data, dict):
        raise ContentFault(f"{path}: a content file is a mapping of fields.")
    fault = _unkeepable(data)
    if fault:
        raise ContentFault(f"{path}: {fault}")
    return data


def _carefully(text: str, path: Path) -> Any:
    """Ten times as slow, with the line and column of a fault."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        return YAML(typ="safe", pure=True).load(text)
    except YAMLError as error:
        raise ContentFault(f"{path}: {_first_line(error)}") from error


def _unkeepable(data: Any, where: str = "") -> str:
    """What in parsed YAML is no text, number, truth value, list or mapping by text; usually empty."""
    if isinstance(data, dict):
        for key, value in data.items():
            if not isinstance(key, str):
                return f"{where}{key}: the names of fields are text; put {key} in quotes."
            fault = _unkeepable(value, f"{where}{key}.")
            if fault:
                return fault
    elif isinstance(data, list):
        return next(filter(None, (_unkeepable(v, f"{where}{i}.") for i, v in enumerate(data))), "")
    elif not isinstance(data, str | int | float | None):
        return f"{where.rstrip('.')}: {data} is read as a {type(data).__name__}; put it in quotes."
    return ""


def _first_line(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    return f"line {mark.line + 1}, column {mark.column + 1}: {problem}" if mark else str(problem)


def _keep(path: Path, data: dict[str, Any]) -> None:
    """Write a parsed file beside the data; a cache that cannot be written is merely slow."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as out:
            json.dump(data, out)
        Path(out.name).replace(path)
    except OSError:
        return


def _kept(path: Path) -> dict[str, Any] | None:
    """A parsed file that was kept; None where it is unreadable, as after a crash."""
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) else None
