"""Whatever the OpenAPI document allows, and much that it forbids, is sent; every answer must fit it."""

import ast
import importlib
import pkgutil
from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.schemas import BaseSchema

from tests.api.front import Front
from tests.docs.test_reference import ROUTES

# CPython 3.11 can refuse to parse once, after other tests have run in the process ("AST constructor
# recursion depth mismatch", a count gone wrong), and schemathesis loads its parts while it runs. So they
# are loaded here, before any test, and the one refusal is met in `_parses_again`.
for part in pkgutil.walk_packages(schemathesis.__path__, "schemathesis."):
    if ".cli" not in part.name and ".pytest" not in part.name:
        with suppress(ImportError):  # a part that needs what is not installed is not used here either
            importlib.import_module(part.name)

HOST = {"Host": "127.0.0.1:8000"}
EXAMPLES = 30


def _parses_again() -> None:
    with suppress(SystemError):
        ast.parse("0")
    ast.parse("0")


@pytest.fixture
def document(front: Front) -> BaseSchema:
    _parses_again()
    return schemathesis.openapi.from_asgi("/openapi.json", front.app, headers=HOST)


TRIED = [
    pytest.param(method, path, mode, id=f"{mode.value}-{method}-{path}")
    for method, path in sorted(ROUTES)
    for mode in GenerationMode
    if (mode, path) != (GenerationMode.NEGATIVE, "/v1/personas")  # nothing in it could be wrong
]


@pytest.mark.parametrize(("method", "path", "mode"), TRIED)
def test_every_answer_fits_the_document(
    front: Front, document: BaseSchema, method: str, path: str, mode: GenerationMode
) -> None:
    sent = []

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=document[path][method].as_strategy(generation_mode=mode))
    def send(case: Case[Any]) -> None:
        if mode is GenerationMode.POSITIVE:
            # Made-up names lead nowhere; real ones reach the code behind them.
            practice = front.practice()
            real = {"practice_id": practice, "iteration_id": front.iteration(practice), "persona_id": "F16"}
            case.path_parameters.update({name: real[name] for name in case.path_parameters})
        answer = case.call(headers=HOST)
        case.validate_response(answer, headers=HOST)
        sent.append(answer.status_code)

    send()
    assert sent
    if mode is GenerationMode.POSITIVE and method != "put":
        assert min(sent) < 500
