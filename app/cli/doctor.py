"""`secondtake doctor`: is everything there that a rehearsal needs, step by step."""

import json
import os
import time
from contextlib import aclosing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import anyio
from pydantic import BaseModel

from app.appraisers.embedded import WEIGHTS, EmbeddedAppraiser
from app.cli import budgets
from app.config import Settings
from app.content import faults
from app.errors import ModelError, ModelKeyRefused, ModelTimeout, ModelUnreachable, SecondTakeError
from app.llm import Message, ModelServer, Role
from app.llm.structured import Way
from app.model import model_server
from app.store.engine import connect, upgrade
from app.store.store import SqlRecord


class Verdict(StrEnum):
    """What a step came to."""

    FINE = "fine"
    NOTE = "note"
    """It works; something is worth knowing."""
    FAULT = "fault"


@dataclass(frozen=True)
class Finding:
    """One step, in a plain sentence."""

    step: str
    verdict: Verdict
    found: str
    seconds: float | None = None
    """How long it took, where that matters."""


class Answer(BaseModel):
    """The smallest thing worth asking for in a fixed form."""

    colour: str
    number: int


WAYS = {
    Way.SCHEMA: "by schema: the server holds the model to the form",
    Way.OBJECT: "as a JSON object, with the form in the prompt",
    Way.TEXT: "as text, in which the JSON is looked for",
}
WORDS = (
    Message("system", "You answer in one short sentence."),
    Message("user", "Say good morning, and what a kettle is for."),
)
FORM = (
    Message("system", "You answer with a JSON object with the fields colour and number."),
    Message("user", "Give the colour of snow and the number of legs of a dog."),
)


def run(settings: Settings, as_json: bool) -> bool:
    """Examine everything and print it; True where nothing is at fault."""
    found = [*local(settings)]
    server = model_server(settings, None, lambda: datetime.now(UTC))
    if server is None:
        found.append(Finding("model", Verdict.FINE, _nobody(settings)))
    else:
        found += anyio.run(_examined, server, bool(settings.rater_model))
        found.append(_budgets(settings))
    well = all(finding.verdict is not Verdict.FAULT for finding in found)
    if as_json:
        print(json.dumps({"well": well, "steps": [asdict(f) for f in found]}, ensure_ascii=False))
        return well
    for finding in found:
        mark = {Verdict.FINE: "ok", Verdict.NOTE: "note", Verdict.FAULT: "FAULT"}[finding.verdict]
        print(f"{mark:>6}  {finding.step:<18}{finding.found}")
    print("Everything is there." if well else "Something is at fault; see above.")
    return well


def local(settings: Settings) -> list[Finding]:
    """What is needed with and without a model: the data folder, the content, the weights."""
    return [_data(settings), _content(settings.content_dir), _weights()]


async def examine(server: ModelServer, rater: bool) -> list[Finding]:
    """The model server, from the address to values; what depends on a step that failed is left out."""
    found = await _door(server)
    if any(f.verdict is Verdict.FAULT for f in found):
        return found
    found += await _words(server, "actor")
    if any(f.verdict is Verdict.FAULT for f in found):
        return found
    found.append(await _values(server, "actor" if not rater else "rater", needed=rater))
    return found


async def _examined(server: ModelServer, rater: bool) -> list[Finding]:
    try:
        return await examine(server, rater)
    finally:
        await server.close()


def _budgets(settings: Settings) -> Finding:
    """Limits and prices; and today's count, where there is a record to read it from."""
    said = budgets.told(settings)
    if not _is_kept(settings):
        return Finding("budgets", Verdict.FINE, said)
    try:
        return Finding("budgets", Verdict.FINE, f"{said} {budgets.used_today(settings)}")
    except SecondTakeError as error:
        return Finding("budgets", Verdict.NOTE, f"{said} {error.sentence}")


def _is_kept(settings: Settings) -> bool:
    """Whether there is a record already; looking for one must not make one."""
    file = Path(settings.database_url.partition(":///")[2].split("?")[0])
    return not settings.database_url.startswith("sqlite") or file.is_file()


def _nobody(settings: Settings) -> str:
    if settings.has_server:
        return "SECONDTAKE_ACTOR is scripted: the built-in colleague plays, and no model is asked."
    return "No model server is set: the built-in colleague plays. That needs no network."


