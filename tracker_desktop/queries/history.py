"""What happened to one record: the entries that changed it, or that moved its stock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select, union

from tracker_desktop.models.assets import Custody
from tracker_desktop.models.items import ItemCode, Lot
from tracker_desktop.models.journal import Change, Entry
from tracker_desktop.models.people import Person
from tracker_desktop.models.stock import Movement
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.entry_words import kind_word, titles_of, undone_among
from tracker_desktop.queries.office import office_of
from tracker_desktop.queries.shown import lately


@dataclass(frozen=True)
class HistoryLine:
    """One entry. `when` is short (today 09:42, 19 Nov), `at` the moment in UTC; `undone`: it was taken back."""

    seq: int
    uid: str
    kind: str
    title: str
    who: str
    at: dt.datetime
    when: str
    undone: bool


def _of_asset(row_id: int) -> Select[Any]:
    custodies = select(Custody.id).where(Custody.asset_id == row_id)
    return select(Change.entry).where(Change.table_name == "custody", Change.row_id.in_(custodies))


def _of_item(row_id: int) -> Select[Any]:
    moved = select(Movement.entry).where(Movement.item_id == row_id)
    lots = select(Lot.id).where(Lot.item_id == row_id)
    codes = select(ItemCode.id).where(ItemCode.item_id == row_id)
    about_lots = select(Change.entry).where(Change.table_name == "lot", Change.row_id.in_(lots))
    about_codes = select(Change.entry).where(Change.table_name == "item_code", Change.row_id.in_(codes))
    return select(union(moved, about_lots, about_codes).subquery().c[0])


RELATED: Mapping[str, Any] = {"asset": _of_asset, "item": _of_item}


@dataclass(frozen=True)
class History(Query[list[HistoryLine]]):
    """The newest entries about a record, the newest first. `limit` cuts them."""

    table: str
    row_id: int
    limit: int = 50

    def run(self, connection: Connection) -> list[HistoryLine]:
        own = select(Change.entry).where(Change.table_name == self.table, Change.row_id == self.row_id)
        related = RELATED.get(self.table)
        uids = own if related is None else select(union(own, related(self.row_id)).subquery().c[0])
        query = (
            select(Entry.seq, Entry.uid, Entry.kind, Entry.said, Person.name, Entry.recorded_at)
            .join(Person, Person.id == Entry.operator_id)
            .where(Entry.uid.in_(uids))
            .order_by(Entry.seq.desc())
            .limit(self.limit)
        )
        rows = connection.execute(query).all()
        titles = titles_of(connection, [row.said for row in rows])
        undone = undone_among(connection, {row.uid for row in rows})
        office = office_of(connection)
        return [
            HistoryLine(
                row.seq,
                row.uid,
                kind_word(row.kind),
                title,
                row.name,
                row.recorded_at,
                lately(office, row.recorded_at),
                row.uid in undone,
            )
            for row, title in zip(rows, titles, strict=True)
        ]
