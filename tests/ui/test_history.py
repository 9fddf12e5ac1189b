"""History: opening a line shows the entry and changes nothing; what was undone can be done again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.ui.tables.office import first_widths
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.queries.entry_labels import LABELS
from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.transactions.add_department import AddDepartment
from tracker_desktop.transactions.rules.department_fields import DepartmentFields
from tracker_desktop.transactions.set_operator import SetOperator
from tracker_desktop.ui.forms.asset_forms import edit_asset
from tracker_desktop.ui.forms.item_forms import edit_item
from tracker_desktop.ui.forms.record_forms import RECORD_FORMS
from tracker_desktop.ui.forms.rows import Form
from tracker_desktop.ui.tables.delegate import PADDING
from tracker_desktop.ui.tabs.list_tab import ListTab
from tracker_desktop.ui.theme import apply_theme

ROOM = 800
WIDEST = {"seq": "100,000", "when": "28 May 2026 20:48"}
TABLES = {"people": "person", "departments": "department", "places": "place", "categories": "category"}


@pytest.fixture
def moved(counter_office: Office) -> None:  # noqa: F811
    """The last thing done at the desk: LT-1 came."""
    makers.add_asset(counter_office, tag="LT-1")


def choose(shown: Shown, seq: int) -> ListTab:  # noqa: F811
    shown.window.show_record("journal", seq)
    shown.follow()
    return shown.window.lists["journal"]


def last_seq(shown: Shown) -> int:  # noqa: F811
    ids = shown.window.lists["journal"].table.pages.pages.ids
    return int(ids[0])


def buttons(tab: ListTab) -> dict[str, QPushButton]:
    return {one.text(): one for one in tab.card.findChildren(QPushButton) if one.isVisibleTo(tab)}


def open_line(shown: Shown, tab: ListTab) -> None:  # noqa: F811
    """Enter, then a double click, on the first line."""
    tab.table.setFocus()
    tab.table.setCurrentIndex(tab.table.model().index(0, 0))
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    shown.settle()
    spot = tab.table.visualRect(tab.table.model().index(0, 0)).center()
    QTest.mouseClick(tab.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(tab.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    shown.settle()


def test_opening_a_line_undoes_nothing(moved: None, shown: Shown) -> None:  # noqa: F811
    shown.window.show_tab("journal")
    shown.settle()
    seq = last_seq(shown)
    tab = shown.window.lists["journal"]
    open_line(shown, tab)
    assert last_seq(shown) == seq
    assert "LT-1 added" in tab.card.text()
    assert QApplication.activeModalWidget() is None


def test_today_opens_an_entry_in_history(moved: None, shown: Shown) -> None:  # noqa: F811
    shown.window.show_tab("today")
    shown.settle()
    (last,) = shown.window.today.findChildren(ListTab)
    last.table.setFocus()
    last.table.setCurrentIndex(last.table.model().index(0, 0))
    QTest.keyClick(last.table, Qt.Key.Key_Return)
    shown.follow()
    tab = shown.window.lists["journal"]
    assert shown.window.current_list() is tab
    assert "LT-1 added" in tab.card.text()
    assert last_seq(shown) == tab.selected()[0]


def test_the_button_of_what_was_undone_does_it_again(moved: None, shown: Shown) -> None:  # noqa: F811
    shown.window.show_tab("journal")
    shown.settle()
    seq = last_seq(shown)
    for text, then in (("Undo this", "Do again"), ("Do again", "Undo this")):
        tab = choose(shown, seq)
        assert list(buttons(tab)) == ["Files", text]
        QTest.mouseClick(buttons(tab)[text], Qt.MouseButton.LeftButton)
        shown.settle()
        assert shown.window.counter.banner.outcome == "done"
        assert list(buttons(choose(shown, seq))) == ["Files", then]
    shown.window.refresh_actions()


def test_what_only_happened_has_no_undo(moved: None, shown: Shown) -> None:  # noqa: F811
    shown.scan("LT-1")
    shown.window.show_tab("journal")
    shown.settle()
    tab = choose(shown, last_seq(shown))
    assert "LT-1 seen" in tab.card.text()
    assert list(buttons(tab)) == ["Files"]


def test_the_reason_is_asked_in_the_words_of_what_is_done(
    moved: None,
    counter_office: Office,  # noqa: F811
    shown: Shown,  # noqa: F811
) -> None:
    leo = makers.add_person(counter_office, "Leo Brandt", "20418")
    counter_office.perform(SetOperator(leo, ("administrator",)))
    done = counter_office.perform(AddDepartment(DepartmentFields("Biology")), by=leo)
    for title, give in (("Undo what Leo Brandt did", "Undo"), ("Do again what Leo Brandt undid", "Do again")):
        shown.window.show_tab("journal")
        choose(shown, done.seq)
        shown.window.undo_chosen()
        shown.settle()
        assert shown.dialog().windowTitle() == title
        assert f"{give}  Ctrl+Enter" in [one.text() for one in shown.dialog().findChildren(QPushButton)]
        shown.dialog().reject()
        done = counter_office.store.undo(done.uid, leo)


@pytest.mark.parametrize("room", [ROOM, ROOM + 60, 1300])
def test_the_columns_fit_beside_the_card(qtbot: QtBot, qapp: QApplication, room: int) -> None:
    apply_theme(qapp, dark=False)
    table, widths = first_widths(qtbot, LISTINGS["journal"], room)
    assert list(widths) == ["seq", "when", "what", "who", "document", "state"]
    assert table.viewport().width() == room
    assert sum(widths.values()) <= room
    metrics = QFontMetrics(table.font())
    for key, text in WIDEST.items():
        assert metrics.horizontalAdvance(text) + 2 * PADDING <= widths[key], key


def _labels(form: Form) -> dict[str, str]:
    return {ask.key: ask.label for row in form.rows for ask in row if ask.kind != "table"}


def test_changes_are_told_in_the_words_of_the_forms() -> None:
    forms = {"asset": edit_asset(1, "A"), "item": edit_item(1, "A", ())}
    forms |= {table: RECORD_FORMS[name].change(1, "A") for name, table in TABLES.items()}
    for table, form in forms.items():
        labels = _labels(form)
        assert {key: LABELS[table][key] for key in labels} == labels
