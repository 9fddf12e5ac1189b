"""Label formats of the office's own, beside those of the program."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, listed, table
from tracker_desktop.models.types import Flag, Int, Line, Quantity, SortKey

PROGRAM_FORMATS: Mapping[str, str] = {
    "avery-5160": "Avery 5160",
    "avery-5163": "Avery 5163",
    "l7160": "Avery L7160",
    "l7163": "Avery L7163",
    "l4731": "Avery L4731",
    "roll-62": "Roll 62 mm",
    "roll-54x25": "Roll 54 × 25 mm",
    "roll-100x50": "Roll 100 × 50 mm",
}
"""The formats of the program by their keys, with their names: no office may take either."""


class Codes(StrEnum):
    """What is read by a scanner: bars, a square, or bars with a square beside them where both fit."""

    BARS = "bars"
    SQUARE = "square"
    BOTH = "both"


class Square(StrEnum):
    """Which square code."""

    QR = "qr"
    DATA_MATRIX = "data_matrix"


class LabelFormat(StateRow, Base):
    """Lengths in millimetres, exact to 1/1000, from the left top of the page. `key` is what printers and a
    command line know it by: made from its first name, and kept when it is renamed. `pitch` is from label to label, 0
    where there is one label only; `inset` stays white inside each; `owner`: Property of ... stands on tags; `lines`:
    how many a name may have. A roll is a page of one label."""

    __tablename__ = "label_format"
    __kind__ = Kind.STATE

    name: Mapped[str] = column(Line, nullable=False)
    key: Mapped[str] = column(SortKey, nullable=False, unique=True)
    page_width: Mapped[Decimal] = column(Quantity, nullable=False)
    page_height: Mapped[Decimal] = column(Quantity, nullable=False)
    columns: Mapped[int] = column(Int, nullable=False)
    rows: Mapped[int] = column(Int, nullable=False)
    label_width: Mapped[Decimal] = column(Quantity, nullable=False)
    label_height: Mapped[Decimal] = column(Quantity, nullable=False)
    margin_left: Mapped[Decimal] = column(Quantity, nullable=False)
    margin_top: Mapped[Decimal] = column(Quantity, nullable=False)
    pitch_across: Mapped[Decimal] = column(Quantity, nullable=False)
    pitch_down: Mapped[Decimal] = column(Quantity, nullable=False)
    inset: Mapped[Decimal] = column(Quantity, nullable=False)
    codes: Mapped[str] = column(Line, nullable=False)
    square: Mapped[str] = column(Line, nullable=False)
    owner: Mapped[bool] = column(Flag, nullable=False)
    lines: Mapped[int] = column(Int, nullable=False)
    active: Mapped[bool] = column(Flag, nullable=False, default=True)

    __table_args__ = table(
        CheckConstraint(f"codes IN ({listed(Codes)})", name="codes"),
        CheckConstraint(f"square IN ({listed(Square)})", name="square"),
        CheckConstraint("columns > 0 AND rows > 0", name="grid"),
    )
