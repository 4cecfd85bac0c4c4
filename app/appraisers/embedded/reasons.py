"""Why a code was given, in plain words: the cue that decided, or the words that weighed most."""

import re
from collections.abc import Callable

from app.appraisers.embedded.cues import found
from app.appraisers.embedded.patterns import GLOSS
from app.appraisers.embedded.text import lower
from app.domain.behaviours import BARRIERS, Code

_TELLING: dict[Code, tuple[str, ...]] = {
    Code.ATT_NOTICE: ("noticed",),
    Code.ATT_CHECKIN: ("person_first", "how_are_you", "really"),
    Code.ATT_FOLLOWUP: ("took_up", "quotes_them"),
    Code.UND_OPEN: ("open_question", "invites_telling", "question"),
    Code.UND_REFLECT_SIMPLE: ("reflects",),
    Code.UND_REFLECT_COMPLEX: ("hedge", "reflects"),
    Code.UND_CHECK: ("check_back", "question"),
    Code.UND_SPACE: ("space", "continuer"),
    Code.EMP_ACK: ("i_hear", "thanks", "that_is_hard", "sorry"),
    Code.EMP_EMPATHY: ("effect_on_you", "moved", "body", "feeling_word", "sorry"),
    Code.EMP_PARROT: ("formula", "gush"),
    Code.EMP_HIJACK: ("own_story",),
    Code.EMP_PITY: ("pity",),
    Code.HLP_ASK: ("asks_need", "open_question"),
    Code.HLP_OFFER: ("i_will", "brings_something"),
    Code.HLP_ADJUST: ("changes_work", "i_will"),
    Code.HLP_SIGNPOST: ("service", "route"),
    Code.HLP_COMMIT: ("when", "i_will"),
    Code.HLP_FOLLOW: ("kept_word",),
    Code.BAR_TASK: ("needs_it_by", "how_about_task", "task_words"),
    Code.BAR_INTERRUPT: ("cuts_in",),
    Code.BAR_ADVICE: ("advice_form", "imperative"),
    Code.BAR_DIAGNOSE: ("clinical",),
    Code.BAR_NORMALISE: ("everyone",),
    Code.BAR_MINIMISE: ("downward",),
    Code.BAR_REASSURE: ("promises",),
    Code.BAR_AVOID: ("exits", "vague_later"),
    Code.BAR_HARSH: ("contempt",),
    Code.BAR_GENERIC: ("open_door", "vague_later"),
    Code.BAR_QUESTION: ("surely", "tag", "either_or", "euphemism", "yes_no_question", "question"),
    Code.BAR_SECRECY: ("absolute_secret",),
    Code.PERF_STANDARD: ("standard_named",),
    Code.PERF_EXPECTATION: ("next_step", "when"),
    Code.REP_REPAIR: ("owns_it", "sorry"),
    Code.SAFE_ASK: ("suicide_words",),
    Code.SAFE_ACT: ("stays", "service"),
    Code.SAFE_CONFID: ("limits",),
    Code.OTH_NEUTRAL: ("greeting", "task_words"),
    Code.OTH_OFFSCENE: ("software",),
    Code.OTH_META: ("about_exercise",),
    Code.OTH_DISTRESS: ("first_distress",),
    Code.OTH_REALDATA: ("real_person",),
}


_HINGE = re.compile(
    r"\W*(but|however|although|though|mind you|at least|still|that said|on the bright side)\b"
)


def reason(code: Code, quote: str, words: Callable[[Code, str], str]) -> str:
    """What decided, in plain words: a telling cue in the quote, or the words that weigh most.

    `words` finds the words of a text that speak most for a code, empty if none do. A quote that
    opens on a hinge says so first: "opens with 'but': advice in the form of a question".
    """
    cues = found(quote)
    named = next((GLOSS[name] for name in _TELLING.get(code, ()) if name in cues), "")
    because = named or _weighty(words(code, quote))
    hinge = _HINGE.match(lower(quote))
    return f'opens with "{hinge[1]}": {because}' if hinge and code in BARRIERS else because


def _weighty(words: str) -> str:
    return f'the words "{words}" weigh most' if words else "reads like it as a whole"
