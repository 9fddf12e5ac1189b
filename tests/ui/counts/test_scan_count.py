# ruff: noqa: F811 - fixtures
"""Counting by scanner: the window follows the count that is scanned for."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.store_fixtures import Office
from tests.ui.count_office import cells, with_count
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.ui.counts.new_count_dialog import NewCountDialog


@pytest.fixture
def count(counter_office: Office) -> int:
    return with_count(counter_office, blind=False)


def strip(shown: Shown) -> str:
    return shown.window.counts.strip.text()


def test_scans_count_and_the_strip_follows(count: int, shown: Shown) -> None:
    shown.run("tab_counts")
    shown.window.counts_tab.show_view("all")
    shown.run("count")
    shown.burst("STOCKROOM", "GLV-NIT-M", "GLV-NIT-M")
    shown.scan("43", how="typed")
    assert cells(Office(shown.window.desk.store, 1), count, "counted")[1] == ("43 pcs",)
    shown.qtbot.waitUntil(lambda: "now at Stockroom · 3 lines · 1 counted · 1 differs" in strip(shown), timeout=5_000)
    tab = shown.window.counts_tab.lines
    shown.qtbot.waitUntil(lambda: "Nitrile gloves" in tab.card.text(), timeout=5_000)
    assert not shown.window.counter.strip.isVisible()
    shown.run("finish")
    shown.qtbot.waitUntil(lambda: "now at" not in strip(shown), timeout=5_000)


def test_without_a_count_a_scan_offers_to_open_one(shown: Shown) -> None:
    shown.run("count")
    shown.burst("STOCKROOM")
    assert isinstance(QApplication.activeModalWidget(), NewCountDialog)


def test_the_strip_is_there_in_other_tabs_while_it_is_scanned(count: int, shown: Shown) -> None:
    shown.run("tab_assets")
    assert not shown.window.counts.strip.isVisible()
    shown.run("count")
    shown.qtbot.waitUntil(shown.window.counts.strip.isVisible, timeout=5_000)
    shown.run("look_up")
    assert not shown.window.counts.strip.isVisible()
