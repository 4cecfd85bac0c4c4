"""The leader's own distress: what the words alone settle, and how far the models need be believed.

Distress must never be missed, because it ends the scene and offers help, and must not be heard
in ordinary warmth (codebook A.0, step 0). Some words settle it by themselves. Otherwise two
kinds of evidence are counted: something heavy of the leader's own (a loss, a state, a secret)
and a way out of the scene ("I need to stop", "this is me, not the exercise", "I do that too").
One of each needs next to no agreement of the models; one alone lets them decide with a low bar;
without any they must be nearly certain. Empathy in the first person ("I'd feel wiped out too"), words quoted
from the colleague and questions about them are left out first.
"""

import re

from app.appraisers.embedded import safety
from app.appraisers.embedded.distress_words import AWAY, HEAVY, OUTRIGHT
from app.appraisers.embedded.pattern import Pattern
from app.appraisers.embedded.text import crop, lower

SETTLED, LIKELY, BOTH, DOUBTFUL, FIRST_PERSON, NOBODY, BEHIND = 0.0, 0.05, 0.02, 0.25, 0.55, 0.97, 0.99
"""Probability from which the models are believed: words that settle it; tears; both kinds of evidence; one
kind; no evidence but an "I"; not even that; a trouble of long ago, and nothing of now. Chosen so that the
look-alikes that nothing was trained on raise no more false alarms than before, and no kept-out line is
lost."""

_PLAIN: tuple[tuple[Pattern, str], ...] = tuple(
    (Pattern(old), new)
    for old, new in (
        (r"\"[^\"]{1,200}\"", " "),
        (r"(?<=\w)'(?=\w)", ""),
        (r"\b(?:cannot|can not|(?:am|was|is) not able to|im not able to)\b", "cant"),
        (r"\b(?:do not|did not|didnt)\b", "dont"),
        (r"\bi am\b", "im"),
        (r"\bi have\b", "ive"),
        (r"\bi (?:just|really|honestly|genuinely|actually|also|only|still|simply|literally|even) ", "i "),
        (r"\b(im|ive|dont|cant) (?:(?:just|really|honestly|genuinely|actually|so|also|still|very|only|"
         r"simply|sat here|sitting here|here|now|always) )+", r"\1 "),
        (r"\b(?:someone|somebody|any ?one|anybody|a soul|nobody|no one|no-one|my \w+|him|her|them)\b(?= "
        r"who)",
         "someone"),
    )
)  # fmt: skip

_NOT_THE_EXERCISE = Pattern(
    r"\b(?:not|isnt|wasnt|stopped being)\b[^.?!]{0,12}\b(?:the|a|this|that|part of (?:it|this|the)|in)? ?"
    r"(?:scene|exercise|script|role ?play|role|course|lesson|character|practice|training|acting|"
    r"pretend(?:ing)?|joke)\b"
)
_SETTLES = tuple(
    (gloss, Pattern(pattern), LIKELY if "upset" in gloss else SETTLED) for gloss, pattern in OUTRIGHT
)
_OWN = tuple(Pattern(pattern) for pattern in HEAVY)
_OUT = tuple(Pattern(pattern) for pattern in AWAY)
_ME = Pattern(r"\b(?:i|im|ive|id|ill|me|my|mine|myself|meself)\b")
_ABOUT_THEM = Pattern(r"\b(?:you|your|youre|youve|yourself|ye|yer|u|ur)\b[^.!]*\?\s*$")
_SELF_NOW = Pattern(r"\b(?:im|ive|i feel|i want|i dont want|i cant)\b")
_NOT_NOW = Pattern(
    r"\b(?:id|i would|i might)\b[^.?!]{0,40}\b(?:feel|be|have been|want|cry|shake|hate)\b(?! dead| to "
    r"disappear| better off| able to (?:stop|cope|go on))|"
    r"\bif i (?:were|was) (?:you|in)\b|\bif (?:that|it) (?:were|was) me\b|\bam i meant to\b|\babout the "
    r"exercise\b|"
    r"\bquestion\b(?! for everybody)|\bbear with me\b|\b(?:meant|supposed) to fix\b|"
    r"\bnot (?:very |that |much )?good at (?:this|these|talking|saying)\b|"
    r"\bwant to be here for\b|\byou (?:said|told|keep saying|wrote(?! is)|feel|dont)\b|\bwhen "
    r"you say\b|\bi (?:can )?hear (?:that |how )?you\b|"
    r"\bi (?:wanted to|could) (?:cry|weep) (?:when|hearing|for)\b|\bfor (?:you|your \w+)\W*$|"
    r"\bmy life in my hands\b|\bi (?:cant|wont|dont) (?:let|leave|send|keep|have|expect|see) you\b|"
    r"\bout of my depth\b|\bit worse\b|\bstruggling to (?:see (?:why|how)|say|understand)\b|"
    r"\bbeen here before\b|\b(?:shaking|shook) my head\b|\blost my place\b|\bcop(?:e|ing) with (?:the|"
    r"this|that|my) (?:key|print|lap|phone|system|noise|heat|"
    r"traffic|parking|queue|weather|spread|rota|email)|\bi (?:moved on|got (?:over|through|past|on "
    r"with) (?:it|that))\b|"
    r"\b(?:saved|sorted|fixed) me\b|\bpulled me through\b|"
    r"\bmakes? me lose the will\b|\bafraid i (?:might |will )?say\b|"
    r"^\W*(?:\w+\W+){0,2}(?:ive|i have|ill have|i) (?:got |gotta |need )?(?:to )?"
    r"(?:go|run|dash|shoot)(?: now)?\W*$|"
    r"\bstop typing\W+its\b|\bsee myself (?:here|there|in this (?:job|role)) in\b|"
    r"\bcope with (?:these|another)\b|\bshaking with anger on your\b|"
    r"\bone of (?:the|our|my) (?:residents|patients|pupils|students|clients|guests|prisoners|tenants)\b|"
    r"\bhear it from me\b|"
    r"\bhands are tied\b|\bpause there\b[^.!]*\?|\bshould be (?:saying )?sorry\b|\bcant go on telling\b|"
    r"\bcant see (?:the|your|my) screen from\b|\bthatd (?:floor|finish|break|kill) me\b|\bid not be fit\b|"
    r"\bas far as im concerned\b|\bi want you to know\b|\bhelpless\b[^.?!]*\bchange the\b|"
    r"\bmaking (?:this|it) about me\b|^\W*let me stop\W*$|\bi was talking about me\b|"
    r"\bneed to (?:stop interrupting|shut up|listen)\b|\bmy english (?:is|isnt)\b|\ba bit nervous\b|"
    r"\b(?:sober|dry|clean) since i was\b|"
    r"\b(?:his|her|their) words were\b"
)


