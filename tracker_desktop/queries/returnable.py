"""What can be taken back of an item: its last issues of which something is still out, and its last receipts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select, type_coerce

from tracker_desktop.models.documents import Document
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.stock import Movement, MovementKind
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.models.types import Int, Quantity
from tracker_desktop.queries import shown
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.queries.standing import STANDS, TAKEN_BACK

MOST = 30
MOST_LOTS, MOST_ON_SLIP = 20, 1_000
LEFT: Any = type_coerce(Movement.quantity, Int) - TAKEN_BACK
_LEFT: Any = type_coerce(LEFT, Quantity)
_QUERY = (
    select(
        Movement.id,
        Movement.item_id,
        Movement.effective_at,
        Movement.quantity,
        _LEFT.label("left"),
        Movement.value,
        Movement.lot_id,
        Movement.party,
        Movement.supplier_id,
        Holder.name.label("holder"),
        Supplier.name.label("supplier"),
        Lot.number.label("lot"),
        Document.number,
        Item.name,
        Item.unit,
    )
    .join(Item, Item.id == Movement.item_id)
    .join(Lot, Lot.id == Movement.lot_id)
    .outerjoin(Holder, Holder.id == Movement.holder_id)
    .outerjoin(Supplier, Supplier.id == Movement.supplier_id)
    .outerjoin(Document, Document.entry == Movement.entry)
    .where(*STANDS, LEFT > 0)
    .order_by(Movement.id.desc())
    .limit(MOST)
)


@dataclass(frozen=True)
class Returnable:
    """An issue or a receipt, by the id of its movement. `left` is what was not taken back yet, in base units,
    `unit_cost` what one of them cost; `text` says all of it: 23 Nov 2026 · Maria Lopez · 30 of 40 pcs · lot 24G118."""

    id: int
    item_id: int
    lot_id: int
    left: Decimal
    unit_cost: Decimal
    supplier: tuple[int, str] | None
    text: str


@dataclass(frozen=True)
class IssuesOf(Query[tuple[Returnable, ...]]):
    """The last issues of an item of which something is still out, the newest first; to one holder, where given."""

    item_id: int
    holder_id: int | None = None

    def run(self, connection: Connection) -> tuple[Returnable, ...]:
        kinds = (MovementKind.ISSUE.value, MovementKind.SALE.value)
        query = _QUERY.where(Movement.item_id == self.item_id, Movement.kind.in_(kinds))
        if self.holder_id is not None:
            query = query.where(Movement.holder_id == self.holder_id)
        office = office_of(connection)
        return tuple(_of(office, row, row.holder or row.party or "") for row in connection.execute(query))


@dataclass(frozen=True)
class IssuesOfSlip(Query[tuple[Returnable, ...]]):
    """What is still out of an issue slip or a delivery note, by its number."""

    number: str

    def run(self, connection: Connection) -> tuple[Returnable, ...]:
        kinds = (MovementKind.ISSUE.value, MovementKind.SALE.value)
        query = _QUERY.where(Document.number_key == self.number.upper(), Movement.kind.in_(kinds)).limit(MOST_ON_SLIP)
        office = office_of(connection)
        return tuple(_of(office, row, row.name) for row in connection.execute(query))[::-1]


@dataclass(frozen=True)
class ReceiptsOf(Query[tuple[Returnable, ...]]):
    """The last receipts of an item of which not everything went back, the newest first."""

    item_id: int

    def run(self, connection: Connection) -> tuple[Returnable, ...]:
        query = _QUERY.where(Movement.item_id == self.item_id, Movement.kind == MovementKind.RECEIVE.value)
        office = office_of(connection)
        return tuple(_of(office, row, row.supplier or "") for row in connection.execute(query))


@dataclass(frozen=True)
class LotsOf(Query[tuple[tuple[int, str, str], ...]]):
    """The last lots of an item, on hand or not: id, number and state; "recalled" or "ok"."""

    item_id: int

    def run(self, connection: Connection) -> tuple[tuple[int, str, str], ...]:
        query = select(Lot.id, Lot.number, Lot.status).where(Lot.item_id == self.item_id, Lot.number_key != "")
        rows = connection.execute(query.order_by(Lot.id.desc()).limit(MOST_LOTS))
        return tuple((row[0], row[1], row[2]) for row in rows)


def _of(office: Office, row: Any, who: str) -> Returnable:
    whole = shown.stock(office, row.quantity, row.unit)
    some = whole if row.left == row.quantity else f"{shown.quantity(office, row.left)} of {whole}"
    day = shown.day(office, row.effective_at.astimezone(office.zone).date())
    text = shown.joined([day, who, some, f"lot {row.lot}" if row.lot else "", row.number])
    supplier = None if row.supplier_id is None else (row.supplier_id, str(row.supplier))
    return Returnable(row.id, row.item_id, row.lot_id, row.left, round(row.value / row.quantity, 4), supplier, text)
