"""One streamed request: opened with the options the server takes, read with time limits."""

import json
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import anyio

from app.errors import ModelFailed, ModelGarbled, ModelSilent
from app.llm.events import Events
from app.llm.quirks import Quirks
from app.llm.values import Message, Piece, Profile, Usage

if TYPE_CHECKING:
    import httpx2
    import openai

AFTER_THE_END_SECONDS = 2.0
"""How long the count of tokens is waited for once the last word is there."""
TO_THE_LAST_BYTE_SECONDS = 0.1
"""How long the end of the connection's answer is waited for once the server has said that it is done."""


class OptionsRefused(ModelFailed):
    """The server answered 400 to a request in which a form of the answer was asked for."""


@dataclass
class Call:
    """A request on its way. `connect`, `read` and `whole` are limits in seconds."""

    client: "openai.AsyncOpenAI"
    model: str
    messages: Sequence[Message]
    form: dict[str, object]
    """The `response_format`; empty for plain words."""
    connect: float
    read: float
    whole: float
    answered: bool = False
    """Whether the server has taken it and begun to answer."""

    @property
    def prompt(self) -> list[dict[str, str]]:
        """The messages as they are sent."""
        return [{"role": m.role, "content": m.content} for m in self.messages]

    async def names(self) -> tuple[str, ...]:
        """The models that the server lists."""
        import openai

        from app.llm import faults

        try:
            with anyio.fail_after(self.read):
                page = await self.client.models.list()
        except openai.OpenAIError as error:
            raise faults.plain(error, self.model, self.read) from error
        except TimeoutError as error:
            raise faults.too_slow(self.read) from error
        except ValueError as error:
            raise ModelGarbled("The server's list of models cannot be read.") from error
        models = getattr(page, "data", None) or []
        return tuple(str(name) for model in models if (name := getattr(model, "id", None)))

    def check_end(self, finish: str | None, any_word: bool) -> None:
        """Raise what an answer's end says of it."""
        from app.llm import faults

        if finish == "content_filter":
            raise faults.filtered()
        if finish is None:
            raise faults.broke_off()
        if self.form and finish == "length":
            return  # cut in the middle of a value, which is for the one who reads the value to say
        if not any_word:
            why = "before its first word, the length limit was used up" if finish == "length" else ""
            raise ModelSilent(f"The model said nothing{': ' + why if why else ''}.")


async def pieces(call: Call, profile: Profile, quirks: Quirks) -> AsyncGenerator[Piece]:
    """The steps of the answer. Raises ModelError."""
    import httpx2
    import openai

    from app.llm import faults

    clock = _Patience(call.read, call.whole)
    try:
        with anyio.fail_after(call.whole):
            answer = await _open(call, profile, quirks)
        call.answered = True
        try:
            async with aclosing(_read(answer.http_response, clock)) as steps:
                async for piece in steps:
                    yield piece
        finally:
            with anyio.CancelScope(shield=True):
                await answer.close()
    except TimeoutError as error:
        if not clock.over:
            raise faults.too_slow(clock.limit) from error
    except openai.OpenAIError as error:
        raise faults.plain(error, call.model, call.read) from error
    except httpx2.TimeoutException as error:
        if not clock.over:
            raise faults.too_slow(call.read) from error
    except (httpx2.HTTPError, httpx2.StreamError) as error:
        if not clock.over:
            raise faults.broke_off() from error


class _Patience:
    """How much longer the next step may take: `read` seconds for each, `whole` for all, few after the end."""

    def __init__(self, read: float, whole: float) -> None:
        self.limit = read
        """The limit that was set, in seconds, of those that count now."""
        self.ended = False
        self.done = False
        self._read = read
        self._whole = whole
        self._began = self._heard = time.monotonic()

    @property
    def over(self) -> bool:
        """Whether all that matters has come."""
        return self.ended or self.done

    def left(self) -> float:
        """Seconds left for the next step."""
        if self.done:
            return TO_THE_LAST_BYTE_SECONDS
        now = time.monotonic()
        step, all_of_it = self._heard + self._read - now, self._began + self._whole - now
        self.limit = self._read if step < all_of_it else self._whole
        return min(AFTER_THE_END_SECONDS, step) if self.ended else min(step, all_of_it)

    def heard(self) -> None:
        """A step has come."""
        self._heard = time.monotonic()


async def _read(response: "httpx2.Response", clock: _Patience) -> AsyncGenerator[Piece]:
    """The steps of an answer that has begun. Comments that only keep the line open are no steps."""
    events = Events()
    bodies = response.aiter_bytes()
    any_event = False
    body: bytes | None = b""
    while body is not None:
        with anyio.fail_after(clock.left()):
            body = await anext(bodies, None)
        for data in events.end() if body is None else events.feed(body):
            any_event = True
            clock.done = clock.done or data.startswith(b"[DONE]")
            if clock.done:
                continue  # read to the last byte, so that the connection can be used again
            piece = _piece(data)
            clock.heard()
            clock.ended = clock.ended or piece.finish is not None
            yield piece
    if not any_event and "event-stream" not in response.headers.get("content-type", ""):
        raise ModelGarbled(
            "What is at the model server's address does not speak its protocol. "
            "The address usually ends in /v1."
        )


async def _open(call: Call, profile: Profile, quirks: Quirks) -> "openai.AsyncAPIResponse[Any]":
    """Send it; where the server refuses an option it can do without, send it again without."""
    import openai

    from app.llm import faults

    trial = Quirks(set(quirks.without))
    limits = openai.Timeout(call.read, connect=call.connect)
    while True:
        options = trial.options(profile, streamed=True)
        try:
            create: Any = call.client.chat.completions.with_streaming_response.create
            form = {"response_format": call.form} if call.form else {}
            # As extra fields they go out as they are: the library looks through every message for
            # things that these never hold, which took as long as all the rest of the request.
            plain = {"messages": call.prompt, **form, **options}
            answer: openai.AsyncAPIResponse[Any] = await create(
                model=call.model, messages=(), stream=True, timeout=limits, extra_body=plain
            ).__aenter__()
        except openai.APIStatusError as error:
            if not faults.is_about_options(error):
                raise
            drop = trial.suspects(error.message.lower(), options)
            if drop:
                trial.without |= drop
                continue
            if call.form:
                raise OptionsRefused("The model server takes no form for the answer.") from error
            raise
        quirks.without |= trial.without
        return answer


def _piece(data: bytes) -> Piece:
    """One step out of one event. Raises ModelFailed for an error in it, ModelGarbled for what is no step."""
    from app.llm import faults

    try:
        chunk = json.loads(data)
    except ValueError as error:
        raise ModelGarbled("The model server sent something that is not its protocol.") from error
    chunk = _mapping(chunk)
    if chunk.get("error"):
        raise ModelFailed("The model server broke its answer off with an error.", passing=True)
    counted = _mapping(chunk.get("usage"))
    usage = None
    if isinstance(counted.get("prompt_tokens"), int):
        usage = Usage(counted["prompt_tokens"], int(counted.get("completion_tokens") or 0))
    choices = chunk.get("choices")
    choice = _mapping(choices[0]) if isinstance(choices, list) and choices else {}
    delta = _mapping(choice.get("delta"))
    if delta.get("refusal"):
        raise faults.refused()
    text = delta.get("content")
    finish = choice.get("finish_reason")
    return Piece(text if isinstance(text, str) else "", str(finish) if finish else None, usage)


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
