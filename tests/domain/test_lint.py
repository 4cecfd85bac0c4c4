"""The editor's eye: every rule finds its own fault, and a sound persona gives nothing to find."""

from typing import Any

import pytest

from app.domain.lint import findings, language
from app.domain.lint.language import lix
from app.domain.persona import Persona, StyleFile
from tests.fakes import catalogue

CAST = catalogue().cast("F06")


def _found(persona: Persona, style: StyleFile = CAST.style) -> list[str]:
    return [f"{one.field}: {one.says}" for one in findings(persona, style)]


def _with(**changes: Any) -> Persona:
    data = CAST.persona.model_dump(mode="json")
    for path, value in changes.items():
        at: Any = data
        *way, last = path.split("__")
        for step in way:
            at = at[int(step)] if step.isdigit() else at[step]
        at[int(last) if last.isdigit() else last] = value
    return Persona.model_validate(data)


@pytest.mark.parametrize("cast", catalogue().casts(), ids=lambda cast: cast.persona.id)
def test_what_is_shipped_gives_nothing_to_find(cast: Any) -> None:
    assert _found(cast.persona, cast.style) == []


def test_a_rung_that_cannot_be_told() -> None:
    lines = [{"say": f"That is how it is, number {i}.", "rung": 5} for i in range(4)]
    assert any(f.startswith("ladder.3: ") for f in _found(_with(ladder__2__lines=lines)))


def test_a_move_that_nothing_answers() -> None:
    reactions = {k: v for k, v in CAST.persona.reactions.items() if k != "talk.joke"}
    style = CAST.style.model_copy(
        update={"reactions": {k: v for k, v in CAST.style.reactions.items() if k != "talk.joke"}}
    )
    found = _found(CAST.persona.model_copy(update={"reactions": reactions}), style)
    assert sum("reactions.talk.joke." in f for f in found) == 3


def test_a_cue_that_nothing_picks_up() -> None:
    cue = CAST.persona.cues[0].id
    assert any(f.startswith(f"cues.{cue}.words") for f in _found(_with(cues__0__words=["zeppelin"])))


def test_a_topic_that_its_own_questions_do_not_reach() -> None:
    topic = CAST.persona.topics[0].id
    asks = ["Zeppelins?", "And marmalade?", "How are your begonias?"]
    other = CAST.persona.topics[1].model_dump(mode="json")
    found = _found(_with(topics__0__asks=list(other["asks"]), topics__0__words=[]))
    assert any(f.startswith(f"topics.{topic}.asks") for f in found)
    assert not any(f.startswith(f"topics.{topic}.asks") for f in _found(_with(topics__0__asks=asks)))


def test_a_fact_said_below_its_rung() -> None:
    fact = CAST.persona.ladder[4].facts[0]
    answers = [{"rung": 1, "lines": [fact]}]
    assert any("what a higher rung keeps" in f for f in _found(_with(topics__0__answers=answers)))


@pytest.mark.parametrize(
    ("say", "tells"),
    [
        ("I need to process this, and my boundaries are gone.", "talks like a course"),
        ("That's a good question, you know.", "praise the leader's technique"),
        ("My uncle committed suicide, back then.", "safe messaging"),
        (" ".join(["and then the phone went"] * 15) + ".", "in one breath"),
    ],
)
def test_words_that_do_not_belong(say: str, tells: str) -> None:
    answers = [{"rung": 1, "lines": [say]}]
    assert any(tells in f for f in _found(_with(topics__0__answers=answers)))


def test_a_method_in_a_sensitive_scene() -> None:
    answers = [{"rung": 1, "lines": ["I keep looking at the bridge."]}]
    plain = _with(topics__0__answers=answers)
    heavy = plain.model_copy(update={"sensitive": True, "content_notes": ("It is heavy.",)})
    assert not any("no method" in f for f in _found(plain))
    assert any("no method" in f for f in _found(heavy))


@pytest.mark.parametrize("move", ["safe.ask", "safe.now"])
def test_a_sensitive_scene_that_leaves_the_plain_question_to_its_style(move: str) -> None:
    kept = {k: v for k, v in CAST.persona.reactions.items() if k != move}
    plain = CAST.persona.model_copy(update={"reactions": kept})
    heavy = plain.model_copy(update={"sensitive": True})
    assert not any(f"reactions.{move}." in f for f in _found(plain))
    assert sum(f"reactions.{move}." in f for f in _found(heavy)) == 3


def test_a_sensitive_scene_that_says_nowhere_that_it_hints() -> None:
    heavy = CAST.persona.model_copy(update={"sensitive": True, "content_notes": ("It is heavy.",)})
    assert any(f.startswith("indicator: ") for f in _found(heavy))
    told = heavy.model_copy(update={"indicator": 2})
    assert not any(f.startswith("indicator: ") for f in _found(told))


def test_language_that_is_hard_to_read_aloud() -> None:
    long = (
        "Organisational accountability frameworks notwithstanding, departmental responsibilities proliferate"
    )
    answers = [{"rung": 1, "lines": [f"{long} {number}." for number in range(4000)]}]
    hard = _with(topics__0__answers=answers)
    assert [says for _, says in language.hard_to_read(hard)] != []
    assert [says for _, says in language.hard_to_read(CAST.persona)] == []


def test_a_line_that_stands_twice() -> None:
    answers = [{"rung": 1, "lines": ["The kettle has packed up again.", "The kettle has packed up again!"]}]
    assert any("the same line stands at" in f for f in _found(_with(topics__0__answers=answers)))


def test_a_heavy_scene_without_a_note() -> None:
    heavy = CAST.persona.model_copy(update={"sensitive": True, "content_notes": ()})
    assert any(f.startswith("content_notes: ") for f in _found(heavy))


def test_lix_grows_with_long_words_and_long_sentences() -> None:
    assert lix("") == 0.0
    assert lix("The cat sat. The dog ran.") == pytest.approx(3.0)
    assert lix("Organisational responsibilities notwithstanding, accountability frameworks proliferate.") > 60
