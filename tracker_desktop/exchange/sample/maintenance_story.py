"""What is maintained in the sample office: plans by time and by use, meters, calibrations and work orders."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.exchange.sample.asset_life import MANAGER
from tracker_desktop.exchange.sample.records import SampleOffice
from tracker_desktop.exchange.sample.scribe import BACK, FRONT, Scribe
from tracker_desktop.exchange.sample.stock_life import STOREKEEPER
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.maintenance import PlanDue
from tracker_desktop.queries.base import Query
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.add_plan import AddPlan, PlanFields
from tracker_desktop.transactions.add_work_cost import AddWorkCost, WorkCostFields
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.cancel_work_order import CancelWorkOrder
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.edit_work_order import EditWorkOrder
from tracker_desktop.transactions.finish_work_order import FinishWorkOrder
from tracker_desktop.transactions.issue_to_work_order import IssueToWorkOrder, PartLine
from tracker_desktop.transactions.note_plan_done import NotePlanDone
from tracker_desktop.transactions.open_work_order import OpenWorkOrder, WorkFields
from tracker_desktop.transactions.read_meter import ReadMeter
from tracker_desktop.transactions.tick_tasks import TickTasks

HOUR = 45
VOLTCRAFT, OPTICS = "Voltcraft Components", "Bright Optics"
ELECTRICIAN, TECHNICIAN = "Stefan Popescu", "Ingrid Solberg"
CALIBRATION = ("Zero and span", "Insulation at 1 kV", "Label with the new date")
SERVICE = ("Engine oil", "Air filter", "Spark plug", "Run for 10 minutes")
CLEANING = ("Objectives and eyepieces wiped", "Stage and condenser wiped", "Lamp centred")
CALIBRATED = (385, 345, 240, 160, 90, 40)
"""Days since they were calibrated, one after the other: the first is overdue, the second due soon."""
HOURS = ((120, "610"), (45, "668"), (10, "702"))
KILOMETRES = ((150, "41250"), (60, "47800"), (12, "51100"))


@dataclass(frozen=True)
class _Dues(Query[Mapping[tuple[int, str], int]]):
    """What is due, by plan and tag."""

    def run(self, connection: Connection) -> Mapping[tuple[int, str], int]:
        query = select(PlanDue.plan_id, Asset.tag, PlanDue.id).join(Asset, Asset.id == PlanDue.asset_id)
        return {(plan_id, tag): due_id for plan_id, tag, due_id in connection.execute(query)}


class MaintenanceStory:
    """Told on the evening before today."""

    def __init__(self, store: Store, scribe: Scribe, office: SampleOffice) -> None:
        self._store, self._scribe, self._office = store, scribe, office

    def yesterday(self) -> None:
        """Plans with what was done of them, meters, then the work."""
        self._scribe.do(ChangeSetting("maintenance.labour_rate", HOUR))
        calibration = self._plan(
            "Calibration",
            "calibration",
            "Multimeters",
            months=12,
            hard_stop=True,
            tasks=CALIBRATION,
            supplier_id=self._office.suppliers[VOLTCRAFT],
            cost=Decimal(85),
        )
        cleaning = self._plan("Optics cleaned", "cleaning", "Microscopes", months=6, tasks=CLEANING)
        engines = self._plan(
            "Engine service", "service", "Generators", months=12, meter="hours", every=Decimal(100), tasks=SERVICE
        )
        vans = self._plan("Oil change", "service", "Vehicles", meter="km", every=Decimal(15_000))
        brakes = self._plan("Safety inspection", "inspection", "Vehicles", dates=("03-31",), fixed=True)
        sensors = self._plan(
            "Sensor test", "inspection", "Gas detectors", days=90, meter="check-outs", every=Decimal(20), warn_days=14
        )
        dues = self._store.read(_Dues())
        self._done(dues, calibration, "Multimeters", *CALIBRATED)
        self._done(dues, cleaning, "Microscopes", 172, 120, 60, 15)
        self._done(dues, engines, "Generators", 200)
        self._done(dues, vans, "Vehicles", 240, 190)
        self._done(dues, brakes, "Vehicles", 235)
        self._done(dues, sensors, "Gas detectors", 80, 30)
        self._read("Generators", "hours", HOURS)
        self._read("Vehicles", "km", KILOMETRES)
        self._work(calibration)

    def _work(self, calibration: int) -> None:
        rope = self._open(
            "GN-00004", "Starter rope torn", ELECTRICIAN, 2, tasks=("New rope", "Spring checked"), takes_out=True
        )
        self._do(TickTasks(rope, ("New rope",)))
        self._parts(rope, "WD-400", 1)
        self._do(AddWorkCost(rope, WorkCostFields("labour", hours=Decimal("1.5"))))
        lamp = self._open("PR-00306", "Lamp too weak", TECHNICIAN, 6, takes_out=True)
        self._do(EditWorkOrder(lamp, {"state": "waiting for parts", "supplier_id": self._office.suppliers[OPTICS]}))
        self._open("PT-00105", "Battery does not charge", ELECTRICIAN, -4, takes_out=True)
        first, second = sorted(self._tags("Multimeters"))[1:3]
        done = self._open(first, None, None, None, plan_id=calibration)
        self._do(AddWorkCost(done, WorkCostFields("service", amount=Decimal(85), reference="VC 90417")))
        self._do(TickTasks(done, CALIBRATION))
        held = self._scribe.today + dt.timedelta(days=360)
        self._do(FinishWorkOrder(done, "Within limits", certificate="DKD-2291", certified_until=held))
        twice = self._open(second, "Display dim", ELECTRICIAN, 8)
        self._do(CancelWorkOrder(twice, "It was the battery"))

    def _plan(self, name: str, kind: str, category: str, **fields: Any) -> int:
        plan = PlanFields(name, kind, category_id=self._office.categories[category], **fields)
        return self._do(AddPlan(plan))

    def _done(self, dues: Mapping[tuple[int, str], int], plan: int, category: str, *days: int) -> None:
        """Each asset was done last so many days ago, one of these after the other."""
        for number, tag in enumerate(sorted(self._tags(category), reverse=True)):
            if (plan, tag) in dues:
                ago = days[number % len(days)] - number // len(days) if number else days[0]
                self._do(NotePlanDone(dues[plan, tag], self._scribe.today - dt.timedelta(days=ago)))

    def _read(self, category: str, meter: str, readings: tuple[tuple[int, str], ...]) -> None:
        for number, tag in enumerate(sorted(self._tags(category))):
            for ago, reading in readings:
                read_on = self._scribe.today - dt.timedelta(days=ago)
                value = Decimal(reading) + number * 73
                self._do(ReadMeter(self._office.assets[tag].id, meter, value, read_on))

    def _open(self, tag: str, title: str | None, worker: str | None, days: int | None, **fields: Any) -> int:
        due = None if days is None else self._scribe.today + dt.timedelta(days=days)
        worker_id = None if worker is None else self._office.people[worker]
        work = WorkFields(title, worker_id=worker_id, due=due, tasks=fields.pop("tasks", ()))
        return self._do(OpenWorkOrder(self._office.assets[tag].id, work, **fields))

    def _parts(self, order: int, sku: str, quantity: int) -> None:
        parts = IssueToWorkOrder(order, (PartLine(sku, Decimal(quantity)),))
        self._scribe.do(parts, self._office.people[STOREKEEPER], BACK)

    def _tags(self, category: str) -> list[str]:
        return [tag for tag, asset in self._office.assets.items() if asset.category["name"] == category]

    def _do(self, transaction: Transaction) -> int:
        done = self._scribe.do(transaction, self._office.people[MANAGER], FRONT)
        return done.about[1] if done.about is not None else 0
