# ruff: noqa: F811 - fixtures
"""Inspect: what the dialog says of an asset, and what it offers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.models.categories import Step
from tracker_desktop.queries.counter_entries import LastUndoable
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.ui.dialogs.inspect_dialog import InspectDialog


@pytest.fixture
def laptop(counter_office: Office) -> int:
    """LT-1, of a category with two steps before another use."""
    steps = tuple(Step(text=text, required=True) for text in ("Wipe the disk", "Clean the screen"))
    category = makers.add_category(counter_office, checklist=steps)
    return makers.add_asset(counter_office, tag="LT-1", category_id=category)


def opened(shown: Shown, asset_id: int) -> InspectDialog:
    shown.window.assets.inspect_one(asset_id)
    shown.settle()
    dialog = shown.dialog()
    assert isinstance(dialog, InspectDialog)
    return dialog


def buttons(dialog: InspectDialog) -> dict[str, bool]:
    """What is offered, and whether it can be pressed."""
    return {one.text(): one.isEnabled() for one in dialog.findChildren(QPushButton) if one.isVisibleTo(dialog)}


def test_an_asset_that_is_there_is_not_to_be_inspected(laptop: int, shown: Shown) -> None:
    dialog = opened(shown, laptop)
    assert dialog.strip.text() == "It is Available so there is nothing to inspect."
    assert list(buttons(dialog)) == ["Close  Esc", "Report damage…"]
    assert dialog.photos.isHidden()


def test_an_asset_on_loan_is_inspected_when_it_is_back(counter_office: Office, laptop: int, shown: Shown) -> None:
    maria = makers.add_person(counter_office, "Maria Lopez", "20417")
    makers.check_out(counter_office, laptop, holder=makers.holder_of(counter_office, maria))
    dialog = opened(shown, laptop)
    assert dialog.strip.text() == "It is On loan so it is inspected when it is back."


def test_ticks_are_kept_where_there_are_any(counter_office: Office, laptop: int, shown: Shown) -> None:
    maria = makers.add_person(counter_office, "Maria Lopez", "20417")
    makers.check_out(counter_office, laptop, holder=makers.holder_of(counter_office, maria))
    counter_office.perform(CheckIn((InLine(laptop),)))
    dialog = opened(shown, laptop)
    assert dialog.strip.text() == "0 of 2 done: it stays To inspect until the rest is done."
    assert buttons(dialog)["Save  Ctrl+Enter"] is False
    dialog.findChildren(QCheckBox)[0].click()
    shown.settle()
    assert buttons(dialog)["Save  Ctrl+Enter"] is True
    dialog.findChildren(QCheckBox)[1].click()
    shown.settle()
    assert buttons(dialog)["Ready  Ctrl+Enter"] is True


@pytest.fixture
def returned(counter_office: Office, laptop: int) -> int:
    """LT-1 came back from Maria Lopez and waits for its inspection."""
    maria = makers.add_person(counter_office, "Maria Lopez", "20417")
    makers.check_out(counter_office, laptop, holder=makers.holder_of(counter_office, maria))
    counter_office.perform(CheckIn((InLine(laptop),)))
    return laptop


def test_a_note_alone_is_saved(returned: int, shown: Shown) -> None:
    dialog = opened(shown, returned)
    dialog.note.line.setFocus()
    shown.type("lid is loose")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert QApplication.activeModalWidget() is None
    said = shown.window.counter.banner.text()
    assert said == "Done: LT-1: note for the inspection. Dell Latitude 5540 · good · to inspect · lid is loose"


def test_a_condition_that_is_set_is_named(returned: int, shown: Shown) -> None:
    dialog = opened(shown, returned)
    dialog.condition.set_value("damaged")
    dialog.condition.changed.emit()
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert shown.window.counter.banner.text().startswith("Done: LT-1: condition damaged. Dell Latitude 5540")


def test_esc_asks_before_a_note_is_lost(returned: int, shown: Shown) -> None:
    dialog = opened(shown, returned)
    dialog.note.line.setFocus()
    shown.type("lid is loose")
    shown.press(Qt.Key.Key_Escape)
    assert dialog.banner.text().endswith("Press Esc once more to throw away what you typed.")
    shown.type("!")
    shown.press(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    shown.press(Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_the_session_of_the_counter_follows_an_inspection(counter_office: Office, laptop: int, shown: Shown) -> None:
    maria = makers.add_person(counter_office, "Maria Lopez", "20417")
    makers.check_out(counter_office, laptop, holder=makers.holder_of(counter_office, maria))
    shown.run("check_in")
    shown.scan("LT-1")
    strip = shown.window.counter.strip
    assert strip.text().endswith("· 1 to inspect")
    dialog = opened(shown, laptop)
    for box in dialog.findChildren(QCheckBox):
        box.click()
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert strip.text().startswith("Checking in 1 asset returned since")
    assert "to inspect" not in strip.text()
    inspected = shown.window.desk.store.read(LastUndoable(counter_office.me, shown.window.desk.store.desk))
    assert inspected is not None
    shown.window.desk.undo(inspected[0])
    shown.settle()
    assert strip.text().endswith("· 1 to inspect")
