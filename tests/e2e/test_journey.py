"""What a leader does here, from choosing a scene to seeing two takes side by side."""

import json
import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Route, expect

from tests.e2e.conftest import Visit

pytestmark = pytest.mark.browser

LINES = (
    "Morning Sam. That tunic looks as if it spent the night on a car seat.",
    "What happened last night?",
    "You joked about the car. Was that all joke?",
)


def test_from_choosing_to_side_by_side(enter: Callable[..., Visit]) -> None:
    visit = enter(reduced_motion="no-preference")
    page = visit.page
    visit.go("/")
    page.get_by_role("link", name="NHS").click()
    page.get_by_role("link", name="The car park hotel").click()
    expect(page.get_by_role("heading", name="Before you begin")).to_be_visible()
    page.get_by_label("Attending").check()
    page.get_by_label("What will you try?").fill("If he jokes, I'll ask about the joke.")
    page.get_by_role("button", name="Go in").click()
    expect(page.get_by_label("Your line to Sam")).to_be_focused()

    visit.say(*LINES)
    script = page.locator("#script").inner_text()
    page.reload()
    assert page.locator("#script").inner_text() == script
    visit.stop()

    for sentence in page.locator(".scale").all():
        sentence.get_by_label("in places").check()
    page.get_by_label(LINES[2]).check()
    page.get_by_role("button", name="See how it went").click()
    expect(page.get_by_role("heading", name="From Sam")).to_be_visible()
    expect(page.get_by_text("You said it turned at turn 3.")).to_be_visible()

    page.get_by_label("What will you try this time?").fill("Wait longer.")
    page.get_by_role("button", name="Again from the top").click()
    expect(page.get_by_label("Your line to Sam")).to_be_focused()
    expect(page.locator("#script .leader")).to_have_count(0)
    visit.say(LINES[0])
    visit.stop()
    page.get_by_role("link", name="Skip this").click()
    page.get_by_role("link", name="side by side").click()
    expect(page.get_by_role("columnheader", name="Take one")).to_be_visible()
    expect(page.get_by_role("columnheader", name="Take two")).to_contain_text("Wait longer.")
    expect(page.locator(".curve path.line")).to_have_count(2)

    page.get_by_role("link", name="Delete this practice").click()
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_role("heading", name="It is deleted")).to_be_visible()


PROMISE = "I'll ring rostering about the nights on Thursday at four."
TRIED = "You slept in that car and came in to look after us. That must be lonely, Sam."


