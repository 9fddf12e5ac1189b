"""What lots of assets come to, as SQL: how many, what they are worth, what they bring."""

from __future__ import annotations

from typing import Any

from sqlalchemy import case, cast, func, or_, select, type_coerce

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.disposals import Disposal, DisposalLine, DisposalState
from tracker_desktop.models.types import Int, Money

_mine = DisposalLine.disposal_id == Disposal.id
HAS_LEFT = (DisposalState.DISPOSED.value, DisposalState.CLOSED.value)


def _lines(value: Any, *joined: tuple[Any, Any]) -> Any:
    query = select(value).select_from(DisposalLine)
    for model, on in joined:
        query = query.join(model, on)
    return query.where(_mine).correlate(Disposal).scalar_subquery()


def _units(column: Any) -> Any:
    return func.coalesce(type_coerce(column, Int), 0)


def _sum(value: Any) -> Any:
    """Sums of whole numbers are decimals on PostgreSQL."""
    return cast(func.coalesce(func.sum(value), 0), Int)


_GAIN: Any = _units(DisposalLine.proceeds) - _units(DisposalLine.costs) - _units(DisposalLine.book_value)
LOT_COUNT: Any = _lines(func.count(DisposalLine.id, type_=Int))
LOT_COST: Any = type_coerce(
    _lines(_sum(_units(Asset.cost)), (Asset, Asset.id == DisposalLine.asset_id)),
    Money,
)
LOT_PROCEEDS: Any = type_coerce(_lines(_sum(_units(DisposalLine.proceeds))), Money)
LOT_COSTS: Any = type_coerce(_lines(_sum(_units(DisposalLine.costs))), Money)
LOT_BOOK_VALUE: Any = type_coerce(_lines(_sum(_units(DisposalLine.book_value))), Money)
LOT_GAIN: Any = type_coerce(case((Disposal.state.in_(HAS_LEFT), _lines(_sum(_GAIN)))), Money)
"""None while its assets are here."""
LINE_GAIN: Any = type_coerce(
    case((DisposalLine.book_value.is_not(None) | DisposalLine.proceeds.is_not(None), _GAIN)),
    Money,
)
HOLDS_DATA: Any = or_(
    DisposalLine.holds_data == 1,
    DisposalLine.asset_id.in_(
        select(Asset.id)
        .outerjoin(Category, Category.id == Asset.category_id)
        .where(or_(Asset.holds_data == 1, Category.holds_data == 1))
    ),
)
WIPE_STATE: Any = case((DisposalLine.wiped_on.is_not(None), "wiped"), (HOLDS_DATA, "to_wipe"), else_="no_data")
WIPE_STATES = ("to_wipe", "wiped", "no_data")
LOT_TO_WIPE: Any = _lines(func.count(case((WIPE_STATE == "to_wipe", 1)), type_=Int))
