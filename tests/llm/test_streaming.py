"""Words as they come, over a real socket."""

import time
from contextlib import aclosing

import anyio
import anyio.to_thread
import pytest

from app.errors import ModelTimeout
from app.llm import Message, ModelServer, Profile, Role
from tests.llm.asking import KEY, PROMPT, Bill, talking_to, words
from tests.modelserver.acts import Asked, Fail, Say
from tests.modelserver.scripted import ScriptedServer


async def test_pieces_arrive_one_by_one(server: ScriptedServer) -> None:
    server.will(Say(["I'm ", "fine."], between=0.15))
    async with talking_to(server) as client:
        at: list[float] = []
        async for _ in client.stream("actor", PROMPT):
            at.append(time.monotonic())
    assert len(at) == 2
    assert at[1] - at[0] > 0.1


async def test_the_request_says_what_the_profile_says(server: ScriptedServer) -> None:
    profile = Profile("toy", temperature=0.7, max_tokens=120, token_parameter="max_completion_tokens")
    async with talking_to(server, profile) as client:
        await words(client)
    assert server.bodies == [
        {
            "model": "toy",
            "messages": [
                {"role": "system", "content": "You are Mags."},
                {"role": "user", "content": "How are you?"},
            ],
            "stream": True,
            "stream_options": {"include_usage": True},
            "temperature": 0.7,
            "max_completion_tokens": 120,
        }
    ]
    assert server.asked[0].headers["authorization"] == f"Bearer {KEY}"


async def test_no_temperature_is_sent_where_none_is_set(server: ScriptedServer) -> None:
    async with talking_to(server) as client:
        await words(client)
    assert "temperature" not in server.bodies[0]


async def test_usage_is_reported_with_the_practice(server: ScriptedServer) -> None:
    bill = Bill()
    async with talking_to(server, on_usage=bill) as client:
        speech = client.stream("actor", PROMPT, "p7")
        assert speech.usage is None
        assert "".join([text async for text in speech]) == "I'm fine. Busy."
    (spent,) = bill.spent
    assert (spent.practice, spent.role, spent.model) == ("p7", "actor", "toy")
    assert (spent.usage.prompt_tokens, spent.usage.completion_tokens, spent.usage.estimated) == (21, 5, False)
    assert speech.usage == spent.usage


async def test_usage_is_estimated_where_the_server_does_not_count(server: ScriptedServer) -> None:
    server.will(Say(["Twelve chars"], usage=None))
    bill = Bill()
    async with talking_to(server, on_usage=bill) as client:
        await words(client)
    assert bill.spent[0].usage.estimated
    assert bill.spent[0].usage.completion_tokens == 3
    assert bill.spent[0].usage.prompt_tokens == 7  # 25 characters


async def test_a_request_that_was_tried_again_is_counted_with_the_reply(server: ScriptedServer) -> None:
    server.will(Say([], then="error"), Say(["Back."]))
    bill = Bill()
    async with talking_to(server, on_usage=bill) as client:
        speech = client.stream("actor", PROMPT)
        assert [text async for text in speech] == ["Back."]
    first, second = bill.spent
    assert first.usage.estimated
    assert speech.usage == second.usage.plus(first.usage)


async def test_an_abandoned_speech_knows_what_it_has_used(server: ScriptedServer) -> None:
    server.will(Say(["One ", "two "], then="hang"))
    bill = Bill()
    async with talking_to(server, on_usage=bill) as client:
        speech = client.stream("actor", PROMPT)
        async with aclosing(speech):
            assert await anext(speech)
        assert speech.usage == bill.spent[0].usage


async def test_a_call_that_is_abandoned_is_on_the_bill_and_frees_its_place(server: ScriptedServer) -> None:
    server.will(Say(["One ", "two ", "three"], then="hang"))
    bill = Bill()
    async with talking_to(server, on_usage=bill, concurrency=1, read=2) as client:
        speech = client.stream("actor", PROMPT)
        async with aclosing(speech):
            assert await anext(speech) == "One "
        assert bill.spent[0].usage.estimated
        assert await words(client)


async def test_the_server_is_told_by_the_closed_connection(server: ScriptedServer) -> None:
    server.will(Say(["One "], then="pings"))
    async with talking_to(server) as client:
        async with aclosing(client.stream("actor", PROMPT)) as speech:
            assert await anext(speech) == "One "
        assert await anyio.to_thread.run_sync(server.left_alone.wait, 5)


async def test_a_listener_who_is_cancelled_is_still_billed(server: ScriptedServer) -> None:
    server.will(Say(["One "], then="hang"))
    bill = Bill()
    async with talking_to(server, on_usage=bill) as client, anyio.create_task_group() as tasks:
        async for _ in client.stream("actor", PROMPT):
            tasks.cancel_scope.cancel()
    assert len(bill.spent) == 1


async def test_the_length_limit_is_a_flag_and_no_error(server: ScriptedServer) -> None:
    server.will(Say(["I was going to"], finish="length"), Say())
    async with talking_to(server) as client:
        speech = client.stream("actor", PROMPT)
        assert "".join([text async for text in speech]) == "I was going to"
        assert speech.cut_short
        speech = client.stream("actor", PROMPT)
        assert [text async for text in speech]
        assert not speech.cut_short


