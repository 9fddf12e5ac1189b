# ruff: noqa: F811 - fixtures
"""The ways to a count: the tile of Today, an entry of History, the papers of it, and who may do what."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.store_fixtures import Office
from tests.transactions.write_off import signed_in
from tests.ui.count_office import stocked, with_count
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.queries.count_scope import ScopeKind
from tracker_desktop.ui.counts.new_count_dialog import NewCountDialog
from tracker_desktop.ui.printing.report_window import ReportsDialog
from tracker_desktop.ui.tile import Tile


@pytest.fixture
def count(counter_office: Office) -> int:
    return with_count(counter_office, blind=False)


@pytest.fixture
def stock(counter_office: Office) -> None:
    stocked(counter_office)
    signed_in(counter_office, "Victor Okafor", "7004", "property manager")


def tile(shown: Shown) -> Tile:
    shown.qtbot.waitUntil(lambda: "counts_due" in shown.window.today._tiles, timeout=5_000)
    return shown.window.today._tiles["counts_due"]


def test_today_says_how_many_lines_are_due_and_opens_a_count_of_them(stock: None, shown: Shown) -> None:
    due = tile(shown)
    assert due.accessibleName() == "3 lines to count"
    due.click()
    shown.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewCountDialog)
    assert dialog.kind.value() == ScopeKind.DUE
    shown.run("tab_inventory")
    dialog.send()
    shown.settle()
    assert not due.isVisible()
    shown.run("tab_today")
    shown.qtbot.waitUntil(lambda: due.accessibleName() == "0 lines to count", timeout=5_000)


def test_history_leads_to_the_count_of_an_entry(count: int, shown: Shown) -> None:
    shown.run("tab_history")
    history = shown.window.lists["journal"]
    shown.qtbot.waitUntil(lambda: history.table.pages.rowCount() > 0, timeout=5_000)
    history.table.choose_row(0)
    shown.qtbot.waitUntil(lambda: history.card_kind() == "open_count", timeout=5_000)
    shown.settle()
    words = [made.text() for made in history.card.findChildren(QPushButton) if made.isVisible()]
    assert "Show the count" in words
    history.opened.emit(history.current())
    shown.qtbot.waitUntil(lambda: shown.window.tabs.currentWidget() is shown.window.counts_tab, timeout=5_000)
    shown.qtbot.waitUntil(lambda: shown.window.counts.count is not None, timeout=5_000)


def test_the_sheet_and_the_differences_are_reports_of_the_count(count: int, shown: Shown) -> None:
    shown.run("tab_counts")
    shown.run("count_sheets")
    dialog = shown.dialog()
    assert isinstance(dialog, ReportsDialog)
    shown.qtbot.waitUntil(lambda: dialog.shown_result is not None, timeout=10_000)
    assert dialog.shown_result is not None
    assert (dialog.shown_result.report.key, len(dialog.shown_result)) == ("count-sheet", 3)


def test_who_may_not_count_types_nothing(stock: None, shown: Shown) -> None:
    shown.scan("SWITCH")
    shown.burst("7004")
    shown.run("tab_counts")
    enabled = {name: shown.window.actions_by_id[name].isEnabled() for name in ("new_count", "count", "post_count")}
    assert enabled == dict.fromkeys(enabled, False)


def test_a_count_whose_opening_is_undone_is_gone(stock: None, shown: Shown) -> None:
    shown.window.counts.new(ScopeKind.ALL)
    dialog = shown.dialog()
    assert isinstance(dialog, NewCountDialog)
    dialog.send()
    shown.qtbot.waitUntil(lambda: shown.window.counts.count is not None, timeout=5_000)
    shown.run("undo")
    shown.qtbot.waitUntil(lambda: shown.window.counts.count is None, timeout=5_000)
    shown.settle()
    assert shown.window.counts_tab.shown_list() is None
