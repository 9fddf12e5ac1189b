"""Codes that are made up: right element strings, and texts that look a little like codes."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from tracker_desktop.scanning.gs1_fields import field_of
from tracker_desktop.scanning.gs1_rows import MEASURES
from tracker_desktop.scanning.gtin import check_digit

DIGITS = "0123456789"
CSET_82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
OPEN = ("10", "21", "22", "240", "241", "400", "91", "99", "250", "251", "7020", "8012", "30", "37")
FIXED = ("00", "01", "02", "11", "13", "15", "16", "17", "31", "32", "33", "34", "35", "36", "41")
"""First digits of the fields behind which no separator stands."""
DATED = ("11", "13", "15", "16", "17", "7006")
SEPARATORS = ("\x1d", "{GS}", "\u241d", "\x1d\x1d")


def _values(ai: str) -> st.SearchStrategy[str]:
    field = field_of(ai)
    assert field is not None
    if ai in DATED:
        days = st.dates(dt.date(1977, 1, 1), dt.date(2076, 12, 31))
        return days.map(lambda day: day.strftime("%y%m%d"))
    if ai in ("00", "01", "02", "410", "414"):
        bodies = st.text(DIGITS, min_size=field.most - 1, max_size=field.most - 1)
        return bodies.map(lambda body: body + check_digit(body))
    return st.text(DIGITS if field.digits else CSET_82, min_size=field.least, max_size=field.most)


@st.composite
def element_strings(draw: st.DrawFn) -> list[tuple[str, str]]:
    """A few fields with right values, none of them twice."""
    measures = tuple(f"{start}{decimals}" for start, *_ in MEASURES[:6] for decimals in range(6))
    known = st.sampled_from(("00", "01", "02", "410", "414", *DATED, *OPEN, *measures))
    identifiers = draw(st.lists(known, min_size=1, max_size=6, unique=True))
    return [(ai, draw(_values(ai))) for ai in identifiers]


def joined(made: list[tuple[str, str]], separator: str) -> str:
    """The fields as a scanner sends them: with a separator behind those of open length alone."""
    text = ""
    for place, (ai, value) in enumerate(made):
        needed = not ai.startswith(FIXED) and place < len(made) - 1
        text += ai + value + separator * needed
    return text


PIECES = st.sampled_from(
    (
        *("]C1", "]d2", "]E0", "]e0", "]Q1", "]d1", "0109506000134352", "00006141411234567890", "10", "21", "17"),
        *("261231", "30", "37", "3103", "000123", "\x1d", "{GS}", "|", "(01)", "(10)"),
        *("https://", "a.example/", "01/", "/10/", "?17="),
        *("[)>", "\x1e", "06", "\x04", "1P", "Q5", "9506000134352", "ABC", "ö", "%", "\\", "#", "&", "\x00"),
        "\ud800",
    )
)
near_codes = st.lists(PIECES | st.text(max_size=6), max_size=12).map("".join)
