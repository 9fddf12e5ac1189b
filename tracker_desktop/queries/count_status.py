"""The one place where it is worked out, as SQL, how a line of a count stands and what is in the way of posting it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import Float, Integer, Numeric, Text, case, cast, func, literal, null, or_, select, type_coerce
from sqlalchemy.orm import aliased

from tracker_desktop import settings
from tracker_desktop.models.counts import AbcClass, CountLine, CountState, StockCount
from tracker_desktop.models.items import Item, LotPolicy
from tracker_desktop.models.office import Setting
from tracker_desktop.models.places import Place, PlaceKind
from tracker_desktop.models.stock import Balance, ItemValue, Movement
from tracker_desktop.models.types import MONEY_SCALE, QUANTITY_SCALE, Int, Money, Quantity

ON = (CountState.OPEN.value, CountState.WAITING.value)
"""Counts that go on."""


class LineState(StrEnum):
    """How a line stands."""

    TO_COUNT = "to_count"
    RECOUNT = "recount"  # another person is asked to count it once more
    AGREES = "agrees"
    WITHIN = "within"  # differs within the tolerance
    DIFFERS = "differs"


class Problem(StrEnum):
    """What is in the way of posting a line."""

    RECOUNT_OPEN = "count_recount_open"
    RECOUNT_MISSING = "count_recount_missing"
    REASON_MISSING = "count_reason_missing"
    BELOW_ZERO = "count_below_zero"
    ADJUSTED_SINCE = "count_adjusted_since"
    SERIAL_TWICE = "count_serial_twice"


def raw(column: Any) -> Any:
    """A quantity or an amount as the whole number that it is kept as."""
    return type_coerce(column, Int)


def whole_setting(key: str) -> Any:
    """A whole number of the office's settings, or its default."""
    kept = select(cast(type_coerce(Setting.value, Text), Integer)).where(Setting.key == key).scalar_subquery()
    return func.coalesce(kept, literal(settings.default(key), Integer))


def flag_setting(key: str) -> Any:
    """Whether a setting is on."""
    kept = select(type_coerce(Setting.value, Text)).where(Setting.key == key).scalar_subquery()
    return func.coalesce(kept, literal("true" if settings.default(key) else "false", Text)) == "true"


def _of_item(column: Any) -> Any:
    return select(column).where(ItemValue.item_id == CountLine.item_id).correlate(CountLine).scalar_subquery()


def _of_count(column: Any) -> Any:
    return select(column).where(StockCount.id == CountLine.count_id).correlate(CountLine).scalar_subquery()


_other = aliased(CountLine)
COUNT_STATE: Any = _of_count(StockCount.state)
IS_ON: Any = COUNT_STATE.in_(ON)
COUNTED: Any = CountLine.counted.is_not(None)
DIFFERENCE: Any = raw(CountLine.counted) - raw(CountLine.book)
"""Counted less book in 1/1000 of the base unit; null where nothing was counted."""
DIFFERS: Any = COUNTED & (DIFFERENCE != 0)
ITEM_QUANTITY: Any = _of_item(raw(ItemValue.quantity))
ITEM_WORTH: Any = _of_item(raw(ItemValue.value))
ON_HAND: Any = func.coalesce(
    select(raw(Balance.quantity))
    .where(Balance.item_id == CountLine.item_id, Balance.lot_id == CountLine.lot_id)
    .where(Balance.place_id == CountLine.place_id)
    .correlate(CountLine)
    .scalar_subquery(),
    0,
)
"""What the book has on the shelf now, in 1/1000 of the base unit."""

