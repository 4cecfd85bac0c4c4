"""Asked whether they are safe, yes reassures; asked about suicide, no does. The two share no line."""

import pytest

from app.domain.behaviours import Code, Grade
from app.domain.direction import move_of
from app.domain.lines import SAFE_NOW
from app.domain.persona import Stance
from app.domain.recognition import recognise
from app.domain.turning import Cast
from tests.domain.test_nothing_leaks import appraised
from tests.fakes import catalogue

CAST = catalogue().cast("F16")


def _move(text: str, code: Code) -> str:
    appraisal = appraised(text, code, Grade.NONE, ())
    return move_of(appraisal, recognise(CAST.persona, CAST.ear, text, appraisal))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Can you keep yourself safe tonight?", Code.SAFE_ASK),
        ("Are you safe?", Code.BAR_QUESTION),
        ("r u safe on your own", Code.UND_OPEN),
        ("Do you feel safe going home?", Code.UND_OPEN),
        ("And are you safe right now?", Code.OTH_NEUTRAL),
    ],
)
def test_a_question_about_being_safe_is_a_move_of_its_own(text: str, code: Code) -> None:
    assert _move(text, code) == SAFE_NOW


@pytest.mark.parametrize(
    ("text", "code", "move"),
    [
        ("Are you thinking about suicide?", Code.SAFE_ASK, "safe.ask"),
        ("Are you safe to drive the van?", Code.BAR_TASK, "bar.task"),
        ("You're safe with me.", Code.BAR_REASSURE, "bar.reassure"),
        ("The cash is in the safe.", Code.OTH_NEUTRAL, "talk.remark"),
    ],
)
def test_other_words_stay_what_they_were(text: str, code: Code, move: str) -> None:
    assert _move(text, code) == move


@pytest.mark.parametrize("cast", catalogue().casts(), ids=lambda cast: cast.persona.id)
@pytest.mark.parametrize("stance", Stance)
def test_no_answer_to_it_begins_with_no(cast: Cast, stance: Stance) -> None:
    lines = (
        *cast.persona.reactions.get(SAFE_NOW, {}).get(stance, ()),
        *cast.style.reactions[SAFE_NOW][stance],
    )
    assert lines
    assert not [line.say for line in lines if line.say.lower().startswith(("no", "not"))]
