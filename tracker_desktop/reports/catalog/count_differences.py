"""Where the shelves and the book do not agree in a count, why, and what that is worth."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tracker_desktop.models.counts import CountLine
from tracker_desktop.models.items import Item
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import ItemValue
from tracker_desktop.queries.count_reasons import reason_words
from tracker_desktop.queries.count_status import DIFFERENCE, DIFFERS, LINE_STATE, SHOWN_DIFFERENCE, raw
from tracker_desktop.queries.lists.count_lines import COUNT_LINES, difference_words, quantity_words, value_of
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.shown import word
from tracker_desktop.reports import parameters, stock_columns
from tracker_desktop.reports.blind import COUNT_TOLD
from tracker_desktop.reports.report import Column, Report


def _value(office: Office, *values: Any) -> Decimal | None:
    value = value_of(*values)
    return None if value is None else round(value, office.decimals)


def _reason(office: Office, reason: str | None, note: str | None) -> str:
    return word(office, reason_words(reason, note))


COUNT_DIFFERENCES = Report(
    key="count-differences",
    title="Count differences",
    hint="The lines of a count that differ from the book, with their reasons and what they are worth.",
    nouns=("line", "lines"),
    parameters=(parameters.COUNT.needed(),),
    guard=COUNT_TOLD,
    columns=(
        Column("Place", "text", (Place.path,), 22, head=True),
        stock_columns.SKU,
        stock_columns.NAME,
        stock_columns.LOT,
        Column("Counted", "text", (CountLine.counted, Item.unit, CountLine.entered), 19, make=quantity_words),
        Column("Book", "text", (CountLine.book, Item.unit), 12, make=quantity_words),
        Column("Difference", "text", (SHOWN_DIFFERENCE, Item.unit), 14, make=difference_words),
        Column(
            "Value",
            "money",
            (DIFFERENCE, CountLine.difference_value, raw(ItemValue.value), raw(ItemValue.quantity)),
            13,
            total=True,
            make=_value,
        ),
        Column("State", "status", (LINE_STATE,), 12),
        Column("Reason", "text", (CountLine.reason, CountLine.note), 22, make=_reason),
        Column("Counted by", "text", (Person.name,), 15),
    ),
    source=COUNT_LINES.source,
    where=lambda asked: [CountLine.count_id == asked["count"], DIFFERS],
    order=(Place.path_key, Place.id, CountLine.sort, CountLine.id),
    group=Place.id,
    empty="What was counted agrees with the book.",
)
