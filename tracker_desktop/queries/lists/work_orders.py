"""The list of work orders."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import and_
from sqlalchemy.orm import aliased

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.maintenance import MaintenancePlan, WorkKind, WorkOrder, WorkState
from tracker_desktop.models.people import Person
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.lists.searched import BY_ASSET, BY_PERSON, BY_SUPPLIER
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.sql import byte_order, table_of
from tracker_desktop.queries.work_state import COST, IS_LATE, UNDER_WAY, WORK_STATE, WORK_STATES

WORKER: Any = aliased(table_of(Person), name="worker")
OPENER: Any = aliased(table_of(Person), name="opener")
CERTIFIED: Any = and_(WorkOrder.kind == WorkKind.CALIBRATION.value, WorkOrder.certificate.is_not(None))


def _worth(office: Office, value: Decimal | None) -> str:
    return shown.money(office, round(value, office.decimals)) if value else ""


WORK_ORDERS = Listing(
    name="work_orders",
    title="Work orders",
    model=WorkOrder,
    key=WorkOrder.id,
    main=(WorkOrder.id,),
    descending=True,
    source=table_of(WorkOrder)
    .join(table_of(Asset), Asset.id == WorkOrder.asset_id)
    .join(OPENER, OPENER.c.id == WorkOrder.opened_by_id)
    .outerjoin(WORKER, WORKER.c.id == WorkOrder.worker_id)
    .outerjoin(table_of(Supplier), Supplier.id == WorkOrder.supplier_id)
    .outerjoin(table_of(MaintenancePlan), MaintenancePlan.id == WorkOrder.plan_id),
    columns=(
        Column("number", "Work order", "tag", (WorkOrder.number,), 134, sort=(WorkOrder.number_key,)),
        Column(
            "title",
            "To be done",
            "text",
            (WorkOrder.title,),
            142,
            sort=(byte_order(WorkOrder.title),),
            nullable=False,
        ),
        Column("tag", "Asset", "tag", (Asset.tag,), 90, via=named(table_of(Asset), WorkOrder.asset_id, "tag_sort")),
        Column("state", "State", "status", (WORK_STATE,), 142, nullable=False, states=WORK_STATES),
        Column("due", "Due", "date", (WorkOrder.due,), 108),
        Column("worker", "Done by", "text", (WORKER.c.name,), 112, via=named(WORKER, WorkOrder.worker_id)),
        Column("cost", "Cost", "money", (COST,), 76, nullable=False, show=_worth),
        Column(
            "description",
            "Description",
            "text",
            (Asset.description,),
            180,
            False,
            via=named(table_of(Asset), WorkOrder.asset_id, "description_key"),
        ),
        Column("kind", "Kind", "text", (WorkOrder.kind,), 100, False, nullable=False, show=shown.word),
        Column(
            "supplier",
            "Service by",
            "text",
            (Supplier.name,),
            140,
            False,
            via=named(table_of(Supplier), WorkOrder.supplier_id),
        ),
        Column(
            "plan",
            "Plan",
            "text",
            (MaintenancePlan.name,),
            140,
            False,
            via=named(table_of(MaintenancePlan), WorkOrder.plan_id),
        ),
        Column("opened", "Opened", "time", (WorkOrder.opened_at,), 158, False, nullable=False),
        Column("by", "Opened by", "text", (OPENER.c.name,), 130, False, via=named(OPENER, WorkOrder.opened_by_id)),
        Column("finished", "Finished", "date", (WorkOrder.finished_on,), 108, False),
        Column(
            "certificate",
            "Certificate",
            "tag",
            (WorkOrder.certificate,),
            120,
            False,
            sort=(byte_order(WorkOrder.certificate),),
        ),
        Column("certified", "Certified until", "date", (WorkOrder.certified_until,), 120, False),
        Column("result", "Result", "text", (WorkOrder.result,), 200, False, sort=(byte_order(WorkOrder.result),)),
        Column("note", "Note", "text", (WorkOrder.note,), 200, False, sort=(byte_order(WorkOrder.note),)),
    ),
    views=(
        View("open", "Under way", where=UNDER_WAY),
        View("late", "Late", where=IS_LATE),
        View("waiting", "Waiting for parts", where=WorkOrder.state == WorkState.WAITING.value),
        View("done", "Done", where=WorkOrder.state == WorkState.DONE.value),
        View("certified", "Certificates", where=CERTIFIED),
        View("cancelled", "Cancelled", where=WorkOrder.state == WorkState.CANCELLED.value),
        View("all", "All work orders"),
    ),
    search=Search(
        WorkOrder.id,
        WorkOrder.search,
        through=(
            (WorkOrder.asset_id, BY_ASSET),
            (WorkOrder.worker_id, BY_PERSON),
            (WorkOrder.supplier_id, BY_SUPPLIER),
        ),
    ),
    filters={"asset": WorkOrder.asset_id, "plan": WorkOrder.plan_id, "day": WorkOrder.due},
)
