import pytest

from app.appraisers.embedded.clauses import MOST, segment


@pytest.mark.parametrize(
    ("utterance", "clauses"),
    [
        ("That sounds awful, but have you tried yoga?", ["That sounds awful,", "but have you tried yoga?"]),
        ("Aye, been lively. At least nobody was hurt.", ["Aye, been lively.", "At least nobody was hurt."]),
        ("that sounds rough but we need the slides", ["that sounds rough", "but we need the slides"]),
        ("Are you okay, is it home?", ["Are you okay,", "is it home?"]),
        ("You did everything; nobody came.", ["You did everything;", "nobody came."]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("Nothing but rain.", ["Nothing but rain."]),
        ("Right ... then.", ["Right ...", "then."]),
        ("...", ["..."]),
        ("", [""]),
    ],
)
def test_an_utterance_is_cut_into_clauses(utterance: str, clauses: list[str]) -> None:
    assert [span.of(utterance) for span in segment(utterance)] == clauses


def test_a_clause_behind_a_hinge_is_marked() -> None:
    assert [span.hinged for span in segment("I hear that. But the deadline stands.")] == [False, True]


def test_the_number_of_clauses_is_bounded() -> None:
    utterance = "One thing. " * 400
    spans = segment(utterance)
    assert len(spans) == MOST
    assert spans[-1].end == len(utterance.rstrip())
