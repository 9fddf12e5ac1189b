"""The window as a whole: every command works or is greyed, every widget has a name, scans go where they should."""

from __future__ import annotations

from collections import Counter as Tally

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDialog, QLabel, QScrollBar, QTabBar, QWidget

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.commands import COMMANDS, MENUS
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.fields.search_field import SearchField

DIALOGS = (
    "new_asset",
    "new_item",
    "new_audit",
    "choose_audit",
    "settings",
    "sign_in",
    "help",
    "palette",
    "about",
    "calibrate",
    "printers",
    "print_jobs",
    "label_formats",
    "reports",
    "people",
    "departments",
    "places",
    "categories",
    "suppliers",
    "operators",
    "edit_asset",
    "transfer",
    "move_assets",
    "damage",
    "maintenance",
    "missing",
    "inspect",
)


@pytest.fixture
def two_assets(counter_office: Office) -> list[int]:  # noqa: F811
    """LT-1 is there, LT-2 is held by Maria Lopez, badge 20417."""
    maria = makers.add_person(counter_office, "Maria Lopez", "20417")
    ids = [makers.add_asset(counter_office, tag=f"LT-{number}") for number in (1, 2)]
    makers.check_out(counter_office, ids[1], holder=makers.holder_of(counter_office, maria))
    return ids


def dialog_in_front() -> QDialog | None:
    found = QApplication.activeModalWidget()
    return found if isinstance(found, QDialog) else None


