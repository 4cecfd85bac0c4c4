"""Ranking what human coders found: how transcripts are read, and that the areas say what they should."""

import csv
from pathlib import Path

import numpy as np
import pytest

from app.appraisers.embedded import EmbeddedAppraiser
from app.domain.behaviours import Code
from training.__main__ import main
from training.transfer import areas, foretold, read, under_curve

COLUMNS = (
    *("transcript_id", "mi_quality", "utterance_id", "interlocutor", "utterance_text"),
    *("therapist_input_subtype", "reflection_exists", "question_exists", "question_subtype"),
)
CLIENT = ("n/a", "n/a", "n/a", "n/a")
GOOD = (
    ("client", "I stopped going to the gym in March. I can't face the people there.", *CLIENT),
    ("therapist", "What was it like, the last time you went?", "n/a", "False", "True", "open"),
    ("client", "Everybody looked at me. I sat in the car for an hour after.", *CLIENT),
    ("therapist", "You felt looked at, and you've stayed away since.", "n/a", "True", "False", "n/a"),
)
BAD = (
    ("client", "I smoke about twenty a day.", *CLIENT),
    ("therapist", "You should just stop buying them.", "advice", "False", "False", "n/a"),
    ("client", "I've tried that.", *CLIENT),
    ("therapist", "Did you try for more than a day?", "n/a", "False", "True", "closed"),
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "coded.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        for name, quality, talk in (("1", "high", GOOD), ("2", "low", BAD)):
            for number, (who, text, *codes) in enumerate(talk):
                for _ in range(2 if number == 1 else 1):  # the second turn coded by two people
                    writer.writerow([name, quality, number, who, text, *codes])
    return file


def test_turns_come_with_the_clients_words_before_them(table: Path) -> None:
    turns = read([table])
    assert [t.heard.utterance for t in turns] == [
        text for who, text, *_ in (*GOOD, *BAD) if who == "therapist"
    ]
    assert turns[1].heard.previous == (GOOD[0][1], GOOD[2][1])
    assert turns[1].heard.said == (GOOD[1][1],)
    assert turns[2].heard.previous == (BAD[0][1],)
    assert turns[2].heard.said == ()
    assert [(t.asks, t.open, t.reflects, t.advises) for t in turns] == [
        (True, True, False, False),
        (False, None, True, False),
        (False, None, False, True),
        (True, False, False, False),
    ]
    assert [t.good for t in turns] == [True, True, False, False]


def test_a_gap_in_the_talk_is_no_context(table: Path) -> None:
    rows = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join(row for row in rows if GOOD[2][1] not in row), encoding="utf-8")
    assert read([table])[1].heard.previous == ()


def test_plain_cases_are_ranked_as_the_coders_have_them(table: Path, appraiser: EmbeddedAppraiser) -> None:
    found = {area.name: area for area in areas(read([table]), appraiser.scores)}
    assert set(found) >= {"asks", "asks openly, of those that ask", "reflects", "advises"}
    assert [area.name for area in found.values() if area.area < 1 and "shown" not in area.name] == []
    assert (found["asks"].present, found["asks"].absent) == (2, 2)


def test_scores_that_know_nothing_are_worth_a_coin(table: Path) -> None:
    found = {a.name: a for a in areas(read([table]), lambda _: dict.fromkeys((c.value for c in Code), 0.5))}
    assert found["reflects"].area == found["advises"].area == 0.5


def test_a_conversation_is_foretold_from_the_others() -> None:
    drawn = np.random.default_rng(3)
    good = [True] * 60 + [False] * 20
    noise = drawn.normal(size=(80, 2))
    telling = noise + np.column_stack([np.where(good, 3.0, 0.0), np.zeros(80)])
    assert under_curve(np.array(good), foretold(telling, good)) > 0.9
    assert under_curve(np.array(good), foretold(noise, good)) < 0.7
    alone = telling.copy()
    alone[0] = -telling[0]
    assert foretold(alone, good)[0] < foretold(telling, good)[0]


@pytest.mark.parametrize(
    ("heights", "area"),
    [
        ([0.9, 0.8, 0.2, 0.1], 1.0),
        ([0.1, 0.2, 0.8, 0.9], 0.0),
        ([0.9, 0.2, 0.8, 0.2], 0.625),
        ([1, 1, 1, 1], 0.5),
    ],
)
def test_the_area_is_the_share_of_pairs_in_order(heights: list[float], area: float) -> None:
    kinds = np.array([True, True, False, False])
    assert under_curve(kinds, np.array(heights, dtype=float)) == area


def test_what_is_no_such_table_is_refused_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    for file, says in ((other, "no table in the columns"), (tmp_path / "none.csv", "cannot be read")):
        monkeypatch.setattr("sys.argv", ["training", "transfer", str(file)])
        assert main() == 2
        assert says in capsys.readouterr().err
