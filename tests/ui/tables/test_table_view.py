"""The table on the screen: what is chosen and where the clerk is survive; nothing costs what the rows cost."""

from __future__ import annotations

import json
from array import array

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.tables.office import COLUMNS, Reader, ids, row, shown_table
from tracker_desktop.ui.state_colours import tint
from tracker_desktop.ui.tables.column_chooser import ColumnChooser
from tracker_desktop.ui.tables.table_view import TableView
from tracker_desktop.ui.theme import apply_theme


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    apply_theme(qapp, dark=False)


def choose(table: TableView, *rows: int) -> None:
    """Click the rows, with Ctrl from the second on."""
    chosen = table.selectionModel()
    chosen.clearSelection()
    flags = chosen.SelectionFlag
    for number in rows:
        chosen.select(table.model().index(number, 0), flags.Select | flags.Rows)
    chosen.setCurrentIndex(table.model().index(rows[-1], 0), flags.NoUpdate)


def top_id(table: TableView) -> int:
    return table.pages.id_at(table.rowAt(0))


def test_what_is_chosen_comes_as_ids_in_the_order_of_the_rows(qtbot: QtBot) -> None:
    table, _ = shown_table(qtbot, 500)
    choose(table, 30, 2, 3, 4, 100)
    assert table.selected_ids() == array("q", [2, 3, 4, 30, 100])
    assert table.selected_count() == 5
    assert table.current_id() == 100


def test_all_of_a_million_are_chosen(qtbot: QtBot) -> None:
    table, _ = shown_table(qtbot, 1_000_000)
    table.selectAll()
    QApplication.processEvents()
    assert len(table.selected_ids()) == 1_000_000
    assert table.selected_count() == 1_000_000


def test_place_is_kept_by_id_through_another_order(qtbot: QtBot) -> None:
    table, _ = shown_table(qtbot, 1_000)
    choose(table, 400, 402)
    table.verticalScrollBar().setValue(table.verticalHeader().defaultSectionSize() * 390 + 11)
    moved = list(range(1_000, 1_100)) + list(range(1_000))
    told: list[object] = []
    table.current_changed.connect(told.append)
    table.show_answer(ids(moved))
    assert table.selected_ids() == array("q", [400, 402])
    assert table.current_id() == 402
    assert top_id(table) == 390
    assert table.rowViewportPosition(table.rowAt(0)) == -11
    assert told == []


def test_at_the_top_the_list_stays_at_the_top(qtbot: QtBot) -> None:
    table, _ = shown_table(qtbot, 300)
    table.show_answer(ids([9_999, *range(300)]))
    assert top_id(table) == 9_999


def test_another_filter_scrolls_up_and_keeps_what_is_chosen(qtbot: QtBot) -> None:
    table, _ = shown_table(qtbot, 1_000)
    choose(table, 500)
    table.verticalScrollBar().setValue(9_000)
    table.show_answer(ids(range(0, 1_000, 2)), to_top=True)
    assert top_id(table) == 0
    assert table.selected_ids() == array("q", [500])


def test_what_left_the_list_is_no_longer_chosen_and_that_is_told(qtbot: QtBot) -> None:
    table, _ = shown_table(qtbot, 100)
    choose(table, 50)
    with qtbot.waitSignals([table.current_changed, table.selection_changed]):
        table.show_answer(ids(range(40)))
    assert table.selected_ids() == array("q")
    assert table.current_id() is None


def test_place_survives_an_answer_in_two_steps(qtbot: QtBot) -> None:
    table, _ = shown_table(qtbot, 5_000)
    choose(table, 3_000, 3_001)
    table.show_answer(ids(range(200)), complete=False)
    assert table.selected_ids() == array("q")
    table.complete_answer(ids(range(5_000)))
    assert table.selected_ids() == array("q", [3_000, 3_001])
    assert table.current_id() == 3_001


def test_what_is_chosen_between_the_two_steps_stays(qtbot: QtBot) -> None:
    table, _ = shown_table(qtbot, 5_000)
    choose(table, 3_000)
    table.show_answer(ids(range(200)), complete=False)
    choose(table, 7, 9)
    table.complete_answer(ids(range(5_000)))
    assert table.selected_ids() == array("q", [7, 9])
    assert table.current_id() == 9


def test_the_line_arrowed_to_between_the_two_steps_stays_where_the_list_is_another_by_then(qtbot: QtBot) -> None:
    table, _ = shown_table(qtbot, 5_000)
    table.show_answer(ids(range(200)), complete=False)
    table.selectRow(3)
    table.complete_answer(ids(range(4_999, -1, -1)))
    assert table.selected_ids() == array("q", [3])
    assert table.current_id() == 3


def test_place_is_kept_around_any_change_of_the_model(qtbot: QtBot) -> None:
    table, _ = shown_table(qtbot, 100)
    choose(table, 10)
    with table.keep_place():
        table.pages.set_answer(ids(range(99, -1, -1)))
    assert table.selected_ids() == array("q", [10])
    assert table.currentIndex().row() == 89


