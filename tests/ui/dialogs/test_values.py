"""What assets are worth, in the window: the years of one, each way of changing it, and the schemes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.value_makers import add_scheme
from tests.ui.window_fixtures import Shown, counter_office, window_on
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.records_dialog import RecordsDialog
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.forms.value_forms import WAYS
from tracker_desktop.ui.values.changes_dialog import ValueChangesDialog
from tracker_desktop.ui.values.ways_dialog import WaysDialog
from tracker_desktop.ui.values.years_dialog import YearsDialog

__all__ = ["counter_office"]
THIS = dt.date.today().year  # the window goes by the clock of the computer


@pytest.fixture
def shown(
    counter_office: Office,
    sqlite_place: str,
    tmp_path: Path,
    qtbot: QtBot,
) -> Iterator[Shown]:
    scheme = add_scheme(counter_office, "Computers")
    add_scheme(counter_office, "Longer", years=Decimal(10))
    makers.add_asset(
        counter_office, tag="LT-1", cost=Decimal(1200), purchased=dt.date(THIS - 1, 1, 1), scheme_id=scheme
    )
    makers.add_asset(counter_office, tag="LT-2")
    counter_office.store.close()
    with window_on(sqlite_place, tmp_path, qtbot) as found:
        yield found


def test_the_value_of_an_asset_is_shown_and_changed(shown: Shown) -> None:
    window = shown.window
    window.show_list("assets", "all", "LT-1")
    shown.settle()
    window.lists["assets"].table.selectRow(0)
    shown.settle()
    shown.run("asset_years")
    years = shown.dialog()
    assert isinstance(years, YearsDialog)
    called = [f"{THIS - 1}", f"{THIS} · this year", f"{THIS + 1}", f"{THIS + 2}"]
    assert [_cell(years, row, 0) for row in range(4)] == called
    amounts = ["0.00", "1,200.00", "300.00", "900.00"]
    assert [_cell(years, 0, column) for column in range(2, 6)] == amounts
    years.change_wanted.emit()
    shown.settle()
    _change(shown, "impairment", "200")
    assert isinstance(shown.dialog(), YearsDialog)
    shown.follow()
    assert [_cell(years, 1, column) for column in range(2, 7)] == ["900.00", "0.00", "233.33", "200.00", "466.67"]
    years.reject()
    for kind, typed in (("addition", "50"), ("new life", "72"), ("new salvage", "10"), ("revaluation", "900")):
        shown.run("change_value")
        _change(shown, kind, typed)
    shown.run("change_value")
    ways = shown.dialog()
    assert isinstance(ways, WaysDialog)
    ways.ways["new scheme"].click()
    shown.settle()
    form = shown.dialog()
    assert isinstance(form, FormDialog)
    field = form.field("scheme_id")
    assert isinstance(field, SearchField)
    shown.pick(field, "Longer")
    form.send()
    shown.settle()
    shown.run("value_changes")
    changes = shown.dialog()
    assert isinstance(changes, ValueChangesDialog)
    assert changes.list.table.model().rowCount() == len(WAYS)
    changes.reject()
    window.show_list("assets", "all", "LT-2")
    shown.settle()
    window.lists["assets"].table.selectRow(0)
    shown.settle()
    shown.run("asset_years")
    assert "no cost" in window.counter.banner.text()


def _cell(years: YearsDialog, row: int, column: int) -> str:
    item = years.table.item(row, column)
    assert item is not None
    return item.text()


def _change(shown: Shown, kind: str, typed: str) -> None:
    """One way, with this in its first field."""
    ways = shown.dialog()
    assert isinstance(ways, WaysDialog)
    assert ways.ways["impairment"].hasFocus()
    ways.ways[kind].click()
    shown.settle()
    form = shown.dialog()
    assert isinstance(form, FormDialog)
    form.field("changed_on").set_value(dt.date(THIS, 1, 1))  # type: ignore[attr-defined]
    shown.type(typed)
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert shown.window.counter.banner.text().startswith("Done: Value of LT-1")


def test_a_scheme_is_made_and_changed(shown: Shown) -> None:
    shown.run("schemes")
    schemes = shown.dialog()
    assert isinstance(schemes, RecordsDialog)
    schemes._new()
    form = shown.dialog()
    assert isinstance(form, FormDialog)
    form.field("name").set_value("Tax table")  # type: ignore[attr-defined]
    form.field("method").set_value("own-rates")  # type: ignore[attr-defined]
    form.field("rates").set_value("60, 30 % 9")  # type: ignore[attr-defined]
    form.send()
    shown.settle()
    assert "99 per cent" in form.banner.text()
    form.field("rates").set_value("60, 30 % 10")  # type: ignore[attr-defined]
    form.send()
    shown.settle()
    assert schemes.banner.text().startswith("Done: Tax table added")
    schemes._edit(1)
    shown.settle()
    form = shown.dialog()
    assert isinstance(form, FormDialog)
    form.field("years").set_value(Decimal(3))  # type: ignore[attr-defined]
    form.send()
    shown.settle()
    assert "give a reason" in form.banner.text()
    form.field("reason").set_value("typed wrongly")  # type: ignore[attr-defined]
    form.send()
    shown.settle()
    assert schemes.banner.text().startswith("Done: Computers changed: Years")
