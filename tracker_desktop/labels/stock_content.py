"""What the code on a label of stock says: GS1 element strings that a scan turns into item, lot, expiry and quantity."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from tracker_desktop.paper.symbols import Element
from tracker_desktop.scanning.gtin import has_check_digit
from tracker_desktop.scanning.resolve_parsed import OWN

LONGEST_COUNT = 8
MEASURES = {"kg": "310", "m": "311", "l": "315"}
"""The identifiers of net weight, length and volume without their digit for the decimals; six digits follow."""
_TEXT = re.compile(r"[!\"%-?A-Z_a-z]+", re.ASCII)
"""Character set 82 of GS1 General Specifications 7.11."""
_LONGEST_LOT = 20
_LONGEST_OWN = 90


def stock_elements(
    sku: str,
    gtin: str | None,
    lot: str,
    expiry: dt.date | None,
    quantity: Decimal | None,
    unit: str,
    today: dt.date,
    *,
    is_serial: bool = False,
) -> tuple[Element, ...]:
    """Element strings of a label: product, expiry, lot or serial number, and how much it stands for (None: not said).
    What varies in length comes last. () where they can't say what the label must: a lot with other characters, a SKU
    that is too long."""
    key = _product(sku, gtin)
    if key is None or (lot and not (_TEXT.fullmatch(lot) and len(lot) <= _LONGEST_LOT)):
        return ()
    dated = (("17", f"{expiry:%y%m%d}"),) if expiry and _is_dated(expiry, today) else ()
    amount = () if quantity is None else _amount(quantity, unit)
    if amount is None:
        return ()
    named = (("21" if is_serial else "10", lot),) if lot else ()
    parts = (key, *dated, *amount, *named)
    return tuple(sorted(parts, key=lambda part: part[0] in _VARYING))


_VARYING = frozenset({"10", "21", "30", OWN})


def _product(sku: str, gtin: str | None) -> Element | None:
    if gtin and len(gtin) == 14 and has_check_digit(gtin):
        return "01", gtin
    return (OWN, sku) if _TEXT.fullmatch(sku) and len(sku) <= _LONGEST_OWN else None


def _amount(quantity: Decimal, unit: str) -> tuple[Element, ...] | None:
    if unit in MEASURES:
        units = quantity.scaleb(3)
        digits = f"{int(units):06d}"
        return ((f"{MEASURES[unit]}3", digits),) if units == int(units) and len(digits) == 6 else None
    count = f"{int(quantity)}"
    return (("30", count),) if quantity == int(quantity) and len(count) <= LONGEST_COUNT else None


def _is_dated(day: dt.date, today: dt.date) -> bool:
    """Whether two digits of a year are read as this one (GS1 General Specifications 7.12)."""
    return -49 <= day.year - today.year <= 50
