"""What an utterance refers to: a cue, a topic, a guess, a kind of help, a time, a way of talking.

Codes say what a message does; recognition says what it is about. It is computed from
the words alone and stored with the turn, so that a replay needs no model.
"""

import re

from pydantic import BaseModel, ConfigDict

from app.domain.behaviours import Appraisal, Code
from app.domain.listening import Ear
from app.domain.owning import answers_for
from app.domain.persona import Persona
from app.domain.phrases import (
    ASKING_START,
    DESCRIBING,
    FAREWELL,
    KEYBOARD,
    PERMISSION,
    PREPOSITION,
    PRESSING,
    SAFE,
    TALK_PATTERNS,
    TIMES,
)
from app.domain.promises import AnswersFor
from app.domain.spelling import spell_out
from app.domain.words import mentions, stems, words


class Recognition(BaseModel):
    """What one utterance refers to. Ids are those of the persona file."""

    model_config = ConfigDict(frozen=True)

    cue: str | None = None
    """The cue it takes up."""
    topic: str | None = None
    """The topic it asks about."""
    asks: bool = False
    """It asks something."""
    guess: int | None = None
    """Index of the wrong guess it makes."""
    help: str | None = None
    """Kind of help it offers: "appropriate:0", "inappropriate:2"."""
    when: str | None = None
    """The time it names for something the leader will do."""
    word: str | None = None
    """A describing word that a person might pick up."""
    talk: str | None = None
    """For ordinary talk: which kind (a `talk.*` move)."""
    asks_if_safe: bool = False
    """It asks whether they are safe, or can keep themself safe."""
    asks_permission: bool = False
    """It asks whether ideas are wanted."""
    pressing: bool = False
    """It demands to be told."""
    farewell: bool = False
    """It says goodbye."""
    answers_for: AnswersFor = AnswersFor.NOTHING
    """How its words would speak of something promised; counts only where something was."""

    @property
    def guess_missed(self) -> bool:
        """Whether it names something that is not so."""
        return self.guess is not None


TASK = "task"
"""The topic every persona has: what the leader came for."""
_ASKING = frozenset(
    {Code.UND_OPEN, Code.ATT_CHECKIN, Code.ATT_FOLLOWUP, Code.HLP_ASK, Code.BAR_QUESTION, Code.SAFE_ASK}
)
_HELPING = frozenset(
    {
        Code.HLP_OFFER,
        Code.HLP_ADJUST,
        Code.HLP_SIGNPOST,
        Code.HLP_COMMIT,
        Code.BAR_REASSURE,
        Code.BAR_ADVICE,
        Code.EMP_PITY,
    }
)
_NOTICING = frozenset(
    {Code.ATT_NOTICE, Code.ATT_FOLLOWUP, Code.EMP_EMPATHY, Code.UND_REFLECT_COMPLEX, Code.UND_REFLECT_SIMPLE}
)
_GUESSING = frozenset(
    {
        Code.ATT_NOTICE,
        Code.UND_OPEN,
        Code.UND_REFLECT_COMPLEX,
        Code.UND_CHECK,
        Code.EMP_EMPATHY,
        Code.EMP_HIJACK,
        Code.BAR_DIAGNOSE,
        Code.BAR_QUESTION,
        Code.OTH_NEUTRAL,
    }
)


def recognise(persona: Persona, ear: Ear, utterance: str, appraisal: Appraisal) -> Recognition:
    """Find what the utterance refers to in this persona's material."""
    utterance = spell_out(utterance).text
    codes = {c.code for c in appraisal.codes}
    said = stems(utterance)
    asks = bool(codes & _ASKING) or "?" in utterance or _begins_a_question(utterance)
    question = _question_part(utterance, appraisal)
    neutral = appraisal.final_move is Code.OTH_NEUTRAL
    topic = ear.topic_of(question) if asks else None
    if topic is None and neutral and ear.names(TASK, utterance):
        topic = TASK
    farewell = _says_goodbye(utterance)
    return Recognition(
        cue=cue_in(persona, said) if codes & _NOTICING or asks or neutral else None,
        topic=topic,
        asks=asks,
        guess=_guess(persona, said) if codes & _GUESSING else None,
        help=_help(persona, appraisal) if codes & _HELPING else None,
        when=_when(appraisal),
        word=next((w for w in words(utterance) if w in DESCRIBING), None),
        talk=_talk(utterance, asks, topic, farewell) if neutral else None,
        asks_if_safe=asks and bool(SAFE.search(utterance)),
        asks_permission=bool(PERMISSION.search(utterance)),
        pressing=bool(PRESSING.search(utterance)),
        farewell=farewell,
        answers_for=answers_for(utterance),
    )


