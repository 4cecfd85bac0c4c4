"""The indicators a rule may name, each with its meaning and the codes it rests on.

Counts are of turns, not of clauses or words, so a long message weighs as much as a short
one. "Never" is infinity, so that `first_noticing <= 3` fails for a leader who never did.
"""

from collections.abc import Iterable
from typing import NamedTuple

from app.domain.behaviours import Code
from app.domain.persona import Rehearsal
from app.domain.rubric import readings as r
from app.domain.rubric.conduct import FAVOURABLE, Act, Conduct


class Indicator(NamedTuple):
    """A named reading."""

    meaning: str
    codes: frozenset[Code]
    """What it rests on: a bad quotation for one of these withholds what depends on it."""
    measure: r.Measure


def _turns(meaning: str, *codes: Code) -> Indicator:
    return Indicator(meaning, frozenset(codes), r.count(r.carries(*codes)))


def _reading(meaning: str, measure: r.Measure, codes: Iterable[Code] = ()) -> Indicator:
    return Indicator(meaning, frozenset(codes), measure)


def _for_them(act: Act) -> bool:
    return act.for_them


def _away(act: Act) -> bool:
    return not act.for_them


def _follow_up(conduct: Conduct) -> float:
    return float(conduct.rehearsal is Rehearsal.FOLLOW_UP)


_EMPATHY = (Code.EMP_EMPATHY,)
_STANDARD = (Code.PERF_STANDARD,)
_EXPECTATION = (Code.PERF_EXPECTATION,)
_REFLECTING = r.REFLECTIONS | {Code.EMP_EMPATHY}

