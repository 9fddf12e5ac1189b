# ruff: noqa: F811 - fixtures
"""GS1 codes in the real window: an unknown product number becomes an item, and its lot goes on the delivery."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from PySide6.QtCore import Qt

from tests.ui.actions.test_stock_actions import answer, banner, basket, form, items, labels, save
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.queries.item_parts import ItemPartsOf
from tracker_desktop.ui.dialogs.document_dialog import DocumentDialog
from tracker_desktop.ui.dialogs.find_dialog import FindDialog
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.table_field import TableField

__all__ = ["items"]

CODE = "(01)09506000134352(10)L7(17)271231"
DAY = dt.date(2027, 12, 31)


def test_an_unknown_gs1_code_becomes_an_item_and_its_lot_goes_on_the_delivery(shown: Shown) -> None:
    shown.run("receive")
    shown.scan(CODE)
    answer(shown, 2)
    codes = form(shown).field("codes")
    assert isinstance(codes, TableField)
    assert [(row["kind"], row["code"]) for row in codes.value()] == [("gtin", "09506000134352")]
    shown.type("PIP-200")
    shown.press(Qt.Key.Key_Tab)
    shown.type("Pipette tips")
    save(shown)
    assert isinstance(shown.dialog(), DocumentDialog)
    (line,) = basket(shown).stock
    assert (line.sku, line.quantity, line.lot, line.expiry) == ("PIP-200", Decimal(1), "L7", DAY)


def test_an_unknown_gs1_code_is_attached_by_its_product_number(items: dict[str, int], shown: Shown) -> None:
    shown.scan(CODE)
    assert "lot L7, expires 31 Dec 2027" in banner(shown)
    answer(shown, 1)
    find = shown.dialog()
    assert isinstance(find, FindDialog)
    shown.pick(find.findChildren(SearchField)[0], "nitrile")
    save(shown)
    assert "Attach 09506000134352" in labels(shown)
    shown.type("100")
    save(shown)
    parts = shown.window.desk.store.read(ItemPartsOf(items["gloves"]))
    assert parts is not None
    assert [(one.kind, one.code, one.received) for one in parts.codes][-1] == ("gtin", "09506000134352", Decimal(100))
