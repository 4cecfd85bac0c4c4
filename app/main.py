"""Where the parts meet."""

import gc
import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import anyio.to_thread
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi_offline import FastAPIOffline
from starlette.exceptions import HTTPException

from app import __version__
from app.actors.scripted import ScriptedActor
from app.api import routes, taking_away
from app.api.problems import describe_problems, invalid, plain_problem, problem_answer
from app.appraisers.embedded import WEIGHTS, EmbeddedAppraiser
from app.config import Settings
from app.content import Catalogue, shipped
from app.domain.behaviours import Heard
from app.domain.stages import Actor, Rater
from app.errors import AppraiserUnavailable, BadRequest, NotFound, SecondTakeError
from app.guard import Guard
from app.llm import ModelServer
from app.model import model_server
from app.practice.room import Room
from app.raters.rules import RulesRater
from app.store.engine import connect, upgrade
from app.store.store import SqlRecord
from app.store.usage import SqlLedger
from app.web import errors as pages_of_errors
from app.web import headers, pages

ABOUT = """Second Take over REST: the same room as the pages, for programs.

Begin a practice, open an iteration, say things, end it, read the debrief; the next
iteration opens after it. Problems are `application/problem+json` (RFC 9457). What the
colleague has not said yet is in no answer, and neither is how they are judged to feel.
"""


if TYPE_CHECKING:
    from app.llm.prompts import Prompts

log = logging.getLogger(__name__)

FIRST = Heard(utterance="Good morning.")
"""Coded before anybody speaks: the first line makes every pattern, which takes a tenth of a second."""


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
    built_in = ScriptedActor()
    server = model_server(settings, SqlLedger(engine), now)
    room = Room(
        catalogue=catalogue,
        record=record,
        appraiser=appraiser,
        actor=_actor(settings, server, built_in),
        rater=_rater(settings, server, RulesRater(catalogue.rubric)),
        clock=now,
        max_characters=settings.max_characters,
        sensitive=settings.sensitive_scenes,
        currency=settings.currency,
        built_in=built_in,
        let_go=server.close if server else None,
    )
    return room, record, appraiser


def _actor(settings: Settings, server: ModelServer | None, built_in: ScriptedActor) -> Actor:
    """Who plays: a model where one is set, else the built-in colleague."""
    if server is None or not settings.model_plays:
        return built_in
    from app.actors.llm import ModelActor

    return ModelActor(server, load_prompts(settings.content_dir), built_in)


def _rater(settings: Settings, server: ModelServer | None, rules: RulesRater) -> Rater:
    """The rules; with a second reading where a model for it is set."""
    if server is None or not settings.rater_model:
        return rules
    from app.appraisers.llm import ModelReader
    from app.raters.llm import SecondOpinion

    reader = ModelReader(server, load_prompts(settings.content_dir))
    return SecondOpinion(rules, reader, settings.rater_passes)


def load_prompts(own: Path | None) -> "Prompts":
    """The shipped prompts, and over them those in `prompts/` of a content folder of one's own."""
    from app.llm.prompts import Prompts

    return Prompts.load(shipped() / "prompts", own / "prompts" if own else None)


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application: pages, REST, health. Weights load behind the first pages."""
    settings = settings or Settings()
    room, record, appraiser = build_room(settings)

    weights = Weights(appraiser)

    def settle() -> None:
        weights.load()
        # Content and code stay for good: looking through them again and again for garbage
        # held up one turn in a hundred by some 80 ms.
        gc.collect()
        gc.freeze()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        settling = threading.Thread(target=settle, name="weights")
        settling.start()
        yield
        await room.close()
        # A process that ends while weights are being read is taken down by their library, not by us.
        await anyio.to_thread.run_sync(settling.join)

    app = FastAPIOffline(
        title="Second Take",
        version=__version__,
        description=ABOUT,
        lifespan=lifespan,
        docs_url="/docs",
        redoc_url=None,
    )
    app.state.room = room
    app.include_router(routes.router)
    app.include_router(taking_away.router)
    app.include_router(pages.router)
    describe_problems(app)
    _add_health(app, record, weights)
    _add_error_answers(app)
    app.add_middleware(Guard, host_names=settings.host_names)
    headers.add_security_headers(app)
    return app


class Weights:
    """The appraiser's weights on their way into memory, and how far they have got."""

    def __init__(self, appraiser: EmbeddedAppraiser) -> None:
        self._appraiser = appraiser
        self._trouble = "The appraiser is still loading."

    def load(self) -> None:
        """Load them, and remember what went wrong; nothing is raised."""
        try:
            self._appraiser.load()
            self._appraiser.appraise_line(FIRST)
        except AppraiserUnavailable as error:
            self._trouble = error.sentence
            log.error(self._trouble)
        else:
            self._trouble = ""

    @property
    def trouble(self) -> str:
        """Why lines cannot be coded yet; empty once they can."""
        return self._trouble


def _add_health(app: FastAPI, record: SqlRecord, weights: Weights) -> None:
    @app.get("/healthz", include_in_schema=False)
    async def healthz() -> dict[str, str]:
        return {"status": "ok", "version": __version__}

    @app.get("/readyz", include_in_schema=False)
    def readyz() -> Response:
        record.ready()
        if weights.trouble:
            return plain_problem(503, "Not ready yet", weights.trouble, "/readyz")
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
        if error.status_code == 400 and _is_for_programs(request):
            return answer(request, BadRequest("The body is not valid JSON in UTF-8."))
        if _is_for_programs(request):
            answered: Response = plain_problem(
                error.status_code, "Not like that", f"{error.detail}.", request.url.path
            )
        else:
            answered = pages_of_errors.page_for(request, _Refused(error.status_code, str(error.detail)))
        answered.headers.update(error.headers or {})
        return answered

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
