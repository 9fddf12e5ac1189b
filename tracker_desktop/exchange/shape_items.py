"""A row of a stock list as our fields. What was counted stands in for the quantity of the books where that is empty."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tracker_desktop.exchange.cells import Cells
from tracker_desktop.exchange.values import whole, yes_no
from tracker_desktop.transactions.rules.item_fields import LEVELS
from tracker_desktop.transactions.rules.quantities import places_of

CODES = ("sku", "lot", "gtin")
DATES = ("expiry",)
NUMBERS = ("quantity", "counted", "unit_cost", "value", *LEVELS)
MOST_PLACES = 3


def shape(cells: Cells) -> dict[str, Any]:
    """The values of an item, its lot and its stock. Raises Refused naming the column that cannot be read."""
    values: dict[str, Any] = {}
    cells.put(values, "sku", "name", "group", "unit", "manufacturer", "supplier", "home_place", "notes", "lot", "place")
    cells.put(values, "lot_policy", "gtin", "currency")
    for field in (*LEVELS, "value"):
        _put(values, field, cells.number(field))
    _put(values, "unit_cost", cells.money("unit_cost"))
    _put(values, "expiry", cells.date("expiry"))
    if cells.text("service_level"):
        values["service_level"] = cells.text("service_level").removesuffix("%").rstrip()
    for field in ("decimals", "shelf_days"):
        _put(values, field, cells.read(field, whole))
    for field in ("active", "expiry_required"):
        _put(values, field, cells.read(field, yes_no))
    quantity = cells.number("quantity")
    if quantity is None:
        quantity = cells.number("counted")
    _put(values, "quantity", quantity)
    levels = (quantity, *(values.get(field) for field in LEVELS))
    values["places"] = min(max(places_of(level or Decimal(0)) for level in levels), MOST_PLACES)
    if cells.mapped.fields.isdisjoint(("quantity", "counted", "home_place")) and "lot" not in values:
        place = values.pop("place", None)
        _put(values, "home_place", place)
    return values


def _put(values: dict[str, Any], field: str, value: Any) -> None:
    if value is not None:
        values[field] = value
