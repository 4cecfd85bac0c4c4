"""How the room says things: plain words for sectors, rehearsals, behaviours and ratings."""

from app.domain.persona import Difficulty, Rehearsal, Sector

SECTORS: dict[Sector, str] = {
    Sector.NHS: "NHS",
    Sector.POLICE: "Police",
    Sector.CIVIL_SERVICE: "Civil service",
    Sector.CORPORATE: "Corporate",
    Sector.SOCIAL_CARE: "Social care",
    Sector.HIGHER_EDUCATION: "Higher education",
    Sector.FINANCIAL_SERVICES: "Financial services",
    Sector.CREATIVE_INDUSTRIES: "Creative industries",
}

REHEARSALS: dict[Rehearsal, str] = {
    Rehearsal.ATTENDING: "Attending",
    Rehearsal.UNDERSTANDING: "Understanding",
    Rehearsal.EMPATHISING: "Empathising",
    Rehearsal.HELPING: "Helping",
    Rehearsal.DISCLOSURE_RESPONSE: "When someone tells you",
    Rehearsal.PERFORMANCE: "Standards, with care",
    Rehearsal.FOLLOW_UP: "Keeping your word",
}

DIFFICULTIES: dict[Difficulty, tuple[str, str]] = {
    Difficulty.WARM: ("Warm", "You two have good history."),
    Difficulty.STANDARD: ("Standard", "An ordinary working relationship."),
    Difficulty.GUARDED: ("Guarded", "They have reasons to be careful with you."),
}
"""Each with the sentence that says what it changes."""

BEHAVIOURS: dict[str, tuple[str, str]] = {
    "attending": ("Attending", "noticing, and making room"),
    "understanding": ("Understanding", "finding out what it is like from where they stand"),
    "empathising": ("Empathising", "letting it reach you, and letting them see that"),
    "helping": ("Helping", "something they can count on"),
    "clarity": ("Clarity", "saying the standard out loud"),
    "care": ("Care", "keeping hold of the person"),
}
"""What a rehearsal can be about, each with what it comes down to."""

FOCUS = ("attending", "understanding", "empathising", "helping")
"""The behaviours a leader may choose to work on."""

STATEMENTS: tuple[tuple[str, str], ...] = (
    ("attending", "I noticed how they were, and made room for it."),
    ("understanding", "I found out what it is like for them before I answered."),
    ("empathising", "It reached me, and they could tell."),
    ("helping", "They left with something they can count on."),
)
"""What the leader says about themself before anything is shown, by behaviour."""

HOW_MUCH: tuple[tuple[int, str], ...] = (
    (1, "not really"),
    (2, "a little"),
    (3, "in places"),
    (4, "mostly"),
    (5, "throughout"),
)

LEVELS = {1: "not yet", 2: "now and then", 3: "in good part", 4: "clearly", 5: "all the way through"}
"""A rating from 1 to 5 in words."""

NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def in_words(number: int) -> str:
    """A small whole number as English writes it; from eleven on, in figures."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)


def rating_words(value: int | str) -> str:
    """A level as the pages say it: 1 to 5 in words and number, NE and UR in words."""
    if isinstance(value, int):
        return f"{LEVELS[value]}, {value} of 5"
    return "no opportunity" if value == "NE" else "unclear: ask a person"


def behaviour(name: str) -> str:
    """How a behaviour is called on a page; an unknown one keeps its own name."""
    return BEHAVIOURS[name][0] if name in BEHAVIOURS else name.replace("-", " ").capitalize()
