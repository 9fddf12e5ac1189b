"""How the rows of each kind of list are read: the shape of a row, and which fields are codes, dates and numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tracker_desktop.exchange import (
    shape_assets,
    shape_categories,
    shape_contracts,
    shape_inventree,
    shape_inventree_stock,
    shape_items,
    shape_people,
    shape_places,
)
from tracker_desktop.exchange import shape_stock_rules as rules
from tracker_desktop.exchange.cells import Cells
from tracker_desktop.exchange.headers import Mapped
from tracker_desktop.transactions.importing.given import What
from tracker_desktop.transactions.rules.item_fields import LEVELS

Make = Callable[[Cells], dict[str, Any]]


@dataclass(frozen=True)
class Shape:
    """`make` gives the values of a row; `learn` gives it after one look at all rows, with the place of what names none.
    The others name the fields that decide how the file writes things."""

    make: Make | None = None
    codes: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    learn: Callable[[Iterable[Cells], str], Make] | None = None

    def maker(self, rows: Iterable[Cells], place: str) -> Make:
        """How rows are read."""
        if self.learn is not None:
            return self.learn(rows, place)
        if self.make is None:
            raise LookupError("a shape without a way to read rows")
        return self.make


SHAPES: Mapping[What, Shape] = {
    What.ASSETS: Shape(shape_assets.shape, shape_assets.CODES, shape_assets.DATES, shape_assets.MONEY),
    What.PEOPLE: Shape(shape_people.shape, shape_people.CODES),
    What.ITEMS: Shape(shape_items.shape, shape_items.CODES, shape_items.DATES, shape_items.NUMBERS),
    What.PLACES: Shape(shape_places.shape_place, ("code",)),
    What.DEPARTMENTS: Shape(shape_places.shape_department),
    What.CHARGE_CODES: Shape(rules.shape_charge_code, ("code",), rules.CHARGE_CODE_DATES),
    What.OFFERS: Shape(rules.shape_offer, ("sku", "code"), numbers=rules.OFFER_NUMBERS),
    What.STOCK_LEVELS: Shape(rules.shape_level, ("sku",), numbers=LEVELS),
    What.CONTRACTS: Shape(shape_contracts.shape, shape_contracts.CODES, shape_contracts.DATES, shape_contracts.NUMBERS),
    What.CATEGORIES: Shape(shape_categories.shape, ("tag_prefix",), numbers=shape_categories.NUMBERS),
}
DIALECTS: Mapping[str, Shape] = {
    "inventree stock": Shape(codes=("serial", "lot"), learn=shape_inventree_stock.learn_stock),
    "inventree parts": Shape(learn=lambda rows, _: shape_inventree.learn_parts(rows)),
    "inventree locations": Shape(shape_inventree.shape_location),
}


def shape_of(mapped: Mapped) -> Shape:
    """How the rows of a file are read."""
    return DIALECTS[mapped.dialect] if mapped.dialect else SHAPES[mapped.what]
