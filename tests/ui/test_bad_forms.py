"""Whatever is typed or pasted into the fields of the real dialogs: saved clean, or refused at its field."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from tests.store_fixtures import Office
from tests.transactions import makers, stock_makers
from tests.ui.orders.order_office import buying
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.recall_lot import RecallLot
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.orders.order_dialog import OrderDialog
from tracker_desktop.ui.values.ways_dialog import WaysDialog

TEXTS = (
    *("", "x", "A\x00B", "x" * 5000, "<b>x</b> & y", "\ud800"),
    *("20417", "1e9", "-1", "0", "29 Feb 2028", "1,5", "5"),
)


@pytest.fixture
def filled(counter_office: Office) -> dict[str, int]:  # noqa: F811
    """An asset, a held asset, an item with stock, a place."""
    place = makers.add_place(counter_office, "A-04", "A-04", "bin")
    maria = makers.person(counter_office, "Maria Lopez", "20417")
    free, held = (makers.add_asset(counter_office, tag=tag) for tag in ("LT-1", "LT-2"))
    makers.check_out(counter_office, held, holder=maria)
    item = stock_makers.add_item(counter_office)
    stock_makers.receive(counter_office, item, 10, "1", lot="L1", place_id=place)
    for number in ("L1", "L2"):
        stock_makers.receive(counter_office, item, 10, "1", lot=number)
    stock_makers.issue(counter_office, item, 2, maria)
    counter_office.perform(RecallLot(stock_makers.lot(counter_office, item, "L2"), "it leaks"))
    makers.add_place(counter_office, "STORE-2", "Store 2", "store")
    return {"asset": free, "held": held, "item": item}


ITEM_FORMS = (
    *("edit_item", "move_stock", "opening", "return_stock", "return_to_supplier", "scrap_stock"),
    *("recall_lot", "release_lot", "send_transfer", "change_cost"),
)
PASSED_BY = TEXTS[::2]
"""Texts that leave the search fields empty, so that the others are sent."""


def fill(dialog: QWidget, text: str) -> None:
    """Put the text into every line and note, as if it were pasted, and take every choice in turn."""
    for line in dialog.findChildren(QLineEdit):
        if line.isEnabled() and line.isVisibleTo(dialog):
            typed = "" if isinstance(line.parentWidget(), SearchField) and text in PASSED_BY else text
            line.setText(typed)
            line.textEdited.emit(typed)
            line.editingFinished.emit()
    for note in dialog.findChildren(QPlainTextEdit):
        if not note.isReadOnly():
            note.setPlainText(text)
    for box in dialog.findChildren(QComboBox):
        box.setCurrentIndex((box.currentIndex() + 1) % max(box.count(), 1))


def dialog_in_front() -> DialogFrame | None:
    found = QApplication.activeModalWidget()
    return found if isinstance(found, DialogFrame) else None


def try_all(shown: Shown, open_it: Callable[[], object]) -> int:  # noqa: F811
    """Send a dialog with each of the texts in every field. How often it was taken."""
    taken = 0
    for text in TEXTS:
        if dialog_in_front() is None:
            open_it()
            shown.settle()
        dialog = dialog_in_front()
        if dialog is None:
            assert taken, "nothing opened"
            break  # it was taken, and nothing is left to do it to
        fill(dialog, text)
        shown.settle()
        if dialog_in_front() is dialog:
            dialog.press_primary()
            shown.settle()
        assert shown.bugs == [], text
        taken += dialog_in_front() is not dialog
    dialog = dialog_in_front()
    if dialog is not None:
        dialog.done(0)
    shown.settle()
    assert verify(shown.window.desk.store).problems == []
    return taken


@pytest.mark.slow
@pytest.mark.parametrize("command", ["new_asset", "new_item", "settings"])
def test_the_forms_of_the_menus(filled: dict[str, int], shown: Shown, command: str) -> None:  # noqa: F811
    try_all(shown, lambda: shown.run(command))


@pytest.mark.slow
@pytest.mark.parametrize(
    "kind",
    [
        "people",
        "departments",
        "places",
        "categories",
        "suppliers",
        "charge_codes",
        "kits",
        "schemes",
        "contracts",
        "own_fields",
    ],
)
def test_the_forms_of_records(filled: dict[str, int], shown: Shown, kind: str) -> None:  # noqa: F811
    never = ("places", "kits", "categories", "schemes", "contracts")  # no one text fits all their fields
    assert try_all(shown, lambda: shown.window.records.new(kind)) > (-1 if kind in never else 0)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "of"),
    [
        ("edit_asset", "asset"),
        ("clone_asset", "asset"),
        ("put_inside", "asset"),
        ("move_assets", "asset"),
        ("damage", "asset"),
        ("maintenance", "asset"),
        ("missing", "asset"),
        ("add_to_contract", "asset"),
        ("new_work_order", "asset"),
        ("new_plan", "asset"),
        ("read_meter", "asset"),
        ("transfer", "held"),
        ("assets_in", "held"),
        ("inspect", "held"),
    ],
)
def test_the_forms_of_assets(filled: dict[str, int], shown: Shown, command: str, of: str) -> None:  # noqa: F811
    def open_it() -> None:
        shown.window.show_record("assets", filled["asset"])
        shown.window.show_record("assets", filled[of])
        shown.qtbot.wait(60)
        shown.settle()
        shown.run(command)

    open_it()
    if dialog_in_front() is None:
        pytest.fail(f"{command} opened nothing")
    for text in TEXTS:
        dialog = dialog_in_front()
        if dialog is None:
            break
        fill(dialog, text)
        shown.settle()
        dialog.press_primary()
        shown.settle()
        assert shown.bugs == [], text
    assert verify(shown.window.desk.store).problems == []


@pytest.mark.slow
@pytest.mark.parametrize("command", ITEM_FORMS)
def test_the_forms_of_items(filled: dict[str, int], shown: Shown, command: str) -> None:  # noqa: F811
    def open_it() -> None:
        shown.window.show_record("items", filled["item"])
        shown.qtbot.wait(60)
        shown.settle()
        shown.run(command)

    try_all(shown, open_it)


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["check_out", "receive", "issue"])
def test_the_heads_and_lines_of_documents(filled: dict[str, int], shown: Shown, mode: str) -> None:  # noqa: F811
    shown.run(mode)
    shown.scan("LT-1" if mode == "check_out" else "GLV-NIT-M")
    for text in TEXTS:
        dialog = dialog_in_front()
        assert dialog is not None
        fill(dialog, text)
        shown.settle()
        dialog._open_line(0)  # type: ignore[attr-defined]
        shown.settle()
        line = dialog_in_front()
        if line is not None and line is not dialog:
            fill(line, text)
            line.press_primary()
            shown.settle()
            if isValid(line):
                line.done(0)
                shown.settle()
        assert shown.bugs == [], text
        if dialog_in_front() is None:
            shown.run(mode)
            shown.scan("LT-1" if mode == "check_out" else "GLV-NIT-M")


@pytest.mark.slow
def test_an_order_and_its_lines(counter_office: Office, shown: Shown) -> None:  # noqa: F811
    buying(counter_office)
    for text in TEXTS:
        if dialog_in_front() is None:
            shown.run("new_order")
            shown.burst("GLV-NIT-M")
        dialog = dialog_in_front()
        assert isinstance(dialog, OrderDialog)
        shown.burst(text)
        fill(dialog, text)
        shown.settle()
        dialog.open_line(0)
        shown.settle()
        line = dialog_in_front()
        if line is not None and line is not dialog:
            fill(line, text)
            line.press_primary()
            shown.settle()
            if isValid(line):
                line.done(0)
                shown.settle()
        dialog.press_primary()
        shown.settle()
        assert shown.bugs == [], text
    assert verify(shown.window.desk.store).problems == []


def test_what_is_wrong_is_said_at_its_field(filled: dict[str, int], shown: Shown) -> None:  # noqa: F811
    shown.run("new_asset")
    dialog = dialog_in_front()
    assert isinstance(dialog, FormDialog)
    for values, key, sentence in (
        ({"description": ""}, "description", "Description is missing"),
        ({"description": "x" * 5000}, "description", "That is 5000 characters long. Shorten it to 200."),
        ({"description": "Dell", "tag": "lt-1"}, "", "LT-1 is the tag of"),
        ({"description": "Dell", "tag": "20417"}, "", "20417 is the badge of Maria Lopez"),
        ({"description": "Dell", "tag": "A\x00B"}, "tag", "control character"),
        ({"description": "Dell", "tag": "\u202eLT"}, "tag", "invisible mark that turns the writing round"),
        ({"description": "Dell", "tag": "OWN-1", "cost": "-1"}, "cost", "That is too little"),
        ({"description": "Dell", "tag": "OWN-1", "cost": "1e9"}, "cost", "is not a number"),
        ({"description": "Dell", "tag": "OWN-1", "cost": "", "purchased": "31 Dec 1899"}, "purchased", "1900"),
    ):
        for name, value in values.items():
            dialog.field(name).editor.setText(value)  # type: ignore[attr-defined]
        dialog.send()
        shown.settle()
        said = dialog.field(key).error() if key else dialog.banner.text()
        assert sentence in said, values
    assert dialog_in_front() is dialog


@pytest.mark.slow
@pytest.mark.parametrize("way", ["impairment", "new life"])
def test_the_forms_of_values(filled: dict[str, int], shown: Shown, way: str) -> None:  # noqa: F811
    def open_it() -> None:
        shown.window.show_record("assets", filled["asset"])
        shown.qtbot.wait(60)
        shown.settle()
        shown.run("change_value")
        ways = dialog_in_front()
        assert isinstance(ways, WaysDialog)
        ways.ways[way].click()

    try_all(shown, open_it)
