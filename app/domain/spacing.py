"""When to come back: days after a conversation on which a further one helps most.

The rhythm is a starting guess: a gap of roughly a tenth to a fifth of how long something must
last, after the literature on spaced practice (Cepeda 2006). It awaits evidence from use.
"""

from datetime import date, timedelta

RETURN_AFTER = (7, 21, 45, 90)
"""Days."""


def return_dates(practised: date) -> tuple[date, ...]:
    """The days to come back on, after a day of practice."""
    return tuple(practised + timedelta(days=days) for days in RETURN_AFTER)
