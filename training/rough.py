"""A line said another way: as somebody writes a second language, types with a thumb, or puts things formally.

The act stays the same, and so do the codes; only what no code depends on is changed: articles,
auxiliaries, contractions, number and tense, capitals and stops, a word of address. In training a
share of the lines is shown this way, another time another way, so that a code hangs on what is
done and not on how well it is put. The rules name no dialect's words; spelling is
`app/domain/spelling.py`'s business.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from training.lines import Line

Change = Callable[[str, random.Random], str]


@dataclass(frozen=True)
class Swap:
    """Replace what a pattern finds, each time with the given likelihood."""

    pattern: re.Pattern[str]
    by: str
    likely: float = 0.8

    def __call__(self, text: str, dice: random.Random) -> str:
        """The text with some or all of the places changed; capitals at a start are kept."""

        def put(found: re.Match[str]) -> str:
            if dice.random() >= self.likely:
                return found.group()
            new = found.expand(self.by)
            return new[:1].upper() + new[1:] if found.group()[:1].isupper() else new

        return self.pattern.sub(put, text)


def _swap(pattern: str, by: str, likely: float = 0.8) -> Swap:
    return Swap(re.compile(pattern, re.IGNORECASE), by, likely)


SECOND_LANGUAGE: tuple[Change, ...] = (
    _swap(r"\b(?:the|an?) ", "", 0.7),
    _swap(r"\b(what|how|where|why|when) (is|are|was|were|did|do|does|has|have) "
          r"(it|that|this|you|he|she|they)\b", r"\1 \3 \2", 0.6),
    _swap(r"\b(?:do|did) you (?=\w)", "you ", 0.6),
    _swap(r"\b(?:are|were) you (?=\w)", "you are ", 0.5),
    _swap(r"\bhave you (?=\w)", "you have ", 0.6),
    _swap(r"\bdoesn't\b", "don't"),
    _swap(r"\b(?:that|this)'s\b", "this is", 0.5),
    _swap(r"\bit's\b", "is", 0.6),
    _swap(r"\byou were\b", "you was", 0.6),
    _swap(r"\byou (feel|want|need|carry|sound|look|wait)\b", r"you are \1ing", 0.6),
    _swap(r"\bi (hear|think|understand|see|want|feel)\b", r"I am \1ing", 0.4),
    _swap(r"\bso (?=(?:hard|sad|bad|sorry|heavy|tired|much|cruel|awful|lonely)\b)", "very "),
    _swap(r"\b(?:really|terribly) ", "very ", 0.7),
    _swap(r"\bfor (you|me|him|her|them)\b", r"to \1", 0.3),
    _swap(r"\bi'll\b", "I will", 0.8),
    _swap(r"\b(you|he|she|they|we)'ll\b", r"\1 will", 0.8),
    _swap(r"\b(\w{3,})ed\b(?= (?:the|you|me|him|her|it|a|my|your)\b)", r"\1", 0.25),
)  # fmt: skip
FORMAL: tuple[Change, ...] = (
    _swap(r"\b(\w+)n't\b(?<!can't)(?<!won't)(?<!shan't)(?<!ain't)", r"\1 not"),
    _swap(r"\bcan't\b", "cannot"),
    _swap(r"\bwon't\b", "will not"),
    _swap(r"\bi'm\b", "I am"),
    _swap(r"\b(you|we|they)'re\b", r"\1 are"),
    _swap(r"\b(it|that|he|she|what|there|who)'s (?!been|got|gone|had)", r"\1 is "),
    _swap(r"\b(i|you|we|they)'ve\b", r"\1 have"),
    _swap(r"\b(i|you|we|they|he|she)'ll\b", r"\1 will"),
    _swap(r"\btell\b(?= (?:them|him|her)\b)", "inform", 0.6),
    _swap(r"\bget\b(?= (?:you|him|her|them|some)\b)", "obtain for", 0.2),
    _swap(r"\bso\b(?= (?:hard|sad|tired)\b)", "extremely", 0.5),
)
LOOSE: tuple[Change, ...] = (
    _swap(r"\bgoing to\b", "gonna"),
    _swap(r"\bwant to\b", "wanna", 0.6),
    _swap(r"\bgot to\b", "gotta", 0.6),
    _swap(r"\b(?:is|am|are|has|have)n't\b", "ain't", 0.4),
    _swap(r"\byou were\b", "you was", 0.5),
    _swap(r"\bi was\b", "I were", 0.3),
    _swap(r"\bnothing\b", "nowt", 0.3),
    _swap(r"\b(?:very|really)\b", "dead", 0.3),
    _swap(r"\bthose (?=\w+s\b)", "them ", 0.5),
    _swap(r"\bmy\b", "me", 0.3),
)
BEFORE = ("Right, ", "Look, ", "Well, ", "So, ", "OK, ", "Listen, ", "Ah, ", "Honestly, ", "Now then, ")
AFTER = (" mate", " love", " pal", ", you know", ", like", " my friend", ", dear", ", boss")
TYPED_LIKELY, STOPLESS_LIKELY, ADDRESS_LIKELY = 0.35, 0.5, 0.25
"""How often a rough line also loses its capitals, its stops; gets a word before it or a word of address."""


def rough(line: Line, dice: random.Random) -> Line:
    """The line said another way; its quotes are changed with it and stay verbatim and in order.

    A line whose words no rule touches comes back as it was.
    """
    manner = dice.choice((SECOND_LANGUAGE, SECOND_LANGUAGE, FORMAL, LOOSE))
    lower, stopless = dice.random() < TYPED_LIKELY, dice.random() < STOPLESS_LIKELY

    def other(text: str) -> str:
        for change in manner:
            text = change(text, dice)
        if lower:
            text = text.lower()
            text = re.sub(r"[.,;!]", "", text) if stopless else text
        return text

    said, quotes, place = "", [], 0
    for clause in line.clauses:
        start = line.utterance.index(clause.quote, place)
        quote = other(clause.quote)
        if not quote.strip():
            return line
        said += other(line.utterance[place:start])
        quotes.append(clause.model_copy(update={"quote": quote}))
        said += quote
        place = start + len(clause.quote)
    said += other(line.utterance[place:])
    if dice.random() < ADDRESS_LIKELY:
        said = dice.choice(BEFORE) + said
    if dice.random() < ADDRESS_LIKELY and said[-1:].isalpha():
        said += dice.choice(AFTER)
    return line.model_copy(update={"utterance": said, "clauses": tuple(quotes)})


def some(lines: list[Line], share: float, seed: int) -> list[Line]:
    """A share of the lines, picked by chance, each said another way."""
    dice = random.Random(seed)
    return [rough(line, dice) for line in lines if dice.random() < share]
