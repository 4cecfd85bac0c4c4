"""Why a code was given, in plain words: the cue that decided, or that the models agreed."""

from app.appraisers.embedded.cues import found
from app.appraisers.embedded.patterns import GLOSS
from app.domain.behaviours import Code

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
    Code.HLP_OFFER: ("i_will",),
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


def reason(code: Code, quote: str) -> str:
    """The telling cue found in the quote, or that the whole of the words reads like the code."""
    cues = found(quote)
    for name in _TELLING.get(code, ()):
        if name in cues:
            return GLOSS[name]
    return "reads like it as a whole"