def test_a_header_click_asks_and_does_not_sort(qtbot: QtBot) -> None:
    table, _ = shown_table(qtbot, 50)
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(1) + 30, 10)
    asked: list[tuple[str, bool]] = []
    table.sort_chosen.connect(lambda key, down: asked.append((key, down)))
    for _click in range(3):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == [("description", False), ("description", True), ("description", False)]
    assert header.sortIndicatorSection() == 1
    assert table.pages.id_at(0) == 0


def test_a_click_continues_from_the_sort_that_is_shown(qtbot: QtBot) -> None:
    table, _ = shown_table(qtbot, 50)
    table.set_sort("tag")
    header = table.horizontalHeader()
    with qtbot.waitSignal(table.sort_chosen) as asked:
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 10))
    assert asked.args == ["tag", True]


def test_enter_and_double_click_open(qtbot: QtBot) -> None:
    table, _ = shown_table(qtbot, 50)
    choose(table, 7)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [7]
    place = table.visualRect(table.model().index(3, 1)).center()
    with qtbot.waitSignal(table.opened) as opened:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [3]


def test_letters_go_to_the_filter_and_look_through_nothing(qtbot: QtBot) -> None:
    table, reader = shown_table(qtbot, 100_000)
    table.setFocus()
    pages = len(reader.asked)
    with qtbot.waitSignal(table.typed) as typed:
        QTest.keyClicks(table, "z")
    assert typed.args == ["z"]
    qtbot.wait(20)
    assert len(reader.asked) == pages


def test_tab_leaves_the_table(qtbot: QtBot) -> None:
    table, _ = shown_table(qtbot, 5)
    assert not table.tabKeyNavigation()


def test_a_record_is_gone_to_alone_while_ctrl_is_held(qtbot: QtBot) -> None:
    table, _ = shown_table(qtbot, 100)
    table.go_to(3)
    table.setFocus()
    QTest.keyPress(table.window().windowHandle(), Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    try:
        assert QApplication.keyboardModifiers() == Qt.KeyboardModifier.ControlModifier
        table.go_to(40)
    finally:
        QTest.keyRelease(table.window().windowHandle(), Qt.Key.Key_Control)
    assert table.selected_ids() == array("q", [40])


def test_go_to_a_record(qtbot: QtBot) -> None:
    table, _ = shown_table(qtbot, 1_000)
    with qtbot.waitSignal(table.current_changed) as told:
        assert table.go_to(777)
    assert told.args == [777]
    assert table.selected_ids() == array("q", [777])
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())
    assert not table.go_to(5_000)


def test_the_menu_key_asks_for_a_menu_at_the_current_row(qtbot: QtBot) -> None:
    table, _ = shown_table(qtbot, 10)
    choose(table, 2)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    with qtbot.waitSignal(table.menu_wanted) as wanted:
        QApplication.sendEvent(table.viewport(), event)
    row_box = table.visualRect(table.model().index(2, 0))
    assert wanted.args[0] == table.viewport().mapToGlobal(row_box.bottomLeft())


def test_an_empty_table_says_why(qtbot: QtBot) -> None:
    table, _ = shown_table(qtbot, 0)
    blank = table.grab().toImage()
    table.set_empty_text("No asset matches.")
    assert table.grab().toImage() != blank


# columns


def test_columns_are_saved_and_restored(qtbot: QtBot) -> None:
    table, _ = shown_table(qtbot, 5)
    header = table.horizontalHeader()
    header.moveSection(0, 3)
    header.resizeSection(1, 333)
    header.setSectionHidden(6, True)
    saved = table.layout_json()
    other, _ = shown_table(qtbot, 5)
    other.restore_layout(saved)
    assert other.layout_json() == saved
    again = other.horizontalHeader()
    assert again.visualIndex(0) == 3
    assert again.sectionSize(1) == 333
    assert again.isSectionHidden(6)


@pytest.mark.parametrize(
    "saved",
    [
        "",
        "nonsense",
        "[]",
        '{"version": 99, "columns": []}',
        '{"version": 1, "columns": [5, {"key": "none"}]}',
        json.dumps({"version": 1, "columns": [{"key": column.key, "shown": False} for column in COLUMNS]}),
    ],
)
def test_what_cannot_be_read_gives_the_first_layout(qtbot: QtBot, saved: str) -> None:
    table, _ = shown_table(qtbot, 5)
    first = table.layout_json()
    table.horizontalHeader().moveSection(0, 3)
    table.restore_layout(saved)
    assert table.layout_json() == first


