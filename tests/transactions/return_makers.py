"""Small makers of returns and write-offs for tests, each by its real transaction."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.store_fixtures import Office
from tests.transactions.makers import add_place
from tests.transactions.stock_makers import movements
from tracker_desktop.models.stock import MovementKind
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.return_stock import ReturnLine, ReturnStock
from tracker_desktop.transactions.return_to_supplier import ReturnToSupplier, SupplierReturnLine
from tracker_desktop.transactions.scrap_stock import ScrapLine, ScrapStock


def last(office: Office, item: int, kind: str = "issue") -> int:
    """The id of the last movement of this kind."""
    return int([row.id for row in movements(office, item) if row.kind == MovementKind(kind).value][-1])


def come_back(office: Office, item: int, quantity: str | int, reason: str = "over_issued", **fields: Any) -> Done:
    """Return one line; what belongs to the line (issue_id, lot_id, place_id) goes there."""
    line = {key: fields.pop(key) for key in ("issue_id", "lot_id", "place_id", "entered") if key in fields}
    return office.perform(ReturnStock((ReturnLine(item, Decimal(quantity), **line),), reason, **fields))


def send_back(
    office: Office,
    item: int,
    lot: int,
    quantity: str | int,
    place: int,
    reason: str = "damaged_on_receipt",
    **fields: Any,
) -> Done:
    """Return one line to its supplier; `receipt_id` and `unit_credit` go with the line."""
    line = {key: fields.pop(key) for key in ("receipt_id", "unit_credit") if key in fields}
    one = SupplierReturnLine(item, lot, Decimal(quantity), place, **line)
    return office.perform(ReturnToSupplier((one,), reason, **fields))


def scrap(
    office: Office, item: int, lot: int, quantity: str | int, place: int, reason: str = "damaged", **fields: Any
) -> Done:
    """Write one line off."""
    by = fields.pop("by", None)
    return office.perform(ScrapStock((ScrapLine(item, lot, Decimal(quantity), place),), reason, **fields), by)


def hold(office: Office) -> int:
    """A place for stock on hold, which the office names."""
    place = add_place(office, "HOLD", "Hold", "hold")
    office.perform(ChangeSetting("stock.hold_place", "HOLD"))
    return place
