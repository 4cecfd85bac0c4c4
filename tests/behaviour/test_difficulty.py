"""Warm, standard and guarded: the same leader meets other answers, and the order of leaders stays."""

import pytest

from app.cli.replaying import compare
from app.domain.persona import Difficulty, Persona, Stance
from app.practice.leaders import LEADERS
from app.practice.rehearsing import Played, play
from app.practice.room import Room
from tests.behaviour.rehearsing import room
from tests.golden.scripts import catalogue

CHOSEN = ("F01", "F07", "F08", "F11", "F17", "F22", "F26")
"""One of every style."""
PERSONAS = [catalogue().cast(name).persona for name in CHOSEN]
SEED = 1
LINES = 9
CARELESS = ("task-focused", "fixer", "silent", "hostile")
POLITE = ("acknowledger", "formula")
BESIDE = (Difficulty.WARM, Difficulty.GUARDED)
"""What lies on either side of standard, which is held elsewhere to stricter bounds."""


async def _replies(place: Room, persona: Persona, difficulty: Difficulty, lines: list[str]) -> list[str]:
    practice = place.open_practice(persona.id, difficulty=difficulty, seed=SEED, note_read=True)
    iteration = await place.begin(practice.id)
    for line in lines:
        async for _ in place.take_turn(iteration.id, line):
            pass
    return [turn.reply for turn in place.iteration(iteration.id).turns]


async def _played(persona: Persona, difficulty: Difficulty) -> dict[str, Played]:
    with room() as place:
        return {
            leader: await play(place, persona, leader, SEED, difficulty)
            for leader in LEADERS
            if leader in (*CARELESS, *POLITE, "skilled")
        }


def test_those_who_are_played_here_stand_for_all() -> None:
    styles = {cast.persona.colleague.style for cast in catalogue().casts()}
    assert {persona.colleague.style for persona in PERSONAS} == styles


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda p: p.id)
async def test_the_same_lines_meet_other_answers(persona: Persona) -> None:
    with room() as place:
        skilled = await play(place, persona, "skilled", SEED)
        lines = [row.said.text for row in skilled.rows][:LINES]
        warm = await _replies(place, persona, Difficulty.WARM, lines)
        guarded = await _replies(place, persona, Difficulty.GUARDED, lines)
        again = await _replies(place, persona, Difficulty.GUARDED, lines)
    assert guarded == again
    differ = [a for a, b in zip(warm, guarded, strict=True) if a != b]
    assert len(differ) >= LINES // 2


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda p: p.id)
async def test_leaders_keep_their_order(persona: Persona) -> None:
    played = {difficulty: await _played(persona, difficulty) for difficulty in BESIDE}
    for difficulty, found in played.items():
        begins = found["skilled"].start.rung
        # A warm colleague who begins with a hint tells the problem to whoever leaves them a moment.
        careless = 3 if difficulty is Difficulty.WARM and begins == 2 else max(2, begins)
        reached = {leader: one.end.rung for leader, one in found.items()}
        assert max(reached[leader] for leader in CARELESS) <= careless, reached
        assert max(reached[leader] for leader in POLITE) <= 3, reached
        assert max(reached[leader] for leader in (*CARELESS, *POLITE)) <= reached["skilled"], reached
        felt = {leader: one.end.felt for leader, one in found.items()}
        assert max(felt[leader] for leader in (*CARELESS, *POLITE)) < felt["skilled"], felt
    for leader in (*POLITE, "skilled"):
        warm, guarded = (played[difficulty][leader] for difficulty in BESIDE)
        assert _line_of(warm, 3) <= _line_of(guarded, 3), leader


async def test_a_record_agrees_with_itself_at_every_difficulty() -> None:
    persona = PERSONAS[0]
    lines = [
        "Before the beds, how are you?",
        "That sounds tough.",
        "Pull yourself together.",
        "Sorry. Go on.",
    ]
    with room() as place:
        for difficulty in Difficulty:
            practice = place.open_practice(persona.id, difficulty=difficulty, seed=SEED)
            iteration = await place.begin(practice.id)
            for line in lines:
                async for _ in place.take_turn(iteration.id, line):
                    pass
            kept = place.iteration(iteration.id)
            assert kept.difficulty is difficulty
            assert any(turn.stance is Stance.CLOSED for turn in kept.turns)
            assert all(row["agrees"] for row in compare(catalogue().cast(persona.id), kept))


def _line_of(played: Played, rung: int) -> int:
    return next((n for n, row in enumerate(played.rows, 1) if row.rung >= rung), len(played.rows) + 1)
