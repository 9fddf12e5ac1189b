# ruff: noqa: F811 - fixtures
"""Order proposals: looked over, changed, unticked, and made into one draft a supplier."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.store_fixtures import Office
from tests.ui.orders.order_office import Buying, buying, facts
from tests.ui.test_main_window import nameless
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.queries.listing import ListCounts
from tracker_desktop.ui.dialogs.line_dialog import LineDialog
from tracker_desktop.ui.fields.number_fields import QuantityField
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.orders.proposals_dialog import ProposalsDialog


@pytest.fixture
def there(counter_office: Office) -> Buying:
    return buying(counter_office)


@pytest.fixture
def dialog(there: Buying, shown: Shown) -> ProposalsDialog:
    shown.run("order_proposals")
    found = shown.dialog()
    assert isinstance(found, ProposalsDialog)
    return found


def rows(dialog: ProposalsDialog) -> list[tuple[bool, str, str, int]]:
    return [(line.ticked, line.supplier, line.proposal.sku, int(line.packs)) for line in dialog.lines]


def test_what_is_below_its_point_is_proposed_in_packs_by_supplier(dialog: ProposalsDialog) -> None:
    assert rows(dialog) == [(True, "Fisher Scientific", "GLV-NIT-M", 10), (False, "", "TIP-200", 96)]
    assert dialog.total.text() == "1 line ticked · total 74.00"
    assert dialog.lines[0].point == "200 fixed"
    assert "30 pcs" in dialog.card.text()
    assert "Worked out" in dialog.card.text()
    tip = dialog.table.item(0, 7)
    assert tip is not None
    assert "nothing was used" in tip.toolTip()
    assert nameless(dialog) == []


def test_a_supplier_alone_is_shown(dialog: ProposalsDialog, shown: Shown) -> None:
    dialog.show_view("none")
    assert dialog.table.rowCount() == 1
    dialog.tick(0)
    assert dialog.lines[1].problem.startswith("No supplier is known")
    dialog.make()
    assert dialog.isVisible()
    assert "No supplier is known" in dialog.banner.text()


def test_packs_and_supplier_are_changed_and_drafts_are_made(
    dialog: ProposalsDialog, shown: Shown, there: Buying
) -> None:
    dialog.table.setCurrentCell(0, 0)
    shown.press(Qt.Key.Key_F8)
    fields = shown.dialog()
    assert isinstance(fields, LineDialog)
    supplier = fields.findChildren(SearchField)[0]
    shown.pick(supplier, "Lab")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert rows(dialog)[0] == (True, "Lab World", "GLV-NIT-M", 20)
    dialog.open_line(1)
    shown.settle()
    fields = shown.dialog()
    assert isinstance(fields, LineDialog)
    fields.findChildren(QuantityField)[0].set_value(Decimal(100))
    shown.pick(fields.findChildren(SearchField)[0], "Fisher")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert rows(dialog)[1] == (True, "Fisher Scientific", "TIP-200", 100)
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert QApplication.activeModalWidget() is None
    assert shown.window.current_list() is shown.window.lists["orders"]
    first, second = facts(shown, 1), facts(shown, 2)
    assert {first.supplier, second.supplier} == {"Lab World", "Fisher Scientific"}
    shown.window.counter.undo()
    shown.settle()
    assert shown.window.desk.store.read(ListCounts("orders"))["draft"] == 0


def test_space_and_all_or_none_tick(dialog: ProposalsDialog, shown: Shown) -> None:
    dialog.table.setFocus()
    dialog.table.setCurrentCell(0, 0)
    shown.press(Qt.Key.Key_Space)
    assert not dialog.lines[0].ticked
    dialog.tick_all()
    assert all(line.ticked for line in dialog.lines)
    dialog.tick_all()
    assert not any(line.ticked for line in dialog.lines)
    dialog.make()
    shown.settle()
    assert "Nothing is to be ordered" in dialog.banner.text()
