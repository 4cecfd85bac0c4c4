"""No prompt holds what is locked, nor a word of how the colleague is judged."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.actors.brief import Sheet, as_spoken, messages_for
from app.actors.guard_words import Wrong
from app.actors.wording import DONE, PARTS, STANCES
from app.domain.behaviours import Code, Grade, Marker
from app.domain.direction import Role
from app.domain.locking import salt_of, tells
from app.domain.persona import MOVES, Persona, Stance
from app.llm import Message
from tests.actors.models import PROMPTS, directed
from tests.builders import shipped_rubric
from tests.domain.test_nothing_leaks import appraised, begin, go_on, moves
from tests.fakes import catalogue

Moves = list[tuple[str, Code, Grade, tuple[Marker, ...]]]
CODES = tuple(code.value for code in Code)
NUMBERED = re.compile(r"\b[1-5](?: of 5|/5)\b|\b(?:layer|level|step|rung) [1-5]\b")


def texts_of(value: object) -> Iterator[str]:
    """Every text of some words in a value of any depth."""
    if isinstance(value, dict):
        for part in value.values():
            yield from texts_of(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts_of(part)
    elif isinstance(value, str) and len(value.split()) > 2:
        yield value


RUBRIC = tuple(texts_of(shipped_rubric().model_dump(mode="json")))
PERSONAS = tuple(cast.persona.id for cast in catalogue().casts())
JUDGING = re.compile(
    r"\b(?:rungs?|rubric|rating|scores?|stance|openness|guarded|empath\w*|acknowledg\w*|validat\w*|appraisal|"
    r"criteri\w*|disclos\w*|final move|codes?|locked|unlock\w*|grade)\b|\b(?:"
    + "|".join(re.escape(code.value) for code in Code)
    + r")\b",
    re.IGNORECASE,
)


def prompts_of(
    persona: str, leader: list[tuple[str, Code, Grade, tuple[Marker, ...]]], seed: int
) -> list[tuple[int, list[Message]]]:
    """The prompt of every turn of a conversation, with the rung at which it was written."""
    cast = catalogue().cast(persona)
    iteration = begin(cast, seed)
    written = []
    for n, (text, code, grade, markers) in enumerate(leader):
        iteration, direction = go_on(cast, iteration, text, appraised(text, code, grade, markers))
        held_back = list(Wrong)[n % len(Wrong)] if n % 3 == 0 else None
        messages = messages_for(PROMPTS, Sheet.of(direction), n % 2 == 0, held_back)
        written.append((iteration.state.rung, messages))
    return written


def locked_texts(persona: Persona, rung: int) -> list[str]:
    """Every fact and line above a rung, word for word."""
    above = [r for r in persona.ladder if r.rung > rung]
    texts = [text for r in above for text in (*r.facts, *(line.say for line in (*r.lines, *r.more)))]
    for topic in persona.topics:
        for answer in topic.answers:
            texts += [line.say for line in answer.lines if max(answer.rung, line.rung) > rung]
    return [text for text in texts if len(text.split()) > 3]


@pytest.mark.parametrize("persona", PERSONAS)
@settings(max_examples=10, deadline=None)
@given(leader=st.lists(moves, min_size=1, max_size=14), seed=st.integers(0, 999))
def test_nothing_locked_is_in_any_prompt(
    persona: str, leader: list[tuple[str, Code, Grade, tuple[Marker, ...]]], seed: int
) -> None:
    cast = catalogue().cast(persona)
    for rung, messages in prompts_of(persona, leader, seed):
        whole = "\n".join(m.content for m in messages)
        assert [text for text in locked_texts(cast.persona, rung) if text in whole] == []


@pytest.mark.parametrize("persona", PERSONAS)
@settings(max_examples=10, deadline=None)
@given(leader=st.lists(moves, min_size=1, max_size=14), seed=st.integers(0, 999))
def test_the_directions_themselves_tell_nothing_locked(
    persona: str, leader: list[tuple[str, Code, Grade, tuple[Marker, ...]]], seed: int
) -> None:
    """Also in other words: no line of a direction leaves the print of something locked."""
    cast = catalogue().cast(persona)
    for rung, messages in prompts_of(persona, leader, seed):
        for line in (li for m in messages if m.role == "system" for li in m.content.splitlines()):
            if line.startswith("- "):  # what is offered and what was told; the rest is the templates' own
                assert not tells(line, cast.locked(rung), salt_of(cast.persona.id)), line


def test_the_rubric_has_sentences_to_look_for() -> None:
    assert len(RUBRIC) > 20


def put_in(persona: str, leader: Moves, seed: int) -> Iterator[tuple[str, str]]:
    """Each system message of a conversation: whole, and without what the persona's author wrote."""
    cast = catalogue().cast(persona)
    iteration = begin(cast, seed)
    for n, (text, code, grade, markers) in enumerate(leader):
        iteration, direction = go_on(cast, iteration, text, appraised(text, code, grade, markers))
        sheet = Sheet.of(direction)
        authors = {
            direction.background,
            direction.voice,
            direction.role,
            direction.place,
            *direction.says,
            *direction.never_says,
            *direction.facts,
            *sheet.written,
        }
        held_back = list(Wrong)[n % len(Wrong)]
        for message in messages_for(PROMPTS, sheet, True, held_back):
            if message.role == "system":
                ours = message.content
                for words in sorted(authors - {""}, key=len, reverse=True):
                    ours = ours.replace(words, "")
                yield message.content, ours


@pytest.mark.parametrize("persona", PERSONAS)
@settings(max_examples=8, deadline=None)
@given(leader=st.lists(moves, min_size=1, max_size=14), seed=st.integers(0, 999))
def test_no_state_of_any_conversation_brings_a_word_of_judging_into_a_prompt(
    persona: str, leader: Moves, seed: int
) -> None:
    for whole, ours in put_in(persona, leader, seed):
        assert not JUDGING.search(ours), JUDGING.search(ours)
        assert not NUMBERED.search(ours), NUMBERED.search(ours)
        # Codes and sentences of the rubric are nobody's words: the author's part may not hold them either.
        assert [code for code in CODES if code in whole] == []
        assert [text for text in RUBRIC if text in whole] == []


@pytest.mark.parametrize("stance", list(Stance))
def test_how_it_is_judged_is_in_no_prompt(stance: Stance) -> None:
    bare = directed().model_copy(
        update={"parts": (), "background": "", "voice": "", "says": (), "facts": (), "stance": stance}
    )
    reasons = [None, *Wrong]
    for n, move in enumerate(MOVES):
        direction = bare.model_copy(update={"move": move})
        told = messages_for(PROMPTS, Sheet.of(direction), True, reasons[n % len(reasons)])
        ours = "\n".join(m.content for m in told if m.role == "system")
        assert not JUDGING.search(ours), JUDGING.search(ours)
        assert not NUMBERED.search(ours)


def test_every_move_stance_and_part_has_plain_words() -> None:
    assert set(DONE) == set(MOVES)
    assert set(STANCES) == set(Stance)
    assert set(PARTS) == set(Role)
    for words in (*DONE.values(), *STANCES.values(), *PARTS.values()):
        assert not JUDGING.search(words), words


@given(st.text(max_size=80))
def test_what_is_said_cannot_hold_the_marks_of_a_direction(text: str) -> None:
    assert not set("[]<>{}`") & set(as_spoken(text))


def test_few_enough_lines_are_offered_to_be_heard_and_not_recited() -> None:
    sheet = Sheet.of(directed())
    assert all(1 <= len(lines) <= 3 for _, lines in sheet.offered)
