# ruff: noqa: F811 - fixtures
"""Undo, Redo and the modes, from the banner and by their keys, in the window and in the dialog of a document."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.stock_makers import add_item
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.ui.dialogs.document_dialog import DocumentDialog
from tracker_desktop.ui.dialogs.line_dialog import LineDialog
from tracker_desktop.ui.printing.report_window import ReportsDialog

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def assets(counter_office: Office) -> list[int]:
    """LT-1 and LT-2 are there, LT-3 is held by Maria Lopez, badge 20417; gloves are an item."""
    maria = makers.add_person(counter_office, "Maria Lopez", "20417")
    ids = [makers.add_asset(counter_office, tag=f"LT-{number}") for number in (1, 2, 3)]
    makers.check_out(counter_office, ids[2], holder=makers.holder_of(counter_office, maria))
    add_item(counter_office)
    return ids


def said(shown: Shown) -> str:
    return shown.window.counter.banner.text()


def button(shown: Shown) -> QPushButton:
    """The one button of the banner."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    found = shown.window.counter.banner.findChildren(QPushButton, options=direct)
    (one,) = [each for each in found if not each.isHidden()]
    return one


def press(shown: Shown) -> None:
    button(shown).click()
    shown.settle()


def document(shown: Shown) -> DocumentDialog:
    found = shown.dialog()
    assert isinstance(found, DocumentDialog)
    return found


def lines(shown: Shown) -> list[str]:
    state = shown.window.counter.state
    assert state is not None
    assert state.basket is not None
    return [line.tag for line in state.basket.assets]


def test_the_button_of_the_banner_does_what_its_keys_do(assets: list[int], shown: Shown) -> None:
    shown.run("check_in")
    shown.scan("LT-3")
    assert button(shown).text() == "Undo  Ctrl+Z"
    press(shown)
    assert "Undone: LT-3 checked in" in said(shown)
    assert button(shown).text() == "Redo  Ctrl+Shift+Z"
    press(shown)
    assert "Done again: LT-3 checked in" in said(shown)
    assert button(shown).text() == "Undo  Ctrl+Z"
    press(shown)
    assert "Undone: LT-3 checked in" in said(shown)


def test_undo_this_in_history_is_redone_by_the_button(assets: list[int], shown: Shown) -> None:
    shown.run("check_in")
    shown.scan("LT-3")
    shown.window.show_tab("journal")
    shown.settle()
    shown.window.lists["journal"].table.selectRow(0)
    shown.settle()
    shown.window.undo_chosen()
    shown.settle()
    assert "Undone: LT-3 checked in" in said(shown)
    assert button(shown).text() == "Redo  Ctrl+Shift+Z"
    press(shown)
    assert "Done again: LT-3 checked in" in said(shown)


def test_ctrl_y_redoes_too(assets: list[int], shown: Shown) -> None:
    shown.run("check_in")
    shown.scan("LT-3")
    shown.window.counter.focus()
    field = shown.window.counter.bar.field
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    shown.settle()
    assert "Undone" in said(shown)
    QTest.keyClick(field, Qt.Key.Key_Y, CTRL)
    shown.settle()
    assert "Done again" in said(shown)


def test_the_button_never_takes_the_keyboard(assets: list[int], shown: Shown) -> None:
    shown.run("check_in")
    shown.scan("LT-3")
    assert button(shown).focusPolicy() == Qt.FocusPolicy.NoFocus
    shown.window.counter.finish()
    shown.settle()
    assert not isinstance(shown.window.focusWidget(), QPushButton)


def test_a_mode_key_in_a_document_keeps_the_draft_and_goes_there(assets: list[int], shown: Shown) -> None:
    shown.run("check_out")
    shown.scan("20417", "LT-1")
    shown.press(Qt.Key.Key_F4)
    state = shown.window.counter.state
    assert state is not None
    assert QApplication.activeModalWidget() is None
    assert state.mode == "check_in"
    assert [draft.mode for draft in state.drafts] == ["check_out"]


