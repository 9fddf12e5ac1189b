# ruff: noqa: F811 - fixtures
"""Licences and contracts in the window: the list, who is on one, renewal, end, and adding from other lists."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.store_fixtures import Office
from tests.transactions.contract_makers import add_contract, contract_row, give, seats
from tests.transactions.makers import add_asset, add_person, person
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.ui.dialogs.contracts_dialog import ContractsDialog
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.dialogs.seats_dialog import SeatsDialog
from tracker_desktop.ui.fields.search_field import SearchField


def press(dialog: DialogFrame, words: str, shown: Shown) -> None:
    """A button by its words."""
    (button,) = (button for button in dialog._buttons if button.text().startswith(words))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    shown.settle()


def send(shown: Shown) -> None:
    """Ctrl+Enter of the form in front."""
    dialog = shown.dialog()
    assert isinstance(dialog, FormDialog)
    dialog.press_primary()
    shown.settle()


def test_a_contract_from_its_writing_to_its_end(counter_office: Office, shown: Shown) -> None:
    laptop = add_asset(counter_office, tag="LT-1", cost=Decimal(900))
    person(counter_office, "Maria Lopez", "20417")
    person(counter_office, "Mario Rossi", "20418")
    shown.run("new_contract")
    form = shown.dialog()
    assert isinstance(form, FormDialog)
    for key, value in (("name", "Property 2026"), ("kind", "insurance policy"), ("seats", Decimal(3))):
        form.field(key).set_value(value)  # type: ignore[attr-defined]
    send(shown)
    shown.run("contracts")
    dialog = shown.dialog()
    assert isinstance(dialog, ContractsDialog)
    assert dialog.list.table.pages.rowCount() == 1
    (contract,) = dialog.list.selected()
    press(dialog, "Who is on it", shown)
    who = shown.dialog()
    assert isinstance(who, SeatsDialog)
    assert who.worth.value() == "replacement cost"
    who.scanned.emit("LT-1", "burst")
    shown.settle()
    assert [(row["asset_id"], row["insured_value"]) for row in seats(counter_office, contract)] == [(laptop, 900)]
    who.scanned.emit("LT-1", "burst")
    shown.settle()
    assert who.banner.outcome == "refused"
    who.scanned.emit("mari", "typed")
    shown.settle()
    shown.press(Qt.Key.Key_1)
    shown.qtbot.waitUntil(lambda: len(seats(counter_office, contract)) == 2, timeout=5_000)
    shown.settle()
    who.list.choose_first()
    shown.follow()
    press(who, "Change", shown)
    change = shown.dialog()
    assert isinstance(change, FormDialog)
    change.field("note").set_value("in the safe")  # type: ignore[attr-defined]
    send(shown)
    assert [row["note"] for row in seats(counter_office, contract)].count("in the safe") == 1
    press(who, "Take off", shown)
    assert len(seats(counter_office, contract)) == 1
    who._undo.take_back()
    shown.settle()
    assert len(seats(counter_office, contract)) == 2
    who.reject()
    shown.settle()
    press(dialog, "Renew", shown)
    renewal = shown.dialog()
    assert isinstance(renewal, FormDialog)
    today = dt.date.today()
    assert renewal.field("ends").value().year == today.year + 1  # type: ignore[attr-defined]
    send(shown)
    assert contract_row(counter_office, contract)["ends"].year == today.year + 1
    press(dialog, "End", shown)
    send(shown)
    assert not contract_row(counter_office, contract)["active"]
    assert dialog.banner.outcome == "done"


def test_chosen_assets_and_people_are_added(counter_office: Office, shown: Shown) -> None:
    licence = add_contract(counter_office, seats=5)
    first, second = add_asset(counter_office), add_asset(counter_office)
    leo = add_person(counter_office, "Leo Brandt", "20418")
    give(counter_office, licence, first)
    shown.window.show_list("assets", "all")
    shown.settle()
    shown.window.lists["assets"].table.selectRow(1)
    shown.settle()
    shown.run("add_to_contract")
    form = shown.dialog()
    assert isinstance(form, FormDialog)
    field = form.field("contract_id")
    assert isinstance(field, SearchField)
    shown.pick(field, "micro")
    send(shown)
    assert [row["asset_id"] for row in seats(counter_office, licence)] == [first, second]
    shown.window.contracts.add_holders("people", [leo])
    shown.settle()
    form = shown.dialog()
    assert isinstance(form, FormDialog)
    field = form.field("contract_id")
    assert isinstance(field, SearchField)
    shown.pick(field, "micro")
    send(shown)
    assert len(seats(counter_office, licence)) == 3


def test_what_ends_soon_is_a_tile_of_today(counter_office: Office, shown: Shown) -> None:
    ends = dt.date.today() + dt.timedelta(days=20)
    add_contract(counter_office, ends=ends)
    shown.window.today._ask()
    shown.settle()
    tile = shown.window.today._tiles["contracts"]
    shown.qtbot.waitUntil(lambda: tile.accessibleName() == "1 contract ends soon", timeout=5_000)
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    shown.settle()
    dialog = shown.dialog()
    assert isinstance(dialog, ContractsDialog)
    assert dialog.list.views.current() == "ends_soon"
    assert dialog.list.table.pages.rowCount() == 1
