"""The law of the thoughts: however a text is cut into pieces, the same is seen, and never the inside."""

from hypothesis import given
from hypothesis import strategies as st

from app.llm.thoughts import Thoughts, without_thoughts

PARTS = st.lists(
    st.sampled_from(["<think>", "</think>", "<", "th", "ink>", "fine", " ", "\n", "</", "SECRET"]),
    max_size=14,
)


@given(PARTS, st.lists(st.integers(1, 4), max_size=60))
def test_pieces_do_not_matter(parts: list[str], sizes: list[int]) -> None:
    text = "".join(parts)
    thoughts, seen, rest = Thoughts(), "", text
    for size in sizes:
        seen += thoughts.feed(rest[:size])
        rest = rest[size:]
    seen += thoughts.feed(rest) + thoughts.end()
    assert seen == without_thoughts(text)


@given(PARTS.filter(lambda parts: "</think>" not in "".join(parts)))
def test_an_open_thought_is_never_seen(parts: list[str]) -> None:
    assert without_thoughts("Hello <think>" + "".join(parts)) == "Hello "


def test_words_are_not_held_back_longer_than_need_be() -> None:
    thoughts = Thoughts()
    assert thoughts.feed("I'm fine. ") == "I'm fine. "
    assert thoughts.feed("a <") == "a "
    assert thoughts.feed("b") == "<b"
