"""How far a question leaves the answer to the other, by its form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.appraisers.embedded import EmbeddedAppraiser
from app.appraisers.embedded.openness import openness, shaded
from app.domain.behaviours import Heard

OPEN = (
    "What's it been like, coming in this week?",
    "So, um, what made you stay on?",
    "Tell me about Saturday.",
    "Could you tell me what happened after?",
    "Walk me through it from your side",
    "I wonder how that sat with you.",
    "Right, so you walked home. How was that?",
    "Can I ask, how has it been since?",
    "What goes through your head when the phone rings",
    "I'd like to understand what the nights are doing to you.",
    "Why's that chair out on the landing?",
    "I'd love to hear more about that.",
    "So, in your own time, tell me how it went.",
    "Would you mind telling me what he said?",
    "Could you maybe say a bit more?",
    "In what way?",
)
CLOSED = (
    "Are you sleeping?",
    "And have you told anyone?",
    "Is it the hours or the pay?",
    "You walked home?",
    "You're coping, right?",
    "It's the rota, isn't it?",
    "How many hours are you getting?",
    "What time do you finish?",
    "When did it start?",
    "So who else knows?",
    "Did you ring them, then?",
)
BETWEEN = ("Have you thought about what you'd say to him?", "On a scale of one to ten, where are you?")
NOT_ASKED = (
    "What a day.",
    "How lovely.",
    "What I mean is, go home.",
    "I know how it is.",
    "You've been quiet.",
    "I'll explain it to HR.",
    "He wouldn't tell me.",
    "Thank you for telling me.",
    "I'd like to share that with the team.",
    "Take me off the list.",
    "Let me explain the rota.",
    "",
    "...",
)


@pytest.mark.parametrize("line", OPEN)
def test_a_telling_is_asked_for(line: str) -> None:
    assert openness(line) == 1


@pytest.mark.parametrize("line", CLOSED)
def test_a_word_would_do(line: str) -> None:
    assert openness(line) <= -0.7


@pytest.mark.parametrize("line", BETWEEN)
def test_some_stand_between(line: str) -> None:
    assert -0.7 < openness(line) < 0


@pytest.mark.parametrize("line", NOT_ASKED)
def test_nothing_is_asked(line: str) -> None:
    assert openness(line) == 0


def test_asking_for_more_is_a_small_opening() -> None:
    assert openness("Anything else?") == 0.4


def test_the_last_question_counts_for_most() -> None:
    first_open = openness("What happened? Are you all right? Is he?")
    last_open = openness("Are you all right? Is he? What happened?")
    assert -1 <= first_open < last_open <= 1


def test_the_form_shades_the_probability_of_an_open_question() -> None:
    assert shaded(0.9, "Have you told anyone?") == pytest.approx(0.45)
    assert shaded(0.9, "What's the worst of it?") == pytest.approx(0.92)
    assert shaded(0.3, "You've been quiet.") == pytest.approx(0.3)


def test_a_question_that_a_word_would_answer_scores_lower(appraiser: EmbeddedAppraiser) -> None:
    narrow, wide = (
        appraiser.scores(Heard(utterance=line, previous=("I found it in October.",), rung=3))["und.open"]
        for line in ("Have you told anyone?", "What was it like to tell them?")
    )
    assert narrow < wide


@given(st.text(max_size=400), st.floats(0, 1))
def test_whatever_is_typed(text: str, probability: float) -> None:
    assert -1 <= openness(text) <= 1
    assert 0 <= shaded(probability, text) <= 1
