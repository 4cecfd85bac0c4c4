"""How the lines sound: borrowed words, praise for technique, unsafe phrases, long sentences, repetition."""

import re
from collections import Counter
from collections.abc import Iterator

from app.domain.lint.spoken import Spoken, spoken
from app.domain.persona import Persona, Rehearsal
from app.domain.words import words

Found = Iterator[tuple[str, str]]

_THERAPY = re.compile(
    r"\b(?:boundaries|self-care|safe space|hold(?:ing)? space|inner child|my truth|emotional labour|"
    r"process(?:ing)? (?:my|this|it all|what happened)|unpack(?:ing)? (?:that|this|it)|"
    r"coping (?:mechanism|strateg\w+)|"
    r"triggered|trauma response|validat(?:e|ed|ing|ion)|feel(?:ing)? (?:heard|seen|validated|unseen|held)|"
    r"sit with (?:that|the feeling)|on a journey|my journey|get(?:ting)? closure|mindful(?:ness)?)\b",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"\b(?:(?:good|great|excellent|lovely) question|"
    r"thank(?:s| you) for (?:listening|hearing me|your empathy)|"
    r"you(?:'re| are) (?:a )?(?:really )?good (?:at this|at listening|listener)|"
    r"you handled that|(?:that's|that is) (?:very )?well put|that was (?:very )?empath\w+|"
    r"you really (?:listen|hear me)|"
    r"nobody(?:'s| has) ever (?:listened|asked me) like)\b",
    re.IGNORECASE,
)
_UNSAFE = re.compile(
    r"\b(?:commit(?:s|ted|ting)? suicide|(?:un)?successful (?:suicide|attempt)|failed (?:suicide )?attempt|"
    r"cry for help|suicide epidemic|top(?:ped|ping)? (?:my|him|her|your)self|suicide note)\b",
    re.IGNORECASE,
)
_METHOD = re.compile(
    r"\b(?:overdos\w+|noose|rope|razor\w*|slit\w*|hang(?:ing|ed)? (?:my|him|her)self|hosepipe|exhaust|"
    r"jump(?:ed|ing)? (?:off|from|in front)|pills|paracetamol|bridge|railway|rail line|cliff|knife|gun|"
    r"drown\w*|weedkiller)\b",
    re.IGNORECASE,
)
_HEAVY = re.compile(
    r"\b(?:suicid\w*|kill(?:ed|ing)? (?:my|him|her)self|better off without me|not (?:being|be) here|"
    r"miscarr\w+|stillb\w+|died|dying|death|funeral|cancer|dementia|assault\w*|abus\w+|self-harm\w*|"
    r"drink(?:ing)? on)\b",
    re.IGNORECASE,
)
HARDEST = 45.0
"""Highest LIX (Björnsson 1968) of all a colleague says: about the level of a popular newspaper."""
LONGEST = 60
"""Most words in one line."""
_SENTENCE = re.compile(r"[.!?…]+(?:\s|$)")


def borrowed(persona: Persona) -> Found:
    """Words of therapy and of courses, which no colleague uses of themself."""
    yield from _matches(persona, _THERAPY, "nobody under strain talks like a course")


def praise(persona: Persona) -> Found:
    """A colleague who tells the leader how well they do it."""
    yield from _matches(persona, _PRAISE, "a colleague does not praise the leader's technique")


def unsafe(persona: Persona) -> Found:
    """Phrases that guidance for safe messaging about suicide rules out; methods in scenes about it."""
    yield from _matches(persona, _UNSAFE, "safe messaging rules this out")
    if persona.sensitive:
        yield from _matches(persona, _METHOD, "no method, means or place in a scene about suicidal thoughts")


def note(persona: Persona) -> Found:
    """A scene with heavy material and no note before it."""
    if persona.content_notes:
        return
    if persona.rehearsal is Rehearsal.DISCLOSURE_RESPONSE or persona.sensitive:
        yield "content_notes", "a disclosure scene needs a note before it"
        return
    for one in spoken(persona):
        found = _HEAVY.search(one.line.text)
        if found and one.field.startswith("ladder."):
            yield "content_notes", f"the scene speaks of {found[0]!r} ({one.field}) and has no note before it"
            return


def hint(persona: Persona) -> Found:
    """A scene about suicidal thoughts that does not say from where on asking plainly is right."""
    if persona.sensitive and persona.indicator is None:
        yield "indicator", "a scene about suicidal thoughts says from which rung something hints at them"


def repeated(persona: Persona) -> Found:
    """The same words at two places: a line is said once in a conversation."""
    first: dict[str, str] = {}
    for one in spoken(persona):
        key = " ".join(words(one.line.text))
        if len(key.split()) < 4:
            continue
        if key in first:
            yield one.field, f"the same line stands at {first[key]}"
        else:
            first[key] = one.field


def hard_to_read(persona: Persona) -> Found:
    """Language beyond what is said aloud: long sentences, long words, long lines."""
    lines = list(spoken(persona))
    for one in lines:
        length = len(words(one.line.text))
        if length > LONGEST:
            yield one.field, f"{length} words in one breath; at most {LONGEST}"
    level = lix(" ".join(one.line.say for one in lines if one.line.say))
    if level > HARDEST:
        yield "", f"it reads too hard: LIX {level:.0f}, at most {HARDEST:.0f}"


def lix(text: str) -> float:
    """Björnsson's readability index: words a sentence plus the percentage of words over six letters."""
    counted = words(text)
    if not counted:
        return 0.0
    sentences = max(1, len(_SENTENCE.findall(text)))
    long = Counter(len(word) > 6 for word in counted)[True]
    return len(counted) / sentences + 100 * long / len(counted)


def _matches(persona: Persona, pattern: re.Pattern[str], says: str) -> Found:
    for one in _with_moments(persona):
        found = pattern.search(one[1])
        if found:
            yield one[0], f"{found[0]!r}: {says}"


def _with_moments(persona: Persona) -> Iterator[tuple[str, str]]:
    yield from ((one.field, _words_of(one)) for one in spoken(persona))
    for kind in ("met", "closed"):
        for index, moment in enumerate(getattr(persona.moments, kind)):
            yield f"moments.{kind}.{index}", moment.say


def _words_of(one: Spoken) -> str:
    return one.line.text
