"""Every page, in light and dark, on a phone and on a desk, for everyone."""

from collections.abc import Callable
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.conftest import Visit

pytestmark = pytest.mark.browser

NARROWEST = 320
UNFOLD = "document.querySelectorAll('details').forEach((folded) => { folded.open = true; })"
LINES = (
    "Morning Sam. That tunic looks as if it spent the night on a car seat.",
    "What happened last night?",
    "Is it the donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft?",
)
PROMISE = "I'll ring rostering about the nights on Thursday at four."


@pytest.fixture(scope="module")
def paths() -> dict[str, str]:
    """Filled by the first visit, so that one conversation serves every look at it."""
    return {}


def still_after_three_takes(visit: Visit) -> str:
    """A practice in which nothing has moved over three takes."""
    visit.go_in()
    for number in range(3):
        if number:
            visit.page.get_by_role("button", name="Again from the top").click()
            visit.page.wait_for_url("**/iterations/*")
        visit.say("Morning, Sam.", "That sounds really hard.", "Have you tried going to bed earlier?")
        visit.stop()
        visit.page.get_by_role("link", name="Skip this").click()
    visit.page.get_by_role("link", name="side by side").click()
    expect(visit.page.get_by_role("heading", name="Another way from here")).to_be_visible()
    return visit.page.url.removeprefix(visit.server.address)


def walked(visit: Visit, paths: dict[str, str]) -> dict[str, str]:
    """Every page there is, by name."""
    if paths:
        return paths
    running = visit.go_in()
    visit.say(*LINES)
    cared_for = visit.go_in("F11")
    composer = visit.page.get_by_role("textbox")
    composer.fill("stop")
    composer.press("Enter")
    expect(visit.page.locator(".care")).to_be_visible()
    done = visit.go_in()
    visit.say(*LINES, PROMISE)
    visit.stop()
    for sentence in visit.page.locator(".scale").all():
        sentence.get_by_label("throughout").check()
    visit.page.get_by_role("button", name="See how it went").click()
    visit.page.get_by_role("button", name="I stand by these").click()
    visit.go(f"{done}/moment")
    visit.page.get_by_label("Your line to Sam").fill("You slept in the car, Sam. That must be lonely.")
    visit.page.get_by_role("button", name="Say it").click()
    expect(visit.page.get_by_role("article", name="First try")).to_be_visible()
    asking = visit.go_in()
    visit.say(LINES[0])
    visit.stop()
    visit.go(f"{done}/debrief")
    practice = visit.page.get_by_role("link", name="Leave it here").get_attribute("href")
    assert practice is not None
    visit.page.get_by_role("button", name="Again from the top").click()
    visit.page.wait_for_url("**/iterations/*")
    visit.say(LINES[1])
    visit.stop()
    visit.page.get_by_role("link", name="Skip this").click()
    visit.page.wait_for_url("**/debrief")
    stuck = still_after_three_takes(visit)
    back = visit.go_a_week_on(done)
    paths.update(
        {
            "choose": "/?sector=nhs",
            "brief": "/rehearsals/F11",
            "conversation": running,
            "care": cared_for,
            "ended": done,
            "how was that": f"{asking}/how-was-that",
            "debrief": f"{done}/debrief",
            "moment": f"{done}/moment",
            "again from a turn": f"{done}/again",
            "a week on": f"{done}/a-week-on",
            "debrief a week on": f"{back}/debrief",
            "standing still": stuck,
            "played": f"{done}/played",
            "side by side": practice,
            "delete": f"{practice}/delete",
            "weeks": "/weeks",
            "help": "/help-now",
            "about": "/about",
            "preview": "/preview",
            "not found": "/nowhere",
        }
    )
    return paths


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(
    enter: Callable[..., Visit], paths: dict[str, str], scheme: Literal["light", "dark"], width: int
) -> None:
    visit = enter(expected=("404",), color_scheme=scheme, viewport={"width": width, "height": 800})
    found = {}
    for name, path in walked(visit, paths).items():
        visit.go(path)
        visit.page.evaluate(UNFOLD)
        results = Axe().run(visit.page)
        if results.violations_count:
            found[name] = results.generate_report()
    assert found == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_dialogs(
    enter: Callable[..., Visit], scheme: Literal["light", "dark"]
) -> None:
    visit = enter(color_scheme=scheme)
    visit.go_in()
    visit.page.get_by_role("button", name="Stop here").first.click()
    assert Axe().run(visit.page).violations_count == 0
    visit.page.keyboard.press("Escape")
    visit.page.get_by_role("link", name="Keys").click()
    assert Axe().run(visit.page).violations_count == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_line_that_was_looked_at_is_for_everyone(
    enter: Callable[..., Visit], scheme: Literal["light", "dark"]
) -> None:
    """The answer to a form has no address, so that it is not among the pages walked."""
    visit = enter(color_scheme=scheme, viewport={"width": NARROWEST, "height": 600})
    visit.go("/preview")
    line = f"That sounds really hard. {LINES[2]} Have you tried talking to HR?"
    visit.page.get_by_label("The leader’s line").fill(line)
    visit.page.get_by_role("button", name="See how it is heard").press("Enter")
    expect(visit.page.get_by_role("heading", name="Clause by clause")).to_be_visible()
    expect(visit.page.locator(".clauses")).to_contain_text("Have you tried talking to HR?")
    assert Axe().run(visit.page).violations_count == 0
    assert visit.page.evaluate("document.documentElement.scrollWidth") == NARROWEST
    visit.page.get_by_label("The leader’s line").fill("   ")
    visit.page.get_by_role("button", name="See how it is heard").click()
    visit.expected = ("422",)
    expect(visit.page.get_by_role("alert")).to_be_visible()
    assert Axe().run(visit.page).violations_count == 0


