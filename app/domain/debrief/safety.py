"""The checklist for answering a disclosure: what was done, partly done or not yet. Never a rating."""

import re
from collections.abc import Iterable

from app.domain.behaviours import Code
from app.domain.debrief.quoting import shorten, sound
from app.domain.debrief.values import Decision, SafetyItem, SafetyStatus
from app.domain.persona import Colleague, Persona
from app.domain.transcript import Iteration, Turn

_ROUTE = re.compile(
    r"\b(?:999|111|116 ?123|85258|samaritans|shout|gp|eap|employee assistance|occupational health|"
    r"oh|helpline)\b",
    re.IGNORECASE,
)
_SIDESTEP = re.compile(r"\b(?:silly|stupid|daft)\b", re.IGNORECASE)
_OBJECT = {"he": "him", "she": "her", "they": "them"}
_SELF = {"he": "himself", "she": "herself", "they": "themself"}
_LEAVING = (Code.BAR_TASK, Code.BAR_AVOID, Code.BAR_INTERRUPT)
_STAYING = (Code.SAFE_ACT, Code.UND_SPACE, Code.EMP_EMPATHY, Code.SAFE_ASK)

Shown = tuple[Turn, str]


def checklist(persona: Persona, iteration: Iteration) -> tuple[SafetyItem, ...]:
    """Each step with its status and, where it was taken, the words. The last can only be done afterwards.

    Where nothing had hinted at suicide yet, there was no need to ask about it.
    """
    turns = iteration.turns
    noticed = _first(turns, (Code.ATT_NOTICE, Code.ATT_FOLLOWUP, Code.SAFE_ASK, Code.EMP_EMPATHY))
    asked = _first(turns, (Code.SAFE_ASK,))
    aside = next(((t, shorten(t.utterance)) for t in turns if _SIDESTEP.search(t.utterance)), None)
    staying, leaving = _first(turns, _STAYING), _first(turns, _LEAVING)
    acted, signposted = _first(turns, (Code.SAFE_ACT,)), _first(turns, (Code.HLP_SIGNPOST,))
    routed = _route(turns)
    vague = _first(turns, (Code.BAR_GENERIC,))
    promised = _dated(turns)
    hinted = persona.indicator is not None and iteration.state.rung >= persona.indicator
    return (
        _item("noticed", "Noticed what was hinted at", noticed),
        _item("asked", "Asked directly, in plain words", asked, aside, "not yet" if hinted else "not needed"),
        _item("stayed", "Stayed with them", None if leaving else staying, staying),
        _kept("secrecy", "Did not promise secrecy", turns, Code.BAR_SECRECY, Code.SAFE_CONFID),
        _kept("no_diagnosis", "Did not diagnose or debate", turns, Code.BAR_DIAGNOSE, Code.REP_REPAIR),
        _item("others", "Involved others, with their knowledge", acted, signposted),
        _item("route", "Knew a way to reach help", routed, signposted or vague),
        _item("tonight", "Arranged what happens next", acted or promised, _first(turns, (Code.HLP_COMMIT,))),
        SafetyItem(id="yourself", step="Looked after yourself afterwards", status="not yet"),
    )


def decision(colleague: Colleague) -> Decision:
    """The night on which 999 is the right answer: asked about in writing, never played."""
    name, them, self_ = colleague.called, _OBJECT[colleague.pronouns], _SELF[colleague.pronouns]
    return Decision(
        question=(
            f"Suppose {name} had told you of not being able to keep {self_} safe tonight. What would you do "
            f"in the next ten minutes, whom would you ring, and what would you say to {name} first?"
        ),
        answer=(
            f"A sound answer: stay with {name}, ring 999, and say that you are doing it. Nobody sends {them} "
            f"home alone, and somebody you can name stays with {them} until help has come. Then tell the "
            "person your organisation names for this what happened, briefly, and let somebody look after "
            "you. It is never yours to carry alone."
        ),
    )


def _item(
    name: str,
    step: str,
    done: Shown | None,
    partly: Shown | None = None,
    otherwise: SafetyStatus = "not yet",
) -> SafetyItem:
    shown = done or partly
    status: SafetyStatus = "done" if done else "partly" if partly else otherwise
    if shown is None:
        return SafetyItem(id=name, step=step, status=status)
    return SafetyItem(id=name, step=step, status=status, turn=shown[0].number, quote=shown[1])


def _kept(name: str, step: str, turns: Iterable[Turn], broken: Code, mended: Code) -> SafetyItem:
    slip = _first(turns, (broken,))
    if slip is None:
        return SafetyItem(id=name, step=step, status="done")
    later = (t for t in turns if t.number > slip[0].number)
    status: SafetyStatus = "partly" if _first(later, (mended, Code.REP_REPAIR)) else "not yet"
    return SafetyItem(id=name, step=step, status=status, turn=slip[0].number, quote=slip[1])


def _first(turns: Iterable[Turn], codes: tuple[Code, ...]) -> Shown | None:
    return next(((t, shorten(c.quote)) for t in turns for c in sound(t) if c.code in codes), None)


def _route(turns: Iterable[Turn]) -> Shown | None:
    codes = (Code.SAFE_ACT, Code.HLP_SIGNPOST)
    return next(
        (
            (t, shorten(c.quote))
            for t in turns
            for c in sound(t)
            if c.code in codes and (_ROUTE.search(c.quote) or c.code is Code.HLP_SIGNPOST)
        ),
        None,
    )


def _dated(turns: Iterable[Turn]) -> Shown | None:
    return _first((t for t in turns if t.recognition.when), (Code.HLP_COMMIT,))
