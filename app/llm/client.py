"""The model server: streamed words and checked values, or one typed error."""

import logging
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from dataclasses import dataclass, field
from decimal import Decimal

import anyio

from app.errors import ModelBusy, ModelCutOff, ModelError
from app.llm.breaker import Breaker
from app.llm.calling import Call, pieces
from app.llm.quirks import Quirks, estimate
from app.llm.speech import Speech
from app.llm.structured import Answer, Ladder, Way, parsed
from app.llm.thoughts import Thoughts
from app.llm.values import MayCall, Message, OnUsage, Profile, Role, Spent, Usage
from app.llm.wire import Wire

log = logging.getLogger(__name__)

ATTEMPTS = 2
PAUSE_SECONDS = 0.4
RECORD_WITHIN_SECONDS = 5.0


@dataclass
class _Attempt:
    """What one request has brought so far."""

    heard: list[str] = field(default_factory=list)
    usage: Usage | None = None
    finish: str | None = None
    shown: bool = False


class ModelServer:
    """One server with a model for each role it is used for.

    Times are in seconds: `connect` to reach it, `read` between two pieces of an answer,
    `whole` for all of an answer, `patience` the longest `Retry-After` that is waited out.
    `concurrency` calls run at once; others wait up to `read` seconds for a place. A role's
    profile may have limits of its own.

    A call that fails before its first visible word is tried once more where that may help.
    """

    def __init__(
        self,
        base_url: str,
        api_key: str,
        profiles: Mapping[Role, Profile],
        *,
        connect: float = 5.0,
        read: float = 60.0,
        whole: float = 180.0,
        patience: float = 5.0,
        concurrency: int = 8,
        breaker: Breaker | None = None,
        on_usage: OnUsage | None = None,
        may_call: MayCall | None = None,
    ) -> None:
        self._wire = Wire(base_url, api_key, connect, read, concurrency)
        self._profiles = dict(profiles)
        self._connect = connect
        self._read = read
        self._whole = whole
        self._patience = patience
        self._breaker = breaker or Breaker()
        self._on_usage = on_usage
        self._may_call = may_call
        self._quirks: dict[str, Quirks] = {}
        self._ladders: dict[str, Ladder] = {}

    def __repr__(self) -> str:
        models = ", ".join(f"{role}={p.model}" for role, p in self._profiles.items())
        return f"ModelServer({self.base_url!r}, {models})"

    @property
    def base_url(self) -> str:
        """Its address."""
        return self._wire.base_url

    def profile(self, role: Role) -> Profile:
        """The profile of a role; the rater's is the actor's where it has none of its own."""
        return self._profiles.get(role) or self._profiles["actor"]

    def has(self, role: Role) -> bool:
        """Whether a role has a profile of its own."""
        return role in self._profiles

    def way(self, role: Role) -> Way:
        """How values are asked for, as far as is known."""
        return self._ladder(self.profile(role).model).way

    def warm(self) -> None:
        """Do what the first call would have to wait for; blocks for a second or more, connects to nobody."""
        self._wire.warm()

    def stream(self, role: Role, messages: Sequence[Message], practice: str = "") -> Speech:
        """The visible words of an answer, as they come. Nothing is sent before the first is awaited.

        Raises ModelError, from the iteration. An answer that the length limit ended is no
        error: `Speech.cut_short` says so afterwards.
        """
        speech = Speech()
        return speech.coming_from(self._words(speech, role, messages, practice))

    async def parse(
        self, role: Role, messages: Sequence[Message], schema: type[Answer], practice: str = ""
    ) -> Answer:
        """An answer of the form `schema`, always validated. Raises ModelError.

        Asks the best way the server is known to take, else a simpler one; repairs once.
        Keep schemas flat: enumerations, numbers, strings, lists of such.
        """

        async def ask(asked: Sequence[Message], form: dict[str, object] | None) -> str:
            speech = Speech()
            words = [w async for w in self._words(speech, role, asked, practice, form)]
            if speech.cut_short:
                raise ModelCutOff("The model's answer reached its length limit before its end.")
            return "".join(words)

        return await parsed(ask, messages, schema, self._ladder(self.profile(role).model))

    async def models(self) -> tuple[str, ...]:
        """The names of the models it has. Raises ModelError."""
        call = Call(self._wire.client, "", (), {}, self._connect, self._read, self._read)
        return await call.names()

    async def close(self) -> None:
        """Close its connections. Another call would open new ones."""
        await self._wire.close()

    async def _words(
        self,
        speech: Speech,
        role: Role,
        messages: Sequence[Message],
        practice: str,
        form: dict[str, object] | None = None,
    ) -> AsyncGenerator[str]:
        if self._may_call is not None:
            await self._may_call(practice)
        async with self._place(role):
            for left in reversed(range(ATTEMPTS)):
                attempt = _Attempt()
                try:
                    async with aclosing(self._once(speech, attempt, role, messages, practice, form)) as words:
                        async for text in words:
                            yield text
                except ModelError as error:
                    wait = self._pause_before_retry(error)
                    if attempt.shown or not left or wait is None:
                        raise
                    await anyio.sleep(wait)
                else:
                    speech.cut_short = attempt.finish == "length"
                    return

    async def _once(
        self,
        speech: Speech,
        attempt: _Attempt,
        role: Role,
        messages: Sequence[Message],
        practice: str,
        form: dict[str, object] | None,
    ) -> AsyncGenerator[str]:
        """One request, with its place in the breaker's count and on the bill."""
        profile = self.profile(role)
        self._breaker.enter()
        end: BaseException | None = None
        read, whole = profile.read or self._read, profile.whole or self._whole
        call = Call(self._wire.client, profile.model, messages, form or {}, self._connect, read, whole)
        try:
            async with aclosing(self._visible(attempt, call, profile)) as words:
                async for text in words:
                    attempt.shown = True
                    yield text
        except BaseException as error:
            end = error
            raise
        finally:
            abandoned = attempt.shown and not isinstance(end, Exception)
            self._breaker.leave(None if abandoned else end)
            if call.answered:
                usage = attempt.usage or estimate(call.prompt, "".join(attempt.heard))
                speech.usage = usage.plus(speech.usage)
                await self._put_on_the_bill(
                    Spent(practice, role, profile.model, usage, profile.cost_of(usage) or Decimal(0))
                )

    async def _visible(self, attempt: _Attempt, call: Call, profile: Profile) -> AsyncGenerator[str]:
        thoughts = Thoughts() if profile.thinks else None
        quirks = self._quirks.setdefault(profile.model, Quirks())
        any_word = False
        async with aclosing(pieces(call, profile, quirks)) as stream:
            async for piece in stream:
                attempt.usage = piece.usage or attempt.usage
                attempt.finish = piece.finish or attempt.finish
                attempt.heard.append(piece.text)
                text = thoughts.feed(piece.text) if thoughts else piece.text
                if text and (any_word or text.strip()):
                    any_word = True
                    yield text
        rest = thoughts.end() if thoughts else ""
        if rest:
            any_word = True
            yield rest
        call.check_end(attempt.finish, any_word)

    def _pause_before_retry(self, error: ModelError) -> float | None:
        """Seconds to wait before one more try; None where it would not help or would take too long."""
        if not error.passing:
            return None
        wait = PAUSE_SECONDS if error.retry_after is None else error.retry_after
        return wait if wait <= self._patience else None

    @asynccontextmanager
    async def _place(self, role: Role) -> AsyncGenerator[None]:
        """A place among the calls under way, of this role first where it may have so many only."""
        profile = self.profile(role)
        with anyio.move_on_after(profile.read or self._read) as scope:
            async with AsyncExitStack() as taken:
                for places in self._wire.places(role, profile.most_at_once):
                    await taken.enter_async_context(places)
                held = taken.pop_all()
        if scope.cancelled_caught:
            raise ModelBusy("Too many conversations are waiting for the model server.")
        async with held:
            yield

    async def _put_on_the_bill(self, spent: Spent) -> None:
        """Count a call even if its listener has gone. Words that were said are not unsaid by a failure."""
        if self._on_usage is None:
            return
        with anyio.move_on_after(RECORD_WITHIN_SECONDS, shield=True) as scope:
            try:
                await self._on_usage(spent)
            except Exception:
                log.exception("Tokens of a call could not be counted")
        if scope.cancelled_caught:
            log.error("Tokens of a call could not be counted in time")

    def _ladder(self, model: str) -> Ladder:
        return self._ladders.setdefault(model, Ladder())
