"""The lines of an order while it is written: packs of items, assets of a model; filled from what the supplier sells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal
from typing import Any

from tracker_desktop.queries.offer_facts import Offer, Orderable
from tracker_desktop.queries.order_facts import OrderedLine
from tracker_desktop.transactions.create_order import OrderLineFields
from tracker_desktop.ui.dialogs.lines_table import LineColumn
from tracker_desktop.ui.forms.rows import Ask
from tracker_desktop.ui.forms.stock_forms import unit_words
from tracker_desktop.wording.render import show_money, show_quantity
from tracker_desktop.wording.units import units

ONE, NOTHING = Decimal(1), Decimal(0)


@dataclass(frozen=True)
class DraftLine:
    """One line. `packs` of `pack_size` base units at `price` each; of assets (`item_id` None) one pack is a piece.
    `by_hand`: the packs, the pack or the price was entered, and another supplier changes it no more."""

    packs: Decimal
    item_id: int | None = None
    sku: str = ""
    name: str = ""
    unit: str = "piece"
    decimals: int = 0
    pack_name: str | None = None
    pack_size: Decimal = ONE
    price: Decimal | None = None
    supplier_code: str | None = None
    category_id: int | None = None
    category: str = ""
    manufacturer: str | None = None
    model: str | None = None
    expected: dt.date | None = None
    deliver_to: int | None = None
    note: str | None = None
    by_hand: bool = False
    problem: str = ""

    @property
    def quantity(self) -> Decimal:
        """In base units, or pieces."""
        return self.packs * self.pack_size

    @property
    def total(self) -> Decimal | None:
        """What the line comes to; None without a price."""
        return None if self.price is None else self.packs * self.price

    @property
    def pack(self) -> str:
        """Box of 100 pcs, pc, asset."""
        if self.item_id is None:
            return "asset"
        return pack_words(self.pack_name, self.pack_size, self.unit)

    def fields(self) -> OrderLineFields:
        """As the transaction takes it."""
        is_item = self.item_id is not None
        return OrderLineFields(
            self.packs,
            self.item_id,
            self.pack_name,
            self.pack_size if is_item else None,
            self.price,
            self.supplier_code,
            None if is_item else self.name,
            self.category_id,
            self.manufacturer,
            self.model,
            self.expected,
            self.deliver_to,
            self.note,
        )


def pack_words(name: str | None, size: Decimal, unit: str) -> str:
    """Box of 100 pcs; pack of 100 pcs; pc."""
    if size == ONE:
        return name or units(ONE, unit)
    return f"{name or 'pack'} of {show_quantity(size)} {units(size, unit)}"


def whole_packs(quantity: Decimal, offer: Offer) -> Decimal:
    """The fewest packs of an offer that hold so many base units and can be ordered."""
    return offer.at_least((quantity / offer.pack_size).to_integral_value(ROUND_CEILING))


def line_of(item: Orderable, offer: Offer | None, packs: Decimal = ONE) -> DraftLine:
    """A new line for an item, as the supplier sells it."""
    line = DraftLine(packs, item.id, item.sku, item.name, item.unit, item.decimals)
    return line if offer is None else replace(sold_as(line, offer), packs=offer.at_least(packs))


def raised(line: DraftLine, offer: Offer | None, packs: Decimal = ONE) -> DraftLine:
    """The line with so many packs more."""
    more = line.packs + packs
    same = offer is not None and offer.pack_size == line.pack_size
    return replace(line, packs=offer.at_least(more) if offer is not None and same else more, by_hand=True)


def from_supplier(line: DraftLine, item: Orderable, supplier_id: int) -> DraftLine:
    """The line as another supplier sells the item: as many base units in whole packs. What was entered by hand stays,
    but for the code."""
    offer = item.of(supplier_id)
    if offer is None:
        return replace(line, supplier_code=None)
    if line.by_hand:
        return replace(line, supplier_code=offer.code or None)
    return replace(sold_as(line, offer), packs=whole_packs(line.quantity, offer))


def sold_as(line: DraftLine, offer: Offer) -> DraftLine:
    """The line with the pack, the price and the code of an offer."""
    return replace(
        line,
        pack_name=offer.pack_name,
        pack_size=offer.pack_size,
        price=offer.price,
        supplier_code=offer.code or None,
    )


def written(line: OrderedLine) -> DraftLine:
    """A line of a draft that is changed."""
    return DraftLine(
        line.packs,
        line.item_id,
        line.sku,
        line.name,
        line.unit,
        line.decimals,
        line.pack_name,
        line.pack_size,
        line.price,
        line.supplier_code,
        line.category_id,
        line.category,
        line.manufacturer,
        line.model,
        line.expected,
        line.deliver_to,
        line.note,
        by_hand=True,
    )


def total_of(lines: Sequence[DraftLine]) -> Decimal:
    """What all lines with a price come to."""
    return sum((line.total or NOTHING for line in lines), NOTHING)


# --- how they are shown and entered

COLUMNS = (
    LineColumn("SKU", lambda line: line.sku or line.model or "—", 110, mono=True),
    LineColumn("Item", lambda line: line.name, 240, elastic=True),
    LineColumn("Their code", lambda line: line.supplier_code or "—", 100, elastic=True),
    LineColumn("Packs", lambda line: show_quantity(line.packs), 76, right=True),
    LineColumn("Pack", lambda line: line.pack, 140, elastic=True),
    LineColumn("Price a pack", lambda line: "—" if line.price is None else show_money(line.price), 104, right=True),
    LineColumn("Total", lambda line: "—" if line.total is None else show_money(line.total), 104, right=True),
)
NOTE = Ask("note", "Note")
EXPECTED = Ask("expected", "Expected", "date", hint="Empty: as the order says.")
CODE = Ask("supplier_code", "Supplier's code", "code")


def asks(line: DraftLine) -> Sequence[Sequence[Ask]]:
    """The fields of a line."""
    return ASSET_ASKS if line.item_id is None else item_asks(line)


def item_asks(line: DraftLine) -> Sequence[Sequence[Ask]]:
    """The fields of a line of an item."""
    return (
        (Ask("packs", "Packs", "quantity", required=True), Ask("price", "Price a pack", "money")),
        (
            Ask("pack_name", "Pack", hint="Box, carton."),
            Ask("pack_size", f"A pack holds ({unit_words(line.unit)})", "quantity", required=True),
        ),
        (CODE, EXPECTED),
        (NOTE,),
    )


ASSET_ASKS = (
    (
        Ask("name", "Description", required=True, share=2, hint="Maker and model, as Dell Latitude 5540."),
        Ask("category_id", "Category", "search", kinds=("category",)),
    ),
    (Ask("manufacturer", "Manufacturer"), Ask("model", "Model number")),
    (Ask("packs", "Pieces", "whole", required=True), Ask("price", "Price a piece", "money")),
    (CODE, EXPECTED),
    (NOTE,),
)


def values_of(line: DraftLine) -> Mapping[str, Any]:
    """What stands in the fields of a line."""
    category = None if line.category_id is None else (line.category_id, line.category)
    values = {ask.key: getattr(line, ask.key) for row in asks(line) for ask in row}
    return values if line.item_id is not None else {**values, "category_id": category}


def entered(line: DraftLine, values: Mapping[str, Any]) -> DraftLine:
    """The line with what was entered."""
    clean: dict[str, Any] = {key: Decimal(value) if key == "packs" else value for key, value in values.items()}
    by_hand = any(clean[key] != getattr(line, key) for key in ("packs", "price") if key in clean)
    return replace(line, by_hand=line.by_hand or by_hand, **clean)
