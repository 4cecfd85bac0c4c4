"""Where a model fails, the page keeps the line and offers to try again or to go on without it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.actors.llm import ModelActor
from app.actors.scripted import ScriptedActor
from app.errors import ModelKeyRefused
from tests.actors.models import PROMPTS, QueuedModel
from tests.fakes import QueuedAppraiser
from tests.web.visiting import go_in, hear, words

FAULT = ModelKeyRefused("The model server does not accept the key that is set.")
OFFER = "Continue with the built-in colleague"
LINE = "Right, the figures & the <form>."


@pytest.fixture
def model(app: FastAPI) -> Iterator[QueuedModel]:
    """The room, played by a model that fails the first time."""
    model = QueuedModel([FAULT], "Fine by me.")
    app.state.room = replace(
        app.state.room,
        actor=ModelActor(model, PROMPTS),
        built_in=ScriptedActor(),
        appraiser=QueuedAppraiser(),
    )
    yield model
    assert len(model.asked) <= 3


def engines(app: FastAPI, iteration: str) -> list[str]:
    return [turn.engine for turn in app.state.room.iteration(iteration).turns]


def test_without_a_script_the_line_stays_and_both_ways_on_are_there(
    app: FastAPI, visitor: TestClient, model: QueuedModel
) -> None:
    iteration = go_in(visitor)
    before = visitor.get(f"/iterations/{iteration}").text
    assert 'id="built-in"' in before
    assert f"hidden>{OFFER}" in before
    answer = visitor.post(f"/iterations/{iteration}/say", data={"text": LINE})
    assert answer.status_code == 502
    page = words(answer.text)
    assert FAULT.sentence in page
    assert f">{LINE}</textarea>" in page
    assert f'value="scripted">{OFFER}' in page
    assert ">Try again</button>" in page
    assert engines(app, iteration) == []


@pytest.mark.parametrize(("form", "engine"), [({}, "model toy"), ({"actor": "scripted"}, "scripted")])
def test_both_ways_on_lead_on(
    app: FastAPI, visitor: TestClient, model: QueuedModel, form: dict[str, str], engine: str
) -> None:
    iteration = go_in(visitor)
    visitor.post(f"/iterations/{iteration}/say", data={"text": LINE, "after": "0"})
    answer = visitor.post(f"/iterations/{iteration}/say", data={"text": LINE, "after": "0", **form})
    assert answer.status_code == 200
    assert engines(app, iteration) == [engine]
    assert words(answer.text).count(LINE) == 1
    assert f"hidden>{OFFER}" in answer.text


def test_silence_can_be_kept_again(app: FastAPI, visitor: TestClient, model: QueuedModel) -> None:
    iteration = go_in(visitor)
    answer = visitor.post(f"/iterations/{iteration}/say", data={"text": "", "silence": "1"})
    assert answer.status_code == 502
    assert ">...</textarea>" in answer.text
    visitor.post(f"/iterations/{iteration}/say", data={"text": "...", "actor": "scripted"})
    assert engines(app, iteration) == ["scripted"]


def test_the_script_is_told_of_the_way_on(visitor: TestClient, model: QueuedModel) -> None:
    iteration = go_in(visitor)
    name, problem = hear(visitor, iteration, LINE)[-1]
    assert name == "error"
    assert (problem["detail"], problem["instead"]) == (FAULT.sentence, "scripted")
    assert problem["retry_after"] is None
    assert hear(visitor, iteration, LINE, actor="scripted")[-1][0] == "turn.completed"


def test_what_was_begun_and_broke_off_is_not_in_the_script(
    app: FastAPI, visitor: TestClient, model: QueuedModel
) -> None:
    model.replies.popleft()
    broken: list[str | Exception] = ["I was on the bus. Well. ", FAULT]
    model.replies.appendleft(broken)
    iteration = go_in(visitor)
    events = hear(visitor, iteration, LINE)
    assert [name for name, _ in events] == ["turn.started", "reply.delta", "error"]
    assert engines(app, iteration) == []
    assert "on the bus" not in visitor.get(f"/iterations/{iteration}").text


def test_no_page_says_which_model_plays(visitor: TestClient, model: QueuedModel) -> None:
    model.replies.popleft()
    iteration = go_in(visitor)
    answer = visitor.post(f"/iterations/{iteration}/say", data={"text": LINE})
    assert "Fine by me." in answer.text
    assert "toy" not in answer.text
