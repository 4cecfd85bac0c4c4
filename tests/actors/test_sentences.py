"""A reply is cut into sentences the same way however it arrives, and nothing of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.actors.sentences import Sentences, is_whole, sentences_of

CASES = [
    ("It's fine. The bus was late.", ["It's fine. ", "The bus was late."]),
    ("(He looks up. Then away.) Fine. Really.", ["(He looks up. Then away.) ", "Fine. ", "Really."]),
    ("Dr. Shah rang at 8 a.m. on Monday. I said no.", ["Dr. Shah rang at 8 a.m. on Monday. ", "I said no."]),
    ("I just... don't know. Sorry.", ["I just... don't know. ", "Sorry."]),
    ("Well… maybe. Well… Maybe.", ["Well… maybe. ", "Well… ", "Maybe."]),
    ("“It's fine.” That's what I said.", ["“It's fine.” ", "That's what I said."]),
    ('"Now." "Later."', ['"Now." ', '"Later."']),
    ("No. No!? Yes", ["No. ", "No!? ", "Yes"]),
    ("Ask J. Baker about it. She knows.", ["Ask J. Baker about it. ", "She knows."]),
    ("It was I. Nobody else.", ["It was I. ", "Nobody else."]),
    ("Fine\n\nManager: And you?", ["Fine\n\n", "Manager: And you?"]),
    ("*sighs* Not now. Later.", ["*sighs* ", "Not now. ", "Later."]),
    ("I meant (no. really) that. So.", ["I meant (no. really) that. ", "So."]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences_end_where_people_end_them(text: str, expected: list[str]) -> None:
    assert sentences_of(text) == expected


@pytest.mark.parametrize("text", [text for text, _ in CASES])
@given(data=st.data())
def test_how_a_text_arrives_changes_nothing(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    cut = Sentences()
    found = [s for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True) for s in cut.feed(text[a:b])]
    rest = cut.end()
    assert [*found, *([rest] if rest else [])] == sentences_of(text)


@given(st.text(alphabet="aA.!?… \n()“”*'\"", max_size=60))
def test_nothing_is_lost(text: str) -> None:
    assert "".join(sentences_of(text)) == text


def test_a_sentence_is_given_out_as_soon_as_the_next_one_begins() -> None:
    cut = Sentences()
    assert cut.feed("It's fine. ") == []
    assert cut.feed("T") == ["It's fine. "]


def test_a_bracket_that_never_closes_does_not_hold_up_the_rest() -> None:
    assert len(sentences_of("(He looks " + "and looks " * 40 + "up. Then this. And that.")) == 3


@pytest.mark.parametrize(
    ("text", "whole"), [("Yes.", True), ("(Nods.)", True), ("Yes”", False), ("a", False)]
)
def test_a_broken_off_sentence_is_known(text: str, whole: bool) -> None:
    assert is_whole(text) is whole
