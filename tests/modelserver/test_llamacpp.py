"""The client against a real llama.cpp server: the protocol, never the meaning.

The model has 135 million parameters and talks nonsense, which is all the same here.
"""

from collections.abc import Iterator
from contextlib import aclosing
from enum import StrEnum

import anyio
import pytest
from pydantic import BaseModel, Field

from app.cli.doctor import Verdict, examine
from app.errors import ModelCutOff, ModelFailed, ModelKeyRefused, ModelTimeout
from app.llm import Message, ModelServer, Profile
from app.llm.structured import Way
from tests.llm.asking import Bill
from tests.modelserver.llamacpp import RealServer, cache, running

pytestmark = [pytest.mark.modelserver, pytest.mark.timeout(600)]

PROMPT = (
    Message("system", "You are Mags, an archivist. You answer in one short sentence."),
    Message("user", "Have you got a minute?"),
)
BRIEF = Profile("smollm2", temperature=0.0, max_tokens=24)


class Warmth(StrEnum):
    COLD = "cold"
    WARM = "warm"


class Heard(BaseModel):
    warmth: Warmth
    turn: int = Field(ge=1, le=9)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    with running(cache(), tmp_path_factory.mktemp("llamacpp") / "log.txt") as server:
        yield server


def client_of(
    real: RealServer, profile: Profile = BRIEF, key: str = "", bill: Bill | None = None, read: float = 120
) -> ModelServer:
    return ModelServer(
        real.base_url, key or real.key, {"actor": profile}, read=read, whole=300, on_usage=bill
    )


async def test_words_stream_and_are_counted(real: RealServer) -> None:
    bill = Bill()
    client = client_of(real, bill=bill)
    speech = client.stream("actor", PROMPT, "p1")
    pieces = [text async for text in speech]
    await client.close()
    assert len(pieces) > 1
    assert "".join(pieces).strip()
    (spent,) = bill.spent
    assert not spent.usage.estimated
    assert spent.usage.prompt_tokens > 10
    assert 1 < spent.usage.completion_tokens <= 24
    assert spent.practice == "p1"


async def test_the_length_limit_is_told(real: RealServer) -> None:
    client = client_of(real, Profile("smollm2", temperature=0.0, max_tokens=3))
    speech = client.stream("actor", [Message("user", "Count from one to fifty, in words.")])
    assert [text async for text in speech]
    await client.close()
    assert speech.cut_short
    assert speech.usage is not None
    assert speech.usage.completion_tokens == 3


async def test_a_schema_is_held_to(real: RealServer) -> None:
    client = client_of(real, Profile("smollm2", temperature=0.0, max_tokens=120))
    value = await client.parse("actor", [Message("user", "How warm was it, and in which turn?")], Heard)
    await client.close()
    assert 1 <= value.turn <= 9
    assert client.way("actor") is Way.SCHEMA


async def test_a_value_that_the_limit_cuts_is_an_error(real: RealServer) -> None:
    client = client_of(real, Profile("smollm2", temperature=0.0, max_tokens=4))
    with pytest.raises(ModelCutOff, match="length limit"):
        await client.parse("actor", PROMPT, Heard)
    await client.close()


async def test_a_wrong_key_is_told(real: RealServer) -> None:
    client = client_of(real, key="sk-wrong")
    with pytest.raises(ModelKeyRefused):
        await anext(client.stream("actor", PROMPT))
    await client.close()


async def test_a_request_that_it_refuses_is_told(real: RealServer) -> None:
    client = client_of(real, BRIEF)
    with pytest.raises(ModelFailed, match="longer than the model can read"):
        await anext(client.stream("actor", [Message("user", "word " * 6000)]))
    await client.close()


async def test_a_limit_on_the_first_word_is_kept(real: RealServer) -> None:
    client = client_of(real, read=0.01)
    with pytest.raises(ModelTimeout):
        await anext(client.stream("actor", [Message("user", "word " * 1500)]))
    await client.close()


async def test_an_abandoned_reply_does_not_keep_the_next_one_waiting(real: RealServer) -> None:
    client = client_of(real, Profile("smollm2", temperature=0.0, max_tokens=80))
    speech = client.stream("actor", [Message("user", "Tell me a very long story.")])
    async with aclosing(speech):
        assert await anext(speech)
    with anyio.fail_after(100):
        assert await anext(client_of(real).stream("actor", PROMPT))
    await client.close()


async def test_four_conversations_at_once_each_get_their_own_answer(real: RealServer) -> None:
    bill = Bill()
    client = client_of(real, bill=bill)
    replies: dict[int, str] = {}

    async def converse(number: int) -> None:
        history = [Message("system", "You repeat."), Message("user", f"Say the number {number}.")]
        for _ in range(2):
            reply = "".join([text async for text in client.stream("actor", history, f"p{number}")])
            history += [Message("assistant", reply), Message("user", "And again.")]
            replies[number] = reply

    async with anyio.create_task_group() as tasks:
        for number in range(4):
            tasks.start_soon(converse, number)
    await client.close()
    assert sorted(replies) == [0, 1, 2, 3]
    assert all(reply.strip() for reply in replies.values())
    assert sorted(spent.practice for spent in bill.spent) == sorted(["p0", "p1", "p2", "p3"] * 2)


async def test_the_doctor_finds_it_well(real: RealServer) -> None:
    client = client_of(real, Profile("smollm2", temperature=0.0, max_tokens=120))
    found = {finding.step: finding for finding in await examine(client, rater=True)}
    await client.close()
    assert list(found) == ["reachable", "key", "model", "reply", "streaming", "usage", "structured output"]
    assert [step for step, finding in found.items() if finding.verdict is Verdict.FAULT] == []
    assert found["structured output"].found.startswith("It answers by schema")
