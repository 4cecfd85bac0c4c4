"""One streamed request: opened with the options the server takes, read with time limits."""

import json
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import anyio

from app.errors import ModelFailed, ModelGarbled, ModelSilent
from app.llm.quirks import Quirks
from app.llm.values import Message, Piece, Profile, Usage

if TYPE_CHECKING:
    import openai

AFTER_THE_END_SECONDS = 2.0
"""How long the count of tokens is waited for once the last word is there."""


class OptionsRefused(ModelFailed):
    """The server answered 400 to a request in which a form of the answer was asked for."""


@dataclass
class Call:
    """A request on its way. `read` and `whole` are limits in seconds."""

    client: "openai.AsyncOpenAI"
    model: str
    messages: Sequence[Message]
    form: dict[str, object]
    """The `response_format`; empty for plain words."""
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
    import openai

    from app.llm import faults

    deadline = time.monotonic() + call.whole
    ended = False
    try:
        with anyio.fail_after(call.whole):
            stream = await _open(call, profile, quirks)
        call.answered = True
        try:
            steps = aiter(stream)
            while True:
                left = AFTER_THE_END_SECONDS if ended else min(call.read, deadline - time.monotonic())
                with anyio.fail_after(left):
                    chunk = await anext(steps, None)
                if chunk is None:
                    return
                piece = _piece(chunk)
                if piece.refusal:
                    raise faults.refused()
                ended = ended or piece.finish is not None
                yield piece
        finally:
            with anyio.CancelScope(shield=True):
                await stream.close()
    except openai.OpenAIError as error:
        if not ended:
            raise faults.plain(error, call.model, call.read) from error
    except TimeoutError as error:
        if not ended:
            late = time.monotonic() >= deadline
            raise faults.too_slow(call.whole if late else call.read) from error
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise ModelGarbled("The model server sent something that is not its protocol.") from error


async def _open(call: Call, profile: Profile, quirks: Quirks) -> "openai.AsyncStream[Any]":
    """Send it; where the server refuses an option it can do without, send it again without."""
    import openai

    from app.llm import faults

    trial = Quirks(set(quirks.without))
    while True:
        options = trial.options(profile, streamed=True)
        try:
            create: Callable[..., Awaitable[openai.AsyncStream[Any]]] = call.client.chat.completions.create
            form = {"response_format": call.form} if call.form else {}
            stream = await create(model=call.model, messages=call.prompt, stream=True, **form, **options)
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
        return stream


def _piece(chunk: Any) -> Piece:
    usage = getattr(chunk, "usage", None)
    counted = None
    if usage is not None and usage.prompt_tokens is not None:
        counted = Usage(usage.prompt_tokens, usage.completion_tokens or 0)
    choices = getattr(chunk, "choices", None) or []
    if not choices:
        return Piece(usage=counted)
    delta = getattr(choices[0], "delta", None)
    return Piece(
        text=getattr(delta, "content", None) or "",
        refusal=getattr(delta, "refusal", None) or "",
        finish=choices[0].finish_reason,
        usage=counted,
    )
