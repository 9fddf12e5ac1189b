"""Draws the Maintenance tab and its dialogs of the sample office; part of shots.py."""

from __future__ import annotations

from screens import Screens

from tracker_desktop.ui.maintenance.costs_dialog import CostsDialog
from tracker_desktop.ui.maintenance.tab import MaintenanceTab

VIEWS = (("plan_due", "near"), ("work_orders", "all"), ("maintenance_plans", "active"), ("meter_readings", "all"))
OF_DUE = ("due_work_orders", "plan_done", "read_meter")
OF_WORK = ("work_tasks", "edit_work_order", "work_parts", "finish_work_order", "cancel_work_order")


def draw_maintenance(screens: Screens) -> None:
    """Each view with the card of a line, the month, then the forms of what is due and of work under way."""
    window = screens.window
    window.show_tab("maintenance")
    tab = window.maintenance.tab
    assert tab is not None
    for listing, view in VIEWS:
        _show(screens, tab, listing, view)
        screens.draw(f"maintenance_{listing}")
    window.maintenance.show_calendar()
    screens.settle()
    screens.draw("maintenance_calendar")
    _show(screens, tab, "plan_due", "near")
    _forms(screens, OF_DUE)
    tab.lists()["plan_due"].table.selectAll()
    screens.settle()
    _forms(screens, ("due_work_orders",), "many_")
    _show(screens, tab, "work_orders", "open")
    tab.lists()["work_orders"].table.selectRow(2)
    screens.settle()
    _forms(screens, OF_WORK)
    screens.run("work_costs")
    screens.draw("work_costs")
    dialog = screens.dialog()
    assert isinstance(dialog, CostsDialog)
    dialog.add()
    screens.draw("work_cost")
    screens.close_dialog()
    screens.close_dialog()
    _show(screens, tab, "maintenance_plans", "active")
    _forms(screens, ("edit_plan", "new_plan"))
    window.show_tab("today")
    screens.settle()
    _forms(screens, ("new_work_order",), "asked_")


def _show(screens: Screens, tab: MaintenanceTab, listing: str, view: str) -> None:
    tab.show_view(listing, view)
    screens.settle()
    tab.lists()[listing].table.selectRow(0)
    screens.settle()


def _forms(screens: Screens, commands: tuple[str, ...], before: str = "") -> None:
    for command in commands:
        screens.run(command)
        screens.draw(f"{before}{command}")
        screens.close_dialog()
