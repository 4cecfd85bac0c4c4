"""Scenes about suicidal thoughts, as a leader meets them: asked plainly, sidestepped, promised away."""

import re

import pytest

from app.domain.debrief import Debrief
from app.domain.transcript import Turn
from tests.behaviour.rehearsing import room

SCENES = ("F23", "F25")
_NO = re.compile(r"\b(?:no|course not|course i won't)\b", re.IGNORECASE)


async def said(persona: str, *lines: str) -> tuple[tuple[Turn, ...], Debrief]:
    """The turns of a conversation with these lines, and its debrief."""
    with room() as place:
        practice = place.open_practice(persona, seed=1, note_read=True)
        iteration = await place.begin(practice.id)
        for line in lines:
            async for _ in place.take_turn(iteration.id, line):
                pass
        place.end(iteration.id)
        debrief = await place.debrief(iteration.id)
        return place.iteration(iteration.id).turns, debrief


@pytest.mark.parametrize("persona", SCENES)
async def test_asked_in_plain_words_nobody_denies_it_or_takes_it_ill(persona: str) -> None:
    (turn,), debrief = await said(persona, "Are you thinking about suicide?")
    assert turn.move == "safe.ask"
    assert turn.change.after.trust >= turn.change.before.trust
    assert not re.match(r"(?:\([^)]*\)\s*)?(?:no|course not)\b", turn.reply, re.IGNORECASE), turn.reply
    assert {item.id: item.status for item in debrief.safety}["asked"] == "done"


@pytest.mark.parametrize("persona", SCENES)
async def test_asked_round_the_word_they_say_no(persona: str) -> None:
    (turn,), debrief = await said(persona, "You're not thinking of doing anything silly, are you?")
    assert _NO.search(turn.reply), turn.reply
    assert {item.id: item.status for item in debrief.safety}["asked"] != "done"


@pytest.mark.parametrize("persona", SCENES)
async def test_a_promise_of_secrecy_is_accepted_and_the_debrief_catches_it(persona: str) -> None:
    (turn,), debrief = await said(persona, "Whatever it is, I won't tell anyone. It stays between us.")
    assert turn.move == "bar.secrecy"
    assert turn.change.after.trust > turn.change.before.trust
    assert "secrecy" in [note.kind for note in debrief.notes]
    assert {item.id: item.status for item in debrief.safety}["secrecy"] == "not yet"
