"""The second reading against a real socket: what the server does wrong ends in a note, never in a level."""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest

from app.appraisers.llm import ModelReader
from app.domain.debrief.values import Debrief, SecondReading
from app.llm import Breaker, ModelServer, Profile
from app.llm.structured import Way
from app.raters.llm import SecondOpinion
from app.raters.rules import RulesRater
from tests.builders import make_persona, shipped_rubric
from tests.modelserver.acts import Act, Fail, Hang, HangUp, Page, Say
from tests.modelserver.scripted import ScriptedServer
from tests.raters.test_second_opinion import ACK, ADVICE, OPEN, PROMPTS, SAID

pytestmark = pytest.mark.anyio


def answer(*items: tuple[int, str, str]) -> Say:
    return Say([json.dumps({"items": [{"turn": t, "code": c, "quote": q} for t, c, q in items]})])


SAME = answer((1, "und.open", OPEN), (2, "bar.advice", ADVICE), (3, "emp.ack", ACK))
OTHER = answer((1, "und.open", OPEN), (2, "hlp.offer", ADVICE), (3, "emp.ack", "words nobody said"))
PROSE = Say([json.dumps({"sentences": ["You asked a question (turn 1).", "Then you gave advice (turn 2)."]})])


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer(otherwise=PROSE) as server:
        yield server


@asynccontextmanager
async def reading(
    server: ScriptedServer, passes: int = 3
) -> AsyncIterator[tuple[SecondOpinion, ModelServer]]:
    client = ModelServer(
        server.base_url,
        "",
        {"actor": Profile("toy"), "rater": Profile("judge", max_tokens=900)},
        read=0.6,
        whole=2,
        patience=1,
        breaker=Breaker(99),
    )
    yield SecondOpinion(RulesRater(shipped_rubric()), ModelReader(client, PROMPTS), passes), client
    await client.close()


async def second(server: ScriptedServer, passes: int = 3) -> tuple[Debrief, SecondReading]:
    async with reading(server, passes) as (rater, _):
        found = await rater.rate(make_persona(), SAID)
    assert found.second is not None
    assert found.ratings == (await RulesRater(shipped_rubric()).rate(make_persona(), SAID)).ratings
    return found, found.second


async def test_three_passes_their_spread_and_what_was_dropped(server: ScriptedServer) -> None:
    server.will(SAME, OTHER, OTHER)
    _, found = await second(server)
    assert {body["model"] for body in server.bodies} == {"judge"}
    assert (found.passes, found.dropped, found.note) == (3, 2, "")
    spread = {(h.turn, h.code): h.times for h in found.heard}
    assert spread == {
        (1, "und.open"): 3,
        (2, "bar.advice"): 1,
        (2, "hlp.offer"): 2,
        (3, "emp.ack"): 1,
    }
    assert [(d.turn, d.first, d.second, d.times) for d in found.disagreements] == [
        (2, "bar.advice", "hlp.offer", 2)
    ]
    assert found.summary == "You asked a question (turn 1). Then you gave advice (turn 2)."


FAILURES: dict[str, tuple[list[Act], str]] = {
    "no answer": ([Hang()], "did not answer within"),
    "401": ([Fail(401)], "does not accept the key"),
    "404 model": ([Fail(404, code="model_not_found")], "knows no model 'judge'"),
    "429": ([Fail(429, headers={"Retry-After": "30"})], "asks to wait 30 seconds"),
    "500": ([Fail(500), Fail(500)], "failed (status 500)"),
    "hung up": ([HangUp(), HangUp()], "cannot be reached"),
    "cut stream": ([Say(['{"items": ['], then="close"), Say(['{"items": ['], then="close")], "broke off"),
    "empty": ([Say([])], "said nothing"),
    "refusal": ([Say([], refusal="No.")], "would not play this part"),
    "filter": ([Say([], finish="content_filter")], "content filter"),
    "cut at the limit": ([Say(['{"items": [{"turn": 1, "co'], finish="length")], "length limit"),
    "no JSON, twice": ([Say(["Quite warm."]), Say(["I said: warm."])], "not even at a second try"),
    "a code that there is not": ([answer((1, "emp.great", OPEN))] * 2, "not even at a second try"),
    "not the protocol": ([Page()], "does not speak its protocol"),
}


@pytest.mark.parametrize("name", FAILURES)
async def test_each_failure_is_a_note_beside_the_levels_of_the_rules(
    server: ScriptedServer, name: str
) -> None:
    acts, says = FAILURES[name]
    server.will(*acts)
    _, found = await second(server)
    assert (found.passes, found.heard, found.disagreements, found.summary) == (0, (), (), "")
    assert says in found.note
    assert "it is left out" in found.note


async def test_passes_that_were_made_are_kept_where_a_later_one_fails(server: ScriptedServer) -> None:
    server.will(SAME, Fail(401))
    _, found = await second(server)
    assert found.passes == 1
    assert "1 of 3 readings were made" in found.note
    assert len(found.heard) == 3


@pytest.mark.parametrize(("refuses", "way"), [("json_schema", Way.OBJECT), ("response_format", Way.TEXT)])
async def test_a_server_that_takes_no_schema_is_asked_another_way(
    server: ScriptedServer, refuses: str, way: Way
) -> None:
    server.refuses = frozenset({refuses})
    server.will(SAME, SAME, SAME)
    async with reading(server) as (rater, client):
        found = (await rater.rate(make_persona(), SAID)).second
        assert client.way("rater") is way
    assert found is not None
    assert (found.passes, found.note, found.disagreements) == (3, "", ())


async def test_a_server_that_ignores_the_schema_is_corrected_once(server: ScriptedServer) -> None:
    server.will(Say(['{"items": "none"}']), SAME, Say(["```json\n", *SAME.pieces, "\n```"]), SAME)
    _, found = await second(server)
    assert (found.passes, found.note) == (3, "")
    assert [h.times for h in found.heard] == [3, 3, 3]


async def test_json_that_just_ends_is_asked_for_again(server: ScriptedServer) -> None:
    server.will(Say(['{"items": [{"turn": 1']), SAME)
    _, found = await second(server, passes=1)
    assert (found.passes, found.note) == (1, "")
