"""The groups of items, as they stand in the records."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from tracker_desktop.models.items import Item
from tracker_desktop.queries.base import Query


@dataclass(frozen=True)
class ItemGroups(Query[list[tuple[str, int]]]):
    """The group names in use and how many items each has, by name; items without a group are not among them."""

    def run(self, connection: Connection) -> list[tuple[str, int]]:
        query = (
            select(Item.group, func.count())
            .where(Item.group.is_not(None), Item.group != "", Item.active == 1)
            .group_by(Item.group)
            .order_by(func.lower(Item.group), Item.group)
        )
        return [(name, number) for name, number in connection.execute(query) if name]
