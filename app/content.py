"""Personas, styles and the rubric, read from YAML into domain values.

Reading is strict: an unknown or duplicate key, a missing field or a wrong value is a
fault that names file and field. A variant `extends` a persona and overrides fields
(deep merge, lists replaced).
"""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from app.content_files import ContentFiles
from app.domain.lint import findings
from app.domain.persona import MOVES, Persona, Style, StyleFile
from app.domain.rubric import Rubric
from app.domain.turning import Cast
from app.errors import ContentFault, UnknownPersona

_Model = TypeVar("_Model", bound=BaseModel)
_Known = dict[str, tuple[Path, dict[str, Any]]]
DEEPEST_VARIANT = 5
DRAFTS = "_drafts"
"""A folder of personas still being written: never loaded, and checked only where it is named."""
RUBRIC_FILE = "compassionate-leadership.yaml"


class Fault(BaseModel):
    """One thing wrong with one content file."""

    file: str
    field: str
    says: str

    def __str__(self) -> str:
        where = f"{self.file}: {self.field}" if self.field else self.file
        return f"{where}: {self.says}"


def shipped() -> Path:
    """The folder that holds the shipped personas/, rubrics/ and prompts/."""
    inside = Path(__file__).parent / "_content"
    return inside if inside.is_dir() else Path(__file__).parent.parent


class Catalogue:
    """All rehearsals that can be practised here."""

    def __init__(self, casts: Mapping[str, Cast], rubric: Rubric) -> None:
        self._casts = dict(sorted(casts.items()))
        self.rubric = rubric

    @classmethod
    def load(cls, own: Path | None = None, cache: Path | None = None) -> "Catalogue":
        """Read the shipped content and, after it, a folder of one's own (`own/personas/*.yaml`).

        `cache` is a folder for parsed files, keyed by their content. Raises ContentFault
        with the first fault; `faults` lists them all.
        """
        if own is not None and not own.is_dir():
            raise ContentFault(f"There is no content folder {own}; SECONDTAKE_CONTENT_DIR names it.")
        with _uncollected():
            reader = _Reader(cache)
            styles = reader.styles(shipped() / "personas" / "_styles")
            raw = reader.personas([shipped() / "personas", *([own / "personas"] if own else [])])
            casts: dict[str, Cast] = {}
            for name, (path, data) in raw.items():
                persona = _validated(Persona, _merged(data, raw, path), path)
                casts[name] = Cast(persona, styles[persona.colleague.style])
            rubric = _validated(Rubric, reader.read(shipped() / "rubrics" / RUBRIC_FILE), Path(RUBRIC_FILE))
        return cls(casts, rubric)

    def casts(self) -> tuple[Cast, ...]:
        """Every rehearsal, by id."""
        return tuple(self._casts.values())

    def cast(self, persona_id: str) -> Cast:
        """One rehearsal by id, in any case of letters. Raises UnknownPersona."""
        found = self._casts.get(persona_id.strip().upper())
        if found is None:
            known = ", ".join(self._casts)
            raise UnknownPersona(f"There is no rehearsal called {persona_id[:60]!r}. There are: {known}.")
        return found


def faults(paths: list[Path], cache: Path | None = None, lint: bool = True) -> Iterator[Fault]:
    """Every fault in the given persona, style or rubric files, or folders of them.

    A variant may extend a shipped persona or one among the given files. `cache` as in
    `Catalogue.load`; what is kept there was read without a fault. Without `lint`, what an
    editor would put right in a sound persona is left out; it takes half a second each.
    """
    reader = _Reader(cache)
    personas: dict[Path, dict[str, Any]] = {}
    for path in _files(paths):
        try:
            data = reader.read(path)
        except ContentFault as fault:
            yield Fault(file=str(path), field="", says=fault.sentence.removeprefix(f"{path}: "))
            continue
        if "style" in data and "colleague" not in data:
            yield from _model_faults(StyleFile, data, path)
            yield from _style_gaps(data, path)
        elif "criteria" in data:
            yield from _model_faults(Rubric, data, path)
        else:
            personas[path] = data
    yield from _persona_faults(reader, personas, lint)


