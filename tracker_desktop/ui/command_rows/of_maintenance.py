"""The commands of the menu Maintenance."""

from __future__ import annotations

from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.command import LIVE_WORK, MAINTENANCE, NUMBERED_WORK, WORK, Command

MAY = Right.MAINTAIN
DUE = "plan_due"

ROWS: tuple[Command, ...] = (
    Command(
        "new_work_order",
        MAINTENANCE,
        "&New work order…",
        lambda w: w.maintenance.new(),
        "Ctrl+Shift+W",
        "For the chosen asset, or for what is due.",
        right=MAY,
    ),
    Command(
        "due_work_orders",
        MAINTENANCE,
        "&Work orders for what is due…",
        lambda w: w.maintenance.for_due(),
        hint="One for each line that is chosen.",
        needs=DUE,
        right=MAY,
    ),
    Command(
        "read_meter",
        MAINTENANCE,
        "Read a &meter…",
        lambda w: w.maintenance.read_meter(),
        "Ctrl+Shift+M",
        right=Right.COUNTER,
    ),
    Command("work_tasks", MAINTENANCE, "&Tasks…", lambda w: w.maintenance.tasks(), needs=LIVE_WORK, right=MAY, group=1),
    Command(
        "edit_work_order",
        MAINTENANCE,
        "&Edit the work order…",
        lambda w: w.maintenance.edit(),
        needs=LIVE_WORK,
        right=MAY,
        group=1,
    ),
    Command(
        "work_parts",
        MAINTENANCE,
        "Issue &parts…",
        lambda w: w.maintenance.parts(),
        needs=LIVE_WORK,
        right=Right.STOCK,
        group=1,
    ),
    Command(
        "work_costs",
        MAINTENANCE,
        "&Costs: hours, invoices…",
        lambda w: w.maintenance.costs(),
        needs=NUMBERED_WORK,
        right=MAY,
        group=1,
    ),
    Command(
        "finish_work_order",
        MAINTENANCE,
        "Finis&h it…",
        lambda w: w.maintenance.finish(),
        needs=LIVE_WORK,
        right=MAY,
        group=2,
    ),
    Command(
        "cancel_work_order",
        MAINTENANCE,
        "Cance&l it…",
        lambda w: w.maintenance.cancel(),
        needs=LIVE_WORK,
        right=MAY,
        group=2,
    ),
    Command(
        "print_work_order",
        MAINTENANCE,
        "P&rint the work order…",
        lambda w: w.maintenance.print_it(),
        needs=WORK,
        group=2,
    ),
    Command("new_plan", MAINTENANCE, "New pl&an…", lambda w: w.maintenance.new_plan(), right=MAY, group=3),
    Command(
        "edit_plan",
        MAINTENANCE,
        "E&dit the plan…",
        lambda w: w.maintenance.edit_plan(),
        needs="maintenance_plan",
        right=MAY,
        group=3,
    ),
    Command(
        "plan_of_due",
        MAINTENANCE,
        "Edit the plan of what is d&ue…",
        lambda w: w.maintenance.edit_plan(),
        needs=DUE,
        right=MAY,
        group=3,
    ),
    Command(
        "plan_done",
        MAINTENANCE,
        "Done alread&y…",
        lambda w: w.maintenance.plan_done(),
        hint="Without a work order.",
        needs=DUE,
        right=MAY,
        group=3,
    ),
    Command("asset_of_work", MAINTENANCE, "T&o the asset", lambda w: w.maintenance.show_asset(), group=4),
    Command(
        "maintenance_calendar", MAINTENANCE, "&Go to the calendar", lambda w: w.maintenance.show_calendar(), group=4
    ),
)
