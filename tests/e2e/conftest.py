"""A real server, a real Chromium, and nothing on its console."""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from app.config import Settings
from app.main import create_app
from app.practice.room import Room

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_WITHIN_SECONDS = 60


@dataclass
class Server:
    """A running room."""

    address: str
    room: Room
    database: Path

    def kept(self) -> bytes:
        """Every byte in the record's files."""
        return b"".join(path.read_bytes() for path in self.database.parent.glob("room.db*"))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    database = tmp_path_factory.mktemp("e2e") / "room.db"
    app = create_app(Settings(database_url=f"sqlite:///{database}"))
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    running = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    until = time.monotonic() + START_WITHIN_SECONDS
    while not running.started:
        assert time.monotonic() < until, "the server did not start"
        time.sleep(0.05)
    yield Server(f"http://127.0.0.1:{listening.getsockname()[1]}", app.state.room, database)
    running.should_exit = True
    thread.join(timeout=10)
    listening.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Visit:
    """One person at the room, in a browser of their own."""

    context: BrowserContext
    page: Page
    server: Server
    messages: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()
    """Console messages that this visit brings about on purpose, by a part of their text."""

    def listen(self, page: Page) -> Page:
        """Keep what a page says on its console."""

        def note(message: ConsoleMessage) -> None:
            self.messages.append(message.text)

        page.on("console", note)
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        return page

    def go(self, path: str) -> None:
        """Open a page of the room."""
        self.page.goto(self.server.address + path)

    def go_in(self, persona: str = "F01") -> str:
        """Go through the brief into a conversation; its path."""
        self.go(f"/rehearsals/{persona}")
        self.page.get_by_role("button", name="Go in").click()
        self.page.wait_for_url("**/iterations/*")
        return self.page.url.removeprefix(self.server.address)

    def say(self, *lines: str) -> None:
        """Say lines with Enter, each after the answer to the last."""
        for line in lines:
            spoken = self.page.locator("#script .colleague")
            composer = self.page.get_by_label("Your line to")
            # The page's script puts the cursor there once it listens; until then the last page may stand.
            expect(composer).to_be_focused()
            before = spoken.count()
            composer.fill(line)
            composer.press("Enter")
            expect(spoken).to_have_count(before + 1)
            expect(self.page.locator("[aria-busy]")).to_have_count(0, timeout=15_000)

    def go_a_week_on(self, path: str) -> str:
        """Come back to what was confirmed in a conversation, own it, and look back; its path."""
        self.go(f"{path}/a-week-on")
        self.page.get_by_label("Not kept").check()
        self.page.get_by_role("button", name="Go in").click()
        self.page.wait_for_url("**/iterations/*")
        opened = self.page.url.removeprefix(self.server.address)
        self.say("I said I'd ring rostering on Thursday, and I didn't. I'm sorry, Sam.")
        self.stop()
        self.page.get_by_role("link", name="Skip this").click()
        self.page.wait_for_url("**/debrief")
        return opened

    def stop(self) -> None:
        """Stop here, and say so again when asked."""
        self.page.get_by_role("button", name="Stop here").first.click()
        self.page.get_by_role("dialog").get_by_role("button", name="Stop here").click()
        self.page.wait_for_url("**/how-was-that")


@pytest.fixture
def enter(browser: Browser, server: Server) -> Iterator[Callable[..., Visit]]:
    """Visits that end with the test; each must have left its console empty."""
    visits: list[Visit] = []

    def opened(expected: tuple[str, ...] = (), **options: object) -> Visit:
        context = browser.new_context(**{"reduced_motion": "reduce", **options})  # type: ignore[arg-type]
        context.set_default_timeout(10_000)
        page = context.new_page()
        visit = Visit(context, page, server, expected=expected)
        visit.listen(page)
        visits.append(visit)
        return visit

    yield opened
    for visit in visits:
        visit.context.close()
        unexpected = [m for m in visit.messages if not any(part in m for part in visit.expected)]
        assert unexpected == []


@pytest.fixture
def visit(enter: Callable[..., Visit]) -> Visit:
    return enter()
