"""Days to come back on, as a calendar file (RFC 5545): all-day events, so no time zone is needed.

Nothing that was said or written stands in it: a calendar is often seen by others.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

MOST_OCTETS = 75
"""Of a content line, without its line end (RFC 5545, 3.1)."""


def as_calendar(iteration_id: str, title: str, page: str, days: tuple[date, ...], made: datetime) -> str:
    """A calendar with one all-day event for each day.

    Args:
        iteration_id: makes each event's UID, so that a second import changes the same events.
        title: of the scene, in every summary.
        page: address of the practice.
        days: on which to come back.
        made: when the file was made.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Second Take//Return dates//EN",
        "CALSCALE:GREGORIAN",
    ]
    for number, day in enumerate(days, 1):
        lines += _event(f"{iteration_id}-{number}@secondtake", title, page, day, made)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(uid: str, title: str, page: str, day: date, made: datetime) -> list[str]:
    about = (
        "Ten minutes. First recall the line you took with you, without looking. Did you have the "
        f"conversation? What happened? Then go in again.\n{page}"
    )
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{made.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(f'A second take: {title}')}",
        f"DESCRIPTION:{_escaped(about)}",
        f"URL:{page}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\r\n", "\n").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A content line in pieces of at most MOST_OCTETS; no character is cut in two."""
    piece, octets = "", 0
    for character in line:
        size = len(character.encode())
        if octets + size > MOST_OCTETS:
            yield piece
            piece, octets = " ", 1
        piece += character
        octets += size
    yield piece
