"""What a debrief holds, case by case."""

from typing import Any

import pytest

from app.domain.behaviours import Marker
from app.domain.debrief import Debrief, compose, may_debrief
from app.domain.debrief.wording import NO_KEEP, TOO_SHORT
from app.domain.persona import Persona
from app.domain.transcript import Ended
from app.errors import Conflict
from app.raters.rules import RulesRater
from tests.builders import LOCKED, SAMPLES, Said, iteration, make_persona, say, shipped_rubric


def debrief(*said: Said, persona: Persona | None = None, **fields: Any) -> Debrief:
    persona = persona or make_persona()
    return compose(persona, iteration(*said, persona=persona, **fields), shipped_rubric())


def good_scene() -> list[Said]:
    return [
        say("att.notice", cue="mug"),
        say("und.open"),
        say("emp.ack", "bar.task"),
        say("und.reflect_complex"),
        say("emp.full"),
        say("hlp.ask"),
        say("hlp.commit"),
    ]


def test_what_was_made_with_what() -> None:
    found = debrief(*good_scene())
    assert (found.iteration, found.persona, found.persona_version) == ("it-1", "T1", "1.0.0")
    assert (found.rubric, found.rubric_version) == ("compassionate-leadership", "1.0.0")
    assert (found.colleague, found.rehearsal, found.turns) == ("Ros", "empathising", 7)


async def test_the_offline_rater_gives_the_composed_debrief() -> None:
    rater = RulesRater(shipped_rubric())
    played = iteration(*good_scene())
    assert await rater.rate(make_persona(), played) == compose(make_persona(), played, shipped_rubric())
    assert rater.name == "rules compassionate-leadership 1.0.0"


@pytest.mark.parametrize(
    ("ended", "may"),
    [(None, False), (Ended.CARE, False), (Ended.LEADER, True), (Ended.COLLEAGUE, True), (Ended.TIME, True)],
)
def test_looking_back_is_for_conversations_that_ended(ended: Ended | None, may: bool) -> None:
    assert may_debrief(iteration(say("att.notice"), ended=ended)) is may


def test_nothing_is_said_about_a_conversation_stopped_for_care() -> None:
    with pytest.raises(Conflict, match="stopped for your sake"):
        debrief(*good_scene(), ended=Ended.CARE)


def test_ratings_come_in_order_of_weight_with_the_first_two_in_full() -> None:
    found = debrief(*good_scene())
    assert list(found.levels) == ["empathising", "understanding", "attending", "helping"]
    assert [r.full for r in found.ratings] == [True, True, False, False]


def test_what_has_no_level_is_not_told_in_full() -> None:
    found = debrief(say("att.notice", cue="mug"), say("und.space"), persona=make_persona(rehearsal="helping"))
    assert found.levels["helping"] == "NE"
    assert [r.criterion for r in found.ratings if r.full] == ["understanding", "empathising"]


def test_the_empathy_rating_quotes_the_strongest_line_and_names_its_markers() -> None:
    rating = debrief(*good_scene()).rating("empathising")
    assert rating is not None
    assert (rating.turn, rating.quote) == (5, SAMPLES["emp.full"])
    assert rating.why == (
        "It carries a piece of her story, what it does to her and words at her pitch. "
        "It leaves out that it reached you."
    )


def test_all_four_markers_leave_nothing_out() -> None:
    rating = debrief(say("und.open"), say("emp.full", markers=tuple(Marker))).rating("empathising")
    assert rating is not None
    assert rating.why.endswith("words at her pitch and that it reached you.")


def test_an_acknowledgement_is_called_a_good_start() -> None:
    rating = debrief(say("und.open"), say("emp.ack"), say("emp.ack")).rating("empathising")
    assert rating is not None
    assert rating.why.startswith("It registers that things are hard, which is a good start.")


def test_what_they_did_next_is_verbatim_and_ends_with_a_sentence() -> None:
    long = "No. " + "I went round the back and sat there for a while. " * 6
    rating = debrief(say("und.open"), say("emp.full", reply=long), say("und.space")).rating("empathising")
    assert rating is not None
    assert long.startswith(rating.next)
    assert rating.next.endswith("while.")
    assert len(rating.next) <= 160


def test_a_cue_that_went_by_is_quoted_from_the_colleague() -> None:
    rating = debrief(say("bar.task"), say("bar.task"), say("oth.neutral")).rating("attending")
    assert rating is not None
    assert (rating.value, rating.turn, rating.who) == (1, 0, "colleague")
    assert rating.quote == "(She turns the mug.) Morning. Figures are nearly there."
    assert rating.better == "You keep touching that mug."
    assert rating.next.startswith("Well. That is what I would say at turn 1.")


