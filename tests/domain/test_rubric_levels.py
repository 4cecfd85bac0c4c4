"""Each level of each criterion, by a conversation that earns it."""

import pytest

from app.domain.rubric import CriterionId, Level, judge
from tests.builders import Said, iteration, make_persona, say, shipped_rubric


def rated(criterion: CriterionId, *said: Said, rehearsal: str = "empathising") -> Level:
    persona = make_persona(rehearsal=rehearsal)
    rubric = shipped_rubric()
    return judge(rubric, rubric.criterion(criterion), persona, iteration(*said, persona=persona)).value


def turns(*written: str) -> list[Said]:
    """Each string is one turn: moves separated by spaces; `~cue` takes a cue up, `+cue` shows one."""
    said = []
    for line in written:
        parts = line.split()
        taken = next((p[1:] for p in parts if p.startswith("~")), None)
        shown = next((p[1:] for p in parts if p.startswith("+")), None)
        said.append(say(*[p for p in parts if p[0] not in "~+"], cue=taken, cue_shown=shown))
    return said


ATTENDING = [
    (1, "oth.neutral", "bar.task", "oth.neutral", "bar.task"),
    (1, "bar.harsh ~mug", "bar.harsh", "und.open", "bar.task"),
    (2, "att.checkin", "bar.task", "bar.task", "bar.task", "bar.task"),
    (2, "bar.task", "bar.task", "bar.task", "att.notice ~mug"),
    (3, "att.checkin", "und.open", "bar.task", "emp.ack"),
    (3, "oth.neutral", "att.notice ~mug", "bar.task", "und.open", "bar.task"),
    (4, "att.notice ~mug", "und.open", "emp.ack", "und.open", "und.space"),
    (4, "oth.neutral", "att.notice ~mug +coat", "bar.advice", "att.followup ~coat", "oth.neutral"),
    (5, "att.notice ~mug", "und.open +coat", "att.followup ~coat", "emp.full", "att.followup"),
]
UNDERSTANDING = [
    (1, "bar.advice", "bar.diagnose", "bar.advice"),
    (1, "oth.neutral", "bar.task", "oth.neutral"),
    (1, "und.open", "bar.diagnose", "bar.diagnose"),
    (2, "und.open", "bar.advice", "bar.advice", "bar.normalise"),
    (2, "att.checkin", "emp.ack", "emp.parrot"),
    (3, "und.open", "und.reflect_simple", "bar.advice", "und.open"),
    (3, "und.open", "und.open", "emp.ack", "und.open"),
    (4, "und.open", "und.reflect_simple", "und.open", "und.reflect_complex"),
    (4, "att.notice", "und.open", "und.reflect_simple", "und.check", "hlp.offer"),
    (5, "und.open", "und.reflect_simple", "und.space", "und.open", "und.reflect_complex", "und.check"),
]
EMPATHISING = [
    (1, "oth.neutral", "bar.task", "und.open"),
    (1, "emp.pity", "emp.hijack", "emp.ack", "emp.pity"),
    (1, "bar.minimise", "bar.normalise", "emp.ack", "bar.reassure"),
    (2, "emp.ack", "und.open", "und.open"),
    (2, "emp.thin", "emp.parrot", "emp.parrot", "emp.parrot"),
    (3, "emp.ack", "und.open", "emp.ack", "emp.ack", "emp.ack"),
    (3, "emp.thin", "und.open", "und.open"),
    (3, "emp.full bar.task", "und.open", "emp.ack"),
    (4, "und.open", "emp.full", "bar.task"),
    (4, "emp.full", "bar.advice", "emp.full", "hlp.offer"),
    (5, "und.open", "emp.full", "und.space", "emp.full"),
]
HELPING = [
    (1, "bar.task", "und.open", "emp.ack", "bar.task", "bar.task", "oth.neutral"),
    (1, "bar.harsh", "bar.reassure", "bar.secrecy"),
    (2, "und.open", "bar.generic", "bar.generic"),
    (2, "bar.advice", "bar.advice", "und.open"),
    (3, "und.open", "hlp.offer", "emp.ack"),
    (3, "und.open", "und.reflect_simple", "hlp.ask"),
    (3, "und.open", "hlp.ask", "hlp.offer"),
    (4, "und.open", "hlp.ask", "hlp.commit"),
    (5, "und.open", "hlp.ask", "hlp.adjust", "hlp.signpost", "hlp.commit"),
]
CLARITY = [
    (1, "und.open", "emp.ack", "bar.avoid"),
    (2, "und.open", "perf.standard bar.avoid", "bar.avoid"),
    (3, "und.open", "perf.standard", "und.open"),
    (4, "und.open", "emp.ack", "perf.standard", "perf.expectation und.open"),
    (5, "perf.standard", "und.open", "und.reflect_simple", "perf.expectation", "und.check"),
]
CARE = [
    (1, "perf.standard", "bar.harsh", "bar.harsh"),
    (1, "oth.neutral", "perf.standard", "perf.expectation"),
    (2, "att.checkin", "perf.standard", "perf.expectation"),
    (3, "perf.standard", "und.open", "und.open", "perf.expectation"),
    (4, "perf.standard", "und.open", "und.reflect_simple", "und.check", "hlp.offer"),
    (4, "und.open", "emp.thin", "hlp.offer"),
    (5, "perf.standard", "und.open", "emp.full", "hlp.ask", "hlp.adjust"),
]


