"""Names with <b> and & stand on the screen as they are: in labels, buttons, menus, tables and tooltips."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QGroupBox,
    QLabel,
    QTabBar,
    QTextEdit,
    QWidget,
)

from tests.store_fixtures import Office
from tests.transactions import makers, stock_makers
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.set_operator import SetOperator
from tracker_desktop.ui.dialogs.document_dialog import DocumentDialog

NASTY = "<b>x</b> A & B"
NOWHERE = QModelIndex()
RAW, BARE = "<b>x", "A & B"


@pytest.fixture
def nasty(counter_office: Office) -> dict[str, int]:  # noqa: F811
    """An office in which everything is called so."""
    office, ids = counter_office, {}
    office.perform(ChangeSetting("office.name", NASTY))
    department = makers.add_department(office, NASTY)
    person = makers.add_person(office, NASTY, "20417", department_id=department, job_title=NASTY, notes=NASTY)
    ids["holder"] = makers.holder_of(office, person)
    office.perform(SetOperator(person, ("clerk",), True, "4711"))
    place = makers.add_place(office, "B-204", NASTY)
    steps = ({"text": NASTY, "required": True},)
    category = makers.add_category(office, NASTY, "ZZ", checklist=steps, goes_with=(NASTY,))
    makers.add_supplier(office, NASTY)
    of_asset = {"manufacturer": NASTY, "category_id": category, "home_place_id": place, "notes": NASTY}
    for tag in ("LT-1", "LT-2", "LT-3"):
        ids[tag] = makers.add_asset(office, NASTY, tag=tag, department_id=department, **of_asset)
    ids["odd"] = makers.add_asset(office, NASTY, tag="<b>x A & B")
    makers.check_out(office, ids["LT-2"], holder=ids["holder"], due=dt.date(2026, 12, 8))
    office.perform(ReportMissing((ids["LT-3"],), NASTY))
    ids["item"] = stock_makers.add_item(office, "GLV", NASTY, group=NASTY, unit="A & B", home_place_id=place)
    stock_makers.receive(office, ids["item"], 5, "1", lot=NASTY, expiry=stock_makers.JUNE)
    return ids


def misread() -> list[str]:
    """What on the screen would be read as markup or as a shortcut."""
    return [said for top in QApplication.topLevelWidgets() for said in _misread_in(top)]


def _misread_in(top: QWidget) -> Iterator[str]:
    for widget in [top, *top.findChildren(QWidget)]:
        where = f"{type(widget).__name__} in {type(widget.window()).__name__}"
        if RAW in widget.toolTip():
            yield f"tooltip of {where}: {widget.toolTip()}"
        if isinstance(widget, QLabel) and RAW in widget.text() and widget.textFormat() != Qt.TextFormat.PlainText:
            yield f"markup in {where}: {widget.text()}"
        if isinstance(widget, QLabel) and widget.buddy() is not None and BARE in widget.text():
            yield f"shortcut in {where}: {widget.text()}"
        if isinstance(widget, QAbstractButton) and BARE in widget.text():
            yield f"shortcut in {where}: {widget.text()}"
        if isinstance(widget, QGroupBox) and BARE in widget.title():
            yield f"shortcut in {where}: {widget.title()}"
        if isinstance(widget, QTabBar) and any(BARE in widget.tabText(at) for at in range(widget.count())):
            yield f"shortcut in a tab of {where}"
        if isinstance(widget, QTextEdit) and "x A & B" in widget.toPlainText() and NASTY not in widget.toPlainText():
            yield f"markup in {where}: {widget.toPlainText()}"
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from (f"tooltip of a cell in {where}: {tip}" for tip in _tips(widget.model()))
    for action in top.findChildren(QAction):
        if BARE in action.text():
            yield f"shortcut in a menu of {type(top).__name__}: {action.text()}"


def _tips(model: QAbstractItemModel) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(NOWHERE)
    for row in range(min(model.rowCount(NOWHERE), 8)):
        for column in range(columns):
            tip = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str) and RAW in tip:
                yield tip


def shows(root: QWidget) -> bool:
    """Whether the name stands somewhere in a label of the window."""
    return any(NASTY in label.text() for label in root.findChildren(QLabel))


def test_the_tabs(nasty: dict[str, int], shown: Shown) -> None:  # noqa: F811
    assert NASTY in shown.window.windowTitle()
    for tab, kind, record in (
        ("assets", "assets", nasty["LT-2"]),
        ("items", "items", nasty["item"]),
        ("journal", "journal", 1),
        ("today", "", 0),
    ):
        shown.window.show_tab(tab)
        shown.settle()
        if kind:
            shown.window.show_record(kind, record)
            shown.qtbot.wait(80)
            shown.settle()
            table = shown.window.lists[kind].table
            table.grab()
        assert misread() == []
    assert shows(shown.window)


def test_the_counter_and_its_documents(nasty: dict[str, int], shown: Shown) -> None:  # noqa: F811
    shown.scan("LT-1", NASTY, "20417", "GLV", "B-204", "<b>x A & B")
    banner = shown.window.counter.banner
    assert misread() == []
    shown.run("check_in")
    shown.scan("LT-2")
    assert NASTY in banner.text()
    assert misread() == []
    shown.run("check_out")
    shown.scan("20417", "LT-1", "<b>x A & B", "LT-3", "20001")
    assert isinstance(shown.dialog(), DocumentDialog)
    assert shows(shown.dialog())
    assert misread() == []
    shown.scan("2")
    QTest.keyClick(shown.dialog(), Qt.Key.Key_Escape)
    shown.settle()
    assert misread() == []
    shown.run("issue")
    shown.scan("20417", "GLV", "GLV")
    assert misread() == []
    QTest.keyClick(shown.dialog(), Qt.Key.Key_Escape)
    shown.settle()
    assert misread() == []
    shown.run("receive")
    shown.scan("GLV", "B-204")
    assert misread() == []


@pytest.mark.parametrize(
    "command",
    ["edit_asset", "transfer", "move_assets", "damage", "maintenance", "missing", "inspect", "assets_out", "palette"],
)
def test_the_dialogs_of_an_asset(nasty: dict[str, int], shown: Shown, command: str) -> None:  # noqa: F811
    shown.window.show_record("assets", nasty["odd"] if command != "transfer" else nasty["LT-2"])
    shown.settle()
    shown.run(command)
    assert shown.dialog() is not None
    assert misread() == []


@pytest.mark.parametrize("kind", ["people", "departments", "places", "categories", "suppliers", "operators"])
def test_the_records_and_their_forms(nasty: dict[str, int], shown: Shown, kind: str) -> None:  # noqa: F811
    shown.run(kind)
    dialog = shown.dialog()
    views = dialog.findChildren(QAbstractItemView)
    table = next(view for view in views if view.accessibleName() == dialog.windowTitle())
    table.setCurrentIndex(table.model().index(0, 0))
    shown.qtbot.wait(80)
    shown.settle()
    assert misread() == []
    QTest.keyClick(table, Qt.Key.Key_Return)
    shown.settle()
    assert misread() == []


def test_who_signs_in(nasty: dict[str, int], shown: Shown) -> None:  # noqa: F811
    shown.run("sign_in")
    assert misread() == []
    shown.burst("20417")
    assert any("A && B" in label.text() or BARE in label.text() for label in shown.dialog().findChildren(QLabel))
    assert misread() == []


@pytest.mark.parametrize("command", ["edit_item", "move_stock", "opening", "receive_item", "issue_item"])
def test_the_dialogs_of_an_item(nasty: dict[str, int], shown: Shown, command: str) -> None:  # noqa: F811
    shown.window.show_record("items", nasty["item"])
    shown.qtbot.wait(80)
    shown.settle()
    shown.run(command)
    assert shown.dialog() is not None
    assert misread() == []


def test_the_suggestions(nasty: dict[str, int], shown: Shown) -> None:  # noqa: F811
    shown.run("new_asset")
    field = shown.dialog().field("category_id")  # type: ignore[attr-defined]
    field.line.setFocus()
    QTest.keyClicks(field.line, "x")
    shown.qtbot.wait(250)
    shown.settle()
    assert misread() == []
    shown.pick(field, "A & B")
    assert field.text() == NASTY
