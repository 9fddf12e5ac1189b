"""Charts on Today: drawn by a process of their own after the start, in the theme's colours, and the way to a report."""

from __future__ import annotations

import datetime as dt
import sys
import time
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.store_fixtures import Office
from tests.transactions import makers, stock_makers
from tests.ui.window_fixtures import Shown, counter_office, shown
from tracker_desktop.paper.line import width
from tracker_desktop.paper.units import MM
from tracker_desktop.reports.charts.as_json import Order
from tracker_desktop.reports.charts.as_svg import FAMILY, as_svg
from tracker_desktop.reports.charts.chart import Bars
from tracker_desktop.reports.charts.inks import PAPER
from tracker_desktop.ui.charts import charts_row
from tracker_desktop.ui.charts.chart_card import ChartButton, not_drawn
from tracker_desktop.ui.charts.charts_row import ChartsRow, have_font
from tracker_desktop.ui.opening_window import FRAME
from tracker_desktop.ui.printing.report_window import ReportsDialog
from tracker_desktop.ui.shades import DARK, LIGHT
from tracker_desktop.ui.state_colours import TONES
from tracker_desktop.ui.theme import apply_theme

__all__ = ["counter_office", "shown"]
PATIENCE = 30_000
NAMES = ("Wydział Chemii Ąęłóśźż", "Τμήμα Βιολογίας και Χημείας", "قسم الفيزياء", "化学部")


@pytest.fixture
def busy(counter_office: Office) -> Office:
    """Two loans of today, one of them late; 2 boxes issued to a department, 8 are left."""
    office = counter_office
    now = dt.datetime.now(dt.UTC)
    office.now = now - dt.timedelta(minutes=5)
    maria = makers.add_person(office, "Maria Lopez", "20417")
    for number, due in enumerate((now.date() + dt.timedelta(days=9), now.date() + dt.timedelta(days=8)), 1):
        asset = makers.add_asset(office, tag=f"LT-{number}")
        makers.check_out(office, asset, holder=makers.holder_of(office, maria), due=due)
    return office


def row(shown: Shown) -> ChartsRow:
    found = shown.window.today.charts.row
    assert found is not None
    return found


def drawn(shown: Shown) -> tuple[ChartButton, ChartButton]:
    """Both charts, when they are there."""
    charts = shown.window.today.charts
    shown.qtbot.waitUntil(lambda: charts.is_drawn, timeout=PATIENCE)
    loans, values = (card.button for card in row(shown).cards)
    return loans, values


def has(button: ChartButton, *colours: str) -> bool:
    """Whether all these colours are in it, as exactly as the drawing says them: in hundredths."""
    picture = button.grab().toImage()
    seen = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
    return all(any(alike(QColor(one), QColor(colour)) for one in seen) for colour in colours)


def alike(one: QColor, other: QColor) -> bool:
    parts = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(a - b) < 4 for a, b in parts)


def large(shown: Shown) -> None:
    shown.window.resize(1280, 800)


def roomy(shown: Shown) -> None:
    """Charts are seen beside banner and session too, in every theme that a test before has left."""
    shown.window.resize(1440, 1000)


def test_a_loan_is_drawn_and_said(busy: Office, shown: Shown) -> None:
    large(shown)
    loans, values = drawn(shown)
    assert loans.has_picture
    assert not values.has_picture
    assert values.said == "Nothing was issued in this time."
    assert loans.accessibleName() == "On loan and overdue, last 26 weeks"
    assert loans.accessibleDescription().endswith("On loan 2, Overdue 0.")
    assert has(loans, LIGHT.accent, TONES["bad"][0].text)


def test_an_empty_office_says_so_in_words(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "nothing that could be started")
    large(shown)
    loans, values = drawn(shown)
    assert (loans.said, values.said) == ("Nothing was lent yet.", "Nothing was issued in this time.")
    row(shown).cards[1].choice.setCurrentIndex(1)
    assert values.said == "Nothing is in stock."


def test_pressed_it_leads_to_its_report(busy: Office, shown: Shown) -> None:
    large(shown)
    loans, values = drawn(shown)
    QTest.mouseClick(loans, Qt.MouseButton.LeftButton)
    shown.settle()
    dialog = shown.dialog()
    assert isinstance(dialog, ReportsDialog)
    assert dialog.shown_result is not None
    assert dialog.shown_result.report.key == "overdue"
    dialog.reject()
    values.setFocus()
    QTest.keyClick(values, Qt.Key.Key_Return)
    shown.settle()
    dialog = shown.dialog()
    assert isinstance(dialog, ReportsDialog)
    assert dialog.shown_result is not None
    assert dialog.shown_result.report.key == "issued"
    assert dialog.form.values()["from"].day == 1
    dialog.choose("overdue")
    dialog.choose("issued")
    shown.settle()
    assert dialog.form.values()["from"] == dialog.form.values()["to"] - dt.timedelta(days=30)


def test_stock_value_can_be_chosen(counter_office: Office, request: pytest.FixtureRequest) -> None:
    item = stock_makers.add_item(counter_office)
    stock_makers.receive(counter_office, item, 8, "5.00")
    shown: Shown = request.getfixturevalue("shown")
    large(shown)
    _, values = drawn(shown)
    row(shown).cards[1].choice.setCurrentIndex(1)
    assert values.has_picture
    assert values.accessibleName() == "Stock value by group, in USD"
    assert has(values, LIGHT.accent)


