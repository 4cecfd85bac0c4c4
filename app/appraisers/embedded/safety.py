"""Rules that no model overrules: the leader's own distress, asking about suicide, the software.

Distress must never be missed and must not be confused with asking the colleague about
suicide (codebook A.0, steps 0 to 2). First person against second person decides;
empathy in the first person ("I'd feel wiped out too") and the past are not distress.
"""

import re
from functools import lru_cache

from app.appraisers.embedded.pattern import Pattern
from app.appraisers.embedded.text import crop, lower


def _any(*phrases: str) -> Pattern:
    return Pattern("|".join(phrases))


_I_AM = r"\bi(?:'m|m| am)(?: just| really| actually| honestly| still| sat here| sitting here| here| now)*"
_I_HAVE = r"\bi(?:'ve|ve| have)(?: just| really| actually| honestly| also)*"
_I_CANNOT = r"\bi (?:just |really |honestly )*(?:can't|cant|cannot|can not)"
_I_DONT = r"\bi (?:just |really |honestly )*(?:don't|dont|do not)"

_OUTRIGHT: tuple[tuple[str, Pattern], ...] = (
    (
        "the leader speaks of not wanting to live",
        _any(
            r"\bi\b(?:(?! you\b)[^.?!]){0,60}\b(?:kill(?:ing)? myself(?! laugh)|suicidal|my own life|"
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
            r"go on(?! (?:holiday|leave|about|the|a|with|pretend|cover|say|tell|do|giv|mak|tak|chas|ask|wait|"
            r"pay))|keep going|breathe|"
            r"stop (?:crying|shaking))\b",
            _I_CANNOT + r" (?:do|take) (?:this|it|that) any ?more\b",
            _I_AM + r" (?:not|the one who isn't) (?:coping(?! with)|ok(?:ay)?\b(?! with)|alright\b|"
            r"all right\b|safe\b|well\b)",
            _I_AM + r" (?:falling apart|in pieces|breaking down|at breaking point|on the edge|"
            r"drowning(?! in)|"
            r"suicidal|depressed)\b",
            _I_AM + r" having (?:a |another )?(?:panic attack|breakdown)|"
            r"\bin a (?:really )?bad place\b(?=.*\b(?:i'm|myself|i)\b)",
            _I_AM + r" (?:scared|afraid|frightened) (?:of (?:what i|how (?:low )?i|myself)|i'm going to|"
            r"to go home)",
            _I_HAVE + r" (?:been )?(?:having|had) (?:a )?panic attacks?\b|\bi had a panic attack\b",
            _I_HAVE + r" been crying (?:every|all|myself|in)\b|\bi don'?t feel safe\b(?! (?:let|leav|"
            r"with|send|about|having|put|tak))|\bi hate myself\b",
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
            r"\bburst into tears\b|(?<!you )\bcan'?t stop (?:shaking|crying)\b|\bnot stopped crying\b|"
            r"\bmy hands (?:are|won't stop) shaking\b",
        ),
    ),
)