@pytest.mark.parametrize(("level", "said"), [(row[0], row[1:]) for row in ATTENDING])
def test_attending(level: int, said: tuple[str, ...]) -> None:
    assert rated("attending", *turns(*said)) == level


@pytest.mark.parametrize(("level", "said"), [(row[0], row[1:]) for row in UNDERSTANDING])
def test_understanding(level: int, said: tuple[str, ...]) -> None:
    assert rated("understanding", *turns(*said)) == level


@pytest.mark.parametrize(("level", "said"), [(row[0], row[1:]) for row in EMPATHISING])
def test_empathising(level: int, said: tuple[str, ...]) -> None:
    assert rated("empathising", *turns(*said)) == level


@pytest.mark.parametrize(("level", "said"), [(row[0], row[1:]) for row in HELPING])
def test_helping(level: int, said: tuple[str, ...]) -> None:
    assert rated("helping", *turns(*said)) == level


@pytest.mark.parametrize(("level", "said"), [(row[0], row[1:]) for row in CLARITY])
def test_clarity(level: int, said: tuple[str, ...]) -> None:
    assert rated("clarity", *turns(*said), rehearsal="performance") == level


@pytest.mark.parametrize(("level", "said"), [(row[0], row[1:]) for row in CARE])
def test_care(level: int, said: tuple[str, ...]) -> None:
    assert rated("care", *turns(*said), rehearsal="performance") == level


def test_every_level_of_every_criterion_is_exercised() -> None:
    tables = (ATTENDING, UNDERSTANDING, EMPATHISING, HELPING, CLARITY, CARE)
    assert [sorted({row[0] for row in table}) for table in tables] == [[1, 2, 3, 4, 5]] * 6


def test_a_wrong_guess_is_not_noticing() -> None:
    right = turns("att.notice", "und.open", "emp.ack", "und.open")
    wrong = [say("att.notice", guess=0), *right[1:]]
    assert rated("attending", *right) == 4
    assert rated("attending", *wrong) == 2


def test_advice_that_was_asked_for_is_not_premature() -> None:
    before = turns("und.open", "und.reflect_simple", "und.reflect_complex", "und.reflect_simple")
    asked = [say("und.open", asks_permission=leave, text="Ideas, or just an ear?") for leave in (False, True)]
    advice = turns("bar.advice")
    assert rated("understanding", *advice, *before, asked[0], *advice) == 2
    assert rated("understanding", *before, asked[0], *advice, asked[0], *advice) == 3
    assert rated("understanding", *before, asked[1], *advice, asked[1], *advice) == 4


def test_a_follow_up_asks_after_the_promise() -> None:
    offered = turns("hlp.ask", "hlp.adjust", "hlp.commit")
    assert rated("helping", *offered, rehearsal="follow-up") == 3
    assert rated("helping", *turns("hlp.follow"), *offered, rehearsal="follow-up") == 5
    assert rated("helping", *turns("und.open", "emp.ack"), rehearsal="follow-up") == 1


def test_help_the_persona_says_is_no_help_counts_against() -> None:
    fits = [*turns("und.open", "hlp.ask"), say("hlp.commit", help="appropriate:0")]
    does_not = [*turns("und.open", "hlp.ask"), say("hlp.commit", help="inappropriate:0")]
    assert rated("helping", *fits) == 4
    assert rated("helping", *does_not) == 3