@pytest.mark.parametrize(
    "pieces",
    [
        ["<think>They are kind.</think>\n\nI'm fine."],
        ["<th", "ink>They a", "re kind.</thi", "nk>", "\n\n", "I'm ", "fine."],
        list("<think>They are kind.</think>I'm fine."),
        ["I'm <think>hm</think>fine."],
    ],
)
async def test_thoughts_are_cut_out_wherever_the_pieces_break(
    server: ScriptedServer, pieces: list[str]
) -> None:
    server.will(Say(pieces))
    async with talking_to(server) as client:
        assert "".join(await words(client)) == "I'm fine."


async def test_what_only_looks_like_a_thought_is_said(server: ScriptedServer) -> None:
    server.will(Say(["a < b, ", "<thi", "s> and <"]))
    async with talking_to(server) as client:
        assert "".join(await words(client)) == "a < b, <this> and <"


async def test_stream_options_are_dropped_and_that_is_remembered(server: ScriptedServer) -> None:
    server.refuses = frozenset({"stream_options"})
    async with talking_to(server) as client:
        assert await words(client)
        assert await words(client)
    assert ["stream_options" in body for body in server.bodies] == [True, False, False]


async def test_a_400_that_names_nothing_is_tried_without_stream_options(server: ScriptedServer) -> None:
    server.refuses, server.vague = frozenset({"stream_options"}), True
    async with talking_to(server) as client:
        assert await words(client)
    assert ["stream_options" in body for body in server.bodies] == [True, False]


async def test_a_temperature_that_is_refused_is_left_out(server: ScriptedServer) -> None:
    server.refuses = frozenset({"temperature"})
    async with talking_to(server, Profile("toy", temperature=0.5)) as client:
        assert await words(client)
        assert await words(client)
    assert ["temperature" in body for body in server.bodies] == [True, False, False]
    assert all("stream_options" in body for body in server.bodies)


async def test_the_other_name_of_the_length_limit_is_found(server: ScriptedServer) -> None:
    server.refuses = frozenset({"max_tokens"})
    async with talking_to(server) as client:
        assert await words(client)
    assert server.bodies[-1]["max_completion_tokens"] == 400


async def test_one_failure_before_the_first_word_is_tried_again(server: ScriptedServer) -> None:
    server.will(Fail(503), Say(["Back."]))
    async with talking_to(server) as client:
        assert await words(client) == ["Back."]
    assert server.calls == 2


async def test_a_short_retry_after_is_waited_out(server: ScriptedServer) -> None:
    server.will(Fail(429, headers={"retry-after": "1"}), Say(["Back."]))
    async with talking_to(server) as client:
        began = time.monotonic()
        assert await words(client) == ["Back."]
    assert time.monotonic() - began >= 1


async def test_only_so_many_calls_run_at_once(server: ScriptedServer) -> None:
    server.otherwise = Say(between=0.03)
    async with talking_to(server, concurrency=3) as client, anyio.create_task_group() as tasks:
        for _ in range(9):
            tasks.start_soon(words, client)
    assert server.calls == 9
    assert server.most_at_once == 3


async def test_the_connection_outlasts_the_time_that_people_think(server: ScriptedServer) -> None:
    async with talking_to(server) as client:
        assert await words(client)
        await anyio.sleep(5.5)  # the library would have closed it after five
        assert await words(client)
    assert (server.calls, server.connections) == (2, 1)


async def test_a_role_takes_no_more_than_its_share_of_the_places(server: ScriptedServer) -> None:
    server.otherwise = Say(between=0.1)
    profiles: dict[Role, Profile] = {"actor": Profile("toy"), "rater": Profile("judge", most_at_once=1)}
    client = ModelServer(server.base_url, "", profiles, concurrency=2)

    async def read() -> None:
        assert [text async for text in client.stream("rater", PROMPT)]

    async with anyio.create_task_group() as tasks:
        for _ in range(3):
            tasks.start_soon(read)
        await anyio.sleep(0.05)
        began = time.monotonic()
        assert await anext(client.stream("actor", PROMPT))
        assert time.monotonic() - began < 0.3, "a conversation waited for a reading"
    await client.close()
    assert server.most_at_once == 2


async def test_a_role_has_time_limits_of_its_own(server: ScriptedServer) -> None:
    server.otherwise = Say(before=0.6)
    profiles: dict[Role, Profile] = {"actor": Profile("toy"), "rater": Profile("judge", read=5, whole=9)}
    client = ModelServer(server.base_url, "", profiles, read=0.2)
    assert [text async for text in client.stream("rater", PROMPT)]
    with pytest.raises(ModelTimeout, match=r"within 0\.2 seconds"):
        await anext(client.stream("actor", PROMPT))
    await client.close()


def test_a_client_can_be_used_from_one_event_loop_after_another(server: ScriptedServer) -> None:
    async def once() -> list[str]:
        async with talking_to(server) as client:
            return await words(client)

    assert anyio.run(once) == anyio.run(once)


async def test_messages_go_out_in_their_order_with_a_system_message_last(server: ScriptedServer) -> None:
    async with talking_to(server) as client:
        prompt = [*PROMPT, Message("system", "Be brief.")]
        assert [text async for text in client.stream("actor", prompt)]
    first: Asked = server.asked[0]
    assert [m["role"] for m in first.body["messages"]] == ["system", "user", "system"]
