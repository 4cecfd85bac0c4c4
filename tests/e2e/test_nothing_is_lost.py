"""Reloads, second tabs, dropped lines: what was typed is still there."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.e2e.conftest import Visit

pytestmark = pytest.mark.browser

LINE = "Morning Sam. That tunic looks slept in."


def test_what_is_typed_survives_a_reload_and_goes_once_it_is_said(visit: Visit) -> None:
    visit.go_in()
    composer = visit.page.get_by_label("Your line to Sam")
    composer.fill("You look as if you")
    visit.page.reload()
    expect(composer).to_have_value("You look as if you")
    visit.say(LINE)
    expect(composer).to_have_value("")
    visit.page.reload()
    expect(composer).to_have_value("")


def test_a_conversation_is_resumed_where_it_was(visit: Visit) -> None:
    visit.go_in()
    visit.say(LINE)
    visit.page.get_by_role("link", name="Pause").click()
    visit.page.get_by_role("link", name="Carry on with Sam, turn 1").first.click()
    expect(visit.page.locator("#script")).to_contain_text(LINE)
    visit.say("How are you, really?")
    expect(visit.page.locator("#script .leader")).to_have_count(2)


def test_a_second_tab_catches_up_and_keeps_its_line(enter: Callable[..., Visit]) -> None:
    visit = enter(expected=("409",))
    path = visit.go_in()
    second = visit.listen(visit.context.new_page())
    second.goto(visit.server.address + path)
    visit.say(LINE)
    composer = second.get_by_label("Your line to Sam")
    composer.fill("Bay four?")
    composer.press("Enter")
    expect(second.get_by_role("alert")).to_contain_text("moved on")
    expect(second.locator("#script")).to_contain_text(LINE)
    expect(composer).to_have_value("Bay four?")
    composer.press("Enter")
    expect(second.locator("#script .leader")).to_have_count(2)


def test_a_dropped_line_can_be_said_again(enter: Callable[..., Visit]) -> None:
    visit = enter(expected=("Failed to load resource",))
    visit.go_in()
    visit.page.route("**/say", lambda route: route.abort())
    composer = visit.page.get_by_label("Your line to Sam")
    composer.fill(LINE)
    composer.press("Enter")
    expect(visit.page.get_by_role("alert")).to_contain_text("cannot be reached")
    expect(composer).to_have_value(LINE)
    expect(visit.page.locator("#script .leader")).to_have_count(0)
    visit.page.unroute("**/say")
    visit.page.get_by_role("button", name="Try again").click()
    expect(visit.page.locator("#script .leader")).to_have_count(1)
    expect(visit.page.locator("#trouble")).to_be_empty()
    expect(visit.page.get_by_role("button", name="Say it")).to_be_visible()


def test_an_answer_that_breaks_off_keeps_the_line(visit: Visit) -> None:
    visit.go_in()

    def breaking_off(route: Route) -> None:
        route.fulfill(
            content_type="text/event-stream",
            body='event: turn.started\ndata: {"turn": 1}\n\nevent: reply.delta\ndata: {"text": "I was "}\n\n',
        )

    visit.page.route("**/say", breaking_off)
    composer = visit.page.get_by_label("Your line to Sam")
    composer.fill(LINE)
    composer.press("Enter")
    expect(visit.page.get_by_role("alert")).not_to_be_empty()
    expect(composer).to_have_value(LINE)
    expect(visit.page.locator("#script .colleague")).to_have_count(1)


def test_escape_cuts_an_answer_short_and_gives_the_line_back(visit: Visit) -> None:
    visit.go_in()
    visit.page.route("**/say", lambda route: None)
    composer = visit.page.get_by_label("Your line to Sam")
    composer.fill(LINE)
    composer.press("Enter")
    expect(visit.page.locator("#script .leader")).to_have_count(1)
    visit.page.keyboard.press("Escape")
    expect(composer).to_have_value(LINE)
    expect(visit.page.locator("#script .leader")).to_have_count(0)


def test_the_stop_word_brings_help_and_leaves_no_trace(visit: Visit) -> None:
    path = visit.go_in()
    visit.say(LINE)
    composer = visit.page.get_by_label("Your line to Sam")
    composer.fill("I feel like that too, I can't cope and I have been thinking of ending it. Quagga.")
    composer.press("Enter")
    expect(visit.page.get_by_role("heading", name="stepped out of the scene")).to_be_focused()
    expect(visit.page.get_by_role("link", name="116 123")).to_be_visible()
    expect(composer).to_have_count(0)
    expect(visit.page.locator("body")).not_to_contain_text("Quagga")
    assert visit.page.evaluate("Object.values(localStorage).join()") == ""
    assert b"Quagga" not in visit.server.kept()
    visit.page.reload()
    expect(visit.page.get_by_role("heading", name="stepped out of the scene")).to_be_visible()
    visit.go(path + "/debrief")
    expect(visit.page.get_by_role("heading", name="stepped out of the scene")).to_be_visible()
