"""The records that a report is asked about: what they are called, and which one a typed text means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.items import Item
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import VIRTUAL, Place
from tracker_desktop.models.text import sort_key
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.shown import joined
from tracker_desktop.scanning.match import Match
from tracker_desktop.scanning.resolve import resolve
from tracker_desktop.scanning.resolve_name import CalledSo

MOST_NAMED = 5
"""So many of several are named in the sentence that asks which."""


@dataclass(frozen=True, eq=False)
class Records:
    """Records of a kind: their table, how one is called, by which folded name it is found, and which of the kinds that
    scanning knows are meant."""

    model: Any
    names: tuple[Any, ...]
    key: Any
    scanned: tuple[str, ...] = ()
    where: Any = None


KINDS: Mapping[str, Records] = {
    "holder": Records(Holder, (Holder.name,), Holder.name_key, ("person", "department", "place")),
    "person": Records(Person, (Person.name,), Person.name_key, ("person",)),
    "department": Records(Department, (Department.name,), Department.name_key, ("department",)),
    "place": Records(
        Place, (Place.path,), Place.path_key, ("place",), Place.kind.not_in([kind.value for kind in VIRTUAL])
    ),
    "category": Records(Category, (Category.name,), Category.name_key),
    "item": Records(Item, (Item.sku, Item.name), Item.name_key, ("item",)),
    "asset": Records(Asset, (Asset.tag, Asset.description), Asset.description_key, ("asset",)),
}


def name_of(connection: Connection, kind: str, row_id: int) -> str:
    """What a record is called. Raises Refused("gone")."""
    records = KINDS[kind]
    row = connection.execute(select(*records.names).where(records.model.id == row_id)).first()
    if row is None:
        raise Refused("gone")
    return joined(row)


@dataclass(frozen=True)
class Meant(Query[int]):
    """The id of the one record of a kind that a typed text means: by a code or tag, else by its name.

    Raises Refused: report_not_found, report_several.
    """

    kind: str
    label: str
    text: str

    def run(self, connection: Connection) -> int:
        found = self._by_code(connection) or self._by_name(connection) or self._called_so(connection)
        if len(found) == 1:
            return next(iter(found))
        gaps = {"label": self.label.lower(), "text": self.text}
        if not found:
            raise Refused("report_not_found", **gaps)
        names = list(found.values())
        more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
        raise Refused("report_several", **gaps, names="; ".join(names[:MOST_NAMED]) + more)

    def _by_code(self, connection: Connection) -> dict[int, str]:
        scanned = KINDS[self.kind].scanned
        if not scanned:
            return {}
        try:
            found = resolve(connection, self.text, typed=False, prefer=scanned)
        except Refused:  # longer than a code may be: it may be a name
            return {}
        return self._of(found.matches)

    def _by_name(self, connection: Connection) -> dict[int, str]:
        records = KINDS[self.kind]
        query = select(records.model.id, *records.names).where(records.key == sort_key(self.text))
        if records.where is not None:
            query = query.where(records.where)
        return {row[0]: joined(row[1:]) for row in connection.execute(query)}

    def _called_so(self, connection: Connection) -> dict[int, str]:
        scanned = KINDS[self.kind].scanned
        return self._of(CalledSo(self.text, scanned).run(connection)) if scanned else {}

    def _of(self, matches: Sequence[Match]) -> dict[int, str]:
        wanted = [match for match in matches if match.kind in KINDS[self.kind].scanned]
        ids = [match.holder_id if self.kind == "holder" else match.id for match in wanted]
        return {
            row_id: joined([match.label, match.detail])
            for row_id, match in zip(ids, wanted, strict=True)
            if row_id is not None
        }
