"""Label formats: one row each. Lengths in millimetres, measured from the top left of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tracker_desktop.models.label_formats import PROGRAM_FORMATS as NAMES
from tracker_desktop.models.label_formats import Codes
from tracker_desktop.paper.symbols import Code
from tracker_desktop.paper.units import PAPERS
from tracker_desktop.transactions.rules.label_grid import millimetres

__all__ = ["FORMATS", "Codes", "Format"]


@dataclass(frozen=True)
class Format:
    """`page` is the sheet, or one label of a roll. `pitch` is from label to label. `inset` stays white inside each.
    `codes` and `square` (QR or Data Matrix) say which code is drawn; `owner` whether Property of ... stands on tags;
    `lines` how many lines a name may have."""

    key: str
    name: str
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
    def title(self) -> str:
        """Herma 4200 · 21 on A4, 63.5 × 38.1 mm: what a clerk chooses by."""
        if self.is_roll:
            return self.name if self.name.endswith(self.size) else f"{self.name} · {self.size}"
        return f"{self.name} · {self.a_page:,} on {self.paper}, {self.size}"

    @property
    def size(self) -> str:
        """Width and height of a label, as exact as they are kept."""
        return _measures(self.label)

    @property
    def paper(self) -> str:
        """A4, Letter, or the size of the page."""
        return next((name for name, size in PAPERS.items() if size == self.page), "") or _measures(self.page)

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


def _measures(sides: tuple[float, float]) -> str:
    wide, high = (millimetres(Decimal(repr(side))) for side in sides)
    return f"{wide} × {high} mm"


def _roll(key: str, wide: float, high: float, inset: float = 1.5) -> Format:
    return Format(key, NAMES[key], (wide, high), 1, 1, (wide, high), inset=inset)


A4, LETTER = PAPERS["A4"], PAPERS["Letter"]
FORMATS: tuple[Format, ...] = (
    Format(
        "avery-5160",
        NAMES["avery-5160"],
        LETTER,
        columns=3,
        rows=10,
        label=(66.675, 25.4),
        first=(4.7625, 12.7),
        pitch=(69.85, 25.4),
    ),
    Format(
        "avery-5163",
        NAMES["avery-5163"],
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
        NAMES["l7160"],
        A4,
        columns=3,
        rows=7,
        label=(63.5, 38.1),
        first=(7.2, 15.15),
        pitch=(66.04, 38.1),
    ),
    Format(
        "l7163",
        NAMES["l7163"],
        A4,
        columns=2,
        rows=7,
        label=(99.1, 38.1),
        first=(4.65, 15.15),
        pitch=(101.6, 38.1),
    ),
    Format(
        "l4731",
        NAMES["l4731"],
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
    _roll("roll-62", 62.0, 29.0),
    _roll("roll-54x25", 54.0, 25.0),
    _roll("roll-100x50", 100.0, 50.0, inset=2.5),
)
"""The sheets as their makers draw them (Avery templates 5160, 5163, L7160, L7163, L4731) and the usual rolls."""
