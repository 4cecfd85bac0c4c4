"""Values out of a model that speaks, from servers that hold to a schema and servers that do not."""

import json
from enum import StrEnum
from typing import Any

import pytest
from pydantic import BaseModel, Field

from app.errors import ModelCutOff, ModelFailed, ModelGarbled, ModelRefused, ModelTimeout
from app.llm import ModelServer
from app.llm.structured import Way, extracted, strict
from tests.llm.asking import PROMPT, Bill, talking_to
from tests.modelserver.acts import Fail, Say
from tests.modelserver.scripted import ScriptedServer


class Warmth(StrEnum):
    COLD = "cold"
    WARM = "warm"


class Heard(BaseModel):
    warmth: Warmth
    turn: int = Field(ge=1)
    why: str = ""


GOOD = '{"warmth": "warm", "turn": 2, "why": "a {brace} in it"}'
VALUE = Heard(warmth=Warmth.WARM, turn=2, why="a {brace} in it")


async def heard(client: ModelServer) -> Heard:
    return await client.parse("rater", PROMPT, Heard, "p1")


def forms(server: ScriptedServer) -> list[Any]:
    return [(body.get("response_format") or {}).get("type") for body in server.bodies]


async def test_the_schema_is_sent_as_strict_servers_want_it(server: ScriptedServer) -> None:
    server.will(Say([GOOD[:9], GOOD[9:]]))
    bill = Bill()
    async with talking_to(server, on_usage=bill) as client:
        assert await heard(client) == VALUE
        assert client.way("rater") is Way.SCHEMA
    sent = server.bodies[0]["response_format"]["json_schema"]
    assert sent["strict"] is True
    assert sent["schema"]["required"] == ["warmth", "turn", "why"]
    assert sent["schema"]["additionalProperties"] is False
    assert "default" not in json.dumps(sent)
    assert (bill.spent[0].role, bill.spent[0].practice) == ("rater", "p1")


async def test_a_server_without_schemas_is_asked_for_an_object_and_that_is_remembered(
    server: ScriptedServer,
) -> None:
    server.refuses = frozenset({"json_schema"})
    server.otherwise = Say([GOOD])
    async with talking_to(server) as client:
        assert await heard(client) == VALUE
        assert await heard(client) == VALUE
        assert client.way("rater") is Way.OBJECT
    assert forms(server)[-2:] == ["json_object", "json_object"]
    assert forms(server).count("json_schema") <= 2
    system = server.bodies[-1]["messages"][0]
    assert system["role"] == "system"
    assert system["content"].startswith("You are Mags.")
    assert '"warmth"' in system["content"]


@pytest.mark.parametrize("vague", [False, True])
async def test_a_server_without_forms_is_asked_for_text(server: ScriptedServer, vague: bool) -> None:
    server.refuses, server.vague = frozenset({"response_format"}), vague
    server.otherwise = Say(["Here you are:\n```json\n", GOOD, "\n```\nAnything else?"])
    async with talking_to(server) as client:
        assert await heard(client) == VALUE
        assert client.way("rater") is Way.TEXT
        before = server.calls
        assert await heard(client) == VALUE
    assert server.calls == before + 1
    assert forms(server)[-1] is None
    assert "stream_options" in server.bodies[-1], "an innocent option was dropped for good"


@pytest.mark.parametrize(
    "pieces",
    [
        ["```json\n" + GOOD + "\n```"],
        ["Sure! " + GOOD],
        ["<think>{maybe}</think>" + GOOD],
        ["Let {me} think. " + GOOD + " Done {really}."],
    ],
)
async def test_a_fence_a_remark_or_a_thought_around_it_does_no_harm(
    server: ScriptedServer, pieces: list[str]
) -> None:
    server.will(Say(pieces))
    async with talking_to(server) as client:
        assert await heard(client) == VALUE
    assert server.calls == 1


async def test_a_server_that_ignores_the_schema_gets_one_repair_with_it_in_the_prompt(
    server: ScriptedServer,
) -> None:
    server.will(Say(['{"warmth": "tepid", "turn": 0}']), Say([GOOD]), Say([GOOD]))
    async with talking_to(server) as client:
        assert await heard(client) == VALUE
        assert await heard(client) == VALUE
    repair = server.bodies[1]["messages"]
    assert repair[-2] == {"role": "assistant", "content": '{"warmth": "tepid", "turn": 0}'}
    assert "warmth" in repair[-1]["content"]
    assert "turn" in repair[-1]["content"]
    assert '"enum"' in repair[0]["content"]
    assert forms(server) == ["json_schema", "json_object", "json_object"]


async def test_a_schema_that_has_worked_is_kept_after_one_odd_answer(server: ScriptedServer) -> None:
    server.will(Say([GOOD]), Say(['{"warmth": "warm", "turn": -1}']), Say([GOOD]))
    async with talking_to(server) as client:
        await heard(client)
        await heard(client)
    assert forms(server) == ["json_schema"] * 3


async def test_after_one_repair_it_is_an_error_and_never_a_made_up_value(server: ScriptedServer) -> None:
    server.otherwise = Say(["I'd say quite warm."])
    async with talking_to(server) as client:
        with pytest.raises(ModelGarbled, match="not even at a second try"):
            await heard(client)
    assert server.calls == 2


async def test_json_that_the_length_limit_cut_is_an_error(server: ScriptedServer) -> None:
    server.otherwise = Say(['{"warmth": "wa'], finish="length")
    async with talking_to(server) as client:
        with pytest.raises(ModelCutOff, match="length limit"):
            await heard(client)
    assert server.calls == 1


async def test_a_value_cut_before_its_first_sign_is_cut_too(server: ScriptedServer) -> None:
    server.otherwise = Say(["  "], finish="length")
    async with talking_to(server) as client:
        with pytest.raises(ModelCutOff, match="length limit"):
            await heard(client)
    assert server.calls == 1


async def test_json_that_just_ends_is_repaired(server: ScriptedServer) -> None:
    server.will(Say(['{"warmth": "warm", "tu']), Say([GOOD]))
    async with talking_to(server) as client:
        assert await heard(client) == VALUE


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (Say([], refusal="No."), ModelRefused),
        (Say([], finish="content_filter"), ModelRefused),
        (Say(before=3), ModelTimeout),
        (Fail(500), ModelFailed),
        (Fail(400), ModelFailed),
    ],
)
async def test_failures_are_the_same_as_for_words(
    server: ScriptedServer, act: Say | Fail, error: type[Exception]
) -> None:
    server.otherwise = act
    async with talking_to(server, read=0.8) as client:
        with pytest.raises(error):
            await heard(client)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"a": 1}', '{"a": 1}'),
        ('x {"a": {"b": 2}} y', '{"a": {"b": 2}}'),
        ('[1] {"a": "}"}', '{"a": "}"}'),
        ("{ no", "{ no"),
        ("", ""),
    ],
)
def test_the_object_is_found(text: str, found: str) -> None:
    assert extracted(text) == found


def test_a_property_named_default_is_no_default() -> None:
    schema = {"type": "object", "properties": {"default": {"type": "string", "default": "x"}}}
    assert strict(schema)["properties"] == {"default": {"type": "string"}}
