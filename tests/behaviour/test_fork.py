"""The fork shows every way to answer the moment, whoever the colleague is and however they were spoken to."""

import pytest

from app.errors import NoMoment
from tests.behaviour.rehearsing import room
from tests.golden.scripts import catalogue

SPOKEN_TO = (
    ("Morning. You look tired.", "What's been happening?", "Have you tried talking to somebody about it?"),
    ("Can we get started?", "How are you?", "Just make a list."),
    ("I've noticed you're quieter than usual.", "You should take some leave."),
    ("That sounds hard.", "Is it work?", "You need to get more sleep."),
    ("Pull yourself together.", "Everyone's tired.", "Right, the numbers."),
)
SEEDS = (1, 2)


@pytest.mark.parametrize("persona", [cast.persona.id for cast in catalogue().casts()])
async def test_no_way_is_left_out(persona: str) -> None:
    forks = 0
    for lines in SPOKEN_TO:
        for seed in SEEDS:
            with room() as place:
                practice = place.open_practice(persona, seed=seed, note_read=True)
                iteration = await place.begin(practice.id)
                for line in lines:
                    async for _ in place.take_turn(iteration.id, line):
                        pass
                place.end(iteration.id)
                await place.debrief(iteration.id)
                try:
                    found = await place.fork(iteration.id)
                except NoMoment:
                    continue
                assert found.missing == (), (lines, seed, found.line)
                forks += 1
    assert forks >= len(SPOKEN_TO)