_SCENE = {
    "turns": _reading("leader turns", lambda c: float(len(c.acts))),
    "deepest_rung": _reading(
        "rung reached with a turn left to answer", lambda c: float(max(c.told, default=1))
    ),
    "turns_told": _reading(
        "turns taken once rung 3 had been told", lambda c: float(sum(t >= 3 for t in c.told))
    ),
    "cues_shown": _reading("cues shown with a turn left to answer", lambda c: float(len(c.shown))),
    "promise_due": _reading("1 where an earlier promise is due, otherwise 0", _follow_up),
}
_ATTENDING = {
    "noticings": _reading("turns that notice something that is there", r.count(r.notices), r.NOTICING),
    "first_noticing": _reading("turn of the first noticing", r.first(r.notices), r.NOTICING),
    "first_noticing_share": _reading("how far in that is, 0 to 1", r.first_share(r.notices), r.NOTICING),
    "cues_taken": _reading("different cues taken up", r.cues_taken, r.LISTENING),
    "returns": _turns("turns that go back to a cue", Code.ATT_FOLLOWUP),
    "checkins": _turns("turns that ask after the person before the task", Code.ATT_CHECKIN),
    "person_turns": _reading("turns that end on the person", r.count(_for_them), FAVOURABLE),
    "person_share": _reading("their share, 0 to 1", r.share(_for_them), FAVOURABLE),
    "away_turns": _reading("turns that end elsewhere", r.count(_away), FAVOURABLE),
    "task_turns": _turns("turns that go to the task past a live cue", Code.BAR_TASK),
    "task_share": _reading("their share, 0 to 1", r.share(r.carries(Code.BAR_TASK)), (Code.BAR_TASK,)),
}
_UNDERSTANDING = {
    "open_questions": _turns("turns with an open question", Code.UND_OPEN, Code.ATT_CHECKIN, Code.SAFE_ASK),
    "shut_questions": _turns("turns with stacked, closed or leading questions", Code.BAR_QUESTION),
    "reflections": _reading("turns that give back what was heard", r.count(r.reflects), _REFLECTING),
    "deep_reflections": _reading(
        "turns that give back more than the words", r.count(r.reflects_deeply), _REFLECTING
    ),
    "reflections_per_question": _reading(
        "reflections to each question", r.reflections_per_question, _REFLECTING | {Code.UND_OPEN}
    ),
    "checks": _turns("turns that play it back to be corrected", Code.UND_CHECK),
    "spaces": _turns("turns that leave room", Code.UND_SPACE),
    "listening_turns": _reading("turns that follow or make room", r.count(r.listens), r.LISTENING),
    "premature": _reading("turns that answer before they are asked", r.count(r.hurries), r.PREMATURE),
    "listening_before_premature": _reading(
        "listening turns before the first of those", r.listening_before_hurry, r.PREMATURE | r.LISTENING
    ),
    "labels": _turns("turns that diagnose", Code.BAR_DIAGNOSE),
    "interruptions": _turns("turns that cut across", Code.BAR_INTERRUPT),
}
_EMPATHISING = {
    "acknowledgements": _turns("turns that register the difficulty", Code.EMP_ACK),
    "empathies": _reading("turns with empathy, thin or full", r.count(r.empathises), _EMPATHY),
    "met": _reading("turns with full empathy that nothing takes back", r.count(r.meets), _EMPATHY),
    "stayed": _reading("times one of those was followed by staying", r.stayed, r.PREMATURE | r.OFFERS),
    "formulas": _turns("turns with a formula", Code.EMP_PARROT),
    "formula_share": _reading(
        "formulas among all that sounds like empathy, 0 to 1",
        r.formula_share,
        (Code.EMP_PARROT, Code.EMP_EMPATHY, Code.EMP_ACK),
    ),
    "misplaced": _turns("turns of pity or of the leader's own story", Code.EMP_PITY, Code.EMP_HIJACK),
    "dismissals": _turns("turns that shrink, soothe or explain the feeling", *sorted(r.DISMISSING)),
}
_HELPING = {
    "needs_asked": _turns("turns that ask what would help", Code.HLP_ASK),
    "asked_first": _reading("1 if that came before any offer", r.asked_first, r.OFFERS | {Code.HLP_ASK}),
    "offers": _turns("turns with a concrete offer", *sorted(r.OFFERS)),
    "adjustments": _turns("turns that change the work itself", Code.HLP_ADJUST),
    "commitments": _turns("turns with a commitment", Code.HLP_COMMIT),
    "specificity": _reading("who, what, when and route named over all help, 0 to 4", r.specificity, r.HELP),
    "dated_help": _reading("turns of help that name a time", r.count(r.dates_help), r.HELP),
    "limits_named": _reading(
        "turns of help that say what cannot be done", r.count(r.names_limits), r.HELP | {Code.SAFE_CONFID}
    ),
    "vague_offers": _turns("turns that point vaguely at help", Code.BAR_GENERIC),
    "advice": _turns("turns with advice", Code.BAR_ADVICE),
    "harms": _reading(
        "turns of blame, of promises nobody can keep, or of help that does not help",
        r.count(r.harms),
        r.HARMS | r.OFFERS,
    ),
    "follow_throughs": _turns("turns that report on a promise", Code.HLP_FOLLOW),
    "safe_acts": _turns("turns that stay and get help together", Code.SAFE_ACT),
    "given": _turns("turns that ask what helps or offer it", *sorted(r.OFFERS | {Code.HLP_ASK})),
}
_PERFORMANCE = {
    "standards": _turns("turns that name the standard", Code.PERF_STANDARD),
    "first_standard_share": _reading(
        "how far in it is first named, 0 to 1", r.first_share(r.carries(Code.PERF_STANDARD)), _STANDARD
    ),
    "examples": _reading("turns that name it with something seen", r.count(r.gives_example), _STANDARD),
    "expectations": _turns("turns that agree what happens next", Code.PERF_EXPECTATION),
    "dated_steps": _reading("turns that also say when", r.count(r.dates_next_step), _EXPECTATION),
    "consequences": _reading(
        "turns that say what follows otherwise, without threat", r.count(r.says_otherwise), _EXPECTATION
    ),
    "checked_after": _reading(
        "turns that ask or check once the standard is out", r.checked_after, r.CHECKING | set(_STANDARD)
    ),
    "listening_after": _reading(
        "listening turns once the standard is out; all where it never is",
        r.listening_after,
        r.LISTENING | set(_STANDARD),
    ),
    "softenings": _turns("turns that step round it", Code.BAR_AVOID),
    "threats": _turns("turns of blame or threat", Code.BAR_HARSH),
}

INDICATORS: dict[str, Indicator] = (
    _SCENE | _ATTENDING | _UNDERSTANDING | _EMPATHISING | _HELPING | _PERFORMANCE
)
"""Every indicator a rule may name."""

OPPORTUNITY_ONLY = frozenset({"deepest_rung", "turns_told"})
"""Readings that tell of the colleague: they may show that there was room, never how it went."""
