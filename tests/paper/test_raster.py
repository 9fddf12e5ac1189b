"""Words and codes as dots are those of the page: read again, in their place, black on white."""

from __future__ import annotations

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tracker_desktop.paper import symbols
from tracker_desktop.paper.fonts import one_line
from tracker_desktop.paper.line import width
from tracker_desktop.paper.raster import symbol_dots, text_dots
from tracker_desktop.paper.symbols import QUIET, Symbol

DPI = 203
MADE = [
    symbols.code128("LT-00142"),
    symbols.ean13("4006381333931"),
    symbols.itf14("14006381333938"),
    symbols.gs1_128((("01", "04012345678901"), ("10", "B-117"))),
    symbols.qr("LT-00142"),
    symbols.data_matrix("LT-00142"),
    symbols.gs1_data_matrix((("01", "04012345678901"), ("10", "B-117"))),
]


@pytest.mark.parametrize("symbol", MADE, ids=lambda symbol: symbol.code.value)
@pytest.mark.parametrize("module", [2, 3, 5])
def test_a_code_is_read_with_nothing_but_its_quiet_zone(symbol: Symbol, module: int) -> None:
    dots = symbol_dots(symbol, module, 60)
    left, above = (white * module for white in symbol.quiet)
    assert (left, above) == (QUIET[symbol.code][0] * module, QUIET[symbol.code][0] * module if symbol.is_square else 0)
    assert dots.width == symbol.columns * module
    white = Image.new("L", (symbol.across * module, dots.height + 2 * above), 255)
    white.paste(0, (left, above, left + dots.width, above + dots.height), dots)
    (found,) = zxingcpp.read_barcodes(white)
    assert found.text == symbol.text


@settings(deadline=None, max_examples=200)
@given(st.text(st.characters(), max_size=40), st.floats(4.5, 30), st.booleans())
def test_words_are_as_wide_as_they_were_measured(text: str, size: float, bold: bool) -> None:
    picture = text_dots(one_line(text), size, DPI, bold)
    wanted = width(one_line(text), size, bold) * DPI / 25.4
    letters = len(one_line(text))
    assert picture.width <= max(1.0, wanted * 1.06 + letters * 0.6 + 1)


def test_letters_with_accents_and_tails_are_whole() -> None:
    picture = text_dots("\u00c5\u00c9gj\u0178", 20, DPI)
    assert picture.getbbox()[1] > 0
    assert picture.getbbox()[3] < picture.height


def test_nothing_is_drawn_of_nothing() -> None:
    assert text_dots("", 9, DPI).getbbox() is None
