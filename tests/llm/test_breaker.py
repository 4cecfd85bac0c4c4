"""A dead server is left alone for a while, and then tried by one."""

import pytest

from app.errors import ModelFailed, ModelKeyRefused, ModelResting, ModelUnreachable
from app.llm import Breaker
from tests.llm.asking import talking_to, words
from tests.modelserver.acts import Fail, Say
from tests.modelserver.scripted import ScriptedServer

DEAD = ModelUnreachable("gone")


class HandClock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def opened(clock: HandClock) -> Breaker:
    breaker = Breaker(failures=3, pause=30, clock=clock)
    for _ in range(3):
        breaker.enter()
        breaker.leave(DEAD)
    return breaker


def test_it_opens_after_so_many_in_a_row_and_says_for_how_long() -> None:
    clock = HandClock()
    breaker = opened(clock)
    clock.now += 10.5
    with pytest.raises(ModelResting, match=r"failed 3 times in a row .* another 20 seconds") as raised:
        breaker.enter()
    assert raised.value.retry_after == 20


def test_after_the_pause_one_call_tries_and_closes_it() -> None:
    clock = HandClock()
    breaker = opened(clock)
    clock.now += 30
    breaker.enter()
    with pytest.raises(ModelResting, match="tried again this moment"):
        breaker.enter()
    breaker.leave(None)
    breaker.enter()
    breaker.enter()


def test_a_failed_trial_opens_it_again() -> None:
    clock = HandClock()
    breaker = opened(clock)
    clock.now += 30
    breaker.enter()
    breaker.leave(DEAD)
    with pytest.raises(ModelResting, match="another 30 seconds"):
        breaker.enter()


def test_an_abandoned_trial_lets_the_next_one_try() -> None:
    clock = HandClock()
    breaker = opened(clock)
    clock.now += 30
    breaker.enter()
    breaker.leave(GeneratorExit())
    breaker.enter()


@pytest.mark.parametrize("healthy", [None, ModelKeyRefused("no"), ModelFailed("status 400")])
def test_a_healthy_answer_starts_the_count_again(healthy: Exception | None) -> None:
    breaker = Breaker(failures=2, clock=HandClock())
    for end in (DEAD, healthy, DEAD):
        breaker.enter()
        breaker.leave(end)
    breaker.enter()


async def test_a_dead_server_is_not_asked_while_it_rests(server: ScriptedServer) -> None:
    clock = HandClock()
    server.will(*[Fail(500)] * 4)
    async with talking_to(server, breaker=Breaker(failures=4, pause=30, clock=clock)) as client:
        for _ in range(2):
            with pytest.raises(ModelFailed):
                await words(client)
        with pytest.raises(ModelResting):
            await words(client)
        assert server.calls == 4
        clock.now += 31
        server.will(Say(["Back."]))
        assert await words(client) == ["Back."]
        assert await words(client)
