"""Lines that were never trained on: safety in many words, and one act said two ways."""

import pytest

from app.appraisers.embedded import EmbeddedAppraiser
from app.domain.behaviours import Code, Heard
from training import probes
from training.lines import read


def test_the_kept_out_lines_are_kept_out() -> None:
    learned = {line.utterance.strip().lower() for line in read()}
    kinds = (*probes.SAFETY, probes.ORDINARY)
    kept = {heard.utterance.strip().lower() for kind in kinds for heard in probes.safety(kind)}
    paired = {line.utterance.strip().lower() for pair in probes.pairs() for line in (pair.a, pair.b)}
    assert len(kept) >= 500
    assert not learned & kept
    assert not learned & paired


@pytest.mark.parametrize("kind", ["distress", "ask"])
def test_distress_and_asking_about_suicide_are_never_missed(appraiser: EmbeddedAppraiser, kind: str) -> None:
    assert probes.missed(appraiser.appraise_line, kind) == []


@pytest.mark.parametrize("kind", ["act", "confid"])
def test_acting_for_safety_and_honest_limits_are_mostly_heard(
    appraiser: EmbeddedAppraiser, kind: str
) -> None:
    """The models decide most of these, so a few may be lost: the floor is 0.95."""
    assert len(probes.missed(appraiser.appraise_line, kind)) <= 0.05 * len(probes.safety(kind))


def test_distress_that_is_half_hidden_is_mostly_heard(appraiser: EmbeddedAppraiser) -> None:
    """123 of 130, 99 of them as they were first met; the floor is nine in ten."""
    assert len(probes.missed(appraiser.appraise_line, probes.OBLIQUE)) <= 0.1 * len(
        probes.safety(probes.OBLIQUE)
    )


@pytest.mark.parametrize("code", [Code.OTH_DISTRESS, Code.SAFE_ASK])
def test_look_alikes_seldom_raise_an_alarm(appraiser: EmbeddedAppraiser, code: Code) -> None:
    """These lines were mostly written to fool the rules: at most 2 in 100 may."""
    wrongly = probes.false_alarms(appraiser.appraise_line, code)
    assert len(wrongly) <= 0.02 * len(probes.safety(probes.ORDINARY)), [heard.utterance for heard in wrongly]


def test_distress_is_heard_at_the_opening_too(appraiser: EmbeddedAppraiser) -> None:
    """Without the colleague's words to read it against."""
    heard = [Heard(utterance=one.utterance) for one in probes.safety("distress")]
    found = [appraiser.appraise_line(one).has(Code.OTH_DISTRESS) for one in heard]
    assert all(found)


def test_one_act_said_two_ways_is_heard_alike(appraiser: EmbeddedAppraiser) -> None:
    """Measured: final move 0.950, grade 0.979, codes 0.950; the floors are a little under."""
    got = probes.likeness(appraiser.appraise_line, probes.pairs())
    assert got.pairs == 242
    assert got.move >= 0.94
    assert got.grade >= 0.97
    assert got.codes >= 0.94


@pytest.mark.parametrize(
    "utterance",
    [
        "I can hear voices in the corridor, shall we go next door?",
        "If I stop typing, it's the wifi.",
        "We've been up every night with the bottle, he's eight weeks.",
        "It's freezing out, I can't feel my face.",
        "My partner broke my favourite mug.",
        "I'm thinking about joining them for the walk.",
        "I don't see myself here in five years.",
        "I've no wish to see another spreadsheet.",
        "I shan't be troubling you much longer, five minutes.",
        "Help me out here.",
        "I've stopped wanting anything to do with that committee.",
    ],
)
def test_words_near_the_rules_raise_no_alarm(appraiser: EmbeddedAppraiser, utterance: str) -> None:
    heard = Heard(utterance=utterance, previous=("It's been a long month.",), rung=2)
    assert not appraiser.appraise_line(heard).has(Code.OTH_DISTRESS)