def test_the_columns_fill_the_table_until_a_hand_arranges_them(qtbot: QtBot) -> None:
    table, _ = shown_table(qtbot, 5)
    header = table.horizontalHeader()
    table.resize(1400, 400)
    assert header.length() == table.viewport().width()
    wide = header.sectionSize(1)
    table.resize(1300, 400)
    assert header.length() == table.viewport().width()
    assert header.sectionSize(1) == wide - 100
    assert not table.is_arranged
    header.resizeSection(1, 150)
    assert table.is_arranged
    table.resize(1400, 400)
    assert header.sectionSize(1) == 150
    table.restore_layout("")
    assert (table.is_arranged, header.sectionSize(1)) == (False, wide)


def test_a_column_that_came_later_is_shown_last(qtbot: QtBot) -> None:
    table, _ = shown_table(qtbot, 5)
    old = [{"key": column.key, "shown": True, "width": 100} for column in COLUMNS[2:]]
    table.restore_layout(json.dumps({"version": 1, "columns": old}))
    shown = json.loads(table.layout_json())["columns"]
    assert [column["key"] for column in shown][:6] == [column.key for column in COLUMNS[2:]]
    assert {column["key"] for column in shown[6:]} == {"tag", "description"}


def chooser_of(table: TableView, qtbot: QtBot) -> tuple[ColumnChooser, QListWidget]:
    chooser = ColumnChooser(table)
    chooser.open_under(table)
    return chooser, chooser.findChild(QListWidget)  # type: ignore[return-value]


def test_the_chooser_hides_shows_and_moves(qtbot: QtBot) -> None:
    table, _ = shown_table(qtbot, 5)
    chooser, rows = chooser_of(table, qtbot)
    rows.item(2).setCheckState(Qt.CheckState.Unchecked)
    assert table.isColumnHidden(2)
    rows.setCurrentRow(0)
    down = next(one for one in chooser.findChildren(QPushButton) if one.text() == "Down")
    QTest.mouseClick(down, Qt.MouseButton.LeftButton)
    assert table.horizontalHeader().visualIndex(0) == 1
    reset = next(one for one in chooser.findChildren(QPushButton) if one.text() == "As at first")
    QTest.mouseClick(reset, Qt.MouseButton.LeftButton)
    assert not table.isColumnHidden(2)
    assert table.horizontalHeader().visualIndex(0) == 0


def test_the_last_column_cannot_be_hidden(qtbot: QtBot) -> None:
    table, _ = shown_table(qtbot, 5)
    _chooser, rows = chooser_of(table, qtbot)
    for number in range(rows.count()):
        rows.item(number).setCheckState(Qt.CheckState.Unchecked)
    assert [number for number in range(len(COLUMNS)) if not table.isColumnHidden(number)] == [len(COLUMNS) - 1]
    assert rows.item(rows.count() - 1).checkState() == Qt.CheckState.Checked


# drawing


def test_a_pill_stays_in_its_column(qtbot: QtBot) -> None:
    table, reader = shown_table(qtbot, 7)
    assert reader.asked
    table.horizontalHeader().resizeSection(2, 70)
    QApplication.processEvents()
    picture = table.viewport().grab().toImage()
    at = next(number for number in range(7) if row(number)[2] == "in_maintenance")
    box: QRect = table.visualRect(table.model().index(at, 2))
    ground = tint("warn").ground
    line = [picture.pixelColor(x, box.center().y() - 6).name() for x in range(picture.width())]
    assert ground in line[box.left() : box.right()]
    assert ground not in line[box.right() - 4 :]


def test_a_cut_text_has_a_tooltip_and_it_is_text(qtbot: QtBot) -> None:
    table, reader = shown_table(qtbot, 3, at_once=False)
    texts = list(row(0))
    texts[1] = "Honda <b>EU22i</b> generator & cable, with a very long description"
    table.pages.set_page(0, [texts, row(1), row(2)], reader.asked[0].ticket)
    index = table.model().index(0, 1)
    place = table.visualRect(index).center()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, place, table.viewport().mapToGlobal(place))
    QApplication.sendEvent(table.viewport(), event)
    assert "&lt;b&gt;EU22i&lt;/b&gt; generator &amp; cable" in QToolTip.text()
    QToolTip.hideText()


def test_scrolling_reads_each_page_once(qtbot: QtBot) -> None:
    table, reader = shown_table(qtbot, 2_000)
    bar = table.verticalScrollBar()
    for value in range(0, bar.maximum(), 700):
        bar.setValue(value)
        QApplication.processEvents()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: len(reader.asked) == 20)
    assert sorted(wanted.page for wanted in reader.asked) == list(range(20))
    assert isinstance(reader, Reader)


def test_the_chosen_row_stays_whole_above_what_comes_below_it(qtbot: QtBot) -> None:
    table, _ = shown_table(qtbot, 1_000)
    table.go_to(500)
    for height in (40, 3):
        table.resize(table.width(), table.height() - height)
        QApplication.processEvents()
        box = table.visualRect(table.currentIndex())
        assert box.top() >= 0
        assert box.bottom() < table.viewport().height()
