"""The API's reference: the document in docs/, and the page that shows it without the network."""

import re

import pytest
from fastapi import FastAPI
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from app.config import Settings
from app.main import create_app
from tests.docs.reference import KEPT, document, text_of

ROUTES = {
    ("get", "/v1/personas"),
    ("get", "/v1/personas/{persona_id}"),
    ("post", "/v1/practices"),
    ("get", "/v1/practices/{practice_id}"),
    ("delete", "/v1/practices/{practice_id}"),
    ("post", "/v1/practices/{practice_id}/iterations"),
    ("get", "/v1/practices/{practice_id}/progress"),
    ("post", "/v1/iterations/{iteration_id}/turns"),
    ("get", "/v1/iterations/{iteration_id}"),
    ("get", "/v1/iterations/{iteration_id}/transcript"),
    ("get", "/v1/iterations/{iteration_id}/played"),
    ("post", "/v1/iterations/{iteration_id}/end"),
    ("put", "/v1/iterations/{iteration_id}/self-assessment"),
    ("get", "/v1/iterations/{iteration_id}/debrief"),
    ("get", "/v1/iterations/{iteration_id}/fork"),
    ("get", "/v1/iterations/{iteration_id}/tries"),
    ("post", "/v1/iterations/{iteration_id}/tries"),
    ("put", "/v1/iterations/{iteration_id}/commitment"),
    ("get", "/v1/iterations/{iteration_id}/return-dates"),
    ("get", "/v1/iterations/{iteration_id}/promises"),
    ("put", "/v1/iterations/{iteration_id}/promises"),
    ("post", "/v1/iterations/{iteration_id}/follow-up"),
    ("get", "/v1/practices/{practice_id}/calibration"),
    ("get", "/v1/trajectory"),
    ("post", "/v1/appraisals"),
}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    folder = tmp_path_factory.mktemp("reference")
    return create_app(Settings(database_url=f"sqlite:///{folder / 'unused.db'}"))


def test_the_document_in_docs_is_what_the_application_gives() -> None:
    kept = KEPT.read_text(encoding="utf-8")
    assert kept == text_of(document()), "python -m tests.docs.reference writes it again"


def test_every_route_is_documented_and_no_other(app: FastAPI) -> None:
    found = app.openapi()["paths"]
    assert {(method, path) for path, methods in found.items() for method in methods} == ROUTES


def test_every_operation_says_what_it_is_and_how_it_can_fail(app: FastAPI) -> None:
    for path, methods in app.openapi()["paths"].items():
        for method, operation in methods.items():
            assert operation["description"], (method, path)
            for status, answer in operation["responses"].items():
                if int(status) >= 400:
                    assert list(answer["content"]) == ["application/problem+json"], (method, path, status)
            if "{" in path:
                assert "404" in operation["responses"], (method, path)


def test_every_reference_in_the_document_leads_somewhere(app: FastAPI) -> None:
    found = app.openapi()
    names = set(re.findall(r'"#/components/schemas/([^"]+)"', text_of(found)))
    schemas = found["components"]["schemas"]
    assert names <= set(schemas)
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)


def test_the_reference_page_needs_no_network(app: FastAPI) -> None:
    client = TestClient(app, base_url="http://127.0.0.1:8000")
    page = client.get("/docs")
    assert page.status_code == 200
    assert re.findall(r"""(?:src|href)=["']?(?:https?:)?//[^"' >]+""", page.text) == []
    assets = re.findall(r"""(?:src|href)=["'](/[^"']+\.(?:js|css|png))["']""", page.text)
    assert len(assets) >= 2
    for address in assets:
        assert client.get(address).status_code == 200, address
    assert client.get("/openapi.json").json()["info"]["title"] == "Second Take"
