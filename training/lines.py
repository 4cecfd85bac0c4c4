"""The coded lines the appraiser learns from: reading, hashing and checking them.

One JSON object a line, one file an author, in `training/lines/`. The format is
described in `training/README.md`. Files are read in name order so that the same
lines always give the same hash and the same weights.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from app.domain.behaviours import Code, Grade, Heard, Marker

LINES = Path(__file__).parent / "lines"
CODEBOOK = "codebook"
"""The file of codebook examples: always trained on, never tested on."""


class Clause(BaseModel):
    """One stretch of the utterance and the code it earned; the quote is verbatim."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    quote: str
    code: Code


class Line(BaseModel):
    """One coded leader line with the context that decided its codes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    sector: str
    previous: tuple[str, ...] = ()
    rung: int
    scene: Literal["support", "performance", "disclosure", "helping", "followup"]
    utterance: str
    clauses: tuple[Clause, ...]
    final_move: Code
    empathy: Grade
    markers: tuple[Marker, ...] = ()
    author: str = ""
    """The name of the file the line came from; not stored in the file."""

    def heard(self) -> Heard:
        """The line as an appraiser would receive it."""
        return Heard(utterance=self.utterance, previous=self.previous, rung=self.rung, scene=self.scene)

    @property
    def codes(self) -> frozenset[Code]:
        """Every code any clause carries."""
        return frozenset(c.code for c in self.clauses)


def files(folder: Path = LINES) -> list[Path]:
    """The line files in name order."""
    return sorted(folder.glob("*.jsonl"))


def authors(folder: Path = LINES) -> list[str]:
    """Names of the files written by different authors, without the codebook's examples."""
    return [path.stem for path in files(folder) if path.stem != CODEBOOK]


def read(folder: Path = LINES) -> list[Line]:
    """Every line of every file, in order.

    Raises:
        ValueError: a line is not of the format; the message names file and line number.
    """
    found: list[Line] = []
    for path in files(folder):
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                line = Line.model_validate_json(text)
            except ValidationError as error:
                raise ValueError(f"{path.name}:{number}: {error.errors()[0]['msg']}") from error
            found.append(line.model_copy(update={"author": path.stem}))
    return found


def digest(folder: Path = LINES) -> str:
    """SHA-256 over the names and the contents of the line files, first 16 hex digits."""
    total = hashlib.sha256()
    for path in files(folder):
        total.update(path.name.encode())
        total.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return total.hexdigest()[:16]


def faults(lines: Iterable[Line]) -> Iterator[str]:
    """Everything wrong with the labels, one sentence each."""
    seen: dict[str, str] = {}
    for line in lines:
        if line.id in seen:
            yield f"{line.id}: the id is used in {seen[line.id]} and in {line.author}"
        seen[line.id] = line.author
        yield from _faults_of(line)


def _faults_of(line: Line) -> Iterator[str]:
    place = 0
    for clause in line.clauses:
        if not clause.quote.strip() and line.utterance.strip():
            yield f"{line.id}: an empty quote"
        at = line.utterance.find(clause.quote, place)
        if at < 0:
            yield f"{line.id}: the quote {clause.quote!r} is not in the utterance, or not in order"
        else:
            place = at + len(clause.quote)
    if not line.clauses:
        yield f"{line.id}: no clause is coded"
    elif line.clauses[-1].code is not line.final_move:
        yield f"{line.id}: the final move is not the code of the last clause"
    if not 1 <= line.rung <= 5:
        yield f"{line.id}: rung {line.rung} is outside 1 to 5"
    felt = Code.EMP_EMPATHY in line.codes
    if felt != (line.empathy in (Grade.THIN, Grade.FULL)):
        yield f"{line.id}: grade {line.empathy} does not fit the codes"
    if line.empathy is Grade.ACK and Code.EMP_ACK not in line.codes:
        yield f"{line.id}: graded an acknowledgement without one"
    if line.empathy is Grade.NONE and Code.EMP_ACK in line.codes:
        yield f"{line.id}: an acknowledgement graded none"
    if line.empathy is Grade.FULL and Marker.SPECIFIC not in line.markers:
        yield f"{line.id}: full empathy without marker M1"
    if line.empathy is Grade.THIN and Marker.SPECIFIC in line.markers:
        yield f"{line.id}: thin empathy with marker M1"
