"""Where every piece of a lot is: what lies here, to whom it was issued less what came back, what else became of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, case, func, literal, null, select, type_coerce, union_all
from sqlalchemy.orm import aliased

from tracker_desktop.models.documents import Document
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.places import VIRTUAL, Place
from tracker_desktop.models.stock import Balance, Movement, MovementKind
from tracker_desktop.models.types import Int, Line, Quantity, UtcTime
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.sql import byte_order
from tracker_desktop.queries.standing import STANDS, TAKEN_BACK

OUT = (MovementKind.ISSUE.value, MovementKind.SALE.value)
RETURN = MovementKind.RETURN.value
GONE = (
    *(MovementKind.SUPPLIER_RETURN.value, MovementKind.SCRAP.value, MovementKind.COUNT.value),
    *(MovementKind.DISPATCH.value, MovementKind.ARRIVAL.value),
)
FROM, TO = aliased(Place, name="came_from"), aliased(Place, name="went_to")
_IS_OUTSIDE = tuple(kind.value for kind in VIRTUAL)
_IS_OUT: Any = Movement.kind.in_(OUT)
_UNITS: Any = type_coerce(Movement.quantity, Int)
_LEAVES: Any = TO.kind.in_(_IS_OUTSIDE) & FROM.kind.not_in(_IS_OUTSIDE)
_COMES: Any = FROM.kind.in_(_IS_OUTSIDE) & ((Movement.kind == RETURN) | TO.kind.not_in(_IS_OUTSIDE))
_WENT: Any = case((_LEAVES, _UNITS), else_=0)
_RETURNED: Any = case((_IS_OUT, TAKEN_BACK), (_COMES, _UNITS), else_=0)
_ORDER: Any = case((_IS_OUT | (Movement.kind == RETURN), 1), else_=2)

_moved = (
    select(
        Movement.lot_id,
        Movement.item_id,
        Movement.holder_id,
        _ORDER.label("part"),
        type_coerce(Movement.kind, Line).label("kind"),
        func.coalesce(Holder.name, Movement.party, literal("")).label("who"),
        byte_order(
            func.coalesce(byte_order(Holder.name_key), byte_order(func.lower(Movement.party)), literal(""))
        ).label("who_key"),
        type_coerce(Movement.effective_at, UtcTime).label("at"),
        Document.number.label("number"),
        Movement.charge_code.label("charge_code"),
        case((FROM.kind.in_(_IS_OUTSIDE), TO.path), else_=FROM.path).label("place"),
        _WENT.label("went"),
        _RETURNED.label("back"),
        Movement.id.label("sort"),
    )
    .outerjoin(Holder, Holder.id == Movement.holder_id)
    .outerjoin(Document, Document.entry == Movement.entry)
    .join(FROM, FROM.id == Movement.from_place_id)
    .join(TO, TO.id == Movement.to_place_id)
    .where(
        *STANDS,
        Movement.kind.in_((*OUT, *GONE, RETURN)),
        (Movement.kind != RETURN) | Movement.returns_id.is_(None),
    )
)
_here = (
    select(
        Balance.lot_id,
        Balance.item_id,
        type_coerce(null(), Int),
        literal(0, Int),
        literal("here"),
        literal(""),
        Place.path_key,
        type_coerce(null(), UtcTime),
        null(),
        null(),
        Place.path,
        type_coerce(Balance.quantity, Int),
        literal(0, Int),
        Balance.place_id,
    )
    .join(Place, Place.id == Balance.place_id)
    .where(Balance.quantity > 0)
)
TRACE = union_all(_moved, _here).subquery("trace")
"""One row for each shelf (part 0), each issue and each return of no known issue (1), and what else left (2). `went` and
`back` are thousandths of base units."""
LEFT: Any = type_coerce(TRACE.c.went - TRACE.c.back, Quantity)
TRACE_ORDER = (TRACE.c.part, TRACE.c.who_key, TRACE.c.at, TRACE.c.sort)


@dataclass(frozen=True)
class TraceRow:
    """A part of a lot. `kind` is "here", or that of the movement; `out` is what is still there, or was not returned."""

    kind: str
    who: str
    at: dt.datetime | None
    number: str | None
    charge_code: str | None
    place: str
    quantity: Decimal
    back: Decimal
    out: Decimal


@dataclass(frozen=True)
class LotTrace(Query[list[TraceRow]]):
    """What became of a lot: first what lies here, then to whom it went, then what else became of it."""

    lot_id: int

    def run(self, connection: Connection) -> list[TraceRow]:
        columns = TRACE.c.kind, TRACE.c.who, TRACE.c.at, TRACE.c.number, TRACE.c.charge_code, TRACE.c.place
        amounts = (
            type_coerce(amount, Quantity) for amount in (TRACE.c.went, TRACE.c.back, TRACE.c.went - TRACE.c.back)
        )
        query = select(*columns, *amounts).where(TRACE.c.lot_id == self.lot_id).order_by(*TRACE_ORDER)
        return [TraceRow(*row) for row in connection.execute(query)]
