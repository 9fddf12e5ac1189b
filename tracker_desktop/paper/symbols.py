"""Codes as shapes: which modules are dark, to be drawn at any size. Bars by python-barcode, squares by zxing-cpp."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from tracker_desktop.errors import Refused
from tracker_desktop.scanning.gs1_fields import field_of

FNC1 = "\xf1"
"""How python-barcode writes the function character that begins and separates GS1 element strings."""
Box = tuple[int, int, int, int]
"""Column, row, columns, rows of a dark part, in modules from the top left."""
Element = tuple[str, str]
"""An application identifier and its value: ("10", "ABC-123")."""


class Code(StrEnum):
    """The kinds of code that are printed."""

    CODE128 = "code128"
    EAN13 = "ean13"
    ITF14 = "itf14"
    GS1_128 = "gs1_128"
    QR = "qr"
    DATA_MATRIX = "data_matrix"
    GS1_DATA_MATRIX = "gs1_data_matrix"


SQUARE = frozenset({Code.QR, Code.DATA_MATRIX, Code.GS1_DATA_MATRIX})
QUIET: dict[Code, tuple[int, int]] = {
    Code.CODE128: (10, 10),
    Code.EAN13: (11, 7),
    Code.ITF14: (10, 10),
    Code.GS1_128: (10, 10),
    Code.QR: (4, 4),
    Code.DATA_MATRIX: (1, 1),
    Code.GS1_DATA_MATRIX: (1, 1),
}
"""Modules left white at the left and the right (and above and below a square): GS1 General Specifications 5.2.3.4
(EAN-13), 5.3.2.2 (ITF-14), 5.4.1 (GS1-128), ISO/IEC 18004 (QR), 5.6.2 (Data Matrix)."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A code as dark boxes on a grid of modules, without its quiet zone. `text` is what stands below it for people.
    `rows` is 1 for bars, which are drawn as high as there is room."""

    code: Code
    text: str
    columns: int
    rows: int
    boxes: tuple[Box, ...]

    @property
    def is_square(self) -> bool:
        """Whether it has rows of its own."""
        return self.code in SQUARE

    @property
    def across(self) -> int:
        """Modules from side to side with the quiet zone."""
        return self.columns + sum(QUIET[self.code])

    @property
    def quiet(self) -> tuple[int, int]:
        """Modules left white at the left, and above a square."""
        left = QUIET[self.code][0]
        return left, left if self.is_square else 0


def code128(text: str) -> Symbol:
    """A Code 128 of any ASCII text. Raises Refused for other characters."""
    if not text.isascii():  # some others are python-barcode's signs for function characters
        raise Refused("code_not_printable", text=text)
    return _linear(Code.CODE128, text, text, _code128())


def ean13(digits: str) -> Symbol:
    """An EAN-13 of 13 digits with their check digit."""
    from barcode.ean import EAN13  # type: ignore[import-untyped]

    return _linear(Code.EAN13, digits, digits, EAN13)


def itf14(digits: str) -> Symbol:
    """An ITF-14 of 14 digits, wide bars as 3 modules (GS1 General Specifications 5.3.2.1: 2.25 to 3)."""
    from barcode.itf import ITF  # type: ignore[import-untyped]

    return _linear(Code.ITF14, digits, digits, partial(ITF, narrow=1, wide=3))


def gs1_128(elements: Sequence[Element]) -> Symbol:
    """A GS1-128 of element strings (GS1 General Specifications 5.4, concatenation 7.8)."""
    text = element_text(elements)
    if not text.isascii():
        raise Refused("code_not_printable", text=text)
    return _linear(Code.GS1_128, text, _concatenated(elements), _gs1_128())


def qr(text: str) -> Symbol:
    """A QR code with 15 % error correction (M)."""
    return _matrix(Code.QR, text, text, "QRCode", ec_level="M")


def data_matrix(text: str) -> Symbol:
    """A square Data Matrix."""
    return _matrix(Code.DATA_MATRIX, text, text, "DataMatrix", forceSquare=True)


def gs1_data_matrix(elements: Sequence[Element]) -> Symbol:
    """A GS1 DataMatrix of element strings (GS1 General Specifications 5.6)."""
    written = "".join(f"[{identifier}]{value}" for identifier, value in elements)
    return _matrix(Code.GS1_DATA_MATRIX, element_text(elements), written, "DataMatrix", gs1=True, forceSquare=True)


def element_text(elements: Iterable[Element]) -> str:
    """Element strings as people read them: (01)09501101020917(10)ABC-123."""
    return "".join(f"({identifier}){value}" for identifier, value in elements)


def _concatenated(elements: Sequence[Element]) -> str:
    parts = [identifier + value for identifier, value in elements]
    fields = [field_of(identifier) for identifier, _ in elements]
    ends = ["" if field and field.self_ending else FNC1 for field in fields]
    return "".join(part + end for part, end in zip(parts, [*ends[:-1], ""], strict=True)) if elements else ""


@functools.cache
def _code128() -> Any:
    from barcode.codex import Code128  # type: ignore[import-untyped]

    class Whole(Code128):  # type: ignore[misc]
        """One whose first digits 99 stay: python-barcode takes their pair for a change of the character set."""

        def _try_to_optimize(self, encoded: list[int]) -> list[int]:
            starts_with_pair = self.code[:2].isdecimal() and len(self.code) > 1
            return encoded if starts_with_pair else list(super()._try_to_optimize(encoded))

    return Whole


def _gs1_128() -> Any:
    from barcode.codex import Gs1_128

    return Gs1_128


def _linear(code: Code, text: str, encoded: str, maker: Any) -> Symbol:
    from barcode.errors import BarcodeError  # type: ignore[import-untyped]

    try:
        modules = str(maker(encoded).build()[0])
    except (BarcodeError, KeyError, ValueError, IndexError) as error:
        raise Refused("code_not_printable", text=text) from error
    return Symbol(code, text, len(modules), 1, tuple((start, 0, long, 1) for start, long in _dark_runs(modules)))


def _matrix(code: Code, text: str, encoded: str, kind: str, **options: Any) -> Symbol:
    import zxingcpp

    if not encoded.isascii():  # what is not said to be UTF-8 is guessed by scanners, and guessed wrong
        options["eci"] = "UTF-8"
    try:
        made = zxingcpp.create_barcode(encoded, zxingcpp.BarcodeFormat[kind], **options)
    except (ValueError, RuntimeError) as error:
        raise Refused("code_not_printable", text=text) from error
    image: Any = made.to_image(scale=1, add_quiet_zones=False)
    grid = memoryview(image)
    rows, columns = grid.shape or (0, 0)
    cells = bytes(grid).translate(_DARK).decode()
    lines = [cells[start : start + columns] for start in range(0, rows * columns, columns)]
    return Symbol(code, text, columns, rows, tuple(_blocks(lines)))


_DARK = bytes(ord("1") if value < 128 else ord("0") for value in range(256))


def _dark_runs(line: str) -> Iterable[tuple[int, int]]:
    start = line.find("1")
    while start >= 0:
        end = start
        while end < len(line) and line[end] == "1":
            end += 1
        yield start, end - start
        start = line.find("1", end)


def _blocks(lines: Sequence[str]) -> Iterable[Box]:
    """Dark parts; the same run on rows below each other is one box, so that nothing shows between them."""
    open_runs: dict[tuple[int, int], int] = {}
    for number, line in enumerate([*lines, ""]):
        here = set(_dark_runs(line))
        for run in [run for run in open_runs if run not in here]:
            first = open_runs.pop(run)
            yield run[0], first, run[1], number - first
        for run in here:
            open_runs.setdefault(run, number)
