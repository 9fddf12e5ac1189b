"""A put-away list: what came in, place by place, and where what lies in the store itself is best put. No number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.documents import Document
from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.journal import ChainHead
from tracker_desktop.models.places import Place, PlaceKind
from tracker_desktop.models.stock import Movement, MovementKind
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.office import office_of
from tracker_desktop.queries.papers.paper import PUT_AWAY, Content, Paper, StockLine, told
from tracker_desktop.queries.papers.parties import operator_at
from tracker_desktop.queries.put_away import PutAway

CAME = [kind.value for kind in (MovementKind.RECEIVE, MovementKind.MADE, MovementKind.ARRIVAL)]
_LINES = (
    select(
        Movement.quantity,
        Item.id.label("item_id"),
        Item.sku,
        Item.name,
        Item.unit,
        Lot.number,
        Lot.number_key,
        Lot.expiry,
        Place.id.label("place_id"),
        Place.path,
        Place.kind,
    )
    .join(Item, Item.id == Movement.item_id)
    .join(Lot, Lot.id == Movement.lot_id)
    .join(Place, Place.id == Movement.to_place_id)
    .where(Movement.kind.in_(CAME))
    .order_by(Place.path_key, Item.sku_sort, Lot.number_key, Movement.id)
)


@dataclass(frozen=True)
class PutAwayListOf(Query[Paper]):
    """What an entry brought, by the number of its paper or by its uid; printed by an operator at a desk."""

    of: str
    operator_id: int
    desk: str

    def run(self, connection: Connection) -> Paper:
        office = office_of(connection)
        seq = connection.scalar(select(ChainHead.seq)) or 0
        numbered = select(Document.entry, Document.number).where(Document.number_key == self.of.strip().upper())
        document = connection.execute(numbered).first()
        uid = self.of if document is None else document.entry
        taken: list[int] = []
        lines = [_line(connection, row, taken) for row in connection.execute(_LINES.where(Movement.entry == uid))]
        return Paper(
            number="",
            kind=PUT_AWAY,
            title="Put-away list",
            entry="",
            seq=seq,
            head="",
            at=office.now,
            effective_at=office.now,
            operator=operator_at(connection, self.operator_id, seq),
            desk=self.desk,
            office=office,
            holder=None,
            void=None,
            content=Content(stock=tuple(lines), facts=told((("Goods receipt", document and document.number),))),
        )


def _line(connection: Connection, row: Any, taken: list[int]) -> StockLine:
    """A line; where it lies in the store itself, with the bin that is proposed. That bin is not proposed again."""
    better = ""
    if row.kind == PlaceKind.STORE.value:
        best = PutAway(row.item_id, row.number_key, row.place_id, tuple(taken)).run(connection)
        if best is not None and best.place_id != row.place_id:
            better = f"{best.path} ({best.why})"
            taken.append(best.place_id)
    return StockLine(
        row.sku,
        row.name,
        row.quantity,
        row.unit,
        lot=row.number,
        expiry=row.expiry,
        place=row.path,
        better=better,
    )
