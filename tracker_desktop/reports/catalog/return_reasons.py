"""Why stock came back, went back to suppliers or was written off in a period: how often, and what it was worth."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func

from tracker_desktop.models.items import Item
from tracker_desktop.models.stock import Movement, MovementKind
from tracker_desktop.models.types import Money
from tracker_desktop.queries.shown import word
from tracker_desktop.queries.sql import byte_order, table_of
from tracker_desktop.reports import parameters
from tracker_desktop.reports import stock_columns as columns
from tracker_desktop.reports.report import Column, Report

KINDS = (MovementKind.RETURN.value, MovementKind.SUPPLIER_RETURN.value, MovementKind.SCRAP.value)
WORDS = {
    MovementKind.RETURN.value: "Came back",
    MovementKind.SUPPLIER_RETURN.value: "Sent back to suppliers",
    MovementKind.SCRAP.value: "Written off",
}
VALUE: Any = func.sum(Movement.value, type_=Money())
REASON: Any = func.coalesce(Movement.reason, "none given")

RETURN_REASONS = Report(
    key="return-reasons",
    title="Reasons of returns and write-offs",
    hint="Why stock came back, went back to suppliers or was written off in a period: how often, and its value.",
    nouns=("reason", "reasons"),
    parameters=(parameters.FROM, parameters.TO, parameters.ITEM),
    columns=(
        Column("What", "text", (Movement.kind,), 18, head=True, make=lambda _, kind: WORDS[kind]),
        Column("Reason", "text", (REASON,), 24, make=word),
        Column("Lines", "count", (func.count(Movement.id),), 9, total=True),
        Column("Items", "count", (func.count(Movement.item_id.distinct()),), 9),
        Column("Value", "money", (VALUE,), 14, total=True),
    ),
    source=table_of(Movement).join(table_of(Item), Item.id == Movement.item_id),
    where=lambda asked: [
        Movement.kind.in_(KINDS),
        *columns.STANDS,
        *asked.period(Movement.effective_at),
        *asked.equal(Movement.item_id, "item"),
    ],
    together=(Movement.kind, REASON),
    order=(byte_order(Movement.kind), byte_order(REASON)),
    group=Movement.kind,
    empty="Nothing came back or was written off in this time.",
)
