"""Work orders: opened, worked on, paid for, finished and cancelled, and taken back in any order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import pytest
from sqlalchemy import Connection

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.maintenance_makers import due, dues, finish, order_row, plan, work_order
from tests.transactions.makers import made, refused, there_and_back
from tests.transactions.stock_makers import add_item, receive
from tracker_desktop.errors import Refused
from tracker_desktop.models.documents import Document
from tracker_desktop.models.maintenance import WorkCost, WorkOrder, WorkPart
from tracker_desktop.models.stock import Movement
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.work_costs import maintenance_costs, order_costs
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.add_work_cost import AddWorkCost, WorkCostFields
from tracker_desktop.transactions.back_from_maintenance import BackFromMaintenance
from tracker_desktop.transactions.cancel_work_order import CancelWorkOrder
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.edit_work_order import EditWorkOrder
from tracker_desktop.transactions.finish_work_order import FinishWorkOrder
from tracker_desktop.transactions.issue_to_work_order import IssueToWorkOrder, PartLine
from tracker_desktop.transactions.open_work_order import OpenWorkOrder, WorkFields
from tracker_desktop.transactions.open_work_orders import OpenWorkOrders
from tracker_desktop.transactions.remove_work_cost import RemoveWorkCost
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.return_stock import ReturnLine, ReturnStock
from tracker_desktop.transactions.send_to_maintenance import SendToMaintenance
from tracker_desktop.transactions.tick_tasks import TickTasks


@dataclass(frozen=True)
class Costs(Query[Mapping[int, Decimal]]):
    since: dt.date | None = None
    until: dt.date | None = None

    def run(self, connection: Connection) -> Mapping[int, Decimal]:
        return maintenance_costs(connection, self.since, self.until)


@dataclass(frozen=True)
class OrderCost(Query[Decimal]):
    order_id: int

    def run(self, connection: Connection) -> Decimal:
        return order_costs(connection, [self.order_id]).get(self.order_id, Decimal(0))


def test_a_work_order_takes_its_asset_out_and_brings_it_back(office: Office) -> None:
    home = makers.add_place(office, "B-204", "Lab 204")
    shop = makers.add_place(office, "SHOP", "Workshop")
    asset = makers.add_asset(office, home_place_id=home)
    done = there_and_back(
        office,
        OpenWorkOrder(asset, WorkFields("Replace the lamp", tasks=("Lamp", "Test")), takes_out=True, place_id=shop),
    )
    order = made(done)
    assert done.title == "WO-2026-00001 for A-1: Replace the lamp"
    assert order_row(office, order)["number"] == "WO-2026-00001"
    assert makers.asset(office, asset)["readiness"] == "in maintenance"
    assert makers.asset(office, asset)["place_id"] == shop
    assert refused(office, FinishWorkOrder(order))[0] == "work_tasks_open"
    there_and_back(office, TickTasks(order, ("Lamp",)))
    row = order_row(office, order)
    assert (row["state"], [task["by"] for task in row["tasks"]]) == ("in progress", [office.me, None])
    done = there_and_back(office, FinishWorkOrder(order, "Burnt out", condition="good", left_out="No test lamp here"))
    row = order_row(office, order)
    assert (row["state"], row["result"]) == ("done", "Burnt out · No test lamp here")
    assert row["down_until"] > row["down_from"]
    found = makers.asset(office, asset)
    assert (found["readiness"], found["place_id"]) == ("ready", home)
    assert refused(office, TickTasks(order, ()))[0] == "work_order_state"


def test_two_orders_keep_an_asset_out_until_both_are_done(office: Office) -> None:
    asset = makers.add_asset(office)
    first = office.perform(OpenWorkOrder(asset, WorkFields("Lamp"), takes_out=True))
    second = work_order(office, asset, "Stage", takes_out=True)
    with pytest.raises(Refused) as caught:
        office.undo(first)
    assert caught.value.code == "work_undo_down"
    finish(office, made(first))
    assert makers.asset(office, asset)["readiness"] == "in maintenance"
    there_and_back(office, FinishWorkOrder(second, after="to inspect"))
    assert makers.asset(office, asset)["readiness"] == "to inspect"


def test_maintenance_by_hand_counts_the_downtime_of_work_under_way(office: Office) -> None:
    asset, maria = makers.add_asset(office), makers.person(office)
    makers.check_out(office, asset, holder=maria)
    order = work_order(office, asset)
    assert order_row(office, order)["down_from"] is None
    there_and_back(office, SendToMaintenance((asset,)))
    assert order_row(office, order)["down_from"] is not None
    there_and_back(office, BackFromMaintenance((asset,)))
    assert order_row(office, order)["down_until"] is not None
    found = makers.asset(office, asset)
    assert (found["readiness"], found["holder_id"]) == ("ready", maria)


def test_a_plan_gives_its_tasks_and_is_due_again(office: Office) -> None:
    asset = makers.add_asset(office, in_service=dt.date(2025, 10, 31))
    service = plan(office, "Yearly service", asset_id=asset, months=12, tasks=("Oil", "Filter"))
    order = work_order(office, asset, None, plan_id=service)
    row = order_row(office, order)
    assert (row["title"], row["due"]) == ("Yearly service", dt.date(2026, 10, 31))
    assert [task["text"] for task in row["tasks"]] == ["Oil", "Filter"]
    assert refused(office, OpenWorkOrder(asset, WorkFields(), service))[0] == "work_order_twice"
    office.perform(TickTasks(order, ("Oil", "Filter")))
    done = there_and_back(office, FinishWorkOrder(order, finished_on=dt.date(2026, 11, 20)))
    assert done.detail == "A-1 · Dell Latitude 5540 · due 31 Oct 2026 · next on 20 Nov 2027"
    assert due(office, service, asset)["due"] == dt.date(2027, 11, 20)
    other = makers.add_asset(office)
    assert refused(office, OpenWorkOrder(other, WorkFields(), service))[0] == "plan_other_asset"


def test_a_calibration_needs_its_certificate(office: Office) -> None:
    asset = makers.add_asset(office)
    check = plan(office, "Calibration", kind="calibration", asset_id=asset, months=12, hard_stop=True)
    order = work_order(office, asset, None, plan_id=check, takes_out=True)
    assert refused(office, FinishWorkOrder(order))[0] == "work_certificate"
    assert refused(office, FinishWorkOrder(order, failed=True))[0] == "work_failed_ready"
    there_and_back(office, FinishWorkOrder(order, failed=True, after="pending disposal"))
    assert due(office, check, asset)["last_on"] is None
    other = makers.add_asset(office)
    again = plan(office, "Calibration", kind="calibration", asset_id=other, months=12)
    order = work_order(office, other, None, plan_id=again)
    early = dt.date(2026, 11, 1)
    assert refused(office, FinishWorkOrder(order, certificate="C-1", certified_until=early))[0] == "work_certified_past"
    there_and_back(office, FinishWorkOrder(order, certificate="DKD-881", certified_until=dt.date(2027, 5, 31)))
    assert due(office, again, other)["due"] == dt.date(2027, 5, 31)
    assert order_row(office, order)["search"] == "wo-2026-00002 calibration dkd-881"


def test_many_are_opened_at_once_under_one_number(office: Office) -> None:
    category = makers.add_category(office)
    assets = [makers.add_asset(office, category_id=category) for _ in range(3)]
    check = plan(office, "Safety check", category_id=category, months=6)
    ids = tuple(one["id"] for one in dues(office, check))
    done = there_and_back(office, OpenWorkOrders(ids, takes_out=True))
    assert done.title == "3 work orders opened"
    orders = office.read(makers.Rows(WorkOrder))
    assert [one["number"] for one in orders] == [f"WO-2026-00001-0{place}" for place in (1, 2, 3)]
    assert {one["asset_id"] for one in orders} == set(assets)
    assert len(office.read(makers.Rows(Document))) == 1
    assert refused(office, OpenWorkOrders(ids[:1]))[0] == "work_order_twice"
    assert refused(office, OpenWorkOrders(()))[0] == "work_orders_none"
    assert not verify(office.store).problems


def test_what_it_cost_is_labour_invoices_and_parts(office: Office) -> None:
    asset, lamp = makers.add_asset(office), add_item(office, "LAMP", "Lamp")
    receive(office, lamp, 10, "12.50")
    order = work_order(office, asset)
    hours = WorkCostFields("labour", "Changing it", hours=Decimal("1.5"))
    assert refused(office, AddWorkCost(order, hours))[0] == "work_rate_none"
    office.perform(ChangeSetting("maintenance.labour_rate", 40))
    there_and_back(office, AddWorkCost(order, hours))
    office.perform(AddWorkCost(order, WorkCostFields("service", amount=Decimal(30), spent_on=dt.date(2026, 10, 2))))
    done = there_and_back(office, IssueToWorkOrder(order, (PartLine("LAMP", Decimal(2)),)))
    assert done.title == "Parts for WO-2026-00001: 2 × Lamp"
    assert (done.number or "").startswith("IS-2026-")
    assert office.read(OrderCost(order)) == Decimal(115)
    (part,) = office.read(makers.Rows(WorkPart))
    back = ReturnStock((ReturnLine(lamp, Decimal(1), issue_id=part["movement_id"]),), "over_issued")
    returned = office.perform(back)
    assert office.read(Costs()) == {asset: Decimal("102.5")}
    undone = office.undo(returned)
    assert office.read(OrderCost(order)) == Decimal(115)
    office.undo(undone)
    assert office.read(OrderCost(order)) == Decimal("102.5")
    assert office.read(Costs(dt.date(2026, 11, 1))) == {asset: Decimal("72.5")}
    assert office.read(Costs(None, dt.date(2026, 10, 31))) == {asset: Decimal(30)}
    with pytest.raises(Refused) as caught:
        office.undo(done)
    assert caught.value.code == "came_back_since"
    (labour, _) = office.read(makers.Rows(WorkCost))
    there_and_back(office, RemoveWorkCost(labour["id"]))
    finish(office, order)
    there_and_back(office, AddWorkCost(order, WorkCostFields("service", amount=Decimal(80), reference="INV-7")))
    assert refused(office, IssueToWorkOrder(order, (PartLine("LAMP", Decimal(1)),)))[0] == "work_order_state"
    assert not verify(office.store).problems


def test_parts_go_to_who_does_the_work_else_to_the_department(office: Office) -> None:
    maria = makers.add_person(office, "Maria Lopez", "20417")
    biology = makers.add_department(office, charge_code="BIO-1")
    asset, lamp = makers.add_asset(office, department_id=biology), add_item(office, "LAMP", "Lamp")
    receive(office, lamp, 10, "1")
    for worker in (maria, None):
        order = work_order(office, asset, worker_id=worker)
        office.perform(IssueToWorkOrder(order, (PartLine("LAMP", Decimal(1)),)))
    moved = office.read(makers.Rows(Movement, Movement.kind == "issue"))
    to = [makers.holder_of(office, maria)]
    assert [one["holder_id"] for one in moved][:1] == to
    assert [one["charge_code"] for one in moved] == [None, "BIO-1"]
    assert [one["reference"] for one in moved] == ["WO-2026-00001", "WO-2026-00002"]


def test_cancelled_work_stays_cancelled_and_may_be_taken_up_again(office: Office) -> None:
    asset = makers.add_asset(office)
    check = plan(office, asset_id=asset, months=6)
    order = work_order(office, asset, None, plan_id=check, takes_out=True)
    assert refused(office, CancelWorkOrder(order, " "))[0] == "work_reason"
    cancelled = there_and_back(office, CancelWorkOrder(order, "Sold instead"))
    assert makers.asset(office, asset)["readiness"] == "ready"
    assert due(office, check, asset)["last_on"] is None
    work_order(office, asset, None, plan_id=check)
    with pytest.raises(Refused) as caught:
        office.undo(cancelled)
    assert caught.value.code == "work_undo_twice"
    assert refused(office, AddWorkCost(order, WorkCostFields("other", amount=Decimal(1))))[0] == "work_order_state"


def test_edits_keep_what_is_ticked(office: Office) -> None:
    asset, fisher = makers.add_asset(office), makers.add_supplier(office)
    order = work_order(office, asset, tasks=("Oil", "Filter"))
    office.perform(TickTasks(order, ("Oil",)))
    there_and_back(office, EditWorkOrder(order, {"state": "waiting for parts", "supplier_id": fisher}))
    there_and_back(office, EditWorkOrder(order, {"tasks": ("Oil", "Belt")}))
    assert [(task["text"], task["by"]) for task in order_row(office, order)["tasks"]] == [
        ("Oil", office.me),
        ("Belt", None),
    ]
    assert refused(office, EditWorkOrder(order, {"tasks": ("Belt",)}))[0] == "work_task_ticked"
    assert refused(office, EditWorkOrder(order, {"state": "done"}))[0] == "field_wrong"
    assert refused(office, EditWorkOrder(order, {"plan_id": 1}))[0] == "field_fixed"
    assert refused(office, EditWorkOrder(order, {"title": "Replace the lamp"}))[0] == "nothing_changed"
    assert refused(office, TickTasks(order, ("Wheel",)))[0] == "work_task_unknown"


def test_nothing_is_opened_for_what_is_gone(office: Office) -> None:
    asset = makers.add_asset(office)
    office.perform(ReportMissing((asset,)))
    assert refused(office, OpenWorkOrder(asset, WorkFields("Lamp")))[0] == "asset_missing"
    assert refused(office, OpenWorkOrder(asset, WorkFields()))[0] == "field_wrong"
