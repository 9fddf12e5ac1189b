# ruff: noqa: F811 - fixtures
"""The issue document with what pays, who buys and when; back orders and pick lists, in the real window."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.makers import Rows
from tests.transactions.stock_makers import add_item, movements, receive
from tests.ui.dialogs.office import press
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.models.orders import BackOrder
from tracker_desktop.models.people import Person
from tracker_desktop.transactions.add_charge_code import AddChargeCode
from tracker_desktop.transactions.issue import Issue
from tracker_desktop.transactions.rules.back_orders import BackOrderLine
from tracker_desktop.transactions.rules.charge_code_fields import ChargeCodeFields
from tracker_desktop.ui.dialogs.back_orders_dialog import BackOrdersDialog
from tracker_desktop.ui.dialogs.document_dialog import DocumentDialog
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.fields.date_field import DateField
from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.text_field import TextField
from tracker_desktop.ui.forms.make_field import FlagField
from tracker_desktop.ui.printing.preview_dialog import PreviewDialog


@pytest.fixture
def toner(counter_office: Office) -> int:
    """Two of it are there; Maria has the badge 20417, and PRJ-9 pays until 2036."""
    makers.add_person(counter_office, "Maria Lopez", "20417")
    counter_office.perform(AddChargeCode(ChargeCodeFields("PRJ-9", "New wing", valid_until=dt.date(2036, 6, 30))))
    item = add_item(counter_office, "TNR-26X", "Toner HP 26X")
    receive(counter_office, item, 2, "38.00")
    return item


def document(shown: Shown) -> DocumentDialog:
    dialog = shown.dialog()
    assert isinstance(dialog, DocumentDialog)
    return dialog


def field(dialog: DocumentDialog, key: str) -> Field:
    return dialog._heads[key][1]


def under(dialog: DocumentDialog, key: str) -> str:
    return field(dialog, key).editor.accessibleDescription()


def test_what_pays_is_picked_from_the_list_with_its_days(toner: int, counter_office: Office, shown: Shown) -> None:
    shown.run("issue")
    shown.scan("20417", "TNR-26X")
    dialog = document(shown)
    assert "No charge code of the list pays for Maria Lopez" in under(dialog, "charge_code_id")
    pays = field(dialog, "charge_code_id")
    assert isinstance(pays, SearchField)
    shown.pick(pays, "wing")
    assert under(dialog, "charge_code_id") == "New wing · valid until 30 Jun 2036"
    when = field(dialog, "effective_on")
    assert isinstance(when, DateField)
    yesterday = dt.datetime.now(dt.UTC).date() - dt.timedelta(days=2)
    when.line.setFocus()
    when.line.setText(f"{yesterday:%d %b %Y}")
    when.line.setModified(True)
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert QApplication.activeModalWidget() is None
    out = movements(counter_office, toner)[-1]
    assert (out.charge_code, out.effective_at.date()) == ("PRJ-9", yesterday)


def test_a_job_alone_and_a_customer_are_said_at_the_head(toner: int, counter_office: Office, shown: Shown) -> None:
    desk = shown.window.desk
    desk.store.perform(AddChargeCode(ChargeCodeFields("J-7", "Roof", is_job=True)), desk.operator_id)
    shown.run("issue")
    shown.scan("J-7", "TNR-26X")
    dialog = document(shown)
    assert under(dialog, "holder_id") == "It goes to job J-7."
    customer = field(dialog, "customer")
    assert isinstance(customer, TextField)
    customer.line.setFocus()
    shown.type("Acme Labs")
    shown.press(Qt.Key.Key_Tab)
    assert under(dialog, "holder_id") == "It goes to Acme Labs."
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert "sold to Acme Labs" in shown.window.counter.banner.text()
    assert movements(counter_office, toner)[-1].party == "Acme Labs"


def test_the_open_issue_is_printed_as_a_pick_list(toner: int, shown: Shown) -> None:
    shown.run("issue")
    shown.scan("20417", "TNR-26X")
    dialog = document(shown)
    press(dialog, "Pick list  Ctrl+P")
    shown.settle()
    preview = shown.dialog()
    assert isinstance(preview, PreviewDialog)
    assert preview.windowTitle() == "Pick list for Maria Lopez"
    assert preview.is_ready
    preview.reject()
    shown.settle()
    assert shown.dialog() is dialog


def test_made_here_leaves_the_supplier_out(toner: int, counter_office: Office, shown: Shown) -> None:
    shown.run("receive")
    shown.scan("TNR-26X")
    dialog = document(shown)
    made = field(dialog, "made")
    assert isinstance(made, FlagField)
    made.box.click()
    shown.settle()
    assert under(dialog, "made") == "No supplier sent it."
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert movements(counter_office, toner)[-1].kind == "made"


def owe(shown: Shown, item: int, count: int) -> None:
    desk = shown.window.desk
    (maria,) = desk.store.read(Rows(Person, Person.badge == "20417"))
    line = BackOrderLine(item, Decimal(count))
    desk.perform(Issue((), maria["holder_id"], "PRJ-9", back_orders=(line,)))
    shown.settle()


def back_orders(shown: Shown) -> BackOrdersDialog:
    shown.run("back_orders")
    dialog = shown.dialog()
    assert isinstance(dialog, BackOrdersDialog)
    return dialog


def test_what_is_owed_goes_into_the_issue_in_one_step(toner: int, shown: Shown) -> None:
    owe(shown, toner, 5)
    dialog = back_orders(shown)
    assert dialog.list.selected() == [1]
    dialog.resize(1320, 720)
    shown.settle()
    assert dialog.list.table.horizontalScrollBar().maximum() == 0
    press(dialog, "Pick list  Ctrl+P")
    shown.settle()
    preview = shown.dialog()
    assert isinstance(preview, PreviewDialog)
    assert preview.is_ready
    preview.reject()
    shown.settle()
    shown.press(Qt.Key.Key_Return, ctrl=True)
    issue = document(shown)
    assert under(issue, "charge_code_id").startswith("New wing")
    taken = issue.table.item(0, 3)
    assert taken is not None
    assert taken.text().endswith("fills a back order")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert "2 × Toner HP 26X issued to Maria Lopez" in shown.window.counter.banner.text()
    dialog = back_orders(shown)
    assert dialog.list.table.model().rowCount() == 1


def test_a_back_order_is_closed_with_a_reason(toner: int, shown: Shown) -> None:
    owe(shown, toner, 5)
    dialog = back_orders(shown)
    press(dialog, "Close the back order…")
    shown.settle()
    form = shown.dialog()
    assert isinstance(form, FormDialog)
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert shown.dialog() is form
    shown.type("not needed")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert shown.dialog() is dialog
    assert "closed" in dialog.banner.text()
    (row,) = shown.window.desk.store.read(Rows(BackOrder))
    assert (row["active"], row["close_reason"]) == (False, "not needed")


def test_the_tile_of_today_opens_what_can_go_out(toner: int, shown: Shown) -> None:
    owe(shown, toner, 5)
    shown.follow()
    tile = shown.window.today._tiles["can_go_out"]
    shown.qtbot.waitUntil(lambda: tile.accessibleName().startswith("1 "), timeout=5_000)
    tile.click()
    shown.settle()
    dialog = shown.dialog()
    assert isinstance(dialog, BackOrdersDialog)
    assert dialog.list.source.view == "ready"
    assert dialog.list.selected() == [1]
