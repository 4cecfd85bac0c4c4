"""Rules that no model overrules: the leader's own distress, asking about suicide, the software.

Distress must never be missed and must not be confused with asking the colleague about
suicide (codebook A.0, steps 0 to 2). First person against second person decides;
empathy in the first person ("I'd feel wiped out too") and the past are not distress.
"""

import re

from app.appraisers.embedded.text import crop, lower


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(phrases))


_I_AM = r"\bi(?:'m|m| am)(?: just| really| actually| honestly| still| sat here| sitting here| here| now)*"
_I_HAVE = r"\bi(?:'ve|ve| have)(?: just| really| actually| honestly| also)*"
_I_CANNOT = r"\bi (?:just |really |honestly )*(?:can't|cant|cannot|can not)"
_I_DONT = r"\bi (?:just |really |honestly )*(?:don't|dont|do not)"

_OUTRIGHT: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "the leader speaks of not wanting to live",
        _any(
            r"\bi\b(?:(?! you\b)[^.?!]){0,60}\b(?:kill(?:ing)? myself|suicidal|my own life|"
            r"end(?:ing)? my life)\b",
            r"\b(?:i|i'm|im|i've|ive|i'd)\b[^.?!]{0,50}\bend(?:ing)? it(?: all)?(?=\W*$| any ?more|"
            r" tonight| soon)",
            r"\bi\b[^.?!]{0,40}\b(?:hurt|harm)(?:ing)? myself\b|\bself[- ]harm(?:ing|ed)? (?:again|"
            r"myself)\b",
            _I_DONT + r" want to (?:be here (?:any ?more|either)|be alive|live|exist|wake up)\b",
            _I_DONT + r" want to be here\W*$",
            r"\bi(?:'ve|ve| have)?\b[^.?!]{0,40}\bnot (?:want(?:ing)? )?(?:to be |be |being )(?:here|"
            r"alive|around)\b(?! (?:on|at|till|until|tomorrow|today|tonight|mon|tues|wed|thurs|fri|sat|"
            r"sun|next|for|"
            r"this|when|after|before|all|much|long))",
            r"\bwanting not to be (?:alive|here)\b|\bi (?:just )?(?:want|wanted|wish) (?:to (?:die|"
            r"be dead)|i was dead)\b",
            r"\bbetter off without me\b|\bi(?:'ve|ve| have) been (?:having|thinking) (?:those|"
            r"the same) (?:thoughts|things)\b",
        ),
    ),
    (
        "the leader says they cannot cope",
        _any(
            _I_CANNOT + r" (?:cope(?! with (?:this|that|the) \w+)|carry on(?! (?:this|the|that|"
            r"like this with))|"
            r"go on(?! (?:holiday|leave|about|the|a|with))|keep going|breathe|"
            r"stop (?:crying|shaking))\b",
            _I_CANNOT + r" (?:do|take) (?:this|it|that) any ?more\b",
            _I_AM + r" (?:not|the one who isn't) (?:coping(?! with)|ok(?:ay)?\b(?! with)|alright\b|"
            r"all right\b|safe\b|well\b)",
            _I_AM + r" (?:falling apart|in pieces|breaking down|at breaking point|on the edge|drowning|"
            r"suicidal|depressed)\b",
            _I_AM + r" having (?:a |another )?(?:panic attack|breakdown)|"
            r"\bin a (?:really )?bad place\b(?=.*\b(?:i'm|myself|i)\b)",
            _I_AM + r" (?:scared|afraid|frightened) (?:of (?:what i|how (?:low )?i|myself)|i'm going to|"
            r"to go home)",
            _I_HAVE + r" (?:been )?(?:having|had) (?:a )?panic attacks?\b|\bi had a panic attack\b",
            _I_HAVE + r" been crying (?:every|all|myself|in)\b|\bi don'?t feel safe\b|\bi hate myself\b",
            r"\b(?:i (?:really )?need|please) (?:some )?help\W*$|\bi need help\b(?! with (?:the|this|a|"
            r"my)\b)|"
            r"\bi don'?t know who to (?:tell|turn to)\b",
        ),
    ),
    (
        "the leader is upset at the screen",
        _any(
            _I_AM + r" (?:in (?:the )?\w+ )?(?:crying|bawling|sobbing|in tears|shaking)\b(?! my head|"
            r" at your|"
            r",? with laugh|,? laughing|"
            r", i don't know how you)",
            r"\bburst into tears\b|\bcan'?t stop (?:shaking|crying)\b|\bnot stopped crying\b|"
            r"\bmy hands (?:are|won't stop) shaking\b",
        ),
    ),
)

