"""What of transfers is on the way, arrived or lost, as SQL over the movements that name each line."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, case, exists, func, or_, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.documents import Document
from tracker_desktop.models.places import Place, PlaceKind
from tracker_desktop.models.stock import Movement
from tracker_desktop.models.transfers import StockTransfer, TransferLine
from tracker_desktop.models.types import Money, Quantity
from tracker_desktop.queries.office import SENT_LATE


def _virtual(kind: PlaceKind) -> Any:
    return select(Place.id).where(Place.kind == kind.value).order_by(Place.id).limit(1).scalar_subquery()


TRANSIT, LOST_PLACE = _virtual(PlaceKind.IN_TRANSIT), _virtual(PlaceKind.LOST)
_INTO = case((Movement.to_place_id == TRANSIT, 1), (Movement.from_place_id == TRANSIT, -1), else_=0)
_LOST = case(
    (and_(Movement.from_place_id == TRANSIT, Movement.to_place_id == LOST_PLACE), 1),
    (and_(Movement.from_place_id == LOST_PLACE, Movement.to_place_id == TRANSIT), -1),
    else_=0,
)
_MORE = case(
    (and_(Movement.from_place_id == LOST_PLACE, Movement.to_place_id != TRANSIT), 1),
    (and_(Movement.to_place_id == LOST_PLACE, Movement.from_place_id != TRANSIT), -1),
    else_=0,
)


def _of_line(signed: Any, kind: Any) -> Any:
    total = func.coalesce(func.sum(signed, type_=kind), 0)
    return select(total).where(Movement.transfer_line_id == TransferLine.id).correlate(TransferLine).scalar_subquery()


LINE_LEFT: Any = _of_line(_INTO * Movement.quantity, Quantity())
"""Of a line: what is on the way."""
LINE_VALUE: Any = _of_line(_INTO * Movement.value, Money())
LINE_LOST: Any = _of_line(_LOST * Movement.quantity, Quantity())
LINE_MORE: Any = _of_line(_MORE * Movement.quantity, Quantity())
"""Of a line: what came beyond what was sent."""


def _of_transfer(signed: Any, kind: Any) -> Any:
    line = aliased(TransferLine)
    total = select(func.coalesce(func.sum(signed, type_=kind), 0)).join(line, line.id == Movement.transfer_line_id)
    return total.where(line.transfer_id == StockTransfer.id).correlate(StockTransfer).scalar_subquery()


LEFT_VALUE: Any = _of_transfer(_INTO * Movement.value, Money())
"""Of a transfer: what is on the way is worth."""
_UNDER_WAY = (
    select(TransferLine.transfer_id)
    .join(Movement, Movement.transfer_line_id == TransferLine.id)
    .where(or_(Movement.to_place_id == TRANSIT, Movement.from_place_id == TRANSIT))
    .group_by(TransferLine.transfer_id, TransferLine.id)
    .having(func.sum(_INTO * Movement.quantity, type_=Quantity()) > 0)
)
IS_UNDER_WAY: Any = StockTransfer.id.in_(_UNDER_WAY)
"""Of a transfer: something of it is on the way."""
IS_LATE: Any = and_(IS_UNDER_WAY, StockTransfer.dispatched_at < SENT_LATE)
STANDS: Any = ~exists().where(Document.entry == StockTransfer.entry, Document.voided_by.is_not(None))
"""Of a transfer: its dispatch was not undone."""
TRANSFER_STATE: Any = case((IS_LATE, "late"), (IS_UNDER_WAY, "on_the_way"), else_="arrived")


def items_under_way() -> Any:
    """The ids of the items of which something is on the way."""
    return select(TransferLine.item_id).where(LINE_LEFT > 0)
