"""Every way a server can fail: the right error, one plain sentence, and how often it was asked."""

import logging
import socket
import time

import pytest

from app.errors import (
    ModelBusy,
    ModelCutOff,
    ModelError,
    ModelFailed,
    ModelGarbled,
    ModelKeyRefused,
    ModelRefused,
    ModelSilent,
    ModelTimeout,
    ModelUnknown,
    ModelUnreachable,
)
from app.llm import ModelServer, Profile
from tests.llm.asking import KEY, PROMPT, Bill, talking_to, words
from tests.modelserver.acts import Act, Fail, Hang, HangUp, Page, Say
from tests.modelserver.scripted import ScriptedServer

LONG = Fail(400, "This model's maximum context length is 512 tokens", "context_length_exceeded")

FAILURES: list[tuple[str, Act, type[ModelError], str, int]] = [
    ("key", Fail(401, f"Incorrect key {KEY}"), ModelKeyRefused, "does not accept the key", 1),
    ("forbidden", Fail(403), ModelKeyRefused, "does not accept the key", 1),
    ("model", Fail(404, code="model_not_found"), ModelUnknown, "knows no model 'toy'", 1),
    ("busy", Fail(429), ModelBusy, "busy", 2),
    ("busy long", Fail(429, headers={"retry-after": "40"}), ModelBusy, "asks to wait 40 seconds", 1),
    ("credit", Fail(429, code="insufficient_quota"), ModelFailed, "no credit", 1),
    ("500", Fail(500), ModelFailed, "failed (status 500)", 2),
    ("503 later", Fail(503, headers={"retry-after": "90"}), ModelFailed, "status 503", 1),
    ("504", Fail(504), ModelTimeout, "took too long", 1),
    ("400", Fail(400), ModelFailed, "would not take the request (status 400)", 2),
    ("too long", LONG, ModelFailed, "longer than the model can read", 1),
    ("azure filter", Fail(400, code="content_filter"), ModelRefused, "content filter", 1),
    ("hang", Hang(), ModelTimeout, "did not answer within 0.8 seconds", 1),
    ("hang up", HangUp(), ModelUnreachable, "cannot be reached", 2),
    ("slow start", Say(before=3), ModelTimeout, "within 0.8 seconds", 1),
    ("pings only", Say([], then="pings"), ModelTimeout, "within 0.8 seconds", 1),
    ("reset", Say([], then="reset"), ModelCutOff, "broke off", 2),
    ("no end", Say([], finish=None), ModelCutOff, "broke off", 2),
    ("empty", Say([]), ModelSilent, "said nothing", 1),
    ("blank", Say(["  ", "\n"]), ModelSilent, "said nothing", 1),
    ("thought only", Say(["<think>Hm", ", well"], finish="length"), ModelSilent, "length limit", 1),
    ("refusal", Say([], refusal="I can't do that."), ModelRefused, "would not play", 1),
    ("filter", Say(["Well, "], finish="content_filter"), ModelRefused, "content filter", 1),
    ("engine error", Say([], then="error"), ModelFailed, "broke its answer off", 2),
    ("garbage", Say([], then="garbage"), ModelGarbled, "not its protocol", 1),
    ("web page", Page(), ModelGarbled, "usually ends in /v1", 1),
    ("json page", Page('{"error": "Unexpected endpoint"}', "application/json"), ModelGarbled, "/v1", 1),
]


@pytest.mark.parametrize(("act", "error", "says", "calls"), [pytest.param(*f[1:], id=f[0]) for f in FAILURES])
async def test_it_ends_in_one_plain_sentence(
    server: ScriptedServer, act: Act, error: type[ModelError], says: str, calls: int
) -> None:
    server.otherwise = act
    async with talking_to(server, read=0.8) as client:
        with pytest.raises(ModelError) as raised:
            await words(client)
    assert type(raised.value) is error
    assert says in raised.value.reason
    assert raised.value.sentence == f"{raised.value.reason} Your line is untouched."
    assert KEY not in str(raised.value)
    assert server.calls == calls


@pytest.mark.parametrize(
    ("then", "error"),
    [
        ("close", ModelCutOff),
        ("reset", ModelCutOff),
        ("hang", ModelTimeout),
        ("pings", ModelTimeout),
        ("error", ModelFailed),
        ("garbage", ModelGarbled),
    ],
)
async def test_after_the_first_word_nothing_is_tried_again(
    server: ScriptedServer, then: str, error: type[ModelError]
) -> None:
    server.otherwise = Say(["I'm "], then=then)  # type: ignore[arg-type]
    bill = Bill()
    async with talking_to(server, read=0.8, on_usage=bill) as client:
        speech = client.stream("actor", PROMPT)
        assert await anext(speech) == "I'm "
        with pytest.raises(error):
            await anext(speech)
    assert server.calls == 1
    assert len(bill.spent) == 1


async def test_an_answer_that_goes_on_for_ever_is_ended(server: ScriptedServer) -> None:
    server.otherwise = Say(["hm "] * 1000, between=0.05)
    async with talking_to(server, read=5, whole=0.5) as client:
        began = time.monotonic()
        with pytest.raises(ModelTimeout, match=r"within 0\.5 seconds"):
            await words(client)
    assert time.monotonic() - began < 2


async def test_retry_after_is_passed_on(server: ScriptedServer) -> None:
    server.otherwise = Fail(429, headers={"retry-after": "40"})
    async with talking_to(server) as client:
        with pytest.raises(ModelBusy) as raised:
            await words(client)
    assert raised.value.retry_after == 40


async def test_nobody_at_the_address() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        client = ModelServer(f"http://127.0.0.1:{taken.getsockname()[1]}/v1", KEY, {"actor": Profile("toy")})
        with pytest.raises(ModelUnreachable, match="cannot be reached"):
            await words(client)
        await client.close()


async def test_an_address_that_swallows_connections_is_unreachable_rather_than_slow() -> None:
    # A full backlog: further connections get no answer at all.
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        waiting = [socket.socket() for _ in range(3)]
        try:
            for one in waiting:
                one.setblocking(False)
                one.connect_ex(full.getsockname())
            client = ModelServer(
                f"http://127.0.0.1:{full.getsockname()[1]}/v1", "", {"actor": Profile("toy")}, connect=0.3
            )
            with pytest.raises(ModelUnreachable):
                await words(client)
            await client.close()
        finally:
            for one in waiting:
                one.close()


async def test_no_place_is_free_for_too_long(server: ScriptedServer) -> None:
    server.otherwise = Say(["Well, ", "hm"], between=1)
    async with talking_to(server, concurrency=1, read=1.2, whole=9) as client:
        first = client.stream("actor", PROMPT)
        assert await anext(first)
        with pytest.raises(ModelBusy, match="Too many conversations"):
            await words(client)
        await first.aclose()


async def test_the_key_is_in_no_log_repr_or_error(
    server: ScriptedServer, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("", "openai", "httpx2", "httpcore2"):
        monkeypatch.setattr(logging.getLogger(name), "level", logging.DEBUG)
    server.otherwise = Fail(401, f"Incorrect API key provided: {KEY}")
    async with talking_to(server) as client:
        with pytest.raises(ModelKeyRefused) as raised:
            await words(client)
        assert KEY not in repr(client)
        assert KEY not in repr(client._wire)
    assert KEY not in f"{raised.value!r} {raised.value.sentence}"
    assert KEY not in caplog.text


async def test_prompts_are_in_no_log(server: ScriptedServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with talking_to(server) as client:
        await words(client)
    assert caplog.records
    assert "How are you?" not in caplog.text
    assert "You are Mags" not in caplog.text
