"""How a line is heard: quotes, codes and reasons on a page, and nothing kept."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi import FastAPI
from sqlmodel import SQLModel
from starlette.testclient import TestClient

from app.api.shapes import AppraisalRequest
from app.domain.behaviours import Appraisal, Code, Coded, Grade, Heard, Marker
from app.errors import AppraiserUnavailable
from app.practice.room import Room
from app.web.moves import MOVES
from app.web.previewing import (
    ASIDES,
    GRADES,
    KINDS,
    MARKERS,
    MOST_CHARACTERS,
    NOT_TAKEN_BACK,
    OPENED,
    OUTSIDE,
    SCENES,
    STOPS,
    TAKEN_BACK,
    aside,
    in_order,
    meaning,
    sure,
)
from tests.builders import appraisal
from tests.fakes import QueuedAppraiser, record_at, room_over
from tests.web.visiting import words

SAM = "Fine. Bit tired. I slept in the car again, if you must know."
ADVICE = "Have you tried talking to HR about it?"


def look(visitor: TestClient, line: str, **form: str) -> str:
    """The page that answers a line, with its entities written out."""
    answer = visitor.post("/preview", data={"line": line, **form})
    assert answer.status_code == 200, answer.text
    return words(answer.text)


def clauses(page: str) -> list[tuple[str, str, str]]:
    """Quote, code and the words of how sure and why, for each clause on a page."""
    return re.findall(
        r"<li>\s*<blockquote[^>]*><p[^>]*>“(.*?)”</p></blockquote>\s*<p>.*?<code>(.*?)</code></p>\s*"
        r'<p class="small">(.*?)</p>',
        page,
        re.DOTALL,
    )


def rows(database: Path) -> dict[str, int]:
    """How many rows every table of the record holds."""
    with closing(sqlite3.connect(database)) as record:
        return {
            name: record.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608  # own names
            for name in SQLModel.metadata.tables
        }


@pytest.fixture
def queued(app: FastAPI, tmp_path: Path) -> Iterator[QueuedAppraiser]:
    """An appraiser that answers what it is told to."""
    appraiser = QueuedAppraiser()
    record = record_at(tmp_path)
    app.state.room = room_over(record, appraiser)
    yield appraiser
    record.close()


def test_the_page_asks_for_a_line_and_says_that_nothing_is_kept(visitor: TestClient) -> None:
    page = visitor.get("/preview").text
    for name in ("colleague", "earlier", "rung", "scene", "line"):
        assert f'<label for="{name}"' in page
        assert re.search(rf'<(?:textarea|select) id="{name}" name="{name}"', page)
    assert page.count("<option") == len(OPENED) + len(SCENES)
    assert "Nothing you type here is kept" in page
    assert clauses(page) == []
    assert "/preview" in visitor.get("/about").text


def test_an_acknowledgement_is_quoted_with_its_code_and_reason(visitor: TestClient) -> None:
    line = "That sounds really hard."
    page = look(visitor, line, colleague=SAM, rung="2")
    ((quote, code, why),) = clauses(page)
    assert (quote, code) == (line, "emp.ack")
    assert re.fullmatch(r"[A-Z][a-z ]+, \d{1,3} of 100\. What decided it: .+\.", why)
    assert GRADES[Grade.ACK] in page
    assert NOT_TAKEN_BACK in page
    assert all(words in page for words in MARKERS.values())
    assert MOVES["emp.ack"] in page


async def test_advice_after_empathy_takes_some_of_it_back(visitor: TestClient, room: Room) -> None:
    line = f"In the car again, on your own. I'm so sorry, no wonder you're worn out. {ADVICE}"
    page = look(visitor, line, colleague=SAM, rung="2")
    found = clauses(page)
    assert len(found) > 1
    assert [code for _, code, _ in found][-1] == "bar.advice"
    assert "emp.empathy" in [code for _, code, _ in found]
    places = [line.index(quote) for quote, _, _ in found]
    assert places == sorted(places)
    heard = await room.appraise(Heard(utterance=line, previous=(SAM,), rung=2))
    assert sorted(code for _, code, _ in found) == sorted(c.code.value for c in heard.codes)
    for coded in heard.codes:
        assert coded.reason
        assert f"What decided it: {coded.reason}." in page
    assert TAKEN_BACK in page
    assert GRADES[heard.empathy] in page


@pytest.mark.parametrize("line", ["", "   \n\t "])
def test_an_empty_line_is_refused_in_a_sentence(visitor: TestClient, line: str) -> None:
    answer = visitor.post("/preview", data={"line": line, "colleague": SAM, "rung": "3", "scene": "helping"})
    assert answer.status_code == 422
    page = words(answer.text)
    assert 'role="alert">There is no line yet.' in page
    assert f">{SAM}</textarea>" in page
    assert '<option value="3" selected>' in page
    assert '<option value="helping" selected>' in page
    assert clauses(page) == []


def test_what_is_too_long_is_refused_and_stays_in_the_form(visitor: TestClient) -> None:
    for name in ("line", "colleague", "earlier"):
        long = "a" * (MOST_CHARACTERS + 1)
        answer = visitor.post("/preview", data={"line": "Morning.", name: long})
        assert answer.status_code == 413
        assert "20,001 characters" in answer.text
        assert f">{long}</textarea>" in answer.text
    assert clauses(look(visitor, "Morning. " + "a" * (MOST_CHARACTERS - 9))) != []


def test_a_field_takes_as_much_as_the_api() -> None:
    described = AppraisalRequest.model_json_schema()["properties"]
    assert described["utterance"]["maxLength"] == MOST_CHARACTERS
    assert set(OPENED) == set(range(described["rung"]["minimum"], described["rung"]["maximum"] + 1))


@pytest.mark.parametrize("form", [{"rung": "6"}, {"rung": "x"}, {"scene": "elsewhere"}])
def test_what_the_form_does_not_offer_is_refused(visitor: TestClient, form: dict[str, str]) -> None:
    assert visitor.post("/preview", data={"line": "Morning.", **form}).status_code == 422


@pytest.mark.parametrize("name", ["line", "colleague", "earlier"])
def test_markup_is_shown_and_not_obeyed(visitor: TestClient, name: str) -> None:
    markup = "You look <script>alert('tired')</script> & worn \"out\". </textarea><b>Sam</b>"
    answer = visitor.post("/preview", data={"line": "Morning.", name: markup})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "<b>Sam" not in answer.text
    assert "&lt;script&gt;alert(&#39;tired&#39;)&lt;/script&gt; &amp; worn &#34;out&#34;" in answer.text


def test_nothing_is_kept(visitor: TestClient, database: Path) -> None:
    before = rows(database)
    secret = "Quillfeather, that tunic spent the night somewhere."
    look(visitor, secret, colleague=f"{secret} Me too.", earlier=f"{secret}\nOnce more.")
    look(visitor, "I can't cope any more, I want to die.")
    look(visitor, "stop")
    assert rows(database) == before
    files = [path for path in database.parent.rglob("*") if path.is_file()]
    assert database in files
    assert [path for path in files if b"Quillfeather" in path.read_bytes()] == []


def test_a_line_said_before_is_heard_as_said_again(visitor: TestClient) -> None:
    ((_, first, _),) = clauses(look(visitor, ADVICE, colleague=SAM))
    assert first == "bar.advice"
    ((quote, again, why),) = clauses(
        look(visitor, ADVICE, colleague=SAM, earlier=f"Morning.\r\n\r\n{ADVICE}")
    )
    assert (quote, again) == (ADVICE, "oth.repeat")
    assert "said before" in why


def test_the_appraiser_is_told_everything_that_was_typed(
    visitor: TestClient, queued: QueuedAppraiser
) -> None:
    look(
        visitor,
        " How long?\x07 ",
        colleague=" Since\r\nMay. ",
        earlier="Morning.\r\n\r\n Sit down. ",
        rung="4",
        scene="disclosure",
    )
    look(visitor, "Morning.")
    assert queued.heard == [
        Heard(
            utterance="How long?",
            previous=("Since\nMay.",),
            said=("Morning.", "Sit down."),
            rung=4,
            scene="disclosure",
        ),
        Heard(utterance="Morning."),
    ]


def test_distress_is_coded_plainly_and_help_is_beside_it(visitor: TestClient) -> None:
    page = look(visitor, "I can't cope any more, I want to die.")
    assert [code for _, code, _ in clauses(page)] == ["oth.distress"]
    assert OUTSIDE[Code.OTH_DISTRESS] in page
    note = page.split('role="note"')[1].split("</div>")[0]
    assert 'href="/help-now"' in note


def test_a_stop_word_is_not_coded(visitor: TestClient, queued: QueuedAppraiser) -> None:
    page = look(visitor, "Stop.")
    assert STOPS in page
    assert 'href="/help-now"' in page.split('role="note"')[1].split("</div>")[0]
    assert queued.heard == []


def test_an_appraiser_that_cannot_start_is_told_of_and_the_line_stays(
    visitor: TestClient, queued: QueuedAppraiser
) -> None:
    queued.answers.append(AppraiserUnavailable("The weights are not there."))
    answer = visitor.post("/preview", data={"line": "Morning."})
    assert answer.status_code == 503
    assert "The weights are not there." in answer.text
    assert ">Morning.</textarea>" in answer.text


def test_a_question_that_shuts_down_says_what_makes_it_one(
    visitor: TestClient, queued: QueuedAppraiser
) -> None:
    said = appraisal("bar.question", quotes=("Is it home? Is it work?",))
    (code,) = said.codes
    queued.answers.append(replace(said, codes=(replace(code, subtype="stacked"),)))
    assert KINDS["stacked"] in look(visitor, "Is it home? Is it work?")


def test_the_last_thing_done_is_told(visitor: TestClient, queued: QueuedAppraiser) -> None:
    queued.answers.append(appraisal("att.notice", "und.open", quotes=("You look tired.", "What happened?")))
    page = look(visitor, "You look tired. What happened?")
    last = page.split('id="last"')[1]
    assert f"<p>{MOVES['und.open']} <code>und.open</code>" in last


def test_markers_that_were_missed_are_told_too(visitor: TestClient, queued: QueuedAppraiser) -> None:
    queued.answers.append(appraisal("emp.thin", quotes=("That must be lonely.",), markers=(Marker.REGISTER,)))
    page = look(visitor, "That must be lonely.")
    told = dict(re.findall(r"<code>(M\d)</code></dt><dd>(.*?)</dd>", page))
    assert told == {"M1": "not heard", "M2": "not heard", "M3": "heard", "M4": "not heard"}


def coded(code: Code, quote: str) -> Coded:
    return Coded(code=code, quote=quote, confidence=0.9)


def test_clauses_stand_in_the_order_of_the_line() -> None:
    line = "I'm sorry. You should rest. I'm sorry."
    shared = coded(Code.EMP_ACK, "You should rest.")
    first, second, third = (
        coded(Code.EMP_ACK, "I'm sorry."),
        coded(Code.BAR_ADVICE, "You should rest."),
        coded(Code.EMP_PITY, "I'm sorry."),
    )
    assert in_order(line, (first, second, third)) == (first, second, third)
    assert in_order(line, (shared, first, second, third)) == (first, shared, second, third)


@pytest.mark.parametrize(
    ("confidence", "told"),
    [
        (1.0, "Sure, 100 of 100"),
        (0.9, "Sure, 90 of 100"),
        (0.71, "Fairly sure, 71 of 100"),
        (0.5, "More likely than not, 50 of 100"),
        (0.0, "Unsure, 0 of 100"),
    ],
)
def test_how_sure(confidence: float, told: str) -> None:
    assert sure(confidence) == told


@pytest.mark.parametrize("code", list(Code))
def test_every_code_has_words(code: Code) -> None:
    told = {meaning(code, grade) for grade in Grade}
    assert ("Ordinary talk." in told) == (code is Code.OTH_NEUTRAL)
    assert len(told) == (2 if code is Code.EMP_EMPATHY else 1)


def test_every_grade_and_marker_has_words() -> None:
    assert set(GRADES) == set(Grade)
    assert set(MARKERS) == set(Marker)


@pytest.mark.parametrize("code", list(ASIDES))
def test_what_no_colleague_hears_is_said_to_be_so(code: Code) -> None:
    found = aside(Appraisal(codes=(coded(code, "x"),), final_move=code))
    assert found is not None
    assert (found.text, found.help) == (ASIDES[code], False)