def nameless(root: QWidget) -> list[str]:
    """The focusable widgets of a window that a screen reader could not name."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        takes_focus = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
        inner = isinstance(widget.parentWidget(), QAbstractScrollArea) or isinstance(widget, QScrollBar | QTabBar)
        if not takes_focus or inner or not widget.isVisibleTo(root) or isinstance(widget, QLabel):
            continue
        spoken = QAccessible.queryAccessibleInterface(widget)
        if spoken is None or not spoken.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def test_shortcuts_and_ids_are_unique() -> None:
    ids = Tally(command.id for command in COMMANDS)
    keys = Tally(each for command in COMMANDS for each in (command.shortcut, command.also) if each)
    assert [name for name, count in (ids + keys).items() if count > 1] == []
    assert {command.menu for command in COMMANDS} == set(MENUS)


@pytest.mark.parametrize("menu", MENUS)
def test_a_letter_chooses_one_command_of_its_menu(menu: str) -> None:
    letters = Tally(
        command.text.split("&")[1][0].lower() for command in COMMANDS if command.menu == menu and "&" in command.text
    )
    assert [letter for letter, count in letters.items() if count > 1] == []


def test_every_menu_has_its_letter_and_fits_a_small_screen() -> None:
    assert len({menu.split("&")[1][0].lower() for menu in MENUS}) == len(MENUS)
    assert max(Tally(command.menu for command in COMMANDS).values()) < 27


def test_ctrl_enter_belongs_to_dialogs_alone() -> None:
    keys = {QKeySequence(command.shortcut).toString() for command in COMMANDS if command.shortcut}
    assert not {"Ctrl+Return", "Ctrl+Enter"} & keys


def test_every_widget_of_every_tab_has_a_name(shown: Shown) -> None:  # noqa: F811
    for tab in ("today", "assets", "items", "audits", "journal"):
        shown.window.show_tab(tab)
        shown.settle()
        assert nameless(shown.window) == [], tab


@pytest.mark.parametrize("command", DIALOGS)
def test_every_dialog_opens_and_names_its_widgets(two_assets: list[int], shown: Shown, command: str) -> None:  # noqa: F811
    shown.window.show_record("assets", two_assets[0])
    shown.settle()
    shown.run(command)
    dialog = dialog_in_front()
    assert dialog is not None
    assert nameless(dialog) == []
    dialog.done(0)
    shown.settle()


def test_commands_without_the_right_are_greyed(shown: Shown) -> None:  # noqa: F811
    shown.window.rights = frozenset({Right.STOCK})
    shown.window.refresh_actions()
    enabled = {command.id for command in COMMANDS if shown.window.actions_by_id[command.id].isEnabled()}
    assert {"look_up", "move", "receive", "issue", "undo", "help"} <= enabled
    assert not {"check_out", "new_asset", "settings", "import"} & enabled


def test_a_scan_in_check_in_is_saved_said_and_undone(two_assets: list[int], shown: Shown) -> None:  # noqa: F811
    shown.run("check_in")
    shown.scan("LT-2")
    banner = shown.window.counter.banner
    assert banner.outcome == "done"
    assert "LT-2 checked in" in banner.text()
    shown.run("undo")
    assert "Undone: LT-2 checked in" in banner.text()
    shown.run("redo")
    assert "Done again: LT-2 checked in" in banner.text()


def test_a_document_opens_its_dialog_and_posts(two_assets: list[int], shown: Shown) -> None:  # noqa: F811
    shown.run("check_out")
    assert dialog_in_front() is not None
    shown.scan("20417", "LT-1")
    dialog = dialog_in_front()
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown.settle()
    assert dialog_in_front() is None
    assert "LT-1 checked out to Maria Lopez" in shown.window.counter.banner.text()


def test_esc_keeps_the_draft_beside_the_scan_bar(two_assets: list[int], shown: Shown) -> None:  # noqa: F811
    shown.run("check_out")
    shown.scan("20417", "LT-1")
    dialog = dialog_in_front()
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    shown.settle()
    state = shown.window.counter.state
    assert state is not None
    assert state.mode == "look_up"
    assert [draft.mode for draft in state.drafts] == ["check_out"]
    shown.window.counter.bar.draft_chosen.emit(state.drafts[0].uid)
    shown.settle()
    assert dialog_in_front() is not None


def test_what_another_desk_did_is_in_the_list_after_the_next_change(two_assets: list[int], shown: Shown) -> None:  # noqa: F811
    shown.window.show_tab("assets")
    shown.settle()
    shown.run("check_in")
    shown.scan("LT-2")
    shown.follow()
    table = shown.window.lists["assets"].table
    row = table.pages.row_of(two_assets[1])
    assert table.pages.cell(row, 2) == "available"


def test_selected_assets_go_into_a_check_out(two_assets: list[int], shown: Shown) -> None:  # noqa: F811
    shown.window.show_tab("assets")
    shown.settle()
    shown.window.lists["assets"].table.selectAll()
    shown.run("assets_out")
    state = shown.window.counter.state
    assert state is not None
    assert state.basket is not None
    assert [line.tag for line in state.basket.assets] == ["LT-1", "LT-2"]
    assert [bool(line.problem) for line in state.basket.assets] == [False, True]


def test_a_badge_scanned_in_front_of_a_form_fills_who_it_is_about(
    two_assets: list[int],
    shown: Shown,  # noqa: F811
) -> None:
    shown.window.show_tab("assets")
    shown.settle()
    shown.window.lists["assets"].table.selectRow(1)
    shown.settle()
    shown.run("transfer")
    form = shown.dialog()
    assert isinstance(form, FormDialog)
    form.field("due").setFocus()
    said = shown.window.counter.banner.text()
    shown.burst("20417")
    holder = form.field("holder_id")
    assert isinstance(holder, SearchField)
    assert (holder.text(), shown.window.counter.banner.text()) == ("Maria Lopez", said)


def test_lists_are_filtered_as_one_types(two_assets: list[int], shown: Shown) -> None:  # noqa: F811
    shown.window.show_tab("assets")
    shown.settle()
    tab = shown.window.lists["assets"]
    tab.filter.setText("maria")
    shown.qtbot.wait(100)
    shown.settle()
    assert list(tab.table.pages.pages.ids) == [two_assets[1]]