def _data(settings: Settings) -> Finding:
    folder = settings.data_dir
    if not _is_kept(settings):
        there = next(parent for parent in (folder.absolute(), *folder.absolute().parents) if parent.exists())
        if os.access(there, os.W_OK | os.X_OK):
            return Finding("data", Verdict.FINE, f"Nothing is kept yet; {folder} can be written.")
        return Finding(
            "data", Verdict.FAULT, f"{folder} cannot be written. Set DATABASE_URL to a place that can."
        )
    try:
        engine = connect(settings.database_url)
        upgrade(engine)
        record = SqlRecord(engine)
        record.ready()
        record.close()
    except SecondTakeError as error:
        return Finding("data", Verdict.FAULT, error.sentence)
    return Finding("data", Verdict.FINE, "The record can be read and is up to date.")


def _content(own: Path | None) -> Finding:
    """What is shipped went past the editor's rules before it was; one's own folder goes past them here."""
    wrong = [*faults([], lint=False), *(faults([own]) if own else ())]
    if wrong:
        return Finding("content", Verdict.FAULT, f"{len(wrong)} faults; `secondtake check` lists them.")
    return Finding("content", Verdict.FINE, "Colleagues, styles and rubrics are sound.")


def _weights() -> Finding:
    began = time.perf_counter()
    try:
        EmbeddedAppraiser(WEIGHTS).load()
    except SecondTakeError as error:
        return Finding("weights", Verdict.FAULT, error.sentence)
    return Finding("weights", Verdict.FINE, "The appraiser is loaded.", _since(began))


async def _door(server: ModelServer) -> list[Finding]:
    """Reachable, key, model: the list of models tells all three where the server has one."""
    began = time.perf_counter()
    name = server.profile("actor").model
    try:
        names = await server.models()
    except (ModelUnreachable, ModelTimeout) as error:
        return [Finding("reachable", Verdict.FAULT, f"{error.reason} Its address is {server.base_url}.")]
    except ModelKeyRefused as error:
        return [_reached(server, began), Finding("key", Verdict.FAULT, error.reason)]
    except ModelError as error:
        unlisted = f"It does not list its models ({error.title.lower()}); the reply will tell."
        return [_reached(server, began), Finding("model", Verdict.NOTE, unlisted)]
    found = [_reached(server, began), Finding("key", Verdict.FINE, "The key is accepted.")]
    if name in names:
        return [*found, Finding("model", Verdict.FINE, f"It has {name}.")]
    some = ", ".join(names[:6]) or "none"
    return [*found, Finding("model", Verdict.NOTE, f"{name} is not among the models it lists: {some}.")]


def _reached(server: ModelServer, began: float) -> Finding:
    return Finding("reachable", Verdict.FINE, f"{server.base_url} answers.", _since(began))


async def _words(server: ModelServer, role: Role) -> list[Finding]:
    began = time.perf_counter()
    first = 0.0
    pieces: list[str] = []
    speech = server.stream(role, WORDS)
    try:
        async with aclosing(speech):
            async for text in speech:
                first = first or _since(began)
                pieces.append(text)
    except ModelError as error:
        return [Finding("reply", Verdict.FAULT, error.reason)]
    whole = _since(began)
    short = " The length limit cut it; SECONDTAKE_MODEL_TOKENS sets it." if speech.cut_short else ""
    found = [
        Finding(
            "reply", Verdict.FINE, f"{server.profile(role).model} replied in {whole:.2f} s.{short}", whole
        )
    ]
    if len(pieces) > 1:
        told = f"It comes in {len(pieces)} pieces, the first after {first:.2f} s."
        found.append(Finding("streaming", Verdict.FINE, told, first))
    else:
        found.append(
            Finding("streaming", Verdict.NOTE, "It came in one piece: words will appear all at once.")
        )
    if speech.usage is None or speech.usage.estimated:
        guessed = "The server does not count tokens; budgets go by an estimate."
        found.append(Finding("usage", Verdict.NOTE, guessed))
    else:
        counted = f"{speech.usage.prompt_tokens} tokens asked, {speech.usage.completion_tokens} answered."
        found.append(Finding("usage", Verdict.FINE, counted))
    return found


async def _values(server: ModelServer, role: Role, needed: bool) -> Finding:
    began = time.perf_counter()
    try:
        await server.parse(role, FORM, Answer)
    except ModelError as error:
        verdict = Verdict.FAULT if needed else Verdict.NOTE
        consequence = "" if needed else " The colleague does not need it; a rater would."
        return Finding("structured output", verdict, f"{error.reason}{consequence}")
    return Finding("structured output", Verdict.FINE, f"It answers {WAYS[server.way(role)]}.", _since(began))


def _since(began: float) -> float:
    return round(time.perf_counter() - began, 3)
