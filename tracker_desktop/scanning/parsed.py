"""What a scanned code says, taken apart: the answer of `parse`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal["gs1", "gtin", "digital-link", "iso15434", "unknown"]
Elements = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A code and what it says.

    `elements` are identifiers and values as they stand on the label (product numbers of a web address with 14 digits).
    `gtin` is the thing's own number, `content_gtin` that of what a pallet holds, `sscc` the pallet's. `quantity` counts
    pieces where `quantity_unit` is "". What is wrong with the code stands in `errors`: such a code is never used for a
    transaction. `others` are what it may mean instead.
    """

    raw: str
    symbology: str | None = None
    kind: Kind = "unknown"
    elements: Elements = ()
    gtin: str | None = None
    lot: str | None = None
    serial: str | None = None
    expiry: dt.date | None = None
    best_before: dt.date | None = None
    made: dt.date | None = None
    packed: dt.date | None = None
    sell_by: dt.date | None = None
    quantity: Decimal | None = None
    quantity_unit: str = ""
    content_gtin: str | None = None
    sscc: str | None = None
    supplier_code: str | None = None
    customer_part: str | None = None
    order_number: str | None = None
    supplier_order: str | None = None
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    others: tuple[Parsed, ...] = ()
