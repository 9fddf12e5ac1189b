# ruff: noqa: F811 - fixtures
"""A new count by keyboard and by scanner: what it is over, how many lines, and who counts some of them already."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.store_fixtures import Office
from tests.transactions.count_makers import open_count
from tests.transactions.makers import add_asset, add_person, add_place
from tests.transactions.stock_makers import receive
from tests.ui.count_office import stocked
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.queries.count_scope import CountScope, ScopeKind
from tracker_desktop.ui.counts.new_count_dialog import NewCountDialog


@pytest.fixture
def stock(counter_office: Office) -> dict[str, int]:
    ids = stocked(counter_office)
    store = add_place(counter_office, "STORE-1", "Store 1")
    receive(counter_office, ids["GLV-NIT-M"], 100, "2", place_id=store)
    return ids


def opened(shown: Shown) -> NewCountDialog:
    shown.run("new_count")
    dialog = shown.dialog()
    assert isinstance(dialog, NewCountDialog)
    return dialog


def said(shown: Shown, dialog: NewCountDialog) -> str:
    shown.qtbot.waitUntil(lambda: not dialog._pause.isActive(), timeout=5_000)
    shown.settle()
    return dialog.strip.text()


def test_a_place_that_is_scanned_is_counted(stock: dict[str, int], shown: Shown) -> None:
    dialog = opened(shown)
    assert said(shown, dialog) == "Choose what is to be counted."
    shown.burst("STORE-1")
    assert said(shown, dialog) == "1 line 1 item in 1 place"
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert QApplication.activeModalWidget() is None
    count = shown.window.counts.count
    assert count is not None
    assert (count.name, count.blind, count.sums.lines) == ("Count of Store 1", True, 1)
    assert shown.window.tabs.currentWidget() is shown.window.counts_tab


def test_an_item_that_is_scanned_changes_what_is_counted(stock: dict[str, int], shown: Shown) -> None:
    dialog = opened(shown)
    shown.burst("GLV-NIT-M")
    assert dialog.kind.value() == ScopeKind.ITEMS
    assert said(shown, dialog) == "2 lines 1 item in 2 places"
    dialog.within.set_value(1, "Stockroom")
    assert dialog.scope() == CountScope(ScopeKind.ITEMS, ids=(stock["GLV-NIT-M"],), within=(1,))


def test_a_sample_of_classes(stock: dict[str, int], shown: Shown) -> None:
    dialog = opened(shown)
    dialog.kind.set_value(ScopeKind.CLASSES)
    dialog.kind.changed.emit()
    dialog.classes.list.setFocus()
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_Space)
    assert said(shown, dialog) == "4 lines 3 items in 2 places"
    dialog.sample.line.setText("half")
    dialog.sample.changed.emit()
    assert said(shown, dialog).startswith("“half” is neither a number of lines nor a part of them")
    dialog.sample.line.setText("50 %")
    dialog.sample.changed.emit()
    assert said(shown, dialog).startswith("2 lines")
    assert dialog.scope() == CountScope(ScopeKind.CLASSES, names=("C",), sample="50 %")


def test_it_says_who_counts_the_same_already(stock: dict[str, int], counter_office: Office, shown: Shown) -> None:
    open_count(Office(shown.window.desk.store, 1), CountScope(ScopeKind.ALL))
    dialog = opened(shown)
    shown.burst("STORE-1")
    said(shown, dialog)
    overlap = "Counted already: 1 line is in “Count of all stock” too, by Rita Osei since "
    assert dialog.overlaps.text().startswith(overlap)


def test_esc_asks_before_it_throws_away_what_was_chosen(stock: dict[str, int], shown: Shown) -> None:
    dialog = opened(shown)
    shown.burst("STORE-1")
    dialog.reject()
    assert dialog.isVisible()
    assert "Press Esc once more" in dialog.banner.text()
    dialog.reject()
    shown.settle()
    assert QApplication.activeModalWidget() is None


def test_what_is_due_says_why(stock: dict[str, int], shown: Shown) -> None:
    shown.window.counts.new(ScopeKind.DUE)
    dialog = shown.dialog()
    assert isinstance(dialog, NewCountDialog)
    assert said(shown, dialog) == "4 lines 3 items in 2 places · 4 in their turn of the year"


def test_what_is_not_counted_is_called_what_it_is(stock: dict[str, int], counter_office: Office, shown: Shown) -> None:
    add_asset(counter_office, tag="LT-00142")
    add_person(counter_office, "Jane Okafor", "20417")
    dialog = opened(shown)
    for code, words in (
        ("LT-00142", "Refused: LT-00142 is an asset; assets are audited (New audit)."),
        ("20417", "Refused: Jane Okafor is a person. Scan a place or an item."),
        ("NEVER-1", "Unknown: No place and no item has the code NEVER-1."),
    ):
        shown.burst(code)
        assert dialog.banner.text() == words
