# ruff: noqa: F811 - fixtures
"""Posting a count: all problems at once, reasons in the rows, the approval above the limit, and Undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.store_fixtures import Office
from tests.transactions.count_makers import colleague, count_of, count_stock
from tests.transactions.stock_makers import stock
from tests.ui.count_office import cells, with_count
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.ui.counts.post_dialog import PostCountDialog

BATTERIES, GLOVES, TONER = 1, 2, 3


@pytest.fixture
def count(counter_office: Office) -> int:
    """Batteries agree, gloves and toner differ; each was counted by two people."""
    made = with_count(counter_office, blind=False)
    sam = colleague(counter_office)
    for item, quantity in ((BATTERIES, 60), (GLOVES, 40), (TONER, 9)):
        for who in (sam, 1):
            count_stock(counter_office, made, item, quantity, by=who)
    return made


def opened(shown: Shown) -> PostCountDialog:
    shown.run("tab_counts")
    shown.run("post_count")
    dialog = shown.dialog()
    assert isinstance(dialog, PostCountDialog)
    at_rest(shown, dialog)
    return dialog


def at_rest(shown: Shown, dialog: PostCountDialog) -> None:
    shown.qtbot.waitUntil(lambda: dialog.list.table.current_id() is not None, timeout=5_000)
    shown.settle()


def office(shown: Shown) -> Office:
    return Office(shown.window.desk.store, 1)


def tile(dialog: PostCountDialog, key: str) -> str:
    return dialog.tiles._tiles[key].accessibleName()


def test_the_tiles_and_what_is_in_the_way(count: int, shown: Shown) -> None:
    dialog = opened(shown)
    names = [tile(dialog, key) for key in ("lines", "counted", "within", "differs", "gains", "losses", "worth")]
    assert names == [
        "3 lines",
        "3 counted",
        "0 within tolerance",
        "2 beyond it",
        "4.00 gains",
        "10.00 losses",
        "14.00 worth",
    ]
    assert dialog.tiles._tiles["differs"].accessibleDescription() == "2 with a problem"
    assert dialog.list.views.current() == "problems"
    assert dialog.strip.text().startswith("2 lines can't be posted yet. The differences are worth 14.00: only above")
    assert dialog.problem.text() == "Nitrile gloves, medium, Stockroom: 40 pcs counted, 45 by the book. Give a reason."


def test_a_posting_that_is_refused_names_all_problems(count: int, shown: Shown) -> None:
    dialog = opened(shown)
    shown.press(Qt.Key.Key_Return, ctrl=True)
    text = dialog.banner.text()
    assert "2 lines of “Count of all stock” can't be posted yet." in text
    assert "Nitrile gloves" in text
    assert "Toner black" in text
    assert dialog.isVisible()


def test_reasons_for_many_lines_then_posted_and_undone(count: int, shown: Shown) -> None:
    dialog = opened(shown)
    dialog.list.table.setFocus()
    dialog.list.table.selectAll()
    shown.press(Qt.Key.Key_Return)
    menu = dialog.reasons.menu
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_1)
    shown.qtbot.waitUntil(lambda: dialog.strip.text().startswith("All of it can be posted."), timeout=5_000)
    assert cells(office(shown), count, "reason") == [("",), ("Counted wrong before",), ("Counted wrong before",)]
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert QApplication.activeModalWidget() is None
    assert stock(office(shown), TONER) == {("", "STOCKROOM"): 9}
    assert shown.window.counter.banner.text().startswith("Done: “Count of all stock” posted")
    shown.qtbot.waitUntil(lambda: "posted today" in shown.window.counts.strip.text(), timeout=5_000)
    assert shown.window.counts_tab.side.current() == "differences"
    assert shown.window.actions_by_id["count_report"].isEnabled()
    shown.run("undo")
    assert stock(office(shown), TONER) == {("", "STOCKROOM"): 7}
    assert count_of(office(shown), count)["state"] == "open"


def test_another_reason_needs_a_note(count: int, shown: Shown) -> None:
    dialog = opened(shown)
    dialog.list.table.setFocus()
    shown.press(Qt.Key.Key_Return)
    menu = dialog.reasons.menu
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_0)
    shown.settle()
    shown.type("wet")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert cells(office(shown), count, "reason")[1] == ("Another reason: wet",)


def test_above_the_limit_it_waits(counter_office: Office, count: int, shown: Shown) -> None:
    office(shown).perform(ChangeSetting("counts.approval_limit", 5))
    dialog = opened(shown)
    assert "The differences are worth 14.00: above 5.00 the posting waits for a second person." in dialog.strip.text()
    dialog.reasons.give(count, [2, 3], "miscount")
    shown.settle()
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert QApplication.activeModalWidget() is None
    assert shown.window.counter.banner.outcome == "waiting"
    shown.qtbot.waitUntil(lambda: "waiting for approval" in shown.window.counts.strip.text(), timeout=5_000)
    assert stock(office(shown), TONER) == {("", "STOCKROOM"): 7}


def test_a_recount_and_not_counted_by_their_keys(count: int, shown: Shown) -> None:
    dialog = opened(shown)
    words = [button.text() for button in dialog.findChildren(QPushButton)]
    assert {"Count again  Ctrl+Shift+T", "Not counted  Ctrl+Shift+X"} <= set(words)
    shown.press(Qt.Key.Key_T, ctrl=True, shift=True)
    assert cells(office(shown), count, "state")[1] == ("recount",)
    shown.press(Qt.Key.Key_X, ctrl=True, shift=True)
    assert cells(office(shown), count, "state")[1] == ("to_count",)
    left = "1 line is not counted and left as it is."
    shown.qtbot.waitUntil(lambda: dialog._subtitle.text() == left, timeout=5_000)
