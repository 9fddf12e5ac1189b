"""Small makers of maintenance for tests, each by its real transaction."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.store_fixtures import Office
from tests.transactions.makers import Rows, made, row
from tracker_desktop.models.maintenance import AssetMeter, MaintenancePlan, PlanDue, WorkOrder
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.add_plan import AddPlan, PlanFields
from tracker_desktop.transactions.finish_work_order import FinishWorkOrder
from tracker_desktop.transactions.open_work_order import OpenWorkOrder, WorkFields
from tracker_desktop.transactions.read_meter import ReadMeter


def plan(office: Office, name: str = "Service", **fields: Any) -> int:
    """The id of a plan; `every` may be a text."""
    if "every" in fields:
        fields["every"] = Decimal(fields["every"])
    return made(office.perform(AddPlan(PlanFields(name, **fields))))


def dues(office: Office, plan_id: int) -> list[dict[str, Any]]:
    """When a plan is due for each of its assets, in their order."""
    return office.read(Rows(PlanDue, PlanDue.plan_id == plan_id))


def due(office: Office, plan_id: int, asset_id: int) -> dict[str, Any]:
    """When a plan is due for one asset."""
    (found,) = office.read(Rows(PlanDue, (PlanDue.plan_id == plan_id) & (PlanDue.asset_id == asset_id)))
    return found


def meter(office: Office, asset_id: int) -> dict[str, Any]:
    """What the one meter of an asset says."""
    (found,) = office.read(Rows(AssetMeter, AssetMeter.asset_id == asset_id))
    return found


def read_meter(office: Office, asset_id: int, reading: str | int, meter: str = "hours", **fields: Any) -> Done:
    return office.perform(ReadMeter(asset_id, meter, Decimal(reading), **fields))


def work_order(office: Office, asset_id: int, title: str | None = "Replace the lamp", **fields: Any) -> int:
    """The id of a work order; names of its own fields go to them, the rest to the transaction."""
    own = {key: fields.pop(key) for key in list(fields) if key in WorkFields.__dataclass_fields__}
    return made(office.perform(OpenWorkOrder(asset_id, WorkFields(title, **own), **fields)))


def order_row(office: Office, order_id: int) -> dict[str, Any]:
    return row(office, WorkOrder, order_id)


def plan_row(office: Office, plan_id: int) -> dict[str, Any]:
    return row(office, MaintenancePlan, plan_id)


def finish(office: Office, order_id: int, **fields: Any) -> Done:
    return office.perform(FinishWorkOrder(order_id, **fields))
