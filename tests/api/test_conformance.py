"""Whatever the OpenAPI document allows, and much that it forbids, is sent; every answer must fit it."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.schemas import BaseSchema

from tests.api.front import Front
from tests.docs.test_reference import ROUTES

# Loaded before any test runs: CPython 3.11 can refuse to compile the library's later parts (a recursion
# count gone wrong, "AST constructor recursion depth mismatch") once other tests have run in the process.
schemathesis.openapi.from_dict({"openapi": "3.1.0", "info": {"title": "", "version": ""}, "paths": {}})

HOST = {"Host": "127.0.0.1:8000"}
EXAMPLES = 30


@pytest.fixture
def document(front: Front) -> BaseSchema:
    return schemathesis.openapi.from_asgi("/openapi.json", front.app, headers=HOST)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda m: m.value)
@pytest.mark.parametrize(("method", "path"), sorted(ROUTES))
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

    if mode is GenerationMode.NEGATIVE and path == "/v1/personas":
        return  # there is nothing in it that could be wrong
    send()
    assert sent
    if mode is GenerationMode.POSITIVE and method != "put":
        assert min(sent) < 500
