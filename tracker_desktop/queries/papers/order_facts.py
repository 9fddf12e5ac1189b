"""The facts of a purchase order as its paper has them, as plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class OrderedLine:
    """A line of an order as it was ordered: what it is called here (`sku`, empty for assets) and at the supplier's.
    `pack_size` base units are in one of the `packs`, each at `price`."""

    name: str
    sku: str
    supplier_code: str
    model: str
    quantity: Decimal
    unit: str
    packs: Decimal
    pack_name: str
    pack_size: Decimal
    price: Decimal | None
    expected: dt.date | None = None
    place: str = ""
    note: str = ""

    @property
    def value(self) -> Decimal | None:
        """What the line is worth; None where no price was known."""
        return None if self.price is None else self.packs * self.price


@dataclass(frozen=True)
class OrderPaper:
    """What a purchase order is about. `address` is the supplier's, in lines; `email` where it can be sent to;
    `customer_number` is the office's own at the supplier's; `deliver_to` the path of a place. `changed` says what is
    otherwise by now: line 1: 4 packs instead of 3."""

    supplier: str
    address: str
    contact: str
    email: str
    customer_number: str
    deliver_to: str
    office_address: str
    ordered_on: dt.date | None
    expected: dt.date | None
    reference: str
    charge_code: str
    note: str
    lines: tuple[OrderedLine, ...]
    changed: tuple[str, ...] = ()
