"""The list of what work orders cost besides parts."""

from __future__ import annotations

from tracker_desktop.models.maintenance import WorkCost, WorkOrder
from tracker_desktop.models.people import Person
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, named
from tracker_desktop.queries.lists.searched import BY_PERSON, BY_SUPPLIER
from tracker_desktop.queries.sql import byte_order, table_of

WORK_COSTS = Listing(
    name="work_costs",
    title="Costs of work",
    model=WorkCost,
    key=WorkCost.id,
    main=(WorkCost.id,),
    source=table_of(WorkCost)
    .join(table_of(WorkOrder), WorkOrder.id == WorkCost.work_order_id)
    .outerjoin(table_of(Person), Person.id == WorkCost.worker_id)
    .outerjoin(table_of(Supplier), Supplier.id == WorkCost.supplier_id),
    columns=(
        Column("day", "Day", "date", (WorkCost.spent_on,), 108, nullable=False),
        Column("kind", "Cost of", "text", (WorkCost.kind,), 90, nullable=False, show=shown.word),
        Column("text", "What for", "text", (WorkCost.text,), 200, sort=(byte_order(WorkCost.text),)),
        Column("hours", "Hours", "quantity", (WorkCost.hours,), 70),
        Column("amount", "Amount", "money", (WorkCost.amount,), 100, nullable=False),
        Column("worker", "Done by", "text", (Person.name,), 130, via=named(table_of(Person), WorkCost.worker_id)),
        Column(
            "supplier", "Supplier", "text", (Supplier.name,), 130, via=named(table_of(Supplier), WorkCost.supplier_id)
        ),
        Column("reference", "Invoice", "tag", (WorkCost.reference,), 110, sort=(byte_order(WorkCost.reference),)),
        Column(
            "order",
            "Work order",
            "tag",
            (WorkOrder.number,),
            140,
            False,
            via=named(table_of(WorkOrder), WorkCost.work_order_id, "number_key"),
        ),
    ),
    search=Search(
        WorkCost.id,
        byte_order(WorkCost.text),
        through=((WorkCost.worker_id, BY_PERSON), (WorkCost.supplier_id, BY_SUPPLIER)),
    ),
    filters={"work_order": WorkCost.work_order_id},
)