def test_one_that_cannot_be_drawn_says_so_and_is_tried_again(
    busy: Office, shown: Shown, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "executable", "nothing that could be started")
        large(shown)
        loans, _ = drawn(shown)
        assert loans.said == not_drawn(loans)
    assert "charts were not drawn" in caplog.text
    assert QApplication.activeModalWidget() is None
    shown.window.resize(1300, 810)
    shown.qtbot.waitUntil(lambda: loans.has_picture, timeout=PATIENCE)


def test_a_change_is_drawn_when_today_is_shown_again(busy: Office, shown: Shown) -> None:
    large(shown)
    loans, _ = drawn(shown)
    shown.window.show_tab("assets")
    shown.window.counter.set_mode("check_in")
    shown.settle()
    shown.scan("LT-1")
    shown.window.counter.finish()
    shown.settle()
    assert loans.accessibleDescription().endswith("On loan 2, Overdue 0.")
    shown.window.show_tab("today")
    shown.qtbot.waitUntil(lambda: loans.accessibleDescription().endswith("On loan 1, Overdue 0."), timeout=PATIENCE)
    assert drawn(shown)[0].has_picture


def test_while_it_is_looked_at_a_change_waits_for_its_minute(
    busy: Office, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    roomy(shown)
    loans, _ = drawn(shown)
    shown.window.counter.set_mode("check_in")
    shown.settle()
    shown.scan("LT-1")
    shown.qtbot.wait(charts_row.AFTER_MS + 300)
    assert loans.accessibleDescription().endswith("On loan 2, Overdue 0.")
    monkeypatch.setattr(charts_row, "REST_MS", 0)
    row(shown)._next.stop()
    shown.scan("LT-2")
    shown.qtbot.waitUntil(lambda: loans.said == "Nothing was lent yet.", timeout=PATIENCE)


def test_another_theme_is_drawn_in_its_colours(busy: Office, shown: Shown, qapp: QApplication) -> None:
    large(shown)
    loans, _ = drawn(shown)
    try:
        apply_theme(qapp, dark=True)
        shown.qtbot.waitUntil(lambda: has(loans, DARK.accent), timeout=PATIENCE)
    finally:
        apply_theme(qapp, dark=False)


@pytest.mark.parametrize(
    ("size", "rows"),
    [((1280, 800), 2), ((1440, 900), 2), ((1000, 640), 2)],
)
def test_the_last_transactions_keep_their_rows(busy: Office, shown: Shown, size: tuple[int, int], rows: int) -> None:
    shown.window.resize(*size)
    shown.qtbot.waitUntil(shown.window.today.charts.isVisible, timeout=PATIENCE)
    shown.settle()
    table = shown.window.today._last.table
    assert table.viewport().height() >= rows * table.verticalHeader().defaultSectionSize()


def test_charts_can_be_read_whatever_the_window_says(busy: Office, shown: Shown) -> None:
    shown.window.resize(1366, 768 - FRAME)
    loans, values = drawn(shown)
    before = loans.height()
    shown.window.counter.set_mode("check_in")
    shown.settle()
    shown.scan("LT-1")
    for button in (loans, values):
        assert button.isVisible()
        assert button.height() >= 140
    table = shown.window.today._last.table
    assert table.viewport().height() >= 2 * table.verticalHeader().defaultSectionSize()
    shown.window.counter.finish()
    shown.run("look_up")
    shown.window.counter.banner.clear()
    shown.settle()
    assert loans.height() == before


def test_a_window_that_closes_waits_for_no_chart(busy: Office, shown: Shown) -> None:
    large(shown)
    charts = shown.window.today.charts
    shown.qtbot.waitUntil(lambda: charts.row is not None and charts.row._under_way, timeout=PATIENCE)
    begun = time.monotonic()
    shown.window.close()
    assert time.monotonic() - begun < 2
    assert not charts.is_drawn


@pytest.mark.parametrize("name", NAMES[:2])
def test_letters_are_as_wide_as_they_were_measured(qapp: QApplication, name: str) -> None:
    have_font()
    font = QFont(FAMILY)
    font.setPixelSize(100)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    assert QFontMetricsF(font).horizontalAdvance(name) == pytest.approx(width(name, 100) * MM, rel=0.01)


def test_names_stay_before_their_bars(qapp: QApplication) -> None:
    have_font()
    wide, high, unit = 150.0, 40.0, 2
    rows = tuple((name * 3, Decimal(900 - 100 * number)) for number, name in enumerate(NAMES))
    button = ChartButton()
    button.resize(round(wide * MM) * unit, round(high * MM) * unit)
    assert button.show_svg(as_svg(Order(Bars("", rows, 2, ""), (wide, high), PAPER)))
    picture = QImage(button.size(), QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    button.render(picture)
    bars = round(wide * 0.35 * MM * unit)
    seen = [x for x in range(bars) if any(picture.pixelColor(x, y).lightness() < 128 for y in range(picture.height()))]
    assert seen
    assert max(seen) < bars - MM
    assert not button.show_svg("<nonsense")
    button.deleteLater()
