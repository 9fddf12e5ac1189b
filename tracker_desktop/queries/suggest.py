"""Suggestions for a field that finds a record by a part of its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, case, func, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.base import Base
from tracker_desktop.models.categories import Category
from tracker_desktop.models.items import Item
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import VIRTUAL, Place
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.models.text import fold
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.sql import has


@dataclass(frozen=True)
class Suggestion:
    """A record that fits: its kind and id, its name, what else tells it apart. `holder_id` of those who hold things."""

    kind: str
    id: int
    text: str
    detail: str
    holder_id: int | None = None


@dataclass(frozen=True)
class Source:
    """How one kind is found: its model, its name, its details, its order, and what must hold."""

    model: type[Base]
    text: Any
    details: Sequence[Any]
    order: Any
    where: Any = None
    holder: Any = None


SOURCES: Mapping[str, Source] = {
    "person": Source(
        Person,
        Person.name,
        (Department.name, Person.badge),
        Person.name_key,
        Person.active,
        Person.holder_id,
    ),
    "department": Source(
        Department,
        Department.name,
        (Department.charge_code,),
        Department.name_key,
        Department.active,
        Department.holder_id,
    ),
    "place": Source(
        Place,
        Place.path,
        (Place.code, Place.kind),
        Place.path_key,
        and_(Place.active, Place.kind.not_in([kind.value for kind in VIRTUAL])),
        Place.holder_id,
    ),
    "asset": Source(Asset, Asset.tag, (Asset.description, Asset.serial), Asset.tag_sort),
    "item": Source(Item, Item.name, (Item.sku,), Item.name_key, Item.active),
    "supplier": Source(Supplier, Supplier.name, (Supplier.contact,), Supplier.name_key, Supplier.active),
    "category": Source(Category, Category.name, (Category.tag_prefix,), Category.name_key, Category.active),
}


@dataclass(frozen=True)
class Suggest(Query[list[Suggestion]]):
    """Records of these kinds in which every typed word occurs; those that begin with the text come first."""

    kinds: tuple[str, ...]
    needle: str
    limit: int = 8

    def run(self, connection: Connection) -> list[Suggestion]:
        found: list[tuple[int, Suggestion]] = []
        for kind in self.kinds:
            found += self._of(connection, kind)
        found.sort(key=lambda pair: pair[0])
        return [suggestion for _, suggestion in found[: self.limit]]

    def _of(self, connection: Connection, kind: str) -> list[tuple[int, Suggestion]]:
        source = SOURCES[kind]
        model: Any = source.model
        folded = fold(self.needle)
        first = case((func.substr(model.search, 1, len(folded)) == folded, 0), else_=1)
        holder = model.id if source.holder is None else source.holder
        query = select(model.id, source.text, holder, first, *source.details).order_by(first, source.order, model.id)
        if kind == "person":
            query = query.outerjoin(Department, Department.id == Person.department_id)
        for word in folded.split():
            query = query.where(has(model.search, word))
        if source.where is not None:
            query = query.where(source.where)
        rows = connection.execute(query.limit(self.limit))
        return [
            (rank, Suggestion(kind, row_id, text, " · ".join(str(part) for part in details if part), held))
            for row_id, text, held, rank, *details in rows
        ]
