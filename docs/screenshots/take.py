"""Take the pictures in this folder again, from a real conversation.

    python docs/screenshots/take.py

Needs the development environment and Chromium (named by CHROMIUM, or found on the path).
"""

import os
import shutil
import socket
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, expect, sync_playwright

from app.config import Settings
from app.main import create_app

HERE = Path(__file__).parent
PERSONA = "F01"
SEED = 7
WIDTH = 1280
LINES = (
    "Morning Sam. You've written the wrong date up twice, and that tunic's been folded on something.",
    "You joked about the car. Was that all joke?",
    "That sounds really hard.",
    "I hear you. It must be difficult.",
    "Six years, and then a car park at five in the morning, and you still come up here "
    "and make us all laugh. That must be so lonely.",
    "...",
)
SEEN = 3
"""Turns in the picture of the conversation."""


def serve(address: socket.socket, folder: str) -> tuple[uvicorn.Server, str]:
    """Run the room in a thread; the server, and the id of a practice that can be had again."""
    app = create_app(Settings(database_url=f"sqlite:///{folder}/room.db"))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    threading.Thread(target=server.run, kwargs={"sockets": [address]}, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    return server, app.state.room.open_practice(PERSONA, seed=SEED).id


def say(page: Page, line: str) -> None:
    """Say a line and wait until the answer stands."""
    spoken = page.locator("#script .colleague")
    before = spoken.count()
    composer = page.get_by_label("Your line to")
    composer.fill(line)
    composer.press("Enter")
    expect(spoken).to_have_count(before + 1)
    expect(page.locator("[aria-busy]")).to_have_count(0)


def take(page: Page, room: str, practice: str) -> None:
    """Have the conversation, and keep a picture of it and of its debrief."""
    page.goto(f"{room}/practices/{practice}")
    page.get_by_role("button", name="Go in").click()
    page.wait_for_url("**/iterations/*")
    for number, line in enumerate(LINES, start=1):
        say(page, line)
        if number == SEEN:
            whole = page.evaluate("document.documentElement.scrollHeight")
            page.set_viewport_size({"width": WIDTH, "height": whole})
            page.screenshot(path=HERE / "conversation.png")
    page.get_by_role("button", name="Stop here").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Stop here").click()
    page.get_by_role("link", name="Skip this").click()
    page.wait_for_url("**/debrief")
    next_heading = page.get_by_role("heading", name="The behaviours").bounding_box()
    height = int(next_heading["y"]) - 20 if next_heading else 1600
    page.screenshot(
        path=HERE / "debrief.png", full_page=True, clip={"x": 0, "y": 0, "width": WIDTH, "height": height}
    )


def main() -> None:
    """Serve, visit, take."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, socket.socket() as address, sync_playwright() as playwright:
        address.bind(("127.0.0.1", 0))
        server, practice = serve(address, folder)
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": 960}, reduced_motion="reduce")
        take(page, f"http://127.0.0.1:{address.getsockname()[1]}", practice)
        browser.close()
        server.should_exit = True


if __name__ == "__main__":
    main()
