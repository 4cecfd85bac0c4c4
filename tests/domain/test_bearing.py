"""What difficulty does: it turns the colleague's manner, sooner or later, and nothing else."""

from typing import Any

import pytest
from hypothesis import given

from app.actors.scripted import compose
from app.domain.disclosure import OPENNESS_GATE
from app.domain.inner import Rupture, State
from app.domain.material import Material
from app.domain.movements import ACK_FELT_CEILING
from app.domain.persona import Difficulty, Stance
from app.domain.recognition import Recognition
from app.domain.returning import opening_lines
from app.domain.state import BEARINGS, DIFFICULTY_SHIFT, stance_of, starting_state
from app.domain.turning import Cast, follow, open_scene, take
from tests.builders import SAMPLES, appraisal, iteration
from tests.domain.test_laws import states
from tests.fakes import catalogue

OPENNESS = (Stance.CLOSED, Stance.GUARDED, Stance.OPEN)
"""From the most reserved to the frankest."""
CASTS = catalogue().casts()
MOVES = ("emp.thin", "und.space", "und.reflect_simple", "hlp.offer", "talk.thanks")
"""Moves answered by a reaction and not by a topic, which goes by what has been told."""


def at(**levels: Any) -> State:
    """A state with the given levels; trust is ample and nothing hurts."""
    return State(**({"trust": 50, "openness": 20, "strain": 60, "felt": 12, "rung": 1} | levels))


@pytest.mark.parametrize(
    ("difficulty", "openness", "felt", "trust"),
    [
        (Difficulty.WARM, 26, 28, 10),
        (Difficulty.STANDARD, 38, 28, 15),
        (Difficulty.GUARDED, 48, 45, 20),
    ],
)
def test_the_manner_turns_at_its_levels_and_not_below(
    difficulty: Difficulty, openness: float, felt: float, trust: float
) -> None:
    def stance(**levels: float) -> Stance:
        return stance_of(at(**({"openness": openness, "felt": felt} | levels)), difficulty)

    assert stance() is Stance.OPEN
    assert stance(openness=openness - 0.01) is Stance.GUARDED
    assert stance(felt=felt - 0.01) is Stance.GUARDED
    assert stance(trust=trust) is Stance.OPEN
    assert stance(trust=trust - 0.01) is Stance.CLOSED


def test_the_levels_are_those_of_the_gates() -> None:
    opens = {difficulty: bearing.open_from for difficulty, bearing in BEARINGS.items()}
    assert opens == {
        Difficulty.WARM: OPENNESS_GATE[2],
        Difficulty.STANDARD: OPENNESS_GATE[3],
        Difficulty.GUARDED: OPENNESS_GATE[4],
    }
    assert BEARINGS[Difficulty.GUARDED].open_felt > ACK_FELT_CEILING


@given(states)
def test_nobody_is_franker_for_being_more_guarded(state: State) -> None:
    warm, standard, guarded = (OPENNESS.index(stance_of(state, d)) for d in DIFFICULTY_SHIFT)
    assert warm >= standard >= guarded


@pytest.mark.parametrize("difficulty", Difficulty)
@pytest.mark.parametrize("hurt", [Rupture.WITHDRAW, Rupture.CONFRONT])
def test_a_hurt_closes_whoever_it_is(difficulty: Difficulty, hurt: Rupture) -> None:
    assert stance_of(at(trust=100, openness=100, felt=100, rupture=hurt), difficulty) is Stance.CLOSED


@pytest.mark.parametrize("difficulty", Difficulty)
def test_nobody_begins_closed_or_won_over(difficulty: Difficulty) -> None:
    for cast in CASTS:
        start = starting_state(cast.persona, difficulty)
        assert stance_of(start, difficulty) is Stance.GUARDED, cast.persona.id
        opening, _ = open_scene(cast, start, difficulty, seed=1)
        assert opening.stance is Stance.GUARDED


def test_a_greeting_a_week_on_is_in_the_manner_of_the_two() -> None:
    cast = catalogue().cast("F01")
    left = at(openness=40, felt=30)
    material = Material(persona=cast.persona, style=cast.style, rung=1)
    frank = opening_lines(material, left, Difficulty.WARM)
    assert frank == opening_lines(material, left, Difficulty.STANDARD)
    assert frank != opening_lines(material, left, Difficulty.GUARDED)


def test_history_opens_sooner_what_being_understood_has_earned() -> None:
    talking = at(openness=30, felt=30)
    assert [stance_of(talking, d) for d in (Difficulty.WARM, Difficulty.STANDARD)] == [
        Stance.OPEN,
        Stance.GUARDED,
    ]


def test_the_state_moves_alike_at_every_difficulty() -> None:
    cast = catalogue().cast("F06")
    for move in ("att.notice", "und.open", "emp.ack", "emp.full", "bar.harsh", "rep.repair", "hlp.commit"):
        outcomes = [
            follow(cast, _talking(cast, difficulty), appraisal(move), Recognition())
            for difficulty in Difficulty
        ]
        assert outcomes[0] == outcomes[1] == outcomes[2], move


@pytest.mark.parametrize("cast", CASTS, ids=lambda cast: cast.persona.id)
def test_the_same_line_in_the_same_state_is_answered_in_another_manner(cast: Cast) -> None:
    answers = {difficulty: _answers(cast, difficulty) for difficulty in Difficulty}
    assert answers[Difficulty.WARM] == answers[Difficulty.STANDARD]
    differ = [m for m in MOVES if answers[Difficulty.WARM][m] != answers[Difficulty.GUARDED][m]]
    assert len(differ) >= len(MOVES) - 1, differ


def _talking(cast: Cast, difficulty: Difficulty) -> Any:
    """A conversation where an ordinary colleague has just warmed, and a guarded one has not."""
    rung = max(2, starting_state(cast.persona, difficulty).rung)
    start = at(openness=40, felt=30, rung=rung)
    return iteration(persona=cast.persona, start=start, difficulty=difficulty, ended=None)


def _answers(cast: Cast, difficulty: Difficulty) -> dict[str, str]:
    """What is said to each move as the rung stands: nothing new opens on the way."""
    said = {}
    for move in MOVES:
        heard = appraisal(move) if move in SAMPLES else appraisal("oth.neutral", quotes=["Thanks."])
        text = SAMPLES.get(move, "Thanks.")
        talking = _talking(cast, difficulty)
        step = take(cast, talking, text, heard, tells_to=talking.state.rung)
        said[move] = "".join(piece.text for piece in compose(step.direction))
    return said
