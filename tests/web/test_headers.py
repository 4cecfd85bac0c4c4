"""What every answer says about itself."""

import pytest
from starlette.testclient import TestClient

from app.web.headers import CONTENT_SECURITY_POLICY

PATHS = [
    "/",
    "/rehearsals/F01",
    "/help-now",
    "/about",
    "/preview",
    "/nowhere",
    "/static/base.css",
    "/iterations/none",
]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_fenced(visitor: TestClient, path: str) -> None:
    headers = visitor.get(path).headers
    assert headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_the_policy_allows_nothing_inline_and_no_other_site() -> None:
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert "http" not in CONTENT_SECURITY_POLICY
    assert CONTENT_SECURITY_POLICY.startswith("default-src 'none'")


def test_pages_are_not_kept_and_files_are_asked_for_again(visitor: TestClient) -> None:
    assert visitor.get("/").headers["cache-control"] == "no-store"
    assert visitor.get("/static/base.css").headers["cache-control"] == "no-cache"


def test_the_api_reference_can_start(visitor: TestClient) -> None:
    policy = visitor.get("/docs").headers["content-security-policy"]
    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "http" not in policy


@pytest.mark.parametrize("path", ["/", "/rehearsals/F01", "/help-now", "/about", "/preview", "/nowhere"])
def test_every_page_says_where_you_are_and_where_help_is(visitor: TestClient, path: str) -> None:
    page = visitor.get(path).text
    assert " · Second Take</title>" in page
    assert 'href="/help-now"' in page
    assert page.count("<h1") == 1
