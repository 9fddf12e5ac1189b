"""What reports about inventory share: their columns, and which movements count."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import Integer, func, literal, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.stock import ItemValue, Movement
from tracker_desktop.queries.office import Office
from tracker_desktop.reports.report import Column
from tracker_desktop.wording.units import units

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


def _undone() -> Any:
    first, then = aliased(Movement), aliased(Movement)
    chain = (
        select(first.id.label("root"), then.id.label("at"), literal(1, Integer).label("links"))
        .join(then, then.reverses_id == first.id)
        .where(then.reverses_id.is_not(None), first.reverses_id.is_(None))
        .cte("reversed", recursive=True)
    )
    later = aliased(Movement)
    following = select(chain.c.root, later.id, chain.c.links + 1).join(later, later.reverses_id == chain.c.at)
    chain = chain.union_all(following)
    return select(chain.c.root).group_by(chain.c.root).having(func.max(chain.c.links) % 2 == 1)


STANDS: tuple[Any, ...] = (Movement.reverses_id.is_(None), Movement.id.not_in(_undone()))
"""The movements that count: neither undone (and not done again) nor there to undo another."""
