"""What counts as a promise, and that its words are the leader's."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.promises import Promise
from app.domain.promising import promised
from tests.builders import SAMPLES, Said, iteration, say

CLAUSES = {
    "I'll ring rostering today.": ("I", "ring rostering", "today"),
    "I could move your Monday start to ten, from next week": (
        "I",
        "move your Monday start to ten",
        "next week",
    ),
    "We'll sit down again on Thursday at four.": ("We", "sit down again", "Thursday at four"),
    "By Friday I'll know, and I’ll text you either way.": (
        "I",
        "know, and I’ll text you either way",
        "Friday",
    ),
    "Let me ask Bev this afternoon?": ("Let me", "ask Bev", "this afternoon"),
}
MOVES = ("hlp.commit", "hlp.offer", "hlp.adjust")
lines = st.builds(
    lambda move, clause, before, after: say(move, text=f"{before}{clause}{after}"),
    st.sampled_from([*MOVES, "hlp.signpost", "emp.ack", "bar.avoid"]),
    st.sampled_from([*CLAUSES, "I'll sort something out.", *SAMPLES.values()]),
    st.text(max_size=20),
    st.text(max_size=20),
)


def found(*said: Said) -> tuple[Promise, ...]:
    return promised(iteration(*said).turns)


@pytest.mark.parametrize("clause", CLAUSES)
@pytest.mark.parametrize("move", MOVES)
def test_who_what_and_when_are_taken_from_the_clause(clause: str, move: str) -> None:
    (promise,) = found(say("oth.neutral"), say(move, text=clause))
    assert (promise.id, promise.turn, promise.quote) == ("2.1", 2, clause)
    assert (promise.who, promise.what, promise.when) == CLAUSES[clause]


def test_without_a_time_it_is_no_promise_to_come_back_to() -> None:
    assert found(say("hlp.commit", text="I'll sort something out for you.")) == ()


@pytest.mark.parametrize("goodbye", ["See you at six.", "Right, see you at six then."])
def test_a_goodbye_until_the_same_time_is_no_second_promise(goodbye: str) -> None:
    first = say("hlp.commit", text="I'll come to your desk at six and tell you what he said.")
    assert len(found(first, say("hlp.commit", text=goodbye))) == 1
    assert len(found(say("hlp.commit", text=goodbye))) == 1


def test_a_goodbye_until_another_time_is_a_promise_of_its_own() -> None:
    first = say("hlp.commit", text="I'll ring Adrian before the dress tomorrow.")
    assert [p.when for p in found(first, say("hlp.commit", text="See you at six."))] == ["tomorrow", "six"]


@pytest.mark.parametrize("move", ["hlp.signpost", "hlp.ask", "bar.reassure", "perf.expectation"])
def test_other_acts_promise_nothing(move: str) -> None:
    assert found(say(move, text="It'll be all right by Friday.")) == ()


def test_a_clause_with_two_codes_counts_once() -> None:
    clause = "I'll take you off Thursday."
    assert len(found(say("hlp.adjust", "hlp.commit", text=clause))) == 1


@settings(max_examples=200, deadline=None)
@given(st.lists(lines, max_size=6))
def test_every_word_of_a_promise_was_said_in_its_turn(said: list[Said]) -> None:
    played = iteration(*said)
    spoken = {turn.number: turn.utterance for turn in played.turns}
    promises = promised(played.turns)
    assert len({p.id for p in promises}) == len(promises)
    for promise in promises:
        assert promise.quote in spoken[promise.turn]
        for part in (promise.who, promise.what, promise.when):
            assert part in promise.quote
        assert promise.what
        assert promise.when
    assert promised(played.turns) == promises


def test_a_quote_that_was_not_said_makes_no_promise() -> None:
    played = iteration(say("hlp.commit", text="I'll ring rostering today."))
    turn = played.turns[0]
    (coded,) = turn.appraisal.codes
    mutated = replace(turn.appraisal, codes=(replace(coded, quote="I'll ring payroll today."),))
    assert promised((turn.model_copy(update={"appraisal": mutated}),)) == ()
