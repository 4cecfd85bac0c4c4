"""The curve, the counts, the patterns, the checklist and the colleague's own two moments."""

from typing import Any

import pytest

from app.domain.debrief import Debrief, compose
from app.domain.debrief.moments import NEITHER, NO_ONE_LINE, where_closed
from app.domain.debrief.quoting import clause, marked, placed, shorten
from app.domain.transcript import Iteration
from tests.builders import SAMPLES, Said, appraisal, iteration, make_persona, say, shipped_rubric


def told(*said: Said, rehearsal: str = "empathising", indicator: int | None = None, **fields: Any) -> Debrief:
    persona = make_persona(rehearsal=rehearsal, indicator=indicator)
    return compose(persona, iteration(*said, persona=persona, **fields), shipped_rubric())


def test_the_curve_starts_with_the_opening_and_follows_the_record() -> None:
    played = iteration(say("att.notice", cue="mug"), say("bar.task", cue_shown="coat"), say("und.open"))
    points = compose(make_persona(), played, shipped_rubric()).shape.points
    assert [p.turn for p in points] == [0, 1, 2, 3]
    assert [p.openness for p in points] == [played.start.openness, *(t.after.openness for t in played.turns)]
    assert [p.rung for p in points] == [played.start.rung, *(t.after.rung for t in played.turns)]
    assert [p.opened for p in points] == [False, *(t.disclosure.opened is not None for t in played.turns)]
    assert [p.cue_shown for p in points] == ["mug", None, "coat", None]
    assert [p.cue_taken for p in points] == [None, "mug", None, None]
    assert points[1].quote == SAMPLES["att.notice"]


def test_cues_count_only_while_they_can_be_answered() -> None:
    shape = told(say("att.notice", cue="mug"), say("und.open", cue_shown="coat")).shape
    assert (shape.cues_shown, shape.cues_taken) == (1, 1)


def test_a_cue_held_against_them_is_not_taken_up() -> None:
    assert told(say("att.notice", "bar.harsh", cue="mug"), say("und.open")).shape.cues_taken == 0
    assert told(say("bar.task", cue="mug"), say("und.open")).shape.cues_taken == 0


def test_the_counts_of_the_description() -> None:
    shape = told(say("emp.ack"), say("emp.thin"), say("bar.advice"), say("emp.full"), say("bar.advice")).shape
    assert (shape.acknowledgements, shape.empathies, shape.first_advice) == (1, 2, 3)


def test_the_plateau_is_where_acknowledging_repeats() -> None:
    found = told(say("und.open"), say("emp.ack"), say("und.open"), say("emp.ack"), say("emp.ack"))
    assert found.shape.plateau_from == 4
    assert [n.kind for n in found.notes] == ["plateau", "repeated"]
    assert found.notes[0].turns == (2, 4, 5)


def test_no_plateau_where_something_went_deeper() -> None:
    assert told(say("emp.ack"), say("emp.full"), say("emp.ack"), say("emp.ack")).shape.plateau_from is None


def test_a_phrase_that_came_twice_is_named() -> None:
    first = say("emp.thin", text="I can see how much this costs you.")
    second = say("emp.parrot", text="I can see how much you do here.")
    note = told(first, say("und.open"), second).notes[-1]
    assert (note.kind, note.turns) == ("repeated", (1, 3))
    assert note.text.startswith("“I can see how much this costs you.” came at turns 1 and 3.")


def test_a_promise_of_secrecy_is_always_mentioned_unless_taken_back() -> None:
    kept = told(say("und.open"), say("bar.secrecy"), say("und.open"))
    assert "secrecy" in [n.kind for n in kept.notes]
    assert kept.change.quote == SAMPLES["bar.secrecy"]
    mended = told(say("und.open"), say("bar.secrecy"), say("safe.confid"))
    assert "secrecy" not in [n.kind for n in mended.notes]


def test_a_diagnosis_is_always_corrected() -> None:
    note = told(say("und.open"), say("bar.diagnose")).notes[0]
    assert (note.kind, note.turns) == ("diagnosis", (2,))


