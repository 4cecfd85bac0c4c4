"""Leaders who listen: one who only acknowledges, one who does it well, and one who hurts and repairs."""

from collections.abc import Callable

from app.domain.persona import Rehearsal
from app.practice.leaders.material import (
    Intent,
    Saying,
    asking_need,
    asking_plainly,
    better,
    noticing,
    of_kind,
    offer,
    own_question,
    own_reflection,
    promise,
    question,
    reflection,
    unsaid,
)
from app.practice.leaders.view import View

HELP_FROM = 9
"""Line from which a leader who has been told what it does to them turns to help."""
MOST_LINES = 14
"""After so many lines a leader who listens leaves it there."""

_ACKNOWLEDGEMENTS = (
    "I hear that this is difficult.",
    "That sounds hard.",
    "I can hear that it hasn't been easy.",
    "That's a lot to have on.",
    "I appreciate that it's been difficult.",
    "Thanks for telling me. I know that wasn't easy.",
    "That's a lot for anybody to deal with.",
    "Yes. That is difficult.",
)
_SPACES = ("Take your time.", "There's no rush. I'm not going anywhere.")
_HURT = "Oh, come on. It's hardly the end of the world."
_REPAIR = "I'm sorry, I shouldn't have said that. I brushed you off. Can we start again?"
_AGAIN = "I take that back. I talked over you, and that wasn't fair."
_HURT_AT = 3

_Way = Callable[[View], Saying | None]


def acknowledger(view: View) -> Saying | None:
    """Notices, asks, and acknowledges whatever comes; every third line is a question."""
    if view.number > MOST_LINES - 2:
        return None
    if view.number == 1:
        return noticing(view) or _check_in(view)
    if view.number % 3 == 2:
        asked = question(view)
        if asked is not None:
            return asked
    return unsaid(view, _ACKNOWLEDGEMENTS, Intent.ACKNOWLEDGING)


def skilled(view: View) -> Saying | None:
    """Notices, asks, reflects, feels with them, leaves room; asks what helps, offers, and says when."""
    return _first(view, _help if _time_to_help(view) else _listen)


def rupture_and_repair(view: View) -> Saying | None:
    """Shrugs it off on the third line, takes it back on the fourth, and then listens.

    If they are as curt as before, it is taken back once more, in other words.
    """
    if view.number == _HURT_AT:
        return Saying(text=_HURT, intent=Intent.HURTING)
    if view.number == _HURT_AT + 1:
        return Saying(text=_REPAIR, intent=Intent.REPAIRING)
    if view.number == _HURT_AT + 2 and view.closed:
        return Saying(text=_AGAIN, intent=Intent.REPAIRING)
    return skilled(view)


def _first(view: View, ways: Callable[[View], tuple[_Way, ...]]) -> Saying | None:
    if view.number > min(MOST_LINES, view.persona.turn_limit - 1):
        return None
    return next((saying for way in ways(view) if (saying := way(view)) is not None), None)


def _time_to_help(view: View) -> bool:
    return view.told == 5 or (view.told >= 4 and view.number >= HELP_FROM) or view.number > MOST_LINES - 2


def _help(view: View) -> tuple[_Way, ...]:
    """What would help, an offer, a promise; whoever was just told something answers that first."""
    helping = of_kind(view, "helping")
    begun = sum(line in helping for line in view.said)
    if view.just_told and not begun:
        return (_empathy, reflection)
    return ((asking_need,), (offer, promise), (promise,), (_space,), (lambda _: None,))[min(begun, 4)]


def _listen(view: View) -> tuple[_Way, ...]:
    if view.number == 1:
        return _opening(view)
    own = _scene_first(view)
    if own is not None:
        return (own, question)
    asked_last = "?" in view.said[-1]
    if view.just_told and view.told >= 2:
        return (_empathy, reflection, question)
    if view.told >= 3 and view.said[-1] in of_kind(view, "empathising"):
        return (_space, reflection, question)
    if view.fresh_cue is not None and view.told < 4 and not asked_last:
        return (noticing, question)
    if asked_last:
        return (_empathy, reflection, question) if view.number % 2 else (reflection, _empathy, question)
    return (own_question, own_reflection, question, reflection, _empathy)


def _opening(view: View) -> tuple[_Way, ...]:
    if view.persona.rehearsal is Rehearsal.FOLLOW_UP:
        return (_came_back,)
    return (noticing, _check_in)


def _scene_first(view: View) -> _Way | None:
    """What some scenes need said: the standard, or a plain question about suicide."""
    rehearsal = view.persona.rehearsal
    if rehearsal is Rehearsal.PERFORMANCE and view.number in (3, HELP_FROM - 1):
        return lambda v: better(v, "clarity")
    if rehearsal is Rehearsal.DISCLOSURE_RESPONSE and view.told >= 3:
        plain = asking_plainly(view)
        if plain is not None and plain.text not in view.said:
            return lambda _: plain
    return None


def _check_in(view: View) -> Saying:
    return Saying(text=f"Before anything else, how are you, {view.name}?", intent=Intent.ATTENDING)


def _came_back(view: View) -> Saying:
    return Saying(text="I said I'd find out by today, and I have.", intent=Intent.HELPING)


def _empathy(view: View) -> Saying | None:
    line = better(view, "empathising")
    if line is not None:
        return line
    return unsaid(
        view,
        (f"I'm so sorry, {view.name}. That sounds like a lot to carry by yourself.",),
        Intent.EMPATHISING,
    )


def _space(view: View) -> Saying | None:
    return unsaid(view, _SPACES, Intent.SILENCE)
