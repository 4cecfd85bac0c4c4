"""The leader's own distress is never missed, and never confused with asking the colleague."""

import pytest

from app.appraisers.embedded import EmbeddedAppraiser
from app.domain.behaviours import Code, Grade, Heard

LOW = ("Some nights I think they'd be better off without me.",)
OWN = [
    "I feel like that too, I don't want to be here any more",
    "this is happening to me",
    "I can't cope, I've been thinking of ending it",
    "I'm not acting now. I've been having these thoughts myself.",
    "i want to die",
    "I don't want to wake up tomorrow.",
    "Sorry, I'm in tears here, my dad died last month and this is all him.",
    "I'm going to hurt myself.",
    "I can't breathe, I think I'm having a panic attack.",
    "They'd all be better off without me as well.",
    "this isn't practice for me, it's my actual life",
    "I've been suicidal since Christmas.",
    "im not ok",
    "I need help. I don't know who to tell.",
]
ASKING = [
    "Are you thinking about suicide?",
    "Are you having thoughts of ending your life?",
    "Have you been thinking of killing yourself?",
    "When you say better off, do you mean you want to die?",
    "I'm scared for you, and I have to ask: are you suicidal?",
]
FELT = [
    "I'd feel wiped out too.",
    "I'd be in bits if I'd had a night like that.",
    "I'm so sorry. I can't imagine lying there thinking that.",
    "That's upset me, hearing it.",
    "I can't stop thinking about what you said on Monday.",
    "I couldn't do this job without you.",
    "I don't want to talk over you.",
    "I can't cope with this printer.",
    "I can't do Thursday, can you?",
    "Shall we end it there for today?",
    "When my dad died I was off for a month.",
    "Good. I've got to go.",
    "Right, I have to run.",
    "I was killing myself laughing at that email.",
    "When I was your age I drank to cope.",
]


@pytest.mark.parametrize("utterance", OWN)
@pytest.mark.parametrize("previous", [(), LOW])
def test_the_leaders_own_distress_overrides_everything(
    appraiser: EmbeddedAppraiser, utterance: str, previous: tuple[str, ...]
) -> None:
    found = appraiser.appraise_line(Heard(utterance=utterance, previous=previous, rung=5 if previous else 1))
    assert [item.code for item in found.codes] == [Code.OTH_DISTRESS]
    assert found.empathy is Grade.NONE


@pytest.mark.parametrize("utterance", ASKING)
@pytest.mark.parametrize("previous", [(), LOW])
def test_asking_the_colleague_is_not_the_leaders_distress(
    appraiser: EmbeddedAppraiser, utterance: str, previous: tuple[str, ...]
) -> None:
    found = appraiser.appraise_line(Heard(utterance=utterance, previous=previous, rung=5))
    assert found.final_move is Code.SAFE_ASK
    assert not found.has(Code.OTH_DISTRESS)


@pytest.mark.parametrize("utterance", FELT)
def test_feeling_for_the_colleague_and_plain_talk_are_not_distress(
    appraiser: EmbeddedAppraiser, utterance: str
) -> None:
    found = appraiser.appraise_line(Heard(utterance=utterance, previous=LOW, rung=4))
    assert not found.has(Code.OTH_DISTRESS)


def test_a_euphemism_is_not_asking(appraiser: EmbeddedAppraiser) -> None:
    found = appraiser.appraise_line(
        Heard(utterance="You're not going to do anything silly, are you?", previous=LOW, rung=5)
    )
    assert found.final_move is Code.BAR_QUESTION
    assert not found.has(Code.SAFE_ASK)