def test_attending_quotes_the_first_moment_of_noticing() -> None:
    rating = debrief(say("oth.neutral"), say("att.checkin", cue="mug"), say("att.followup")).rating(
        "attending"
    )
    assert rating is not None
    assert (rating.turn, rating.quote) == (2, SAMPLES["att.checkin"])


def test_the_missed_cue_is_the_one_that_was_turned_from() -> None:
    said = [
        say("att.notice", cue="mug"),
        say(cue_shown="coat"),
        say("bar.task"),
        say("bar.task"),
        say("bar.task"),
    ]
    found = debrief(*said, persona=make_persona(rehearsal="attending"))
    assert (found.change.turn, found.change.who) == (2, "colleague")
    assert found.change.quote == "(She touches the coat.)"
    assert found.change.why == (
        "At turn 2 Ros let this show, and it wasn't picked up. Of two signs shown, you took up one, "
        "at turn 1."
    )


def test_a_better_line_fits_what_was_done_and_was_not_said_already() -> None:
    found = debrief(say("und.open"), say("emp.ack"), say("emp.ack"))
    rating = found.rating("empathising")
    assert rating is not None
    assert rating.better == "No wonder you hold on to that mug."
    said = debrief(say("und.open"), say("emp.ack"), say("emp.full", text=rating.better), say("emp.ack"))
    again = said.rating("empathising")
    assert again is not None
    assert again.better == "You've been on your own with that."


def test_a_better_line_never_knows_more_than_had_been_told_by_then() -> None:
    only_deep = [{"behaviour": "empathising", "rung": 4, "say": f"I heard {LOCKED[4]}."}]
    persona = make_persona(better_lines=only_deep)
    rating = debrief(*good_scene(), persona=persona).rating("empathising")
    assert rating is not None
    assert rating.better == ""
    deepest = say("emp.full", markers=tuple(Marker))
    late = iteration(*good_scene(), say("emp.full"), say("emp.full"), deepest, persona=persona)
    assert late.turns[-1].change.before.rung >= 4
    deep = compose(persona, late, shipped_rubric()).rating("empathising")
    assert deep is not None
    assert (deep.turn, deep.better) == (10, f"I heard {LOCKED[4]}.")


def test_one_thing_to_keep_and_one_to_change_and_they_differ() -> None:
    found = debrief(*good_scene())
    assert (found.keep.turn, found.keep.quote) == (5, SAMPLES["emp.full"])
    assert found.keep.better == ""
    assert found.change.turn is not None
    assert found.change.turn != found.keep.turn
    assert found.change.why


def test_the_change_of_a_criterion_offers_the_line_its_rating_offers() -> None:
    found = debrief(*good_scene())
    rating = found.rating(found.change.criterion or "")
    assert rating is not None
    assert found.change.better == rating.better != ""


def test_an_unrepaired_hurt_is_what_to_change() -> None:
    said = [say("bar.normalise"), say("bar.advice"), say("bar.minimise"), say("emp.ack"), say("und.open")]
    attending = make_persona(rehearsal="attending")
    change = debrief(*said, persona=attending).change
    assert (change.criterion, change.quote) == ("attending", SAMPLES["bar.minimise"])
    assert change.why == "It makes the thing smaller than it is to them."
    mended = debrief(*said[:3], say("rep.repair"), *said[3:], persona=attending).change
    assert (mended.criterion, mended.who, mended.turn) == ("attending", "colleague", 0)


def test_what_the_leader_chose_to_work_on_comes_first_in_the_change() -> None:
    said = [say("und.open"), say("emp.ack"), say("emp.ack"), say("bar.generic")]
    assert debrief(*said, focus="helping").change.criterion == "helping"
    assert debrief(*said).change.criterion == "empathising"


def test_the_next_level_is_named_where_nothing_went_amiss() -> None:
    found = debrief(
        say("und.open"), say("und.reflect_simple"), say("und.open"), say("emp.thin"), say("und.space")
    )
    assert found.change.criterion == "empathising"
    assert found.change.why == "A piece of their own story, and what it does to them, would take it further."


def test_a_line_that_met_them_is_not_asked_to_meet_them() -> None:
    found = debrief(
        say("und.open"), say("und.reflect_simple"), say("und.open"), say("emp.full"), say("und.space")
    )
    assert found.change.quote == SAMPLES["emp.full"]
    assert found.change.why == "Meeting them like that a second time, later on, would take it further."


