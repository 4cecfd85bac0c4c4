"""Every shipped colleague has enough to say: topics, ways of telling, and a reaction for whatever is done."""

import pytest

from app.domain.behaviours import Code
from app.domain.lines import MOVES
from app.domain.persona import Persona, Stance
from tests.fakes import catalogue

PERSONAS = [cast.persona for cast in catalogue().casts()]
TOPICS = 12
WAYS = 4
FAMILIES = {move.split(".")[0] for move in MOVES}
"""Families of moves, ordinary talk among them."""
each = pytest.mark.parametrize("persona", PERSONAS, ids=lambda p: p.id)


def test_there_are_thirty() -> None:
    assert [persona.id for persona in PERSONAS] == [f"F{n:02}" for n in range(1, 31)]


def test_the_families_are_those_of_the_coding_scheme() -> None:
    assert {code.value.split(".")[0] for code in Code} <= FAMILIES


@each
def test_topics_and_ways_of_telling(persona: Persona) -> None:
    assert len(persona.topics) >= TOPICS
    deeper = [topic for topic in persona.topics if len({answer.rung for answer in topic.answers}) > 1]
    assert len(deeper) >= TOPICS, "answers that depend on the rung"
    for rung in persona.ladder:
        assert len({line.say for line in rung.lines}) >= WAYS, rung.rung
    assert len(persona.cues) >= 4
    for entries in (persona.help.appropriate, persona.help.inappropriate):
        assert entries
    for moments in (persona.moments.met, persona.moments.closed):
        assert moments


@each
@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_a_reaction_of_their_own_in_three_stances(persona: Persona, family: str) -> None:
    whole = [
        move
        for move, by_stance in persona.reactions.items()
        if move.startswith(f"{family}.") and all(by_stance.get(stance) for stance in Stance)
    ]
    assert whole, f"no {family} move has lines of their own in every stance"


@each
def test_a_route_is_a_fact_or_empty(persona: Persona) -> None:
    """What only an organisation knows stays empty, and is shown as something to find out."""
    names = {"employee assistance programme", "occupational health", "mental health first aider"}
    for source in persona.support:
        if source.name.lower() in names:
            assert source.route == "", source.name
