"""What can be counted in a conversation, a sentence each, and at which turns it was."""

from collections.abc import Sequence

from app.domain.behaviours import Code, Grade
from app.domain.debrief.values import Fact, Shape
from app.domain.debrief.wording import at_turns, number, often
from app.domain.rubric import Conduct


def facts_of(shape: Shape, conduct: Conduct, called: str) -> tuple[Fact, ...]:
    """Signs shown and taken up, what was new, acknowledgement against empathy, the first advice.

    Every sentence names the turns it rests on; where something never happened there is none to name.
    """
    acknowledged = tuple(a.number for a in conduct.acts if Code.EMP_ACK in a.codes)
    met = tuple(a.number for a in conduct.acts if a.grade in (Grade.THIN, Grade.FULL))
    opened = tuple(point.turn for point in shape.points if point.opened)
    told = [_signs(conduct, called), _warmth(acknowledged, met)]
    if opened:
        told.append(Fact(text=f"{called} told you something new {at_turns(opened)}.", turns=opened))
    if shape.first_advice:
        at = (shape.first_advice,)
        told.append(Fact(text=f"Your first advice came {at_turns(at)}.", turns=at))
    return tuple(fact for fact in told if fact is not None)


def _signs(conduct: Conduct, called: str) -> Fact | None:
    shown, taken = conduct.shown_at, conduct.taken_at
    if not shown:
        return None
    turns = tuple(sorted({*shown, *taken}))
    if len(shown) == 1:
        end = f"you took it up {at_turns(taken)}" if taken else "it went by"
        return Fact(
            text=f"{called} showed one sign that something was up, {at_turns(shown)}, and {end}.", turns=turns
        )
    if not taken:
        end = "they went by"
    elif len(taken) == 1:
        end = f"you took up one, {at_turns(taken)}"
    else:
        end = f"you took up {number(len(taken))}, {at_turns(taken)}"
    signs = f"{number(len(shown))} signs that something was up"
    return Fact(text=f"{called} showed {signs} ({at_turns(shown)}), and {end}.", turns=turns)


def _warmth(acknowledged: Sequence[int], met: Sequence[int]) -> Fact | None:
    turns = tuple(sorted({*acknowledged, *met}))
    if acknowledged and met:
        text = (
            f"You acknowledged it {often(len(acknowledged))} ({at_turns(acknowledged)}) "
            f"and showed {often(len(met))} ({at_turns(met)}) that it reached you."
        )
    elif acknowledged:
        text = (
            f"You acknowledged it {often(len(acknowledged))} ({at_turns(acknowledged)}); "
            "that it reached you did not show yet."
        )
    elif met:
        text = f"You showed {often(len(met))} ({at_turns(met)}) that it reached you."
    else:
        return None
    return Fact(text=text, turns=turns)
