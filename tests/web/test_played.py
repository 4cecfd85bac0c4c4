"""How each reply came about: shown to whoever looks after the rehearsals, without what was held back."""

from dataclasses import replace
from decimal import Decimal

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.actors.llm import ModelActor
from app.actors.scripted import ScriptedActor
from app.domain.spending import Price
from tests.actors.models import PROMPTS, QueuedModel
from tests.fakes import QueuedAppraiser
from tests.web.visiting import finish, go_in, say, words

SOFTWARE = "As an AI language model, I cannot help with that."


@pytest.fixture
def model(app: FastAPI) -> QueuedModel:
    """A model that says one fitting thing, then speaks as software however often it is asked."""
    model = QueuedModel("Fine by me.", SOFTWARE, SOFTWARE)
    app.state.room = replace(
        app.state.room,
        actor=ModelActor(model, PROMPTS),
        built_in=ScriptedActor(),
        appraiser=QueuedAppraiser(),
    )
    return model


def test_the_page_tells_model_and_built_in_apart(visitor: TestClient, model: QueuedModel) -> None:
    iteration = go_in(visitor)
    assert "Nothing has been said yet." in visitor.get(f"/iterations/{iteration}/played").text
    say(visitor, iteration, "Right, the figures.", "And the other ones?")
    page = words(visitor.get(f"/iterations/{iteration}/played").text)
    assert len(model.asked) == 3
    assert "Turn 1. The model toy." in page
    assert "Turn 2. The built-in colleague, in the model's place." in page
    assert "A model was asked 3 times in 2 turns. In 1 turn something it wrote was held back." in page
    assert "Held back: " in page
    assert "language model" not in page
    assert "200 tokens in, 20 out" in page


def test_with_a_price_it_shows_what_each_reply_and_the_practice_cost(
    app: FastAPI, visitor: TestClient, model: QueuedModel
) -> None:
    model.price = Price(prompt=Decimal(10), completion=Decimal(50))
    room = app.state.room = replace(app.state.room, currency="GBP")
    iteration = go_in(visitor)
    say(visitor, iteration, "Right, the figures.")
    practice = room.iteration(iteration).practice
    room.record.ledger.add_usage("2026-11-23", practice, "toy", 90_000, 10_000, Decimal("1.4"))
    page = words(visitor.get(f"/iterations/{iteration}/played").text)
    assert "once asked, 100 tokens in, 10 out, 0.0015 GBP." in page
    assert "This practice has used 100,000 model tokens so far and cost 1.40 GBP" in page
    answer = visitor.get(f"/v1/iterations/{iteration}/played").json()
    assert answer["turns"][0]["cost"] == "0.0015"
    assert answer["currency"] == "GBP"
    assert answer["practice"] == {"tokens": 100_000, "cost": "1.4"}


def test_without_a_price_no_money_is_spoken_of(visitor: TestClient, model: QueuedModel) -> None:
    iteration = go_in(visitor)
    say(visitor, iteration, "Right, the figures.")
    page = words(visitor.get(f"/iterations/{iteration}/played").text)
    assert "10 out.</span>" in page
    assert "cost" not in page
    assert visitor.get(f"/v1/iterations/{iteration}/played").json()["turns"][0]["cost"] is None


def test_the_debrief_leads_there_only_where_a_model_had_a_part(visitor: TestClient) -> None:
    iteration = go_in(visitor)
    say(visitor, iteration, "Before anything else, how are you?", "What happened?")
    assert f"/iterations/{iteration}/played" not in finish(visitor, iteration)
    page = visitor.get(f"/iterations/{iteration}/played").text
    assert "No model was asked." in page
    assert "The built-in colleague." in page


def test_the_debrief_of_a_model_played_scene_leads_there(visitor: TestClient, model: QueuedModel) -> None:
    iteration = go_in(visitor)
    say(visitor, iteration, "Right, the figures.")
    assert f'href="/iterations/{iteration}/played"' in finish(visitor, iteration)


def test_the_api_tells_the_same(visitor: TestClient, model: QueuedModel) -> None:
    iteration = go_in(visitor)
    say(visitor, iteration, "Right, the figures.", "And the other ones?")
    answer = visitor.get(f"/v1/iterations/{iteration}/played")
    first, second = answer.json()["turns"]
    assert (first["engine"], first["model"], first["calls"], first["caught"]) == ("model toy", "toy", 1, [])
    assert second["engine"].startswith("scripted (")
    assert second["calls"] == 2
    assert len(second["caught"]) == 2
    assert "language model" not in answer.text
    assert visitor.get("/v1/iterations/nowhere/played").status_code == 404
