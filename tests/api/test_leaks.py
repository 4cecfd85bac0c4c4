"""What the colleague has not said is in no answer, and neither is how they are judged to feel."""

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from app.domain.lines import Line
from app.domain.persona import Persona
from tests.api.front import EVENTS, Front
from tests.builders import SAMPLES
from tests.fakes import catalogue, heard_as

PERSONAS = [cast.persona.id for cast in catalogue().casts()]
INNER_LIFE = {
    *("state", "rung", "trust", "openness", "strain", "felt", "appraisal", "codes", "code", "final_move"),
    *("empathy", "markers", "disclosure", "opened", "recognition", "change", "stance", "move", "direction"),
    *("cue", "cues", "cue_shown", "ladder", "topics", "reactions", "facts", "lines", "said", "engine"),
    *("moments", "better_lines", "helps", "shuts_down", "help_appropriate", "traps", "success", "start"),
    *("because", "why", "score", "scores", "rupture", "acks", "milliseconds", "opening_cue"),
}
MOVES = ("oth.neutral", "att.notice", "emp.ack", "bar.advice", "und.open", "emp.full", "und.reflect_complex")


def lines_of(value: Any) -> Iterator[Line]:
    """Every line in a piece of content, however deep."""
    if isinstance(value, Line):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from lines_of(getattr(value, name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from lines_of(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from lines_of(item)


def secrets(persona: Persona) -> set[str]:
    """Everything written for the colleague that a leader could know only by hearing it."""
    style = next(c.style for c in catalogue().casts() if c.persona.id == persona.id)
    found = {part for line in (*lines_of(persona), *lines_of(style)) for part in (line.say, line.does)}
    found |= {fact for rung in persona.ladder for fact in rung.facts}
    found |= {moment.say for moment in (*persona.moments.met, *persona.moments.closed)}
    found |= {better.say for better in persona.better_lines}
    found |= {*persona.helps, *persona.shuts_down, *persona.success, *persona.traps}
    found |= {way for cue in persona.cues for way in cue.noticed}
    # A line of a word or two ("Mm.") is in every other text; what matters is longer.
    return {text for text in found if len(text.split()) >= 4}


def keys(value: Any) -> set[str]:
    """The names of all fields of a JSON value."""
    if isinstance(value, dict):
        return set(value) | {key for item in value.values() for key in keys(item)}
    if isinstance(value, list):
        return {key for item in value for key in keys(item)}
    return set()


def played(front: Front, persona: str) -> tuple[str, str, str]:
    """A conversation that reaches some way down; practice, iteration, and all bodies on the way."""
    practice = front.practice(persona)
    iteration = front.iteration(practice)
    bodies = []
    for number, move in enumerate(MOVES):
        text = SAMPLES[move]
        front.appraiser.answers.append(heard_as(text, move))
        headers = EVENTS if number % 2 else {}
        answer = front.client.post(f"/v1/iterations/{iteration}/turns", json={"text": text}, headers=headers)
        assert answer.status_code == 200
        bodies.append(answer.text)
    return practice, iteration, "\n".join(bodies)


def heard_by_the_leader(front: Front, iteration: str) -> str:
    kept = front.room.iteration(iteration)
    return "\n".join([kept.opening, *(f"{t.utterance}\n{t.reply}" for t in kept.turns)])


def readable(front: Front, persona: str, practice: str, iteration: str) -> dict[str, Any]:
    """Every address that answers before the debrief, with its answer."""
    addresses = (
        "/v1/personas",
        f"/v1/personas/{persona}",
        f"/v1/practices/{practice}",
        f"/v1/practices/{practice}/progress",
        f"/v1/iterations/{iteration}",
        *(f"/v1/iterations/{iteration}/transcript?format={form}" for form in ("json", "md", "txt")),
    )
    return {address: front.client.get(address) for address in addresses}


@pytest.mark.parametrize("persona_id", PERSONAS)
def test_before_the_debrief_only_what_was_said_can_be_read(front: Front, persona_id: str) -> None:
    persona = catalogue().cast(persona_id).persona
    practice, iteration, bodies = played(front, persona_id)
    heard = heard_by_the_leader(front, iteration) + persona.teaser + persona.title
    unsaid = {text for text in secrets(persona) if text not in heard}
    assert len(unsaid) > 200
    found = {"turns": bodies}
    for ended in (False, True):
        for address, answer in readable(front, persona_id, practice, iteration).items():
            assert answer.status_code == 200, address
            found[f"{address} {ended}"] = answer.text.replace("\\", "")
        front.client.post(f"/v1/iterations/{iteration}/end")
    for where, body in found.items():
        assert [text for text in unsaid if text in body] == [], where


@pytest.mark.parametrize("persona_id", PERSONAS)
def test_before_the_debrief_no_field_speaks_of_the_inner_life(front: Front, persona_id: str) -> None:
    practice, iteration, _ = played(front, persona_id)
    said = front.say(iteration, "And that was that.")
    assert keys(said) & INNER_LIFE == set()
    for address, answer in readable(front, persona_id, practice, iteration).items():
        if answer.headers["content-type"] == "application/json":
            assert keys(answer.json()) & INNER_LIFE == set(), address
    for name, data in front.events(iteration, "One more thing."):
        assert keys(data) & INNER_LIFE == set(), name


@pytest.mark.parametrize("persona_id", PERSONAS)
def test_the_debrief_says_nothing_of_rungs_that_were_not_reached(front: Front, persona_id: str) -> None:
    persona = catalogue().cast(persona_id).persona
    practice = front.practice(persona_id)
    iteration = front.iteration(practice)
    for _ in range(3):
        front.appraiser.answers.append(heard_as("That sounds tough.", "emp.ack"))
        front.say(iteration, "That sounds tough.")
    reached = front.room.iteration(iteration).state.rung
    assert reached < 5
    heard = heard_by_the_leader(front, iteration)
    locked = {
        text
        for rung in persona.ladder
        if rung.rung > reached
        for text in (*rung.facts, *(line.say for line in (*rung.lines, *rung.more)))
        if len(text.split()) >= 4 and text not in heard
    }
    assert len(locked) > 4
    front.client.post(f"/v1/iterations/{iteration}/end")
    debrief = front.client.get(f"/v1/iterations/{iteration}/debrief")
    assert debrief.status_code == 200
    progress = front.client.get(f"/v1/practices/{practice}/progress")
    fork = front.client.get(f"/v1/iterations/{iteration}/fork")
    assert fork.status_code == 200
    for answer in (debrief, progress, fork):
        assert [text for text in locked if text in answer.text] == []


def test_the_search_for_leaks_would_find_one(front: Front) -> None:
    persona = catalogue().cast("F16").persona
    assert persona.ladder[4].lines[0].say in secrets(persona)
    assert keys({"a": [{"b": {"trust": 1}}]}) & INNER_LIFE == {"trust"}


@pytest.mark.parametrize("persona_id", PERSONAS)
def test_pages_before_the_debrief_hold_only_what_was_said(front: Front, persona_id: str) -> None:
    persona = catalogue().cast(persona_id).persona
    _, iteration, _ = played(front, persona_id)
    page = front.client.get(f"/iterations/{iteration}")
    assert page.status_code == 200
    heard = heard_by_the_leader(front, iteration)
    ladder = {
        line.say
        for rung in persona.ladder
        for line in (*rung.lines, *rung.more)
        if len(line.say.split()) >= 4 and line.say not in heard
    }
    assert [text for text in ladder if text in page.text] == []
