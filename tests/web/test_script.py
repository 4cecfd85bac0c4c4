"""A line on the page: what is done stands apart from what is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.script import is_silence, parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fine.", [(False, "Fine.")]),
        ("(She looks up.) Fine.", [(True, "She looks up."), (False, "Fine.")]),
        ("Fine. (A shrug.)  And you?", [(False, "Fine."), (True, "A shrug."), (False, "And you?")]),
        ("(He nods.)", [(True, "He nods.")]),
        ("An open ( bracket", [(False, "An open ( bracket")]),
        ("()", []),
        ("", []),
    ],
)
def test_business_and_words_are_told_apart(text: str, expected: list[tuple[bool, str]]) -> None:
    assert [(part.business, part.text) for part in parts(text)] == expected


@given(st.text())
def test_no_word_is_lost(text: str) -> None:
    kept = "".join(part.text for part in parts(text))
    assert [c for c in kept if not c.isspace() and c not in "()"] == [
        c for c in text if not c.isspace() and c not in "()"
    ]


@pytest.mark.parametrize("text", ["...", "…", " ..... ", ".."])
def test_dots_are_silence(text: str) -> None:
    assert is_silence(text)


@pytest.mark.parametrize("text", ["", ".", "... well", "hm"])
def test_anything_more_is_not(text: str) -> None:
    assert not is_silence(text)
