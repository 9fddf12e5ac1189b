# ruff: noqa: F811 - fixtures
"""An order is written: by scanning and typing, with packs and prices of the supplier, kept as a draft, ordered."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from tests.store_fixtures import Office
from tests.transactions.order_makers import line, order
from tests.ui.orders.order_office import PO, Buying, buying, facts
from tests.ui.test_main_window import nameless
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.ui.dialogs.line_dialog import LineDialog
from tracker_desktop.ui.fields.number_fields import MoneyField, QuantityField
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.text_field import TextField
from tracker_desktop.ui.orders.order_dialog import OrderDialog


@pytest.fixture
def there(counter_office: Office) -> Buying:
    return buying(counter_office)


@pytest.fixture
def dialog(there: Buying, shown: Shown) -> OrderDialog:
    shown.run("new_order")
    return opened(shown)


def opened(shown: Shown) -> OrderDialog:
    found = shown.dialog()
    assert isinstance(found, OrderDialog)
    return found


def enter(shown: Shown, dialog: OrderDialog, *texts: str) -> None:
    """Texts typed into the scan field, each with Enter."""
    for text in texts:
        assert dialog.scan_field is not None
        dialog.scan_field.setFocus()
        shown.type(text)
        shown.press(Qt.Key.Key_Return)


def rows(dialog: OrderDialog) -> list[tuple[str, int, str, Decimal | None]]:
    return [(line.sku or line.name, int(line.packs), line.pack, line.total) for line in dialog.lines]


def test_a_scan_adds_what_the_preferred_supplier_sells_at_least_and_another_raises_it(
    dialog: OrderDialog, shown: Shown
) -> None:
    shown.burst("GLV-NIT-M")
    assert rows(dialog) == [("GLV-NIT-M", 3, "box of 100 pcs", Decimal("22.20"))]
    assert dialog.supplier_id is not None
    shown.burst("GLV-NIT-M", "TNR-26X")
    assert rows(dialog) == [
        ("GLV-NIT-M", 4, "box of 100 pcs", Decimal("29.60")),
        ("TNR-26X", 1, "pc", Decimal("37.50")),
    ]
    assert dialog.total.text() == "2 lines · total 67.10"


def test_a_number_is_for_the_next_item_or_for_the_one_before(dialog: OrderDialog, shown: Shown) -> None:
    enter(shown, dialog, "12", "glv-nit-m")
    assert rows(dialog)[0][1] == 12
    enter(shown, dialog, "tnr-26x", "6")
    assert rows(dialog)[1][:2] == ("TNR-26X", 6)
    assert dialog.banner.text().endswith("6 × Toner HP 26X · pc · 225.00")
    enter(shown, dialog, "0")
    assert "more than 0" in dialog.banner.text()


def test_a_name_finds_the_item_and_several_are_asked_about(dialog: OrderDialog, shown: Shown) -> None:
    enter(shown, dialog, "toner")
    assert rows(dialog)[0][0] == "TNR-26X"
    enter(shown, dialog, "t")
    assert dialog.strip.choices.is_open
    enter(shown, dialog, "2")
    shown.qtbot.waitUntil(lambda: len(dialog.lines) == 2 or dialog.lines[0].packs == 2, timeout=5_000)
    enter(shown, dialog, "nothing like it")
    assert "is not known here" in dialog.banner.text()


def test_another_supplier_has_other_packs(dialog: OrderDialog, shown: Shown, there: Buying) -> None:
    shown.burst("GLV-NIT-M")
    field = dialog.field("supplier_id")
    assert isinstance(field, SearchField)
    shown.pick(field, "Lab")
    assert rows(dialog) == [("GLV-NIT-M", 6, "bag of 50 pcs", Decimal("24.00"))]
    shown.burst("TNR-26X")
    assert "no offer of this supplier is known" in dialog.banner.text()


def test_a_place_that_is_scanned_is_where_it_is_delivered(dialog: OrderDialog, shown: Shown) -> None:
    shown.burst("STOCKROOM")
    field = dialog.field("place_id")
    assert isinstance(field, SearchField)
    assert field.text() == "Stockroom"


def test_the_draft_is_kept_with_all_that_was_entered(dialog: OrderDialog, shown: Shown, there: Buying) -> None:
    shown.burst("GLV-NIT-M")
    shown.press(Qt.Key.Key_F8)
    fields = shown.dialog()
    assert isinstance(fields, LineDialog)
    packs, price = fields.findChildren(QuantityField)[0], fields.findChildren(MoneyField)[0]
    packs.set_value(Decimal(5))
    price.set_value(Decimal("7.00"))
    shown.press(Qt.Key.Key_Return, ctrl=True)
    shown.press(Qt.Key.Key_F9)
    fields = shown.dialog()
    assert isinstance(fields, LineDialog)
    fields.findChildren(TextField)[0].line.setText("Dell Latitude 5540")
    shown.pick(fields.findChildren(SearchField)[0], "Lap")
    fields.findChildren(QuantityField)[0].set_value(Decimal(2))
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert nameless(dialog) == []
    shown.press(Qt.Key.Key_Return, ctrl=True)
    kept = facts(shown, 1)
    assert (kept.supplier, kept.is_draft) == ("Fisher Scientific", True)
    assert [(one.name, int(one.ordered), one.price) for one in kept.lines] == [
        ("Nitrile gloves, medium", 500, Decimal("7.00")),
        ("Dell Latitude 5540", 2, None),
    ]
    assert kept.lines[1].category == "Laptops"
    assert shown.window.lists["orders"].card_state() == "draft"


def test_it_can_be_ordered_at_once(dialog: OrderDialog, shown: Shown) -> None:
    shown.burst("GLV-NIT-M")
    dialog.order_it()
    shown.settle()
    assert facts(shown, 1).number == PO
    assert PO in shown.window.counter.banner.text()


def test_what_is_missing_is_said_and_nothing_is_lost(dialog: OrderDialog, shown: Shown) -> None:
    dialog.save()
    assert "Supplier is missing" in dialog.field("supplier_id").error()
    shown.burst("GLV-NIT-M")
    dialog.reject()
    assert dialog.isVisible()
    assert "throw away" in dialog.banner.text()
    dialog.reject()
    assert not dialog.isVisible()


def test_a_refusal_leaves_it_open(dialog: OrderDialog, shown: Shown) -> None:
    shown.burst("GLV-NIT-M")
    dialog.show_lines([])
    dialog.order_it()
    shown.settle()
    assert "has no lines yet" in dialog.banner.text()
    dialog.reject()
    dialog.reject()


@pytest.fixture
def draft(there: Buying, counter_office: Office) -> int:
    lines = (line(there.gloves, 4), line(None, 1, description="Dell Latitude 5540", category_id=there.laptops))
    return order(counter_office, there.fisher, *lines, ordered=False, note="call first")


def test_a_draft_is_changed_and_ordered(draft: int, shown: Shown) -> None:
    shown.window.orders.show(draft)
    shown.settle()
    shown.run("edit_order")
    dialog = opened(shown)
    assert rows(dialog) == [
        ("GLV-NIT-M", 4, "box of 100 pcs", Decimal("29.60")),
        ("Dell Latitude 5540", 1, "asset", None),
    ]
    note = dialog.field("note")
    assert isinstance(note, TextField)
    assert note.value() == "call first"
    dialog.remove_line(1)
    dialog.order_it()
    shown.settle()
    found = facts(shown, draft)
    assert (found.number, len(found.lines)) == (PO, 1)


def test_a_draft_that_was_not_changed_is_left_alone(draft: int, shown: Shown) -> None:
    shown.window.orders.show(draft)
    shown.settle()
    shown.run("edit_order")
    opened(shown).save()
    shown.settle()
    assert facts(shown, draft).is_draft
    assert shown.window.counter.banner.text() == ""
