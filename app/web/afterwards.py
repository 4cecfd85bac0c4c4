"""What comes after the debrief itself: promises, how they came back, and what to take away."""

from app.domain.debrief import Returned
from app.domain.promising import promised
from app.domain.spacing import return_dates
from app.domain.transcript import Iteration
from app.web.quoting import quoted
from app.web.review_contexts import PromiseView, ReturnedView, TakeAwayView


def take_away(iteration: Iteration) -> TakeAwayView:
    """What can be taken away, with the days to come back on."""
    days = return_dates(iteration.began.date())
    return TakeAwayView(kept=iteration.commitment, days=tuple(f"{day.day} {day:%B}" for day in days))


def promises(iteration: Iteration) -> tuple[PromiseView, ...]:
    """What was promised in this conversation, in the leader's own words."""
    stands = None if iteration.promises is None else {promise.id for promise in iteration.promises}
    return tuple(
        PromiseView(id=p.id, quote=p.quote, turn=p.turn, stands=stands is None or p.id in stands)
        for p in promised(iteration.turns)
    )


def returned(found: Returned | None) -> ReturnedView | None:
    """How what was promised came back; None where nothing was due."""
    if found is None:
        return None
    return ReturnedView(
        owed=tuple((one.promise.quote, one.became.value) for one in found.owed),
        quote=quoted(found.quote, found.turn),
        text=found.text,
    )
