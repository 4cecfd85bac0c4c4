"""How the encoder is given its words, what certainty is worth, and what an explanation says."""

import json
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from app.appraisers.embedded import WEIGHTS, EmbeddedAppraiser, assembly
from app.appraisers.embedded.clauses import Span, segment
from app.appraisers.embedded.confidence import Scale
from app.appraisers.embedded.encoder import BEFORE, LONGEST, WordPieces
from app.appraisers.embedded.linear import CODES, Judged, Linear
from app.domain.behaviours import Code, Heard


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    return WordPieces(Tokenizer.from_file(str(WEIGHTS / "tokenizer.json")))


def test_each_clause_reads_its_own_pieces(pieces: WordPieces) -> None:
    text = "That sounds awful. Have you tried sleeping?"
    spans = segment(text)
    pair = pieces.pair("I was up all night.", text)
    means = pair.means(spans)
    assert means.shape == (2 + len(spans), len(pair.ids))
    assert np.allclose(means.sum(axis=1), 1.0)
    assert not means[1:, : pair.before].any()
    assert not (means[2] * means[3]).any()


def test_the_ends_of_both_texts_survive(pieces: WordPieces) -> None:
    said, before = "start " + "word " * 900 + "finish", "early " + "night " * 300 + "late"
    pair, short = pieces.pair(before, said), pieces.pair("late", "finish")
    assert len(pair.ids) == LONGEST
    assert pair.before == BEFORE + 2
    assert pair.ids[-2] == short.ids[-2]
    assert pair.ids[pair.before - 2] == short.ids[short.before - 2]
    assert said[pair.starts[-1] :] == "finish"
    assert pair.starts == sorted(pair.starts)


def test_a_clause_that_was_cut_away_is_read_as_the_message(pieces: WordPieces) -> None:
    said = "One. " + "word " * 600 + "Two."
    means = pieces.pair("", said).means([Span(1000, 1010)])
    assert (means[2] == means[1]).all()


def test_certainty_is_read_off_the_table(tmp_path: Path) -> None:
    table = tmp_path / "confidence.json"
    table.write_text(json.dumps({"heard": [0, 0.5, 1], "right": [0.1, 0.4, 0.9]}), encoding="utf-8")
    scale = Scale.load(table)
    assert scale.of(0.5) == pytest.approx(0.4)
    assert scale.of(0.75) == pytest.approx(0.65)
    assert Scale.load(tmp_path / "none.json").of(0.3) == pytest.approx(0.3)
    table.write_text(json.dumps({"heard": [0, 1], "right": [0.9, 0.1]}), encoding="utf-8")
    with pytest.raises(ValueError, match="rising"):
        Scale.load(table)


def test_the_shipped_table_was_measured() -> None:
    scale = Scale.load(WEIGHTS / "confidence.json")
    assert len(scale.heard) >= 5
    assert 0.7 < scale.of(0.99) <= 1.0
    assert scale.of(0.2) < 0.6


def test_an_explanation_names_the_hinge_and_the_words(appraiser: EmbeddedAppraiser) -> None:
    heard = Heard(
        utterance="That sounds awful, but have you tried an early night?",
        previous=("I've not slept for a week.",), rung=3,
    )  # fmt: skip
    found = appraiser.appraise_line(heard)
    assert found.cancelled
    assert found.codes[-1].code is Code.BAR_ADVICE
    assert found.codes[-1].reason.startswith('opens with "but": ')
    assert all(item.reason for item in found.codes)


def test_the_words_that_weigh_most_are_words_of_the_quote() -> None:
    linear = Linear.load(WEIGHTS / "linear.npz")
    for quote in ("You're far too slow for this job.", "What a daft thing to do."):
        words = linear.words(Code.BAR_HARSH, quote)
        assert words
        assert words in quote.lower()
    assert linear.words(Code.BAR_HARSH, "?!") == ""


def test_a_path_ends_in_the_final_move_even_if_it_was_ruled_out() -> None:
    """As when a tag question hangs on a question about suicide: no text may make the appraiser raise."""
    even = np.full(len(CODES), 1 / len(CODES), dtype=np.float32)
    clause = Judged(np.full(4, 0.25, dtype=np.float32), even, even)
    path = assembly.spread({Code.SAFE_ASK}, Code.BAR_QUESTION, [clause, clause])
    assert path[-1] is Code.BAR_QUESTION
    assert len(path) == 2
