"""The detail of a work order, of what is due, and of a plan; and what an asset says of its maintenance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.items import Item
from tracker_desktop.models.maintenance import (
    AssetMeter,
    MaintenancePlan,
    PlanDue,
    Task,
    WorkOrder,
    WorkPart,
)
from tracker_desktop.models.people import Person
from tracker_desktop.models.stock import Movement
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries import shown
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.card import Card, filled
from tracker_desktop.queries.lists.plan_due import by_use
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.queries.plan_state import IN_FORCE, IS_OVERDUE, PLAN_STATE
from tracker_desktop.queries.work_costs import maintenance_costs, spent
from tracker_desktop.queries.work_state import UNDER_WAY, WORK_STATE
from tracker_desktop.wording.maintenance import rule_words

MOST = 10
WORKER: Any = aliased(Person, name="worker")
FINISHER: Any = aliased(Person, name="finisher")


@dataclass(frozen=True)
class WorkOrderDetail(Query[Card | None]):
    """Everything about a work order, with its tasks, its parts and what it cost; None where it is gone."""

    order_id: int

    def run(self, connection: Connection) -> Card | None:
        office = office_of(connection)
        query = (
            select(
                WorkOrder,
                *(Asset.tag, Asset.description, WORKER.name.label("worker"), FINISHER.name.label("finisher")),
                *(Supplier.name.label("supplier"), MaintenancePlan.name.label("plan"), WORK_STATE.label("stands")),
                Person.name.label("opener"),
            )
            .join(Asset, Asset.id == WorkOrder.asset_id)
            .join(Person, Person.id == WorkOrder.opened_by_id)
            .outerjoin(WORKER, WORKER.id == WorkOrder.worker_id)
            .outerjoin(FINISHER, FINISHER.id == WorkOrder.finished_by_id)
            .outerjoin(Supplier, Supplier.id == WorkOrder.supplier_id)
            .outerjoin(MaintenancePlan, MaintenancePlan.id == WorkOrder.plan_id)
            .where(WorkOrder.id == self.order_id)
        )
        columns = (*WorkOrder.__table__.c, *query.selected_columns[len(WorkOrder.__table__.c) :])
        row = connection.execute(query.with_only_columns(*columns), office.params).first()
        if row is None:
            return None
        who = dict(connection.execute(select(Person.id, Person.name).where(Person.id.in_(_tickers(row.tasks)))).all())
        fields = (
            ("Asset", shown.joined([row.tag, row.description])),
            ("Kind", shown.word(office, row.kind)),
            ("Plan", row.plan),
            ("Due", shown.day(office, row.due)),
            ("Done by", row.worker),
            ("Service by", row.supplier),
            *((_mark(task), _task(office, task, who)) for task in row.tasks[:MOST]),
            ("And", shown.things(len(row.tasks) - MOST, "more task") if len(row.tasks) > MOST else ""),
            ("Out of use", _downtime(office, row)),
            ("Parts", _parts(connection, office, row.id)),
            ("Cost so far", _costs(connection, office, row.id)),
            ("Opened", shown.joined([shown.moment(office, row.opened_at), row.opener])),
            ("Finished", shown.joined([shown.day(office, row.finished_on), row.finisher])),
            ("Certificate", _certificate(office, row)),
            ("Result", row.result),
            ("Note", row.note),
        )
        number = row.number or ""
        return Card(number or row.title, row.title, row.stands, number, filled(fields))


def _tickers(tasks: list[Task]) -> list[int]:
    return sorted({task["by"] for task in tasks if task["by"] is not None})


def _mark(task: Task) -> str:
    return "Done" if task["at"] is not None else "To do"


def _task(office: Office, task: Task, who: dict[int, str]) -> str:
    return shown.joined([task["text"], who.get(task["by"] or 0)])


def _downtime(office: Office, row: Any) -> str:
    if row.down_from is None:
        return ""
    start = shown.day(office, row.down_from.astimezone(office.zone).date())
    if row.down_until is None:
        days = (office.now - row.down_from).days
        return shown.joined([f"since {start}", shown.things(days, "day") if days else ""])
    days = (row.down_until - row.down_from).days
    end = shown.day(office, row.down_until.astimezone(office.zone).date())
    return shown.joined([f"{start} to {end}", shown.things(days, "day") if days else "less than a day"])


def _certificate(office: Office, row: Any) -> str:
    until = f"until {shown.day(office, row.certified_until)}" if row.certified_until else ""
    return shown.joined([row.certificate, until])


def _parts(connection: Connection, office: Office, order_id: int) -> str:
    query = (
        select(Item.name, Item.unit, Movement.quantity)
        .select_from(WorkPart)
        .join(Movement, Movement.id == WorkPart.movement_id)
        .join(Item, Item.id == WorkPart.item_id)
        .where(WorkPart.work_order_id == order_id)
        .order_by(WorkPart.id)
    )
    rows = connection.execute(query).all()
    told = [f"{shown.stock(office, row.quantity, row.unit)} {row.name}" for row in rows[:MOST]]
    return "; ".join(told + ["…"] * (len(rows) > MOST))


def _costs(connection: Connection, office: Office, order_id: int) -> str:
    sums: dict[str, Any] = {}
    for one in spent(connection, order_ids=[order_id]):
        sums[one.kind] = sums.get(one.kind, 0) + one.amount
    if not sums:
        return ""
    parts = ", ".join(f"{kind} {shown.money(office, amount)}" for kind, amount in sorted(sums.items()))
    total = shown.amount(office, sum(sums.values()))
    return total if len(sums) == 1 else f"{total} ({parts})"


@dataclass(frozen=True)
class PlanDueDetail(Query[Card | None]):
    """Everything about what is due of one asset; None where it is gone."""

    due_id: int

    def run(self, connection: Connection) -> Card | None:
        office = office_of(connection)
        query = (
            select(
                *(PlanDue.__table__.c.due, PlanDue.due_at, PlanDue.expected, PlanDue.last_on, PlanDue.last_at),
                *(PlanDue.counted_from, PLAN_STATE.label("state"), Asset.tag, Asset.description, AssetMeter.total),
                *(PlanDue.asset_id, PlanDue.plan_id, AssetMeter.read_on, Supplier.name.label("supplier")),
                *(MaintenancePlan.name, MaintenancePlan.kind, MaintenancePlan.months, MaintenancePlan.days),
                *(MaintenancePlan.dates, MaintenancePlan.meter, MaintenancePlan.every, MaintenancePlan.hard_stop),
                *(MaintenancePlan.tasks, MaintenancePlan.cost, MaintenancePlan.note),
            )
            .join(Asset, Asset.id == PlanDue.asset_id)
            .join(MaintenancePlan, MaintenancePlan.id == PlanDue.plan_id)
            .outerjoin(Supplier, Supplier.id == MaintenancePlan.supplier_id)
            .outerjoin(AssetMeter, and_(AssetMeter.asset_id == Asset.id, AssetMeter.meter == MaintenancePlan.meter))
            .where(PlanDue.id == self.due_id)
        )
        row = connection.execute(query, office.params).first()
        if row is None:
            return None
        last = shown.day(office, row.last_on)
        at = f"at {shown.quantity(office, row.last_at)} {row.meter}" if row.last_at is not None else ""
        foreseen = row.expected is not None and row.expected != row.due
        fields = (
            ("Asset", shown.joined([row.tag, row.description])),
            ("When", rule_words(row.months, row.days, row.dates, row.meter, row.every)),
            ("Due", shown.day(office, row.due)),
            ("By use", by_use(office, row.meter, row.due_at, row.total)),
            ("Meter read", shown.day(office, row.read_on)),
            ("Foreseen", shown.day(office, row.expected) if foreseen else ""),
            ("Done last", shown.joined([last, at]) or f"never; counted from {shown.day(office, row.counted_from)}"),
            ("Hard stop", "not handed out while overdue" if row.hard_stop else ""),
            ("Tasks", "; ".join(row.tasks)),
            ("Service by", row.supplier),
            ("Expected cost", shown.amount(office, row.cost)),
            ("Work order", ", ".join(_open_orders(connection, row.asset_id, row.plan_id))),
            ("Note", row.note),
        )
        return Card(row.name, row.tag, row.state, row.tag, filled(fields))


def _open_orders(connection: Connection, asset_id: int, plan_id: int | None = None) -> Iterator[str]:
    query = select(WorkOrder.number).where(WorkOrder.asset_id == asset_id, UNDER_WAY).order_by(WorkOrder.id)
    query = query if plan_id is None else query.where(WorkOrder.plan_id == plan_id)
    yield from (number or "" for number in connection.scalars(query))


def maintenance_of_asset(connection: Connection, office: Office, asset_id: int) -> Iterator[tuple[str, str]]:
    """What the card of an asset says of its maintenance: what is due next, work under way, its meters, what it cost."""
    query = (
        select(MaintenancePlan.name, PlanDue.expected, IS_OVERDUE.label("late"))
        .join(MaintenancePlan, MaintenancePlan.id == PlanDue.plan_id)
        .where(PlanDue.asset_id == asset_id, IN_FORCE, PlanDue.expected.is_not(None))
        .order_by(PlanDue.expected, PlanDue.id)
        .limit(1)
    )
    following = connection.execute(query, office.params).first()
    if following is not None:
        late = "overdue since " if following.late and following.expected < office.today else ""
        yield "Maintenance", shown.joined([following.name, late + shown.day(office, following.expected)])
    yield "Work order", ", ".join(_open_orders(connection, asset_id))
    meters = select(AssetMeter.meter, AssetMeter.total).where(AssetMeter.asset_id == asset_id)
    told = [f"{shown.quantity(office, row.total)} {row.meter}" for row in connection.execute(meters).all()]
    yield "Meters", shown.joined(sorted(told))
    cost = maintenance_costs(connection, None, None, [asset_id]).get(asset_id)
    yield "Maintenance cost", shown.amount(office, cost) if cost else ""
