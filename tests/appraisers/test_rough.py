"""Lines said another way for training: another wording, the same act, the same codes."""

import random

import pytest

from training.lines import CODEBOOK, Line, faults, read
from training.rough import rough, some
from training.samples import reading


@pytest.fixture(scope="module")
def lines() -> list[Line]:
    return read()[::23]


def test_codes_grade_and_context_stay(lines: list[Line]) -> None:
    dice = random.Random(3)
    for line in lines:
        said = rough(line, dice)
        assert [c.code for c in said.clauses] == [c.code for c in line.clauses]
        assert said.model_copy(update={"utterance": line.utterance, "clauses": line.clauses}) == line


def test_quotes_stay_verbatim_and_in_order(lines: list[Line]) -> None:
    found = some(lines, 1.0, seed=4)
    assert [fault for fault in faults(found) if "quote" in fault] == []
    for line in found:
        assert len(reading(line).spans) == len(line.clauses)


def test_many_lines_change_and_the_same_seed_says_the_same(lines: list[Line]) -> None:
    first, again = some(lines, 1.0, seed=5), some(lines, 1.0, seed=5)
    assert first == again
    assert first != some(lines, 1.0, seed=6)
    changed = sum(a.utterance != b.utterance for a, b in zip(first, lines, strict=True))
    assert changed > len(lines) / 2


def test_a_share_is_a_share(lines: list[Line]) -> None:
    assert some(lines, 0.0, seed=1) == []
    assert 0.4 < len(some(lines, 0.5, seed=1)) / len(lines) < 0.6


def test_no_line_that_is_kept_out_of_training_is_among_the_lines() -> None:
    from training import probes

    kept = {plain(line.utterance) for line in probes.coded()}
    kept |= {
        plain(heard.utterance) for kind in (*probes.SAFETY, probes.ORDINARY) for heard in probes.safety(kind)
    }
    found = [line.utterance for line in read() if line.author != CODEBOOK and plain(line.utterance) in kept]
    assert found == []


def plain(text: str) -> str:
    """Letters and figures only."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.lower()).split())
