"""Every shipped persona tells the scripted leaders apart."""

from itertools import pairwise

import pytest

from app.domain.persona import Persona
from app.practice.checking import Checked, check
from app.practice.leaders import LEADERS, ORDER
from app.practice.rehearsing import play
from tests.behaviour.rehearsing import room
from tests.golden.scripts import catalogue

PERSONAS = [cast.persona for cast in catalogue().casts()]
SEED = 1


async def checked(persona_id: str) -> Checked:
    with room() as place:
        return await check(place, catalogue().cast(persona_id).persona, [SEED])


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda p: p.id)
async def test_it_separates_them(persona: Persona) -> None:
    found = await checked(persona.id)
    assert [v.says for v in found.verdicts[0] if not v.holds] == []
    assert found.separates
    played = found.rehearsals[0]
    assert [one.leader for one in played] == list(LEADERS)
    assert all(one.interventions == 0 for one in played)
    for one in played:
        rungs = [one.start.rung, *(row.rung for row in one.rows)]
        assert all(0 <= later - earlier <= 1 for earlier, later in pairwise(rungs))
        assert one.disclosures == {r: n for n, r in enumerate(rungs) if n and r > rungs[n - 1]}
    assert set(found.overall[0]) == set(LEADERS) >= set(ORDER)
    assert len(found.heard_as) >= len(persona.better_lines)


@pytest.mark.parametrize("leader", ["skilled", "rupture-and-repair", "acknowledger"])
async def test_the_same_seed_gives_the_same_conversation(leader: str) -> None:
    persona = PERSONAS[0]
    with room() as one, room() as another:
        first = await play(one, persona, leader, SEED)
        second = await play(another, persona, leader, SEED)
        third = await play(another, persona, leader, SEED + 1)
    assert first == second
    assert [row.reply for row in first.rows] != [row.reply for row in third.rows]


async def test_leaders_say_nothing_that_needs_a_layer_not_yet_told() -> None:
    for persona in PERSONAS:
        needs = {b.say: b.rung for b in persona.better_lines} | {
            h.say: h.rung for h in persona.help.appropriate
        }
        with room() as place:
            played = await play(place, persona, "skilled", SEED)
        told = played.start.rung
        for row in played.rows:
            assert needs.get(row.said.text, 1) <= told, row.said.text
            told = row.rung
