"""What every actor does, whichever it is."""

from collections.abc import AsyncGenerator

import pytest

from app.actors.scripted import ScriptedActor
from app.domain.direction import Direction, Part, Role, said_as
from app.domain.lines import Line, Lines, Stance
from app.domain.stages import Actor
from tests.fakes import QueuedActor

pytestmark = pytest.mark.anyio


@pytest.fixture(params=[ScriptedActor, QueuedActor])
def actor(request: pytest.FixtureRequest) -> Actor:
    made: Actor = request.param()
    return made


def lines(*texts: str) -> Lines:
    return tuple(Line(say=text) for text in texts)


def direction(*parts: Part, **fields: object) -> Direction:
    values: dict[str, object] = {
        "turn": 1,
        "seed": 7,
        "name": "Ros",
        "role": "Analyst",
        "voice": "Dry.",
        "place": "A desk",
        "stance": Stance.GUARDED,
        "move": "att.notice",
        "utterance": "You've turned that mug round four times.",
        "parts": parts,
        "quiet": lines("Mm.", "Well."),
    }
    return Direction.model_validate(values | fields)


PLAIN = direction(Part(role=Role.REACTION, pools=(lines("Have I.", "Habit."),)))


async def spoken(actor: Actor, plan: Direction) -> str:
    return "".join([piece.text async for piece in actor.perform(plan)])


async def test_it_has_a_name_for_the_record(actor: Actor) -> None:
    assert 0 < len(actor.name) <= 120


async def test_something_is_said_and_no_piece_is_empty(actor: Actor) -> None:
    pieces = [piece async for piece in actor.perform(PLAIN)]
    assert pieces
    assert all(piece.text for piece in pieces)
    reply = "".join(piece.text for piece in pieces)
    assert reply == reply.strip()


async def test_something_is_said_even_when_every_line_is_used_up(actor: Actor) -> None:
    used = frozenset(said_as(line) for line in lines("Have I.", "Habit.", "Mm.", "Well."))
    assert await spoken(actor, PLAIN.model_copy(update={"spoken": used}))


async def test_something_is_said_where_there_is_no_plan(actor: Actor) -> None:
    assert await spoken(actor, direction(quiet=()))


async def test_it_can_be_left_in_the_middle(actor: Actor) -> None:
    performing = actor.perform(PLAIN)
    async for _ in performing:
        break
    if isinstance(performing, AsyncGenerator):
        await performing.aclose()
    assert await spoken(actor, PLAIN)


async def test_it_does_not_change_its_direction(actor: Actor) -> None:
    before = PLAIN.model_copy(deep=True)
    await spoken(actor, PLAIN)
    assert before == PLAIN


class TestScripted:
    """What only the scripted actor promises: authored words, and the same ones again."""

    async def test_only_what_is_in_the_direction_is_said(self) -> None:
        assert await spoken(ScriptedActor(), PLAIN) in ("Have I.", "Habit.")

    async def test_the_same_direction_gives_the_same_words(self) -> None:
        assert await spoken(ScriptedActor(), PLAIN) == await spoken(ScriptedActor(), PLAIN)

    async def test_seeds_give_different_words(self) -> None:
        said = {await spoken(ScriptedActor(), PLAIN.model_copy(update={"seed": n})) for n in range(20)}
        assert said == {"Have I.", "Habit."}

    async def test_what_was_said_is_not_said_again(self) -> None:
        plan = PLAIN.model_copy(update={"spoken": frozenset({said_as(Line(say="Have I."))})})
        assert await spoken(ScriptedActor(), plan) == "Habit."

    async def test_every_piece_names_the_line_behind_it(self) -> None:
        plan = direction(
            Part(role=Role.REACTION, pools=(lines("Have I."),)),
            Part(role=Role.ANSWER, pools=(lines("Four."),)),
        )
        pieces = [piece async for piece in ScriptedActor().perform(plan)]
        assert [piece.line for piece in pieces] == ["have i.", "four."]
        assert "".join(piece.text for piece in pieces) == "Have I. Four."
