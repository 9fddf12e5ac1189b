"""The rules of items, lots and stock for the rows of a spreadsheet: those of adding and receiving."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, exists, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import LotPolicy
from tracker_desktop.models.stock import Movement
from tracker_desktop.transactions.importing.importer import clean
from tracker_desktop.transactions.rules.item_fields import RULES, check_level_places, check_levels
from tracker_desktop.transactions.rules.ledger_values import LARGEST_VALUE
from tracker_desktop.transactions.rules.lots import OLDEST_EXPIRY, YEARS_AHEAD
from tracker_desktop.transactions.rules.quantities import check_cost, check_quantity
from tracker_desktop.wording.render import show_day

CHECKED = {name: rule for name, rule in RULES.items() if not name.endswith("_id")}


def checked_item(given: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of the item itself, made clean. Raises Refused where the SKU is missing or a value cannot be kept."""
    return clean(CHECKED, {"sku": "", **given})


def check_together(item: Mapping[str, Any]) -> None:
    """Raises Refused where the item has no name or its fields do not go together."""
    if not item.get("name"):
        clean(CHECKED, {"name": ""})
    if item["expiry_required"] and item["lot_policy"] == LotPolicy.NONE:
        raise Refused("expiry_without_lots", sku=item["sku"])
    if item["decimals"] and item["lot_policy"] == LotPolicy.SERIAL:
        raise Refused("serial_whole", sku=item["sku"])
    check_level_places(item, item["unit"], item["decimals"])
    check_levels(item.get("reorder_point"), item.get("maximum"))


def check_change(
    connection: Connection, item: Mapping[str, Any], told: Mapping[str, Any], on_hand: Mapping[str, Iterable[Decimal]]
) -> None:
    """Raises Refused where what lies on the shelves does not let an item change so; `on_hand` by lot key."""
    other = told.get("unit", item["unit"]) != item["unit"] or told.get("decimals", item["decimals"]) < item["decimals"]
    if other and connection.scalar(select(exists().where(Movement.item_id == item["id"]))):
        raise Refused("unit_fixed", item=item["name"], unit=item["unit"])
    policy = told.get("lot_policy", item["lot_policy"])
    there = {key: max(quantities, default=Decimal(0)) for key, quantities in on_hand.items()}
    unfit = {
        LotPolicy.NONE: any(most for key, most in there.items() if key),
        LotPolicy.REQUIRED: bool(there.get("")),
        LotPolicy.SERIAL: bool(there.get("")) or any(most > 1 for most in there.values()),
    }
    if policy != item["lot_policy"] and unfit.get(policy):
        raise Refused("lot_policy_unfit", item=item["name"])


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
