"""The list of the lines of a count; always of one count, by the filter `count`. Once with what the book says, and once
for who counts blind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, case, null, select, type_coerce
from sqlalchemy.orm import aliased

from tracker_desktop.models.counts import CountLine
from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import ItemValue
from tracker_desktop.models.types import MONEY_SCALE, Quantity
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.count_problems import problems_of
from tracker_desktop.queries.count_reasons import reason_words
from tracker_desktop.queries.count_status import (
    BLIND_STATE,
    COUNTED,
    DIFFERENCE,
    DIFFERS,
    HAS_PROBLEM,
    LINE_STATE,
    SHOWN_DIFFERENCE,
    WORTH,
    LineState,
    raw,
)
from tracker_desktop.queries.lists.searched import BY_ITEM, BY_PLACE
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.sql import byte_order, table_of
from tracker_desktop.wording.counts import PROBLEMS
from tracker_desktop.wording.render import show_quantity
from tracker_desktop.wording.units import units

FIRST_BY: Any = aliased(table_of(Person), name="first_by")
NUMBER: Any = select(Lot.number_key).where(Lot.id == CountLine.lot_id).correlate(CountLine).scalar_subquery()
STATES = tuple(LineState)
COUNTED_STATE = "counted"
BLIND_STATES = (LineState.TO_COUNT.value, LineState.RECOUNT.value, COUNTED_STATE)


def quantity_words(_: Office, quantity: Decimal | None, unit: str, entered: str | None = None) -> str:
    """43 pcs; 307 pcs (3 boxes and 7); 0 pcs. Empty for what was not counted."""
    if quantity is None:
        return ""
    words = f"{show_quantity(quantity)} {units(quantity, unit)}"
    return f"{words} ({entered})" if entered else words


def difference_words(_: Office, difference: Decimal | None, unit: str) -> str:
    """+3 pcs, -2 pcs, 0."""
    if not difference:
        return "" if difference is None else "0"
    return f"{difference.normalize():+,f} {units(abs(difference), unit)}"


def value_of(difference: int | None, posted: Decimal | None, worth: int | None, quantity: int | None) -> Decimal | None:
    """What a difference (1/1000) was posted with, or is worth at the average of today; None where that is not known."""
    if posted is not None or not difference or not quantity or worth is None:
        return posted
    return Decimal(difference) * worth / quantity / MONEY_SCALE


def _value(
    office: Office, difference: int | None, posted: Decimal | None, worth: int | None, quantity: int | None
) -> str:
    value = value_of(difference, posted, worth, quantity)
    return "" if value is None else shown.money(office, round(value, office.decimals))


def _reason(_: Office, reason: str | None, note: str | None) -> str:
    return shown.word(_, reason_words(reason, note))


def _problems(connection: Connection, _: Office, line_ids: Sequence[int]) -> list[str]:
    found: dict[int, list[str]] = {}
    for problem in problems_of(connection, line_ids=line_ids):
        found.setdefault(problem.line_id, []).append(PROBLEMS[problem.code])
    return [shown.word(_, ", ".join(found.get(line_id, ()))) for line_id in line_ids]


COUNT_LINES = Listing(
    name="count_lines",
    title="Lines",
    model=CountLine,
    key=CountLine.id,
    main=(CountLine.sort, CountLine.id),
    source=table_of(CountLine)
    .join(table_of(Item), Item.id == CountLine.item_id)
    .join(table_of(Lot), Lot.id == CountLine.lot_id)
    .join(table_of(Place), Place.id == CountLine.place_id)
    .outerjoin(table_of(Person), Person.id == CountLine.counted_by_id)
    .outerjoin(FIRST_BY, FIRST_BY.c.id == CountLine.first_by_id)
    .outerjoin(table_of(ItemValue), ItemValue.item_id == CountLine.item_id),
    columns=(
        Column(
            "place",
            "Place",
            "text",
            (Place.path,),
            130,
            via=named(table_of(Place), CountLine.place_id, "path_key"),
            nullable=False,
        ),
        Column(
            "sku",
            "SKU",
            "tag",
            (Item.sku,),
            118,
            via=named(table_of(Item), CountLine.item_id, "sku_sort"),
            nullable=False,
        ),
        Column("name", "Item", "text", (Item.name,), 140, via=named(table_of(Item), CountLine.item_id), nullable=False),
        Column("lot", "Lot", "tag", (Lot.number,), 70, sort=(NUMBER,), nullable=False),
        Column(
            "counted",
            "Counted",
            "quantity",
            (CountLine.counted, Item.unit, CountLine.entered),
            100,
            show=quantity_words,
        ),
        Column("book", "Book", "quantity", (CountLine.book, Item.unit), 92, show=quantity_words),
        Column("difference", "Difference", "quantity", (SHOWN_DIFFERENCE, Item.unit), 100, show=difference_words),
        Column(
            "value",
            "Value",
            "money",
            (DIFFERENCE, CountLine.difference_value, raw(ItemValue.value), raw(ItemValue.quantity)),
            90,
            sort=(WORTH,),
            show=_value,
        ),
        Column("state", "State", "status", (LINE_STATE,), 90, nullable=False, states=STATES),
        Column(
            "problem",
            "Problem",
            "text",
            (CountLine.id,),
            180,
            sort=(case((HAS_PROBLEM, 0), else_=1),),
            together=_problems,
            nullable=False,
        ),
        Column(
            "reason",
            "Reason",
            "text",
            (CountLine.reason, CountLine.note),
            130,
            sort=(byte_order(CountLine.reason),),
            show=_reason,
        ),
        Column(
            "counted_by",
            "Counted by",
            "text",
            (Person.name,),
            130,
            via=named(table_of(Person), CountLine.counted_by_id),
        ),
        Column("when", "When", "time", (CountLine.counted_at,), 140),
        Column("abc", "Class", "text", (CountLine.abc,), 60, False),
        Column(
            "first",
            "First count",
            "quantity",
            (CountLine.first_counted, Item.unit),
            100,
            False,
            show=quantity_words,
        ),
        Column(
            "first_by", "First by", "text", (FIRST_BY.c.name,), 130, False, via=named(FIRST_BY, CountLine.first_by_id)
        ),
        Column("asked", "On the list", "flag", (CountLine.asked,), 80, False, nullable=False),
    ),
    views=(
        View("to_count", "To count", where=CountLine.counted.is_(None)),
        View("counted", "Counted", where=COUNTED),
        View("differences", "Differences", where=DIFFERS),
        View("recount", "Recount", where=CountLine.again == 1),
        View("problems", "Problems", where=HAS_PROBLEM),
        View("all", "All"),
    ),
    search=Search(CountLine.id, NUMBER, through=((CountLine.item_id, BY_ITEM), (CountLine.place_id, BY_PLACE))),
    filters={"count": CountLine.count_id, "place": CountLine.place_id, "item": CountLine.item_id},
)
SECRET = frozenset({"book", "difference", "value", "problem", "reason", "first", "first_by"})
"""Columns that say what the book says, or would let one work it out."""
FIRST_HIDDEN: Any = type_coerce(case((CountLine.again == 1, null()), else_=raw(CountLine.counted)), Quantity)
"""What was counted; nothing where another person is to count it without knowing."""
BLIND_COLUMNS: dict[str, dict[str, Any]] = {
    "state": {"values": (BLIND_STATE,), "states": BLIND_STATES},
    "counted": {"values": (FIRST_HIDDEN, Item.unit, CountLine.entered)},
}
COUNT_SHEET = replace(
    COUNT_LINES,
    name="count_sheet",
    columns=tuple(
        replace(column, **BLIND_COLUMNS.get(column.key, {}))
        for column in COUNT_LINES.columns
        if column.key not in SECRET
    ),
    views=tuple(view for view in COUNT_LINES.views if view.key not in ("differences", "problems")),
)
"""The same lines as who counts blind is shown them."""
