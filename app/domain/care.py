"""Care for the leader: the stop word, and where help is.

Facts of services were checked against their public pages; nothing unconfirmed stands here.
"""

import re

from pydantic import BaseModel, ConfigDict

from app.domain.persona import Sector
from app.domain.words import words


class HelpLine(BaseModel):
    """A place to turn to."""

    model_config = ConfigDict(frozen=True)

    name: str
    offers: str
    route: str


STOP_WORDS = (
    "stop",
    "stop stop",
    "stop please",
    "please stop",
    "stop now",
    "stop it now",
    "stop this",
    "stop the scene",
    "stop scene",
    "end scene",
    "end the scene",
    "i want to stop",
    "i want to stop now",
    "i need to stop",
    "i need to stop now",
    "i have to stop",
    "can we stop",
    "can we stop now",
    "can i stop",
    "lets stop",
    "lets stop there",
    "lets stop here",
    "i cant do this",
    "red",
)
"""Said alone, any of these ends the scene at once."""

STEPPED_OUT = (
    "I've stepped out of the scene. If this has touched something of your own, "
    "that matters more than practice. Nothing of what you just wrote is kept, and nothing here is rated."
)
NOT_MONITORED = (
    "This is software; nobody is watching it and it can't call anyone. "
    "The people below can help, and you can say it to them as plainly as you like."
)

_EVERYONE = (
    HelpLine(name="999", offers="if you or someone else is in danger now", route="Call 999"),
    HelpLine(
        name="NHS 111, option 2",
        offers="urgent mental health help in England; there are equivalents elsewhere",
        route="Call 111, choose option 2",
    ),
    HelpLine(
        name="Samaritans",
        offers="someone to talk to, free, day and night",
        route="Call 116 123 or write to jo@samaritans.org",
    ),
    HelpLine(name="Shout", offers="a conversation by text, free, any time", route="Text SHOUT to 85258"),
)
_BY_SECTOR = {
    Sector.NHS: (
        HelpLine(
            name="NHS Practitioner Health",
            offers="confidential mental health and addiction service; refer yourself, check who is eligible",
            route="Call 0300 0303 300, Monday to Friday 8 to 8, Saturday 8 to 2",
        ),
    ),
    Sector.POLICE: (
        HelpLine(
            name="Police Mental Health Crisis Line",
            offers="officers and staff in England and Wales, any time, independent of forces",
            route="Call 0300 131 2789",
        ),
    ),
    Sector.CIVIL_SERVICE: (
        HelpLine(
            name="Charity for Civil Servants",
            offers="money, stress, caring, relationships; civil servants past and present and dependants",
            route="Call 0800 056 2424",
        ),
    ),
    Sector.HIGHER_EDUCATION: (
        HelpLine(
            name="Education Support",
            offers="everybody who works in education in England, Scotland and Wales; free and confidential",
            route="Call 08000 562 561",
        ),
    ),
    Sector.CREATIVE_INDUSTRIES: (
        HelpLine(
            name="Film and TV Charity",
            offers="support line, any time",
            route="Call 0800 054 0000",
        ),
    ),
}
OWN_ORGANISATION = HelpLine(
    name="Your own organisation",
    offers="employee assistance, occupational health, a mental health first aider, your union",
    route="Your organisation has not told us; find out by Friday",
)


def is_stop_word(utterance: str) -> bool:
    """Whether the whole message is a stop word, whatever its case and punctuation."""
    said = " ".join(words(re.sub(r"(.)\1{3,}", r"\1", utterance)))
    return said in STOP_WORDS


def help_panel(sector: Sector | None) -> tuple[HelpLine, ...]:
    """Where help is, for everyone and for the scene's sector."""
    return (*_EVERYONE, *(_BY_SECTOR.get(sector, ()) if sector else ()), OWN_ORGANISATION)