def test_the_way_back_in_to_a_week_on(visit: Visit) -> None:
    """Focus, scene, own view, debrief, fork, one moment tried, rewind, comparison, and a week on."""
    page = visit.page
    visit.go("/rehearsals/F01")
    page.get_by_label("Empathising").check()
    page.get_by_label("What will you try?").fill("If he jokes, I'll ask about the joke.")
    page.get_by_role("button", name="Go in").click()
    visit.say(*LINES, PROMISE)
    visit.stop()

    for sentence in page.locator(".scale").all():
        sentence.get_by_label("throughout").check()
    page.get_by_label(LINES[1]).check()
    page.get_by_role("button", name="See how it went").click()
    page.wait_for_url("**/debrief")
    debrief = page.url
    expect(page.get_by_text("You said it turned at turn 2.")).to_be_visible()
    expect(page.get_by_role("heading", name="Where you and this page differ")).to_be_visible()

    page.get_by_role("link", name="Hear this moment answered four ways").click()
    answers = page.locator(".ways .way")
    expect(answers).to_have_count(page.locator(".ways .way h3").count())
    expect(page.get_by_role("heading", name="Acknowledgement")).to_be_visible()
    expect(page.get_by_role("heading", name="Advice")).to_be_visible()
    replies = answers.all_inner_texts()
    assert len(set(replies)) == len(replies) >= 3
    page.get_by_label("Your line to Sam").fill(TRIED)
    page.get_by_role("button", name="Say it").click()
    first = page.get_by_role("article", name="First try")
    expect(first).to_contain_text(TRIED)
    expect(first).to_contain_text("What it carries")
    expect(page.get_by_text("second try")).to_be_visible()

    page.get_by_role("link", name="Back to the debrief").click()
    page.get_by_role("button", name="I stand by these").click()
    expect(page.get_by_role("link", name="A week on, with Sam")).to_be_visible()

    page.get_by_role("link", name=re.compile("from a turn", re.IGNORECASE)).click()
    page.locator("label", has_text=LINES[2]).click()
    page.get_by_label("What will you try this time?").fill("Wait longer.")
    page.get_by_role("button", name="Go in from here").click()
    page.wait_for_url("**/iterations/*")
    expect(page.locator(".take")).to_have_text("take 2")
    expect(page.locator("#script .leader .words")).to_have_text(LINES[:2])
    visit.say(TRIED)
    visit.stop()
    page.get_by_role("link", name="Skip this").click()
    page.get_by_role("link", name="side by side").click()
    second = page.get_by_role("columnheader", name="Take two")
    expect(second).to_contain_text("again from turn 3")
    expect(second).to_contain_text("Wait longer.")
    expect(page.get_by_role("heading", name="How they branch")).to_be_visible()
    expect(page.get_by_role("row", name="Empathising").get_by_role("cell")).to_have_count(2)
    expect(page.locator(".curve path.line")).to_have_count(2)
    expect(page.get_by_role("heading", name="Your view beside the page")).to_be_visible()
    page.get_by_role("link", name="Every scene, over the weeks").click()
    empathising = page.locator(".way", has_text="Empathising")
    expect(empathising.locator("a")).not_to_have_count(1)
    empathising.locator(f'a[href="{urlsplit(debrief).path}"]').click()
    page.wait_for_url(debrief)

    page.goto(debrief)
    page.get_by_role("link", name="A week on, with Sam").click()
    page.get_by_label("Not kept").check()
    page.get_by_role("button", name="Go in").click()
    page.wait_for_url("**/iterations/*")
    visit.say("I said I'd ring rostering on Thursday, and I didn't. I'm sorry, Sam.")
    visit.stop()
    page.get_by_role("link", name="Skip this").click()
    promised = page.locator("section", has=page.get_by_role("heading", name="What you had promised"))
    expect(promised).to_contain_text(PROMISE.removesuffix("."))
    expect(promised).to_contain_text("not kept")


def test_the_reply_is_built_up_and_then_stands_still(visit: Visit) -> None:
    visit.go_in()
    visit.say(LINES[0])
    last = visit.page.locator("#script .colleague").last
    turn = visit.server.room.iteration(visit.page.url.rsplit("/", 1)[1]).turns[0]
    shown = " ".join(last.locator(".words, .business").all_inner_texts())
    assert re.sub(r"\s+", " ", shown) == re.sub(r"\s+", " ", re.sub(r"[()]", "", turn.reply)).strip()
    expect(visit.page.locator("#heard")).to_contain_text(turn.reply)
    expect(visit.page.get_by_label("Your line to Sam")).to_be_focused()


def test_notes_stand_outside_the_scene_and_go_with_the_next_line(visit: Visit) -> None:
    visit.go_in()
    outcome = {"turn": 1, "utterance": LINES[0], "reply": "(A nod.) Right.", "ended": None, "arrived": True}
    aside = {"kind": "about-the-exercise", "text": "A word from outside.", "help": []}

    def answer(route: Route) -> None:
        data = json.dumps({**outcome, "aside": aside})
        route.fulfill(content_type="text/event-stream", body=f"event: turn.completed\ndata: {data}\n\n")

    visit.page.route("**/say", answer)
    composer = visit.page.get_by_label("Your line to Sam")
    composer.fill(LINES[0])
    composer.press("Enter")
    note = visit.page.get_by_role("complementary", name="Outside the scene")
    expect(note).to_contain_text("A word from outside.")
    expect(visit.page.locator("#script")).not_to_contain_text("A word from outside.")
    expect(visit.page.get_by_text("This could be a place to stop.")).to_be_visible()
    visit.page.unroute("**/say")
    visit.page.reload()
    visit.say(LINES[1])
    expect(note).to_have_count(0)


