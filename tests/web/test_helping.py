"""Where help is: every number that can be dialled is a link, and nothing is altered."""

import pytest
from starlette.testclient import TestClient

from app.domain.care import help_panel
from app.domain.locking import salt_of, tells
from app.domain.persona import Sector, Support
from app.domain.turning import Cast
from app.web.helping import entries, route, sources
from tests.fakes import catalogue
from tests.web.visiting import words


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Call 999", ["tel:999"]),
        ("Call 111, choose option 2", ["tel:111"]),
        ("Call 116 123 or write to jo@samaritans.org", ["tel:116123", "mailto:jo@samaritans.org"]),
        ("Text SHOUT to 85258", ["sms:85258?body=SHOUT"]),
        ("Call 0300 0303 300, Monday to Friday 8 to 8", ["tel:03000303300"]),
        ("Ask at the desk", []),
        ("", []),
    ],
)
def test_numbers_become_links(text: str, links: list[str]) -> None:
    assert [part.href for part in route(text) if part.href] == links


@pytest.mark.parametrize("sector", [None, *Sector])
def test_the_panel_says_what_it_was_given(sector: Sector | None) -> None:
    given = help_panel(sector)
    shown = entries(given)
    assert [(e.name, e.offers, "".join(p.text for p in e.route)) for e in shown] == [
        (line.name, line.offers, line.route) for line in given
    ]
    assert [e.name for e in shown if not e.unknown and not any(p.href for p in e.route)] == []


def test_what_the_organisation_has_not_told_is_something_to_find_out() -> None:
    told, untold = sources(
        (
            Support(name="Samaritans", offers="Someone to talk to.", route="116 123, or jo@samaritans.org"),
            Support(name="Occupational health", offers="Advice about work and health."),
        )
    )
    assert "".join(part.text for part in told.route) == "116 123, or jo@samaritans.org"
    assert not told.unknown
    assert "".join(part.text for part in untold.route) == (
        "Your organisation has not told us; find out by Friday"
    )
    assert untold.unknown


def test_the_brief_lists_what_help_there_is_for_the_colleague(visitor: TestClient) -> None:
    support = catalogue().cast("F16").persona.support
    assert [source.name for source in support if not source.route] != []
    page = words(visitor.get("/rehearsals/F16").text)
    for source in support:
        assert source.name in page
        assert source.offers in page
    unknown = sum(not source.route for source in support)
    assert page.count("Your organisation has not told us; find out by Friday") == unknown


@pytest.mark.parametrize("cast", catalogue().casts(), ids=lambda cast: cast.persona.id)
def test_help_that_is_read_beforehand_tells_nothing(cast: Cast) -> None:
    salt = salt_of(cast.persona.id)
    for source in cast.persona.support:
        assert not tells(f"{source.name}. {source.offers}", cast.locked(1), salt), source.name
