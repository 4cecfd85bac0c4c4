"""Rules for two safety codes that sound like something else.

Honest limits of privacy sound like secrecy or reassurance to a model that counts words.
A limit is a word for keeping or telling, a word for risk and a condition ("unless", "I'd have
to", "the limit is") in one message (codebook, `safe.confid`). Taking the means out of reach
sounds like a task, and going for help together like an offer (codebook, `safe.act`).
"""

from app.appraisers.embedded.pattern import Pattern
from app.appraisers.embedded.safety import level

_KEEPING = (
    r"(?:keep(?:ing)? (?:it|this|that|your name|most|fraud|quiet|the rest|confid\w*)|between us|private|"
    r"secret\w*|"
    r"confiden\w+|tell (?:any ?one|no ?body|no one|the team|somebody|some ?one)|silence|stays? (?:here|"
    r"with me|in (?:this|the)|"
    r"mine)|behind your back|pass(?:ing)? (?:it )?on|share|shared|report(?:ing)? (?:it|that|this)|goes "
    r"(?:to|any|no)|"
    r"on (?:the system|file)|in your file|gossip|discuss it|write it|hear(?:s|d)? (?:it|from)|sit on|"
    r"un-?hear|hold\b|it's yours)"
)
_RISK = (
    r"(?:risk\w*|danger|(?:your|a|patient|someone's|somebody's|of) (?:\w+ )?(?:safety|life|harm)|safety|"
    r"not safe|unsafe|"
    r"be(?:ing)? hurt|gets? hurt|get hurt|come to harm|hurt (?:some|any|your)\w+|in harm|\bharm\b|crime|"
    r"fraud|a child|kids?|"
    r"patient)"
)
_LIMITED = Pattern(
    r"(?s)(?=.*\b"
    + _KEEPING
    + r")(?=.*\b"
    + _RISK
    + r")(?=.*\b(?:unless|except\w*|limits?|only (?:if|thing|break|have)|"
    r"if (?:i|it|you|there|they|some|a |that|your|they're)|can(?:'t|not)|could only|up to (?:the|a) "
    r"point|would (?:have|need) to|"
    r"i'd (?:have|need) to|have to|must|within|point is)\b)",
)
_FIRST = Pattern(
    r"(?s)(?=.*\b(?:can't|cannot|not|won't|no promise)\b)(?=.*\b(?:you'd be told|you'll (?:know|be told)|"
    r"nothing goes|tell you)\b"
    r"(?:[^.]*\b(?:first|before|behind))?)(?=.*\b(?:guarantee|promise)\b)",
)

_REFUSED = Pattern(
    r"\b(?:can't|cannot|couldn't|could not|can not|won't be able to|not able to) "
    r"(?:promise (?:not to tell|to keep|you (?:secrecy|confiden\w+))|"
    r"keep (?:\w+ ){0,4}(?:to myself|secret|between us))\b"
    r"(?![^.!?]*\b(?:my tears|my hands|my temper|my feelings)\b)"
)
"""A promise of secrecy refused outright."""
_TELLS_YOU_FIRST = Pattern(
    r"\b(?:i(?:'m| am) (?:obliged|required|bound|going) to|i(?:'ll)? (?:have|need) to|i must|i've got to) "
    r"(?:tell|bring|involve|inform|speak to|talk to|ring|call)\b[^.?!]{0,60}"
    r"\b(?:telling you first|you first|from me (?:first|before|prior)|hear it from me|(?:wanted|want) you to "
    r"(?:know|hear|have (?:it|that))\b[^.?!]{0,20}(?:first|from me|before i))"
)
"""Somebody must be told, and they hear it first."""


def limits(text: str) -> bool:
    """Whether the text says what cannot be kept private, and why."""
    small = level(text)
    if "even if" in small:
        return False
    return any(pattern.search(small) for pattern in (_LIMITED, _FIRST, _REFUSED, _TELLS_YOU_FIRST))


_REMOVES = Pattern(
    r"\b(?:i'll|i will|can i|can we|let me|let's|give me|leave|we'll|i'm going to)\b[^.?!]{0,25}"
    r"\b(?:keep|put|give|take|leave|move|lock|hand|hold|look after)?\b[^.?!]{0,12}"
    r"\b(?:your|the|those|them) (?:tablets|pills|insulin|meds|medication|shotgun|rifle|gun|rope|knife|"
    r"knives)\b"
    r"|\b(?:paramedics|ambulance)\b[^.?!]{0,20}\b(?:out|away|coming|way|minutes)\b"
)


_FETCHES = Pattern(
    r"\b(?:i(?:'ll| will|'m| am)|let me|let's|we(?:'ll| will| can|'re| are)|shall we)\b[^.?!]{0,60}"
    r"\b(?:(?:drive|take|run|walk|get|taking|driving) (?:you|ye)\b[^.?!]{0,30}"
    r"\b(?:a ?(?:&|and) ?e|hospital|casualty|crisis (?:team|centre))\b|"
    r"(?:ring|call|phone|dial|ringing|calling|phoning|dialling)\b[^.?!]{0,30}"
    r"\b(?:999|111|samaritans|shout|ambulance|crisis (?:team|line|nurse)|for help)\b)|"
    r"\b(?:999|111|samaritans)\b[^!?]{0,40}\b(?:ringing|on the (?:phone|line)|together|dialled)\b"
)


def acts(text: str, rung: int) -> bool:
    """Whether, in a deep talk (rung 4 or 5), the text takes means of harm away or goes for help together."""
    small = level(text)
    return rung >= 4 and any(pattern.search(small) for pattern in (_REMOVES, _FETCHES))
