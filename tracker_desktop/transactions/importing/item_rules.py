"""The rules of items, lots and stock for the rows of a spreadsheet: those of adding and receiving."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import LotPolicy
from tracker_desktop.transactions import fields
from tracker_desktop.transactions.fields import Rule
from tracker_desktop.transactions.importing.importer import clean
from tracker_desktop.transactions.ledger_values import LARGEST_VALUE
from tracker_desktop.transactions.lots import OLDEST_EXPIRY, YEARS_AHEAD
from tracker_desktop.transactions.quantities import TOO_MANY, check_cost, check_quantity, places_of
from tracker_desktop.wording.render import show_day

RULES = {
    "sku": Rule("SKU", fields.code),
    "name": Rule("Name", fields.named),
    "group": Rule("Group", fields.line),
    "unit": Rule("Unit", fields.line),
    "decimals": Rule("Decimals", fields.whole(0, 3)),
    "manufacturer": Rule("Manufacturer", fields.line),
    "reorder_point": Rule("Reorder point", lambda _, value: value),
    "reorder_quantity": Rule("Reorder quantity", lambda _, value: value),
    "lot_policy": Rule("Lots kept", fields.choice(LotPolicy)),
    "expiry_required": Rule("Expiry needed", fields.flag),
    "notes": Rule("Notes", fields.note),
    "active": Rule("Active", fields.flag),
}


def checked_item(given: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of the item itself, made clean. Raises Refused where the SKU is missing or a value cannot be kept."""
    values = clean(RULES, given)
    if not values.get("sku"):
        raise Refused("sku_missing", sku="")
    return values


def checked_level(item: Mapping[str, Any], name: str) -> None:
    """Raises Refused("reorder_wrong") for a reorder level that is no quantity of this item."""
    level = item.get(name)
    if level is not None and (level < 0 or level >= TOO_MANY or places_of(level) > item["decimals"]):
        raise Refused("reorder_wrong", sku=item["sku"])


def check_lot(
    item: Mapping[str, Any], number: str, expiry: dt.date | None, known_expiry: dt.date | None, today: dt.date
) -> None:
    """Raises Refused where the item's policy wants a lot or none, or an expiry date is unlikely or another one."""
    name, policy = item["name"], item["lot_policy"]
    if not number:
        if policy == LotPolicy.SERIAL:
            raise Refused("serial_needed", item=name)
        if policy == LotPolicy.REQUIRED or (item["expiry_required"] and policy != LotPolicy.NONE):
            raise Refused("lot_needed", item=name)
        if expiry is not None:
            raise Refused("expiry_without_lot", item=name, day=show_day(expiry))
        return
    if policy == LotPolicy.NONE:
        raise Refused("lot_not_kept", item=name, lot=number)
    if expiry is not None and (expiry < OLDEST_EXPIRY or expiry.year > today.year + YEARS_AHEAD):
        raise Refused("expiry_unlikely", item=name, lot=number, day=show_day(expiry))
    if expiry is None and known_expiry is None and item["expiry_required"]:
        raise Refused("expiry_needed", item=name, lot=number)
    if expiry is not None and known_expiry is not None and expiry != known_expiry:
        raise Refused("lot_other_expiry", item=name, lot=number, known=show_day(known_expiry), given=show_day(expiry))


def checked_stock(
    item: Mapping[str, Any], quantity: Decimal, unit_cost: Decimal | None, value: Decimal | None
) -> Decimal:
    """What a quantity is worth. Raises Refused for a quantity or a cost that cannot be."""
    shown: Any = SimpleNamespace(name=item["name"], unit=item["unit"], decimals=item["decimals"])
    check_quantity(shown, quantity)
    if item["lot_policy"] == LotPolicy.SERIAL and quantity != 1:
        raise Refused("serial_one", item=item["name"])
    if unit_cost is not None:
        return check_cost(shown, quantity, unit_cost)
    if value is not None and not 0 <= value <= LARGEST_VALUE:
        raise Refused("cost_negative", item=item["name"])
    return value or Decimal(0)
