# ruff: noqa: F811 - fixtures
"""The Maintenance tab: what is due, the month, work orders from open to done, plans and meters, all in one window."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.maintenance_makers import plan
from tests.transactions.stock_makers import add_item, receive
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.maintenance import MaintenancePlan, MeterReading, PlanDue, WorkCost, WorkOrder, WorkPart
from tracker_desktop.queries.office import OfficeFacts
from tracker_desktop.transactions.open_work_order import OpenWorkOrder, WorkFields
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.maintenance.costs_dialog import CostsDialog
from tracker_desktop.ui.maintenance.tab import MaintenanceTab
from tracker_desktop.ui.maintenance.tasks_dialog import TasksDialog


@pytest.fixture
def there(counter_office: Office) -> Office:
    """Two microscopes and a van; the cleaning of one microscope is long overdue. Dates by the clock of this machine."""
    today = counter_office.read(OfficeFacts()).today
    ago = today - dt.timedelta(days=400)
    scopes = makers.add_category(counter_office, "Microscopes", "MS")
    for name, since in (("Olympus CX23", ago), ("Olympus CX33", today - dt.timedelta(days=170))):
        makers.add_asset(counter_office, name, category_id=scopes, in_service=since)
    makers.add_asset(counter_office, "Ford Transit", tag="VAN-1")
    plan(counter_office, "Cleaning", category_id=scopes, months=6, tasks=("Lens", "Stage"))
    receive(counter_office, add_item(counter_office, "LAMP", "Lamp"), 5, "12.50")
    return counter_office


def tab_of(shown: Shown) -> MaintenanceTab:
    tab = shown.window.maintenance.tab
    assert tab is not None
    return tab


def form(shown: Shown) -> FormDialog:
    dialog = shown.dialog()
    assert isinstance(dialog, FormDialog)
    return dialog


def rows(shown: Shown, model: Any) -> list[dict[str, Any]]:
    return shown.window.desk.store.read(makers.Rows(model))


def send(shown: Shown) -> None:
    shown.press(Qt.Key.Key_Return, ctrl=True)
    shown.follow()


def set_field(shown: Shown, key: str, value: Any) -> None:
    form(shown).field(key).set_value(value)  # type: ignore[attr-defined]


def test_from_what_is_due_to_work_that_is_done(there: Office, shown: Shown) -> None:
    window = shown.window
    shown.run("tab_maintenance")
    tab = tab_of(shown)
    shown.follow()
    assert tab.side.current() == "plan_due/overdue"
    due = tab.lists()["plan_due"]
    assert due.card_state() == "overdue"

    shown.run("due_work_orders")
    assert form(shown).windowTitle() == "New work order: MS-00001"
    assert form(shown).field("plan_id").value() == 1  # type: ignore[attr-defined]
    today = shown.window.desk.store.read(OfficeFacts()).today
    assert form(shown).field("due").value() == today  # type: ignore[attr-defined]
    set_field(shown, "takes_out", True)
    send(shown)
    assert tab.shown_list().listing.name == "work_orders"
    (order,) = rows(shown, WorkOrder)
    assert (order["plan_id"], order["title"], [task["text"] for task in order["tasks"]]) == (
        1,
        "Cleaning",
        ["Lens", "Stage"],
    )

    shown.run("work_tasks")
    tasks = shown.dialog()
    assert isinstance(tasks, TasksDialog)
    tasks.tasks.set_value(("Lens",))
    send(shown)
    assert rows(shown, WorkOrder)[0]["state"] == "in progress"

    shown.run("work_parts")
    form(shown).field("lines").set_value(({"item": "LAMP", "quantity": Decimal(2)},))  # type: ignore[attr-defined]
    send(shown)
    assert len(rows(shown, WorkPart)) == 1

    shown.run("work_costs")
    costs = shown.dialog()
    assert isinstance(costs, CostsDialog)
    costs.add()
    shown.settle()
    set_field(shown, "amount", Decimal(40))
    send(shown)
    assert [cost["amount"] for cost in rows(shown, WorkCost)] == [Decimal(40)]
    costs.remove()
    shown.settle()
    assert rows(shown, WorkCost) == []
    costs.reject()

    shown.run("finish_work_order")
    send(shown)
    assert form(shown).isVisible()  # a task is not ticked
    set_field(shown, "left_out", "No stage clips")
    send(shown)
    (order,) = rows(shown, WorkOrder)
    assert (order["state"], order["result"]) == ("done", "No stage clips")
    assert rows(shown, PlanDue)[0]["last_on"] is not None
    assert rows(shown, Asset)[0]["readiness"] == "ready"
    tab.show_view("work_orders", "done")
    shown.follow()
    assert tab.shown_list().card_state() == "work_done"
    assert not window.actions_by_id["finish_work_order"].isEnabled()


def test_plans_meters_and_the_month(there: Office, shown: Shown) -> None:
    window, tab = shown.window, tab_of(shown)
    window.show_tab("maintenance")
    shown.run("new_plan")
    asset = form(shown).field("asset_id")
    shown.pick(asset, "VAN-1")  # type: ignore[arg-type]
    for key, value in (("name", "Service"), ("meter", "km"), ("every", Decimal(15_000)), ("dates", "03-31, 9-30")):
        set_field(shown, key, value)
    send(shown)
    made = rows(shown, MaintenancePlan)[1]
    assert (made["dates"], made["meter"], made["asset_id"]) == (["03-31", "09-30"], "km", 3)

    tab.show_view("maintenance_plans", "active")
    shown.follow()
    tab.lists()["maintenance_plans"].choose(made["id"])
    shown.follow()
    shown.run("edit_plan")
    set_field(shown, "hard_stop", True)
    send(shown)
    assert rows(shown, MaintenancePlan)[1]["hard_stop"]

    window.show_record("assets", 3)
    shown.follow()
    shown.run("read_meter")
    assert form(shown).field("meter").value() == "km"  # type: ignore[attr-defined]
    set_field(shown, "reading", Decimal(45_000))
    send(shown)
    assert [row["reading"] for row in rows(shown, MeterReading)] == [Decimal(45_000)]

    window.maintenance.show_calendar()
    shown.follow()
    month = tab.calendar.month
    today = month.day()
    late = rows(shown, PlanDue)[0]["expected"]
    month.show_day(late)
    shown.follow()
    assert tab.calendar.list.table.pages.row_of(1) == 0
    assert tab.shown_list() is tab.calendar.list
    of_order = today + dt.timedelta(days=1)
    window.desk.perform(OpenWorkOrder(3, WorkFields(title="New tyres", due=of_order)))
    shown.follow()
    month.show_day(of_order)
    shown.follow()
    assert tab.shown_list() is tab.calendar.orders
    assert tab.shown_list().card_code() == rows(shown, WorkOrder)[0]["number"]
    assert window.actions_by_id["finish_work_order"].isEnabled()
    buttons = [one.text() for one in tab.calendar.orders.card.findChildren(QPushButton)]
    assert buttons == ["Finish", "Tasks", "Parts", "Print"]
    month.show_day(late)
    month.table.setFocus()
    shown.press(Qt.Key.Key_PageDown)
    assert (month.day().year * 12 + month.day().month) == late.year * 12 + late.month + 1
    month.show_today()
    assert month.day() == today
    window.show_list("plan_due", "all")
    shown.follow()
    assert tab.side.current() == "plan_due/all"


def test_a_scanned_work_order_is_shown(there: Office, shown: Shown) -> None:
    shown.run("tab_maintenance")
    shown.run("due_work_orders")
    send(shown)
    window = shown.window
    window.show_tab("today")
    (order,) = rows(shown, WorkOrder)
    shown.scan(order["number"])
    shown.follow()
    assert tab_of(shown).shown_list().card_code() == order["number"]


def test_damage_that_was_reported_offers_a_work_order(there: Office, shown: Shown) -> None:
    shown.window.show_record("assets", 3)
    shown.follow()
    shown.run("damage")
    send(shown)
    offered = [made for made in shown.window.counter.banner.findChildren(QPushButton) if made.text() == "Work order…"]
    offered[0].click()
    shown.settle()
    assert form(shown).windowTitle() == "New work order: VAN-1"
    assert form(shown).field("takes_out").value()  # type: ignore[attr-defined]
