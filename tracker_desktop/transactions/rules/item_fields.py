"""The fields of an item, and what must hold for them together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item, LotPolicy
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.place_rules import usable
from tracker_desktop.transactions.rules.quantities import TOO_MANY, places_of
from tracker_desktop.wording.render import show_quantity

LEVELS = ("reorder_point", "reorder_quantity", "maximum")
LEAST_SERVICE, MOST_SERVICE = Decimal(50), Decimal("99.9")
MOST_SHELF_DAYS = 36_500
_PERCENT = re.compile(r"\d{1,3}(\.\d{1,3})?", re.ASCII)


@dataclass(frozen=True)
class ItemFields:
    """An item as the form or a spreadsheet gives it. Quantities are in `unit`, the base unit; `decimals` is how many
    places it is counted with (0 to 3). `maximum`: order up to there instead of a fixed quantity; `service_level` is how
    often, in per cent, no order may come too late (none: the office's); `shelf_days` how long it keeps."""

    sku: str
    name: str
    group: str | None = None
    unit: str = "piece"
    decimals: int = 0
    manufacturer: str | None = None
    supplier_id: int | None = None
    home_place_id: int | None = None
    reorder_point: Decimal | None = None
    reorder_quantity: Decimal | None = None
    maximum: Decimal | None = None
    service_level: str | None = None
    shelf_days: int | None = None
    lot_policy: str = LotPolicy.OPTIONAL.value
    expiry_required: bool = False
    notes: str | None = None
    active: bool = True


def level(books: Books, value: Decimal | None) -> Decimal | None:
    """A reorder point or quantity: from 0 to below 1,000,000,000, or none."""
    if value is not None and not (value.is_finite() and 0 <= value < TOO_MANY):
        raise Refused("level_wrong", most=show_quantity(TOO_MANY))
    return value


def service_level(books: Books, value: str | None) -> str | None:
    """How often, in per cent, no order may come too late: 50 to 99.9, or none."""
    text = fields.line(books, value)
    if text is None:
        return None
    if _PERCENT.fullmatch(text) is None or not LEAST_SERVICE <= Decimal(text) <= MOST_SERVICE:
        raise Refused("service_level_wrong", text=text)
    return f"{Decimal(text).normalize():f}"


RULES = {
    "sku": Rule("SKU", fields.needed(fields.code)),
    "name": Rule("Name", fields.needed(fields.named)),
    "group": Rule("Group", fields.line),
    "unit": Rule("Unit", fields.needed(fields.line)),
    "decimals": Rule("Decimals", fields.needed(fields.whole(0, 3))),
    "manufacturer": Rule("Manufacturer", fields.line),
    "supplier_id": Rule("Supplier", fields.reference(Supplier)),
    "home_place_id": Rule("Home place", usable),
    "reorder_point": Rule("Reorder at", level),
    "reorder_quantity": Rule("Order quantity", level),
    "maximum": Rule("Order up to", level),
    "service_level": Rule("Service level in %", service_level),
    "shelf_days": Rule("Keeps (days)", fields.whole(1, MOST_SHELF_DAYS)),
    "lot_policy": Rule("Lots", fields.choice(LotPolicy)),
    "expiry_required": Rule("Expiry date required", fields.flag),
    "notes": Rule("Notes", fields.note),
    "active": Rule("Active", fields.flag),
}


def checked(books: Books, values: Mapping[str, Any], item: Item | None = None) -> dict[str, Any]:
    """The values made clean, with their keys, for a new item or for changes of this one.

    Raises Refused naming the field, the item that has the SKU already, or what does not go together.
    """
    clean = fields.checked(books, RULES, values)
    if "sku" in clean:
        clean["sku_key"] = fields.key_of(clean["sku"])
        _free_sku(books, clean["sku_key"], item)
    together: dict[str, Any] = {name: getattr(item, name, None) for name in RULES} | clean
    if together["expiry_required"] and together["lot_policy"] == LotPolicy.NONE:
        raise Refused("expiry_without_lots", sku=together["sku"])
    if together["decimals"] and together["lot_policy"] == LotPolicy.SERIAL:
        raise Refused("serial_whole", sku=together["sku"])
    check_level_places(together, together["unit"], together["decimals"])
    check_levels(together["reorder_point"], together["maximum"])
    return clean


def check_level_places(levels: Mapping[str, Any], unit: str, decimals: int) -> None:
    """Raises Refused("level_places") where a level has more decimals than the item is counted with."""
    for name in LEVELS:
        if levels.get(name) is not None and places_of(levels[name]) > decimals:
            raise Refused("level_places", field=RULES[name].label, unit=unit, places=decimals)


def check_levels(reorder_point: Decimal | None, maximum: Decimal | None) -> None:
    """Raises Refused("maximum_below") where it would be ordered up to less than from where on it is ordered."""
    if reorder_point is not None and maximum is not None and maximum < reorder_point:
        raise Refused("maximum_below", maximum=show_quantity(maximum), point=show_quantity(reorder_point))


def _free_sku(books: Books, key: str, item: Item | None) -> None:
    found = books.execute(select(Item.id, Item.sku, Item.name).where(Item.sku_key == key)).first()
    if found is not None and (item is None or found.id != item.id):
        raise Refused("sku_taken", sku=found.sku, item=found.name, id=found.id)


def check_supplier(books: Books, supplier_id: int | None) -> None:
    """Raises Refused where the supplier does not exist any more or is no longer in use."""
    fields.reference(Supplier)(books, supplier_id)
