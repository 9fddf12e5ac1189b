"""The list and the form of label formats, on an office of its own, as a clerk uses them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.labels.any_format import HERMA
from tests.printing.fake_cups import FakeCups, cups
from tests.store_fixtures import Office
from tests.transactions import makers
from tests.ui.dialogs.office import press
from tests.ui.window_fixtures import Shown, counter_office, shown
from tracker_desktop.labels.known_formats import OwnFormats
from tracker_desktop.transactions.add_label_format import AddLabelFormat
from tracker_desktop.transactions.rules.label_format_fields import LabelFormatFields
from tracker_desktop.ui.fields.choice_field import ChoiceField
from tracker_desktop.ui.fields.number_fields import QuantityField
from tracker_desktop.ui.fields.text_field import TextField
from tracker_desktop.ui.printing.format_dialog import FormatDialog
from tracker_desktop.ui.printing.format_form import FormatForm
from tracker_desktop.ui.printing.format_list import FormatsDialog

__all__ = ["counter_office", "cups", "shown"]
NASTY = "A & <b>B</b>"


@pytest.fixture
def formats(counter_office: Office, cups: FakeCups, shown: Shown) -> FormatsDialog:
    """The list, of an office without formats and assets of its own."""
    shown.run("label_formats")
    dialog = shown.dialog()
    assert isinstance(dialog, FormatsDialog)
    return dialog


@pytest.fixture
def with_herma(counter_office: Office) -> int:
    """The office has a format of its own; its id."""
    makers.add_asset(counter_office, tag="LT-1", description=NASTY)
    return makers.made(counter_office.perform(AddLabelFormat(HERMA)))


def names(dialog: FormatsDialog) -> list[str]:
    model = dialog.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def line(dialog: FormatsDialog, row: int) -> list[str]:
    model = dialog.table.model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def go_to(dialog: FormatsDialog, name: str) -> None:
    dialog.table.setCurrentCell(names(dialog).index(name), 0)


def form_of(shown: Shown, dialog: FormatsDialog, words: str) -> FormatDialog:
    press(dialog, words)
    shown.settle()
    found = shown.dialog()
    assert isinstance(found, FormatDialog)
    return found


def drawn(shown: Shown, dialog: FormatDialog) -> None:
    """Wait until the page of the newest format is shown."""
    with shown.qtbot.waitSignal(dialog.preview.drawn, timeout=10_000):
        pass
    shown.settle()


def type_in(form: FormatForm, key: str, text: str) -> None:
    field = form.field(key)
    assert isinstance(field, QuantityField | TextField)
    field.line.setFocus()
    field.line.selectAll()
    if text:
        QTest.keyClicks(field.line, text)
    else:
        QTest.keyClick(field.line, Qt.Key.Key_Delete)


def choose(form: FormatForm, key: str, value: object) -> None:
    field = form.field(key)
    assert isinstance(field, ChoiceField)
    field.set_value(value)
    field.changed.emit()


def number(form: FormatForm, key: str) -> Decimal | None:
    field = form.field(key)
    assert isinstance(field, QuantityField)
    return field.value()


def own(shown: Shown) -> list[LabelFormatFields]:
    return [one.fields for one in shown.window.desk.store.read(OwnFormats())]