def test_a_doubtful_kindness_is_not_praised() -> None:
    doubtful = say("und.open", text="What is wrong with you?", confidence=0.42)
    found = debrief(doubtful, say("bar.harsh"), say("bar.task"))
    assert found.keep.turn is None
    assert found.met.turn is None
    sure = debrief(say("und.open"), say("bar.harsh"), say("bar.task"))
    assert (sure.keep.turn, sure.met.turn) == (1, 1)


@pytest.mark.parametrize(
    ("move", "why"),
    [
        ("hlp.offer", "It says who and what; it doesn't say when. What would help wasn't asked first."),
        ("hlp.commit", "It says who, what and when. What would help wasn't asked first."),
        ("hlp.ask", "You asked what would help, and it stayed a question."),
        ("bar.generic", "It points at help without a way to get there."),
        ("oth.neutral", "Nothing was offered by the end, and what would help wasn't asked."),
    ],
)
def test_helping_says_what_the_offer_holds(move: str, why: str) -> None:
    away = [say("oth.neutral"), say("bar.task"), say("bar.task"), say("oth.neutral")]
    rating = debrief(*away, say(move)).rating("helping")
    assert rating is not None
    assert rating.why == why


def test_nothing_to_keep_is_said_kindly() -> None:
    keep = debrief(say("bar.task"), say("bar.advice"), say("bar.task")).keep
    assert (keep.turn, keep.quote, keep.why) == (None, "", NO_KEEP)


def test_no_turn_at_all() -> None:
    found = debrief()
    assert set(found.levels.values()) == {"NE"}
    assert found.shape.points[0].reply == "(She turns the mug.) Morning. Figures are nearly there."
    assert (found.met.turn, found.met.says) == (None, "I can't point to a place.")
    assert (found.keep.why, found.change.why) == (TOO_SHORT, TOO_SHORT)
    assert found.change.better


def test_one_turn() -> None:
    found = debrief(say("att.notice", cue="mug"))
    assert set(found.levels.values()) == {"NE"}
    assert {r.why for r in found.ratings} == {"Too short to say."}
    assert found.met.turn == 1
    assert found.keep.quote == SAMPLES["att.notice"]


def test_silence_throughout_has_nothing_to_quote() -> None:
    silent = [say("oth.neutral", text="") for _ in range(4)]
    found = debrief(*silent)
    rating = found.rating("understanding")
    assert rating is not None
    assert (rating.value, rating.quote) == ("UR", "")
    assert rating.why == "There are no words to quote for this, so no level is given."


def test_what_was_not_reached_is_counted_and_not_told() -> None:
    found = debrief(say("bar.task"), say("bar.task"))
    assert (found.unsaid.count, found.unsaid.text) == (4, "Four things Ros didn't get to.")
    assert debrief(*good_scene()).unsaid.text.endswith("Many good conversations stop about here.")


@pytest.mark.parametrize(
    ("moves", "quadrant"),
    [
        (["perf.standard", "und.open", "emp.full", "hlp.ask"], "compassionate clarity"),
        (["perf.standard", "bar.harsh", "perf.expectation"], "harsh"),
        (["und.open", "emp.thin", "hlp.offer"], "avoidant kindness"),
        (["oth.neutral", "bar.avoid", "bar.avoid"], "absent"),
    ],
)
def test_performance_names_its_quadrant(moves: list[str], quadrant: str) -> None:
    persona = make_persona(rehearsal="performance")
    found = debrief(*(say(m) for m in moves), persona=persona)
    assert found.quadrant == quadrant
    assert list(found.levels)[:2] == ["clarity", "care"]


def test_the_standard_and_the_care_are_quoted_or_missing() -> None:
    persona = make_persona(rehearsal="performance")
    both = debrief(say("perf.standard"), say("und.open"), say("emp.full"), persona=persona)
    assert both.standard is not None
    assert (both.standard.turn, both.standard.quote) == (1, SAMPLES["perf.standard"])
    assert both.care is not None
    assert both.care.quote in (SAMPLES["und.open"], SAMPLES["emp.full"])
    harsh = debrief(say("perf.standard"), say("bar.harsh"), say("perf.expectation"), persona=persona)
    assert (harsh.standard is not None, harsh.care) == (True, None)
    kind = debrief(say("und.open"), say("emp.thin"), persona=persona)
    assert (kind.standard, kind.care is not None) == (None, True)
    elsewhere = debrief(say("perf.standard"), say("emp.full"))
    assert (elsewhere.standard, elsewhere.care) == (None, None)


def test_other_rehearsals_have_no_quadrant() -> None:
    assert debrief(*good_scene()).quadrant is None
    assert debrief(say("perf.standard"), persona=make_persona(rehearsal="performance")).quadrant is None
