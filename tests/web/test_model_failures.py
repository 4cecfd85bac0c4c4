"""Every failure of a model server on the pages, over real sockets, with and without the page's script."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from anyio.from_thread import start_blocking_portal
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.actors.llm import ModelActor
from app.actors.scripted import ScriptedActor
from app.llm import Breaker, ModelServer, Profile
from tests.actors.models import PROMPTS
from tests.fakes import QueuedAppraiser
from tests.modelserver.acts import Say
from tests.modelserver.failures import FAILURES
from tests.modelserver.scripted import ScriptedServer
from tests.web.visiting import go_in, hear, words

LINE = "Right, the figures & the <form>."
SAFE = "Your line is untouched."
OFFER = "Continue with the built-in colleague"


@pytest.fixture
def server(app: FastAPI, visitor: TestClient) -> Iterator[ScriptedServer]:
    """A server that plays well unless it is told otherwise, and the room over it."""
    with ScriptedServer(otherwise=Say(["Fine ", "by me."])) as server, start_blocking_portal() as portal:
        model = ModelServer(
            server.base_url, "", {"actor": Profile("toy")}, read=0.6, whole=2, patience=1, breaker=Breaker(99)
        )
        actor = ModelActor(model, PROMPTS)
        app.state.room = replace(
            app.state.room, actor=actor, built_in=ScriptedActor(), appraiser=QueuedAppraiser()
        )
        visitor.portal = portal
        yield server
        portal.call(actor.close)
        visitor.portal = None


def engines(app: FastAPI, iteration: str) -> list[str]:
    return [turn.engine for turn in app.state.room.iteration(iteration).turns]


@pytest.mark.parametrize("name", FAILURES)
def test_without_a_script_it_is_one_sentence_with_the_line_kept_and_two_ways_on(
    app: FastAPI, visitor: TestClient, server: ScriptedServer, name: str
) -> None:
    iteration = go_in(visitor)
    server.will(*FAILURES[name].acts)
    answer = visitor.post(f"/iterations/{iteration}/say", data={"text": LINE})
    assert answer.status_code == FAILURES[name].status
    page = words(answer.text)
    assert page.count(SAFE) == 1
    assert f">{LINE}</textarea>" in page
    assert ">Try again</button>" in page
    assert f'value="scripted">{OFFER}' in page
    assert "Bus was late" not in page
    assert engines(app, iteration) == []
    assert visitor.post(f"/iterations/{iteration}/say", data={"text": LINE}).status_code == 200
    assert engines(app, iteration) == ["model toy"]


@pytest.mark.parametrize("name", FAILURES)
def test_a_script_is_told_the_same_and_the_built_in_colleague_goes_on(
    app: FastAPI, visitor: TestClient, server: ScriptedServer, name: str
) -> None:
    iteration = go_in(visitor)
    server.will(*FAILURES[name].acts)
    event, problem = hear(visitor, iteration, LINE)[-1]
    assert event == "error"
    assert problem["detail"].endswith(SAFE)
    assert problem["instead"] == "scripted"
    assert engines(app, iteration) == []
    calls = server.calls
    assert hear(visitor, iteration, LINE, actor="scripted")[-1][0] == "turn.completed"
    assert engines(app, iteration) == ["scripted"]
    assert server.calls == calls
