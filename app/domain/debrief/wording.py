"""The fixed sentences of a debrief: warm, plain, unsurprised, and each tied to a turn."""

from collections.abc import Collection, Sequence

from app.domain.behaviours import BARRIERS, Code, Grade, Marker
from app.domain.debrief.evidence import Evidence
from app.domain.persona import Colleague
from app.domain.rubric import Act, Conduct, CriterionId
from app.domain.rubric.readings import (
    gives_example,
    hurries,
    listens,
    notices,
    reflects,
    since_standard,
    specifics,
)

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_OPENING = frozenset({Code.UND_OPEN, Code.ATT_CHECKIN})
_OBJECT = {"he": "him", "she": "her", "they": "them"}
_OWN = {"he": "his", "she": "her", "they": "their"}

STRENGTH: dict[Code, str] = {
    Code.ATT_NOTICE: "You saw something particular and said so.",
    Code.ATT_CHECKIN: "You asked after the person before the work.",
    Code.ATT_FOLLOWUP: "You went back to something that had been brushed past.",
    Code.UND_OPEN: "It is a real question, with no answer folded into it.",
    Code.UND_REFLECT_SIMPLE: "It gives back what you heard, and leaves it there.",
    Code.UND_REFLECT_COMPLEX: "It goes one step under the words and leaves room to be wrong.",
    Code.UND_CHECK: "You played it back to be corrected before you answered it.",
    Code.UND_SPACE: "You left it quiet, and the quiet was theirs.",
    Code.EMP_ACK: "You let it be known that you had heard it was hard.",
    Code.EMP_EMPATHY: "It is about them, and it shows what it does to them.",
    Code.HLP_ASK: "You asked what would help before deciding it.",
    Code.HLP_OFFER: "It is something you will do, small enough to be real.",
    Code.HLP_ADJUST: "It changes the work itself.",
    Code.HLP_SIGNPOST: "It says where help is and how to get there.",
    Code.HLP_COMMIT: "It has a time on it, so it can be kept.",
    Code.HLP_FOLLOW: "You came back to what you had promised.",
    Code.PERF_STANDARD: "You said the hard thing plainly.",
    Code.PERF_EXPECTATION: "You said what happens next.",
    Code.REP_REPAIR: "You noticed how the last thing had landed, and took it back.",
    Code.SAFE_ASK: "You asked it straight, in plain words.",
    Code.SAFE_ACT: "You stayed, and got help together.",
    Code.SAFE_CONFID: "You were honest about what you can keep private.",
}
"""Why a line is worth keeping, by what it did."""

WEAKNESS: dict[Code, str] = {
    Code.BAR_TASK: "The work came in while something of theirs was still open.",
    Code.BAR_INTERRUPT: "It came across them before they had finished.",
    Code.BAR_ADVICE: "It is an answer, and the question wasn't out yet.",
    Code.BAR_DIAGNOSE: "It tells them what they are, and only they could say.",
    Code.BAR_NORMALISE: "It makes it everybody's, so it no longer needed telling.",
    Code.BAR_MINIMISE: "It makes the thing smaller than it is to them.",
    Code.BAR_REASSURE: "It promises something you can't know.",
    Code.BAR_AVOID: "It goes round the thing that was on the table.",
    Code.BAR_HARSH: "It is aimed at the person, and after that there was little to be said back.",
    Code.BAR_GENERIC: "It points at help without a way to get there.",
    Code.BAR_QUESTION: "It can be answered without telling you anything.",
    Code.BAR_SECRECY: "It promises a silence that you may have to break.",
    Code.EMP_PARROT: "It has the sound of empathy and nothing in it that is theirs.",
    Code.EMP_HIJACK: "It moves over into your own story.",
    Code.EMP_PITY: "It looks down a little, however kindly it was meant.",
    Code.EMP_ACK: "It registers that it is hard, and it could be said to anyone.",
}
"""Why a line is worth another try, by what it did."""