_OVER = Pattern(
    r"\bthere was a time\b(?!.*\b(?:again|back|still|today|tonight)\b)|"
    r"\b(?:long ago|years (?:ago|back)|it got easier|when i was your age|i remember thinking|"
    r"im (?:well|better|fine) now)\b"
    r"(?!.*\b(?:again|still|today|tonight|im|cant|ive|every (?:day|night)|(?:brings?|brought|came|comes) "
    r"(?:\w+ ){0,3}(?:back|up)|need to stop)\b)"
)
"""A trouble of the leader's that is behind them, and says nothing of now."""


def plain(text: str) -> str:
    """The text in lower case, contractions made alike, quoted words left out."""
    small = lower(crop(text, 4000))
    for pattern, new in _PLAIN:
        small = pattern.sub(new, small)
    return small


def weigh(utterance: str) -> tuple[str, float]:
    """What the words say of the leader's own distress.

    Returns:
        a reason if they speak of it, else an empty string, and the probability (0 to 1) from
        which the models are believed; 0 means that the words settle it.
    """
    said = safety.outright(utterance)
    if said:
        return said, SETTLED
    kept = [s for s in re.split(r"(?<=[.!?])\s+|\n+", plain(utterance)) if s.strip()]
    mine = [s for s in kept if not (_ABOUT_THEM.search(s) and not _SELF_NOW.search(s))]
    now = [s for s in mine if not _NOT_NOW.search(s)]
    mine = [s for s in now if not _OVER.search(s)]
    if len(mine) < len(now) and not any(_SELF_NOW.search(s) for s in mine):
        return "", BEHIND
    if not mine:
        return "", NOBODY
    text = " ".join(mine)
    own = any(pattern.search(text) for pattern in _OWN)
    found = [(gloss, at) for gloss, pattern, at in _SETTLES for s in mine if pattern.search(s)]
    if found:
        said, at = found[0]
        if _NOT_THE_EXERCISE.search(text):
            return said, SETTLED
        return said, min(at, BOTH) if own else at
    away = safety.steps_out(utterance)
    if away:
        return away, BOTH if own else LIKELY
    out = [bool(pattern.search(text)) for pattern in _OUT]
    if own and any(out):
        at = SETTLED if _NOT_THE_EXERCISE.search(text) else BOTH
        return "the leader steps out of the scene with something of their own", at
    if own or any(out[:-1]):
        return "", DOUBTFUL
    return "", FIRST_PERSON if _ME.search(text) else NOBODY
