"""What a turn, and a conversation, shows: the readings behind the indicators."""

import math
import re
from collections.abc import Callable

from app.domain.behaviours import Code, Family, Grade, Marker
from app.domain.rubric.conduct import Act, Conduct

Measure = Callable[[Conduct], float]
Test = Callable[[Act], bool]

NEVER = math.inf
"""The turn at which something happened that did not happen."""

LISTENING = frozenset(c for c in Code if c.family in (Family.ATTENDING, Family.UNDERSTANDING)) | {
    Code.EMP_EMPATHY,
    Code.SAFE_ASK,
}
NOTICING = frozenset({Code.ATT_NOTICE, Code.ATT_FOLLOWUP})
REFLECTIONS = frozenset({Code.UND_REFLECT_SIMPLE, Code.UND_REFLECT_COMPLEX, Code.UND_CHECK})
PREMATURE = frozenset({Code.BAR_ADVICE, Code.BAR_NORMALISE, Code.BAR_DIAGNOSE, Code.BAR_REASSURE})
DISMISSING = frozenset(
    {Code.BAR_MINIMISE, Code.BAR_NORMALISE, Code.BAR_REASSURE, Code.BAR_HARSH, Code.BAR_DIAGNOSE}
)
OFFERS = frozenset({Code.HLP_OFFER, Code.HLP_ADJUST, Code.HLP_SIGNPOST, Code.HLP_COMMIT})
HELP = OFFERS | {Code.HLP_FOLLOW, Code.SAFE_ACT, Code.PERF_EXPECTATION}
HARMS = frozenset({Code.BAR_SECRECY, Code.BAR_REASSURE, Code.BAR_HARSH})
CHECKING = frozenset({Code.UND_CHECK, Code.UND_OPEN, Code.HLP_ASK})

