"""What happened to a record: the entries that changed it, moved it, handed it out or saw it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select, union

from tracker_desktop.models.asset_kits import KitAsset, KitOut
from tracker_desktop.models.assets import Custody
from tracker_desktop.models.audits import AuditLine
from tracker_desktop.models.contracts import ContractSeat
from tracker_desktop.models.disposals import DisposalLine
from tracker_desktop.models.documents import Document
from tracker_desktop.models.items import ItemCode, ItemUnit, Lot
from tracker_desktop.models.journal import Change, Entry
from tracker_desktop.models.losses import Loss
from tracker_desktop.models.maintenance import MeterReading, WorkCost, WorkOrder, WorkPart
from tracker_desktop.models.people import Department, Operator, Person
from tracker_desktop.models.places import Place
from tracker_desktop.models.reservations import ReservedAsset
from tracker_desktop.models.sightings import Sighting
from tracker_desktop.models.stock import Movement
from tracker_desktop.models.transfers import TransferLine
from tracker_desktop.models.values import ValueChange
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.entry_words import kind_word, titles_of, undone_among
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.queries.shown import lately
from tracker_desktop.queries.tag_prints import ABOUT_ASSET

Uids = Select[Any]


@dataclass(frozen=True)
class HistoryLine:
    """One entry. `at` is in UTC, `when` as short as it can be said; `undone`: taken back and not done again."""

    seq: int
    uid: str
    kind: str
    title: str
    who: str
    desk: str
    at: dt.datetime
    when: str
    undone: bool


@dataclass(frozen=True)
class History(Query[list[HistoryLine]]):
    """The entries about a row of a table, the latest first."""

    table: str
    row_id: int
    limit: int = 50

    def run(self, connection: Connection) -> list[HistoryLine]:
        query = _entries().where(Entry.uid.in_(about(self.table, self.row_id)))
        return lines(connection, office_of(connection), query.limit(self.limit))


@dataclass(frozen=True)
class LastEntries(Query[list[HistoryLine]]):
    """The last entries of all desks."""

    count: int = 20

    def run(self, connection: Connection) -> list[HistoryLine]:
        return lines(connection, office_of(connection), _entries().limit(self.count))


def about(table: str, row_id: int) -> Any:
    """The uids of the entries about a row of a table, as a subquery."""
    sources = [_changed(table, row_id)]
    sources += [found(row_id) for found in ALSO.get(table, ())]
    return union(*sources) if len(sources) > 1 else sources[0]


def lines(connection: Connection, office: Office, query: Select[Any]) -> list[HistoryLine]:
    """The entries of a query in words."""
    rows = connection.execute(query).all()
    titles = titles_of(connection, [row.said for row in rows])
    undone = undone_among(connection, [row.uid for row in rows])
    return [
        HistoryLine(
            row.seq,
            row.uid,
            kind_word(row.kind),
            title,
            row.name or "",
            row.desk,
            row.recorded_at,
            lately(office, row.recorded_at),
            row.uid in undone,
        )
        for row, title in zip(rows, titles, strict=True)
    ]


def _entries() -> Select[Any]:
    return (
        select(Entry.seq, Entry.uid, Entry.kind, Entry.said, Person.name, Entry.desk, Entry.recorded_at)
        .outerjoin(Person, Person.id == Entry.operator_id)
        .order_by(Entry.seq.desc())
    )


def _changed(table: str, row_id: Any) -> Uids:
    return select(Change.entry).where(Change.table_name == table, Change.row_id == row_id)


def _changed_below(model: Any, parent: Any) -> Callable[[int], Uids]:
    def found(row_id: int) -> Uids:
        rows = select(model.id).where(parent == row_id)
        return select(Change.entry).where(Change.table_name == model.__tablename__, Change.row_id.in_(rows))

    return found


def _asset_of(line_id: int) -> Any:
    """The asset of a finding, as a subquery."""
    return select(AuditLine.asset_id).where(AuditLine.id == line_id).scalar_subquery()


def _held(model: Any) -> tuple[Callable[[int], Uids], ...]:
    def mine(row_id: int) -> Any:
        return select(model.holder_id).where(model.id == row_id).scalar_subquery()

    return (
        lambda row_id: select(Custody.opened_by).where(Custody.holder_id == mine(row_id)),
        lambda row_id: select(Custody.ended_by).where(Custody.holder_id == mine(row_id), Custody.ended_by.is_not(None)),
        lambda row_id: select(Movement.entry).where(Movement.holder_id == mine(row_id)),
        lambda row_id: select(Document.entry).where(Document.holder_id == mine(row_id)),
    )


ALSO: Mapping[str, tuple[Callable[[int], Uids], ...]] = {
    "asset": (
        _changed_below(Custody, Custody.asset_id),
        lambda row_id: select(Sighting.entry).where(Sighting.asset_id == row_id),
        *ABOUT_ASSET,
        _changed_below(ValueChange, ValueChange.asset_id),
        _changed_below(MeterReading, MeterReading.asset_id),
        _changed_below(WorkOrder, WorkOrder.asset_id),
        _changed_below(Loss, Loss.asset_id),
    ),
    "asset_kit": (_changed_below(KitAsset, KitAsset.kit_id), _changed_below(KitOut, KitOut.kit_id)),
    "contract": (_changed_below(ContractSeat, ContractSeat.contract_id),),
    "disposal": (_changed_below(DisposalLine, DisposalLine.disposal_id),),
    "reservation": (_changed_below(ReservedAsset, ReservedAsset.reservation_id),),
    "work_order": (
        _changed_below(WorkCost, WorkCost.work_order_id),
        _changed_below(WorkPart, WorkPart.work_order_id),
    ),
    "item": (
        lambda row_id: select(Movement.entry).where(Movement.item_id == row_id),
        _changed_below(ItemCode, ItemCode.item_id),
        _changed_below(ItemUnit, ItemUnit.item_id),
        _changed_below(Lot, Lot.item_id),
    ),
    "audit_line": (
        lambda row_id: _changed("asset", _asset_of(row_id)),
        lambda row_id: _changed_below(Custody, Custody.asset_id)(_asset_of(row_id)),
        lambda row_id: select(Sighting.entry).where(Sighting.asset_id == _asset_of(row_id)),
    ),
    "lot": (lambda row_id: select(Movement.entry).where(Movement.lot_id == row_id),),
    "stock_transfer": (
        lambda row_id: (
            select(Movement.entry)
            .join(TransferLine, TransferLine.id == Movement.transfer_line_id)
            .where(TransferLine.transfer_id == row_id)
        ),
    ),
    "person": (_changed_below(Operator, Operator.person_id), *_held(Person)),
    "department": _held(Department),
    "place": (
        *_held(Place),
        lambda row_id: select(Movement.entry).where(Movement.from_place_id == row_id),
        lambda row_id: select(Movement.entry).where(Movement.to_place_id == row_id),
    ),
}
"""Where else entries about a row are found, besides its own changes. A table that is not here has its changes alone."""
