"""The forms of stock: move it, and what lay there before the program was used."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from tracker_desktop.queries.item_parts import ItemParts
from tracker_desktop.transactions.move_stock import MoveLine, MoveStock
from tracker_desktop.transactions.opening_stock import OpeningStock
from tracker_desktop.transactions.receive import ReceiveLine
from tracker_desktop.transactions.rules.quantities import in_base_units
from tracker_desktop.ui.forms.rows import Ask, Form, Values
from tracker_desktop.wording.render import show_quantity
from tracker_desktop.wording.units import units

SEVERAL = Decimal(2)
EFFECTIVE = Ask("effective_on", "Effective on", "date", past=True, hint="Empty: today.")
BASE = ("", 1, 1)
"""The base unit among the packs (name, numerator, denominator)."""


def unit_words(unit: str) -> str:
    """A unit where the quantity is still to come: pcs, cans."""
    return units(SEVERAL, unit)


def quantity_row(item: ItemParts) -> Sequence[Ask]:
    """A quantity in base units, or in one of the packs where the item has any."""
    ask = Ask("quantity", f"Quantity in {unit_words(item.unit)}", "quantity", required=True)
    if not item.units:
        return (ask,)
    packs = tuple((pack, pack_words(pack, item.unit)) for pack in item.units)
    return (
        Ask("quantity", "Quantity", "quantity", required=True),
        Ask("pack", "In", "choice", choices=((BASE, unit_words(item.unit)), *packs)),
    )


def pack_words(pack: tuple[str, int, int], unit: str) -> str:
    """box of 100 pcs."""
    name, top, bottom = pack
    size = Decimal(top) / bottom
    held = f"{show_quantity(size)} {units(size, unit)}" if top % bottom == 0 else f"{top}/{bottom} {unit}"
    return f"{name} of {held}"


def entered(item: ItemParts, values: Values) -> tuple[Decimal, str | None]:
    """The quantity in base units, and how it was entered where that was in packs: 200, "2 box"."""
    quantity: Decimal = values["quantity"]
    name, top, bottom = values.get("pack") or BASE
    if not name:
        return quantity, None
    return in_base_units(quantity, top, bottom, item.decimals)[0], f"{quantity.normalize():f} {name}"


def shelf_choices(item: ItemParts) -> tuple[tuple[object, str], ...]:
    """What lies where of an item."""
    return tuple(((shelf.lot_id, shelf.place_id), shelf.text) for shelf in item.shelves)


def move_stock(item: ItemParts) -> tuple[Form, Values]:
    """Stock of an item from one place to another, with the values to begin with. Needs stock to move."""

    def make(values: Values) -> MoveStock:
        lot_id, place_id = values["shelf"]
        quantity, text = entered(item, values)
        return MoveStock((MoveLine(item.id, lot_id, quantity, place_id, values["place_id"], text),))

    form = Form(
        f"Move stock: {item.name}",
        (
            (Ask("shelf", "From", "choice", choices=shelf_choices(item)),),
            (*quantity_row(item), Ask("place_id", "To", "search", required=True, kinds=("place",), share=2)),
        ),
        make,
        button="Move",
        first="shelf" if len(item.shelves) > 1 else "quantity",
    )
    away = next((shelf for shelf in item.shelves if item.home is not None and shelf.place_id != item.home[0]), None)
    start = away or item.shelves[0]
    return form, {"shelf": (start.lot_id, start.place_id), "place_id": item.home if away else None}


def opening_stock(item: ItemParts) -> tuple[Form, Values]:
    """What lay there before the program was used, with the values to begin with."""

    def make(values: Values) -> OpeningStock:
        quantity, text = entered(item, values)
        lot, expiry = values.get("lot"), values.get("expiry")
        line = ReceiveLine(item.id, quantity, values["unit_cost"], lot, expiry, values["place_id"], text)
        return OpeningStock((line,))

    form = Form(
        f"Opening stock: {item.name}",
        (
            (*quantity_row(item), Ask("place_id", "At", "search", required=True, kinds=("place",), share=2)),
            (*lot_asks(item.lot_policy, item.expiry_required), Ask("unit_cost", "Unit cost", "cost")),
        ),
        make,
        button="Add",
        subtitle="What lay there before the program was used. A delivery is received instead.",
    )
    start: dict[str, Any] = {"place_id": item.home}
    if item.lot_policy == "serial":
        start["quantity"] = Decimal(1)
    return form, start


def lot_asks(policy: str, expiry_required: bool) -> Sequence[Ask]:
    """What is asked of the lot of an item that is kept by this policy."""
    if policy == "none":
        return ()
    serial = policy == "serial"
    return (
        Ask("lot", "Serial number" if serial else "Lot", "code", required=policy in ("required", "serial")),
        Ask("expiry", "Expires", "date", required=expiry_required),
    )
