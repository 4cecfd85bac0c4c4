"""Where the parts meet."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi_offline import FastAPIOffline
from starlette.exceptions import HTTPException

from app import __version__
from app.actors.scripted import ScriptedActor
from app.api import routes
from app.api.problems import invalid, plain_problem, problem_answer
from app.api.shapes import Problem
from app.appraisers.embedded import WEIGHTS, EmbeddedAppraiser
from app.config import Settings
from app.content import Catalogue
from app.errors import BadRequest, NotFound, SecondTakeError
from app.guard import Guard
from app.practice.room import Room
from app.raters.rules import RulesRater
from app.store.engine import connect, upgrade
from app.store.store import SqlRecord
from app.web import errors as pages_of_errors
from app.web import headers, pages

ABOUT = """Second Take over REST: the same room as the pages, for programs.

Begin a practice, open an iteration, say things, end it, read the debrief; the next
iteration opens after it. Problems are `application/problem+json` (RFC 9457). What the
colleague has not said yet is in no answer, and neither is how they are judged to feel.
"""


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def build_room(settings: Settings) -> tuple[Room, SqlRecord, EmbeddedAppraiser]:
    """The room with its record and appraiser. Opens the database, loads content, not yet the weights."""
    engine = connect(settings.database_url)
    upgrade(engine)
    record = SqlRecord(engine)
    catalogue = Catalogue.load(settings.content_dir, settings.data_dir / "cache")
    appraiser = EmbeddedAppraiser(WEIGHTS)
    room = Room(
        catalogue=catalogue,
        record=record,
        appraiser=appraiser,
        actor=ScriptedActor(),
        rater=RulesRater(catalogue.rubric),
        clock=now,
        max_characters=settings.max_characters,
    )
    return room, record, appraiser


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application: pages, REST, health. Weights load behind the first pages."""
    settings = settings or Settings()
    room, record, appraiser = build_room(settings)

    loaded = threading.Event()

    def load_weights() -> None:
        appraiser.load()
        loaded.set()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        threading.Thread(target=load_weights, name="weights", daemon=True).start()
        yield

    app = FastAPIOffline(
        title="Second Take",
        version=__version__,
        description=ABOUT,
        lifespan=lifespan,
        docs_url="/docs",
        redoc_url=None,
        responses={422: {"model": Problem}},
    )
    app.state.room = room
    app.include_router(routes.router)
    app.include_router(pages.router)
    _add_health(app, record, loaded)
    _add_error_answers(app)
    headers.add_security_headers(app)
    app.add_middleware(Guard, host_names=settings.host_names)
    return app


def _add_health(app: FastAPI, record: SqlRecord, loaded: threading.Event) -> None:
    @app.get("/healthz", include_in_schema=False)
    async def healthz() -> dict[str, str]:
        return {"status": "ok", "version": __version__}

    @app.get("/readyz", include_in_schema=False)
    def readyz() -> Response:
        record.ready()
        if not loaded.is_set():
            return plain_problem(503, "Not ready yet", "The appraiser is still loading.", "/readyz")
        return JSONResponse({"status": "ready"})


def _add_error_answers(app: FastAPI) -> None:
    """Problems for programs, pages for people."""

    def answer(request: Request, error: SecondTakeError) -> Response:
        if _is_for_programs(request):
            return problem_answer(request, error)
        return pages_of_errors.page_for(request, error)

    @app.exception_handler(SecondTakeError)
    async def known(request: Request, error: SecondTakeError) -> Response:
        return answer(request, error)

    @app.exception_handler(RequestValidationError)
    async def unreadable(request: Request, error: RequestValidationError) -> Response:
        return answer(request, BadRequest(invalid(error)))

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        if error.status_code == 404:
            return answer(request, NotFound("There is nothing at this address."))
        if _is_for_programs(request):
            return plain_problem(error.status_code, "Not like that", f"{error.detail}.", request.url.path)
        return pages_of_errors.page_for(request, _Refused(error.status_code, str(error.detail)))

    @app.exception_handler(Exception)
    async def unknown(request: Request, _: Exception) -> Response:
        return answer(
            request, SecondTakeError("Something went wrong on our side. Nothing that was kept is lost.")
        )


class _Refused(SecondTakeError):
    """An HTTP error of the framework's, as a page."""

    title = "Not like that"

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(f"{detail}.")
        self.status = status


def _is_for_programs(request: Request) -> bool:
    return request.url.path.startswith(("/v1", "/healthz", "/readyz"))
