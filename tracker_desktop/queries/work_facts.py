"""A work order, a plan and what is due of it, as the dialogs need them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, and_, select

from tracker_desktop.models.assets import BAD, Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.documents import Document
from tracker_desktop.models.maintenance import AssetMeter, MaintenancePlan, PlanDue, Task, WorkOrder
from tracker_desktop.models.people import Person
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.office import office_of
from tracker_desktop.queries.work_state import KEYS
from tracker_desktop.wording.counter import dotted

Named = tuple[int, str]


@dataclass(frozen=True)
class WorkFacts:
    """A work order; `state` is a key of ui.state_colours. `meter` is that of its plan, `total` what it says, `is_down`:
    it keeps the asset out of use, which is `readiness` now."""

    id: int
    number: str
    asset_id: int
    tag: str
    description: str
    title: str
    kind: str
    state: str
    word: str
    worker: Named | None
    supplier: Named | None
    due: dt.date | None
    tasks: tuple[Task, ...]
    note: str | None
    readiness: str
    condition: str
    is_down: bool
    plan: str
    meter: str | None
    total: Decimal | None


@dataclass(frozen=True)
class WorkFactsOf(Query[WorkFacts | None]):
    """The facts of a work order; None where it is gone."""

    order_id: int

    def run(self, connection: Connection) -> WorkFacts | None:
        query = (
            select(
                *(WorkOrder.id, WorkOrder.number, WorkOrder.title, WorkOrder.kind, WorkOrder.state, WorkOrder.due),
                *(WorkOrder.tasks, WorkOrder.note, WorkOrder.down_from, WorkOrder.down_until, WorkOrder.asset_id),
                *(WorkOrder.worker_id, WorkOrder.supplier_id, Person.name.label("worker")),
                *(Supplier.name.label("supplier"), Asset.tag, Asset.description, Asset.readiness, Asset.condition),
                *(MaintenancePlan.name.label("plan"), MaintenancePlan.meter, AssetMeter.total),
            )
            .join(Asset, Asset.id == WorkOrder.asset_id)
            .outerjoin(Person, Person.id == WorkOrder.worker_id)
            .outerjoin(Supplier, Supplier.id == WorkOrder.supplier_id)
            .outerjoin(MaintenancePlan, MaintenancePlan.id == WorkOrder.plan_id)
            .outerjoin(AssetMeter, and_(AssetMeter.asset_id == Asset.id, AssetMeter.meter == MaintenancePlan.meter))
            .where(WorkOrder.id == self.order_id)
        )
        row: Any = connection.execute(query).first()
        if row is None:
            return None
        return WorkFacts(
            *(row.id, row.number or "", row.asset_id, row.tag, row.description, row.title, row.kind),
            *(KEYS[row.state], row.state, _named(row.worker_id, row.worker), _named(row.supplier_id, row.supplier)),
            due=row.due,
            tasks=tuple(row.tasks),
            note=row.note,
            readiness=row.readiness,
            condition=row.condition,
            is_down=row.down_from is not None and row.down_until is None,
            plan=row.plan or "",
            meter=row.meter,
            total=row.total,
        )


@dataclass(frozen=True)
class WorkWords:
    """A work order in a few words: Cleaning · MS-00027 · waiting for parts."""

    id: int
    words: str


@dataclass(frozen=True)
class WorkOfDocument(Query[WorkWords | None]):
    """The work order that a document's number stands on; None where it is the number of something else."""

    document_id: int

    def run(self, connection: Connection) -> WorkWords | None:
        query = (
            select(WorkOrder.id, WorkOrder.title, Asset.tag, WorkOrder.state)
            .join(Asset, Asset.id == WorkOrder.asset_id)
            .join(Document, Document.number_key == WorkOrder.number_key)
            .where(Document.id == self.document_id)
        )
        row = connection.execute(query).first()
        return None if row is None else WorkWords(row.id, dotted([row.title, row.tag, row.state]))


@dataclass(frozen=True)
class PlanFacts:
    """A plan by its fields; `target` is the tag of its asset or the name of its category."""

    id: int
    name: str
    target: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class PlanFactsOf(Query[PlanFacts | None]):
    """The facts of a plan; None where it is gone."""

    plan_id: int

    def run(self, connection: Connection) -> PlanFacts | None:
        query = (
            select(
                MaintenancePlan.__table__, Asset.tag, Category.name.label("category"), Supplier.name.label("supplier")
            )
            .outerjoin(Asset, Asset.id == MaintenancePlan.asset_id)
            .outerjoin(Category, Category.id == MaintenancePlan.category_id)
            .outerjoin(Supplier, Supplier.id == MaintenancePlan.supplier_id)
            .where(MaintenancePlan.id == self.plan_id)
        )
        row = connection.execute(query).mappings().first()
        if row is None:
            return None
        values = {**row, "supplier_id": _named(row["supplier_id"], row["supplier"])}
        return PlanFacts(row["id"], row["name"], row["tag"] or row["category"], values)


