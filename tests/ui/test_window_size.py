"""The window keeps its size and its charts, whatever it says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.ui.window_fixtures import Shown, counter_office, shown
from tracker_desktop.ui.opening_window import FRAME, SMALLEST

__all__ = ["counter_office", "shown"]


@pytest.fixture
def lent(counter_office: Office) -> Office:
    maria = makers.add_person(counter_office, "Maria Lopez", "20417")
    for number in (1, 2):
        asset = makers.add_asset(counter_office, "Microscope with a long description of its parts", tag=f"MS-{number}")
        makers.check_out(counter_office, asset, holder=makers.holder_of(counter_office, maria))
    return counter_office


def check_in(shown: Shown) -> None:
    shown.run("check_in")
    shown.scan("MS-1")
    assert shown.window.counter.banner.isVisible()
    assert shown.window.counter.strip.isVisible()


@pytest.mark.parametrize("tab", ["today", "assets", "items", "journal"])
def test_what_the_window_says_does_not_make_it_larger(lent: Office, shown: Shown, tab: str) -> None:
    window = shown.window
    window.resize(SMALLEST)
    window.show_tab(tab)
    shown.settle()
    assert window.size() == SMALLEST
    check_in(shown)
    shown.scan("NO-SUCH-CODE")
    assert window.size() == SMALLEST
    window.counter.finish()
    shown.settle()
    assert window.size() == SMALLEST


def test_the_charts_stay_while_a_session_runs(lent: Office, shown: Shown) -> None:
    window = shown.window
    window.resize(QSize(1280, 800 - FRAME))
    shown.settle()
    before = window.today.charts.height()
    check_in(shown)
    assert window.today.charts.isVisible()
    assert window.today.charts.height() <= before
    shown.run("look_up")
    window.counter.banner.clear()
    shown.settle()
    assert window.today.charts.height() == before
