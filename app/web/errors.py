"""Error pages that help, and the problems that the conversation's own script reads."""

import json
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response

from app.errors import Conflict, ModelError, SecondTakeError
from app.web.contexts import ErrorPage
from app.web.rendering import render

BUILT_IN = "scripted"
"""What the page sends to go on with the built-in colleague."""


class ConversationMovedOn(Conflict):
    """The page that sent a line was behind: the conversation went on elsewhere."""

    title = "This conversation has moved on"

    def __init__(self) -> None:
        super().__init__("This conversation has moved on in another tab. What you typed is still here.")


def page_for(request: Request, error: SecondTakeError) -> Response:
    """Answer with an error page, or with a problem where the page's own script asked.

    The script asks with `Accept: text/event-stream` or JSON and without HTML.
    """
    accept = request.headers.get("accept", "")
    if "text/html" not in accept and ("text/event-stream" in accept or "json" in accept):
        return Response(problem(error), status_code=error.status, media_type="application/problem+json")
    href, label = _way_on(request, error)
    page = ErrorPage(
        title=error.title,
        status=error.status,
        sentence=error.sentence,
        way_on=href,
        way_on_label=label,
        try_again=error.status in {HTTPStatus.INTERNAL_SERVER_ERROR, HTTPStatus.SERVICE_UNAVAILABLE},
    )
    return render(page, error.status)


def problem(error: SecondTakeError) -> str:
    """A problem object (RFC 9457) as JSON: type, title, status, detail, and what can be done instead."""
    told: dict[str, Any] = {
        "type": error.slug,
        "title": error.title,
        "status": error.status,
        "detail": error.sentence,
    }
    if isinstance(error, ModelError):
        told |= {"instead": BUILT_IN, "retry_after": error.retry_after}
    return json.dumps(told, ensure_ascii=False)


def _way_on(request: Request, error: SecondTakeError) -> tuple[str, str]:
    """Where to go from here: back to the conversation or the practice that the moment is wrong for."""
    iteration = request.path_params.get("iteration_id")
    practice = request.path_params.get("practice_id")
    if isinstance(error, Conflict) and iteration:
        return f"/iterations/{iteration}", "Go to the conversation"
    if isinstance(error, Conflict) and practice:
        return f"/practices/{practice}", "See where it stands"
    return "/", "Choose a scene"
