"""Pages that are the same for everyone: help, what this is, and the pages' own files."""

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.staticfiles import StaticFiles

from app.web.contexts import AboutPage, HelpPage
from app.web.helping import entries
from app.web.rendering import render
from app.web.room import Doors

router = APIRouter(include_in_schema=False)
router.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")


@router.get("/help-now")
def help_now(room: Doors) -> HTMLResponse:
    """Where help is."""
    return render(HelpPage(title="People you can talk to now", help=entries(room.help_panel())))


@router.get("/about")
def about() -> HTMLResponse:
    """What this is, what is kept, and the keys."""
    return render(AboutPage(title="What this is"))
