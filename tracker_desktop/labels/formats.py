"""Label formats: one row each. Lengths in millimetres, measured from the top left of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracker_desktop.models.label_formats import Codes
from tracker_desktop.paper.symbols import Code
from tracker_desktop.paper.units import PAPERS

__all__ = ["FORMATS", "Codes", "Format"]


@dataclass(frozen=True)
class Format:
    """`page` is the sheet, or one label of a roll. `pitch` is from label to label. `inset` stays white inside each.
    `codes` and `square` (QR or Data Matrix) say which code is drawn; `owner` whether Property of ... stands on tags;
    `lines` how many lines a name may have."""

    key: str
    title: str
    page: tuple[float, float]
    columns: int
    rows: int
    label: tuple[float, float]
    first: tuple[float, float] = (0.0, 0.0)
    pitch: tuple[float, float] = (0.0, 0.0)
    inset: float = 2.0
    codes: Codes = Codes.BOTH
    square: Code = Code.QR
    owner: bool = True
    lines: int = 2

    @property
    def a_page(self) -> int:
        """Labels on a page."""
        return self.columns * self.rows

    @property
    def is_roll(self) -> bool:
        """Whether each label is a page of its own, as thermal printers have them."""
        return self.a_page == 1

    def place(self, number: int) -> tuple[float, float]:
        """The left top of the label `number` of its page, counted from 0, row by row."""
        row, column = divmod(number, self.columns)
        return self.first[0] + column * self.pitch[0], self.first[1] + row * self.pitch[1]

    def places(self) -> Iterator[tuple[float, float]]:
        """The left top of every label of a page."""
        return (self.place(number) for number in range(self.a_page))


def _roll(key: str, title: str, wide: float, high: float, inset: float = 1.5) -> Format:
    return Format(key, title, (wide, high), 1, 1, (wide, high), inset=inset)


A4, LETTER = PAPERS["A4"], PAPERS["Letter"]
FORMATS: tuple[Format, ...] = (
    Format(
        "avery-5160",
        "Avery 5160 · 30 on Letter, 66.7 × 25.4 mm",
        LETTER,
        columns=3,
        rows=10,
        label=(66.675, 25.4),
        first=(4.7625, 12.7),
        pitch=(69.85, 25.4),
    ),
    Format(
        "avery-5163",
        "Avery 5163 · 10 on Letter, 101.6 × 50.8 mm",
        LETTER,
        columns=2,
        rows=5,
        label=(101.6, 50.8),
        first=(3.96875, 12.7),
        pitch=(106.3625, 50.8),
        inset=3.0,
    ),
    Format(
        "l7160",
        "Avery L7160 · 21 on A4, 63.5 × 38.1 mm",
        A4,
        columns=3,
        rows=7,
        label=(63.5, 38.1),
        first=(7.2, 15.15),
        pitch=(66.04, 38.1),
    ),
    Format(
        "l7163",
        "Avery L7163 · 14 on A4, 99.1 × 38.1 mm",
        A4,
        columns=2,
        rows=7,
        label=(99.1, 38.1),
        first=(4.65, 15.15),
        pitch=(101.6, 38.1),
    ),
    Format(
        "l4731",
        "Avery L4731 · 189 on A4, 25.4 × 10 mm",
        A4,
        columns=7,
        rows=27,
        label=(25.4, 10.0),
        first=(8.6, 13.5),
        pitch=(27.9, 10.0),
        inset=0.8,
        codes=Codes.SQUARE,
        square=Code.DATA_MATRIX,
        lines=1,
    ),
    _roll("roll-62", "Roll 62 mm · 62 × 29 mm", 62.0, 29.0),
    _roll("roll-54x25", "Roll 54 × 25 mm", 54.0, 25.0),
    _roll("roll-100x50", "Roll 100 × 50 mm", 100.0, 50.0, inset=2.5),
)
"""The sheets as their makers draw them (Avery templates 5160, 5163, L7160, L7163, L4731) and the usual rolls."""