def test_nothing_is_wider_than_a_small_phone(enter: Callable[..., Visit], paths: dict[str, str]) -> None:
    visit = enter(expected=("404",), viewport={"width": NARROWEST, "height": 600})
    wide = {}
    for name, path in walked(visit, paths).items():
        visit.go(path)
        visit.page.evaluate(UNFOLD)
        width = visit.page.evaluate("document.documentElement.scrollWidth")
        if width > NARROWEST:
            wide[name] = width
    assert wide == {}


def test_the_composer_never_covers_the_last_line(enter: Callable[..., Visit]) -> None:
    visit = enter(viewport={"width": 360, "height": 640})
    visit.go_in()
    visit.say(*LINES)
    line = visit.page.locator("#script li").last.bounding_box()
    dock = visit.page.locator("#dock").bounding_box()
    assert line is not None
    assert dock is not None
    assert line["y"] + line["height"] <= dock["y"]
    assert dock["y"] + dock["height"] <= 640


def test_the_debrief_prints_on_two_pages(visit: Visit, paths: dict[str, str]) -> None:
    visit.go(walked(visit, paths)["debrief"])
    pdf = visit.page.pdf(
        format="A4", margin={"top": "18mm", "bottom": "18mm", "left": "18mm", "right": "18mm"}
    )
    assert 1 <= pdf.count(b"/Type /Page\n") <= 2


def test_titles_tell_pages_apart(visit: Visit, paths: dict[str, str]) -> None:
    titles = []
    visit.expected = ("404",)
    for path in walked(visit, paths).values():
        visit.go(path)
        titles.append(visit.page.title())
    # A running, an ended and a stopped conversation are the same place; so are two practices.
    assert len(set(titles)) >= len(titles) - 2


def test_without_motion_nothing_fades(enter: Callable[..., Visit]) -> None:
    for motion, name in (("reduce", "none"), ("no-preference", "breath")):
        visit = enter(reduced_motion=motion)
        visit.go_in()
        animation = visit.page.evaluate(
            """() => {
                const span = document.createElement("span");
                span.className = "arriving";
                document.querySelector("#script").append(span);
                return getComputedStyle(span).animationName;
            }"""
        )
        assert animation == name
