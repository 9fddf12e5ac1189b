# ruff: noqa: F811 - fixtures
"""The list of charge codes and the kits of the menus, with their forms."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt

from tests.transactions.makers import Rows
from tests.ui.dialogs.office import press
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.models.charge_codes import ChargeCode
from tracker_desktop.queries.kit_facts import KitFactsOf
from tracker_desktop.transactions.add_item import AddItem
from tracker_desktop.transactions.add_kit import AddKit
from tracker_desktop.transactions.rules.item_fields import ItemFields
from tracker_desktop.transactions.rules.kit_fields import KitFields, KitPart
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.records_dialog import RecordsDialog
from tracker_desktop.ui.fields.code_field import CodeField
from tracker_desktop.ui.fields.date_field import DateField
from tracker_desktop.ui.fields.table_field import TableField
from tracker_desktop.ui.fields.text_field import TextField
from tracker_desktop.ui.forms.make_field import FlagField


def opened(shown: Shown, kind: str) -> RecordsDialog:
    shown.run(kind)
    dialog = shown.dialog()
    assert isinstance(dialog, RecordsDialog)
    return dialog


def form(shown: Shown) -> FormDialog:
    dialog = shown.dialog()
    assert isinstance(dialog, FormDialog)
    return dialog


def test_a_job_is_added_with_its_days_and_changed(shown: Shown) -> None:
    dialog = opened(shown, "charge_codes")
    press(dialog, "New charge code")
    shown.settle()
    asked = form(shown)
    code, name, until, job = (asked.field(key) for key in ("code", "name", "valid_until", "is_job"))
    assert isinstance(code, CodeField)
    assert isinstance(name, TextField)
    assert isinstance(until, DateField)
    assert isinstance(job, FlagField)
    code.line.setText("J-7")
    name.set_value("Roof")
    until.line.setText("30 Jun 2027")
    job.box.setChecked(True)
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert shown.dialog() is dialog
    assert "Job J-7 added" in dialog.banner.text()
    shown.follow()
    assert "J-7" in dialog.list.card.text()
    assert "30 Jun 2027" in dialog.list.card.text()
    press(dialog, "Edit…")
    shown.settle()
    changed = form(shown).field("name")
    assert isinstance(changed, TextField)
    changed.set_value("Roof, north side")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    (row,) = shown.window.desk.store.read(Rows(ChargeCode))
    assert (row["code"], row["name"], row["is_job"]) == ("J-7", "Roof, north side", True)


def test_a_kit_is_put_together_by_scans_and_shows_what_is_in_it(shown: Shown) -> None:
    for sku, name in (("GLV-NIT-M", "Nitrile gloves"), ("TAPE", "Tape")):
        shown.window.desk.store.perform(_item(sku, name), shown.window.desk.operator_id)
    dialog = opened(shown, "kits")
    press(dialog, "New kit")
    shown.settle()
    asked = form(shown)
    named, code, parts = (asked.field(key) for key in ("name", "code", "parts"))
    assert isinstance(named, TextField)
    assert isinstance(code, CodeField)
    assert isinstance(parts, TableField)
    named.set_value("Starter set")
    code.line.setText("KIT-1")
    parts.set_value(({"item": "GLV-NIT-M", "quantity": Decimal(10)}, {"item": "tape", "quantity": Decimal(2)}))
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert shown.dialog() is dialog, form(shown).banner.text()
    shown.follow()
    card = dialog.list.card.text()
    assert "Starter set" in card
    assert "Nitrile gloves" in card
    press(dialog, "Edit…")
    shown.settle()
    again = form(shown).field("parts")
    assert isinstance(again, TableField)
    assert [row["item"] for row in again.value()] == ["GLV-NIT-M", "TAPE"]
    again.set_value(({"item": "TAPE", "quantity": Decimal(3)},))
    shown.press(Qt.Key.Key_Return, ctrl=True)
    kit = shown.window.desk.store.read(KitFactsOf(1))
    assert kit is not None
    assert [(part.sku, part.quantity) for part in kit.parts] == [("TAPE", Decimal(3))]


def test_a_kit_that_is_looked_up_is_shown_in_its_list(shown: Shown) -> None:
    desk = shown.window.desk
    desk.store.perform(_item("TAPE", "Tape"), desk.operator_id)
    desk.store.perform(AddKit(KitFields("KIT-1", "Starter set"), (KitPart("TAPE", Decimal(1)),)), desk.operator_id)
    shown.scan("KIT-1")
    dialog = shown.dialog()
    assert isinstance(dialog, RecordsDialog)
    assert dialog.list.selected() == [1]


def _item(sku: str, name: str) -> AddItem:
    return AddItem(ItemFields(sku, name))
