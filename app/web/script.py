"""A conversation as a script: whose line it is, what they do and what they say."""

import re

from pydantic import BaseModel, ConfigDict

from app.domain.transcript import Iteration

_BUSINESS = re.compile(r"\(([^()]*)\)")
SILENCE = "..."
"""What the room sends when the leader says nothing."""


class Part(BaseModel):
    """A piece of a colleague's line: something done (`business`) or something said."""

    model_config = ConfigDict(frozen=True)

    business: bool
    text: str


class ScriptTurn(BaseModel):
    """One exchange: what the leader said, and the colleague's answer in parts."""

    model_config = ConfigDict(frozen=True)

    number: int
    utterance: str
    silence: bool
    """The leader said nothing."""
    reply: tuple[Part, ...]


def parts(text: str) -> tuple[Part, ...]:
    """Tell stage business from words: "(She looks up.) Fine." is two parts, in order.

    Business stands in round brackets; brackets that do not close are words.
    """
    found: list[Part] = []
    at = 0
    for match in _BUSINESS.finditer(text):
        found += _part(False, text[at : match.start()]) + _part(True, match.group(1))
        at = match.end()
    return tuple(found + _part(False, text[at:]))


def script(iteration: Iteration) -> tuple[ScriptTurn, ...]:
    """The turns of a conversation, without anything that lies behind them."""
    return tuple(
        ScriptTurn(
            number=turn.number,
            utterance=turn.utterance,
            silence=is_silence(turn.utterance),
            reply=parts(turn.reply),
        )
        for turn in iteration.turns
    )


def is_silence(utterance: str) -> bool:
    """Whether an utterance is dots alone."""
    return bool(re.fullmatch(r"\s*(\.{2,}|…)\s*", utterance))


def _part(business: bool, text: str) -> list[Part]:
    words = " ".join(text.split())
    return [Part(business=business, text=words)] if words else []