def test_a_moment_is_tried_again(visit: Visit) -> None:
    visit.go_in()
    visit.say(*LINES)
    visit.stop()
    visit.page.get_by_role("link", name="Skip this").click()
    visit.page.get_by_role("button", name="Try this moment again").click()
    expect(visit.page.locator(".take")).to_have_text("take 2")
    before = visit.page.locator("#script .leader").count()
    visit.say("Tell me about the car.")
    expect(visit.page.locator("#script .leader")).to_have_count(before + 1)


def test_the_curve_can_be_walked(visit: Visit) -> None:
    visit.go_in()
    visit.say(*LINES)
    visit.stop()
    visit.page.get_by_role("link", name="Skip this").click()
    slider = visit.page.get_by_role("slider", name="Walk through it")
    slider.focus()
    slider.press("Home")
    for number, line in enumerate(LINES, start=1):
        slider.press("ArrowRight")
        expect(visit.page.locator(".at")).to_contain_text(f"Turn {number}")
        expect(visit.page.locator(".at")).to_contain_text(line)
    drawing = visit.page.locator(".plot svg")
    box = drawing.bounding_box()
    assert box is not None
    drawing.click(position={"x": box["width"] / len(LINES), "y": 20})
    expect(visit.page.locator(".at")).to_contain_text(LINES[0])


def test_without_scripts_everything_is_reached(enter: Callable[..., Visit]) -> None:
    visit = enter(java_script_enabled=False)
    page = visit.page
    visit.go_in()
    for line in LINES:
        page.get_by_label("Your line to Sam").fill(line)
        page.get_by_role("button", name="Say it").click()
        expect(page.locator("#script")).to_contain_text(line)
    page.get_by_role("button", name="Say nothing").click()
    expect(page.locator("#script")).to_contain_text("You say nothing.")
    expect(page.locator("#script .colleague")).to_have_count(5)
    page.get_by_role("button", name="Stop here").click()
    page.get_by_role("link", name="Skip this").click()
    page.get_by_text("As a table").click()
    expect(page.get_by_role("cell", name=LINES[0])).to_be_visible()
    page.get_by_role("button", name="Again from the top").click()
    expect(page.get_by_label("Your line to Sam")).to_be_visible()


def test_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit.page

    def press_until(name: str, key: str = "Tab") -> None:
        for _ in range(60):
            page.keyboard.press(key)
            focused = page.evaluate("document.activeElement.textContent || document.activeElement.id")
            if focused.strip().startswith(name):
                return
        raise AssertionError(f"{name} was not reached")

    visit.go("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    press_until("The car park hotel")
    page.keyboard.press("Enter")
    page.wait_for_url("**/rehearsals/*")
    press_until("Go in")
    page.keyboard.press("Enter")
    page.wait_for_url("**/iterations/*")
    page.keyboard.type("Morning, Sam.")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("How are you, really?")
    page.keyboard.press("Enter")
    expect(page.locator("#script .leader .words")).to_have_text("Morning, Sam.\nHow are you, really?")
    expect(page.locator("[aria-busy]")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Stop here?")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Stop here?")).to_be_hidden()
    page.keyboard.press("Escape")
    press_until("Stop here")
    page.keyboard.press("Enter")
    page.wait_for_url("**/how-was-that")
    press_until("Skip this")
    page.keyboard.press("Enter")
    page.wait_for_url("**/debrief")


def test_the_keys_are_shown_on_a_question_mark(visit: Visit) -> None:
    visit.go_in()
    keys = visit.page.get_by_role("heading", name="Keys")
    visit.page.keyboard.press("?")
    expect(keys).to_be_hidden()
    expect(visit.page.get_by_label("Your line to Sam")).to_have_value("?")
    visit.page.locator("#script").focus()
    visit.page.keyboard.press("?")
    expect(keys).to_be_visible()
    visit.page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
