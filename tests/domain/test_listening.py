"""Which topic a question is about: the persona's own questions first, then those that anybody asks."""

import pytest

from app.domain.asks import ANYBODY_ASKS
from app.domain.listening import Ear
from app.domain.persona import Persona
from app.domain.words import stems
from tests.builders import make_persona, shipped_personas

WORDINGS = 3


def topic(name: str, *asks: str, words: tuple[str, ...] = ()) -> dict[str, object]:
    return {
        "id": name,
        "asks": list(asks),
        "words": list(words),
        "answers": [{"rung": 1, "lines": ["It is what it is.", "Nothing to tell."]}],
    }


@pytest.fixture
def short() -> Persona:
    """As somebody has written it in an hour: three wordings a topic."""
    return make_persona(
        topics=[
            topic("how_are_you", "How are you?", "Are you okay?", "You all right?"),
            topic("whats_wrong", "What's wrong?", "What's up?", "What's the matter?"),
            topic("since_when", "Since when?", "When did it start?", "How long has this been going on?"),
            topic("friday", "What happened?", "What about Friday?", "How was Friday?"),
        ]
    )


@pytest.mark.parametrize(
    ("question", "leads_to"),
    [
        ("What's been going on?", "whats_wrong"),
        ("Do you want to talk about it?", "whats_wrong"),
        ("How long have you felt like this?", "since_when"),
        ("I wanted to see how you're doing.", "how_are_you"),
        ("What happened?", "friday"),
        ("Who signed the invoice?", None),
    ],
)
def test_a_short_persona_hears_what_anybody_asks_and_its_own_first(
    short: Persona, question: str, leads_to: str | None
) -> None:
    assert Ear.of(short).topic_of(question) == leads_to


def test_what_leads_to_two_topics_is_decided_by_likeness() -> None:
    twice = make_persona(
        topics=[
            topic(
                "night", "How was it?", "How was the night?", "What happened that night?", words=("night",)
            ),
            topic("day", "How was it?", "How was the day?", "What was the day like?", words=("day",)),
        ]
    )
    ear = Ear.of(twice)
    assert stems("How was it?") not in ear.known
    assert ear.topic_of("How was the day, then?") == "day"


@pytest.mark.parametrize("persona", shipped_personas(), ids=lambda p: p.id)
def test_every_colleague_hears_what_anybody_asks(persona: Persona) -> None:
    ear = Ear.of(persona)
    own = {stems(ask) for t in persona.topics for ask in t.asks}
    astray = [
        (ask, ear.topic_of(ask))
        for name, asks in ANYBODY_ASKS.items()
        for ask in asks
        if stems(ask) not in own and ear.topic_of(ask) != name
    ]
    assert astray == []


@pytest.mark.parametrize("persona", shipped_personas(), ids=lambda p: p.id)
def test_a_question_of_its_own_leads_where_it_was_written(persona: Persona) -> None:
    ear = Ear.of(persona)
    asks = [(t.id, ask) for t in persona.topics for ask in t.asks]
    astray = [(name, ask, ear.topic_of(ask)) for name, ask in asks if ear.topic_of(ask) != name]
    assert len(astray) <= 3, astray


def test_no_way_of_asking_stands_under_two_topics() -> None:
    seen: dict[tuple[str, ...], str] = {}
    for name, asks in ANYBODY_ASKS.items():
        assert len(asks) >= WORDINGS
        for ask in asks:
            assert seen.setdefault(stems(ask), name) == name, ask
            assert ask[0].isupper()
            assert ask[-1] in "?."
