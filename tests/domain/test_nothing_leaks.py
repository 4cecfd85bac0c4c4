"""What is locked is in no direction, whatever the leader does and however long it goes on."""

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.actors.scripted import compose
from app.content import Catalogue
from app.domain.behaviours import Appraisal, Code, Coded, Grade, Marker
from app.domain.direction import Direction, said_as
from app.domain.persona import Difficulty
from app.domain.state import starting_state
from app.domain.transcript import Iteration, Turn
from app.domain.turning import Cast, open_scene, take
from tests.builders import AT

WORDS = (
    "How are you?",
    "What's going on?",
    "Go on.",
    "...",
    "How are you sleeping?",
    "What would help?",
    "I'll ring them by Friday.",
    "That sounds hard.",
    "You look different today.",
    "asdf qwer",
    "Just tell me.",
    "Bye then.",
    "Is it money, is it home, is it the job?",
    "I can see how much this is affecting you.",
)
moves = st.tuples(
    st.sampled_from(WORDS),
    st.sampled_from(list(Code)),
    st.sampled_from([Grade.THIN, Grade.FULL]),
    st.sampled_from([(), tuple(Marker)]),
)


@functools.cache
def catalogue() -> Catalogue:
    """The shipped rehearsals."""
    return Catalogue.load()


def begin(cast: Cast, seed: int, difficulty: Difficulty = Difficulty.WARM) -> Iteration:
    """A conversation about to start."""
    start = starting_state(cast.persona, difficulty)
    direction, cue = open_scene(cast, start, difficulty, seed)
    pieces = compose(direction)
    return Iteration(
        id="i",
        practice="p",
        number=1,
        persona=cast.persona.id,
        persona_version=cast.persona.version,
        difficulty=difficulty,
        seed=seed,
        opening="".join(p.text for p in pieces),
        opening_said=tuple(p.line for p in pieces),
        opening_cue=cue,
        start=start,
        began=AT,
    )


def go_on(cast: Cast, iteration: Iteration, text: str, heard: Appraisal) -> tuple[Iteration, Direction]:
    """One more turn, as the scripted colleague plays it."""
    step = take(cast, iteration, text, heard)
    pieces = compose(step.direction)
    turn = Turn(
        number=len(iteration.turns) + 1,
        utterance=text,
        appraisal=heard,
        recognition=step.recognition,
        change=step.change,
        disclosure=step.disclosure,
        stance=step.stance,
        move=step.move,
        cue_shown=step.cue,
        reply="".join(p.text for p in pieces),
        said=tuple(p.line for p in pieces),
        engine="scripted",
        at=AT,
    )
    return iteration.model_copy(update={"turns": (*iteration.turns, turn)}), step.direction


def appraised(text: str, code: Code, grade: Grade, markers: tuple[Marker, ...]) -> Appraisal:
    """An appraisal with one code."""
    empathy = grade if code is Code.EMP_EMPATHY else Grade.ACK if code is Code.EMP_ACK else Grade.NONE
    return Appraisal(
        codes=(Coded(code=code, quote=text, confidence=0.9),),
        final_move=code,
        empathy=empathy,
        markers=markers if code is Code.EMP_EMPATHY else (),
    )


@pytest.mark.parametrize("persona", [cast.persona.id for cast in catalogue().casts()])
@settings(max_examples=25, deadline=None)
@given(leader=st.lists(moves, min_size=1, max_size=20), seed=st.integers(0, 999))
def test_no_direction_holds_what_is_locked(
    persona: str, leader: list[tuple[str, Code, Grade, tuple[Marker, ...]]], seed: int
) -> None:
    cast = catalogue().cast(persona)
    locked_facts = {r.rung: r.facts for r in cast.persona.ladder}
    locked_lines = {line.text: r.rung for r in cast.persona.ladder for line in (*r.lines, *r.more)}
    iteration = begin(cast, seed)
    for text, code, grade, markers in leader:
        iteration, direction = go_on(cast, iteration, text, appraised(text, code, grade, markers))
        rung = iteration.state.rung
        held = [line for part in direction.parts for pool in part.pools for line in pool]
        held += list(direction.quiet)
        assert all(line.rung <= rung for line in held)
        assert all(locked_lines.get(line.text, 1) <= rung for line in held)
        for above in range(rung + 1, 6):
            assert not set(direction.facts) & set(locked_facts[above])


