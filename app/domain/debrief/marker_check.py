"""One plain line about one line of the leader's: what it carries, and what it leaves out."""

from pydantic import BaseModel, ConfigDict

from app.domain.behaviours import BARRIERS, Appraisal, Code, Coded, Grade, Marker
from app.domain.debrief.wording import STRENGTH, TAKEN_BACK, WEAKNESS, acknowledged, carried
from app.domain.persona import Persona
from app.domain.words import mentions, stems

ORDINARY = "Nothing in it was about how {name} is."
BORROWED = "It is the line from the page. Now the same thing in words of your own."


class Check(BaseModel):
    """What a try shows, with the words that show it."""

    model_config = ConfigDict(frozen=True)

    quote: str
    """Verbatim from the line; empty where nothing particular was done."""
    says: str
    markers: tuple[Marker, ...] = ()
    """Of empathy alone: which of the four the line carries."""


def marker_check(persona: Persona, utterance: str, appraisal: Appraisal) -> Check:
    """What a line carries and lacks, by its codes and markers; never a level.

    Empathy is told by its four markers; any other act by what it does, the last one first, since
    that is what gets answered. A line taken over from the page is said to be one.
    """
    told = _told(persona, appraisal)
    if _is_borrowed(persona, utterance):
        told = told.model_copy(update={"says": f"{told.says} {BORROWED}"})
    return told


def _told(persona: Persona, appraisal: Appraisal) -> Check:
    colleague = persona.colleague
    if appraisal.empathy in (Grade.THIN, Grade.FULL):
        quote = next(iter(appraisal.quotes(Code.EMP_EMPATHY)), "")
        says = carried(appraisal.markers, colleague)
        if appraisal.cancelled or appraisal.final_move in BARRIERS:
            says = f"{says} {TAKEN_BACK}"
        return Check(quote=quote, says=says, markers=appraisal.markers)
    for coded in _last_first(appraisal):
        if coded.code is Code.EMP_ACK:
            return Check(quote=coded.quote, says=acknowledged(colleague))
        says = WEAKNESS.get(coded.code) or STRENGTH.get(coded.code, "")
        if says:
            return Check(quote=coded.quote, says=says)
    return Check(quote="", says=ORDINARY.format(name=colleague.called))


def _last_first(appraisal: Appraisal) -> list[Coded]:
    """The codes from the last to the first, the final move before all."""
    codes = list(reversed(appraisal.codes))
    return sorted(codes, key=lambda coded: coded.code is not appraisal.final_move)


def _is_borrowed(persona: Persona, utterance: str) -> bool:
    said = stems(utterance)
    return any(mentions(said, (better.say,)) for better in persona.better_lines)