def _says_goodbye(utterance: str) -> bool:
    """Whether it ends on a farewell; "did you get to say goodbye" asks about one, mark or no mark."""
    last = re.split(r"(?<=[.!?…])\s+", utterance.strip())[-1]
    return bool(FAREWELL.search(last)) and not last.endswith("?") and not _begins_a_question(last)


def _begins_a_question(utterance: str) -> bool:
    without_marks = " ".join(words(utterance))
    return bool(ASKING_START.search(utterance) or ASKING_START.search(without_marks))


def is_silence(utterance: str) -> bool:
    """Whether nothing is said: no letters or digits, or only a bracketed pause."""
    bare = re.sub(r"\((?:[^)]*(?:wait|pause|silen|quiet|nod|sit)[^)]*)\)", "", utterance, flags=re.IGNORECASE)
    return not any(c.isalnum() for c in bare) and not any(ord(c) > 0x2600 for c in bare)


def _question_part(utterance: str, appraisal: Appraisal) -> str:
    asked = [c.quote for c in appraisal.codes if c.code in _ASKING]
    if asked:
        return asked[-1]
    sentences = [s for s in re.split(r"(?<=[.!?…])\s+", utterance) if s.endswith("?")]
    return sentences[-1] if sentences else utterance


def cue_in(persona: Persona, said: tuple[str, ...]) -> str | None:
    """The first cue whose words stand among the stems of what was said."""
    return next((cue.id for cue in persona.cues if mentions(said, cue.words)), None)


def _guess(persona: Persona, said: tuple[str, ...]) -> int | None:
    return next((i for i, g in enumerate(persona.not_it) if mentions(said, g.words)), None)


def _help(persona: Persona, appraisal: Appraisal) -> str | None:
    for coded in reversed(appraisal.codes):
        if coded.code not in _HELPING:
            continue
        said = stems(coded.quote)
        for kind, entries in (
            ("inappropriate", persona.help.inappropriate),
            ("appropriate", persona.help.appropriate),
        ):
            for index, entry in enumerate(entries):
                if mentions(said, entry.words):
                    return f"{kind}:{index}"
    return None


def _when(appraisal: Appraisal) -> str | None:
    for coded in reversed(appraisal.codes):
        if coded.code in (Code.HLP_COMMIT, Code.HLP_FOLLOW, Code.HLP_ADJUST, Code.HLP_OFFER):
            times = [found.group(0).strip() for found in TIMES.finditer(spell_out(coded.quote).text)]
            if times:
                return PREPOSITION.sub("", times[-1])
    return None


def _talk(utterance: str, asks: bool, topic: str | None, farewell: bool) -> str:
    if is_silence(utterance):
        return "talk.silence"
    if _is_nonsense(utterance):
        return "talk.nonsense"
    if farewell:
        return "talk.goodbye"
    if topic == TASK:
        return "talk.task"
    if asks:
        return "talk.question"
    few = len(words(utterance)) <= 7
    for kind, pattern in TALK_PATTERNS:
        if pattern.search(utterance) and (few or kind in ("talk.joke", "talk.thanks", "talk.apology")):
            return kind
    return "talk.remark"


def _is_nonsense(utterance: str) -> bool:
    """Keyboard mash: hardly a word in it that could be said aloud."""
    tokens = [t for t in words(utterance) if t.isascii() and t.isalpha()]
    if not tokens:
        return not any(ord(c) > 127 and c.isalpha() for c in utterance) and len(utterance.strip()) > 0
    odd = [t for t in tokens if len(t) > 3 and _unsayable(t)]
    return len(odd) * 2 >= len(tokens)


def _unsayable(token: str) -> bool:
    vowels = sum(c in "aeiouy" for c in token)
    if any(token[i : i + 4] in row for row in KEYBOARD for i in range(len(token) - 3)):
        return True
    return vowels == 0 or bool(re.search(r"[bcdfghjklmnpqrstvwxz]{5,}|(.)\1{3,}|[aeiou]{5,}", token))
