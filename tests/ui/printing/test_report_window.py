"""Reports in the window: chosen, asked for, looked at, printed and saved."""

from __future__ import annotations

import csv
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from python_calamine import CalamineWorkbook
from shiboken6 import isValid

from tests.printing.fake_cups import FakeCups, cups
from tests.store_fixtures import Office
from tests.transactions import makers
from tests.ui.dialogs.office import button, guessing, nameless, pick, press
from tests.ui.window_fixtures import Shown, counter_office, shown
from tracker_desktop.reports.registry import REPORTS
from tracker_desktop.store.watch import Stopped, Watch
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.printing.preview_dialog import PreviewDialog
from tracker_desktop.ui.printing.report_form import ask_of
from tracker_desktop.ui.printing.report_window import ReportsDialog, read_report

__all__ = ["counter_office", "cups", "shown"]
NAMES = ("Dell Latitude", "=1+1", "<b>Zeiss</b> & co")


@pytest.fixture
def assets(counter_office: Office) -> None:
    """LT-1 and LT-2 are there, LT-3 is held by Maria Lopez, badge 20417."""
    maria = makers.add_person(counter_office, "Maria Lopez", "20417")
    ids = [
        makers.add_asset(counter_office, tag=f"LT-{number}", description=name) for number, name in enumerate(NAMES, 1)
    ]
    makers.check_out(counter_office, ids[2], holder=makers.holder_of(counter_office, maria))


@pytest.fixture
def reports(assets: None, cups: FakeCups, shown: Shown) -> ReportsDialog:
    """The dialog with its first report."""
    shown.run("reports")
    dialog = shown.dialog()
    assert isinstance(dialog, ReportsDialog)
    return dialog


def rows(dialog: ReportsDialog) -> list[list[str]]:
    assert dialog._table is not None
    model = dialog._table.pages
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_first_one_is_read_at_once(reports: ReportsDialog) -> None:
    assert [row[:2] for row in rows(reports)] == [[f"LT-{number}", name] for number, name in enumerate(NAMES, 1)]
    assert reports._foot.text().startswith("3 assets · Cost ")
    assert reports._as_of.text().startswith("As of ")
    assert reports._as_of.text().endswith(", for Rita Osei")
    assert nameless(reports) == []
    assert guessing(reports) == []


def test_tab_goes_from_the_reports_to_what_is_asked(reports: ReportsDialog, shown: Shown) -> None:
    reports.choose("valuation")
    shown.settle()
    reports.side.setFocus()
    order = []
    for _ in range(4):
        shown.press(Qt.Key.Key_Tab)
        order.append(QApplication.focusWidget())
    day, item = (field.editor for field in reports.form.fields())
    assert order == [day, item, reports._table, reports._buttons[0]]


def test_every_report_opens(reports: ReportsDialog, shown: Shown) -> None:
    for key in sorted(REPORTS):
        reports.choose(key)
        shown.settle()
        lacking = any(one.required and one.default is None for one in REPORTS[key].parameters)
        assert (reports.shown_result is None) == lacking, key
        assert button(reports, "Print…").isEnabled() != lacking, key
        assert nameless(reports) == [], key
        if lacking:
            press(reports, "Show")
            assert "missing" in next(field for _, field in reports.form._asked.values() if field.error()).error()


def test_every_kind_of_parameter_has_a_field() -> None:
    asked = [ask_of(parameter) for report in REPORTS.values() for parameter in report.parameters]
    assert {ask.kind for ask in asked} == {"search", "date", "whole", "choice"}
    assert all(ask.kinds for ask in asked if ask.kind == "search")


def test_one_holder_by_a_scan_of_the_badge(reports: ReportsDialog, shown: Shown) -> None:
    reports.choose("by-holder")
    shown.settle()
    field = reports.form.field("holder")
    assert isinstance(field, SearchField)
    field.line.setFocus()
    shown.burst("20417")
    shown.settle()
    assert [row[2] for row in rows(reports)] == ["LT-3"]
    assert "Holder: Maria Lopez" in reports._as_of.text()


def test_a_badge_scanned_beside_its_field_fills_it(reports: ReportsDialog, shown: Shown) -> None:
    reports.choose("person-activity")
    shown.settle()
    shown.burst("LT-2")
    assert "LT-2" in shown.window.counter.banner.text()
    reports.side.setFocus()
    shown.burst("20417")
    field = reports.form.field("person")
    assert isinstance(field, SearchField)
    assert field.text() == "Maria Lopez"
    assert "Maria Lopez" in reports._as_of.text()
    assert "Maria Lopez" not in shown.window.counter.banner.text()
    assert reports._meanwhile.isHidden()


def test_a_scan_beside_the_fields_reaches_the_counter(reports: ReportsDialog, shown: Shown) -> None:
    reports.side.setFocus()
    shown.burst("LT-2")
    assert "LT-2" in shown.window.counter.banner.text()