_STEPS_OUT: tuple[tuple[str, Pattern], ...] = (
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

_ABOUT_THEM = Pattern(r"\b(?:you|your|yourself)\b[^.!]*\?\s*$")
_SELF_NOW = Pattern(r"\b(?:i'm|im|i am|i've|ive|i have|i feel|i want|i don'?t want)\b")
_IMAGINED = Pattern(
    r"\bi(?:'d| would| might)\b[^.?!]{0,40}\b(?:feel|be|have been|want|cry|shake)\b|\bif i (?:were|"
    r"was) (?:you|in)\b|"
    r"\bam i meant to\b|\babout the exercise\b|\bquestion\b|\byou (?:said|told|keep saying)\b|"
    r"\bthere was a time\b(?!.*\b(?:again|back|still|today|tonight)\b)|\b(?:his|her|their) words were\b"
)

_LITTLE = Pattern(r"\b(you|you're|are) (?:really |actually |honestly |just )")
"""Little words between "you" and what is asked."""
_SUICIDE = (
    r"(?:suicid\w*\b(?! (?:on (?:the|that|this|a)\b|prevention|note|rates?|training|watch|last|at|in "
    r"the|of (?:a|the|your)))|"
    r"(?:kill|hang|topp)(?:ing)? yourself|(?:end(?:ing)?|tak(?:e|ing)|finish) your (?:own )?life|"
    r"end(?:ing)? it,? as in|do(?:ing)? away (?:with|wi) yourself|(?:better off|rather be) dead|"
    r"want(?:ing)? (?:to )?(?:die(?! (?:on|wondering))|be dead)|(?:like|decided|wish|thoughts?|feel "
    r"\w+) (?:you'd like )?to "
    r"(?:die|be dead)|like to be dead|about dying|of dying|to fall and die|\bto die\?|"
    r"not wanting to (?:be alive|live)|not want to live|wish you (?:were dead|weren'?t (?:alive|here any))|"
    r"(?:hurt|harm)(?:ing)? yourself(?! (?:on|with the|lifting|doing|at|playing|when|falling))|being alive|"
    r"keep yourself safe|ending things,? for good)"
)
_ASK = _any(
    r"\b(?:are|have|were|is|do|does|did|had|has|would|may|can)\b[^.!?]{0,90}\b(?:you|you're|you've|your|"
    r"it|that|"
    r"those|these|them|they)\b[^.!]{0,80}\b" + _SUICIDE + r"[^.!?]{0,120}(?:\?|$)",
    r"\b(?:is|has|are) (?:\w+ ){0,3}" + _SUICIDE + r"[^.!?]{0,60}\b(?:you|your|it)\b[^.!?]{0,60}(?:\?|$)",
    r"\byou(?:'re|'ve)?\b[^.!]{0,80}\b" + _SUICIDE + r"[^.!?]{0,60}\?",
    r"\b(?:ask|know|asking)\b[^.!]{0,40}\b(?:if|whether|you)\b[^.!]{0,60}\byou[^.!]{0,60}\b" + _SUICIDE,
    r"\byou (?:thinking of|having thoughts (?:of|about)) " + _SUICIDE,
    r"\b" + _SUICIDE + r",? is (?:it|that)\b[^.!]{0,20}\?|\bis it " + _SUICIDE + r"[^.!?]{0,40}\?|"
    r"\bi have to ask\W+is it " + _SUICIDE,
    r"\bis it there\b[^.!]*\bthoughts?\b|\bare (?:they|(?:them|those|the|these) thoughts?) (?:still "
    r")?(?:there|with you)\b[^.!]*"
    r"\b(?:thoughts?|now|rn|today|tonight)\b|\byour life in danger from you\b|"
    r"\benough of (?:living|life)\?|\b(?:all right|alright|safe|ok|okay) to be left\b[^.!]*\?",
    r"(?<!what )(?<!how )(?<!when )\b(?:is|are) (?:it|those|the|these|there|"
    r"them)\b[^.!?]{0,50}\b(?:thoughts?\b"
    r"(?! (?:about|on|for|of (?:the|leaving|going)))|wish to die|wanting to be dead)\b[^.!]*\?",
)  # fmt: skip
_ASK_ACROSS = _any(
    r"\b(?:" + _SUICIDE + r"|(?:tak|end)(?:e|ing)? their (?:own )?li(?:fe|ves))\b[^.!?]{0,40}[.?]\s*"
    r"(?:are|is|have|has|do|does|did) (?:you|that|it|those)\b[^.!]{0,60}(?:\?|$)",
    r"\bmean(?:s|ing)? suicide\b[^.!]{0,40}[.?,]?\s*(?:do|does|have|are|is) (?:you|it|that)\b",
)
_ASK_NOT = Pattern(
    r"\b(?:am i|should i|meant to|has (?:he|she|liaison)|he's|she's|did she|did he|had she|had he|"
    r"she was|he was|was it (?:a )?suicide|(?:has|did|had|is) your (?:brother|sister|mum|mam|dad|"
    r"son|daughter|wife|husband|partner|mother|father|friend|mate|cousin|colleague)|i'm|i am|i keep|i "
    r"want)\b(?! asking| going to ask| "
    r"scared| worried| frightened| glad| not| so| to ask| to know)|\byou wouldn't\b|\byou're not\b|"
    r"\byou aren't\b|\byou won't\b"
)
_DEATH = Pattern(
    r"\bsuicid|\b(?:kill|hurt|harm|hang)\w* (?:your|you)self|\bto (?:die|be dead)\b(?! on)|\bdying\b|"
    r"\bdead\b|\balive\b|"
    r"\byour (?:own )?life\b|\blive\b|\bnot (?:be|being) (?:here|around)\b|\bend(?:ing)? (?:it|"
    r"things)\b|\bsafe\b|"
    r"\bthoughts?\b(?! (?:about|on|for) (?:the|a|our))|\bplan\b|\bwak(?:e|ing)\b"
)
_SOFTWARE = _any(
    r"\b(?:ignore|disregard|forget|override) (?:all |any |your |the |every(?:thing)? )*"
    r"(?:previous|prior|above|earlier|instructions?|rules|role|prompt)",
    r"\b(?:system|developer|your) prompt\b|\byou are now\b|\blanguage model\b|\bas an ai\b|\[system\]|"
    r"\bjailbreak|lorem ipsum",
    r"\b(?:print|show|reveal|repeat|tell me) (?:me )?(?:your|the) (?:instructions|prompt|rules|hidden|"
    r"system)|</?(?:script|div)",
    r"\b(?:set|put|raise|change|give me|max(?:imise)?) (?:out )?(?:my|the|all|every|your) "
    r"(?:scores?|ratings?|trust|openness|rungs?|levels?|marks?) (?:to|at|of|up to) "
    r"(?:\d|(?:one|two|three|four|five|ten|a hundred|full|max(?:imum)?)\b)|"
    r"\bunlock (?:every|all|the|your|each|next)(?: of)?(?: the| your)? (?:\w+ )?"
    r"(?:layers?|rungs?|levels?|secrets?)\b",
    r"\bdrop table\b|\bselect \* from\b|\bwrite (?:me )?a (?:poem|haiku|limerick|song)\b|\bchat ?gpt\b",
    r"\bare you (?:an? )?(?:ai|bot|robot|chatbot|gpt|computer|machine)\b|\bwhat model are you\b",
)


def outright(utterance: str) -> str:
    """Why the words are plainly the leader's own distress; empty if no pattern says so."""
    small = lower(crop(utterance, 4000))
    for sentence in re.split(r"(?<=[.!?])\s+|\n+", small):
        asked = _ABOUT_THEM.search(sentence) and not _SELF_NOW.search(sentence)
        if asked or _IMAGINED.search(sentence):
            continue
        for gloss, pattern in _OUTRIGHT:
            if pattern.search(sentence):
                return gloss
    return ""


def steps_out(utterance: str) -> str:
    """Why the leader seems to step out of the scene; empty if no pattern says so."""
    small = lower(crop(utterance, 4000))
    if _IMAGINED.search(small):
        return ""
    return next((gloss for gloss, pattern in _STEPS_OUT if pattern.search(small)), "")


def asks_about_suicide(text: str) -> bool:
    """Whether the text asks the colleague about suicide in plain words."""
    small = level(text)
    if _ASK_ACROSS.search(small):
        return True
    sentences = re.split(r"(?<=[.!?])\s+|\n+", small)
    return any(_ASK.search(one) and not _ASK_NOT.search(one) for one in sentences)


def may_ask(text: str) -> bool:
    """Whether the models may hear the question where no pattern does.

    It needs a word for dying, harm or thoughts, in a sentence that is not about a third
    person, leading, or about the leader.
    """
    sentences = re.split(r"(?<=[.!?])\s+|\n+", level(text))
    return any(_DEATH.search(one) and not _ASK_NOT.search(one) for one in sentences)


@lru_cache(maxsize=64)
def level(text: str) -> str:
    """The text in lower case without the little words between "you" and what is asked."""
    return _LITTLE.sub(r"\1 ", lower(crop(text, 4000)))


def to_software(text: str) -> bool:
    """Whether the text is addressed to the software, not to the colleague."""
    return _SOFTWARE.search(lower(crop(text, 4000))) is not None
