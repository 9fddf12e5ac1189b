# ruff: noqa: F811 - fixtures
"""A tile of Today opens what is behind it: a list, or a report."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.store_fixtures import Office
from tests.transactions.makers import add_place, add_supplier, holder_of
from tests.transactions.order_makers import line
from tests.transactions.stock_makers import add_item
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.models.places import Place
from tracker_desktop.queries.today import Today
from tracker_desktop.transactions.create_order import CreateOrder, OrderFields
from tracker_desktop.transactions.set_audit_cycle import SetAuditCycle
from tracker_desktop.ui.printing.report_window import ReportsDialog
from tracker_desktop.ui.tabs.today import TodayTab


def test_orders_that_are_late_are_shown(counter_office: Office, shown: Shown) -> None:
    lines = (line(add_item(counter_office), 4),)
    head = OrderFields(add_supplier(counter_office), expected=dt.date(2026, 1, 1))
    shown.window.desk.perform(CreateOrder(head, lines, ordered=True, ordered_on=dt.date(2025, 12, 24)))
    shown.settle()
    tile = shown.window.today._tiles["late_orders"]
    shown.qtbot.waitUntil(lambda: tile.accessibleName() == "1 late from suppliers", timeout=5_000)
    assert tile.accessibleDescription() == "1 order to come"
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    shown.settle()
    orders = shown.window.lists["orders"]
    assert shown.window.current_list() is orders
    assert orders.views.current() == "late"
    assert orders.table.pages.rowCount() == 1


def test_a_narrow_window_has_fewer_tiles_side_by_side(shown: Shown) -> None:
    today = shown.window.today
    for width, columns in ((1500, 6), (1000, 5)):
        shown.window.resize(width, 800)
        shown.settle()
        rights = {tile.geometry().x() for tile in today._tiles.values()}
        assert len(rights) == columns


def test_audits_that_are_due_are_a_report(counter_office: Office, shown: Shown) -> None:
    room = add_place(counter_office, "B-204", "B-204")
    shown.window.desk.perform(SetAuditCycle(holder_of(counter_office, room, Place), 12))
    shown.settle()
    tile = shown.window.today._tiles["audits_due"]
    shown.qtbot.waitUntil(lambda: tile.accessibleName() == "1 audit due", timeout=5_000)
    assert tile.accessibleDescription() == "1 never audited"
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    shown.settle()
    dialog = shown.dialog()
    assert isinstance(dialog, ReportsDialog)
    assert dialog.shown_result is not None
    assert [dialog.shown_result.texts(0)[place] for place in (0, 1, 2)] == ["Place", "B-204", "Never audited"]


def test_the_charts_never_lie_over_the_last_transactions(counter_office: Office, shown: Shown) -> None:
    today = TodayTab(shown.window.desk)
    shown.qtbot.addWidget(today)
    today.resize(1326, 570)
    today.show()
    today._show(counter_office.store.read(Today()))
    shown.settle()
    assert today._heading.geometry().top() > today.charts.geometry().bottom()
    assert today._last.geometry().top() > today._heading.geometry().bottom()
