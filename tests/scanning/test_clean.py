import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker_desktop.errors import Refused
from tracker_desktop.scanning.clean import clean, clean_line, clean_text, code_key


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        ("lt-00142", "LT-00142"),
        ("  LT-00142\r\n", "LT-00142"),
        ("ＬＴ－００１４２", "LT-00142"),
        ("LT\u200b-00142\ufeff", "LT-00142"),
        ("LT\u00a000142", "LT 00142"),
        ("A  B", "A B"),
        ("ﬁx-1", "FIX-1"),
        ("straße", "STRASSE"),
        ("\u3164A", "A"),
    ],
)
def test_one_code_has_one_key(raw: str, key: str) -> None:
    assert code_key(raw) == key
    assert clean(raw).text == key


@pytest.mark.parametrize(
    ("raw", "code", "words"),
    [
        ("", "code_empty", "empty"),
        (" \r\n\t", "code_empty", "empty"),
        ("\u200b", "code_empty", "empty"),
        ("A" * 129, "code_too_long", "129 characters; 128"),
        ("A" * 5_000, "code_too_long", "5000 characters; 128"),
        ("LT-00\x07142", "code_control", "after “LT-00”"),
        ("LT\n142", "code_control", "U+000A"),
        ("LT\ud800", "code_control", "control"),
        ("LT-\u202e241", "code_direction", "RIGHT-TO-LEFT OVERRIDE"),
        ("\u200fLT-1", "code_direction", "RIGHT-TO-LEFT MARK"),
    ],
)
def test_what_cannot_be_a_code_is_refused_with_a_sentence(raw: str, code: str, words: str) -> None:
    with pytest.raises(Refused) as said:
        clean(raw)
    assert said.value.code == code
    assert words in str(said.value)


def test_a_code_grown_by_upper_case_is_measured_again() -> None:
    with pytest.raises(Refused, match="characters"):
        code_key("ß" * 100)


def test_separators_stay_in_gs1_codes_only() -> None:
    code = clean("]C1\x1d0109506000134352" + "10ABC\x1d17261231")
    assert (code.aim, code.text) == ("]C1", "0109506000134352" + "10ABC\x1d17261231")
    with pytest.raises(Refused, match="control"):
        code_key("10ABC\x1d17")


def test_a_matrix_code_may_be_long() -> None:
    assert len(clean("]d2" + "1" * 1_999).text) == 1_999
    with pytest.raises(Refused, match="2001 characters; 2000"):
        clean("]d2" + "1" * 2_001)


def test_the_raw_code_is_kept() -> None:
    assert clean(" ]c1abc\r").raw == " ]c1abc\r"


def test_markup_is_text() -> None:
    assert clean_line("<b>Bolts & nuts</b>") == "<b>Bolts & nuts</b>"


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        ("  Anna\tMaria \n Berg ", "Anna Maria Berg"),
        ("Zoe\u0308", "Zoë"),
        ("Dana\u202e Fox\u200b", "Dana Fox"),
        ("a\x00b\x1bc", "a b c"),
    ],
)
def test_lines(raw: str, line: str) -> None:
    assert clean_line(raw) == line


def test_notes_keep_their_lines() -> None:
    assert clean_text("\r\nscreen  cracked\r\n\r\nleft\u202ehinge\x07\n\n") == "screen cracked\n\nlefthinge"


def test_too_long_a_text_is_refused() -> None:
    assert len(clean_line("x" * 200)) == 200
    with pytest.raises(Refused, match="201 characters; 200"):
        clean_line("x" * 201)
    with pytest.raises(Refused, match="5 characters; 4"):
        clean_text("abcde", limit=4)


def key_or_none(raw: str) -> str | None:
    try:
        return code_key(raw)
    except Refused:
        return None


@given(st.text(max_size=140))
def test_a_key_is_its_own_key(raw: str) -> None:
    key = key_or_none(raw)
    if key is not None:
        assert code_key(key) == key == key.strip()
        assert all(unicodedata.category(c) not in {"Cc", "Cf", "Cs"} for c in key)


@given(st.text())
def test_texts_are_their_own_clean_form(raw: str) -> None:
    line, note = clean_line(raw, 10_000), clean_text(raw, 10_000)
    assert clean_line(line, 10_000) == line
    assert clean_text(note, 10_000) == note
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in line + note.replace("\n", ""))
