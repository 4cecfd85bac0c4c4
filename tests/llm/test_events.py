"""The law of the events: however the bytes are cut, the same events come out."""

from hypothesis import given
from hypothesis import strategies as st

from app.llm.events import Events

STREAM = (
    b': hello\r\n\r\ndata: {"a": "caf\xc3\xa9 \xe2\x80\xa8 x"}\r\n\r\n'
    b"event: x\nid: 7\ndata:one\ndata: two\n\n\n\n: ping\n\ndata: [DONE]"
)
EVENTS = ['{"a": "café \u2028 x"}'.encode(), b"one\ntwo", b"[DONE]"]


@given(st.lists(st.integers(0, 7), max_size=120))
def test_pieces_do_not_matter(sizes: list[int]) -> None:
    events, found, rest = Events(), [], STREAM
    for size in sizes:
        found += events.feed(rest[:size])
        rest = rest[size:]
    found += events.feed(rest) + events.end()
    assert found == EVENTS


def test_an_event_is_given_at_its_empty_line_and_not_later() -> None:
    events = Events()
    assert events.feed(b"data: 1\n") == []
    assert events.feed(b"\ndata: 2") == [b"1"]
    assert events.end() == [b"2"]
    assert events.end() == []
