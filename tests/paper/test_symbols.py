"""Codes say exactly what was asked for: drawn as dots, read again by zxing-cpp, compared byte by byte."""

from __future__ import annotations

import string
from collections.abc import Callable, Sequence
from typing import Any

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tracker_desktop.errors import Refused
from tracker_desktop.paper import symbols
from tracker_desktop.paper.raster import symbol_dots
from tracker_desktop.paper.symbols import Code, Element, Symbol

MODULE, BARS, WHITE = 4, 80, 60
ASCII = st.text(st.characters(max_codepoint=126, min_codepoint=32), min_size=1, max_size=30)
DIGITS_MOSTLY = st.text("0123456789" * 4 + "Aa-", min_size=1, max_size=40)
LOTS = st.text("!\"%&'()*+,-./:;<=>?_" + string.ascii_letters + string.digits * 3, min_size=1, max_size=20)
"""Character set 82 of GS1 General Specifications 7.11, digits more often."""
GTIN = ("01", "04012345678901")
PLAIN: Sequence[Callable[[str], Symbol]] = (symbols.code128, symbols.qr, symbols.data_matrix)
GS1: Sequence[Callable[[Sequence[Element]], Symbol]] = (symbols.gs1_128, symbols.gs1_data_matrix)
FEW = settings(max_examples=60, deadline=None)


def read(symbol: Symbol) -> Any:
    dots = symbol_dots(symbol, MODULE, BARS)
    picture = Image.new("L", (dots.width + 2 * WHITE, dots.height + 2 * WHITE), 255)
    picture.paste(0, (WHITE, WHITE, WHITE + dots.width, WHITE + dots.height), dots)
    (found,) = zxingcpp.read_barcodes(picture)
    return found


@pytest.mark.parametrize("make", PLAIN)
@pytest.mark.parametrize("text", ["A", "7", "99", "99A", "990012", "99-LT", "LT-00142", "a1B2c3", "0" * 41, "x" * 60])
def test_a_text_is_read_as_it_was_written(make: Callable[[str], Symbol], text: str) -> None:
    assert read(make(text)).text == text


@FEW
@given(ASCII | DIGITS_MOSTLY)
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    for make in PLAIN:
        assert bytes(read(make(text)).bytes) == text.encode("ascii"), make.__name__


@FEW
@given(st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=20))
def test_squares_hold_any_script(text: str) -> None:
    for make in (symbols.qr, symbols.data_matrix):
        assert read(make(text)).text == text, make.__name__


@pytest.mark.parametrize("make", GS1)
@FEW
@given(LOTS, LOTS)
def test_elements_are_separated_where_their_length_varies(
    make: Callable[[Sequence[Element]], Symbol], lot: str, serial: str
) -> None:
    found = read(make((GTIN, ("17", "270131"), ("10", lot), ("21", serial))))
    assert bytes(found.bytes) == f"01040123456789011727013110{lot}\x1d21{serial}".encode("ascii")
    assert found.symbology_identifier == {Code.GS1_128: "]C1", Code.GS1_DATA_MATRIX: "]d2"}[make((GTIN,)).code]


@pytest.mark.parametrize("make", GS1)
def test_no_separator_follows_the_last_element_or_a_fixed_length(
    make: Callable[[Sequence[Element]], Symbol],
) -> None:
    assert b"\x1d" not in bytes(read(make((GTIN, ("17", "270131"), ("10", "99" * 10)))).bytes)
    assert bytes(read(make((("10", "A"), GTIN))).bytes) == b"10A\x1d0104012345678901"


@pytest.mark.parametrize("text", ["", "ñ", "pi\xf1a", "\xf2", "\xf4X", "é", "日本", "😀", "\ud800", "x\x80"])
def test_bars_refuse_what_they_cannot_hold(text: str) -> None:
    with pytest.raises(Refused, match="kind of code"):
        symbols.code128(text)
    with pytest.raises(Refused, match="kind of code"):
        symbols.gs1_128((("10", text),)) if text else symbols.qr(text)


@pytest.mark.parametrize(
    ("make", "digits"), [(symbols.ean13, "4006381333931"), (symbols.itf14, "14006381333938"), (symbols.ean13, "0" * 13)]
)
def test_product_numbers_are_read_as_they_were_written(make: Callable[[str], Symbol], digits: str) -> None:
    assert read(make(digits)).text == digits


@pytest.mark.parametrize("make", [symbols.qr, symbols.data_matrix])
def test_a_text_too_long_for_a_square_is_refused(make: Callable[[str], Symbol]) -> None:
    with pytest.raises(Refused):
        make("Ж" * 5000)


def test_dark_parts_do_not_overlap_and_stay_on_the_grid() -> None:
    for symbol in (symbols.qr("LT-00142"), symbols.data_matrix("LT-00142"), symbols.code128("LT-00142")):
        cells = [
            (x, y)
            for column, row, wide, high in symbol.boxes
            for x in range(column, column + wide)
            for y in range(row, row + high)
        ]
        assert len(set(cells)) == len(cells)
        assert all(0 <= x < symbol.columns and 0 <= y < symbol.rows for x, y in cells)
