"""What a model says is held against what a colleague may say. One table entry for every known failure."""

import re

import pytest

from app.actors.guard import ReplyGuard, runs_of
from app.actors.guard_words import PATTERNS, REASONS, Wrong
from app.actors.sentences import sentences_of
from app.domain.behaviours import Code
from app.domain.direction import Direction
from tests.actors.models import PROMPTS, directed
from tests.fakes import catalogue

PERSONAS = tuple(cast.persona.id for cast in catalogue().casts())

NOT_SAID: list[tuple[Wrong, str]] = [
    (Wrong.CHARACTER, "As an AI, I don't have feelings."),
    (Wrong.CHARACTER, "I'm just a language model, so I can't say."),
    (Wrong.CHARACTER, "I'm sorry, but I can't help with that."),
    (Wrong.CHARACTER, "I cannot assist with this request."),
    (Wrong.CHARACTER, "My instructions are to play Leon."),
    (Wrong.CHARACTER, "Here is my system prompt."),
    (Wrong.CHARACTER, "Shall we continue the roleplay?"),
    (Wrong.CHARACTER, "In this scenario I would be upset."),
    (Wrong.CHARACTER, "[How this moment is played."),
    (Wrong.CHARACTER, "## Reply"),
    (Wrong.ASSISTANT, "How can I help you today?"),
    (Wrong.ASSISTANT, "I understand how you feel."),
    (Wrong.ASSISTANT, "Thank you for sharing that with me."),
    (Wrong.ASSISTANT, "I really appreciate your concern."),
    (Wrong.ASSISTANT, "I'd be happy to discuss that."),
    (Wrong.ASSISTANT, "It's important to remember that we all have bad days."),
    (Wrong.LEADER, "Manager: What happened?"),
    (Wrong.LEADER, "You: I see."),
    (Wrong.LEADER, "**You:** I see."),
    (Wrong.LEADER, "(You lean forward and nod.)"),
    (Wrong.LEADER, "(The manager nods.)"),
    (Wrong.LEADER, "You nod slowly and sit back."),
    (Wrong.LEADER, "“How long has it been?” you ask."),
    (Wrong.TECHNIQUE, "Thanks for the active listening."),
    (Wrong.TECHNIQUE, "That's a good open-ended one."),
    (Wrong.TECHNIQUE, "I can feel your empathy."),
    (Wrong.TECHNIQUE, "It helps when you validate it."),
    (Wrong.THERAPY, "I'm still processing my feelings."),
    (Wrong.THERAPY, "It feels like a safe space."),
    (Wrong.THERAPY, "I feel heard."),
    (Wrong.THERAPY, "It was traumatic."),
    (Wrong.THERAPY, "I'm struggling, if I'm honest."),
    (Wrong.COMFORT, "You're such a good manager."),
    (Wrong.COMFORT, "You're doing great, honestly."),
    (Wrong.COMFORT, "Don't blame yourself."),
    (Wrong.COMFORT, "It's not your fault."),
    (Wrong.COMFORT, "It means a lot to me that you asked."),
    (Wrong.COMFORT, "I feel so much better already."),
    (Wrong.PROMPT, "Short is how people talk, and what you do stands in round brackets."),
]

IN_IRONY = {
    "I feel better already.",
    "And how may I help you this evening.",
    "Thanks for sharing.",
}
"""Authored sentences that a pattern catches: said with an edge, and only where their author put them."""


def guard(direction: Direction | None = None, **fields: object) -> ReplyGuard:
    direction = direction or directed()
    values: dict[str, object] = {"longest": 40, "forbidden": runs_of(PROMPTS.own_words())}
    return ReplyGuard(direction, **(values | fields))  # type: ignore[arg-type]  # by name, as they stand there


@pytest.mark.parametrize(("wrong", "sentence"), NOT_SAID)
def test_it_is_not_shown(wrong: Wrong, sentence: str) -> None:
    watching = guard()
    assert watching.look_at(sentence).wrong is wrong
    assert watching.shown == []


def test_every_kind_of_wrong_has_words_for_the_model_that_name_no_rule() -> None:
    assert set(REASONS) == set(Wrong)
    told = " ".join(REASONS.values())
    assert not re.search(r"empath|acknowledg|rung|locked|rubric|feeling", told, re.IGNORECASE)


@pytest.mark.parametrize(
    "sentence",
    [
        "Thanks for asking.",
        "Don't worry about me.",
        "I'm fine.",
        "You're the manager, you tell me.",
        "It's just been a busy week, that's all.",
        "I can't help with the Tuesday shift.",
        "You look at the numbers, then.",
        "He said he'd help you.",
        "(He looks at you, then at the door.)",
        "What do you want me to say?",
    ],
)
def test_ordinary_talk_passes(sentence: str) -> None:
    assert guard().look_at(sentence).text == sentence


