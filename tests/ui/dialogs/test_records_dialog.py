# ruff: noqa: F811 - fixtures
"""The lists of the Office menu: the first line is shown at once, and a closed list hears nothing any more."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.makers import Count
from tests.ui.dialogs.office import press
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.models.assets import Asset
from tracker_desktop.queries.listing import LISTINGS, ListPage
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.rules.asset_fields import AssetFields
from tracker_desktop.ui.dialogs.records_dialog import RecordsDialog

KINDS = ("people", "departments", "places", "categories", "suppliers", "operators", "charge_codes", "kits")


def opened(shown: Shown, kind: str) -> RecordsDialog:
    shown.run(kind)
    dialog = shown.dialog()
    assert isinstance(dialog, RecordsDialog)
    return dialog


@pytest.mark.parametrize("kind", ["people", "places", "operators"])
def test_the_first_line_is_shown_at_once(shown: Shown, kind: str) -> None:
    dialog = opened(shown, kind)
    first = dialog.list.table.pages.pages.ids[0]
    assert dialog.list.selected() == [first]
    assert dialog.list.card.text() != ""
    assert dialog.list.filter.hasFocus()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_beside_the_edge_at_its_first_size(shown: Shown, kind: str) -> None:
    dialog = opened(shown, kind)
    dialog.resize(1320, 720)
    shown.settle()
    table = dialog.list.table
    assert table.viewport().width() > 600
    assert not table.is_arranged
    assert table.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_closed_list_hears_nothing_of_what_is_done(shown: Shown, kind: str) -> None:
    opened(shown, kind).reject()
    shown.settle()
    shown.qtbot.wait(50)  # until it is gone
    assert QApplication.activeModalWidget() is None
    shown.window.desk.perform(AddAsset(AssetFields("Dell Latitude 5540", tag="LT-1")))
    shown.qtbot.wait(400)
    shown.settle()
    assert shown.window.desk.store.read(Count(Asset)) == 1


@pytest.fixture
def two_people(counter_office: Office) -> tuple[int, int]:
    ahmed = makers.add_person(counter_office, "Ahmed Mansour", "20111")
    return ahmed, makers.add_person(counter_office, "Maria Lopez", "20417")


@pytest.mark.parametrize("where", ["filter", "filtered out", "list"])
def test_a_badge_that_is_scanned_chooses_its_person(two_people: tuple[int, int], shown: Shown, where: str) -> None:
    ahmed, maria = two_people
    dialog = opened(shown, "people")
    assert dialog.list.selected() == [ahmed]
    if where != "filter":
        dialog.list.filter.setText("ahmed")
        shown.settle()
    if where == "list":
        dialog.list.table.setFocus()
    shown.burst("20417")
    assert dialog.list.selected() == [maria]
    assert dialog.list.table.current_id() == maria
    assert "Maria Lopez" in dialog.list.card.text()


def test_a_code_of_another_kind_chooses_nobody(two_people: tuple[int, int], shown: Shown) -> None:
    dialog = opened(shown, "departments")
    before = dialog.list.selected()
    shown.burst("20417")
    assert dialog.list.selected() == before


def test_the_keys_of_the_filter_reach_it_and_buttons_leave_the_keyboard(
    two_people: tuple[int, int], shown: Shown
) -> None:
    dialog = opened(shown, "people")
    dialog.list.table.setFocus()
    for button in dialog.findChildren(QPushButton):
        assert not button.focusPolicy() & Qt.FocusPolicy.ClickFocus, button.text()
    shown.press(Qt.Key.Key_F, ctrl=True)
    assert dialog.list.filter.hasFocus()


def test_the_audit_cycle_of_a_place_is_set_and_stands_in_its_list(shown: Shown) -> None:
    dialog = opened(shown, "places")
    place = dialog.list.selected()[0]
    press(dialog, "Audit cycle…")
    shown.settle()
    shown.type("12")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    column = [column.key for column in LISTINGS["places"].columns].index("next_audit")
    (cells,) = shown.window.desk.store.read(ListPage("places", (place,)))
    assert cells is not None
    assert cells[column] == "never audited"
    assert shown.dialog() is dialog
    assert "audit_cycle" in LISTINGS["places"].tables
    assert "every 12 months" in shown.window.counter.banner.text()
