"""Short ways to talk to a scripted server."""

from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from typing import Any

from app.llm import Message, ModelServer, Profile, Spent
from tests.modelserver.scripted import ScriptedServer

KEY = "sk-made-up-4711"
PROMPT = (Message("system", "You are Mags."), Message("user", "How are you?"))


class Bill:
    """Remembers what was spent."""

    def __init__(self) -> None:
        self.spent: list[Spent] = []

    async def __call__(self, spent: Spent) -> None:
        self.spent.append(spent)


@asynccontextmanager
async def talking_to(
    server: ScriptedServer, profile: Profile | None = None, **limits: Any
) -> AsyncIterator[ModelServer]:
    """A client of a scripted server, closed afterwards."""
    client = ModelServer(server.base_url, KEY, {"actor": profile or Profile("toy")}, **limits)
    try:
        yield client
    finally:
        await client.close()


async def words(client: ModelServer, practice: str = "p1") -> list[str]:
    """All pieces of one reply."""
    speech = client.stream("actor", PROMPT, practice)
    async with aclosing(speech):
        return [text async for text in speech]
