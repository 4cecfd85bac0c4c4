"""What every appraiser does, whichever it is."""

import asyncio
from copy import deepcopy

import pytest

from app.appraisers.embedded import EmbeddedAppraiser
from app.domain.behaviours import Appraisal, Code, Grade, Heard
from app.domain.stages import Appraiser
from tests.builders import SAMPLES
from tests.fakes import QueuedAppraiser

pytestmark = pytest.mark.anyio

ODD = [
    *("", " ", "...", "?", "\n\n", "a" * 4000, "🫶🫶🫶", "كيف حالك", "stop", "1", "{{ 7*7 }}"),
    "No. No! No?? No... no",
    "I hear you, but at the end of the day the figures are the figures, and by the way: cake.",
    "'; DROP TABLE turn; --",
]
CONTEXT = Heard(
    utterance="So it is two of you since April, and nobody asked.",
    previous=("It's been two of us since April.", "It's fine."),
    said=("Morning.", "How are you?"),
    rung=3,
    scene="performance",
)


@pytest.fixture(params=[EmbeddedAppraiser, QueuedAppraiser], scope="module")
def appraiser(request: pytest.FixtureRequest) -> Appraiser:
    made: Appraiser = request.param()
    return made


def is_sound(appraisal: Appraisal, text: str) -> None:
    assert appraisal.codes
    assert appraisal.final_move in {c.code for c in appraisal.codes}
    for coded in appraisal.codes:
        assert coded.quote in text, (coded, text)
        assert 0 <= coded.confidence <= 1
        assert coded.reason
    graded = {Code.EMP_EMPATHY: (Grade.THIN, Grade.FULL), Code.EMP_ACK: (Grade.ACK,)}
    for code, grades in graded.items():
        if appraisal.final_move is code:
            assert appraisal.empathy in (*grades, Grade.THIN, Grade.FULL)
    assert len(set(appraisal.markers)) == len(appraisal.markers)


async def test_it_has_a_name_for_the_record(appraiser: Appraiser) -> None:
    assert 0 < len(appraiser.name) <= 120


@pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES.keys())
async def test_every_quote_is_verbatim_and_the_final_move_is_coded(appraiser: Appraiser, text: str) -> None:
    is_sound(await appraiser.appraise(Heard(utterance=text)), text)


@pytest.mark.parametrize("text", ODD, ids=lambda t: repr(t[:16]))
async def test_no_text_breaks_it(appraiser: Appraiser, text: str) -> None:
    is_sound(await appraiser.appraise(Heard(utterance=text)), text)


async def test_it_takes_context_and_leaves_it_alone(appraiser: Appraiser) -> None:
    before = deepcopy(CONTEXT)
    is_sound(await appraiser.appraise(CONTEXT), CONTEXT.utterance)
    assert before == CONTEXT


async def test_the_same_words_in_the_same_place_are_the_same(appraiser: Appraiser) -> None:
    assert await appraiser.appraise(CONTEXT) == await appraiser.appraise(CONTEXT)


async def test_many_at_once_do_not_mix(appraiser: Appraiser) -> None:
    texts = [f"{text} ({n})" for n, text in enumerate(SAMPLES.values())]
    found = await asyncio.gather(*(appraiser.appraise(Heard(utterance=t)) for t in texts))
    for text, appraisal in zip(texts, found, strict=True):
        is_sound(appraisal, text)
