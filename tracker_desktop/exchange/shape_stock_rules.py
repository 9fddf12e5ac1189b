"""Rows of lists of charge codes, of suppliers' offers and of the stock levels of stores as our fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tracker_desktop.exchange.cells import Cells
from tracker_desktop.exchange.values import whole, yes_no
from tracker_desktop.transactions.rules.item_fields import LEVELS

CHARGE_CODE_DATES = ("valid_from", "valid_until")
OFFER_NUMBERS = ("pack_size", "price")
OFFER_COUNTS = ("minimum_packs", "multiple_packs", "lead_time_days")


def shape_charge_code(cells: Cells) -> dict[str, Any]:
    """The values of a charge code or a job."""
    values: dict[str, Any] = {}
    cells.put(values, "code", "name", "department", "notes")
    values |= cells.dates(*CHARGE_CODE_DATES)
    return values | dict(_flags(cells, "is_job", "active"))


def shape_offer(cells: Cells) -> dict[str, Any]:
    """The values of what a supplier sells of an item."""
    values: dict[str, Any] = {}
    cells.put(values, "sku", "supplier", "code", "name", "pack_name")
    told: dict[str, Any] = {"pack_size": cells.number("pack_size"), "price": cells.money("price")}
    told |= {field: cells.read(field, whole) for field in OFFER_COUNTS}
    values |= {field: value for field, value in told.items() if value is not None}
    return values | dict(_flags(cells, "preferred"))


def shape_level(cells: Cells) -> dict[str, Any]:
    """The values of the level of a store."""
    values: dict[str, Any] = {}
    cells.put(values, "sku", "place")
    told = {field: cells.number(field) for field in LEVELS}
    return values | {field: value for field, value in told.items() if value is not None}


def _flags(cells: Cells, *fields: str) -> Iterator[tuple[str, bool]]:
    for field in fields:
        value = cells.read(field, yes_no)
        if value is not None:
            yield field, value
