"""How an order and its lines stand, as SQL: how much is open, what it is worth, whether it is late."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Float, case, cast, func, select, type_coerce

from tracker_desktop.models.orders import OrderLine, OrderState, PurchaseOrder
from tracker_desktop.models.types import QUANTITY_SCALE, Day, Int, Money
from tracker_desktop.queries.office import TODAY
from tracker_desktop.queries.order_sums import LINE_CAME, LINE_DUE, LINE_LATE, LINE_OPEN, LINE_ORDERED

ORDER_STATES = ("draft", "ordered", "late", "part_received", "received", "closed", "cancelled")
NOT_SENT = (OrderState.DRAFT.value, OrderState.CANCELLED.value)
_mine = OrderLine.order_id == PurchaseOrder.id


def _lines(value: Any, *where: Any) -> Any:
    return select(value).select_from(OrderLine).where(_mine, *where).correlate(PurchaseOrder)


def _some(*where: Any) -> Any:
    return _lines(OrderLine.id, *where).exists()


SOME_OPEN: Any = (PurchaseOrder.state == OrderState.ORDERED.value) & _some(LINE_OPEN > 0)
SOME_CAME: Any = _some(LINE_CAME > 0)
IS_LATE: Any = (PurchaseOrder.state == OrderState.ORDERED.value) & _some(LINE_LATE)
IS_RECEIVED: Any = (PurchaseOrder.state == OrderState.ORDERED.value) & ~SOME_OPEN & SOME_CAME
"""Nothing is open and something came; where nothing came, all lines were closed."""
ORDER_STATE: Any = case(
    (PurchaseOrder.state != OrderState.ORDERED.value, PurchaseOrder.state),
    (IS_LATE, "late"),
    (~SOME_OPEN & SOME_CAME, "received"),
    (~SOME_OPEN, "closed"),
    (SOME_CAME, "part_received"),
    else_="ordered",
)
_WORTH: Any = cast(OrderLine.packs, Int) * cast(type_coerce(OrderLine.price, Int), Float) / QUANTITY_SCALE
_OPEN_WORTH: Any = cast(LINE_OPEN, Float) / type_coerce(OrderLine.pack_size, Int) * type_coerce(OrderLine.price, Int)


def _money(value: Any) -> Any:
    return type_coerce(cast(func.round(value), Int), Money)


LINE_COUNT: Any = _lines(func.count(OrderLine.id, type_=Int)).scalar_subquery()
ORDER_VALUE: Any = type_coerce(_lines(cast(func.round(func.sum(_WORTH)), Int)).scalar_subquery(), Money)
ORDER_OPEN_VALUE: Any = type_coerce(_lines(cast(func.round(func.sum(_OPEN_WORTH)), Int)).scalar_subquery(), Money)
ORDER_DUE: Any = type_coerce(_lines(func.min(LINE_DUE), LINE_OPEN > 0).scalar_subquery(), Day)
"""When the next of it is expected."""
LINE_VALUE: Any = _money(_WORTH)
LINE_OPEN_VALUE: Any = _money(_OPEN_WORTH)
"""The query joins the order of the line."""


def _of_order(value: Any) -> Any:
    """A value that needs the order of a line, for statements that read the lines alone."""
    query = select(value).select_from(PurchaseOrder).where(PurchaseOrder.id == OrderLine.order_id)
    return query.correlate(OrderLine).scalar_subquery()


OPEN_OF_LINE: Any = _of_order(LINE_OPEN)
DUE_OF_LINE: Any = type_coerce(_of_order(LINE_DUE), Day)
STATE_OF_ORDER: Any = _of_order(PurchaseOrder.state)
LINE_STATE: Any = case(
    (STATE_OF_ORDER.in_(NOT_SENT), STATE_OF_ORDER),
    (LINE_CAME >= LINE_ORDERED, "received"),
    ((OrderLine.active == 0) | (OrderState.CLOSED.value == STATE_OF_ORDER), "closed"),
    (DUE_OF_LINE < TODAY, "late"),
    (LINE_CAME > 0, "part_received"),
    else_="ordered",
)
LINE_IS_LATE: Any = (OPEN_OF_LINE > 0) & (DUE_OF_LINE < TODAY)


def open_of(item: Any) -> Any:
    """Thousandths of base units that are on order of an item, for a statement about items."""
    return (
        select(func.coalesce(func.sum(LINE_OPEN), 0))
        .select_from(OrderLine)
        .join(PurchaseOrder, PurchaseOrder.id == OrderLine.order_id)
        .where(OrderLine.item_id == item.id)
        .correlate(item)
        .scalar_subquery()
    )


def items_on_order() -> Any:
    """The ids of the items of which more is to come."""
    return (
        select(OrderLine.item_id)
        .join(PurchaseOrder, PurchaseOrder.id == OrderLine.order_id)
        .where(PurchaseOrder.state == OrderState.ORDERED.value, OrderLine.item_id.is_not(None), LINE_OPEN > 0)
    )
