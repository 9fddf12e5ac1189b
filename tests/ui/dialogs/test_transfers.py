# ruff: noqa: F811 - fixtures
"""Stock is sent to another store, received there in parts and written off, through the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.store_fixtures import Office
from tests.transactions.makers import Rows
from tests.transactions.stock_makers import add_item, receive, stock
from tests.transactions.transfer_makers import TwoStores, two_stores
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.models.transfers import StockTransfer
from tracker_desktop.ui.dialogs.ask import Ask
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.transfers_dialog import TransfersDialog
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.forms.make_field import fill, read


@pytest.fixture
def stores(counter_office: Office) -> TwoStores:
    return two_stores(counter_office)


def form(shown: Shown) -> FormDialog:
    dialog = shown.dialog()
    assert isinstance(dialog, FormDialog)
    return dialog


def listed(shown: Shown) -> TransfersDialog:
    dialog = shown.dialog()
    assert isinstance(dialog, TransfersDialog)
    return dialog


def send(shown: Shown, stores: TwoStores) -> None:
    shown.window.show_record("items", stores.gloves)
    shown.settle()
    shown.run("send_transfer")


def value(dialog: FormDialog, key: str) -> object:
    ask, field = dialog._asked[key]
    return read(ask, field)


def test_sent_received_in_parts_and_written_off(stores: TwoStores, shown: Shown) -> None:
    office = stores.office
    send(shown, stores)
    dialog = form(shown)
    assert dialog.field("quantity 0").isAncestorOf(dialog.focusWidget())
    shown.type("40")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert stores.office.read(Rows(StockTransfer))[0]["number"] == "TN-2026-00001"
    assert "Sent to Store 2" in shown.window.counter.banner.text()
    shown.run("receive_transfer")
    shown.press(Qt.Key.Key_Return)
    dialog = form(shown)
    assert value(dialog, "quantity 1") == 40
    place = dialog.field("place 1")
    assert isinstance(place, SearchField)
    assert place.text() == "Store 2 / Shelf A"
    fill(dialog.field("quantity 1"), 30)
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert stock(office, stores.gloves) == {("L1", "STOCKROOM"): 60, ("L1", "S2-A"): 30}
    list_dialog = listed(shown)
    assert "10 still on the way" in list_dialog.banner.text()
    list_dialog.lose()
    shown.settle()
    dialog = form(shown)
    assert value(dialog, "quantity 1") == 10
    fill(dialog.field("reason"), "van broken into")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert "Written off on the way" in listed(shown).banner.text()
    listed(shown).list.show_view("all")
    shown.follow()
    listed(shown).list.choose_first()
    shown.settle()
    listed(shown).receive()
    shown.settle()
    assert "Nothing of TN-2026-00001 is on the way any more" in listed(shown).banner.text()
    assert shown.bugs == []


def test_more_than_was_sent_asks_for_the_reason_in_the_form(stores: TwoStores, shown: Shown) -> None:
    stores.send(5)
    shown.run("receive_transfer")
    shown.press(Qt.Key.Key_Return)
    dialog = form(shown)
    fill(dialog.field("quantity 1"), 6)
    dialog.send()
    shown.settle()
    assert dialog.banner.outcome == "refused"
    assert "or give a reason" in dialog.banner.text()
    fill(dialog.field("reason"), "miscounted")
    dialog.send()
    shown.settle()
    assert stock(stores.office, stores.gloves)["L1", "S2-A"] == 6


def test_where_it_lies_in_two_stores_it_is_asked_which_it_leaves(stores: TwoStores, shown: Shown) -> None:
    receive(stores.office, stores.gloves, 7, lot="L2", place_id=stores.shelf)
    send(shown, stores)
    assert isinstance(shown.dialog(), Ask)
    shown.press(Qt.Key.Key_2)
    shown.qtbot.wait(400)
    shown.settle()
    dialog = form(shown)
    assert "From Store 2. It is on the way" in " ".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.send()
    shown.settle()
    assert "There is nothing to send yet" in dialog.banner.text()


def test_an_office_of_one_store_says_so(counter_office: Office, shown: Shown) -> None:
    gloves = add_item(counter_office)
    shown.window.show_record("items", gloves)
    shown.settle()
    shown.run("send_transfer")
    assert "There is only one store" in shown.window.counter.banner.text()
