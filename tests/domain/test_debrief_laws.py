"""Laws of the debrief, over any conversation with any of the personas."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.debrief import Debrief, compose
from app.domain.debrief.quoting import clause, shorten, spoken_by
from app.domain.debrief.wording import TOWARDS
from app.domain.persona import Persona
from app.domain.rubric import INDICATORS
from app.domain.state import starting_state
from app.domain.transcript import Iteration
from tests.builders import (
    LOCKED,
    SAMPLES,
    Said,
    iteration,
    make_persona,
    say,
    shipped_personas,
    shipped_rubric,
)

PERSONAS = [
    make_persona(rehearsal=r) for r in ("empathising", "attending", "performance", "disclosure-response")
]

lines = st.builds(
    lambda moves, extra, cue, shown, confidence: say(
        *moves,
        text=" ".join([*(SAMPLES[m] for m in moves), extra]),
        cue=cue,
        cue_shown=shown,
        confidence=confidence,
    ),
    st.lists(st.sampled_from(sorted(SAMPLES)), min_size=1, max_size=3, unique=True),
    st.text(max_size=30),
    st.sampled_from([None, "mug", "coat", "phone"]),
    st.sampled_from([None, None, "coat", "phone"]),
    st.sampled_from([0.2, 0.5, 0.9]),
)
conversations = st.lists(lines, max_size=12)


def quotes(debrief: Debrief) -> Iterable[tuple[int, str, str]]:
    """Every quotation: turn, whose, words."""
    for rating in debrief.ratings:
        if rating.quote:
            yield rating.turn or 0, rating.who, rating.quote
    for takeaway in (debrief.keep, debrief.change):
        if takeaway.quote:
            yield takeaway.turn or 0, takeaway.who, takeaway.quote
    for felt in (debrief.met, debrief.closed):
        if felt.turn is not None:
            yield felt.turn, "leader", felt.quote
    for item in debrief.safety:
        if item.turn is not None:
            yield item.turn, "leader", item.quote
    for point in debrief.shape.points[1:]:
        yield point.turn, "leader", point.quote
        yield point.turn, "colleague", point.reply


@settings(max_examples=150, deadline=None)
@given(conversations, st.sampled_from(PERSONAS))
def test_every_quotation_is_what_was_said_in_that_turn(said: list[Said], persona: Persona) -> None:
    played = iteration(*said, persona=persona)
    for turn, who, quote in quotes(compose(persona, played, shipped_rubric())):
        text = spoken_by(played, turn, who)
        assert text is not None
        assert quote in text


@settings(max_examples=150, deadline=None)
@given(conversations, st.sampled_from(PERSONAS))
def test_what_was_not_told_occurs_nowhere(said: list[Said], persona: Persona) -> None:
    played = iteration(*said, persona=persona)
    written = compose(persona, played, shipped_rubric()).model_dump_json()
    assert [r for r in range(played.state.rung + 1, 6) if LOCKED[r] in written] == []


def named(sentence: str) -> set[int]:
    """The turns a sentence names; the start is 0."""
    found = {int(figure) for part in re.findall(r"at turns? ([\d, and]*\d)", sentence) for figure in
             re.findall(r"\d+", part)}  # fmt: skip
    return found | ({0} if "at the start" in sentence else set())


@settings(max_examples=150, deadline=None)
@given(conversations, st.sampled_from(PERSONAS))
def test_a_sentence_of_fact_names_its_turns(said: list[Said], persona: Persona) -> None:
    played = iteration(*said, persona=persona)
    debrief = compose(persona, played, shipped_rubric())
    happened = range(len(said) + 1)
    for fact in debrief.facts:
        assert fact.turns
        assert set(fact.turns) == named(fact.text)
        assert list(fact.turns) == sorted(set(fact.turns) & set(happened))
    for rating in debrief.ratings:
        assert isinstance(rating.value, int) is (rating.turn is not None)


COUNTED = (
    r"\b(?:once|twice|(?i:one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:open|turn|sign|times))"
)


@settings(max_examples=150, deadline=None)
@given(conversations, st.sampled_from(PERSONAS))
def test_what_is_counted_is_placed(said: list[Said], persona: Persona) -> None:
    debrief = compose(persona, iteration(*said, persona=persona), shipped_rubric())
    for rating in debrief.ratings:
        for sentence in re.split(r"(?<=\.) ", rating.why if isinstance(rating.value, int) else ""):
            if re.search(COUNTED, sentence) and sentence not in TOWARDS.values():
                assert named(sentence), sentence


@settings(max_examples=100, deadline=None)
@given(conversations, st.sampled_from(PERSONAS))
def test_the_same_transcript_gives_the_same_debrief(said: list[Said], persona: Persona) -> None:
    first = compose(persona, iteration(*said, persona=persona), shipped_rubric())
    again = compose(persona, iteration(*said, persona=persona), shipped_rubric())
    assert first == again
    assert Debrief.model_validate_json(first.model_dump_json()) == first


@settings(max_examples=150, deadline=None)
@given(conversations, st.sampled_from(PERSONAS))
def test_a_level_has_evidence_and_no_level_has_none(said: list[Said], persona: Persona) -> None:
    debrief = compose(persona, iteration(*said, persona=persona), shipped_rubric())
    for rating in debrief.ratings:
        assert rating.value in (1, 2, 3, 4, 5, "NE", "UR")
        assert rating.why
        assert bool(rating.quote) is bool(rating.anchor) is isinstance(rating.value, int)
        assert not rating.full or isinstance(rating.value, int)
    assert sum(r.full for r in debrief.ratings) <= 2
    better = [r.better for r in debrief.ratings if r.better]
    assert len(better) == len(set(better))
    assert debrief.keep.why
    assert debrief.change.why


@settings(max_examples=100, deadline=None)
@given(st.lists(lines, min_size=2, max_size=8), st.data())
def test_a_quote_that_was_not_said_withholds_every_rating_that_counts_it(
    said: list[Said], data: st.DataObject
) -> None:
    played = iteration(*said)
    at = data.draw(st.integers(0, len(said) - 1))
    turn = played.turns[at]
    which = data.draw(st.integers(0, len(turn.appraisal.codes) - 1))
    coded = turn.appraisal.codes[which]
    codes = list(turn.appraisal.codes)
    codes[which] = replace(coded, quote=coded.quote + "\N{SNOWMAN} never said")
    bad = turn.model_copy(update={"appraisal": replace(turn.appraisal, codes=tuple(codes))})
    turns = (*played.turns[:at], bad, *played.turns[at + 1 :])
    debrief = compose(make_persona(), played.model_copy(update={"turns": turns}), shipped_rubric())
    assert "\N{SNOWMAN} never said" not in json.dumps(debrief.model_dump(mode="json"), ensure_ascii=False)
    rubric = shipped_rubric()
    for rating in debrief.ratings:
        counted = {c for n in rubric.criterion(rating.criterion).indicators for c in INDICATORS[n].codes}
        if coded.code in counted:
            assert rating.value == "UR"


@settings(deadline=None)
@given(st.text(max_size=300), st.integers(1, 80))
def test_a_cut_is_a_beginning(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert text.strip().startswith(short)
    assert len(short) <= limit
    assert text.strip().startswith(clause(text))


CONVERSATIONS = {
    "hostile": ["bar.harsh", "bar.task", "bar.minimise", "bar.harsh", "bar.diagnose"],
    "fixer": ["oth.neutral", "und.open", "bar.advice", "bar.advice", "bar.generic", "hlp.offer"],
    "acknowledger": ["att.checkin", "emp.ack", "und.open", "emp.ack", "und.open", "emp.ack"],
    "skilled": ["att.notice", "und.open", "und.reflect_simple", "emp.full", "und.open", "und.reflect_complex"]
    * 2,
}


def _played(persona: Persona, moves: list[str]) -> Iteration:
    return iteration(*(say(m) for m in moves), persona=persona)


@pytest.mark.parametrize("leader", CONVERSATIONS)
@pytest.mark.parametrize("persona", shipped_personas(), ids=lambda p: p.id)
def test_a_shipped_persona_gives_a_whole_debrief(persona: Persona, leader: str) -> None:
    played = _played(persona, CONVERSATIONS[leader])
    debrief = compose(persona, played, shipped_rubric())
    assert all(r.better for r in debrief.ratings if isinstance(r.value, int))
    assert debrief.met.says
    assert debrief.closed.says
    assert "{" not in debrief.met.says + debrief.closed.says
    spoken = " ".join([played.opening, *(t.reply for t in played.turns)])
    written = debrief.model_dump_json()
    locked = [
        line.say
        for rung in persona.ladder[played.state.rung :]
        for line in (*rung.lines, *rung.more)
        if line.say and line.say not in spoken
    ]
    assert [line for line in locked if json.dumps(line, ensure_ascii=False)[1:-1] in written] == []


@pytest.mark.parametrize("persona", shipped_personas(), ids=lambda p: p.id)
def test_a_shipped_persona_has_a_first_line_for_each_behaviour(persona: Persona) -> None:
    told = starting_state(persona, persona.difficulty).rung
    first = {b.behaviour for b in persona.better_lines if b.rung <= told}
    assert {"attending", "understanding", "empathising", "helping"} <= first
