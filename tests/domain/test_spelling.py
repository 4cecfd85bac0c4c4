"""Dialect and quick typing are spelled out for reading, and the leader's own words come back for quoting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.spelling import spell_out
from app.domain.spellings import AMONG, PHRASES, SURE
from training.lines import read

TWINS = [
    ("Are yew a-thinkin' o' killin' yarself?", "Are you thinking of killing yourself?"),
    ("cannae dae this wan, it's ma ain boy", "can't do this one, it's my own boy"),
    ("'Ow's 'e doin'?", "How's he doing?"),
    ("R U OK", "Are you OK"),
    ("Leave th'ward, it's nowt.", "Leave the ward, it's nothing."),
    ("Bout ye?", "How are you?"),
    ("wen i said ur name", "when i said your name"),
    ("ill ring u tmrw", "I'll ring you tomorrow"),
    ("You'm up wi' 'im, 'oldin' the fort", "You're up with him, holding the fort"),
]


@pytest.mark.parametrize(("written", "plain"), TWINS, ids=[plain[:24] for _, plain in TWINS])
def test_speech_written_as_it_sounds_is_spelled_out(written: str, plain: str) -> None:
    assert spell_out(written).text == plain


@pytest.mark.parametrize(
    "plain",
    [
        "Ah, I see. 'Come in,' she said 'again'.",
        "Ask Ken, he was in the bin store with Ma and Dee.",
        "The patients' notes, the UV lamp and the HIV clinic.",
        "He was ill with it. She lets him. We're fit and well.",
        "They told us at ten, and none of us did anything.",
        "I found 'fine' and 'sorry' on the same page.",
        "A warm greeting goes a long way.",
    ],
)
def test_standard_words_names_and_quotation_marks_stay(plain: str) -> None:
    assert spell_out(plain).text == plain


def test_a_word_of_two_readings_counts_only_beside_an_unmistakable_one() -> None:
    assert spell_out("greeting at the desk").text == "greeting at the desk"
    assert spell_out("she's aye greeting").text == "she's yes crying"


def test_the_written_words_come_back() -> None:
    spelt = spell_out("sry abt that, u look done in. wanna sit?")
    assert spelt.text == "sorry about that, you look done in. want to sit?"
    assert spelt.written_of("you look done in.") == "u look done in."
    assert spelt.written_of("to sit?") == "wanna sit?"
    assert spelt.written_of("not in it") == "not in it"


def test_what_needs_no_spelling_is_left_as_it_is() -> None:
    spelt = spell_out("How are you?")
    assert spelt.text is spelt.written
    assert spelt.changes == ()


_FORMS = st.sampled_from([*SURE, *AMONG, *PHRASES, "you", "Ken", "tired", "a-thinkin'", "'"])
_TEXTS = st.one_of(st.text(max_size=60), st.lists(_FORMS, max_size=12).map(" ".join))


@given(_TEXTS, st.data())
def test_any_stretch_has_its_written_words(text: str, data: st.DataObject) -> None:
    spelt = spell_out(text)
    start = data.draw(st.integers(0, len(spelt.text)))
    end = data.draw(st.integers(start, len(spelt.text)))
    assert spelt.written_of(spelt.text[start:end]) in text
    assert spelt.written_of(spelt.text) == text or not spelt.text


@given(_TEXTS)
def test_offsets_rise_and_end_with_the_text(text: str) -> None:
    spelt = spell_out(text)
    places = [spelt.offset(at) for at in range(len(text) + 1)]
    assert places == sorted(places)
    assert places[0] == 0
    assert places[-1] == len(spelt.text)


def test_a_quote_of_the_coded_lines_comes_back_as_it_was_written() -> None:
    seen = 0
    for line in read():
        spelt = spell_out(line.utterance)
        place = 0
        for clause in line.clauses if spelt.changes else ():
            start = line.utterance.index(clause.quote, place)
            place = start + len(clause.quote)
            part = spelt.text[spelt.offset(start) : spelt.offset(place)]
            assert spelt.written_of(part) == clause.quote
            seen += 1
    assert seen > 1000