def test_a_mode_key_goes_from_document_to_document(assets: list[int], shown: Shown) -> None:
    shown.run("check_out")
    shown.scan("20417", "LT-1")
    shown.press(Qt.Key.Key_F6)
    assert document(shown).mode == "receive"
    shown.press(Qt.Key.Key_F6)
    assert document(shown).mode == "receive"
    state = shown.window.counter.state
    assert state is not None
    assert [draft.mode for draft in state.drafts] == ["check_out"]


def test_ctrl_z_in_a_document_takes_the_last_line_off(assets: list[int], shown: Shown) -> None:
    shown.run("check_in")
    shown.scan("LT-3")
    shown.run("check_out")
    shown.scan("LT-1", "LT-2")
    assert lines(shown) == ["LT-1", "LT-2"]
    for left in (["LT-1"], []):
        document(shown).setFocus()
        shown.press(Qt.Key.Key_Z, ctrl=True)
        assert lines(shown) == left
    shown.press(Qt.Key.Key_Z, ctrl=True)
    assert "Undone: LT-3 checked in" in document(shown).banner.text()


def test_the_button_of_a_red_line_opens_its_fields_and_enter_asks(assets: list[int], shown: Shown) -> None:
    shown.run("check_out")
    shown.scan("LT-3")
    dialog = document(shown)
    assert dialog.table.rowCount() == 1
    shown.press(Qt.Key.Key_F8)
    assert isinstance(shown.dialog(), LineDialog)
    shown.press(Qt.Key.Key_Escape)
    shown.scan("1", how="typed")
    dialog.table.setFocus()
    shown.press(Qt.Key.Key_F8)
    assert isinstance(shown.dialog(), LineDialog)


def test_esc_in_look_up_names_the_unknown_codes_noted(assets: list[int], shown: Shown) -> None:
    shown.scan("NEVER-1", "LT-1")
    shown.window.counter.finish()
    shown.settle()
    assert said(shown) == "Note: 1 unknown noted: NEVER-1"
    shown.window.counter.finish()
    shown.settle()
    assert shown.window.counter.banner.isHidden()


def test_esc_clears_a_refused_code_from_wherever_the_keyboard_is(assets: list[int], shown: Shown) -> None:
    shown.run("check_in")
    shown.scan("LT-3")
    shown.scan("NEVER-2", how="typed")
    field = shown.window.counter.bar.field
    assert field.text() == "NEVER-2"
    shown.window.lists["assets"].table.setFocus()
    shown.window.counter.finish()
    shown.settle()
    assert field.text() == ""


def test_the_question_of_a_red_line_takes_the_next_digit(assets: list[int], shown: Shown) -> None:
    shown.run("check_out")
    shown.scan("LT-3", "LT-1")
    dialog = document(shown)
    dialog.table.setFocus()
    dialog.table.opened.emit(0)
    shown.settle()
    assert dialog.strip.choices.is_open
    shown.press(Qt.Key.Key_2)
    shown.qtbot.waitUntil(lambda: not dialog.strip.choices.is_open)
    shown.settle()
    assert lines(shown) == ["LT-1"]


def test_what_is_said_goes_when_another_dialog_begins(assets: list[int], shown: Shown) -> None:
    shown.scan("LT-1")
    assert said(shown).startswith("Note: LT-1")
    shown.run("reports")
    assert not shown.window.counter.banner.isVisibleTo(shown.window)
    dialog = shown.dialog()
    assert isinstance(dialog, ReportsDialog)
    shown.burst("20417")
    assert "Maria Lopez" in dialog._meanwhile.text()
    dialog.choose("overdue")
    assert dialog._meanwhile.isHidden()


def test_a_question_stays_when_another_dialog_begins(assets: list[int], shown: Shown) -> None:
    shown.scan("NO-SUCH-CODE")
    shown.run("reports")
    assert shown.window.counter.banner.isVisibleTo(shown.window)