TOWARDS: dict[str, str] = {
    "noticings": "Saying what you see, more than once, would take it further.",
    "first_noticing": "Saying what you see earlier on would take it further.",
    "first_noticing_share": "Saying what you see earlier on would take it further.",
    "returns": "Going back to something that was brushed past would take it further.",
    "person_share": "Staying with the person for longer at a stretch would take it further.",
    "person_turns": "Ending on the person, once, would be a start.",
    "listening_turns": "A question that lets them say it themselves would take it further.",
    "task_turns": "Leaving the task where it is while something is open would take it further.",
    "task_share": "Leaving the task where it is while something is open would take it further.",
    "open_questions": "Another question with no answer in it would take it further.",
    "reflections": "Giving back more of what you heard would take it further.",
    "reflections_per_question": "Giving something back for each thing you ask would take it further.",
    "deep_reflections": "Going one step under the words would take it further.",
    "checks": "Playing it back to be corrected would take it further.",
    "spaces": "Leaving a silence alone would take it further.",
    "listening_before_premature": "Hearing more before answering would take it further.",
    "premature": "Holding the answer until it is asked for would take it further.",
    "shut_questions": "One question at a time, with room in it, would take it further.",
    "met": "A piece of their own story, and what it does to them, would take it further.",
    "stayed": "Staying there for one more turn, without mending it, would take it further.",
    "acknowledgements": "Saying that you can hear it is hard would be a start.",
    "formula_share": "Words that could only be said to this person would take it further.",
    "formulas": "Words that could only be said to this person would take it further.",
    "asked_first": "Asking what would help, before offering, would take it further.",
    "offers": "One thing that you will do yourself would take it further.",
    "adjustments": "Changing something in the work itself would take it further.",
    "commitments": "A promise with a time on it would take it further.",
    "dated_help": "A time on it would take it further.",
    "specificity": "Who, what, when and how to get there: naming more of these would take it further.",
    "vague_offers": "One particular thing in place of a general offer would take it further.",
    "promise_due": "Coming back to what was promised last time would take it further.",
    "standards": "Saying the standard out loud would take it further.",
    "examples": "An example of what you saw would take it further.",
    "first_standard_share": "Saying it sooner would take it further.",
    "expectations": "Saying what happens next would take it further.",
    "dated_steps": "A date for what happens next would take it further.",
    "consequences": "Saying, without threat, what follows otherwise would take it further.",
    "checked_after": "Asking how it has arrived would take it further.",
    "listening_after": "Listening for longer once it is out would take it further.",
    "given": "Giving something, time or support or a change, would take it further.",
}
"""What the next level asks for, by the indicator that stands in the way."""
_MORE_OF: dict[str, str] = {
    "met": "Meeting them like that a second time, later on, would take it further.",
    "offers": "A second thing that you will do yourself would take it further.",
    "given": "One thing more to give, time or support or a change, would take it further.",
}
"""The same where there is some of it already: a line that did it is not asked to do it."""

TAKEN_BACK = "What came after took some of it back."
NO_KEEP = "There isn't a line to hold on to from this one. That happens; the next time through starts fresh."
TOO_SHORT = "That was too short to say much about. A few more turns will give us something to look at."
NOTHING_AMISS = (
    "There is nothing here that needs putting right. Try it with someone harder to reach, "
    "and see what still holds."
)


def towards(indicator: str, reading: float | None) -> str | None:
    """What the next level asks for, where there was `reading` of it so far; None where there are no words."""
    return (_MORE_OF.get(indicator) if reading else None) or TOWARDS.get(indicator)


def number(count: float) -> str:
    """A small count in words, larger ones in figures."""
    return _NUMBERS[int(count)] if count < len(_NUMBERS) else str(int(count))


def often(count: int) -> str:
    """How often, as English says it."""
    return {1: "once", 2: "twice"}.get(count, f"{number(count)} times")


def at_turns(at: Sequence[int]) -> str:
    """Where something was: "at turn 4", "at the start and at turns 2 and 5". `at` is not empty."""
    later = [str(turn) for turn in at if turn]
    told = ["at the start"] if len(later) < len(at) else []
    if later:
        told.append(f"at turn{'' if len(later) == 1 else 's'} {_and(later)}")
    return " and ".join(told)


def turns(count: float) -> str:
    """A number of turns in words: one turn, three turns."""
    return f"{number(count)} turn{'' if count == 1 else 's'}"


def why(criterion: CriterionId, evidence: Evidence, conduct: Conduct, colleague: Colleague) -> str:
    """One or two plain sentences naming what the evidence and the conversation carry and lack."""
    act = next((a for a in conduct.acts if a.number == evidence.turn), None)
    weak = WEAKNESS.get(evidence.code, "") if evidence.code in BARRIERS else ""
    if criterion == "understanding":
        return f"{weak} {_understanding(conduct)}".strip()
    if weak:
        return weak
    if criterion == "attending":
        return _attending(evidence, conduct, colleague)
    if criterion == "empathising":
        return _empathising(act, evidence, conduct, colleague)
    if criterion == "helping":
        return _helping(act, evidence, conduct)
    return _clarity(conduct) if criterion == "clarity" else _care(conduct)


def unsaid(count: int, rung: int, name: str) -> str:
    """How much was left, never what."""
    if count == 0:
        return f"{name} got to the end of it with you."
    things = f"{number(count).capitalize()} thing{'' if count == 1 else 's'} {name} didn't get to."
    if rung >= 3:
        return f"{things} Many good conversations stop about here."
    return things


def _attending(evidence: Evidence, conduct: Conduct, colleague: Colleague) -> str:
    first = next((a.number for a in conduct.acts if notices(a)), None)
    if evidence.who == "colleague":
        where = f"At turn {evidence.turn}" if evidence.turn else "Right at the start"
        gone = f"{where} {colleague.called} let this show, and it wasn't picked up."
        return f"{gone} {_signs(conduct)}" if conduct.taken_at else gone
    if first is None:
        return f"There was room made for {colleague.called}, and no particular sign was named."
    back = next((a.number for a in conduct.acts if Code.BAR_TASK in a.codes), None)
    told = f"The first thing you noticed out loud came at turn {first}."
    if conduct.taken_at:
        told += f" {_signs(conduct)}"
    return told + (f" The task came back in at turn {back}." if back else "")


