"""What reports about inventory share: their columns, and which movements count."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import func

from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.stock import ItemValue
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.standing import STANDS
from tracker_desktop.reports.report import Column
from tracker_desktop.wording.units import units

__all__ = ["ITEM_NOUNS", "LOT", "NAME", "ON_HAND", "SKU", "STANDS", "UNIT", "unit_of"]

ITEM_NOUNS = ("item", "items")
SKU = Column("SKU", "tag", (Item.sku,), 14)
NAME = Column("Item", "text", (Item.name,), 25)
LOT = Column("Lot", "tag", (Lot.number,), 12)
_ON_HAND: Any = func.coalesce(ItemValue.quantity, 0)
ON_HAND = Column("On hand", "quantity", (_ON_HAND,), 11)


def unit_of(quantity: Any) -> Column:
    """The unit behind a quantity, in its number: 1 box, 390 pcs."""
    return Column("Unit", "text", (Item.unit, quantity), 9, make=_unit)


def _unit(_: Office, unit: str, quantity: Decimal | None) -> str:
    return units(quantity or Decimal(0), unit)


UNIT = unit_of(_ON_HAND)
