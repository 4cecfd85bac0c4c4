"""What goes into the record comes out the same, and nothing that was deleted stays."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select

from app.domain.behaviours import Marker
from app.domain.debrief import compose
from app.domain.debrief.marker_check import Check
from app.domain.persona import Difficulty
from app.domain.transcript import Ended, Iteration, Turn
from app.domain.trying import Try
from app.errors import (
    IterationEnded,
    IterationRunning,
    TurnInProgress,
    UnknownIteration,
    UnknownPractice,
)
from app.store.engine import connect
from app.store.store import SqlRecord
from app.store.tables import SupportShownRow
from tests.builders import AT, assessed, iteration, make_persona, practice, say, shipped_rubric
from tests.fakes import catalogue, record_at

AWKWARD = 'Néïve “quotes” 🫶 \N{ZERO WIDTH JOINER} line\nbreak \t tab \'; DROP TABLE turn; -- {"a": 1} %s \\'


def spoken(**fields: object) -> Iteration:
    """An iteration in which every kind of value of a turn is filled."""
    found = iteration(
        say("att.notice", text="You've turned that mug round four times, Ros.", cue="mug"),
        say("emp.full", text=AWKWARD, cue_shown="coat"),
        say("bar.question", "bar.harsh"),
        ended=None,
    )
    turns = tuple(
        t.model_copy(update={"said": ("one line", AWKWARD), "milliseconds": {"appraise": 1.25}})
        for t in found.turns
    )
    return found.model_copy(update={"turns": turns, "intention": AWKWARD, "focus": "attending", **fields})


def test_a_practice_comes_back_as_it_was(record: SqlRecord) -> None:
    kept = practice(leader=AWKWARD, difficulty=Difficulty.GUARDED, seed=2**31 - 1)
    record.add_practice(kept)
    assert record.practice("pr-1") == kept


def test_an_iteration_comes_back_as_it_was(record: SqlRecord) -> None:
    record.add_practice(practice())
    kept = spoken(rewound_from=("it-0", 2), opening_said=("hello", AWKWARD))
    record.add_iteration(kept)
    assert record.iteration("it-1") == kept
    assert record.practice("pr-1") == practice(kept)


@pytest.mark.parametrize("difficulty", Difficulty)
def test_an_iteration_has_the_difficulty_of_its_practice(record: SqlRecord, difficulty: Difficulty) -> None:
    record.add_practice(practice(difficulty=difficulty))
    record.add_iteration(spoken(difficulty=difficulty))
    assert record.iteration("it-1").difficulty is difficulty
    assert [one.difficulty for one in record.running(5)] == [difficulty]
    assert [one.difficulty for one in record.practice("pr-1").iterations] == [difficulty]


def test_a_turn_comes_back_as_it_was(record: SqlRecord) -> None:
    whole = spoken()
    record.add_practice(practice())
    record.add_iteration(whole.model_copy(update={"turns": ()}))
    for turn in whole.turns:
        record.add_turn("it-1", turn, {"parts": ["reaction"], "words": [2, 25]}, None)
    assert record.iteration("it-1") == whole


def test_times_come_back_in_utc_to_the_microsecond(record: SqlRecord) -> None:
    at = AT + timedelta(microseconds=123456)
    record.add_practice(practice(began=at))
    found = record.practice("pr-1").began
    assert found == at
    assert found.utcoffset() == timedelta(0)


@pytest.mark.parametrize("how", list(Ended))
def test_each_end_is_kept_with_its_last_turn(record: SqlRecord, how: Ended) -> None:
    whole = spoken()
    record.add_practice(practice())
    record.add_iteration(whole.model_copy(update={"turns": whole.turns[:2]}))
    record.add_turn("it-1", whole.turns[2], {}, how)
    found = record.iteration("it-1")
    assert (found.ended, found.ended_at) == (how, whole.turns[2].at)
    assert found.turns == whole.turns


def test_an_end_stands_however_often_it_is_asked_for(record: SqlRecord) -> None:
    record.add_practice(practice())
    record.add_iteration(spoken())
    record.end("it-1", Ended.CARE, AT)
    again = record.end("it-1", Ended.LEADER, AT + timedelta(hours=1))
    assert (again.ended, again.ended_at) == (Ended.CARE, AT)


def test_a_self_assessment_and_a_debrief_come_back_as_they_were(record: SqlRecord) -> None:
    ended = spoken(ended=Ended.LEADER)
    record.add_practice(practice())
    record.add_iteration(ended)
    record.end("it-1", Ended.LEADER, AT)
    view = assessed(3).model_copy(update={"turned_at": 0, "note": AWKWARD})
    record.assess_self("it-1", view)
    assert record.debrief("it-1") is None
    debrief = compose(make_persona(), ended, catalogue().rubric)
    record.keep_debrief("it-1", debrief, AT)
    found = record.iteration("it-1")
    assert (found.self_assessment, found.debriefed) == (view, True)
    assert record.debrief("it-1") == debrief


def test_the_first_debrief_stands(record: SqlRecord) -> None:
    ended = spoken(ended=Ended.LEADER)
    record.add_practice(practice())
    record.add_iteration(ended)
    first = compose(make_persona(), ended, catalogue().rubric)
    record.keep_debrief("it-1", first, AT)
    record.keep_debrief("it-1", first.model_copy(update={"colleague": "Someone else"}), AT)
    assert record.debrief("it-1") == first


def test_running_iterations_are_the_newest_first_and_only_running_ones(record: SqlRecord) -> None:
    record.add_practice(practice())
    for number in range(1, 5):
        record.add_iteration(
            spoken(id=f"it-{number}", number=number, began=AT + timedelta(minutes=number), turns=())
        )
    record.end("it-3", Ended.LEADER, AT)
    assert [i.id for i in record.running(2)] == ["it-4", "it-2"]


def test_a_number_is_given_once_in_a_practice(record: SqlRecord) -> None:
    record.add_practice(practice())
    record.add_iteration(spoken())
    with pytest.raises(IterationRunning):
        record.add_iteration(spoken(id="it-2"))
    with pytest.raises(UnknownIteration):
        record.iteration("it-2")


def test_a_turn_number_is_given_once_in_an_iteration(record: SqlRecord) -> None:
    whole = spoken()
    record.add_practice(practice())
    record.add_iteration(whole)
    rival: Turn = whole.turns[2].model_copy(update={"utterance": "said in another tab"})
    with pytest.raises(TurnInProgress):
        record.add_turn("it-1", rival, {}, Ended.TIME)
    assert record.iteration("it-1") == whole


def test_an_ended_iteration_takes_no_turn(record: SqlRecord) -> None:
    whole = spoken()
    record.add_practice(practice())
    record.add_iteration(whole.model_copy(update={"turns": whole.turns[:2]}))
    record.end("it-1", Ended.LEADER, AT)
    with pytest.raises(IterationEnded):
        record.add_turn("it-1", whole.turns[2], {}, None)
    assert len(record.iteration("it-1").turns) == 2


def test_what_is_not_there_is_said_to_be_missing(record: SqlRecord) -> None:
    for missing in (record.practice, record.delete_practice):
        with pytest.raises(UnknownPractice):
            missing("pr-9")
    with pytest.raises(UnknownIteration):
        record.iteration("it-9")
    with pytest.raises(UnknownIteration):
        record.end("it-9", Ended.LEADER, AT)
    with pytest.raises(UnknownIteration):
        record.add_turn("it-9", spoken().turns[0], {}, None)
    assert record.debrief("it-9") is None


def test_showings_of_help_are_counted_by_day_and_by_nothing_else(record: SqlRecord, tmp_path: Path) -> None:
    for at in (AT, AT + timedelta(hours=3), AT + timedelta(days=1)):
        record.count_support_shown(at)
    with Session(connect(f"sqlite:///{tmp_path / 'practices.db'}")) as session:
        rows = session.exec(select(SupportShownRow)).all()
    assert {(r.day, r.times) for r in rows} == {("2026-03-02", 2), ("2026-03-03", 1)}
    assert set(SupportShownRow.model_fields) == {"day", "times"}


SECRET = "the words that were taken back"


def files_with(folder: Path, words: str) -> list[str]:
    """Names of the files in a folder that hold these words."""
    return [p.name for p in sorted(folder.iterdir()) if p.is_file() and words.encode() in p.read_bytes()]


def test_a_deleted_practice_leaves_no_word_in_any_file(record: SqlRecord, tmp_path: Path) -> None:
    record.add_practice(practice(id="pr-2"))
    record.add_iteration(spoken(id="it-2", practice="pr-2"))
    record.add_practice(practice(leader=SECRET))
    long = iteration(
        *[say(text=f"{SECRET} {n} {'and on ' * 700}") for n in range(30)], ended=Ended.LEADER
    ).model_copy(update={"intention": SECRET})
    record.add_iteration(long)
    record.assess_self("it-1", assessed(2).model_copy(update={"note": SECRET}))
    record.keep_debrief("it-1", compose(make_persona(), long, catalogue().rubric), AT)
    assert files_with(tmp_path, SECRET)
    record.delete_practice("pr-1")
    assert files_with(tmp_path, SECRET) == []
    with pytest.raises(UnknownIteration):
        record.iteration("it-1")
    assert record.debrief("it-1") is None
    assert record.iteration("it-2") == spoken(id="it-2", practice="pr-2")


def test_the_record_outlives_its_process(tmp_path: Path) -> None:
    first = record_at(tmp_path)
    first.add_practice(practice())
    first.add_iteration(spoken())
    first.close()
    second = record_at(tmp_path)
    assert second.iteration("it-1") == spoken()
    second.close()


def made(number: int = 1, **fields: object) -> Try:
    """A try with every field filled."""
    found = spoken().turns[1]
    values = {
        "number": number,
        "after": 2,
        "utterance": AWKWARD,
        "appraisal": found.appraisal,
        "check": Check(quote=AWKWARD, says="It carries a piece of her story.", markers=tuple(Marker)),
        "move": "emp.full",
        "reply": AWKWARD,
        "said": ("one line", AWKWARD),
        "opened": 3,
        "before": 20.5,
        "openness": 30.0,
        "felt_before": 10.0,
        "felt": 22.0,
        "at": AT,
    }
    return Try.model_validate(values | fields)


def test_tries_come_back_as_they_were_beside_an_iteration_that_stays(record: SqlRecord) -> None:
    record.add_practice(practice())
    record.add_iteration(spoken())
    for number in (2, 1):
        record.add_try("it-1", made(number))
    assert record.tries("it-1") == (made(1), made(2))
    assert record.iteration("it-1") == spoken()


def test_a_try_is_kept_once_and_only_where_there_is_a_conversation(record: SqlRecord) -> None:
    record.add_practice(practice())
    record.add_iteration(spoken())
    record.add_try("it-1", made())
    with pytest.raises(TurnInProgress):
        record.add_try("it-1", made(utterance="Something else."))
    with pytest.raises(UnknownIteration):
        record.add_try("it-9", made())
    assert record.tries("it-1") == (made(),)


def test_a_deleted_practice_takes_its_tries_along(record: SqlRecord) -> None:
    record.add_practice(practice())
    record.add_iteration(spoken())
    record.add_try("it-1", made())
    record.delete_practice("pr-1")
    assert record.tries("it-1") == ()


def test_the_past_of_a_leader_is_what_was_debriefed_the_newest_first(record: SqlRecord) -> None:
    for number, leader in enumerate(("ada", "ada", "ada", "bo")):
        record.add_practice(practice(id=f"pr-{number}", leader=leader, difficulty=Difficulty.WARM))
        kept = spoken(id=f"it-{number}", practice=f"pr-{number}", began=AT + timedelta(days=number))
        record.add_iteration(kept)
        record.end(kept.id, Ended.LEADER, AT + timedelta(days=number))
    record.assess_self("it-1", assessed(4))
    for number in (0, 1, 3):
        ended = record.iteration(f"it-{number}")
        record.keep_debrief(ended.id, compose(make_persona(), ended, shipped_rubric()), AT)
    found = record.past("ada", 5)
    assert [(one.iteration, one.practice) for one in found] == [("it-1", "pr-1"), ("it-0", "pr-0")]
    assert [one.self_assessment for one in found] == [assessed(4), None]
    assert {one.difficulty for one in found} == {Difficulty.WARM}
    assert found[0].debrief == record.debrief("it-1")
    assert [one.iteration for one in record.past("ada", 1)] == ["it-1"]
    assert record.past("", 5) == ()
