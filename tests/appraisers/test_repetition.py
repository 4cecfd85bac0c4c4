import pytest

from app.appraisers.embedded import EmbeddedAppraiser
from app.appraisers.embedded.repeats import same_again, same_frame
from app.domain.behaviours import Appraisal, Code, Grade, Heard

CONTEXT = ("It's the nights. I'm not really sleeping.",)
STEM = "I can see how much this is affecting you."


def second(appraiser: EmbeddedAppraiser, utterance: str, *said: str) -> Appraisal:
    return appraiser.appraise_line(Heard(utterance=utterance, previous=CONTEXT, said=said, rung=3))


def test_thin_empathy_is_empathy_once(appraiser: EmbeddedAppraiser) -> None:
    assert second(appraiser, STEM).empathy is Grade.THIN


@pytest.mark.parametrize(
    "again",
    [STEM, "I can see how much that's affecting you too.", "I can really see how much it affects you."],
)
def test_the_same_stem_again_is_a_parrot(appraiser: EmbeddedAppraiser, again: str) -> None:
    found = second(appraiser, again, "How are you?", STEM)
    assert (found.final_move, found.empathy, found.markers) == (Code.EMP_PARROT, Grade.NONE, ())


def test_an_acknowledgement_said_again_is_a_parrot(appraiser: EmbeddedAppraiser) -> None:
    assert second(appraiser, "That sounds really tough.", "That sounds tough.").final_move is Code.EMP_PARROT


def test_a_question_asked_again_is_a_repeat(appraiser: EmbeddedAppraiser) -> None:
    asked = "What was the hardest part of it?"
    assert second(appraiser, asked, asked).final_move is Code.OTH_REPEAT
    assert second(appraiser, asked, "How did it start?").final_move is Code.UND_OPEN


def test_leaving_room_twice_is_still_leaving_room(appraiser: EmbeddedAppraiser) -> None:
    assert second(appraiser, "Take your time.", "Take your time.").final_move is Code.UND_SPACE


def test_the_stem_with_something_of_theirs_is_no_parrot(appraiser: EmbeddedAppraiser) -> None:
    specific = "I can see how much this is affecting you, all those nights and no sleeping."
    assert second(appraiser, specific, STEM).final_move is not Code.EMP_PARROT


@pytest.mark.parametrize(
    ("mine", "earlier", "again", "frame"),
    [
        ("That must be hard.", "That must be so hard for you", False, True),
        ("Honestly, that must be hard for you.", "That must be hard for you", True, True),
        ("Ok", "Ok", False, False),
        ("I can see how heavy that is", "I can see how much you care", False, True),
    ],
)
def test_likeness_ignores_fillers(mine: str, earlier: str, again: bool, frame: bool) -> None:
    assert (same_again(mine, (earlier,)), same_frame(mine, (earlier,))) == (again, frame)