_STEPS_OUT: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "the leader steps out of the scene",
        _any(
            r"\b(?:this|it|that)(?:'s| is|s)? (?:really |actually |literally |all )?happening to me\b",
            r"\bthis is (?:actually|literally|basically|really) me\b|(?<!so )\bthis is me\b(?=[.,!]|"
            r"\s*$)|\bthis is (?:actually |"
            r"basically )?my (?:own )?(?:life|marriage|ward)\b",
            r"\b(?:my (?:own )?life|this is|it's|its) (?:\w+ ){0,4}not (?:a |the )?(?:role ?play|script|"
            r"exercise|scene|scenario|practice|game)\b",
            r"\b(?:isn't|stopped being|not) (?:pretend(?:ing)?|acting|practice any ?more|"
            r"in the game)\b(?<!i'll not pretend)",
            r"(?<!isn't )(?<!not )\b(?:really|the real|mean) me\b(?!,? not the)(?!.*\b(?:question|"
            r"go back|change)\b)|"
            r"\bnot the (?:character|exercise|script), me\b",
            r"\b(?:some(?:body|one)|a) real (?:person )?to talk to\b|\btalk to some(?:body|one) real\b|"
            r"\bme, not (?:him|her|them|the (?:character|exercise|script|scene))\b",
        ),
    ),
    (
        "the leader feels the same",
        _any(
            r"^\W*(?:\w+\W+){0,3}i feel (?:exactly )?(?:like (?:that|this)|the same(?: way)?)(?:,? too|"
            r" as well| myself)?\W*(?:$|[.,!])",
            r"\bi feel (?:exactly )?like (?:that|this) (?:too|as well|myself|and|every|most|all)\b|"
            r"\bthose (?:are my )?thoughts myself\b",
        ),
    ),
    (
        "the leader cannot go on with this one",
        _any(
            r"\b(?:can't|cant|cannot) (?:do|carry on with|act|read|finish) this\b(?: one| question|"
            r" scene| training)?"
            r"(?=.*\b(?:my|i'm|i've|im|ive|myself)\b)",
            r"\b(?:can|could|please) (?:we|i|you|somebody) (?:please )?(?:stop|pause|come out|"
            r"end (?:this|it))\b"
            r"(?=.*\b(?:my|i'm|i've|im|ive|myself|me)\b)",
        ),
    ),
)

_ABOUT_THEM = re.compile(r"\b(?:you|your|yourself)\b[^.!]*\?\s*$")
_SELF_NOW = re.compile(r"\b(?:i'm|im|i am|i've|ive|i have|i feel|i want|i don'?t want)\b")
_IMAGINED = re.compile(
    r"\bi(?:'d| would| might)\b[^.?!]{0,40}\b(?:feel|be|have been|want|cry|shake)\b|\bif i (?:were|"
    r"was) (?:you|in)\b|"
    r"\bam i meant to\b|\babout the exercise\b|\bquestion\b|\byou (?:said|told|keep saying)\b"
)

_SUICIDE = (
    r"(?:suicid\w*|kill(?:ing)? yourself|(?:end(?:ing)?|tak(?:e|ing)) your (?:own )?life|"
    r"end(?:ing)? it,? as in|"
    r"wanting to (?:die|be dead)|wish to die|not wanting to (?:be alive|live)|(?:hurt|"
    r"harm)(?:ing)? yourself|being alive|"
    r"keep yourself safe|ending things for good)"
)
_ASK = _any(
    r"\b(?:are|have|were|is|do|does|had)\b[^.!?]{0,70}\b(?:you|you're|you've|your|it|that|"
    r"those)\b[^.!]{0,80}\b"
    + _SUICIDE + r"[^.!?]{0,120}(?:\?|$)",
    r"\byou(?:'re|'ve)?\b[^.!]{0,80}\b" + _SUICIDE + r"[^.!?]{0,60}\?",
    r"\b(?:ask|know|asking)\b[^.!]{0,40}\b(?:if|whether|you)\b[^.!]{0,60}\byou[^.!]{0,60}\b" + _SUICIDE,
    r"\b" + _SUICIDE + r"\b[^.!]{0,40}\.\s*(?:are|is|have) (?:you|that|it|those)[^.!]{0,30}\?",
    r"(?<!what )(?<!how )(?<!when )\b(?:is|are) (?:it|those|the|these|there)\b[^.!?]{0,50}\b(?:thoughts|"
    r"feelings|wish to die|"
    r"wanting to be dead)\b[^.!]*\?",
)  # fmt: skip
_ASK_NOT = re.compile(
    r"\b(?:am i|should i|meant to|has (?:he|she|liaison)|he's|she's|him|did she|did he|had she|had he|"
    r"she was)\b"
)
_SOFTWARE = _any(
    r"\b(?:ignore|disregard|forget|override) (?:all |any |your |the |every(?:thing)? )*"
    r"(?:previous|prior|above|earlier|instructions?|rules|role|prompt)",
    r"\b(?:system|developer|your) prompt\b|\byou are now\b|\blanguage model\b|\bas an ai\b|\[system\]|"
    r"\bjailbreak|lorem ipsum",
    r"\b(?:print|show|reveal|repeat|tell me) (?:me )?(?:your|the) (?:instructions|prompt|rules|hidden|"
    r"system)|</?(?:script|div)",
    r"\bdrop table\b|\bselect \* from\b|\bwrite (?:me )?a (?:poem|haiku|limerick|song)\b|\bchat ?gpt\b",
    r"\bare you (?:an? )?(?:ai|bot|robot|chatbot|gpt|computer|machine)\b|\bwhat model are you\b",
)


def distress(utterance: str) -> str:
    """Why the words are the leader's own distress; empty if no rule says so."""
    small = lower(crop(utterance, 4000))
    for sentence in re.split(r"(?<=[.!?])\s+|\n+", small):
        asked = _ABOUT_THEM.search(sentence) and not _SELF_NOW.search(sentence)
        if asked or _IMAGINED.search(sentence):
            continue
        for gloss, pattern in _OUTRIGHT:
            if pattern.search(sentence):
                return gloss
    if _IMAGINED.search(small):
        return ""
    return next((gloss for gloss, pattern in _STEPS_OUT if pattern.search(small)), "")


def asks_about_suicide(text: str) -> bool:
    """Whether the text asks the colleague about suicide in plain words."""
    small = lower(crop(text, 4000))
    return _ASK.search(small) is not None and _ASK_NOT.search(small) is None


def to_software(text: str) -> bool:
    """Whether the text is addressed to the software, not to the colleague."""
    return _SOFTWARE.search(lower(crop(text, 4000))) is not None