@dataclass(frozen=True)
class DueFacts:
    """What is due: which plan of which asset, and what its meter says. `usual` are the words and values that a work
    order for it begins with."""

    id: int
    plan_id: int
    asset_id: int
    tag: str
    plan: str
    kind: str
    due: dt.date | None
    meter: str | None
    total: Decimal | None
    last_on: dt.date | None
    tasks: tuple[str, ...]
    supplier: Named | None


@dataclass(frozen=True)
class DuesOf(Query[tuple[DueFacts, ...]]):
    """Lines of what is due, by their ids and in their order; or all lines of an asset that are in use."""

    ids: Sequence[int] = ()
    asset_id: int | None = None

    def run(self, connection: Connection) -> tuple[DueFacts, ...]:
        query = (
            select(
                *(PlanDue.id, PlanDue.plan_id, PlanDue.asset_id, Asset.tag, MaintenancePlan.name, MaintenancePlan.kind),
                *(PlanDue.due, MaintenancePlan.meter, AssetMeter.total, PlanDue.last_on, MaintenancePlan.tasks),
                *(MaintenancePlan.supplier_id, Supplier.name.label("supplier")),
            )
            .join(Asset, Asset.id == PlanDue.asset_id)
            .join(MaintenancePlan, MaintenancePlan.id == PlanDue.plan_id)
            .outerjoin(Supplier, Supplier.id == MaintenancePlan.supplier_id)
            .outerjoin(AssetMeter, and_(AssetMeter.asset_id == Asset.id, AssetMeter.meter == MaintenancePlan.meter))
            .order_by(PlanDue.expected, PlanDue.id)
        )
        if self.asset_id is not None:
            query = query.where(PlanDue.asset_id == self.asset_id, PlanDue.active == 1, MaintenancePlan.active == 1)
        else:
            query = query.where(PlanDue.id.in_(list(self.ids)))
        rows = connection.execute(query).all()
        return tuple(_due_facts(row) for row in rows)


def _due_facts(row: Any) -> DueFacts:
    return DueFacts(
        *(row.id, row.plan_id, row.asset_id, row.tag, row.name, row.kind, row.due, row.meter, row.total, row.last_on),
        tasks=tuple(row.tasks),
        supplier=_named(row.supplier_id, row.supplier),
    )


@dataclass(frozen=True)
class WorkStart:
    """What a new work order for an asset begins with: how the asset is, the plans that it could be of, and what day it
    is, so that no work order is proposed to be late from the beginning."""

    asset_id: int
    tag: str
    description: str
    readiness: str
    is_bad: bool
    dues: tuple[DueFacts, ...]
    today: dt.date


@dataclass(frozen=True)
class WorkStartOf(Query[WorkStart | None]):
    """The beginning of a work order for an asset; None where that is gone."""

    asset_id: int

    def run(self, connection: Connection) -> WorkStart | None:
        query = select(Asset.id, Asset.tag, Asset.description, Asset.readiness, Asset.condition)
        row = connection.execute(query.where(Asset.id == self.asset_id)).first()
        if row is None:
            return None
        dues = DuesOf(asset_id=self.asset_id).run(connection)
        today = office_of(connection).today
        return WorkStart(row.id, row.tag, row.description, row.readiness, row.condition in BAD, dues, today)


@dataclass(frozen=True)
class MetersOf(Query[tuple[tuple[str, Decimal | None], ...]]):
    """The meters of an asset with what stands on each: those that were read, and those of its plans."""

    asset_id: int

    def run(self, connection: Connection) -> tuple[tuple[str, Decimal | None], ...]:
        read = select(AssetMeter.meter, AssetMeter.reading).where(AssetMeter.asset_id == self.asset_id)
        found: dict[str, Decimal | None] = dict(connection.execute(read.order_by(AssetMeter.meter)).all())
        plans = (
            select(MaintenancePlan.meter)
            .join(PlanDue, PlanDue.plan_id == MaintenancePlan.id)
            .where(PlanDue.asset_id == self.asset_id, MaintenancePlan.meter.is_not(None), PlanDue.active == 1)
        )
        for meter in connection.scalars(plans):
            found.setdefault(str(meter), None)
        return tuple(found.items())


def _named(row_id: int | None, name: str | None) -> Named | None:
    return None if row_id is None else (row_id, name or "")
