"""Where help is: every number that can be dialled is a link, and nothing is altered."""

import pytest

from app.domain.care import help_panel
from app.domain.persona import Sector
from app.web.helping import entries, route


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
