"""The help panel's lines, with numbers that a phone can dial."""

import re
from collections.abc import Iterable

from app.domain.care import OWN_ORGANISATION, HelpLine
from app.domain.persona import Support
from app.web.contexts import HelpEntry, RoutePart

_DIALLED = re.compile(
    r"(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?<=Call )(?P<tel>[\d ]*\d)"
    r"|(?P<sms>Text (?P<word>[A-Z]+) to (?P<to>\d+))"
)


def entries(lines: Iterable[HelpLine]) -> tuple[HelpEntry, ...]:
    """Help lines as the panel shows them, in the same order."""
    return tuple(
        HelpEntry(
            name=line.name,
            offers=line.offers,
            route=route(line.route),
            unknown=not line.route or line == OWN_ORGANISATION,
        )
        for line in lines
    )


def sources(support: Iterable[Support]) -> tuple[HelpEntry, ...]:
    """What a scene's organisation has to offer; what it has not told is something to find out."""
    return tuple(
        HelpEntry(
            name=source.name,
            offers=source.offers,
            route=route(source.route or OWN_ORGANISATION.route),
            unknown=not source.route,
        )
        for source in support
    )


def route(text: str) -> tuple[RoutePart, ...]:
    """How to reach somebody, with the dialled parts as links; the joined texts are `text`."""
    parts: list[RoutePart] = []
    at = 0
    for found in _DIALLED.finditer(text):
        parts += [
            RoutePart(text=text[at : found.start()]),
            RoutePart(text=found.group(), href=_address(found)),
        ]
        at = found.end()
    parts.append(RoutePart(text=text[at:]))
    return tuple(part for part in parts if part.text)


def _address(found: re.Match[str]) -> str:
    if found["mail"]:
        return f"mailto:{found['mail']}"
    if found["sms"]:
        return f"sms:{found['to']}?body={found['word']}"
    return "tel:" + found["tel"].replace(" ", "")