_size = func.abs(DIFFERENCE)
_worth = cast(_size, Numeric) * ITEM_WORTH
_percent = case(
    (CountLine.abc == AbcClass.A.value, whole_setting("counts.tolerance_percent_a")),
    (CountLine.abc == AbcClass.B.value, whole_setting("counts.tolerance_percent_b")),
    else_=whole_setting("counts.tolerance_percent_c"),
)
_number = whole_setting("counts.tolerance_number")
_amount = whole_setting("counts.tolerance_value")
WITHIN_NOW: Any = or_(
    DIFFERENCE == 0,
    _size * 100 <= _percent * raw(CountLine.book),
    (_number > 0) & (_size <= cast(_number, Int) * QUANTITY_SCALE),
    (_amount > 0)
    & (func.coalesce(ITEM_QUANTITY, 0) > 0)
    & (_worth <= cast(cast(_amount, Int) * MONEY_SCALE, Numeric) * ITEM_QUANTITY),
)
"""Whether the difference is within one of the tolerances: by per cent of the book, number, or value."""
WITHIN: Any = case((IS_ON, WITHIN_NOW), (CountLine.within.is_not(None), CountLine.within == 1), else_=WITHIN_NOW)
"""As it was when the count was posted, or as it is now."""
WORTH: Any = cast(DIFFERENCE, Float) * ITEM_WORTH / func.nullif(ITEM_QUANTITY, 0)
"""About what the difference is worth, to sort by."""

_second_person = flag_setting("approvals.second_person")
RECOUNTED: Any = CountLine.first_by_id.is_not(None) & (CountLine.first_by_id != CountLine.counted_by_id)
_lost = select(Place.id).where(Place.kind == PlaceKind.LOST.value)
_since = (
    select(func.sum(case((Movement.to_place_id == CountLine.place_id, 1), else_=-1) * raw(Movement.quantity)))
    .where(Movement.item_id == CountLine.item_id, Movement.id > CountLine.position)
    .where(Movement.lot_id == CountLine.lot_id)
    .where(
        ((Movement.from_place_id == CountLine.place_id) & Movement.to_place_id.in_(_lost))
        | ((Movement.to_place_id == CountLine.place_id) & Movement.from_place_id.in_(_lost))
    )
    .correlate(CountLine)
    .scalar_subquery()
)
_pieces = (
    select(func.sum(raw(Balance.quantity)))
    .where(Balance.lot_id == CountLine.lot_id)
    .correlate(CountLine)
    .scalar_subquery()
)
_new_pieces = (
    select(func.sum(raw(_other.counted) - raw(_other.book)))
    .where(_other.count_id == CountLine.count_id, _other.item_id == CountLine.item_id)
    .where(_other.lot_id == CountLine.lot_id)
    .correlate(CountLine)
    .scalar_subquery()
)
_serial = select(Item.lot_policy).where(Item.id == CountLine.item_id).correlate(CountLine).scalar_subquery()
ADJUSTED: Any = func.coalesce(_since, 0)
"""By how much other counts changed the shelf since, in 1/1000: what went to the place of what is lost, or came back."""
BEYOND: Any = DIFFERS & ~WITHIN_NOW

FLAGS: dict[Problem, Any] = {
    Problem.RECOUNT_OPEN: COUNTED & (CountLine.again == 1),
    Problem.RECOUNT_MISSING: BEYOND & (CountLine.again == 0) & _second_person & ~RECOUNTED,
    Problem.REASON_MISSING: BEYOND & CountLine.reason.is_(None),
    Problem.BELOW_ZERO: COUNTED & (ON_HAND + DIFFERENCE < 0),
    Problem.ADJUSTED_SINCE: COUNTED & (ADJUSTED != 0),
    Problem.SERIAL_TWICE: COUNTED
    & (DIFFERENCE > 0)
    & (_serial == LotPolicy.SERIAL.value)
    & (func.coalesce(_pieces, 0) + _new_pieces > QUANTITY_SCALE),
}
"""For each problem, whether a counted line of a count that goes on has it."""
HAS_PROBLEM: Any = IS_ON & or_(*FLAGS.values())
LINE_STATE: Any = case(
    (CountLine.counted.is_(None), LineState.TO_COUNT.value),
    (CountLine.again == 1, LineState.RECOUNT.value),
    (DIFFERENCE == 0, LineState.AGREES.value),
    (WITHIN, LineState.WITHIN.value),
    else_=LineState.DIFFERS.value,
)
BLIND_STATE: Any = case(
    (CountLine.counted.is_(None), LineState.TO_COUNT.value),
    (CountLine.again == 1, LineState.RECOUNT.value),
    else_="counted",
)
"""What of it may be shown to who counts blind."""
POSTED_VALUE: Any = type_coerce(CountLine.difference_value, Money)
SHOWN_DIFFERENCE: Any = type_coerce(case((COUNTED, DIFFERENCE), else_=null()), Quantity)
