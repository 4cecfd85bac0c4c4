"""Putting a debrief together from one iteration, by rule."""

from typing import NamedTuple

from app.domain.behaviours import RUPTURING, Code
from app.domain.debrief import wording
from app.domain.debrief.better import better_line
from app.domain.debrief.evidence import Evidence, amiss, last_of, missed_sign, plain_line, strongest
from app.domain.debrief.facts import facts_of
from app.domain.debrief.moments import where_closed, where_met
from app.domain.debrief.performing import care_sentence, standard_sentence
from app.domain.debrief.quoting import attested
from app.domain.debrief.returned import how_it_came_back
from app.domain.debrief.safety import checklist, decision
from app.domain.debrief.shape import notes_on, shape_of
from app.domain.debrief.values import Debrief, Quadrant, Rating, Takeaway, Unsaid
from app.domain.persona import Persona, Rehearsal
from app.domain.rubric import Conduct, Criterion, CriterionId, Rubric, Verdict, conduct_of, judge
from app.domain.rubric.conduct import FAVOURABLE
from app.domain.transcript import Ended, Iteration
from app.errors import Conflict

FOCUS_WEIGHT = 40
"""What the leader chose to work on counts this much more when choosing the one thing to change."""
IN_FULL = 2
WORTH_KEEPING = 3


class _Case(NamedTuple):
    persona: Persona
    iteration: Iteration
    rubric: Rubric
    conduct: Conduct


def may_debrief(iteration: Iteration) -> bool:
    """Whether it has ended, and in a way that is looked back on: never after care."""
    return iteration.ended is not None and iteration.ended is not Ended.CARE


def compose(persona: Persona, iteration: Iteration, rubric: Rubric) -> Debrief:
    """The debrief of an iteration; the same transcript always gives the same one.

    Raises:
        Conflict: the iteration was ended for the leader's sake; nothing of it is rated.
    """
    if iteration.ended is Ended.CARE:
        raise Conflict("This conversation was stopped for your sake. Nothing of it is rated or told.")
    case = _Case(persona, iteration, rubric, conduct_of(persona, iteration))
    verdicts = {c.id: judge(rubric, c, persona, iteration) for c in rubric.order(persona.rehearsal)}
    change_in, to_change = _to_change(case, verdicts)
    ratings = _ratings(case, verdicts, change_in, to_change)
    met = where_met(persona, iteration, rubric.sure_from)
    name = persona.colleague.called
    reached = iteration.state.rung
    disclosure = persona.rehearsal is Rehearsal.DISCLOSURE_RESPONSE
    performance = persona.rehearsal is Rehearsal.PERFORMANCE
    shape = shape_of(iteration, case.conduct)
    return Debrief(
        iteration=iteration.id,
        persona=persona.id,
        persona_version=iteration.persona_version,
        rubric=rubric.id,
        rubric_version=rubric.version,
        colleague=name,
        rehearsal=persona.rehearsal.value,
        turns=len(iteration.turns),
        met=met,
        closed=where_closed(persona, iteration, opened_at_all=met.turn is not None),
        safety=checklist(persona, iteration) if disclosure else (),
        decision=decision(persona.colleague) if disclosure and persona.indicator is not None else None,
        shape=shape,
        facts=facts_of(shape, case.conduct, name),
        ratings=ratings,
        keep=_keep(case, verdicts, to_change),
        change=_change(case, verdicts, ratings, change_in, to_change),
        unsaid=Unsaid(count=5 - reached, text=wording.unsaid(5 - reached, reached, name)),
        notes=notes_on(persona, iteration),
        quadrant=_quadrant(verdicts, rubric),
        standard=standard_sentence(iteration) if performance else None,
        care=care_sentence(iteration, case.conduct) if performance else None,
        returned=how_it_came_back(iteration, name),
    )


def _ratings(
    case: _Case,
    verdicts: dict[CriterionId, Verdict],
    change_in: CriterionId | None,
    to_change: Evidence | None,
) -> tuple[Rating, ...]:
    used: set[str] = set()
    full = 0
    ratings = []
    for criterion in case.rubric.order(case.persona.rehearsal):
        verdict = verdicts[criterion.id]
        rating = _rating(case, criterion, verdict)
        if isinstance(rating.value, int) and rating.turn is not None:
            evidence = _evidence(case, criterion.id, verdict)
            if criterion.id == change_in and evidence and to_change:
                evidence = to_change._replace(rung=min(to_change.rung, evidence.rung))
            better = better_line(criterion.id, evidence, case.persona, case.iteration, used)
            used.add(better)
            rating = rating.model_copy(update={"better": better, "full": full < IN_FULL})
            full += 1
        ratings.append(rating)
    return tuple(ratings)


def _rating(case: _Case, criterion: Criterion, verdict: Verdict) -> Rating:
    """One rating with its quote; withheld where the quote is not exactly what was said."""
    bare = Rating(
        criterion=criterion.id,
        name=criterion.name,
        value=verdict.value,
        anchor=verdict.anchor,
        why=verdict.reason,
        readings=verdict.readings,
    )
    if not isinstance(verdict.value, int):
        return bare
    evidence = _evidence(case, criterion.id, verdict)
    if evidence is None or not attested(case.iteration, evidence.turn, evidence.who, evidence.quote):
        reason = "There are no words to quote for this, so no level is given."
        return bare.model_copy(update={"value": "UR", "anchor": "", "why": reason})
    return bare.model_copy(
        update={
            "quote": evidence.quote,
            "turn": evidence.turn,
            "who": evidence.who,
            "next": evidence.next,
            "why": wording.why(criterion.id, evidence, case.conduct, case.persona.colleague),
        }
    )


