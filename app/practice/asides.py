"""Words from outside the scene: what the app says in the colleague's place."""

from app.domain.behaviours import OUTSIDE_SCENE, Appraisal, Code
from app.domain.care import NOT_MONITORED, STEPPED_OUT, help_panel
from app.domain.persona import Sector
from app.practice.views import Aside, AsideKind

_ASIDES = {
    AsideKind.REAL_DETAILS: (
        "That reads like details of a real person. Nothing of it was kept. "
        "Say it again without the details and the scene goes on."
    ),
    AsideKind.ABOUT_THE_EXERCISE: (
        "A word from outside the scene: talk to your colleague as you would at work, in your own words. "
        "There is no right ending. Stop when it feels like a place to stop; the debrief comes after. "
        "That message was not part of the scene."
    ),
    AsideKind.OFF_SCENE: (
        "That was for the software rather than for your colleague, so they didn't hear it. "
        "They are still there. Carry on whenever you like."
    ),
}


def care_for(sector: Sector) -> Aside:
    """The app steps out of the scene and shows where help is."""
    return Aside(kind=AsideKind.CARE, text=f"{STEPPED_OUT} {NOT_MONITORED}", help=help_panel(sector))


def aside_for(appraisal: Appraisal, deflected: bool) -> Aside | None:
    """The aside that answers a line in the colleague's place; None where they answer it themself.

    `deflected`: words to the software have been deflected in character before; only then the app steps in.
    """
    final = appraisal.final_move
    if final not in OUTSIDE_SCENE:
        if appraisal.has(Code.OTH_REALDATA):
            return Aside(kind=AsideKind.REAL_DETAILS, text=_ASIDES[AsideKind.REAL_DETAILS])
        return None
    kind = {
        Code.OTH_REALDATA: AsideKind.REAL_DETAILS,
        Code.OTH_META: AsideKind.ABOUT_THE_EXERCISE,
        Code.OTH_OFFSCENE: AsideKind.OFF_SCENE,
    }[final]
    if kind is AsideKind.OFF_SCENE and not deflected:
        return None
    return Aside(kind=kind, text=_ASIDES[kind])
