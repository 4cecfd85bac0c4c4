"""Errors as problem+json (RFC 9457)."""

import math
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from app.api.shapes import Problem
from app.errors import ModelError, SecondTakeError

PROBLEM_JSON = "application/problem+json"
BUILT_IN = "scripted"

_OUTCOMES = {
    403: "The scene is switched off here.",
    404: "There is no such thing.",
    409: "The request is sound, the moment is not.",
    413: "Too long.",
    422: "The request cannot be understood.",
    429: "The model budget is used up; the built-in colleague can carry on.",
    502: "The model server did not answer as it should; nothing was kept.",
    503: "The record, the appraiser or the model server cannot be reached.",
    504: "The model server took too long; nothing was kept.",
}


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems an operation may answer with, for the OpenAPI document."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        status: {"description": _OUTCOMES[status], "content": {PROBLEM_JSON: {"schema": schema}}}
        for status in statuses
    }


def describe_problems(app: FastAPI) -> None:
    """Put the schema that `documented` refers to into an application's OpenAPI document."""
    described = app.openapi

    def openapi() -> dict[str, Any]:
        document = described()
        document["components"]["schemas"].setdefault("Problem", Problem.model_json_schema())
        return document

    app.openapi = openapi  # type: ignore[method-assign]  # the way FastAPI gives for it


def problem_of(error: SecondTakeError, instance: str) -> dict[str, Any]:
    """An error as a problem object."""
    return {
        "type": f"urn:secondtake:problem:{error.slug}",
        "title": error.title,
        "status": error.status,
        "detail": error.sentence,
        "instance": instance,
        **ways_on(error),
    }


def ways_on(error: SecondTakeError) -> dict[str, Any]:
    """What can be done about a model server's failure: wait, or let the built-in colleague answer."""
    if not isinstance(error, ModelError):
        return {}
    wait = {"retry_after": error.retry_after} if error.retry_after is not None else {}
    return {**wait, "instead": BUILT_IN}


def problem_answer(request: Request, error: SecondTakeError) -> JSONResponse:
    """The answer to a request that met an error."""
    wait = getattr(error, "retry_after", None)
    headers = {"Retry-After": str(math.ceil(wait))} if wait is not None else None
    return JSONResponse(
        problem_of(error, request.url.path), error.status, headers=headers, media_type=PROBLEM_JSON
    )


def plain_problem(status: int, title: str, detail: str, instance: str) -> JSONResponse:
    """A problem that no error class stands for."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, "instance": instance}
    return JSONResponse(body, status_code=status, media_type=PROBLEM_JSON)


def invalid(error: RequestValidationError) -> str:
    """One sentence for a request that does not fit: the first fault, with its place."""
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        return "The body is not valid JSON in UTF-8."
    place = ".".join(str(part) for part in first["loc"] if part != "body") or "body"
    return f"{place}: {first['msg']}."