def _persona_faults(reader: "_Reader", personas: dict[Path, dict[str, Any]], lint: bool) -> Iterator[Fault]:
    known: _Known = {}
    for path in _content_files(shipped() / "personas"):
        with suppress(ContentFault):  # a faulty one is named where it is itself checked
            data = reader.read(path)
            known[_id_of(data)] = (path, data)
    for path, data in personas.items():
        name = _id_of(data)
        if name and name in known and known[name][0].resolve() != path.resolve():
            yield Fault(file=str(path), field="id", says=f"{name} is already the id of {known[name][0]}.")
        else:
            known[name] = (path, data)
    for path, data in personas.items():
        try:
            whole = _merged(data, known, path)
        except ContentFault as fault:
            yield Fault(file=str(path), field="extends", says=fault.sentence.rpartition("extends: ")[2])
        else:
            yield from _model_faults(Persona, whole, path)
            if lint:
                yield from _lint(reader, whole, path)


def _lint(reader: "_Reader", data: dict[str, Any], path: Path) -> Iterator[Fault]:
    """What an editor would put right in a persona that is otherwise sound."""
    try:
        persona = Persona.model_validate(data)
    except ValidationError:
        return
    style = reader.styles(shipped() / "personas" / "_styles")[persona.colleague.style]
    for found in findings(persona, style):
        yield Fault(file=str(path), field=found.field, says=found.says)


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths or [shipped() / "personas", shipped() / "rubrics"]:
        if path.is_dir():
            found = (p for p in path.rglob("*.y*ml") if not p.name.startswith("."))
            yield from sorted(p for p in found if DRAFTS not in p.relative_to(path).parts)
        else:
            yield path


def _style_gaps(data: dict[str, Any], path: Path) -> Iterator[Fault]:
    reactions = data.get("reactions") or {}
    for move in MOVES:
        for stance in ("open", "guarded", "closed"):
            if not (reactions.get(move) or {}).get(stance):
                field = f"reactions.{move}.{stance}"
                yield Fault(file=str(path), field=field, says="a style answers every move")
    for way in ("owned", "covered", "forgotten"):
        if not (data.get("returns") or {}).get(way):
            yield Fault(file=str(path), field=f"returns.{way}", says="a style answers a promise's return")


class _Reader(ContentFiles):
    def styles(self, folder: Path) -> dict[Style, StyleFile]:
        found: dict[Style, StyleFile] = {}
        for path in _content_files(folder):
            style = _validated(StyleFile, self.read(path), path)
            found[style.style] = style
        missing = [s.value for s in Style if s not in found]
        if missing:
            raise ContentFault(f"{folder}: there is no style file for {missing[0]!r}.")
        return found

    def personas(self, folders: list[Path]) -> _Known:
        found: _Known = {}
        for folder in folders:
            for path in _content_files(folder):
                data = self.read(path)
                name = _id_of(data)
                if not name:
                    raise ContentFault(f"{path}: id: a persona needs an id.")
                if name in found:
                    raise ContentFault(f"{path}: id: {name} is already the id of {found[name][0]}.")
                found[name] = (path, data)
        return found


@contextmanager
def _uncollected() -> Iterator[None]:
    """All that is made inside stays; looking through it for garbage took most of the time it takes."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _content_files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.glob("*.y*ml") if p.suffix in (".yaml", ".yml") and p.name[0] != ".")


def _id_of(data: Mapping[str, Any]) -> str:
    return str(data.get("id", "")).upper()


def _merged(data: dict[str, Any], known: _Known, path: Path, depth: int = 0) -> dict[str, Any]:
    """A variant laid over what it extends."""
    if "extends" not in data:
        return data
    base = known.get(str(data["extends"]).upper())
    if base is None:
        raise ContentFault(f"{path}: extends: there is no persona {data['extends']!r} to extend.")
    if depth >= DEEPEST_VARIANT:
        raise ContentFault(
            f"{path}: extends: variants of variants go at most {DEEPEST_VARIANT} deep, never in circles."
        )
    own = {key: value for key, value in data.items() if key != "extends"}
    merged: dict[str, Any] = _laid_over(_merged(base[1], known, base[0], depth + 1), own)
    return merged


def _laid_over(base: Any, own: Any) -> Any:
    if isinstance(base, dict) and isinstance(own, dict):
        return {**base, **{key: _laid_over(base.get(key), value) for key, value in own.items()}}
    return own


def _validated(model: type[_Model], data: dict[str, Any], path: Path) -> _Model:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        raise ContentFault(f"{path}: {_field(first)}: {first['msg']}.") from error


def _model_faults(model: type[BaseModel], data: dict[str, Any], path: Path) -> Iterator[Fault]:
    try:
        model.model_validate(data)
    except ValidationError as error:
        for item in error.errors():
            yield Fault(file=str(path), field=_field(item), says=item["msg"])


def _field(item: Any) -> str:
    return ".".join(str(part) for part in item["loc"])
