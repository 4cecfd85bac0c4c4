"""A model that fails: the line stays, and the leader goes on with it, by either way."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from app.actors.llm import ModelActor
from app.errors import ModelBusy
from app.practice.room import Room
from tests.actors.models import PROMPTS, QueuedModel
from tests.e2e.conftest import Server, Visit

pytestmark = pytest.mark.browser

FAULT = ModelBusy("The model server is busy and takes no more calls just now.")
LINE = "Morning Sam. That tunic looks slept in."
GO_ON = "Continue with the built-in colleague"


@pytest.fixture
def model(server: Server) -> Iterator[QueuedModel]:
    """The room, played by a model that fails the first time, half a reply in."""
    broken: list[str | Exception] = ["I was on the early. Well. ", FAULT]
    model = QueuedModel(broken, "Not now, if that's all right.")
    own = server.room._turns
    server.room._turns = replace(own, actor=ModelActor(model, PROMPTS))
    yield model
    server.room._turns = own


def fail(visit: Visit) -> None:
    """Say a line that is not answered."""
    visit.go_in()
    expect(visit.page.get_by_role("button", name=GO_ON)).to_be_hidden()
    composer = visit.page.get_by_label("Your line to Sam")
    expect(composer).to_be_focused()
    composer.fill(LINE)
    composer.press("Enter")
    expect(visit.page.get_by_role("alert")).to_contain_text(FAULT.sentence)
    expect(composer).to_have_value(LINE)
    expect(visit.page.locator("#script .colleague")).to_have_count(1)


@pytest.mark.parametrize("by", ["Try again", GO_ON, "Enter"])
def test_the_line_stays_and_each_way_on_leads_on(visit: Visit, model: QueuedModel, by: str) -> None:
    fail(visit)
    if by == "Enter":
        visit.page.get_by_label("Your line to Sam").press("Enter")
    else:
        visit.page.get_by_role("button", name=by).click()
    expect(visit.page.locator("#script .colleague")).to_have_count(2)
    expect(visit.page.locator("[aria-busy]")).to_have_count(0)
    expect(visit.page.get_by_label("Your line to Sam")).to_have_value("")
    expect(visit.page.get_by_role("button", name=GO_ON)).to_be_hidden()
    assert len(model.asked) == (1 if by == GO_ON else 2)


def test_silence_can_be_kept_again(visit: Visit, model: QueuedModel) -> None:
    visit.go_in()
    visit.page.get_by_role("button", name="Say nothing").click()
    expect(visit.page.get_by_role("alert")).to_contain_text(FAULT.sentence)
    visit.page.get_by_role("button", name=GO_ON).click()
    expect(visit.page.locator("#script .leader")).to_contain_text("You say nothing.")
    expect(visit.page.locator("#script .colleague")).to_have_count(2)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_ways_on_fit_the_page(enter: Callable[..., Visit], model: QueuedModel, width: int) -> None:
    visit = enter(viewport={"width": width, "height": 700})
    fail(visit)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    expect(visit.page.get_by_role("button", name=GO_ON)).to_be_in_viewport(ratio=1)


def test_a_room_has_what_these_tests_take_hold_of(server: Server) -> None:
    assert isinstance(server.room, Room)
    assert server.room.built_in is not None
