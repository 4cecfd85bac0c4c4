"""A reply as it comes in."""

from collections.abc import AsyncGenerator, AsyncIterator

from app.llm.values import Usage


class Speech(AsyncIterator[str]):
    """The visible words of one answer, in pieces. Close it (`aclosing`) if you stop early."""

    def __init__(self) -> None:
        self.cut_short = False
        """True once the length limit, and not the model, has ended it."""
        self.usage: Usage | None = None
        """What it has used, a request that was tried again included; None before any has ended."""
        self._words: AsyncGenerator[str] | None = None

    def coming_from(self, words: AsyncGenerator[str]) -> "Speech":
        """This speech, fed by `words`."""
        self._words = words
        return self

    def __aiter__(self) -> "Speech":
        return self

    async def __anext__(self) -> str:
        if self._words is None:
            raise StopAsyncIteration
        return await anext(self._words)

    async def aclose(self) -> None:
        """Stop listening; the server is told by the closed connection."""
        if self._words is not None:
            await self._words.aclose()
