"""The records that a report is asked about: what they are called, and which one a typed text means."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.audits import Audit
from tracker_desktop.models.categories import Category
from tracker_desktop.models.counts import StockCount
from tracker_desktop.models.documents import Document, DocumentKind
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import VIRTUAL, Place
from tracker_desktop.models.text import sort_key
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.office import office_of
from tracker_desktop.queries.shown import joined
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.scanning.match import Match
from tracker_desktop.scanning.resolve import resolve
from tracker_desktop.scanning.resolve_name import CalledSo
from tracker_desktop.wording.figures import show_day

MOST_NAMED = 5
"""So many of several are named in the sentence that asks which."""
LONGEST_NUMBER = 16
"""Digits that a number of ours may have."""


@dataclass(frozen=True, eq=False)
class Records:
    """Records of a kind: their table, how one is called, by which folded name it is found, and which of the kinds that
    scanning knows are meant. `say` makes one text of the names, `numbered` finds it by a number of its own."""

    model: Any
    names: tuple[Any, ...]
    key: Any
    scanned: tuple[str, ...] = ()
    where: Any = None
    say: Callable[[Connection, Sequence[Any]], str] = lambda _, names: joined(names)
    numbered: Callable[[Connection, str], Sequence[int]] = lambda _connection, _text: ()


def _opened(connection: Connection, row: Sequence[Any]) -> str:
    """Audits, and counts, of one place are all called the same: their number and the day tell them apart."""
    name, number, opened_at = row
    return joined(
        [name, f"no. {number}", f"opened {show_day(opened_at.astimezone(office_of(connection).zone).date())}"]
    )


def _numbered(model: Any, kind: DocumentKind, key: str) -> Callable[[Connection, str], Sequence[int]]:
    """An audit or a count by its number, or by that of its paper, in whose entry it stands under `key`."""

    def find(connection: Connection, text: str) -> Sequence[int]:
        if text.isascii() and text.isdigit() and len(text) < LONGEST_NUMBER:
            return connection.scalars(select(model.id).where(model.id == int(text))).all()
        if not text.isascii() or not text.isprintable():
            return ()
        paper = select(Entry.body).join(Document, Document.entry == Entry.uid)
        papers = paper.where(Document.number_key == text.upper(), Document.kind == kind.value)
        return [int(body[key]) for body in connection.scalars(papers)]

    return find


def _lots(connection: Connection, text: str) -> Sequence[int]:
    """Lots by SKU:LOT, or by their number alone."""
    sku, colon, number = text.rpartition(":")
    try:
        where = [Lot.number_key == code_key(number if colon else text)]
        if colon:
            where.append(Item.sku_key == code_key(sku))
    except Refused:  # it can be no code
        return ()
    return connection.scalars(select(Lot.id).join(Item, Item.id == Lot.item_id).where(*where)).all()


_OF_LOT: Any = select(Item.sku).where(Item.id == Lot.item_id).correlate(Lot).scalar_subquery()
_CERTIFIED = _numbered(Audit, DocumentKind.AUDIT_CERTIFICATE, "audit_id")
_REPORTED = _numbered(StockCount, DocumentKind.COUNT_REPORT, "count_id")
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
    "audit": Records(Audit, (Audit.name, Audit.id, Audit.opened_at), Audit.name_key, say=_opened, numbered=_CERTIFIED),
    "count": Records(
        StockCount,
        (StockCount.name, StockCount.id, StockCount.opened_at),
        StockCount.name_key,
        say=_opened,
        numbered=_REPORTED,
    ),
    "lot": Records(Lot, (Lot.number, _OF_LOT), Lot.number_key, where=Lot.number_key != "", numbered=_lots),
}


def name_of(connection: Connection, kind: str, row_id: int) -> str:
    """What a record is called. Raises Refused("gone")."""
    records = KINDS[kind]
    row = connection.execute(select(*records.names).where(records.model.id == row_id)).first()
    if row is None:
        raise Refused("gone")
    return records.say(connection, row)


@dataclass(frozen=True)
class Meant(Query[int]):
    """The id of the one record of a kind that a typed text means: by a code or tag, else by its name.

    Raises Refused: report_not_found, report_several.
    """

    kind: str
    label: str
    text: str

    def run(self, connection: Connection) -> int:
        found = (
            self._by_code(connection)
            or self._by_number(connection)
            or self._by_name(connection)
            or self._called_so(connection)
        )
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

    def _by_number(self, connection: Connection) -> dict[int, str]:
        ids = KINDS[self.kind].numbered(connection, self.text.strip())
        return {row_id: name_of(connection, self.kind, row_id) for row_id in ids}

    def _by_name(self, connection: Connection) -> dict[int, str]:
        records = KINDS[self.kind]
        query = select(records.model.id, *records.names).where(records.key == sort_key(self.text))
        if records.where is not None:
            query = query.where(records.where)
        return {row[0]: records.say(connection, row[1:]) for row in connection.execute(query).all()}

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
