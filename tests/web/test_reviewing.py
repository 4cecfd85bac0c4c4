"""After the conversation: the leader's own view, the debrief, side by side, deleting."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.practice.room import Room
from app.web.debriefing import SMALLEST_SPAN, span
from app.web.review_contexts import CurveView, PointView
from tests.web.visiting import NOTICED, finish, go_in, hear, say, words

OWN = {"attending": "4", "understanding": "3", "empathising": "2", "helping": "1"}
SECRET = "Is that a quincunx on the board?"
LINES = (NOTICED, "What happened last night?", "That sounds really hard.", "I'm sorry, that sounds tough.")


@pytest.fixture
def ended(visitor: TestClient) -> str:
    iteration = go_in(visitor, focus="empathising")
    say(visitor, iteration, *LINES)
    visitor.post(f"/iterations/{iteration}/end")
    return iteration


def test_the_own_view_is_kept_and_leads_on(visitor: TestClient, room: Room, ended: str) -> None:
    answer = visitor.post(
        f"/iterations/{ended}/how-was-that",
        data={**OWN, "turned_at": "2", "note": " Slow down. "},
        follow_redirects=False,
    )
    assert answer.headers["location"] == f"/iterations/{ended}/debrief"
    own = room.iteration(ended).self_assessment
    assert own is not None
    assert (own.attending, own.helping, own.turned_at, own.note) == (4, 1, 2, "Slow down.")
    page = words(visitor.get(f"/iterations/{ended}/debrief").text)
    assert "You said it turned at turn 2." in page
    assert "You had said: mostly, 4 of 5." in page


async def test_a_wide_gap_is_talked_about_with_its_quote(visitor: TestClient, room: Room, ended: str) -> None:
    visitor.post(f"/iterations/{ended}/how-was-that", data=dict.fromkeys(OWN, "5"))
    page = words(visitor.get(f"/iterations/{ended}/debrief").text)
    section = page[page.index(">Where you and this page differ<") : page.index(">What stayed unsaid<")]
    (view,) = room.calibration(room.iteration(ended).practice).compared
    wide = [gap for gap in view.gaps if gap.criterion in view.discuss]
    assert wide
    for gap in wide:
        assert f"{gap.criterion.capitalize()}: you had said throughout, 5 of 5; this page says" in section
        assert f"{gap.level} of 5." in section
        pieces = [piece.strip() for piece in re.split(r"[()]", gap.quote)]
        assert [piece for piece in pieces if piece not in section] == []
    assert section.count("<blockquote") == len(wide)
    assert section.count("What did you have in mind that couldn’t be heard?") == len(wide)


def test_the_own_view_is_followed_beside_the_page_over_takes(
    visitor: TestClient, room: Room, ended: str
) -> None:
    address = f"/practices/{room.iteration(ended).practice}"
    visitor.post(f"/iterations/{ended}/how-was-that", data=dict.fromkeys(OWN, "5"), follow_redirects=False)
    assert "Your view beside the page’s" not in words(visitor.get(address).text)
    visitor.get(f"/iterations/{ended}/debrief")
    page = words(visitor.get(address).text)
    assert ">Your view beside the page’s<" in page
    assert re.search(r"<p>Take one: .+ apart on average, widest on .+, where you said 5", page)


def test_without_an_own_view_nothing_is_set_beside_it(visitor: TestClient, room: Room, ended: str) -> None:
    assert ">Where you and this page differ<" not in words(visitor.get(f"/iterations/{ended}/debrief").text)
    practice = words(visitor.get(f"/practices/{room.iteration(ended).practice}").text)
    assert "Your view beside the page’s" not in practice


def test_half_an_own_view_is_asked_for_again_and_keeps_what_was_chosen(
    visitor: TestClient, room: Room, ended: str
) -> None:
    answer = visitor.post(
        f"/iterations/{ended}/how-was-that", data={"attending": "4", "turned_at": "1", "note": "Hm."}
    )
    assert answer.status_code == 422
    assert 'name="attending" value="4" checked' in answer.text
    assert 'name="turned_at" value="1" checked' in answer.text
    assert ">Hm.</textarea>" in answer.text
    assert room.iteration(ended).self_assessment is None


def test_it_can_be_skipped(visitor: TestClient, ended: str) -> None:
    assert (
        f'<a href="/iterations/{ended}/debrief">Skip this</a>'
        in visitor.get(f"/iterations/{ended}/how-was-that").text
    )
    assert visitor.get(f"/iterations/{ended}/debrief").status_code == 200


def test_after_the_debrief_it_is_not_asked_again(visitor: TestClient, ended: str) -> None:
    visitor.get(f"/iterations/{ended}/debrief")
    answer = visitor.get(f"/iterations/{ended}/how-was-that", follow_redirects=False)
    assert answer.headers["location"] == f"/iterations/{ended}/debrief"


def test_while_it_runs_there_is_no_debrief(visitor: TestClient) -> None:
    iteration = go_in(visitor)
    say(visitor, iteration, NOTICED)
    for page in ("debrief", "how-was-that"):
        answer = visitor.get(f"/iterations/{iteration}/{page}")
        assert answer.status_code == 409
        assert f'href="/iterations/{iteration}"' in answer.text


def test_the_debrief_comes_in_its_order(visitor: TestClient, ended: str) -> None:
    page = words(visitor.get(f"/iterations/{ended}/debrief").text)
    headings = ["From Sam", "The shape of it", "Two things", "The behaviours", "What stayed unsaid", "Next"]
    assert [page.index(f">{heading}<") for heading in headings] == sorted(
        page.index(f">{h}<") for h in headings
    )


async def test_every_level_is_in_words_and_number(visitor: TestClient, room: Room, ended: str) -> None:
    page = words(visitor.get(f"/iterations/{ended}/debrief").text)
    found = await room.debrief(ended)
    shown = re.findall(r'<span class="value">([^<]+)</span>', page)
    expected = [
        {"NE": "no opportunity", "UR": "unclear: ask a person"}.get(str(r.value), f"{r.value} of 5")
        for r in sorted(found.ratings, key=lambda r: not r.full)
    ]
    assert len(shown) == len(expected) > 0
    assert [said for said, end in zip(shown, expected, strict=True) if not said.endswith(end)] == []


async def test_every_quote_on_the_page_was_said(visitor: TestClient, room: Room, ended: str) -> None:
    page = words(visitor.get(f"/iterations/{ended}/debrief").text)
    iteration = room.iteration(ended)
    said = " ".join([iteration.opening, *(f"{t.utterance} {t.reply}" for t in iteration.turns)])
    quotes = re.findall(r"[“](.*?)[”]", " ".join(re.findall(r"<blockquote.*?</p>", page, re.DOTALL)))
    assert quotes
    assert [quote for quote in quotes if quote not in said] == []


def test_a_disclosure_is_told_as_a_list_with_a_question_to_answer_in_writing(visitor: TestClient) -> None:
    iteration = go_in(visitor, "F23")
    say(visitor, iteration, "Morning, Craig.", "Let's get the sketch plan done.")
    page = words(finish(visitor, iteration))
    safe = page.split(">Keeping them safe<")[1].split("</section>")[0]
    assert "Suppose Craig had told you" in safe
    assert safe.index("Suppose Craig") < safe.index("<summary>What a sound answer holds") < safe.index("999")
    assert "of 5" not in safe


def test_a_performance_conversation_shows_both_sentences_or_says_that_one_is_missing(
    visitor: TestClient, room: Room
) -> None:
    (persona, *_) = [card.id for card in room.cards() if card.rehearsal == "performance"]
    iteration = go_in(visitor, persona)
    said = "Reports are due by five on Fridays, and the last two came on the Tuesday."
    say(visitor, iteration, said, "Pull yourself together.")
    page = words(finish(visitor, iteration))
    section = page.split(">Clarity and care<")[1].split("</section>")[0]
    assert said in section
    assert "No sentence was there for the person." in section
    assert re.search(r"lands as harsh|compassionate clarity", section)


def test_the_table_beneath_the_curve_has_every_turn(visitor: TestClient, ended: str) -> None:
    page = words(visitor.get(f"/iterations/{ended}/debrief").text)
    assert page.count("<tr data-point") == len(LINES) + 1
    for line in LINES:
        assert line in page


def test_again_opens_the_next_take(visitor: TestClient, room: Room, ended: str) -> None:
    practice = room.iteration(ended).practice
    too_early = visitor.post(f"/practices/{practice}/again")
    assert too_early.status_code == 409
    assert f'href="/practices/{practice}"' in too_early.text
    visitor.get(f"/iterations/{ended}/debrief")
    answer = visitor.post(
        f"/practices/{practice}/again",
        data={"focus": "attending", "intention": "Wait."},
        follow_redirects=False,
    )
    second = room.iteration(answer.headers["location"].removeprefix("/iterations/"))
    assert (second.number, second.focus, second.intention, second.turns) == (2, "attending", "Wait.", ())


def test_a_moment_can_be_tried_again(visitor: TestClient, room: Room, ended: str) -> None:
    page = visitor.get(f"/iterations/{ended}/debrief").text
    form = dict(
        re.findall(
            r'name="(from_iteration|from_turn|focus)" value="([^"]*)"',
            page.split('class="inline"')[1].split("</form>")[0],
        )
    )
    practice = room.iteration(ended).practice
    answer = visitor.post(f"/practices/{practice}/again", data=form, follow_redirects=False)
    again = room.iteration(answer.headers["location"].removeprefix("/iterations/"))
    assert again.rewound_from == (ended, int(form["from_turn"]))
    assert again.focus == "empathising"
    assert [t.utterance for t in again.turns] == list(LINES[: int(form["from_turn"])])
    assert hear(visitor, again.id, "Tell me.", after=len(again.turns))[-1][0] == "turn.completed"


def test_side_by_side_shows_each_take(visitor: TestClient, room: Room, ended: str) -> None:
    finish(visitor, ended)
    practice = room.iteration(ended).practice
    answer = visitor.post(f"/practices/{practice}/again", follow_redirects=False)
    second = answer.headers["location"].removeprefix("/iterations/")
    say(visitor, second, *LINES[:2])
    running = words(visitor.get(f"/practices/{practice}").text)
    assert running.count('<path class="line') == 1
    assert "Carry on" in running
    finish(visitor, second)
    page = words(visitor.get(f"/practices/{practice}").text)
    assert page.count('<path class="line') == 2
    assert [name for name in ("Take one", "Take two", "Attending", "Helping") if name not in page] == []


def test_a_practice_is_deleted_after_asking(visitor: TestClient, room: Room, database: Path) -> None:
    ended = go_in(visitor)
    say(visitor, ended, SECRET)
    practice = room.iteration(ended).practice
    kept = b"".join(path.read_bytes() for path in database.parent.glob("room.db*"))
    assert SECRET.encode() in kept
    assert "Delete this practice?" in visitor.get(f"/practices/{practice}/delete").text
    assert room.practice(practice).id == practice
    assert "It is deleted" in visitor.post(f"/practices/{practice}/delete").text
    assert visitor.get(f"/practices/{practice}").status_code == 404
    assert visitor.get(f"/iterations/{ended}").status_code == 404
    kept = b"".join(path.read_bytes() for path in database.parent.glob("room.db*"))
    assert SECRET.encode() not in kept


@given(st.lists(st.floats(0, 100), min_size=1, max_size=21))
def test_a_figure_shows_all_of_its_points_and_never_a_storm(levels: list[float]) -> None:
    points = tuple(
        PointView(turn=n, openness=level, opened=False, quote="", did="", reply="")
        for n, level in enumerate(levels)
    )
    low, high = span((CurveView(name="", points=points),))
    assert 0 <= low <= min(levels)
    assert max(levels) <= high <= 100
    assert high - low >= SMALLEST_SPAN - 1e-9


@pytest.mark.parametrize(("persona", "heavy"), [("F22", True), ("F16", False)])
def test_a_heavy_scene_ends_with_a_word_for_the_leader(
    visitor: TestClient, persona: str, heavy: bool
) -> None:
    iteration = go_in(visitor, persona)
    say(visitor, iteration, "How are you?")
    debrief = finish(visitor, iteration)
    for page in (visitor.get(f"/iterations/{iteration}").text, debrief):
        assert ("Leave yourself a moment" in words(page)) is heavy
        assert page.count('<p class="for-you">') == (page.count("You are out of the scene") or 1) * heavy