_WHO = re.compile(r"\b(?:I|we|me|my|us|our|let's)\b|(?<=[a-z,] )[A-Z][a-z]{2,}")
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_WHEN = re.compile(
    rf"\b(?:{_DAY}|today|tonight|tomorrow|this (?:morning|afternoon|evening|week)|next (?:week|month)|"
    r"the \d{1,2}(?:st|nd|rd|th)|(?:by|at|before) (?:\d|one|two|three|four|five|noon|half|the end)|"
    r"(?:\d+|a|one|two|three|four|six) (?:hour|day|week|fortnight|month)s?|fortnight)\b",
    re.IGNORECASE,
)
_ROUTE = re.compile(
    r"\d{3}|\b(?:ring|call|text|email|number|link|refer(?:ral)?|dial|introduce|with you|in person|line)\b",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    r"\b(?:can(?:'|’)?t|cannot|isn(?:'|’)?t mine|not mine to|don(?:'|’)?t know|if it(?:'|’)?s a no|"
    r"either way|not in my (?:gift|power))\b",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    rf"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|once|twice|last|yesterday|{_DAY}|"
    r"when you|you (?:said|sent|left|missed))\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(r"\b(?:if|otherwise|unless|formal|next stage)\b", re.IGNORECASE)


def carries(*codes: Code) -> Test:
    """A test: the turn carries any of the codes."""
    wanted = frozenset(codes)
    return lambda act: act.any_of(wanted)


def notices(act: Act) -> bool:
    """Sees something that is there: names it, returns to it, or takes up a cue that was shown."""
    return bool(act.takes) or (act.any_of(NOTICING) and not act.guess_missed)


def listens(act: Act) -> bool:
    """Makes room, or follows what was said."""
    return act.any_of(LISTENING) and Code.BAR_INTERRUPT not in act.codes


def reflects(act: Act) -> bool:
    """Gives back what was said, or shows feeling that is specific to it."""
    return act.any_of(REFLECTIONS) or (act.grade is Grade.FULL and Marker.SPECIFIC in act.markers)


def reflects_deeply(act: Act) -> bool:
    """Gives back more than the words, and hits."""
    return (Code.UND_REFLECT_COMPLEX in act.codes and not act.guess_missed) or meets(act)


def empathises(act: Act) -> bool:
    """Thin or full empathy."""
    return act.grade in (Grade.THIN, Grade.FULL)


def meets(act: Act) -> bool:
    """Full empathy that nothing in the same message takes back."""
    return act.grade is Grade.FULL and not act.cancelled and act.for_them


def hurries(act: Act) -> bool:
    """Answers before it is asked to: unasked advice, ready explanations, comfort."""
    return act.any_of(PREMATURE - {Code.BAR_ADVICE}) or (Code.BAR_ADVICE in act.codes and not act.permitted)


def harms(act: Act) -> bool:
    """Help that cannot be kept or does not help this person, or blame."""
    return act.unfitting or act.any_of(HARMS)


def names_limits(act: Act) -> bool:
    """Says, while helping, what cannot be done or kept private."""
    return Code.SAFE_CONFID in act.codes or (act.any_of(HELP) and bool(_LIMITS.search(act.text)))


def gives_example(act: Act) -> bool:
    """Names the standard together with something that was seen."""
    return Code.PERF_STANDARD in act.codes and bool(_EXAMPLE.search(act.text))


def dates_next_step(act: Act) -> bool:
    """Agrees a next step and when."""
    return Code.PERF_EXPECTATION in act.codes and bool(_WHEN.search(act.text))


def says_otherwise(act: Act) -> bool:
    """Says what follows if nothing changes, without threat."""
    return (
        Code.PERF_EXPECTATION in act.codes
        and Code.BAR_HARSH not in act.codes
        and bool(_OTHERWISE.search(act.text))
    )


def dates_help(act: Act) -> bool:
    """Offers or promises something and says when."""
    return "when" in specifics(act)


def specifics(act: Act) -> frozenset[str]:
    """Which of who, what, when and route an offer names; none where nothing is offered."""
    if not act.any_of(HELP):
        return frozenset()
    named = {"what"}
    if _WHO.search(act.text):
        named.add("who")
    if act.dated or _WHEN.search(act.text):
        named.add("when")
    if Code.HLP_SIGNPOST in act.codes or _ROUTE.search(act.text):
        named.add("route")
    return frozenset(named)


def count(test: Test) -> Measure:
    """How many turns pass the test."""
    return lambda conduct: float(sum(test(act) for act in conduct.acts))


def share(test: Test) -> Measure:
    """The share of turns that pass, 0 to 1; 0 without turns."""
    return lambda conduct: sum(test(a) for a in conduct.acts) / len(conduct.acts) if conduct.acts else 0.0


def first(test: Test) -> Measure:
    """The first turn that passes, from 1; NEVER if none does."""
    return lambda conduct: next((float(act.number) for act in conduct.acts if test(act)), NEVER)


def first_share(test: Test) -> Measure:
    """How far into the conversation the first such turn comes, above 0 to 1; NEVER if none does."""
    return lambda conduct: first(test)(conduct) / max(1, len(conduct.acts))


def cues_taken(conduct: Conduct) -> float:
    """How many different cues were taken up."""
    return float(len({act.takes for act in conduct.acts if act.takes}))


def reflections_per_question(conduct: Conduct) -> float:
    """Reflections to each question asked; their plain number where nothing was asked."""
    asked = count(carries(Code.UND_OPEN, Code.BAR_QUESTION))(conduct)
    return count(reflects)(conduct) / max(1.0, asked)


def listening_before_hurry(conduct: Conduct) -> float:
    """Listening turns before the first premature answer; NEVER where there was none."""
    listened = 0
    for act in conduct.acts:
        if hurries(act):
            return float(listened)
        listened += listens(act)
    return NEVER


def stayed(conduct: Conduct) -> float:
    """How often a turn met them and the next neither fixed nor turned away."""
    leaving = OFFERS | PREMATURE | {Code.BAR_TASK, Code.BAR_AVOID, Code.BAR_INTERRUPT}
    pairs = zip(conduct.acts, conduct.acts[1:], strict=False)
    return float(sum(meets(one) and then.for_them and not then.any_of(leaving) for one, then in pairs))


def formula_share(conduct: Conduct) -> float:
    """Formulas among all that sounds like empathy, 0 to 1."""
    formulas = count(carries(Code.EMP_PARROT))(conduct)
    sincere = count(carries(Code.EMP_EMPATHY, Code.EMP_ACK))(conduct)
    return formulas / (formulas + sincere) if formulas else 0.0


def asked_first(conduct: Conduct) -> float:
    """1 if what would help was asked before, or together with, the first offer; otherwise 0."""
    asked = first(carries(Code.HLP_ASK))(conduct)
    return float(asked < NEVER and asked <= first(carries(*OFFERS))(conduct))


def specificity(conduct: Conduct) -> float:
    """0 to 4: how many of who, what, when and route were named, over all help."""
    return float(len(frozenset[str]().union(*(specifics(act) for act in conduct.acts))))


def since_standard(conduct: Conduct) -> tuple[Act, ...]:
    """Turns from the one that names the standard; none where it is never named."""
    start = first(carries(Code.PERF_STANDARD))(conduct)
    return tuple(act for act in conduct.acts if act.number >= start)


def checked_after(conduct: Conduct) -> float:
    """Turns that ask or check once the standard is out."""
    return float(sum(act.any_of(CHECKING) for act in since_standard(conduct)))


def listening_after(conduct: Conduct) -> float:
    """Listening turns once the standard is out; all of them where it never is."""
    return float(sum(listens(act) for act in since_standard(conduct) or conduct.acts))
