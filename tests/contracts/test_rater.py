"""What every rater does, whichever it is."""

import pytest

from app.domain.debrief import Debrief, Rating, Takeaway
from app.domain.stages import Rater
from app.domain.transcript import Ended, Iteration
from app.errors import Conflict
from app.raters.rules import RulesRater
from tests.builders import iteration, make_persona, say
from tests.fakes import QueuedRater, catalogue

pytestmark = pytest.mark.anyio


@pytest.fixture(params=[RulesRater, QueuedRater])
def rater(request: pytest.FixtureRequest) -> Rater:
    made: Rater = request.param(catalogue().rubric)
    return made


TALKS = {
    "nothing": iteration(),
    "task": iteration(say("bar.task"), say("bar.advice"), say("bar.harsh")),
    "polite": iteration(*[say("emp.ack")] * 4),
    "well": iteration(
        say("att.notice", cue="mug", cue_shown="mug"),
        say("und.open"),
        say("emp.full"),
        say("und.reflect_complex"),
        say("hlp.ask"),
        say("hlp.commit"),
    ),
    "time": iteration(say("oth.neutral"), ended=Ended.TIME),
}


@pytest.fixture(params=list(TALKS.values()), ids=list(TALKS))
def talk(request: pytest.FixtureRequest) -> Iteration:
    found: Iteration = request.param
    return found


def quotes(debrief: Debrief, talk: Iteration) -> list[tuple[str, int, str]]:
    """Every quote with its turn and the words of that turn."""
    found = []
    parts: tuple[Rating | Takeaway, ...] = (*debrief.ratings, debrief.keep, debrief.change)
    for part in parts:
        if part.quote:
            assert part.turn is not None
            if part.who == "leader":
                words = talk.turns[part.turn - 1].utterance
            else:
                words = talk.turns[part.turn - 1].reply if part.turn else talk.opening
            found.append((part.quote, part.turn, words))
    for felt in (debrief.met, debrief.closed):
        if felt.quote:
            assert felt.turn is not None
            found.append((felt.quote, felt.turn, talk.turns[felt.turn - 1].utterance))
    return found


async def test_it_has_a_name_for_the_record(rater: Rater) -> None:
    assert 0 < len(rater.name) <= 120


async def test_every_quote_is_verbatim_from_the_turn_it_names(rater: Rater, talk: Iteration) -> None:
    debrief = await rater.rate(make_persona(), talk)
    for quote, turn, words in quotes(debrief, talk):
        assert quote.rstrip("…").strip() in words, turn


async def test_a_level_has_a_quote_or_is_withheld(rater: Rater, talk: Iteration) -> None:
    debrief = await rater.rate(make_persona(), talk)
    assert debrief.ratings
    for rating in debrief.ratings:
        assert rating.value in (1, 2, 3, 4, 5, "NE", "UR")
        if rating.value in ("NE", "UR"):
            assert rating.quote == ""
        else:
            assert rating.quote, rating.criterion
            assert rating.anchor, rating.criterion
        assert rating.why


async def test_it_rates_the_iteration_it_was_given(rater: Rater, talk: Iteration) -> None:
    debrief = await rater.rate(make_persona(), talk)
    assert (debrief.iteration, debrief.turns) == (talk.id, len(talk.turns))
    assert debrief.rubric_version == catalogue().rubric.version


async def test_the_same_conversation_gets_the_same_debrief(rater: Rater, talk: Iteration) -> None:
    assert await rater.rate(make_persona(), talk) == await rater.rate(make_persona(), talk)


async def test_nothing_is_rated_that_was_stopped_for_care(rater: Rater) -> None:
    stopped = iteration(say("und.open"), ended=Ended.CARE)
    with pytest.raises(Conflict):
        await rater.rate(make_persona(), stopped)
