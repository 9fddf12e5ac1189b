"""The import dialog with another program's stock: what is left out, and where stock without a place goes."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from tests.exchange.real_lists import StockHere
from tests.transactions.import_files import DATA, take
from tests.ui.dialogs.office import DeskOffice, button, desk, guessing, nameless, press
from tests.ui.dialogs.test_import import cells, file, opened

__all__ = ["desk"]

STOCK = DATA / "inventree_stock.csv"


def with_parts(desk: DeskOffice) -> None:
    for name in ("locations", "parts"):
        take(desk.office, DATA / f"inventree_{name}.csv")


def test_what_is_left_out_has_a_table_with_the_reasons(desk: DeskOffice) -> None:
    with_parts(desk)
    dialog = opened(desk, STOCK)
    left_out = dialog.preview.tile("left_out")
    assert left_out.accessibleName() == "5 left out"
    left_out.click()
    assert [row[0] for row in cells(dialog)] == ["9", "10", "15", "16", "21"]
    assert cells(dialog)[2][1] == "Left out: it is at a customer's and no stock any more."
    assert dialog.place.isVisible()
    assert dialog.place.text() == "Stockroom"
    assert "2 rows of stock name no place and go to Stockroom." in dialog.preview.notes()
    assert nameless(dialog) == []
    assert guessing(dialog) == []


def test_stock_without_a_place_goes_where_the_clerk_says(desk: DeskOffice) -> None:
    with_parts(desk)
    dialog = opened(desk, STOCK)
    dialog.place.line.setFocus()
    dialog.place.line.selectAll()
    QTest.keyClicks(dialog.place.line, "Depot")
    QTest.keyClick(dialog.place.line, Qt.Key.Key_Return)
    desk.wait(lambda: dialog.preview.isVisible() and "and go to Depot." in dialog.preview.notes())
    assert dialog.place.text() == "Depot"
    press(dialog, "Import 15 rows of stock")
    desk.wait(lambda: not isValid(dialog))
    assert desk.office.read(StockHere())["Board", "7", "Depot"] == Decimal(1)


def test_no_place_is_asked_where_every_row_names_one(desk: DeskOffice) -> None:
    dialog = opened(desk, DATA / "stock.csv")
    assert not dialog.place.isVisible()
    assert button(dialog, "Import 6 rows of stock").isEnabled()


def test_each_kind_of_list_is_called_by_its_name(desk: DeskOffice, tmp_path: Path) -> None:
    with_parts(desk)
    lists = {
        "charge code": "Code,Name,Valid from\nCC-1,Research,2026-01-01\n",
        "supplier's offer": "SKU,Supplier,Supplier's code\nMTR-7,Fisher,M-7\n",
        "stock level of a store": "SKU,Store,Reorder at\nMTR-7,Depot,4\n",
    }
    for name, text in lists.items():
        dialog = opened(desk, file(tmp_path, text, "one.csv"))
        assert button(dialog, f"Import 1 {name} ").isEnabled()
        press(dialog, "Cancel")
        desk.wait(lambda dialog=dialog: not isValid(dialog))  # type: ignore[misc]
