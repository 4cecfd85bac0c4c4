"""The simulated paths of the state model: the shape that the numbers were chosen for.

Each leader below makes one move a turn. What must hold is where each gets to and when.
"""

from dataclasses import replace

import pytest

from app.domain.behaviours import Code, Marker
from app.domain.disclosure import unlock
from app.domain.inner import Reading, Rupture, State
from app.domain.state import update
from tests.builders import appraisal

OPEN, TEARFUL, STOIC, WITHDRAWN = 1.0, 1.15, 0.7, 0.65

SKILLED = (
    "att.notice und.open und.reflect_simple emp.full und.open und.reflect_complex "
    "emp.full und.space hlp.ask hlp.adjust hlp.commit"
)
ACKNOWLEDGING = "att.notice und.open emp.ack emp.ack und.open emp.ack emp.ack emp.ack emp.ack emp.ack"
ASKING_AND_ACKNOWLEDGING = (
    "att.notice und.open emp.ack und.reflect_simple und.open emp.ack und.reflect_simple und.open "
    "und.reflect_simple und.check emp.ack"
)
REFLECTING = (
    "att.notice und.open und.reflect_simple und.reflect_complex und.open und.reflect_complex "
    "und.reflect_complex und.space und.open und.reflect_simple"
)
ADVISING = "att.notice bar.advice bar.advice bar.advice hlp.offer bar.advice bar.task " + "bar.advice " * 3
FORMULA = "att.notice und.open " + "emp.parrot " * 8
REPAIRING = (
    "att.notice und.open bar.minimise rep.repair und.open emp.full und.reflect_complex emp.full und.space"
)


def walk(path: str, multiplier: float) -> list[State]:
    """States after each turn of a leader who makes these moves."""
    state = State(trust=40, openness=20, strain=70, felt=12, rung=1)
    states = []
    for move in path.split():
        heard = appraisal(move)
        if move == "emp.full":
            heard = replace(heard, markers=tuple(Marker))
        reading = Reading(something_to_be_quiet_about=state.rung >= 3)
        state = update(state, heard, reading, multiplier, Rupture.WITHDRAW).after
        opened = unlock(state, heard, reading).opened
        if opened is not None:
            state = state.model_copy(update={"rung": opened})
        states.append(state)
    return states


def turn_of(rung: int, states: list[State]) -> int | None:
    """Turn on which a rung was first reached."""
    return next((n for n, s in enumerate(states, 1) if s.rung >= rung), None)


def test_skilled_reaches_the_last_layer_at_turn_nine() -> None:
    states = walk(SKILLED, OPEN)
    assert turn_of(4, states) == 7
    assert turn_of(5, states) == 9


def test_tearful_opens_a_turn_or_two_sooner() -> None:
    assert turn_of(5, walk(SKILLED, TEARFUL)) in (7, 8)


@pytest.mark.parametrize(("multiplier", "turn"), [(STOIC, 9), (WITHDRAWN, 10)])
def test_reserved_people_reach_the_feeling_later_and_no_further(multiplier: float, turn: int) -> None:
    states = walk(SKILLED, multiplier)
    assert turn_of(4, states) == turn
    assert states[-1].rung == 4


@pytest.mark.parametrize(("multiplier", "rung"), [(OPEN, 3), (TEARFUL, 3), (STOIC, 2), (WITHDRAWN, 2)])
def test_acknowledgement_stops_at_the_facts(multiplier: float, rung: int) -> None:
    assert walk(ACKNOWLEDGING, multiplier)[-1].rung == rung


@pytest.mark.parametrize("multiplier", [OPEN, TEARFUL, STOIC, WITHDRAWN])
def test_good_questions_with_acknowledgement_reach_the_plateau(multiplier: float) -> None:
    states = walk(ASKING_AND_ACKNOWLEDGING, multiplier)
    assert states[-1].rung == 3
    assert max(s.felt for s in states) < 52


def test_reflection_without_empathy_reaches_the_feeling_but_not_what_is_under_it() -> None:
    states = walk(REFLECTING, OPEN)
    assert turn_of(4, states) == 7
    assert states[-1].rung == 4


@pytest.mark.parametrize("multiplier", [OPEN, TEARFUL, STOIC, WITHDRAWN])
def test_advice_opens_nothing(multiplier: float) -> None:
    assert walk(ADVISING, multiplier)[-1].rung == 1


@pytest.mark.parametrize("multiplier", [OPEN, TEARFUL, STOIC, WITHDRAWN])
def test_formula_stops_at_hints(multiplier: float) -> None:
    assert walk(FORMULA, multiplier)[-1].rung == 2


def test_repair_is_a_way_to_trust() -> None:
    states = walk(REPAIRING, OPEN)
    assert states[2].rupture is Rupture.WITHDRAW
    assert states[3].rupture is Rupture.NONE
    assert turn_of(4, states) == 8


def test_every_path_uses_known_moves() -> None:
    moves = {m for p in (SKILLED, REFLECTING, ADVISING, REPAIRING) for m in p.split()}
    assert moves - {"emp.full"} <= {c.value for c in Code}
