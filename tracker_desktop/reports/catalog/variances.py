"""What the value of stock is off by, and why: counts, credits, prices that came late, and undone receipts."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, case, or_, select

from tracker_desktop.models.documents import Document
from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.places import Place, PlaceKind
from tracker_desktop.models.stock import Movement, MovementKind
from tracker_desktop.queries.sql import table_of
from tracker_desktop.reports import parameters
from tracker_desktop.reports import stock_columns as columns
from tracker_desktop.reports.report import Column, Report

COUNTED, LATE, OTHER = (kind.value for kind in (MovementKind.COUNT, MovementKind.COST, MovementKind.VARIANCE))


def _place(kind: PlaceKind) -> Any:
    return select(Place.id).where(Place.kind == kind.value)


_VARIANCE, _SUPPLIER = _place(PlaceKind.VARIANCE), _place(PlaceKind.SUPPLIER)
OUT_OF: Any = Movement.from_place_id.in_(select(Place.id).where(Place.kind.in_(("variance", "lost"))))
SIGN: Any = case((OUT_OF, 1), else_=-1)
"""What comes out of a variance is a gain."""
KIND: Any = case(
    (Movement.kind == COUNTED, "1 Counts"),
    (Movement.kind == LATE, "3 Freight and new prices"),
    (or_(Movement.from_place_id.in_(_SUPPLIER), Movement.to_place_id.in_(_SUPPLIER)), "2 Credits of suppliers"),
    else_="4 Receipts undone, and rounding",
)

VARIANCES = Report(
    key="variances",
    title="Variances of stock value",
    hint="What counts, credits, late prices and undone receipts changed of the stock's value in a period, with the "
    "entry and the reason. Below 0: a loss.",
    nouns=("variance", "variances"),
    parameters=(parameters.FROM, parameters.TO, parameters.ITEM),
    columns=(
        Column("Kind", "text", (KIND,), 14, head=True, make=lambda _, kind: kind[2:]),
        Column("When", "time", (Movement.effective_at,), 17),
        columns.SKU,
        columns.NAME,
        columns.LOT,
        Column("Quantity", "quantity", ((SIGN * Movement.quantity).label("moved"),), 10),
        Column("Value", "money", ((SIGN * Movement.value).label("worth"),), 12, total=True),
        Column("Reason", "text", (Movement.reason,), 20),
        Column("Reference", "tag", (Movement.reference,), 13),
        Column("Document", "tag", (Document.number,), 16),
        Column("Entry", "count", (Entry.seq,), 8),
    ),
    source=table_of(Movement)
    .join(table_of(Item), Item.id == Movement.item_id)
    .join(table_of(Lot), Lot.id == Movement.lot_id)
    .join(table_of(Entry), Entry.uid == Movement.entry)
    .outerjoin(table_of(Document), Document.entry == Movement.entry),
    where=lambda asked: [
        or_(
            Movement.kind.in_((COUNTED, OTHER)),
            and_(Movement.kind == LATE, Movement.to_place_id.in_(_VARIANCE)),
        ),
        *columns.STANDS,
        *asked.period(Movement.effective_at),
        *asked.equal(Movement.item_id, "item"),
    ],
    order=(KIND, Movement.effective_at, Movement.id),
    group=KIND,
    empty="The value of stock is off by nothing in this time.",
)
