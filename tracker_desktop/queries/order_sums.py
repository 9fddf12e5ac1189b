"""What came of the lines of orders and what is open of them, as SQL: always worked out from what names the lines."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, case, func, literal, select, type_coerce

from tracker_desktop.models.orders import OrderedAsset, OrderLine, OrderState, PurchaseOrder
from tracker_desktop.models.places import Place, PlaceKind
from tracker_desktop.models.stock import Movement
from tracker_desktop.models.types import QUANTITY_SCALE, Int, Quantity
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.office import TODAY

SUPPLIERS: Any = select(Place.id).where(Place.kind == PlaceKind.SUPPLIER.value)
"""The virtual place that goods come from; what goes back there counts against what came, an undone receipt too."""
UNITS: Any = type_coerce(Movement.quantity, Int)
CAME_UNITS: Any = case(
    (Movement.from_place_id.in_(SUPPLIERS), UNITS), (Movement.to_place_id.in_(SUPPLIERS), -UNITS), else_=0
)
_moved: Any = (
    select(func.coalesce(func.sum(CAME_UNITS), 0))
    .where(Movement.order_line_id == OrderLine.id)
    .correlate(OrderLine)
    .scalar_subquery()
)
_pieces: Any = (
    select(func.count() * literal(QUANTITY_SCALE, Int))
    .select_from(OrderedAsset)
    .where(OrderedAsset.order_line_id == OrderLine.id)
    .correlate(OrderLine)
    .scalar_subquery()
)
LINE_CAME: Any = case((OrderLine.item_id.is_(None), _pieces), else_=_moved)
"""Thousandths of base units, or of pieces, that came of a line."""
LINE_ORDERED: Any = type_coerce(OrderLine.quantity, Int)
EXPECTS: Any = (PurchaseOrder.state == OrderState.ORDERED.value) & (OrderLine.active == 1)
"""Whether more of a line may come, as far as it and its order are not closed."""
LINE_OPEN: Any = case((EXPECTS & (LINE_ORDERED > LINE_CAME), LINE_ORDERED - LINE_CAME), else_=0)
"""Thousandths that are still to come. The query joins the order of the line."""
LINE_DUE: Any = func.coalesce(OrderLine.expected, PurchaseOrder.expected)
LINE_LATE: Any = (LINE_OPEN > 0) & (LINE_DUE < TODAY)


def quantity_of(units: Any) -> Any:
    """Thousandths as a quantity."""
    return type_coerce(units, Quantity)


def came_of(connection: Connection, line_ids: Sequence[int]) -> dict[int, Decimal]:
    """What came of these lines, by their id: base units of an item, pieces of assets."""
    found: dict[int, Decimal] = {}
    for part in in_parts(line_ids):
        query = select(OrderLine.id, quantity_of(LINE_CAME)).where(OrderLine.id.in_(part))
        found.update((line_id, came) for line_id, came in connection.execute(query))
    return found
