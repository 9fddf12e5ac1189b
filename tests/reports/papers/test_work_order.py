"""The paper of a work order: its asset, its tasks and parts, and each of several that were opened at once."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

from tests.reports.papers.test_draw_paper import Printed
from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.maintenance_makers import dues, finish, plan, work_order
from tests.transactions.stock_makers import add_item, receive
from tracker_desktop.transactions.issue_to_work_order import IssueToWorkOrder, PartLine
from tracker_desktop.transactions.open_work_orders import OpenWorkOrders
from tracker_desktop.transactions.tick_tasks import TickTasks


def test_a_work_order_is_worked_by_and_then_kept(sqlite_office: Office, tmp_path: Path) -> None:
    office = sqlite_office
    shop = makers.add_place(office, "SHOP", "Workshop")
    asset = makers.add_asset(office, "Olympus CX23", tag="MS-27", serial="9K12", manufacturer="Olympus")
    receive(office, add_item(office, "LAMP", "Lamp 6V"), 5, "12.50")
    order = work_order(
        office,
        asset,
        "Replace the lamp",
        tasks=("Lamp", "Centre it"),
        note="Burnt out twice",
        takes_out=True,
        place_id=shop,
        due=dt.date(2026, 12, 1),
    )
    printed = Printed(office, "WO-2026-00001", tmp_path)
    for words in (
        "Work order",
        "MS-27",
        "serial number 9K12",
        "Workshop",
        "by 1 Dec 2026",
        "Centre it",
        "Burnt out twice",
    ):
        assert words in printed.words
    office.perform(TickTasks(order, ("Lamp", "Centre it")))
    office.perform(IssueToWorkOrder(order, (PartLine("LAMP", Decimal(2)),)))
    finish(office, order, result="As new")
    printed = Printed(office, "WO-2026-00001", tmp_path)
    for words in ("DONE", "Lamp 6V", "2 pcs", "As new", "24 Nov 2026"):
        assert words in printed.words


def test_several_have_a_list_and_a_paper_each(sqlite_office: Office, tmp_path: Path) -> None:
    office = sqlite_office
    scopes = makers.add_category(office, "Microscopes", "MS")
    for name in ("Olympus CX23", "Olympus CX33"):
        makers.add_asset(office, name, category_id=scopes)
    cleaning = plan(office, "Cleaning", category_id=scopes, months=6, tasks=("Lens",))
    done = office.perform(OpenWorkOrders(tuple(one["id"] for one in dues(office, cleaning))))
    listed = Printed(office, "WO-2026-00001", tmp_path).words
    assert "WO-2026-00001-01" in listed
    assert "Olympus CX33" in listed
    one = Printed(office, "WO-2026-00001-02", tmp_path).words
    assert "Olympus CX33" in one
    assert "Olympus CX23" not in one
    office.undo(done)
    assert "Void: undone" in Printed(office, "WO-2026-00001", tmp_path).words