def test_they_felt_met_where_they_moved_most() -> None:
    met = told(say("und.open"), say("emp.full"), say("und.open")).met
    assert (met.turn, met.quote) == (2, SAMPLES["emp.full"])
    assert met.says == '"You sat in that car park on your own every morning." I felt that.'


def test_a_moment_that_knows_more_waits_until_it_was_told() -> None:
    said = [say("att.notice"), say("und.open"), say("und.reflect_simple"), say("emp.full"), say("emp.full")]
    deep = iteration(*said, say("und.open"), say("emp.full"))
    assert deep.state.rung >= 4
    says = compose(make_persona(), deep, shipped_rubric()).met.says
    assert says == 'By "You sat in that car park on your own every morning" you knew.'


def test_they_closed_where_they_lost_most() -> None:
    closed = told(say("und.open"), say("bar.task"), say("bar.minimise"), say("bar.task")).closed
    assert (closed.turn, closed.says) == (3, '"It\'s only a desk". I shut up after that.')


def test_acknowledging_on_and_on_is_what_closed_them_where_nothing_else_did() -> None:
    closed = told(say("und.open"), say("emp.ack"), say("und.open"), say("emp.ack"), say("emp.ack")).closed
    assert closed.turn == 5
    assert closed.says == 'You kept saying it. "That sounds tough". It was kind.'


def test_no_moment_is_made_up() -> None:
    found = told(say("oth.neutral"), say("oth.neutral"))
    assert (found.met.turn, found.met.says) == (None, "I can't point to a place.")
    assert (found.closed.turn, found.closed.says) == (None, NEITHER)
    warm = told(say("att.notice"), say("oth.neutral"))
    assert (warm.closed.turn, warm.closed.says) == (None, "Nothing shut me up.")


def test_a_kind_of_line_nobody_wrote_a_moment_for_is_told_plainly() -> None:
    closed = told(say("und.open"), say("bar.interrupt"), say("und.open")).closed
    assert closed.turn == 2
    assert closed.says == "You said “Let me stop you there”. I kept the rest to myself after that."


STEPS = ["noticed", "asked", "stayed", "secrecy", "no_diagnosis", "others", "route", "tonight", "yourself"]


@pytest.mark.parametrize(
    ("moves", "statuses"),
    [
        (
            ["att.notice", "safe.ask", "und.space", "safe.confid", "safe.act"],
            ["done"] * 8 + ["not yet"],
        ),
        (
            ["und.open", "bar.secrecy", "bar.task"],
            ["not yet", "not yet", "not yet", "not yet", "done", "not yet", "not yet", "not yet", "not yet"],
        ),
        (
            [
                "emp.full",
                "bar.secrecy",
                "safe.confid",
                "bar.diagnose",
                "hlp.signpost",
                "bar.task",
                "hlp.commit",
            ],
            ["done", "not yet", "partly", "partly", "not yet", "partly", "done", "done", "not yet"],
        ),
    ],
)
def test_the_safety_checklist(moves: list[str], statuses: list[str]) -> None:
    found = told(*(say(m) for m in moves), rehearsal="disclosure-response", indicator=1)
    assert [(i.id, i.status) for i in found.safety] == list(zip(STEPS, statuses, strict=True))
    assert all(i.quote in SAMPLES.values() for i in found.safety if i.turn is not None)


def test_a_sidestep_is_only_partly_asking() -> None:
    aside = say("bar.question", text="You're not going to do anything silly, are you?")
    found = told(say("und.open"), aside, rehearsal="disclosure-response")
    assert next(i for i in found.safety if i.id == "asked").status == "partly"


@pytest.mark.parametrize(("indicator", "status"), [(None, "not needed"), (5, "not needed"), (1, "not yet")])
def test_asking_is_needed_only_where_something_hinted_at_it(indicator: int | None, status: str) -> None:
    found = told(say("und.open"), say("bar.task"), rehearsal="disclosure-response", indicator=indicator)
    assert next(i for i in found.safety if i.id == "asked").status == status
    asked = told(say("safe.ask"), rehearsal="disclosure-response", indicator=indicator)
    assert next(i for i in asked.safety if i.id == "asked").status == "done"


