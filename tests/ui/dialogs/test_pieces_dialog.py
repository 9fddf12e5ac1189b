# ruff: noqa: F811 - fixtures
"""Assets of one model on a delivery, in the real window: typed, scanned, refused, changed, posted, undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.ui.test_main_window import nameless
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.counter.basket import Basket
from tracker_desktop.models.assets import Asset
from tracker_desktop.ui.dialogs.document_dialog import DocumentDialog
from tracker_desktop.ui.dialogs.pieces_dialog import PiecesDialog
from tracker_desktop.ui.fields.choice_field import ChoiceField
from tracker_desktop.ui.fields.number_fields import MoneyField, QuantityField
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.text_field import TextField

KEYS = ("tag", "serial", "description", "manufacturer", "model_number")


@pytest.fixture
def register(counter_office: Office) -> Office:
    """Laptops tagged LT-…, chairs without a prefix; LT-1 with the serial 5CG0 of Dell is there."""
    laptops = makers.add_category(counter_office, "Laptops", "LT")
    makers.add_category(counter_office, "Chairs", "")
    makers.add_asset(counter_office, tag="LT-1", serial="5CG0", manufacturer="Dell", category_id=laptops)
    return counter_office


@pytest.fixture
def pieces(register: Office, shown: Shown) -> PiecesDialog:
    """The dialog, opened from Receive with its key."""
    shown.run("receive")
    return opened(shown, Qt.Key.Key_F9)


def opened(shown: Shown, key: Qt.Key) -> PiecesDialog:
    shown.press(key)
    dialog = shown.dialog()
    assert isinstance(dialog, PiecesDialog)
    return dialog


def basket(shown: Shown) -> Basket:
    state = shown.window.counter.state
    assert state is not None
    assert state.basket is not None
    return state.basket


def text(dialog: PiecesDialog, key: str, value: str) -> None:
    field = dialog.field(key)
    assert isinstance(field, TextField | QuantityField | MoneyField)
    field.line.setText(value)


def category(shown: Shown, dialog: PiecesDialog, name: str = "Laptops") -> None:
    field = dialog.field("category_id")
    assert isinstance(field, SearchField)
    shown.pick(field, name)


def fills(dialog: PiecesDialog, key: str) -> None:
    field = dialog.field("fills")
    assert isinstance(field, ChoiceField)
    field.set_value(key)
    field.combo.activated.emit(field.combo.currentIndex())


def lines(shown: Shown) -> list[list[str]]:
    dialog = shown.dialog()
    assert isinstance(dialog, DocumentDialog)
    table = dialog.table
    return [
        [item.text() if (item := table.item(row, column)) else "" for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def assets(office: Office) -> list[list[str | None]]:
    found = office.read(makers.Rows(Asset, Asset.tag_key != "LT-1"))
    return [[row[key] for key in KEYS] for row in found]


def test_three_without_serial_numbers_get_their_tags_by_category(
    pieces: PiecesDialog,
    register: Office,
    shown: Shown,
) -> None:
    shown.type("Dell Latitude 5540")
    category(shown, pieces)
    text(pieces, "count", "3")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert lines(shown) == [["", "Dell Latitude 5540 · tags by category", "3 pcs", "—", "—", "—", "first store"]]
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert "Received 3 × Dell Latitude 5540" in shown.window.counter.banner.text()
    assert [row[0] for row in assets(register)] == ["LT-00002", "LT-00003", "LT-00004"]
    shown.run("undo")
    assert assets(register) == []


def test_scanner_alone_fills_serial_and_tag_and_hands_over(
    pieces: PiecesDialog,
    register: Office,
    shown: Shown,
) -> None:
    shown.type("Dell Latitude 5540")
    fills(pieces, "both")
    shown.burst("5CG1", "LT-71", "5CG2", "LT-72")
    assert pieces.pieces.values() == (("5CG1", "LT-71"), ("5CG2", "LT-72"))
    description = pieces.field("description")
    assert isinstance(description, TextField)
    assert description.value() == "Dell Latitude 5540"
    shown.burst("%TD-DONE")
    assert lines(shown)[0][1:4] == ["Dell Latitude 5540 · 2 tags", "2 pcs", "2 serials"]
    shown.burst("%TD-DONE")
    assert assets(register) == [
        ["LT-71", "5CG1", "Dell Latitude 5540", None, None],
        ["LT-72", "5CG2", "Dell Latitude 5540", None, None],
    ]


def test_what_is_typed_in_the_scan_field_is_how_many(pieces: PiecesDialog, shown: Shown) -> None:
    assert pieces.scan_field is not None
    pieces.scan_field.setFocus()
    shown.type("12")
    shown.press(Qt.Key.Key_Return)
    assert len(pieces.pieces.rows) == 12
    assert pieces.scan_field.text() == ""
    shown.type("5000")
    shown.press(Qt.Key.Key_Return)
    assert pieces.banner.outcome == "refused"
    assert len(pieces.pieces.rows) == 12


def test_a_code_twice_counts_once(pieces: PiecesDialog, shown: Shown) -> None:
    shown.burst("5CG1", "5cg1")
    assert pieces.banner.outcome == "again"
    assert pieces.pieces.values() == (("5CG1", None),)


def test_what_is_in_the_register_already_is_said_at_once_and_held_back(
    pieces: PiecesDialog,
    shown: Shown,
) -> None:
    text(pieces, "description", "Dell Latitude 5540")
    category(shown, pieces)
    fills(pieces, "both")
    shown.burst("5CG9", "LT-1")
    assert "LT-1 is the tag of “Dell Latitude 5540” already." in pieces.banner.text()
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert shown.dialog() is pieces
    pieces.model.setData(pieces.model.index(0, 2), "LT-9")
    pieces.model.setData(pieces.model.index(0, 1), "5cg0")
    shown.settle()
    text(pieces, "manufacturer", "DELL")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert "Serial number 5CG0 of Dell is on LT-1 already." in pieces.banner.text()
    assert "⚠ 5cg0" in str(pieces.model.data(pieces.model.index(0, 1)))
    text(pieces, "manufacturer", "HP")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert isinstance(shown.dialog(), DocumentDialog)


@pytest.mark.parametrize(
    ("description", "kind", "count", "said"),
    [
        ("", "Laptops", "2", "Description is missing. Type it here."),
        ("Chair", "", "2", "Choose a category, which gives the tags, or scan a tag for each piece."),
        ("Chair", "Chairs", "2", "This category gives no tags. Choose another, or scan a tag for each piece."),
        ("Chair", "Laptops", "", "How many are there? Type a number, or scan each serial number."),
        ("Chair", "Laptops", "2000", "That is too much. The most possible here is 1000."),
    ],
)
def test_what_is_missing_is_said_in_the_dialog(
    pieces: PiecesDialog, shown: Shown, description: str, kind: str, count: str, said: str
) -> None:
    text(pieces, "description", description)
    if kind:
        category(shown, pieces, kind)
    text(pieces, "count", count)
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert shown.dialog() is pieces
    errors = [pieces.field(key).error() for key in ("description", "count")]
    assert said in (*errors, pieces.banner.text().removeprefix("Refused: "))


def test_a_model_is_opened_again_changed_and_taken_off(pieces: PiecesDialog, shown: Shown) -> None:
    text(pieces, "description", "Dell Latitude 5540")
    text(pieces, "cost", "1,249.00")
    category(shown, pieces)
    shown.burst("5CG1", "5CG2")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    again = opened(shown, Qt.Key.Key_F8)
    category_field, cost = again.field("category_id"), again.field("cost")
    assert isinstance(category_field, SearchField)
    assert isinstance(cost, MoneyField)
    assert (category_field.text(), cost.line.text()) == ("Laptops", "1249.00")
    assert again.pieces.values() == (("5CG1", None), ("5CG2", None))
    shown.burst("5CG3")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert [len(one.pieces) for one in basket(shown).pieces] == [3]
    document = shown.dialog()
    assert isinstance(document, DocumentDialog)
    document.table.setFocus()
    shown.press(Qt.Key.Key_Delete)
    assert basket(shown).pieces == ()
    assert lines(shown) == []


def test_esc_asks_once_before_it_throws_away(pieces: PiecesDialog, shown: Shown) -> None:
    shown.burst("5CG1")
    shown.press(Qt.Key.Key_Escape)
    assert shown.dialog() is pieces
    assert "Press Esc once more" in pieces.banner.text()
    shown.press(Qt.Key.Key_Escape)
    assert isinstance(shown.dialog(), DocumentDialog)
    assert basket(shown).pieces == ()


def test_undo_takes_the_last_scan_back(pieces: PiecesDialog, shown: Shown) -> None:
    shown.burst("5CG1", "5CG2", "%TD-UNDO")
    assert pieces.pieces.values() == (("5CG1", None),)
    shown.burst("%TD-RECEIVE")
    assert pieces.banner.outcome == "refused"


def test_a_burst_leaves_a_half_typed_cell_alone(pieces: PiecesDialog, shown: Shown) -> None:
    shown.burst("5CG1")
    pieces.table.setFocus()
    pieces.table.setCurrentIndex(pieces.model.index(0, 2))
    shown.type("LT")
    shown.burst("5CG2")
    assert pieces.pieces.values() == (("5CG1", None), ("5CG2", None))
    shown.type("-80")
    shown.press(Qt.Key.Key_Return)
    assert pieces.pieces.values() == (("5CG1", "LT-80"), ("5CG2", None))


def test_a_delivery_of_assets_outlives_its_dialog(pieces: PiecesDialog, shown: Shown) -> None:
    text(pieces, "description", "Dell Latitude 5540")
    category(shown, pieces)
    text(pieces, "count", "2")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    shown.press(Qt.Key.Key_Escape)
    state = shown.window.counter.state
    assert state is not None
    assert [draft.text for draft in state.drafts] == ["Receive · 1 line"]
    shown.window.counter.bar.draft_chosen.emit(state.drafts[0].uid)
    shown.settle()
    assert lines(shown)[0][2] == "2 pcs"


def test_everything_has_a_name(pieces: PiecesDialog, shown: Shown) -> None:
    shown.burst("5CG1")
    assert nameless(pieces) == []
