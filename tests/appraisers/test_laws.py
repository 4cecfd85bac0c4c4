"""What holds for any text at all."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.appraisers.embedded import EmbeddedAppraiser
from app.appraisers.embedded.clauses import segment
from app.appraisers.embedded.text import lower
from app.domain.behaviours import Appraisal, Code, Grade, Heard, Marker

ANY_TEXT = st.text(st.characters(), max_size=160)
PIECES = ["I hear you", "but", "...", "?", "You've been carrying that", "at least", "\n", "\ud800", "why?"]
PIECES += [
    "I'll ring you at nine",
    "so sorry",
    "Are you thinking of suicide?",
    "İ",
    "e\u0301",
    "👍🏽",
    "stop",
]
PHRASES = st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join)
SCENES = st.sampled_from(["support", "performance", "disclosure", "helping", "followup", "anything"])


def check(appraisal: Appraisal, utterance: str) -> None:
    assert appraisal.codes
    assert all(item.quote in utterance for item in appraisal.codes)
    assert appraisal.has(appraisal.final_move)
    assert all(0 <= item.confidence <= 1 and item.reason for item in appraisal.codes)
    assert (appraisal.empathy in (Grade.THIN, Grade.FULL)) == appraisal.has(Code.EMP_EMPATHY)
    assert (appraisal.empathy is Grade.FULL) == (
        Marker.SPECIFIC in appraisal.markers and appraisal.has(Code.EMP_EMPATHY)
    )
    for item in appraisal.codes:
        assert (item.subtype in ("stacked", "leading", "closed")) == (item.code is Code.BAR_QUESTION)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(ANY_TEXT, PHRASES),
    st.lists(st.one_of(ANY_TEXT, PHRASES), max_size=3),
    st.lists(PHRASES, max_size=3),
    st.integers(1, 5),
    SCENES,
)
def test_any_text_gets_an_appraisal_with_verbatim_quotes(
    appraiser: EmbeddedAppraiser, utterance: str, previous: list[str], said: list[str], rung: int, scene: str
) -> None:
    heard = Heard(utterance=utterance, previous=tuple(previous), said=tuple(said), rung=rung, scene=scene)
    check(appraiser.appraise_line(heard), utterance)


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT)
def test_clauses_cover_every_character_that_is_not_a_space(utterance: str) -> None:
    covered = {at for span in segment(utterance) for at in range(span.start, span.end)}
    assert all(char.isspace() or at in covered for at, char in enumerate(utterance))


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT)
def test_lower_casing_keeps_every_offset(text: str) -> None:
    assert len(lower(text)) == len(text)


def test_ten_thousand_characters_and_lone_surrogates_are_survived(appraiser: EmbeddedAppraiser) -> None:
    for utterance in ("You were on your own with it. " * 340, "a" * 10_000, "\ud83d" * 10_000, "? " * 5_000):
        check(appraiser.appraise_line(Heard(utterance=utterance, previous=(utterance,), rung=3)), utterance)


def test_the_same_words_always_get_the_same_appraisal(appraiser: EmbeddedAppraiser) -> None:
    heard = Heard(utterance="You did that all by yourself. I'm sorry.", previous=("Nobody came.",), rung=4)
    first = appraiser.appraise_line(heard)
    assert all(appraiser.appraise_line(heard) == first for _ in range(3))


def test_scores_are_given_for_every_code(appraiser: EmbeddedAppraiser) -> None:
    for utterance in ("That sounds tough.", "", "..."):
        scores = appraiser.scores(Heard(utterance=utterance, previous=("Bad week.",), rung=3))
        assert set(scores) == {code.value for code in Code}
        assert all(0 <= value <= 1 for value in scores.values())