@pytest.mark.parametrize("persona", [cast.persona.id for cast in catalogue().casts()])
@settings(max_examples=25, deadline=None)
@given(leader=st.lists(moves, min_size=20, max_size=20), seed=st.integers(0, 999))
def test_nothing_is_said_twice_and_nobody_runs_dry(
    persona: str, leader: list[tuple[str, Code, Grade, tuple[Marker, ...]]], seed: int
) -> None:
    cast = catalogue().cast(persona)
    iteration = begin(cast, seed)
    said = list(iteration.opening_said)
    for text, code, grade, markers in leader:
        iteration, _ = go_on(cast, iteration, text, appraised(text, code, grade, markers))
        assert iteration.turns[-1].reply.strip()
        said += iteration.turns[-1].said
    assert len(said) == len(set(said))
    last_resort = f"{cast.persona.colleague.called} says nothing."
    assert not any(last_resort in turn.reply for turn in iteration.turns)


@pytest.mark.parametrize("persona", [cast.persona.id for cast in catalogue().casts()])
@pytest.mark.parametrize("code", list(Code))
def test_one_move_all_evening_is_answered_to_the_end(persona: str, code: Code) -> None:
    """The worst a leader can do to a bank of lines: the same move, twenty times."""
    cast = catalogue().cast(persona)
    iteration = begin(cast, 5)
    said: list[str] = []
    for n in range(cast.persona.turn_limit):
        heard = appraised(f"Line {n}.", code, Grade.THIN, ())
        iteration, _ = go_on(cast, iteration, f"Line {n}.", heard)
        said += iteration.turns[-1].said
    assert len(said) == len(set(said))


@pytest.mark.parametrize("persona", [cast.persona.id for cast in catalogue().casts()])
@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_acknowledgement_thin_and_full_are_told_apart_at_every_point(persona: str, seed: int) -> None:
    cast = catalogue().cast(persona)
    way = [
        ("What's going on?", Code.UND_OPEN, Grade.NONE),
        ("You look different today.", Code.ATT_NOTICE, Grade.NONE),
        ("Sounds heavy, that.", Code.UND_REFLECT_SIMPLE, Grade.NONE),
        ("You've carried that alone.", Code.EMP_EMPATHY, Grade.FULL),
        ("It's more than the hours.", Code.UND_REFLECT_COMPLEX, Grade.NONE),
        ("No wonder you can't sleep.", Code.EMP_EMPATHY, Grade.FULL),
    ]
    iteration = begin(cast, seed)
    for text, code, grade in way:
        heard = [
            appraised("I hear that this is difficult.", Code.EMP_ACK, Grade.ACK, ()),
            appraised("I can see how much this is affecting you.", Code.EMP_EMPATHY, Grade.THIN, ()),
            appraised("You stood there on your own.", Code.EMP_EMPATHY, Grade.FULL, tuple(Marker)),
        ]
        replies = [go_on(cast, iteration, h.codes[0].quote, h)[0].turns[-1] for h in heard]
        assert len({r.reply for r in replies}) == 3
        assert not set(replies[0].said) & set(replies[1].said), replies[0].said
        iteration, _ = go_on(cast, iteration, text, appraised(text, code, grade, tuple(Marker)))


def test_what_is_said_is_remembered_by_its_words() -> None:
    line = catalogue().cast("F01").persona.scene.opening[0]
    other = line.model_copy(update={"does": "He turns round."})
    assert said_as(line) == said_as(other)
