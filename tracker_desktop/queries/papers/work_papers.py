"""Papers about work orders: one that was opened alone, or several that were opened under one number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, and_, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.items import Item
from tracker_desktop.models.journal import Op
from tracker_desktop.models.maintenance import AssetMeter, MaintenancePlan, Task, WorkOrder, WorkPart
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import Movement
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries import shown
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.queries.papers.as_of import Values, changed_by, records_at
from tracker_desktop.queries.papers.paper import Content
from tracker_desktop.queries.papers.work_facts import PaperPart, PaperTask, WorkPaper


def work_ordered(connection: Connection, entry: Any) -> Content:
    """The work orders that an entry opened."""
    ids = changed_by(connection, entry.uid, WorkOrder.__tablename__, Op.INSERT)
    opened = records_at(connection, WorkOrder.__tablename__, ids, entry.seq)
    now = {row["id"]: dict(row) for row in _rows(connection, ids)}
    office = office_of(connection)
    return Content(
        work=tuple(_paper(connection, office, now.get(one) or opened[one], one) for one in ids if one in opened)
    )


def _rows(connection: Connection, ids: Sequence[int]) -> Sequence[Mapping[str, Any]]:
    return connection.execute(select(WorkOrder.__table__).where(WorkOrder.id.in_(list(ids)))).mappings().all()  # type: ignore[return-value]


def _paper(connection: Connection, office: Office, order: Values, order_id: int) -> WorkPaper:
    asset = _asset(connection, order["asset_id"])
    tasks = order.get("tasks") or []
    names = _names(connection, [order.get("worker_id"), *(task["by"] for task in tasks)])
    plan, meter = _plan(connection, order)
    supplier_id = order.get("supplier_id")
    supplier = connection.scalar(select(Supplier.name).where(Supplier.id == supplier_id)) if supplier_id else ""
    return WorkPaper(
        number=order.get("number") or "",
        title=order["title"],
        kind=shown.word(office, order["kind"]),
        state=order["state"],
        tag=asset.tag if asset else "",
        description=asset.description if asset else "",
        model=shown.joined([asset.manufacturer, asset.model_number]) if asset else "",
        serial=(asset.serial or "") if asset else "",
        place=(asset.place or "") if asset else "",
        holder=(asset.holder or "") if asset else "",
        plan=plan,
        worker=names.get(order.get("worker_id"), ""),
        supplier=supplier or "",
        due=order.get("due"),
        meter=meter,
        note=order.get("note") or "",
        result=order.get("result") or "",
        certificate=order.get("certificate") or "",
        certified_until=order.get("certified_until"),
        finished_on=order.get("finished_on"),
        tasks=tuple(_task(office, task, names) for task in tasks),
        parts=tuple(_parts(connection, order_id)),
    )


def _asset(connection: Connection, asset_id: int) -> Any:
    query = (
        select(
            *(Asset.tag, Asset.description, Asset.manufacturer, Asset.model_number, Asset.serial),
            *(Place.path.label("place"), Holder.name.label("holder")),
        )
        .outerjoin(Place, Place.id == Asset.place_id)
        .outerjoin(Holder, Holder.id == Asset.holder_id)
    )
    return connection.execute(query.where(Asset.id == asset_id)).first()


def _names(connection: Connection, ids: Sequence[int | None]) -> dict[int | None, str]:
    wanted = sorted({one for one in ids if one is not None})
    return dict(connection.execute(select(Person.id, Person.name).where(Person.id.in_(wanted))).all())


def _plan(connection: Connection, order: Values) -> tuple[str, str]:
    """The plan, and what its meter says."""
    if order.get("plan_id") is None:
        return "", ""
    meter = and_(AssetMeter.asset_id == order["asset_id"], AssetMeter.meter == MaintenancePlan.meter)
    query = select(MaintenancePlan.name, MaintenancePlan.meter, AssetMeter.total).outerjoin(AssetMeter, meter)
    row = connection.execute(query.where(MaintenancePlan.id == order["plan_id"])).first()
    if row is None:
        return "", ""
    return row.name, "" if row.total is None else f"{row.total.normalize():f} {row.meter}"


def _task(office: Office, task: Task, names: Mapping[int | None, str]) -> PaperTask:
    if task["at"] is None:
        return PaperTask(task["text"])
    at = dt.datetime.fromisoformat(task["at"]).astimezone(office.zone)
    return PaperTask(task["text"], shown.joined([names.get(task["by"]), shown.day(office, at.date())]))


def _parts(connection: Connection, order_id: int) -> Sequence[PaperPart]:
    query = (
        select(Item.sku, Item.name, Movement.quantity, Item.unit)
        .select_from(WorkPart)
        .join(Movement, Movement.id == WorkPart.movement_id)
        .join(Item, Item.id == WorkPart.item_id)
        .where(WorkPart.work_order_id == order_id)
        .order_by(WorkPart.id)
    )
    return [PaperPart(*row) for row in connection.execute(query)]
