# ruff: noqa: F811 - fixtures
"""A tile of Today opens what is behind it: a list, or a report."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.store_fixtures import Office
from tests.transactions.makers import add_place, holder_of
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.models.places import Place
from tracker_desktop.transactions.set_audit_cycle import SetAuditCycle
from tracker_desktop.ui.printing.report_window import ReportsDialog


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
