"""Values out of a model that speaks: three ways to ask, one repair, and never an unchecked answer."""

import json
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from app.errors import ModelGarbled
from app.llm.calling import OptionsRefused
from app.llm.values import Message

Form = dict[str, object]
Ask = Callable[[Sequence[Message], Form | None], Awaitable[str]]

Answer = TypeVar("Answer", bound=BaseModel)

MOST_FAULTS = 8


class Way(StrEnum):
    """How a value is asked for, from the strictest to the plainest."""

    SCHEMA = "json_schema"
    """The server is given the schema and holds the model to it, or says that it does."""
    OBJECT = "json_object"
    """The server promises JSON; the schema stands in the prompt."""
    TEXT = "text"
    """The schema stands in the prompt, and the JSON is looked for in what comes."""


_WAYS = tuple(Way)


@dataclass
class Ladder:
    """The way that works with one model on one server; remembered while the program runs."""

    way: Way = Way.SCHEMA
    sure: bool = False
    """Whether an answer has come this way."""

    def down(self) -> bool:
        """Take the next plainer way from now on; False where there is none."""
        place = _WAYS.index(self.way) + 1
        if place == len(_WAYS):
            return False
        self.way, self.sure = _WAYS[place], False
        return True


async def parsed(ask: Ask, messages: Sequence[Message], schema: type[Answer], ladder: Ladder) -> Answer:
    """An answer that `schema` accepts. Raises ModelError; ModelGarbled after one repair."""
    answer = await _asked(ask, messages, schema, ladder)
    try:
        value = schema.model_validate_json(extracted(answer))
    except ValidationError as error:
        faults = _faults(error)
    else:
        ladder.sure = True
        return value
    if ladder.way is Way.SCHEMA and not ladder.sure:
        # The server took the schema and did not hold the model to it; in the prompt it is at least read.
        ladder.down()
    repair = [
        *messages,
        Message("assistant", answer),
        Message(
            "user", f"That does not fit: {faults}. Answer again with the corrected JSON and nothing else."
        ),
    ]
    answer = await _asked(ask, repair, schema, ladder)
    try:
        value = schema.model_validate_json(extracted(answer))
    except ValidationError as error:
        raise ModelGarbled(
            "The model did not give its answer in the form that was asked for, not even at a second try."
        ) from error
    ladder.sure = True
    return value


async def _asked(ask: Ask, messages: Sequence[Message], schema: type[BaseModel], ladder: Ladder) -> str:
    while True:
        try:
            return await ask(_with_schema(messages, schema, ladder.way), _form(schema, ladder.way))
        except OptionsRefused:
            if not ladder.down():
                raise


def _form(schema: type[BaseModel], way: Way) -> Form | None:
    if way is Way.SCHEMA:
        described = {"name": schema.__name__, "strict": True, "schema": strict(schema.model_json_schema())}
        return {"type": "json_schema", "json_schema": described}
    if way is Way.OBJECT:
        return {"type": "json_object"}
    return None


def _with_schema(messages: Sequence[Message], schema: type[BaseModel], way: Way) -> list[Message]:
    """The messages; the plainer ways have the schema at the end of the first system message."""
    if way is Way.SCHEMA:
        return list(messages)
    wanted = (
        "Answer with one JSON object and nothing else, no fence, no remark. It must fit this JSON Schema:\n"
        + json.dumps(strict(schema.model_json_schema()), ensure_ascii=False)
    )
    if messages and messages[0].role == "system":
        return [Message("system", f"{messages[0].content}\n\n{wanted}"), *messages[1:]]
    return [Message("system", wanted), *messages]


def strict(schema: Any) -> Any:
    """A JSON Schema as strict servers want it: every property required, no others, no defaults."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    changed = {name: strict(part) for name, part in schema.items() if name != "default"}
    if isinstance(properties := schema.get("properties"), dict):
        changed["properties"] = {name: strict(part) for name, part in properties.items()}
        changed["required"] = list(properties)
        changed["additionalProperties"] = False
    return changed


_FENCE = re.compile(r"```[a-zA-Z]*\s*\n?(.*?)```", re.DOTALL)


def extracted(text: str) -> str:
    """The JSON object in a text: alone, in a fence, or between other words. The text where there is none."""
    candidates: list[str] = [text.strip(), *(str(part).strip() for part in _FENCE.findall(text))]
    decoder = json.JSONDecoder()
    for candidate in candidates:
        if candidate.startswith("{") and _loads(candidate):
            return candidate
    for start in (match.start() for match in re.finditer(r"\{", text)):
        try:
            value, end = decoder.raw_decode(text, start)
        except ValueError:
            continue
        if isinstance(value, dict):
            return text[start:end]
    return text


def _loads(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _faults(error: ValidationError) -> str:
    """What is wrong, by field; without the values, which the model can see for itself."""
    found = [
        f"{'.'.join(str(part) for part in fault['loc']) or 'the whole'}: {fault['msg']}"
        for fault in error.errors(include_url=False, include_input=False, include_context=False)
    ]
    return "; ".join(found[:MOST_FAULTS])
