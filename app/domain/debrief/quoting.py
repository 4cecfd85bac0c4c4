"""Cutting words short without changing them: every cut is still a substring."""

import re

from app.domain.behaviours import Coded
from app.domain.rubric.rating import is_verbatim
from app.domain.transcript import Iteration, Turn

_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)]*(?=\s|$)")
_CLAUSE_END = re.compile(r"[.!?…,;:—–]+(?=\s|$)")
_LONGEST_CLAUSE = 16
_OWN_SENTENCE = re.compile(r"(?:^|[.!?:…]\s+)[\"“‘']?\{quote\}[\"”’']?(?:\s+[A-Z]|\s*$)")
"""A quote that stands alone in a template, and so may keep its full stop."""
_MARKED_BEFORE_CAPITAL = re.compile(r"(\{quote\}[\"”’']?)(?=\s+[A-Z]|\s*$)")


def shorten(text: str, limit: int = 160) -> str:
    """The beginning of a text: whole sentences up to `limit` characters, or clauses, or else words."""
    text = text.strip()
    if len(text) <= limit:
        return text
    ends = [m.end() for m in _SENTENCE_END.finditer(text) if m.end() <= limit]
    if ends:
        return text[: ends[-1]]
    breaks = [m.start() for m in _CLAUSE_END.finditer(text) if limit / 3 <= m.start() <= limit]
    if breaks:
        return text[: breaks[-1]]
    cut = text.rfind(" ", 0, limit + 1)
    return text[: cut if cut > 0 else limit].rstrip()


def breaks_off(beginning: str, said: str) -> bool:
    """Whether the beginning of a line stops before its sentence does."""
    rest = said.strip().removeprefix(beginning)
    return bool(re.search(r"\w", rest)) and not _SENTENCE_END.search(beginning[-3:])


def marked(quote: str, said: str) -> str:
    """A quote with an ellipsis where it breaks off in the middle of what was said."""
    if not quote:
        return quote
    _, found, rest = said.partition(quote)
    if not found or not re.match(r"\s*\w", rest) or _SENTENCE_END.search(quote[-3:]):
        return quote
    return f"{quote} …"


def clause(text: str) -> str:
    """A short piece of a line that can stand inside another sentence: at most sixteen words."""
    text = text.strip()
    if len(text.split()) <= _LONGEST_CLAUSE:
        return text
    ends = [m.end() if m[0][0] in ".!?…" else m.start() for m in _CLAUSE_END.finditer(text)]
    fitting = [e for e in ends if 3 <= len(text[:e].split()) <= _LONGEST_CLAUSE]
    if fitting:
        return text[: fitting[-1]]
    words = list(re.finditer(r"\S+", text))
    return text[: words[_LONGEST_CLAUSE - 1].end()].rstrip(",;:—–")


def placed(template: str, quote: str) -> str:
    """Put a quote in for `{quote}`; its full stop stays only where it ends a sentence there.

    A quote that ends a sentence there and has no stop of its own is given one behind its marks.
    """
    if not _OWN_SENTENCE.search(template):
        quote = quote.rstrip(" .,;:") or quote
    elif quote[-1:].isalnum():
        template = _MARKED_BEFORE_CAPITAL.sub(r"\1.", template)
    return template.replace("{quote}", quote)


def sound(turn: Turn) -> list[Coded]:
    """The turn's codes whose quotes are words that stand in it."""
    return [c for c in turn.appraisal.codes if c.quote.strip() and is_verbatim(c.quote, turn.utterance)]


def spoken_by(iteration: Iteration, turn: int, who: str) -> str | None:
    """The text a quote must stand in: the line or the reply of that turn; turn 0 is the opening."""
    if turn == 0:
        return iteration.opening if who == "colleague" else None
    found = next((t for t in iteration.turns if t.number == turn), None)
    if found is None:
        return None
    return found.reply if who == "colleague" else found.utterance


def attested(iteration: Iteration, turn: int, who: str, quote: str) -> bool:
    """Whether a quote is exactly what that person said in that turn."""
    text = spoken_by(iteration, turn, who)
    return text is not None and bool(quote.strip()) and quote in text