def test_a_period_the_wrong_way_round_is_refused(reports: ReportsDialog, shown: Shown) -> None:
    reports.choose("movements")
    shown.settle()
    before, after = (reports.form.field(key) for key in ("from", "to"))
    before.line.setText("24 Nov 2026")  # type: ignore[attr-defined]
    after.line.setText("1 Nov 2026")  # type: ignore[attr-defined]
    QTest.keyClick(reports, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown.settle()
    assert reports.banner.outcome == "refused"
    assert reports.shown_result is None


def test_it_is_saved_for_excel_and_as_csv(reports: ReportsDialog, shown: Shown, tmp_path: Path) -> None:
    for words, name in (("Save for Excel", "r.xlsx"), ("Save as CSV", "r.csv")):
        press(reports, words)
        pick(reports, tmp_path / name)
        shown.settle()
        assert str(tmp_path / name) in reports.strip.text()
    book = CalamineWorkbook.from_path(tmp_path / "r.xlsx")
    read = [row for sheet in book.sheet_names for row in book.get_sheet_by_name(sheet).to_python()]
    assert {"=1+1", "<b>Zeiss</b> & co"} <= {str(cell) for row in read for cell in row}
    with (tmp_path / "r.csv").open(encoding="utf-8-sig", newline="") as file:
        assert "'=1+1" in {cell for row in csv.reader(file) for cell in row}


def test_nothing_is_printed_or_saved_while_a_field_is_wrong(reports: ReportsDialog, shown: Shown) -> None:
    reports.choose("expiring")
    shown.settle()
    field = reports.form.field("place")
    assert isinstance(field, SearchField)
    field.line.setText("Nowhere at all")
    for words in ("Print…", "Save as CSV", "Save for Excel"):
        press(reports, words)
        shown.settle()
        assert (QApplication.activeModalWidget(), reports.findChildren(QFileDialog)) == (reports, [])
        assert "is not known yet" in reports.banner.text()
        assert "is not known yet" in field.error()


def test_what_the_form_says_is_printed_and_saved(reports: ReportsDialog, shown: Shown, tmp_path: Path) -> None:
    reports.choose("expiring")
    shown.settle()
    days = reports.form.field("days")
    days.line.setText("90")  # type: ignore[attr-defined]
    press(reports, "Save as CSV")
    shown.settle()
    pick(reports, tmp_path / "r.csv")
    shown.settle()
    assert "90" in reports._as_of.text()
    days.line.setText("91")  # type: ignore[attr-defined]
    press(reports, "Print…")
    shown.settle()
    assert isinstance(QApplication.activeModalWidget(), PreviewDialog)
    assert "91" in reports._as_of.text()


def test_tab_takes_the_only_place_that_fits(reports: ReportsDialog, shown: Shown, counter_office: Office) -> None:
    cold = makers.add_place(counter_office, "C-1", "Cold room")
    reports.choose("expiring")
    shown.settle()
    field = reports.form.field("place")
    assert isinstance(field, SearchField)
    field.line.setFocus()
    QTest.keyClicks(field.line, "cold")
    shown.press(Qt.Key.Key_Tab)
    assert (field.value(), field.error()) == (cold, "")
    assert "Cold room" in reports._as_of.text()


def test_a_file_that_cannot_be_written_is_said(reports: ReportsDialog, shown: Shown, tmp_path: Path) -> None:
    press(reports, "Save as CSV")
    pick(reports, tmp_path / "gone" / "r.csv")
    shown.settle()
    assert "cannot be written" in reports.banner.text()


def test_ctrl_p_prints_what_is_shown(reports: ReportsDialog, shown: Shown, cups: FakeCups) -> None:
    QTest.keyClick(reports, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    shown.settle()
    preview = QApplication.activeModalWidget()
    assert isinstance(preview, PreviewDialog)
    assert preview.windowTitle() == "Asset register"
    preview.print_it()
    shown.settle()
    assert cups.printed.startswith(b"%PDF")
    assert reports.isVisible()


def test_the_rows_go_with_the_dialog(reports: ReportsDialog, shown: Shown) -> None:
    first = reports.shown_result
    assert first is not None
    reports.choose("overdue")
    shown.settle()
    assert first.spool._file.closed
    second = reports.shown_result
    assert second is not None
    reports.reject()
    shown.settle()
    assert second.spool._file.closed
    assert not isValid(reports)


def test_one_chosen_while_another_is_read_wins(reports: ReportsDialog, shown: Shown) -> None:
    for key in ("by-holder", "overdue", "stock-value", "by-location"):
        reports.choose(key)
    shown.settle()
    assert reports.shown_result is not None
    assert reports.shown_result.report.key == "by-location"


def test_a_reading_that_was_stopped_leaves_nothing_open(assets: None, counter_office: Office) -> None:
    cancelled = threading.Event()
    watch = Watch(lambda *_: cancelled.set(), cancelled)
    with pytest.raises(Stopped):
        read_report(counter_office.store, "asset-register", {}, counter_office.me, watch)
