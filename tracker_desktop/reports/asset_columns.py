"""What reports about assets share: their columns, and which assets are meant."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.categories import Category
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.people import Department
from tracker_desktop.models.places import Place
from tracker_desktop.queries.lists.assets import ASSETS
from tracker_desktop.queries.shown import word
from tracker_desktop.queries.status import ASSET_STATUS
from tracker_desktop.reports.report import Asked, Column

SOURCE = ASSETS.source
NOUNS = ("asset", "assets")
TAG = Column("Tag", "tag", (Asset.tag,), 11)
DESCRIPTION = Column("Description", "text", (Asset.description,), 24)
SERIAL = Column("Serial number", "tag", (Asset.serial,), 14)
CATEGORY = Column("Category", "text", (Category.name,), 13)
STATUS = Column("Status", "status", (ASSET_STATUS,), 13)
CONDITION = Column("Condition", "text", (Asset.condition,), 10, make=word)
HELD_BY = Column("Held by", "text", (Holder.name,), 16)
LOCATION = Column("Location", "text", (Place.path,), 20)
DEPARTMENT = Column("Department", "text", (Department.name,), 14)
DUE = Column("Due back", "date", (Asset.due,), 11)
PURCHASED = Column("Purchased", "date", (Asset.purchased,), 11)
COST = Column("Cost", "money", (Asset.cost,), 12, total=True)


def in_use(asked: Asked) -> list[Any]:
    """Everything that was not disposed of, or what has the status asked for."""
    if asked["status"] is None:
        return [Asset.readiness != Readiness.DISPOSED.value]
    return [ASSET_STATUS.in_((asked["status"],))]


def below(asked: Asked, column: Any) -> list[Any]:
    """What is at the place asked for or anywhere inside it; everything where none was."""
    if asked["place"] is None:
        return []
    inside = select(Place.id).where(Place.id == asked["place"]).cte("inside", recursive=True)
    inside = inside.union(select(Place.id).join(inside, Place.parent_id == inside.c.id))
    return [column.in_(select(inside.c.id))]
