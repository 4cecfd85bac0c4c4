"""The client of OpenAI-compatible model servers, and the only place that may import openai.

    server = ModelServer(base_url, api_key, {"actor": Profile("gpt-4o-mini")})
    speech = server.stream("actor", [Message("system", ...), Message("user", ...)], practice=id)
    async with aclosing(speech):
        async for text in speech:      # visible words only
            ...
    speech.cut_short                   # True where the length limit ended it
    speech.usage                       # Usage, or None before the end
    answer = await server.parse("rater", messages, Codes, practice=id)
    await server.close()

Every failure is a `ModelError` of `app.errors`.
"""

from app.llm.breaker import Breaker
from app.llm.budget import Ledger, Limits, Purse
from app.llm.client import ModelServer
from app.llm.speech import Speech
from app.llm.values import MayCall, Message, OnUsage, Piece, Profile, Role, Spent, Usage

__all__ = [
    "Breaker",
    "Ledger",
    "Limits",
    "MayCall",
    "Message",
    "ModelServer",
    "OnUsage",
    "Piece",
    "Profile",
    "Purse",
    "Role",
    "Speech",
    "Spent",
    "Usage",
]
