# ruff: noqa: F811 - fixtures
"""The Orders tab: what can be done with an order as it stands, its lines, its papers, and the ways to it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from email import message_from_bytes
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.store_fixtures import Office
from tests.transactions.order_makers import deliver, line, order
from tests.ui.dialogs.office import button
from tests.ui.orders.order_office import PO, Buying, buying, facts
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.queries.offer_facts import LevelsOf, OrderablesOf
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.fields.table_field import TableField
from tracker_desktop.ui.fields.text_field import TextField
from tracker_desktop.ui.orders.lines_dialog import OrderLinesDialog


@pytest.fixture
def there(counter_office: Office) -> Buying:
    return buying(counter_office)


@pytest.fixture
def draft(there: Buying, counter_office: Office) -> int:
    return order(counter_office, there.fisher, line(there.gloves, 4), ordered=False)


@pytest.fixture
def bought(there: Buying, counter_office: Office) -> int:
    lines = (line(there.gloves, 4), line(there.toner, 2))
    return order(counter_office, there.fisher, *lines, expected=dt.date(2050, 1, 1))


def go(shown: Shown, order_id: int) -> None:
    shown.window.orders.show(order_id)
    shown.settle()


def words(shown: Shown) -> list[str]:
    card = shown.window.lists["orders"].card
    return [made.text() for made in card.findChildren(QPushButton) if made.isVisible()]


def enabled(shown: Shown, *commands: str) -> list[str]:
    return [name for name in commands if shown.window.actions_by_id[name].isEnabled()]


COMMANDS = ("edit_order", "place_order", "receive_order", "order_lines", "close_order", "cancel_order", "print_order")


def test_a_draft_is_ordered_and_then_received(draft: int, shown: Shown) -> None:
    go(shown, draft)
    assert words(shown) == ["Order it", "Edit", "Cancel"]
    assert enabled(shown, *COMMANDS) == ["edit_order", "place_order", "order_lines", "cancel_order"]
    shown.run("place_order")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert facts(shown, draft).number == PO
    shown.follow()
    assert words(shown) == ["Receive", "Lines", "Print", "Close"]
    assert enabled(shown, *COMMANDS) == ["receive_order", "order_lines", "close_order", "cancel_order", "print_order"]


def test_an_order_is_closed_and_cancelled_with_a_reason(bought: int, there: Buying, shown: Shown) -> None:
    go(shown, bought)
    shown.run("cancel_order")
    form = shown.dialog()
    assert isinstance(form, FormDialog)
    form.send()
    assert "Reason is missing" in form.field("reason").error()
    form.reject()
    shown.run("close_order")
    form = shown.dialog()
    assert isinstance(form, FormDialog)
    reason = form.field("reason")
    assert isinstance(reason, TextField)
    reason.line.setText("not made any more")
    form.send()
    shown.settle()
    assert facts(shown, bought).state == "closed"
    shown.window.counter.undo()
    shown.settle()
    assert facts(shown, bought).state == "ordered"


def test_a_line_is_changed_and_closed(bought: int, shown: Shown) -> None:
    go(shown, bought)
    shown.run("order_lines")
    lines = shown.dialog()
    assert isinstance(lines, OrderLinesDialog)
    assert lines.list.table.pages.rowCount() == 2
    lines.change()
    form = shown.dialog()
    assert isinstance(form, FormDialog)
    form.field("packs").set_value(Decimal(6))  # type: ignore[attr-defined]
    form.send()
    shown.settle()
    assert facts(shown, bought).lines[0].ordered == 600
    lines.list.table.choose_row(1)
    lines.close_line()
    form = shown.dialog()
    assert isinstance(form, FormDialog)
    form.field("reason").line.setText("sold out")  # type: ignore[attr-defined]
    form.send()
    shown.settle()
    assert facts(shown, bought).lines[1].open == 0
    shown.press(Qt.Key.Key_Return, ctrl=True)
    state = shown.window.counter.state
    assert state is not None
    assert state.basket is not None
    assert state.basket.order_id == bought


@pytest.fixture
def in_part(bought: int, there: Buying, counter_office: Office) -> int:
    deliver(counter_office, bought, there.gloves, 100)
    return bought


def test_what_came_in_part_is_received_on(in_part: int, shown: Shown) -> None:
    go(shown, in_part)
    assert shown.window.lists["orders"].card_state() == "part_received"
    assert words(shown) == ["Receive", "Lines", "Print", "Close"]


def test_the_number_leads_to_it_and_offers_to_receive_it(bought: int, shown: Shown) -> None:
    shown.scan(PO)
    shown.settle()
    assert shown.window.current_list() is shown.window.lists["orders"]
    assert shown.window.lists["orders"].selected() == [bought]
    receive = next(one for one in shown.window.counter.banner.findChildren(QPushButton) if one.text() == "Receive it")
    receive.click()
    shown.settle()
    state = shown.window.counter.state
    assert state is not None
    assert state.mode == "receive"


def test_enter_opens_what_fits(bought: int, there: Buying, shown: Shown) -> None:
    go(shown, bought)
    shown.window.lists["orders"].opened.emit(bought)
    shown.settle()
    assert isinstance(shown.dialog(), OrderLinesDialog)


def test_the_mail_draft_is_a_file(bought: int, shown: Shown, tmp_path: Path) -> None:
    target = tmp_path / "order.eml"
    shown.window.orders.write_mail(PO, target)
    shown.qtbot.waitUntil(lambda: "written" in shown.window.counter.banner.text(), timeout=20_000)
    mail = message_from_bytes(target.read_bytes())
    assert mail["X-Unsent"] == "1"
    assert PO in mail["Subject"]
    assert button(shown.window.counter.banner, "Open it").isEnabled()


def test_the_offers_of_an_item_are_changed(there: Buying, shown: Shown) -> None:
    shown.window.show_record("items", there.gloves)
    shown.settle()
    shown.run("item_offers")
    form = shown.dialog()
    assert isinstance(form, FormDialog)
    table = form.field("offers")
    assert isinstance(table, TableField)
    first, second = table.value()
    assert (first["code"], first["price"], first["preferred"]) == ("AN-1187", Decimal("7.40"), True)
    table.set_value(({**first, "price": Decimal("7.10")}, second))
    form.send()
    shown.settle()
    offers = shown.window.desk.store.read(OrderablesOf((there.gloves,)))[there.gloves].offers
    assert [offer.price for offer in offers] == [Decimal("7.10"), Decimal("4.00")]


def test_the_levels_of_stores_are_entered(there: Buying, shown: Shown) -> None:
    shown.window.show_record("items", there.gloves)
    shown.settle()
    shown.run("item_levels")
    form = shown.dialog()
    assert isinstance(form, FormDialog)
    table = form.field("levels")
    assert isinstance(table, TableField)
    cell = table.cell(0, "reorder_point")
    cell.setFocus()
    shown.type("40")
    form.send()
    shown.settle()
    found = shown.window.desk.store.read(LevelsOf(there.gloves))
    assert found is not None
    assert [int(level.reorder_point) for level in found[1]] == [40]
