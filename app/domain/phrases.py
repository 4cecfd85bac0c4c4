"""Ways of saying: times, questions, farewells and other ordinary talk, as patterns."""

import re


def _any_of(*ways: str) -> str:
    return "(?:" + "|".join(ways) + ")"


def _pattern(*ways: str, start: str = r"\b", end: str = r"\b") -> re.Pattern[str]:
    return re.compile(start + _any_of(*ways) + end, re.IGNORECASE)


_HOUR = _any_of(
    *"one two three four five six seven eight nine ten eleven twelve noon midday".split(),
    r"\d{1,2}(?:[:.]\d\d)?",
)
_CLOCK = _any_of(
    rf"half (?:past )?{_HOUR}",
    rf"(?:quarter (?:past|to) )?{_HOUR}(?: ?(?:am|pm|o'?clock|thirty|fifteen))?",
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_PART = r"(?: (?:morning|afternoon|evening|night|lunchtime|first thing))?"
_THEN = rf"(?:,? (?:at|by|before) {_CLOCK})?"
TIMES = _pattern(
    rf"(?:this |next |on )?{_DAY}{_PART}{_THEN}",
    rf"tomorrow{_PART}{_THEN}",
    rf"today{_THEN}",
    "tonight",
    rf"this (?:morning|afternoon|evening){_THEN}",
    rf"(?:at|by|before) {_CLOCK}(?: (?:today|tomorrow|tonight|on {_DAY}|{_DAY}))?",
    "next week",
    "(?:by )?(?:the )?end of (?:the |play )?(?:day|shift|week|today|play)",
    "in (?:an hour|half an hour|ten minutes|twenty minutes|two days|a week|a fortnight)",
)
"""A time that a promise can be held to."""

PREPOSITION = re.compile(r"^(?:by|before|at|on)\s+", re.IGNORECASE)

ASKING_START = _pattern(
    *"how what whats what's when where who why which d'you".split(),
    *(
        "tell me",
        "talk me",
        "walk me",
        "say more",
        "go on",
        "do you",
        "did you",
        "are you",
        "have you",
        "has",
    ),
    *("can you", "could you", "would you", "is (?:it|there|he|she|that)"),
    *("you ok", "you okay", "you alright", "you all right"),
    r"(?:does|did|are|is|was|were|should|shall|will|would|could|can) (?:the|your|they|he|she|we|i|you|that|"
    r"this|there|any\w*)",
    r"(?:do|have) (?:they|he|she|we|i|you|any\w*)",
    start=r"(?:^|[.!?,;…]\s*|\b(?:and|so|but)\s+|^\W*(?:hi|hiya|hello|hey|morning)(?:\s\w+)?\s+)",
)
"""How a question begins, with or without its mark."""

SAFE = _pattern(
    "(?:are|will|would) you (?:be )?(?:really |actually )?safe(?! to (?!be\\b))",
    "keep yourself safe",
    "feel safe (?:tonight|now|at home|on your own|going home|with yourself|right now)",
    "safe (?:on your own|by yourself|from yourself)",
    "you(?:'re| are)? safe (?:tonight|now|right now|at home)",
)
"""Asking whether somebody is safe from themself."""

PERMISSION = _pattern(
    "do you want (?:ideas|advice|suggestions|my|me to suggest|to hear)",
    "can i (?:suggest|offer|make a suggestion)",
    "would you like (?:ideas|some ideas|suggestions|my)",
    "mind if i suggest",
    "are you after ideas",
    "want (?:ideas|suggestions)",
    "want me to throw",
)
"""Asking whether ideas are wanted."""

PRESSING = _pattern(
    "just tell me",
    "(?:you've|you have) got to tell me",
    "you (?:have to|need to|must) tell me",
    "spit it out",
    "out with it",
    "come on,? (?:tell|talk|out)",
    "i (?:need|want) you to tell me (?:what|everything)",
    "tell me what'?s wrong right",
    "i'?m (?:not )?(?:leaving|moving) (?:until|till) you tell",
    "stop (?:hiding|dodging|avoiding)",
)
"""Demanding to be told."""

FAREWELL = _pattern(
    *(
        r"(?<!\ba )(?<!like )(?<!say )good ?bye",
        "bye",
        "take care",
        "good ?night",
        r"(?:^|[.!] )night(?:,? \w+)?(?=\W*$)",
        "catch you later",
        "i'?ll leave you to it",
    ),
    rf"(?<!i )(?<!can )see (?:you|ya)(?:\W*$| (?:later|soon|then|tomorrow|{_DAY}|at \w+))",
    "i'?(?:ve got|d better|ll have|ve) to (?:go|run)",
    "i'?d better go",
    "let'?s leave it there",
    end=r"\b[^?]{0,24}$",
)
"""Saying goodbye, at the end of what is said."""

TALK_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "talk.joke",
        re.compile(
            r"\b(?:ha(?:ha)+|lol|only joking|just kidding|(?:only|just) messing)\b|[😂🤣😄]", re.IGNORECASE
        ),
    ),
    ("talk.thanks", _pattern("thanks", "thank you", "cheers", "ta", "much appreciated", start=r"^\W*")),
    (
        "talk.apology",
        _pattern("sorry", "apologies", "my bad", start=r"^\W*(?:(?:i'?m|i am) )?(?:so |really |very )?"),
    ),
    (
        "talk.greeting",
        _pattern(
            *"hi hiya hello hey morning afternoon evening alright".split(),
            *("good (?:morning|afternoon|evening)", "all right", "ey up", "now then"),
            start=r"^\W*",
        ),
    ),
    ("talk.no", _pattern("no", "nope", "nah", "not really", "course not", start=r"^\W*")),
    (
        "talk.yes",
        _pattern(
            *"yes yeah yep yup sure ok okay right fine absolutely definitely aye".split(),
            "of course",
            start=r"^\W*",
        ),
    ),
)
"""Kinds of ordinary talk by their first words, told apart in this order."""

KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")

DESCRIBING = frozenset(
    "hard tough rough difficult awful horrible lonely exhausting tiring heavy grim rotten unfair stressful "
    "frightening scary sad cruel brutal painful upsetting worrying horrid dreadful".split()
)
"""Words a person might pick up and turn over."""
