# ruff: noqa: F811 - fixtures
"""The Counts tab: its strip, quantities typed into the list, and what who counts blind is not shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.store_fixtures import Office
from tests.transactions.count_makers import count_stock
from tests.transactions.write_off import signed_in
from tests.ui.count_office import cells, with_count
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.queries.lists.count_lines import COUNT_LINES
from tracker_desktop.transactions.ask_recount import AskRecount
from tracker_desktop.transactions.cancel_count import CancelCount
from tracker_desktop.ui.counts.count_lines import CountLines


@pytest.fixture
def count(counter_office: Office) -> int:
    return with_count(counter_office, blind=False)


@pytest.fixture
def blind(counter_office: Office) -> int:
    signed_in(counter_office, "One Clerk", "7003", "clerk")
    return with_count(counter_office)


def opened(shown: Shown, view: str = "all") -> CountLines:
    shown.run("tab_counts")
    shown.window.counts_tab.show_view(view)
    shown.settle()
    tab = shown.window.counts_tab.shown_list()
    assert tab is not None
    tab.table.setFocus()
    shown.qtbot.waitUntil(lambda: tab.table.current_id() is not None)
    shown.settle()
    return tab


def strip(shown: Shown) -> str:
    return shown.window.counts.strip.text()


def titles(tab: CountLines) -> list[str]:
    return [column.title for column in tab.table.pages.columns]


def counted(shown: Shown, count_id: int) -> list[tuple[str, str]]:
    """SKU and what was counted of each line."""
    office = Office(shown.window.desk.store, 1)
    return [(sku, said) for sku, said in cells(office, count_id, "sku", "counted")]


def test_without_a_count_the_tab_offers_to_open_one(shown: Shown) -> None:
    shown.run("tab_counts")
    tab = shown.window.counts_tab
    assert tab.shown_list() is None
    assert not tab.chooser.isEnabled()
    assert strip(shown) == ""
    assert not shown.window.actions_by_id["post_count"].isEnabled()


def test_a_count_that_is_over_is_said_in_its_tab_alone(count: int, shown: Shown) -> None:
    opened(shown)
    shown.run("count")
    shown.window.show_tab("audits")
    shown.settle()
    assert shown.window.counts.strip.isVisible()
    shown.window.desk.perform(CancelCount(count))
    shown.settle()
    shown.qtbot.waitUntil(lambda: not shown.window.counts.strip.isVisible(), timeout=5_000)
    shown.window.show_tab("counts")
    shown.settle()
    assert "cancelled" in strip(shown)


def test_the_strip_says_how_far_the_count_is(count: int, shown: Shown) -> None:
    opened(shown)
    assert strip(shown).startswith("Count of all stock opened 24 Nov by Rita Osei · 3 lines · 0 counted")
    assert shown.window.counts_tab.chooser.currentText() == "Count of all stock"


def test_quantities_are_typed_in_as_a_sheet_is(count: int, shown: Shown) -> None:
    tab = opened(shown)
    shown.type("60")
    shown.press(Qt.Key.Key_Return)
    shown.type("0.4 box and 3")
    shown.press(Qt.Key.Key_Return)
    shown.type("6")
    shown.press(Qt.Key.Key_Return)
    assert counted(shown, count) == [
        ("BAT-AAA", "60 pcs"),
        ("GLV-NIT-M", "43 pcs (0.4 box and 3)"),
        ("TON-BLK", "6 pcs"),
    ]
    assert tab.cell.isHidden()
    shown.qtbot.waitUntil(lambda: "3 counted · 2 differ" in strip(shown), timeout=5_000)
    assert "Counted 6 × Toner black" in shown.window.counter.banner.text()
    shown.run("undo")
    assert counted(shown, count)[2] == ("TON-BLK", "")


def test_what_is_no_quantity_stays_in_its_cell(count: int, shown: Shown) -> None:
    tab = opened(shown)
    shown.type("60 bottles")
    shown.press(Qt.Key.Key_Return)
    assert shown.window.counter.banner.text().startswith("Refused: Battery AAA has no unit called bottles.")
    assert (tab.cell.isVisible(), tab.cell.text(), tab.cell.hasFocus()) == (True, "60 bottles", True)
    shown.press(Qt.Key.Key_Escape)
    assert tab.cell.isHidden()
    assert tab.table.hasFocus()
    assert counted(shown, count)[0] == ("BAT-AAA", "")


def test_what_the_books_refuse_comes_back_to_its_line(count: int, shown: Shown) -> None:
    tab = opened(shown)
    shown.type("60.5")
    shown.press(Qt.Key.Key_Return)
    shown.qtbot.waitUntil(lambda: tab.cell.text() == "60.5", timeout=5_000)
    assert tab.cell.row_id == tab.table.pages.id_at(0)
    assert "Refused" in shown.window.counter.banner.text()
    assert counted(shown, count)[0] == ("BAT-AAA", "")


def test_an_arrow_saves_too_and_an_empty_cell_saves_nothing(count: int, shown: Shown) -> None:
    tab = opened(shown)
    shown.press(Qt.Key.Key_Return)
    shown.press(Qt.Key.Key_Down)
    shown.type("45")
    shown.press(Qt.Key.Key_Up)
    assert tab.cell.row_id == tab.table.pages.id_at(0)
    assert counted(shown, count) == [("BAT-AAA", ""), ("GLV-NIT-M", "45 pcs"), ("TON-BLK", "")]


def test_another_line_saves_what_was_typed(count: int, shown: Shown) -> None:
    tab = opened(shown)
    shown.type("59")
    box = tab.table.visualRect(tab.table.model().index(2, 1))
    QTest.mouseClick(tab.table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    shown.settle()
    assert counted(shown, count)[0] == ("BAT-AAA", "59 pcs")
    assert tab.cell.isHidden()


def test_letters_filter_and_a_code_that_is_scanned_is_no_quantity(count: int, shown: Shown) -> None:
    tab = opened(shown)
    shown.type("4")
    shown.burst("40012345")
    assert tab.cell.text() == "4"
    assert counted(shown, count)[0] == ("BAT-AAA", "")
    tab.cell.setFocus()
    shown.press(Qt.Key.Key_Escape)
    shown.type("t")
    assert QApplication.focusWidget() is tab.filter


def test_the_cell_goes_with_its_line(count: int, shown: Shown) -> None:
    """Counted lines leave the view To count while the next is typed."""
    tab = opened(shown, "to_count")
    shown.type("60")
    shown.press(Qt.Key.Key_Return)
    shown.qtbot.waitUntil(lambda: tab.table.pages.rowCount() == 2, timeout=5_000)
    assert tab.cell.row_id == tab.table.pages.id_at(0)
    assert tab.cell.geometry().top() < tab.table.rowHeight(0)
    shown.type("45")
    shown.press(Qt.Key.Key_Return)
    assert counted(shown, count)[1] == ("GLV-NIT-M", "45 pcs")


def test_the_cell_leaves_the_lot_to_be_read(count: int, shown: Shown) -> None:
    tab = opened(shown)
    shown.press(Qt.Key.Key_Return)
    at = [column.key for column in tab.table.pages.columns].index("lot")
    assert tab.cell.isVisible()
    assert tab.cell.geometry().left() > tab.table.visualRect(tab.table.model().index(0, at)).right()


def test_undo_is_the_programs_while_the_cell_is_empty(count: int, shown: Shown) -> None:
    tab = opened(shown)
    shown.type("60")
    shown.press(Qt.Key.Key_Return)
    assert (tab.cell.hasFocus(), tab.cell.text()) == (True, "")
    QTest.keyClick(tab.cell, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    shown.settle()
    assert counted(shown, count)[0] == ("BAT-AAA", "")


def test_who_counts_blind_sees_nothing_of_the_book(blind: int, shown: Shown) -> None:
    shown.scan("SWITCH")
    shown.burst("7003")
    tab = opened(shown)
    assert tab is shown.window.counts_tab.sheet
    assert not {"Book", "Difference", "Value", "Problem"} & set(titles(tab))
    side = shown.window.counts_tab.side
    assert [side.item(row).text() for row in range(side.count()) if not side.isRowHidden(row)] == [
        "To count",
        "Counted",
        "Recount",
        "All",
    ]
    shown.type("40")
    shown.press(Qt.Key.Key_Return)
    shown.qtbot.waitUntil(lambda: "1 counted" in strip(shown), timeout=5_000)
    assert "differ" not in strip(shown)
    assert not shown.window.actions_by_id["post_count"].isEnabled()
    assert "60 pcs" not in tab.card.text()


def test_who_may_post_sees_the_book_of_a_blind_count(blind: int, shown: Shown) -> None:
    tab = opened(shown)
    assert tab is shown.window.counts_tab.lines
    assert "Book" in titles(tab)


def test_another_desk_counts(count: int, shown: Shown) -> None:
    tab = opened(shown)
    other = Office(shown.window.desk.store, 1)
    done = count_stock(other, count, 1, 60, by=1)
    shown.window.desk.changed.emit(done)
    shown.qtbot.waitUntil(lambda: "1 counted" in strip(shown), timeout=5_000)
    at = [column.key for column in COUNT_LINES.columns].index("counted")
    shown.qtbot.waitUntil(lambda: tab.table.pages.cell(0, at) == "60 pcs", timeout=5_000)


def test_a_reason_and_a_recount_from_the_menu(
    counter_office: Office, sqlite_place: str, count: int, shown: Shown
) -> None:
    tab = opened(shown)
    shown.type("50")
    shown.press(Qt.Key.Key_Return)
    shown.press(Qt.Key.Key_Escape)
    tab.table.choose_row(0)
    shown.qtbot.waitUntil(lambda: tab.card_state() == "differs", timeout=5_000)
    shown.run("count_reason")
    menu = shown.window.counts.reasons.menu
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_2)
    shown.settle()
    office = Office(shown.window.desk.store, 1)
    assert cells(office, count, "reason")[0] == ("Damaged and thrown away",)
    shown.run("count_again")
    assert cells(office, count, "state")[0] == ("recount",)
    shown.run("uncount")
    assert cells(office, count, "state")[0] == ("to_count",)


def test_the_list_of_all_counts_chooses_one(count: int, shown: Shown) -> None:
    opened(shown)
    shown.window.counts_tab.count_chosen.emit("all")
    shown.settle()
    dialog = shown.dialog()
    assert dialog.windowTitle() == "Counts"
    dialog.list.table.choose_row(0)  # type: ignore[attr-defined]
    shown.press(Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is None
    assert shown.window.counts.count is not None
    assert shown.window.counts.count.id == count


def test_a_count_is_cancelled_after_asking(count: int, shown: Shown) -> None:
    opened(shown)
    shown.run("cancel_count")
    shown.press(Qt.Key.Key_1)
    shown.qtbot.waitUntil(lambda: strip(shown).startswith("Count of all stock cancelled today"), timeout=5_000)
    tab = shown.window.counts_tab.shown_list()
    assert tab is not None
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    shown.settle()
    assert tab.cell.isHidden()


def test_who_recounts_is_not_told_the_first_count(blind: int, shown: Shown) -> None:
    office = Office(shown.window.desk.store, 1)
    count_stock(office, blind, 1, 55, by=1)
    office.perform(AskRecount(blind, (1,)))
    shown.scan("SWITCH")
    shown.burst("7003")
    tab = opened(shown)
    at = [column.key for column in tab.listing.columns].index("counted")
    assert tab.table.pages.cell(0, at) == ""
    tab.table.choose_row(0)
    shown.qtbot.waitUntil(lambda: tab.card_state() == "recount", timeout=5_000)
    assert "55 pcs" not in tab.card.text()
    shown.press(Qt.Key.Key_Return)
    assert tab.cell.text() == ""
    shown.type("55")
    shown.press(Qt.Key.Key_Return)
    assert cells(office, blind, "counted", "state")[0] == ("55 pcs", "differs")
