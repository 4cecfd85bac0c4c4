"""The kinds of rehearsal there are: where, what for, how hard, and how strain shows."""

from enum import StrEnum


class Sector(StrEnum):
    """Where the scene is set."""

    NHS = "nhs"
    POLICE = "police"
    CIVIL_SERVICE = "civil-service"
    CORPORATE = "corporate"
    SOCIAL_CARE = "social-care"
    HIGHER_EDUCATION = "higher-education"
    FINANCIAL_SERVICES = "financial-services"
    CREATIVE_INDUSTRIES = "creative-industries"


class Rehearsal(StrEnum):
    """What the scene is there to practise."""

    ATTENDING = "attending"
    UNDERSTANDING = "understanding"
    EMPATHISING = "empathising"
    HELPING = "helping"
    DISCLOSURE_RESPONSE = "disclosure-response"
    PERFORMANCE = "performance"
    FOLLOW_UP = "follow-up"


class Difficulty(StrEnum):
    """How much history the colleague and the leader start with."""

    WARM = "warm"
    STANDARD = "standard"
    GUARDED = "guarded"


class Style(StrEnum):
    """How strain shows in what people do. Never tied to gender, age, ethnicity or rank."""

    DEFLECTOR = "deflector"
    STOIC = "stoic"
    OVER_APOLOGISER = "over-apologiser"
    IRRITABLE = "irritable"
    TEARFUL = "tearful"
    PEOPLE_PLEASER = "people-pleaser"
    WITHDRAWN = "withdrawn"
