"""The recall of a lot: what of it still lies here and where, to whom every other piece went, and what else became of
it. What came back is taken off."""

from __future__ import annotations

from tracker_desktop.models.items import Item
from tracker_desktop.models.people import Department, Person
from tracker_desktop.queries.lot_trace import LEFT, TRACE, TRACE_ORDER
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.order_sums import quantity_of
from tracker_desktop.queries.shown import joined
from tracker_desktop.queries.sql import table_of
from tracker_desktop.reports import parameters
from tracker_desktop.reports import stock_columns as columns
from tracker_desktop.reports.report import Column, Report

PARTS = {0: "Here now", 1: "Handed out", 2: "Gone otherwise"}
NOBODY = {"return": "came back, of no known issue", "sale": "a customer", "here": ""}


def _part(_: Office, part: int) -> str:
    return PARTS[part]


def _who(_: Office, who: str, kind: str, *reached_by: str | None) -> str:
    return joined([who, *reached_by]) or NOBODY.get(kind, kind[:1].upper() + kind[1:])


RECALL = Report(
    key="recall",
    title="Recall of a lot",
    hint="Where every piece of a lot is: on which shelf, and to whom it went, on which day and document, less what "
    "came back.",
    nouns=("line", "lines"),
    parameters=(parameters.LOT.needed(),),
    columns=(
        Column("Where it is", "text", (TRACE.c.part,), 12, head=True, make=_part),
        Column(
            "To whom", "text", (TRACE.c.who, TRACE.c.kind, Department.name, Person.email, Person.phone), 26, make=_who
        ),
        Column("Place", "text", (TRACE.c.place,), 20),
        Column("When", "time", (TRACE.c.at,), 17),
        Column("Document", "tag", (TRACE.c.number,), 16),
        Column("Quantity", "quantity", (quantity_of(TRACE.c.went),), 10),
        Column("Came back", "quantity", (quantity_of(TRACE.c.back),), 10),
        Column("Still there", "quantity", (LEFT,), 10),
        columns.unit_of(LEFT),
        Column("Charge code", "tag", (TRACE.c.charge_code,), 12),
    ),
    source=TRACE.join(table_of(Item), Item.id == TRACE.c.item_id)
    .outerjoin(table_of(Person), Person.holder_id == TRACE.c.holder_id)
    .outerjoin(table_of(Department), Department.id == Person.department_id),
    where=lambda asked: [TRACE.c.lot_id == asked["lot"]],
    order=TRACE_ORDER,
    group=TRACE.c.part,
    empty="Nothing of this lot ever moved.",
)
