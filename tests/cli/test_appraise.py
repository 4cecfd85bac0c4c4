"""`secondtake appraise`: JSON Lines in, JSON Lines out."""

import json
from typing import Any

import pytest

from app.domain.behaviours import Code, Grade
from tests.cli.command import Command, one_sentence


def lines(*items: Any) -> bytes:
    return b"".join(
        (item if isinstance(item, bytes) else json.dumps(item).encode()) + b"\n" for item in items
    )


def test_a_line_is_coded_with_verbatim_quotes(secondtake: Command) -> None:
    said = "That sounds tough. Have you tried making a list?"
    ran = secondtake("appraise", said=lines({"id": "a", "utterance": said, "more": 1}))
    assert (ran.code, ran.err) == (0, "")
    (answer,) = ran.objects
    assert list(answer) == ["id", "codes", "final_move", "empathy", "markers"]
    assert answer["id"] == "a"
    assert answer["empathy"] in {g.value for g in Grade}
    assert answer["final_move"] in {c["code"] for c in answer["codes"]}
    for coded in answer["codes"]:
        assert list(coded) == ["code", "quote", "confidence"]
        assert coded["quote"] in said
        assert 0 <= coded["confidence"] <= 1


def test_scores_cover_every_code_and_reasons_are_given(secondtake: Command) -> None:
    ran = secondtake("appraise", "--scores", "--explain", said=lines({"utterance": "That sounds tough."}))
    (answer,) = ran.objects
    assert set(answer["scores"]) == {c.value for c in Code}
    assert all(0 <= p <= 1 for p in answer["scores"].values())
    assert "id" not in answer
    assert all(coded["reason"] for coded in answer["codes"])


BAD = {
    "broken JSON": b'{"utterance": ',
    "not an object": b'["utterance"]',
    "no utterance": b'{"id": 7}',
    "a number for it": b'{"utterance": 7}',
    "broken UTF-8": b'{"utterance": "\xff\xfe"}',
    "half a character": b'{"utterance": "\\ud83d"}',
    "too deep a rung": b'{"utterance": "Hi.", "rung": 9}',
    "text for a list": b'{"utterance": "Hi.", "previous": "It is fine."}',
    "too long": b'{"utterance": "' + b"a" * 20_001 + b'"}',
    "nesting": b'{"utterance": ' + b"[" * 100_000,
}


def test_a_bad_line_gets_its_own_error_and_the_run_goes_on(secondtake: Command) -> None:
    good = {"utterance": "Morning."}
    ran = secondtake("appraise", said=lines({"id": 1, **good}, *BAD.values(), {"id": 2, **good}))
    assert (ran.code, ran.err) == (0, "")
    first, *errors, last = ran.objects
    assert (first["id"], last["id"]) == (1, 2)
    assert len(errors) == len(BAD)
    for name, answer in zip(BAD, errors, strict=True):
        assert set(answer) <= {"id", "error"}, name
        assert len(answer["error"]) > 10, name
    assert errors[2]["id"] == 7


@pytest.mark.parametrize("ident", ["x", 0, None, [1], {"row": 2}, True, 1.5], ids=repr)
def test_any_id_is_echoed(secondtake: Command, ident: Any) -> None:
    ran = secondtake("appraise", said=lines({"id": ident, "utterance": "..."}))
    assert ran.objects[0]["id"] == ident


def test_odd_texts_are_lines_like_others(secondtake: Command) -> None:
    texts = ["", " ", "\x00\x1b", "🫶" * 50, "a" * 20_000, "كيف حالك", "'; DROP TABLE turn; --", "{{ 7*7 }}"]
    ran = secondtake("appraise", said=lines(*({"utterance": t} for t in texts)))
    assert [o.get("error") for o in ran.objects] == [None] * len(texts)
    assert all(c["quote"] in t for t, o in zip(texts, ran.objects, strict=True) for c in o["codes"])


def test_each_answer_is_one_line_of_ascii(secondtake: Command) -> None:
    said = "That must be so hard\N{LINE SEPARATOR}for you, André."
    ran = secondtake("appraise", said=lines({"utterance": said}))
    assert ran.out.isascii()
    assert len(ran.out.splitlines()) == 1


def test_nothing_in_is_nothing_out(secondtake: Command) -> None:
    ran = secondtake("appraise", said=b"\n \n")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_the_last_line_needs_no_end_and_windows_line_ends_are_fine(secondtake: Command) -> None:
    ran = secondtake("appraise", said=b'{"utterance": "Morning."}\r\n{"utterance": "Morning."}')
    assert len(ran.objects) == 2
    assert ran.objects[0] == ran.objects[1]


def test_an_unknown_persona_stops_before_anything_is_read(secondtake: Command) -> None:
    assert "F16" in one_sentence(secondtake("appraise", "--persona", "F99", said=lines({})), 2)


def test_a_persona_gives_context_only_where_a_line_has_none(secondtake: Command) -> None:
    quiet, own = {"utterance": "..."}, {"utterance": "...", "previous": [], "scene": "support"}
    with_persona = secondtake("appraise", "--persona", "F16", said=lines(quiet, own)).objects
    without = secondtake("appraise", said=lines(quiet, own)).objects
    assert with_persona[1] == without[1]
    assert all("error" not in answer for answer in with_persona)


def test_a_wrong_setting_is_named(secondtake: Command) -> None:
    said = one_sentence(secondtake("appraise", SECONDTAKE_PORT="eighty"), 2)
    assert "SECONDTAKE_PORT" in said
    assert "DATABASE_URL" in one_sentence(
        secondtake("play", "F16", "--script", secondtake.file("l.txt", "Hi.\n"), DATABASE_URL="nonsense"), 1
    )
