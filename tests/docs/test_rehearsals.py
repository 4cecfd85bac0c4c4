"""The list of rehearsals names every shipped persona."""

from tests.docs.rehearsals import KEPT, text


def test_the_list_is_current() -> None:
    assert KEPT.read_text(encoding="utf-8") == text(), "python -m tests.docs.rehearsals"