def _evidence(case: _Case, criterion: CriterionId, verdict: Verdict) -> Evidence | None:
    """From level 3 the strongest line; below it what went amiss or went by, then the strongest, then any."""
    best = strongest(criterion, case.iteration, case.conduct)
    worst = amiss(criterion, case.iteration, case.conduct)
    if criterion == "attending":
        worst = missed_sign(case.persona, case.iteration, case.conduct) or worst
    low = isinstance(verdict.value, int) and verdict.value < WORTH_KEEPING
    if criterion == "empathising":
        low = verdict.value == 1
    found = (worst or best) if low else (best or worst)
    return found or plain_line(criterion, case.iteration)


def _to_change(
    case: _Case, verdicts: dict[CriterionId, Verdict]
) -> tuple[CriterionId | None, Evidence | None]:
    """The criterion that matters most and has most room, and the moment to try again."""
    weights = case.rubric.weights[case.persona.rehearsal]
    first = case.rubric.first.get(case.persona.rehearsal, ())
    heaviest = max(weights.values())

    def room(criterion: CriterionId) -> int:
        value = verdicts[criterion].value
        if not isinstance(value, int):
            return 0
        weight = heaviest if criterion in first else weights.get(criterion, 0)
        return (weight + (FOCUS_WEIGHT if criterion == case.iteration.focus else 0)) * (5 - value)

    chosen = max(verdicts, key=room)
    if not isinstance(verdicts[chosen].value, int):
        return chosen, _severe(case) or amiss(chosen, case.iteration, case.conduct)
    if room(chosen) == 0:
        return chosen, None
    sign = missed_sign(case.persona, case.iteration, case.conduct) if chosen == "attending" else None
    found = _severe(case) or sign or amiss(chosen, case.iteration, case.conduct)
    if found is None and chosen == "empathising":
        found = last_of(Code.EMP_ACK, case.iteration)
    return chosen, found or _evidence(case, chosen, verdicts[chosen])


def _severe(case: _Case) -> Evidence | None:
    """A hurt that was not repaired, or a secrecy that was promised and not taken back."""
    for code in (Code.BAR_SECRECY, *sorted(RUPTURING, key=lambda c: c is not Code.BAR_HARSH)):
        mending = {Code.REP_REPAIR, Code.SAFE_CONFID} if code is Code.BAR_SECRECY else {Code.REP_REPAIR}
        found = last_of(code, case.iteration)
        if found and not any(a.number >= found.turn and a.codes & mending for a in case.conduct.acts):
            return found
    return None


def _change(
    case: _Case,
    verdicts: dict[CriterionId, Verdict],
    ratings: tuple[Rating, ...],
    criterion: CriterionId | None,
    evidence: Evidence | None,
) -> Takeaway:
    rated = next((r for r in ratings if r.criterion == criterion and r.turn is not None), None)
    if criterion is None or evidence is None or not case.iteration.turns:
        why = wording.NOTHING_AMISS if rated else wording.TOO_SHORT
        return Takeaway(criterion=criterion, why=why, better=_opening_line(case, criterion, rated))
    if not attested(case.iteration, evidence.turn, evidence.who, evidence.quote):
        return Takeaway(criterion=criterion, why=wording.TOO_SHORT)
    weak = wording.WEAKNESS.get(evidence.code) if evidence.code else None
    if weak is None and evidence.code in FAVOURABLE:
        weak = _towards(verdicts[criterion])
    better = rated.better if rated else better_line(criterion, evidence, case.persona, case.iteration, set())
    return Takeaway(
        criterion=criterion,
        turn=evidence.turn,
        quote=evidence.quote,
        who=evidence.who,
        next=evidence.next,
        why=weak or wording.why(criterion, evidence, case.conduct, case.persona.colleague),
        better=better,
    )


def _towards(verdict: Verdict) -> str | None:
    told = (wording.towards(name, verdict.readings.get(name)) for name in verdict.towards)
    return next(filter(None, told), None)


def _opening_line(case: _Case, criterion: CriterionId | None, rated: Rating | None) -> str:
    if rated is not None or criterion is None:
        return ""
    return better_line(criterion, None, case.persona, case.iteration, set())


def _keep(case: _Case, verdicts: dict[CriterionId, Verdict], to_change: Evidence | None) -> Takeaway:
    """The best line of the best criterion; failing that any good line; failing that, nothing, said kindly."""
    taken = frozenset({to_change.turn} if to_change and to_change.who == "leader" else ())
    good = [c for c, v in verdicts.items() if isinstance(v.value, int) and v.value >= WORTH_KEEPING]
    good.sort(key=lambda c: -_level(verdicts[c]))
    rest = [c for c in verdicts if c not in good]
    for criterion in good + rest:
        found = strongest(criterion, case.iteration, case.conduct, taken, case.rubric.sure_from)
        if found is None or found.code is None or found.code not in FAVOURABLE:
            continue
        return Takeaway(
            criterion=criterion,
            turn=found.turn,
            quote=found.quote,
            next=found.next,
            why=wording.STRENGTH[found.code],
        )
    return Takeaway(why=wording.NO_KEEP if len(case.iteration.turns) > 1 else wording.TOO_SHORT)


def _level(verdict: Verdict) -> int:
    return verdict.value if isinstance(verdict.value, int) else 0


def _quadrant(verdicts: dict[CriterionId, Verdict], rubric: Rubric) -> Quadrant | None:
    clarity, care = verdicts.get("clarity"), verdicts.get("care")
    if clarity is None or care is None:
        return None
    if not isinstance(clarity.value, int) or not isinstance(care.value, int):
        return None
    clear, caring = clarity.value >= rubric.quadrant_from, care.value >= rubric.quadrant_from
    if clear:
        return "compassionate clarity" if caring else "harsh"
    return "avoidant kindness" if caring else "absent"
