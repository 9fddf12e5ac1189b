# ruff: noqa: F811 - fixtures
"""Returns, write-offs, recalls and lots, as a clerk goes through them in the real window."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.return_makers import hold
from tests.transactions.stock_makers import JAN, JUNE, add_item, issue, lot, movements, receive, stock
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.receive import Receive, ReceiveLine
from tracker_desktop.transactions.rules.item_parts import UnitFields
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.lots_dialog import LotsDialog
from tracker_desktop.ui.dialogs.return_dialog import ReturnDialog, SlipReturnDialog, SupplierReturnDialog
from tracker_desktop.ui.fields.choice_field import ChoiceField
from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.fields.number_fields import MoneyField, QuantityField
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.text_field import TextField
from tracker_desktop.ui.printing.report_window import ReportsDialog


@pytest.fixture
def gloves(counter_office: Office) -> int:
    """In boxes of 100: 100 of lot 24G118, of which Maria got 40, and 200 of lot 25A020 from Fisher; a place on hold."""
    item = add_item(counter_office, units=(UnitFields("box", 100),))
    receive(counter_office, item, 100, "0.10", lot="24G118", expiry=JAN)
    issue(counter_office, item, 40, makers.person(counter_office))
    fisher = makers.add_supplier(counter_office)
    line = ReceiveLine(item, Decimal(200), Decimal("0.25"), "25A020", JUNE)
    counter_office.perform(Receive((line,), supplier_id=fisher))
    hold(counter_office)
    return item


def choose(shown: Shown, item_id: int, command: str) -> None:
    shown.window.show_record("items", item_id)
    shown.settle()
    shown.run(command)


def field(shown: Shown, key: str) -> Field:
    dialog = shown.dialog()
    assert isinstance(dialog, FormDialog)
    return dialog.field(key)


def pick(shown: Shown, key: str, value: object) -> None:
    """Choose as a hand does: the field hears of it."""
    found = field(shown, key)
    assert isinstance(found, ChoiceField)
    found.set_value(value)
    found.changed.emit()
    shown.settle()


def offered(shown: Shown, key: str) -> list[str]:
    found = field(shown, key)
    assert isinstance(found, ChoiceField)
    return [found.combo.itemText(at) for at in range(found.combo.count())]


def enter(shown: Shown, key: str, text: str) -> None:
    found = field(shown, key)
    if isinstance(found, QuantityField | MoneyField | TextField):
        found.line.setText(text)


def save(shown: Shown) -> None:
    shown.press(Qt.Key.Key_Return, ctrl=True)


def banner(shown: Shown) -> str:
    return shown.window.counter.banner.text()


def click(shown: Shown, words: str) -> None:
    for button in shown.dialog().findChildren(QPushButton):
        if button.text().startswith(words) and button.isVisible():
            button.click()
            shown.settle()
            return
    raise AssertionError(f"no button {words}")


def test_what_comes_back_is_that_of_the_last_issue(gloves: int, counter_office: Office, shown: Shown) -> None:
    choose(shown, gloves, "return_stock")
    assert isinstance(shown.dialog(), ReturnDialog)
    first, *rest = offered(shown, "issue")
    assert first.endswith("Maria Lopez · 40 pcs · lot 24G118 · IS-2026-00001")
    assert rest == ["No known issue · no lot", "No known issue · lot 25A020", "No known issue · lot 24G118"]
    enter(shown, "quantity", "10")
    save(shown)
    assert "10 × Nitrile gloves, medium came back" in banner(shown)
    assert stock(counter_office, gloves)["24G118", "STOCKROOM"] == 70
    assert not shown.bugs


def test_the_reason_says_where_it_may_go(gloves: int, counter_office: Office, shown: Shown) -> None:
    choose(shown, gloves, "return_stock")
    assert offered(shown, "to") == ["Back into stock"]
    pick(shown, "reason", "damaged")
    assert offered(shown, "to") == ["On hold", "Thrown away"]
    pick(shown, "reason", "expired")
    assert offered(shown, "to") == ["Thrown away", "On hold"]
    pick(shown, "to", "hold")
    enter(shown, "quantity", "5")
    enter(shown, "note", "dropped")
    save(shown)
    assert stock(counter_office, gloves)["24G118", "HOLD"] == 5
    assert movements(counter_office, gloves)[-1].reason == "expired before use"


def test_who_brings_it_back_narrows_the_issues(gloves: int, counter_office: Office, shown: Shown) -> None:
    leo = makers.person(counter_office, "Leo Brandt", "20418")
    issue(counter_office, gloves, 7, leo)
    choose(shown, gloves, "return_stock")
    assert len(offered(shown, "issue")) == 5
    holder = field(shown, "holder_id")
    assert isinstance(holder, SearchField)
    shown.pick(holder, "maria")
    assert [text.split(" · ")[1] for text in offered(shown, "issue")[:2]] == ["Maria Lopez", "no lot"]
    holder.line.clear()
    holder.line.textEdited.emit("")
    holder.set_value(None)
    holder.changed.emit()
    assert len(offered(shown, "issue")) == 5
    pick(shown, "issue", ("lot", lot(counter_office, gloves, "25A020")))
    pick(shown, "reason", "found")
    enter(shown, "quantity", "1")
    save(shown)
    assert stock(counter_office, gloves)["25A020", "STOCKROOM"] == 201


def test_too_much_is_said_in_the_dialog(gloves: int, counter_office: Office, shown: Shown) -> None:
    choose(shown, gloves, "return_stock")
    pick(shown, "pack", ("box", 100, 1))
    enter(shown, "quantity", "1")
    save(shown)
    dialog = shown.dialog()
    assert isinstance(dialog, ReturnDialog)
    assert "only 40 of that issue are still out" in dialog.banner.text()


def test_all_of_a_slip_comes_back_from_history(gloves: int, counter_office: Office, shown: Shown) -> None:
    window = shown.window
    window.show_document("IS-2026-00001")
    shown.follow()
    buttons = {button.text(): button for button in window.findChildren(QPushButton) if button.isVisible()}
    buttons["Return all…"].click()
    shown.settle()
    assert isinstance(shown.dialog(), SlipReturnDialog)
    assert "Nitrile gloves, medium · 40 pcs" in " ".join(label.text() for label in shown.dialog().findChildren(QLabel))
    pick(shown, "reason", "defective")
    assert offered(shown, "to") == ["On hold", "Thrown away"]
    save(shown)
    assert stock(counter_office, gloves)["24G118", "HOLD"] == 40
    window.returns.slip("IS-2026-00001")
    shown.settle()
    assert "Nothing of IS-2026-00001 is still out" in banner(shown)


def test_a_delivery_says_who_sent_it_and_what_it_cost(gloves: int, counter_office: Office, shown: Shown) -> None:
    choose(shown, gloves, "return_to_supplier")
    assert isinstance(shown.dialog(), SupplierReturnDialog)
    first, unknown = offered(shown, "receipt")
    assert ("lot 24G118" in first, unknown) == (True, "No known delivery")
    key = lot(counter_office, gloves, "25A020")
    pick(shown, "shelf", (key, makers.place_id(counter_office, "STOCKROOM")))
    supplier, credit = field(shown, "supplier_id"), field(shown, "unit_credit")
    assert isinstance(supplier, SearchField)
    assert isinstance(credit, MoneyField)
    assert (supplier.text(), credit.value()) == ("Fisher Scientific", Decimal("0.25"))
    enter(shown, "quantity", "20")
    save(shown)
    assert "20 × Nitrile gloves, medium sent back to Fisher Scientific" in banner(shown)
    assert stock(counter_office, gloves)["25A020", "STOCKROOM"] == 180


def test_something_is_written_off(gloves: int, counter_office: Office, shown: Shown) -> None:
    choose(shown, gloves, "scrap_stock")
    enter(shown, "quantity", "3")
    pick(shown, "reason", "lost")
    save(shown)
    assert "3 × Nitrile gloves, medium written off" in banner(shown)
    assert stock(counter_office, gloves)["24G118", "STOCKROOM"] == 57


def test_nothing_on_hand_is_said(counter_office: Office, shown: Shown) -> None:
    empty = add_item(counter_office, "X-1", "Nothing here")
    for command in ("scrap_stock", "return_to_supplier", "recall_lot", "release_lot"):
        choose(shown, empty, command)
        assert "Nothing here" in banner(shown)
        assert QApplication.activeModalWidget() is None


def test_a_lot_is_recalled_and_released_from_the_item(gloves: int, counter_office: Office, shown: Shown) -> None:
    choose(shown, gloves, "recall_lot")
    assert offered(shown, "lot") == ["25A020", "24G118"]
    save(shown)
    assert isinstance(shown.dialog(), FormDialog)
    enter(shown, "reason", "Recall 26-114")
    save(shown)
    assert "Lot 25A020 of Nitrile gloves, medium recalled" in banner(shown)
    choose(shown, gloves, "release_lot")
    assert offered(shown, "lot") == ["25A020"]
    enter(shown, "reason", "not of the batch")
    save(shown)
    assert "released" in banner(shown)


def lots(shown: Shown) -> LotsDialog:
    dialog = shown.dialog()
    assert isinstance(dialog, LotsDialog)
    return dialog


def words(shown: Shown) -> str:
    return " ".join(label.text() for label in shown.dialog().findChildren(QLabel) if label.isVisible())


def test_an_expired_lot_is_written_off_in_one_step(gloves: int, counter_office: Office, shown: Shown) -> None:
    old = ReceiveLine(gloves, Decimal(60), Decimal("0.10"), "OLD", dt.date(2025, 1, 1))
    counter_office.perform(Receive((old,), override="a test"))
    shown.run("lots")
    lots(shown).show_view("expired")
    lots(shown).list.choose_first()
    shown.follow()
    assert lots(shown).list.selected() == [lot(counter_office, gloves, "OLD")]
    click(shown, "Write off")
    assert "60 pcs in Stockroom\nworth" in words(shown)
    reason = field(shown, "reason")
    assert isinstance(reason, ChoiceField)
    assert reason.value() == "expired"
    save(shown)
    assert "60 × Nitrile gloves, medium written off" in lots(shown).banner.text()
    assert ("OLD", "STOCKROOM") not in stock(counter_office, gloves)


def test_a_write_off_in_the_list_of_lots_that_waits_says_so(gloves: int, counter_office: Office, shown: Shown) -> None:
    counter_office.perform(ChangeSetting("stock.scrap_limit", 0))
    old = ReceiveLine(gloves, Decimal(60), Decimal("0.10"), "OLD", dt.date(2025, 1, 1))
    counter_office.perform(Receive((old,), override="a test"))
    shown.run("lots")
    lots(shown).show_view("expired")
    lots(shown).list.choose_first()
    shown.follow()
    click(shown, "Write off")
    save(shown)
    assert lots(shown).banner.text().startswith("Waiting")
    assert stock(counter_office, gloves)[("OLD", "STOCKROOM")] == 60


def test_a_lot_in_its_list_is_recalled_traced_and_edited(gloves: int, counter_office: Office, shown: Shown) -> None:
    choose(shown, gloves, "lots_of_item")
    dialog = lots(shown)
    shown.settle()
    dialog.list.choose(lot(counter_office, gloves, "24G118"))
    shown.settle()
    click(shown, "Recall")
    enter(shown, "reason", "Recall 26-114")
    save(shown)
    shown.follow()
    assert "recalled" in lots(shown).banner.text()
    click(shown, "Where it went")
    reports = shown.dialog()
    assert isinstance(reports, ReportsDialog)
    assert "24G118" in reports.form.field("lot").text()  # type: ignore[attr-defined]
    reports.reject()
    shown.settle()
    click(shown, "Edit")
    enter(shown, "note", "from the second pallet")
    enter(shown, "reason", "asked by Ms Osei")
    save(shown)
    assert "edited: note" in lots(shown).banner.text()


def test_undo_in_the_list_of_lots_takes_back_what_was_done_there(
    gloves: int, counter_office: Office, shown: Shown
) -> None:
    shown.run("lots")
    lots = shown.dialog()
    assert isinstance(lots, LotsDialog)
    lots.recall()
    shown.settle()
    enter(shown, "reason", "letter of the maker")
    save(shown)
    assert "recalled" in lots.banner.text()
    assert "Undo" in [button.text().split("  ")[0] for button in lots.banner.findChildren(QPushButton)]
    lots.activateWindow()
    shown.qtbot.waitUntil(lots.isActiveWindow, timeout=5_000)
    lots.list.table.setFocus()
    shown.press(Qt.Key.Key_Z, ctrl=True)
    assert lots.banner.text().startswith("Done: Undone: Lot 24G118 ")
    assert not shown.bugs
