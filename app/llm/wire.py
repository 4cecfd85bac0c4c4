"""The connection to one server: opened on first use, one for each event loop it is used from."""

import logging
from asyncio import AbstractEventLoop, get_running_loop
from dataclasses import dataclass
from typing import TYPE_CHECKING

import anyio

if TYPE_CHECKING:
    import openai

KEPT_SECONDS = 120.0
"""How long a connection is kept for the next turn. People think for longer than the five seconds that
are the library's own, and opening one to a server far away takes as long as the rest of a turn."""


@dataclass(frozen=True)
class _Ends:
    loop: AbstractEventLoop
    client: "openai.AsyncOpenAI"
    places: anyio.Semaphore
    places_of: dict[str, anyio.Semaphore]
    """Of roles that may have only so many."""


class Wire:
    """Base address, key and limits. The key is in no text that this gives out."""

    def __init__(self, base_url: str, api_key: str, connect: float, read: float, concurrency: int) -> None:
        self.base_url = base_url
        self._key = api_key
        self._connect = connect
        self._read = read
        self._concurrency = concurrency
        self._ends: _Ends | None = None
        self._spare: openai.AsyncOpenAI | None = None
        """A client that no event loop has used yet."""

    def __repr__(self) -> str:
        return f"Wire({self.base_url!r})"

    @property
    def client(self) -> "openai.AsyncOpenAI":
        """The library's client, for the running event loop."""
        return self._here().client

    def places(self, role: str, most: int | None) -> list[anyio.Semaphore]:
        """Where a call takes its places, in this order: of its role where that has a limit, then of all."""
        here = self._here()
        if most is None:
            return [here.places]
        return [here.places_of.setdefault(role, anyio.Semaphore(most)), here.places]

    def warm(self) -> None:
        """Load the library and the trust store, which takes a second or more; connects to nobody."""
        client = self._client()
        _ = client.chat.completions.with_streaming_response
        self._spare = client

    async def close(self) -> None:
        """Close the connections of the running event loop."""
        ends, self._ends = self._ends, None
        if ends is not None and ends.loop is get_running_loop():
            await ends.client.close()

    def _here(self) -> _Ends:
        loop = get_running_loop()
        if self._ends is None or self._ends.loop is not loop:
            client, self._spare = self._spare or self._client(), None
            self._ends = _Ends(loop, client, anyio.Semaphore(self._concurrency), {})
        return self._ends

    def _client(self) -> "openai.AsyncOpenAI":
        import httpx2
        import openai

        # At DEBUG the library writes whole prompts to the log, and prompts are nobody's to read.
        logging.getLogger("openai").setLevel(logging.WARNING)
        return openai.AsyncOpenAI(
            base_url=self.base_url,
            api_key=self._key or "none",
            timeout=openai.Timeout(self._read, connect=self._connect),
            max_retries=0,
            http_client=openai.DefaultAsyncHttpxClient(
                limits=httpx2.Limits(max_connections=None, keepalive_expiry=KEPT_SECONDS)
            ),
        )
