"""A word is never broken within letters that are written as one."""

from __future__ import annotations

import pytest

from tracker_desktop.paper.clusters import borders
from tracker_desktop.paper.fitted import ELLIPSIS, cut, wrap
from tracker_desktop.paper.line import width


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("LT-1", ["L", "T", "-", "1"]),
        ("ที่นี่", ["ที่", "นี่"]),
        ("เมืองน้ำ", ["เมื", "อ", "ง", "น้ำ"]),
        ("ນ້ຳ", ["ນ້ຳ"]),
        ("क्षत्रिय", ["क्ष", "त्रि", "य"]),
        ("ស្រី", ["ស្រី"]),
        ("ශ්\u200dරී", ["ශ්\u200dරී"]),
        ("👨\u200d👩\u200d👧📦", ["👨\u200d👩\u200d👧", "📦"]),
        ("", []),
    ],
)
def test_where_a_word_may_be_broken(text: str, parts: list[str]) -> None:
    ends = list(borders(text))
    assert [text[start:end] for start, end in zip([0, *ends], ends, strict=False)] == parts


def test_words_without_blanks_are_broken_between_their_letters() -> None:
    text = "ห้องเก็บของชั้นที่สอง" * 4
    lines = wrap(text, 40, 9)
    assert "".join(lines) == text
    assert len(lines) > 2
    assert all(30 < width(line, 9) <= 40 for line in lines[:-1])
    assert not any(line[0] in "้ิี่็ำ" or line[-1] in "เแโใไ" for line in lines)


def test_a_cut_name_keeps_its_letters_whole() -> None:
    made = cut("क्षत्रियक्षत्रियक्षत्रिय", 14, 9)
    kept = made.removesuffix(ELLIPSIS)
    assert made != kept
    assert len(kept) in set(borders("क्षत्रियक्षत्रियक्षत्रिय"))
    assert 10 < width(made, 9) <= 14