def test_a_decision_is_asked_for_in_writing_where_suicide_may_be_hinted_at() -> None:
    found = told(say("und.open"), rehearsal="disclosure-response", indicator=5).decision
    assert found is not None
    assert found.question.startswith("Suppose Ros had told you")
    assert found.question.endswith("?")
    assert "999" in found.answer
    assert "999" not in found.question
    assert told(say("und.open"), rehearsal="disclosure-response").decision is None
    assert told(say("und.open"), indicator=1).decision is None


def test_the_checklist_is_for_disclosures_only() -> None:
    assert told(say("safe.ask"), say("safe.act")).safety == ()


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("Fine.", 20, "Fine."),
        ("One. Two. Three.", 9, "One. Two."),
        ("(She looks up.) Right then, off we go", 15, "(She looks up.)"),
        ("No end in sight at all", 12, "No end in"),
        ("No end in sight, not at all and not ever", 24, "No end in sight"),
        ("abcdefghij", 4, "abcd"),
        ("", 4, ""),
    ],
)
def test_shortening_keeps_whole_sentences_or_words(text: str, limit: int, short: str) -> None:
    assert shorten(text, limit) == short


def test_a_clause_is_short_enough_to_stand_in_a_sentence() -> None:
    waited = "You sat there, and you waited until all of them had gone home"
    assert clause(f"{waited}, and then you went back in and did it all again.") == waited
    assert clause(f"{waited}. And then you went back in.") == f"{waited}."
    assert clause("word " * 30) == " ".join(["word"] * 16)


@pytest.mark.parametrize(
    ("template", "quote", "says"),
    [
        ('You said "{quote}". Then I left.', "It's fine.", 'You said "It\'s fine". Then I left.'),
        ('"{quote}" I could use that.', "It's fine.", '"It\'s fine." I could use that.'),
        ('You asked "{quote}" and waited.', "What now?", 'You asked "What now?" and waited.'),
        ('When you said "{quote}" I left.', "Go on.", 'When you said "Go on" I left.'),
        ('You asked. "{quote}" I said so.', "Go on.", 'You asked. "Go on." I said so.'),
        ('You left a gap. "{quote}". Thanks.', "...", 'You left a gap. "...". Thanks.'),
        (
            "I felt it. “{quote}” You'd got it.",
            "Three weeks of that",
            "I felt it. “Three weeks of that”. You'd got it.",
        ),
        ("I felt it. “{quote}”", "Three weeks", "I felt it. “Three weeks”."),
        ("“{quote}” You did.", "Three weeks …", "“Three weeks …” You did."),
        ("You said “{quote}” and left.", "Three weeks", "You said “Three weeks” and left."),
    ],
)
def test_a_quote_is_set_into_a_sentence(template: str, quote: str, says: str) -> None:
    assert placed(template, quote) == says


@pytest.mark.parametrize(
    ("quote", "said", "shown"),
    [
        ("It was three", "It was three weeks.", "It was three …"),
        ("It was three weeks", "It was three weeks.", "It was three weeks"),
        ("It was three weeks.", "It was three weeks. And then?", "It was three weeks."),
        ("It was three weeks", "It was three weeks, and then?", "It was three weeks"),
        ("It was", "It was", "It was"),
    ],
)
def test_a_quote_that_breaks_off_is_marked(quote: str, said: str, shown: str) -> None:
    assert marked(quote, said) == shown


def test_a_long_line_is_marked_on_the_curve_where_it_breaks_off() -> None:
    found = told(say("und.open", text="word " * 60), say("und.open"))
    assert [point.cut for point in found.shape.points] == [False, True, False]


def test_what_suits_a_kind_leader_is_not_said_to_a_curt_one() -> None:
    persona = make_persona()
    kind = iteration(say("att.notice", cue="mug"), say("emp.full"), persona=persona)
    assert where_closed(persona, kind).says == persona.moments.nothing_closed
    ended = [t.model_copy(update={"appraisal": appraisal("bar.question")}) for t in kind.turns]
    assert where_closed(persona, kind.model_copy(update={"turns": tuple(ended)})).says == NO_ONE_LINE


def test_an_iteration_without_an_opening_cue() -> None:
    played: Iteration = iteration(say("und.open"), say("und.open"), opening_cue=None)
    assert compose(make_persona(), played, shipped_rubric()).shape.cues_shown == 0
