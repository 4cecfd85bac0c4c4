"""The calendar file, read back by the rules of RFC 5545."""

import re
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.api.calendars import MOST_OCTETS, as_calendar
from app.domain.spacing import return_dates

MADE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PAGE = "http://127.0.0.1:8000/practices/0123456789abcdef0123456789abcdef"


def unfolded(calendar: str) -> list[str]:
    """Content lines, each put together again."""
    assert calendar.endswith("\r\n")
    assert "\n" not in calendar.replace("\r\n", "")
    return calendar.replace("\r\n ", "").split("\r\n")[:-1]


def events(calendar: str) -> list[dict[str, str]]:
    """The events, by property name; text as it was before it was escaped."""
    found: list[dict[str, str]] = []
    inside = False
    for line in unfolded(calendar):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
            inside = True
        elif line == "END:VEVENT":
            inside = False
        elif inside:
            plain = re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)
            found[-1][name] = plain
    return found


def test_the_days_are_a_week_three_weeks_six_weeks_and_three_months_on() -> None:
    assert return_dates(date(2026, 3, 2)) == (
        date(2026, 3, 9),
        date(2026, 3, 23),
        date(2026, 4, 16),
        date(2026, 5, 31),
    )


def test_each_day_is_an_all_day_event_with_an_id_of_its_own() -> None:
    days = return_dates(date(2026, 3, 2))
    calendar = as_calendar("it-1", "Payday minus nine", PAGE, days, MADE)
    lines = unfolded(calendar)
    assert (lines[0], lines[1], lines[-1]) == ("BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR")
    found = events(calendar)
    assert [e["DTSTART;VALUE=DATE"] for e in found] == ["20260309", "20260323", "20260416", "20260531"]
    assert [e["DTEND;VALUE=DATE"] for e in found] == ["20260310", "20260324", "20260417", "20260601"]
    assert len({e["UID"] for e in found}) == 4
    assert {e["DTSTAMP"] for e in found} == {"20260302T090000Z"}
    assert {e["URL"] for e in found} == {PAGE}
    assert {e["SUMMARY"] for e in found} == {"A second take: Payday minus nine"}


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_any_title_comes_back_and_no_line_is_too_long(title: str) -> None:
    calendar = as_calendar("it-1", title, PAGE, (date(2026, 3, 9),), MADE)
    assert max(len(line.encode()) for line in calendar.split("\r\n")) <= MOST_OCTETS
    (event,) = events(calendar)
    assert event["SUMMARY"] == f"A second take: {title}"
    assert event["DESCRIPTION"].endswith(f"\n{PAGE}")