def _signs(conduct: Conduct) -> str:
    """Some were taken up."""
    shown, taken = len(conduct.shown), conduct.taken_at
    signs = f"{number(shown)} sign{'' if shown == 1 else 's'}"
    return f"Of {signs} shown, you took up {number(len(taken))}, {at_turns(taken)}."


def _understanding(conduct: Conduct) -> str:
    asked = [a.number for a in conduct.acts if a.any_of(_OPENING)]
    back = [a.number for a in conduct.acts if reflects(a)]
    questions = f"{number(len(asked)).capitalize()} open question{'' if len(asked) == 1 else 's'}"
    given = f"{turns(len(back))} that gave something back{_in_brackets(back)}"
    told = f"{questions}{_in_brackets(asked)}, and {given}."
    first = next((a.number for a in conduct.acts if hurries(a)), None)
    if first is not None:
        return f"{told} The first answer came at turn {first}, before it was asked for."
    checked = next((a.number for a in conduct.acts if Code.UND_CHECK in a.codes), None)
    return f"{told} You checked the picture with them at turn {checked}." if checked else told


def _in_brackets(at: Sequence[int]) -> str:
    return f" ({at_turns(at)})" if at else ""


_MARKER = {
    Marker.SPECIFIC: "a piece of {own} story",
    Marker.IMPACT: "what it does to {object}",
    Marker.REGISTER: "words at {own} pitch",
    Marker.MOVED: "that it reached you",
}


def carried(markers: Collection[Marker], colleague: Colleague) -> str:
    """Which of the four markers a line of empathy carries, and which it leaves out."""
    words = _marker_words(colleague)
    has = [words[m] for m in Marker if m in markers]
    lacks = [words[m] for m in Marker if m not in markers]
    told = f"It carries {_and(has)}." if has else "It speaks to the feeling."
    return told + (f" It leaves out {_and(lacks)}." if lacks else "")


def acknowledged(colleague: Colleague) -> str:
    """What an acknowledgement does, and what it has not got."""
    return (
        "It registers that things are hard, which is a good start. "
        f"It has no piece of {_OWN[colleague.pronouns]} story in it, "
        f"nor {_marker_words(colleague)[Marker.IMPACT]}."
    )


def _marker_words(colleague: Colleague) -> dict[Marker, str]:
    own, them = _OWN[colleague.pronouns], _OBJECT[colleague.pronouns]
    return {m: text.format(own=own, object=them) for m, text in _MARKER.items()}


def _empathising(act: Act | None, evidence: Evidence, conduct: Conduct, colleague: Colleague) -> str:
    if evidence.code is Code.EMP_EMPATHY and act is not None and act.grade in (Grade.THIN, Grade.FULL):
        told = carried(act.markers, colleague)
        return told + (f" {TAKEN_BACK}" if act.cancelled else "")
    if evidence.code is Code.EMP_ACK:
        return acknowledged(colleague)
    if evidence.code is not None and evidence.code in STRENGTH:
        return STRENGTH[evidence.code]
    return f"What it was like for {colleague.called} wasn't spoken to."


def _helping(act: Act | None, evidence: Evidence, conduct: Conduct) -> str:
    asked = next((a.number for a in conduct.acts if Code.HLP_ASK in a.codes), None)
    if evidence.code is Code.HLP_ASK:
        return "You asked what would help, and it stayed a question."
    named = specifics(act) if act else frozenset()
    if named and evidence.code is not None:
        parts = {"who": "who", "what": "what", "when": "when"}
        if evidence.code is Code.HLP_SIGNPOST:
            parts["route"] = "how to get there"
        has = [text for key, text in parts.items() if key in named]
        lacks = [text for key, text in parts.items() if key not in named]
        told = f"It says {_and(has)}" + (f"; it doesn't say {_or(lacks)}." if lacks else ".")
        return told if asked else f"{told} What would help wasn't asked first."
    return "Nothing was offered by the end" + (
        f", though you asked at turn {asked}." if asked else ", and what would help wasn't asked."
    )


def _clarity(conduct: Conduct) -> str:
    said = next((a for a in conduct.acts if Code.PERF_STANDARD in a.codes), None)
    if said is None:
        return "The standard wasn't said out loud."
    example = "with an example" if any(gives_example(a) for a in conduct.acts) else "without an example"
    step = next((a.number for a in conduct.acts if Code.PERF_EXPECTATION in a.codes), None)
    return f"The standard came at turn {said.number}, {example}. " + (
        f"What happens next was agreed at turn {step}." if step else "What happens next wasn't said."
    )


def _care(conduct: Conduct) -> str:
    after = since_standard(conduct)
    heard = [a.number for a in after or conduct.acts if listens(a)]
    when = "Once the standard was out" if after else "Through the conversation"
    return f"{when}, you listened on {turns(len(heard)) if heard else 'no turn'}{_in_brackets(heard)}."


def _and(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _or(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} or {parts[-1]}"
