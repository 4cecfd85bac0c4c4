"""What has not been said is on no page."""

import types
import typing
from collections.abc import Iterator

import pytest
from pydantic import BaseModel
from starlette.testclient import TestClient

from app.domain.persona import Lines, Persona
from app.practice.room import Room
from app.web import contexts
from app.web.rendering import Page
from tests.web.visiting import finish, go_in, hear, say, words

LONG_ENOUGH = 25
"""Shorter lines may stand on a page by chance."""
NICE = (
    "Morning. How are you?",
    "That sounds hard.",
    "I hear that this is difficult.",
    "I'm sorry, that must be tough.",
    "Right. That's a lot.",
    "What's the plan for today?",
)


def of_lines(lines: Lines) -> Iterator[str]:
    for line in lines:
        yield line.say
        yield line.does


def unspoken(persona: Persona) -> Iterator[str]:
    """Everything a persona could say or be, whether or not it has been."""
    for rung in persona.ladder:
        yield from rung.facts
        yield from of_lines(rung.lines + rung.more)
    for topic in persona.topics:
        for answer in topic.answers:
            yield from of_lines(answer.lines)
    for stances in persona.reactions.values():
        for lines in stances.values():
            yield from of_lines(lines)
    for cue in persona.cues:
        yield from of_lines(cue.shows)
        yield from cue.noticed
    for kind in persona.help.appropriate + persona.help.inappropriate:
        yield from (kind.what, kind.say, kind.why)
    for moment in persona.moments.met + persona.moments.closed:
        yield moment.say
    for better in persona.better_lines:
        yield better.say
    yield from persona.helps + persona.shuts_down + persona.traps + persona.success


def deeper(persona: Persona, rung: int) -> Iterator[str]:
    """What only stands above a rung."""
    for step in persona.ladder:
        if step.rung > rung:
            yield from step.facts
            yield from of_lines(step.lines + step.more)


def found(material: Iterator[str], page: str, said: str) -> list[str]:
    known = " ".join(said.split())
    return [text for text in material if len(text) >= LONG_ENOUGH and text in page and text not in known]


@pytest.fixture
def personas(room: Room) -> list[Persona]:
    return [cast.persona for cast in room.catalogue.casts()]


def test_the_material_would_be_noticed(personas: list[Persona]) -> None:
    for persona in personas:
        line = max(unspoken(persona), key=len)
        assert found(unspoken(persona), f"<p>{line}</p>", "") != []


def test_no_page_before_the_debrief_holds_it(
    visitor: TestClient, room: Room, personas: list[Persona]
) -> None:
    for persona in personas:
        iteration = go_in(visitor, persona.id)
        for line in NICE:
            streamed = str(hear(visitor, iteration, line)[-1][1])
            turns = room.iteration(iteration).turns
            said = " ".join([room.iteration(iteration).opening, *(t.reply for t in turns)])
            practice = room.iteration(iteration).practice
            pages = [
                f"/iterations/{iteration}",
                f"/practices/{practice}",
                f"/practices/{practice}/delete",
                f"/rehearsals/{persona.id}",
                "/",
            ]
            seen = streamed + "".join(words(visitor.get(path).text) for path in pages)
            assert found(unspoken(persona), seen, said) == []
            if room.iteration(iteration).ended:
                break
        visitor.post(f"/iterations/{iteration}/end")
        seen = words(visitor.get(f"/iterations/{iteration}/how-was-that").text)
        assert found(unspoken(persona), seen, said) == []


def test_the_debrief_tells_nothing_that_was_not_reached(
    visitor: TestClient, room: Room, personas: list[Persona]
) -> None:
    for persona in personas:
        iteration = go_in(visitor, persona.id)
        say(visitor, iteration, *NICE[:4])
        page = words(finish(visitor, iteration))
        done = room.iteration(iteration)
        said = " ".join([done.opening, *(t.reply for t in done.turns)])
        assert done.state.rung < 5
        assert found(deeper(persona, done.state.rung), page, said) == []


def leaves(kind: object) -> Iterator[object]:
    """The types that a context is made of, in the end."""
    if typing.get_origin(kind) in {tuple, types.UnionType, typing.Union}:
        for inner in typing.get_args(kind):
            yield from leaves(inner)
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        assert kind.__module__.startswith("app.web."), kind
        for field in kind.model_fields.values():
            yield from leaves(field.annotation)
    else:
        yield kind


def test_contexts_before_the_debrief_are_made_of_plain_words() -> None:
    pages = [
        c for c in vars(contexts).values() if isinstance(c, type) and issubclass(c, Page) and c is not Page
    ]
    assert len(pages) > 5
    for page in pages:
        assert set(leaves(page)) <= {str, int, bool, type(None), Ellipsis}


def test_no_context_before_the_debrief_has_room_for_the_inside() -> None:
    names = {
        name
        for model in vars(contexts).values()
        if isinstance(model, type) and issubclass(model, BaseModel)
        for name in model.model_fields
    }
    assert (
        names & {"state", "rung", "trust", "openness", "felt", "strain", "appraisal", "move", "stance", "cue"}
        == set()
    )
