"""How the rows of each kind of list are read: the shape of a row, and which fields are codes, dates and numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tracker_desktop.exchange import shape_assets, shape_items, shape_people, shape_places
from tracker_desktop.exchange.cells import Cells
from tracker_desktop.transactions.importing.given import What


@dataclass(frozen=True)
class Shape:
    """`make` gives the values of a row; the others name the fields that decide how the file writes things."""

    make: Callable[[Cells], dict[str, Any]]
    codes: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


SHAPES: Mapping[What, Shape] = {
    What.ASSETS: Shape(shape_assets.shape, shape_assets.CODES, shape_assets.DATES, shape_assets.MONEY),
    What.PEOPLE: Shape(shape_people.shape, shape_people.CODES),
    What.ITEMS: Shape(shape_items.shape, shape_items.CODES, shape_items.DATES, shape_items.NUMBERS),
    What.PLACES: Shape(shape_places.shape_place, ("code",)),
    What.DEPARTMENTS: Shape(shape_places.shape_department),
}
