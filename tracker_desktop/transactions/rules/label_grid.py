"""Whether labels lie on their page as a printer can print them: exact, in millimetres."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tracker_desktop.errors import Refused
from tracker_desktop.models.label_formats import Codes

SMALLEST = (Decimal(10), Decimal(8))
"""Width and height of the smallest label: on less no code of an asset tag is read."""
LARGEST = Decimal(1000)
MOST_A_PAGE = 2_000
FINEST = Decimal("0.001")
ROOM_OF_BARS = (Decimal(6), Decimal("7.5"))
"""Inside the white: the lowest bars that are read at a slant, and the line of words under them."""
ROOM_OF_SQUARE = (Decimal(6), Decimal(5))


@dataclass(frozen=True)
class Grid:
    """Where the labels of a page lie."""

    page_width: Decimal
    page_height: Decimal
    columns: int
    rows: int
    label_width: Decimal
    label_height: Decimal
    margin_left: Decimal
    margin_top: Decimal
    pitch_across: Decimal
    pitch_down: Decimal
    inset: Decimal
    codes: str

    @property
    def over_right(self) -> Decimal:
        """By how much the last column runs over the page; below zero where it does not."""
        return self.margin_left + (self.columns - 1) * self.pitch_across + self.label_width - self.page_width

    @property
    def over_bottom(self) -> Decimal:
        """By how much the last row runs over the page; below zero where it does not."""
        return self.margin_top + (self.rows - 1) * self.pitch_down + self.label_height - self.page_height


def problems(grid: Grid) -> Iterator[tuple[str, Refused]]:
    """Everything that is wrong, each with the field where it is mended."""
    for key, value, least in (
        ("label_width", grid.label_width, SMALLEST[0]),
        ("label_height", grid.label_height, SMALLEST[1]),
    ):
        if value < least:
            yield key, _refused(key, "format_label_small", width=SMALLEST[0], height=SMALLEST[1])
    if grid.columns * grid.rows > MOST_A_PAGE:
        count, most = f"{grid.columns * grid.rows:,}", f"{MOST_A_PAGE:,}"
        yield "rows", Refused("format_too_many", count=count, most=most, key="rows")
    for key, over in (
        ("pitch_across", grid.label_width - grid.pitch_across if grid.columns > 1 else Decimal(0)),
        ("pitch_down", grid.label_height - grid.pitch_down if grid.rows > 1 else Decimal(0)),
    ):
        if over > 0:
            yield key, _refused(key, f"format_overlap_{key.removeprefix('pitch_')}", over=over)
    if grid.over_right > 0:
        yield "columns", _refused("columns", "format_over_right", over=grid.over_right)
    if grid.over_bottom > 0:
        yield "rows", _refused("rows", "format_over_bottom", over=grid.over_bottom)
    yield from _no_room(grid)


def _no_room(grid: Grid) -> Iterator[tuple[str, Refused]]:
    wide, high = grid.label_width - 2 * grid.inset, grid.label_height - 2 * grid.inset
    least = ROOM_OF_SQUARE if grid.codes == Codes.SQUARE else ROOM_OF_BARS
    is_small = grid.label_width < SMALLEST[0] or grid.label_height < SMALLEST[1]
    if not is_small and (wide < least[0] or high < least[1]):
        yield "inset", _refused("inset", "format_no_room", width=least[0], height=least[1])


def millimetres(length: Decimal) -> str:
    """A length as it is written: 63.5."""
    return f"{length.normalize():f}"


def _refused(key: str, code: str, **lengths: Decimal) -> Refused:
    return Refused(code, key=key, **{gap: millimetres(length) for gap, length in lengths.items()})