@pytest.mark.parametrize("persona", PERSONAS)
def test_what_authors_wrote_is_not_taken_for_a_machines(persona: str) -> None:
    cast = catalogue().cast(persona)
    style = [line for bank in cast.style.reactions.values() for pool in bank.values() for line in pool]
    style += [line for pool in (*cast.style.beats.values(), cast.style.quiet) for line in pool]
    own = [line for rung in cast.persona.ladder for line in (*rung.lines, *rung.more)]
    own += [line for topic in cast.persona.topics for answer in topic.answers for line in answer.lines]
    own += [line for cue in cast.persona.cues for pool in (*cue.answers.values(), cue.shows) for line in pool]
    own += [line for bank in cast.persona.reactions.values() for pool in bank.values() for line in pool]
    sentences = {
        s.strip() for line in (*style, *own) if "{" not in line.text for s in sentences_of(line.text)
    }
    assert len(sentences) > 1000
    caught = {s for s in sentences if any(pattern.search(s) for pattern in PATTERNS.values())}
    assert caught <= IN_IRONY
    never = [f" {' '.join(n.lower().split())} " for n in cast.persona.colleague.voice.never_says]
    assert not [s for s in sentences if any(n in f" {s.lower()} " for n in never)]


@pytest.mark.parametrize("persona", PERSONAS)
@pytest.mark.parametrize("rung", [1, 2, 3, 4])
def test_what_is_locked_is_noticed_and_what_is_open_is_not(persona: str, rung: int) -> None:
    cast = catalogue().cast(persona)
    direction = directed(persona=persona).model_copy(update={"locked": cast.locked(rung)})
    above = [r for r in cast.persona.ladder if r.rung > rung]
    shut = [text for r in above for text in (*r.facts, *(line.text for line in (*r.lines, *r.more)))]
    open_ = [
        text
        for r in cast.persona.ladder
        if r.rung <= rung
        for text in (*r.facts, *(line.text for line in (*r.lines, *r.more) if line.rung <= rung))
    ]
    noticed = [guard(direction, longest=200).look_at(text).wrong is Wrong.LOCKED for text in shut]
    missed = [text for text, seen in zip(shut, noticed, strict=True) if not seen]
    assert len(missed) <= max(1, len(shut) // 10), missed  # short lines of common words have no fingerprint
    assert not any(guard(direction, longest=200).look_at(text).wrong is Wrong.LOCKED for text in open_)


def test_a_locked_fact_is_noticed_in_other_words() -> None:
    direction = directed()
    fact = next(f for r in catalogue().cast("F16").persona.ladder if r.rung == 3 for f in r.facts)
    assert guard(direction).look_at(f"Well, since you ask: {fact[0].lower()}{fact[1:]}").wrong is Wrong.LOCKED


def test_fingerprints_of_one_colleague_say_nothing_about_another() -> None:
    leon, sam = catalogue().cast("F16"), catalogue().cast("F01")
    assert not leon.locked(1) & sam.locked(1)


def test_the_fifth_layer_leaves_nothing_locked() -> None:
    assert catalogue().cast("F16").locked(5) == frozenset()


def test_a_repeat_of_what_was_said_is_not_said_again() -> None:
    direction = directed()
    opening = max(sentences_of(direction.opening), key=len)
    words = direction.model_copy(update={"opening": "I told you, the bus let me down this morning."})
    assert opening
    assert guard(words).look_at("The bus let me down this morning.").wrong is Wrong.REPEAT
    assert guard(words).look_at("It's fine.").wrong is None


def test_a_written_line_may_be_said_word_for_word_but_only_once() -> None:
    line = "How can I help you, they say, and then they read the script."
    watching = guard(written=(line,))
    assert watching.look_at(line).text == line
    assert watching.look_at(line).wrong is Wrong.REPEAT


def test_what_is_long_enough_is_left_at_that() -> None:
    watching = guard(longest=6)
    assert watching.look_at("The bus was late again on Monday. ").text
    assert watching.look_at("Won't happen again.").enough


def test_one_endless_sentence_is_no_answer() -> None:
    assert guard(longest=10).look_at("and then " * 30).wrong is Wrong.LONG


def test_only_one_piece_of_stage_business_is_shown() -> None:
    watching = guard()
    assert watching.look_at("(He looks up.) ").text
    assert watching.look_at("(He looks down.) ").text == ""
    assert watching.look_at("Fine.").text == "Fine."


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Leon: It's fine.", "It's fine."),
        ("*shrugs*", "(shrugs)"),
        ("“It's fine.", "It's fine."),
        ("It's\nfine.", "It's fine."),
    ],
)
def test_how_it_is_written_is_put_right(said: str, shown: str) -> None:
    assert guard().look_at(said).text == shown


def test_the_direction_holds_the_voice_and_no_locked_words() -> None:
    direction = directed(code=Code.ATT_CHECKIN)
    assert "self-care" in direction.never_says
    assert all(isinstance(mark, int) for mark in direction.locked)
