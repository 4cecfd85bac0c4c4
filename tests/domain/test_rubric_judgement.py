"""Who ends up above whom, and when there is no level at all."""

from dataclasses import replace
from itertools import pairwise

import pytest

from app.domain.debrief.wording import TOWARDS
from app.domain.rubric import CRITERIA, CriterionId, Verdict, judge
from app.domain.transcript import Iteration
from tests.builders import iteration, make_persona, say, shipped_rubric

BEHAVIOURS: tuple[CriterionId, ...] = ("attending", "understanding", "empathising", "helping")

LEADERS: dict[str, list[str]] = {
    "hostile": [
        "bar.harsh",
        "bar.task",
        "bar.minimise",
        "bar.harsh",
        "bar.question",
        "bar.diagnose",
        "bar.task",
    ],
    "task": ["oth.neutral", "bar.task", "bar.task", "oth.neutral", "bar.task", "bar.task", "oth.neutral"],
    "fixer": [
        "oth.neutral",
        "und.open",
        "bar.advice",
        "bar.advice",
        "bar.generic",
        "bar.advice",
        "bar.advice",
    ],
    "formula": [
        "att.checkin",
        "emp.thin",
        "emp.parrot",
        "bar.question",
        "emp.parrot",
        "bar.generic",
        "emp.parrot",
    ],
    "acknowledger": [
        "att.checkin",
        "emp.ack",
        "und.open",
        "emp.ack",
        "und.open",
        "emp.ack",
        "hlp.ask",
        "hlp.offer",
    ],
    "skilled": [
        *("att.notice", "und.open", "und.reflect_simple", "emp.full", "und.open", "und.reflect_complex"),
        *("emp.full", "und.space", "hlp.ask", "hlp.adjust", "hlp.commit"),
    ],
}


def verdicts(iteration: Iteration, rehearsal: str = "empathising") -> dict[CriterionId, Verdict]:
    rubric = shipped_rubric()
    persona = make_persona(rehearsal=rehearsal)
    return {name: judge(rubric, rubric.criterion(name), persona, iteration) for name in CRITERIA}


def levels(moves: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, verdict in verdicts(iteration(*(say(m) for m in moves))).items():
        if name in BEHAVIOURS:
            assert isinstance(verdict.value, int), (name, verdict)
            found[name] = verdict.value
    return found


def test_no_better_leader_is_rated_below_a_worse_one_in_anything() -> None:
    ladder = [levels(moves) for moves in LEADERS.values()]
    for worse, better in pairwise(ladder):
        assert all(better[name] >= worse[name] for name in BEHAVIOURS)
    totals = [sum(found.values()) for found in ladder]
    assert totals[1:] == sorted(set(totals[1:]))


def test_the_floor_is_the_floor() -> None:
    assert set(levels(LEADERS["hostile"]).values()) == {1}
    assert set(levels(LEADERS["task"]).values()) == {1}


def test_a_formula_is_a_two() -> None:
    assert set(levels(LEADERS["formula"]).values()) == {2}


def test_acknowledging_alone_is_a_three_however_often() -> None:
    assert levels(LEADERS["acknowledger"])["empathising"] == 3
    on_and_on = iteration(say("und.open"), *(say("emp.ack") for _ in range(12)))
    assert verdicts(on_and_on)["empathising"].value == 3


def test_a_skilled_leader_gets_fours_and_fives() -> None:
    assert set(levels(LEADERS["skilled"]).values()) <= {4, 5}


@pytest.mark.parametrize("leader", LEADERS)
def test_length_earns_nothing(leader: str) -> None:
    short = iteration(*(say(m, text=f"Line {n}.") for n, m in enumerate(LEADERS[leader])))
    padding = "and what I mean by that, if I may put it at some greater length, is simply this: " * 6
    long = iteration(*(say(m, text=f"Line {n}, {padding}.") for n, m in enumerate(LEADERS[leader])))
    assert {k: v.value for k, v in verdicts(short).items()} == {k: v.value for k, v in verdicts(long).items()}


@pytest.mark.parametrize("leader", LEADERS)
def test_the_outcome_is_not_looked_at(leader: str) -> None:
    told = iteration(*(say(m) for m in LEADERS[leader]))
    low = told.turns[-1].after.model_copy(update={"openness": 1.0, "felt": 2.0, "trust": 3.0})
    cold = [
        t.model_copy(
            update={
                "change": t.change.model_copy(update={"after": low.model_copy(update={"rung": t.after.rung})})
            }
        )
        for t in told.turns
    ]
    assert verdicts(told) == verdicts(told.model_copy(update={"turns": tuple(cold)}))


def test_too_short_to_say() -> None:
    for said in ([], [say("att.notice")]):
        found = verdicts(iteration(*said))
        assert {v.value for v in found.values()} == {"NE"}
        assert {v.reason for v in found.values()} == {"Too short to say."}


def test_a_short_attending_scene_gives_no_room_for_help() -> None:
    said = (say("att.notice", cue="mug"), say("att.followup"), say("und.space"))
    found = verdicts(iteration(*said), "attending")
    assert found["helping"].value == "NE"
    assert found["attending"].value in (4, 5)


def test_with_time_enough_no_help_is_a_one() -> None:
    assert verdicts(iteration(*(say("bar.task") for _ in range(6))), "attending")["helping"].value == 1


def test_doubtful_codes_that_would_decide_leave_it_unclear() -> None:
    sure = [say("emp.full", text=f"Line {n}.") for n in range(3)]
    doubtful = [say("emp.full", text=f"Line {n}.", confidence=0.2) for n in range(3)]
    assert verdicts(iteration(*sure))["empathising"].value == 5
    unclear = verdicts(iteration(*doubtful))["empathising"]
    assert unclear.value == "UR"
    assert "more than one way" in unclear.reason


def test_a_doubt_that_moves_little_is_let_stand() -> None:
    said = [say("und.open"), say("und.open"), say("emp.ack"), say("emp.ack", confidence=0.2)]
    assert verdicts(iteration(*said))["empathising"].value == 3


def test_a_quote_that_was_not_said_withholds_what_rests_on_it() -> None:
    told = iteration(*(say(m) for m in LEADERS["skilled"]))
    first = told.turns[0]
    coded = replace(first.appraisal.codes[0], quote="You have turned that mug round")
    wrong = first.model_copy(update={"appraisal": replace(first.appraisal, codes=(coded,))})
    found = verdicts(told.model_copy(update={"turns": (wrong, *told.turns[1:])}))
    assert found["attending"].value == "UR"
    assert "turn 1 does not match" in found["attending"].reason
    assert found["empathising"].value == 5


def test_readings_explain_the_level_and_fit_into_json() -> None:
    verdict = verdicts(iteration(say("und.open"), say("emp.ack"), say("und.open")))["attending"]
    assert verdict.readings["person_share"] == 1.0
    assert verdict.readings["first_noticing"] is None
    assert verdict.value == 2
    assert verdict.towards == ("first_noticing_share",)


def test_every_reading_a_level_can_lack_has_a_sentence() -> None:
    rubric = shipped_rubric()
    lacking = {c.indicators[0] for k in rubric.criteria for a in k.levels for c in a.when}
    silent = {"dismissals", "misplaced", "labels", "interruptions", "threats", "harms", "softenings"}
    assert sorted(lacking - silent - set(TOWARDS)) == []
