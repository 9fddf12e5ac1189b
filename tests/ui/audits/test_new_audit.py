"""A new audit by keyboard and scanner: rooms, tags, how much it expects, and that it is scanned for at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.store_fixtures import Office
from tests.transactions.audit_makers import Room, fill_room
from tests.transactions.makers import add_person
from tests.transactions.stock_makers import add_item
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.ui.audits.new_audit_dialog import NewAuditDialog
from tracker_desktop.ui.dialogs.scope_dialog import PAUSE


@pytest.fixture
def room(counter_office: Office) -> Room:  # noqa: F811
    return fill_room(counter_office)


def new_audit(shown: Shown) -> NewAuditDialog:  # noqa: F811
    shown.run("new_audit")
    dialog = shown.dialog()
    assert isinstance(dialog, NewAuditDialog)
    return dialog


def expects(shown: Shown, dialog: NewAuditDialog) -> str:  # noqa: F811
    shown.qtbot.wait(PAUSE + 60)
    shown.settle()
    return dialog.strip.text()


def test_rooms_are_scanned_into_it_and_it_says_what_it_expects(room: Room, shown: Shown) -> None:  # noqa: F811
    dialog = new_audit(shown)
    assert "Nothing was chosen" in expects(shown, dialog)
    shown.burst("B-204")
    assert dialog.places.ids() == (room.here,)
    assert expects(shown, dialog) == "6 assets expected in 1 room"
    shown.burst("P-101", "B-204")
    assert dialog.places.ids() == (room.here, room.there)
    assert expects(shown, dialog) == "7 assets expected in 2 rooms"
    dialog.places.list.setCurrentRow(1)
    QTest.keyClick(dialog.places.list, Qt.Key.Key_Delete)
    assert dialog.places.ids() == (room.here,)


def test_ctrl_enter_opens_it_and_the_counter_audits(room: Room, shown: Shown) -> None:  # noqa: F811
    dialog = new_audit(shown)
    shown.burst("B-204")
    assert dialog.scan_field is not None
    QTest.keyClick(dialog.scan_field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown.settle()
    assert "Audit Biology B-204 opened" in shown.window.counter.banner.text()
    assert shown.window.tabs.currentWidget() is shown.window.audits.tab
    state = shown.window.counter.state
    assert state is not None
    assert state.mode == "audit"
    shown.qtbot.waitUntil(lambda: "6 expected" in shown.window.audits.strip.text(), timeout=5000)


def test_tags_are_scanned_into_a_list(room: Room, shown: Shown) -> None:  # noqa: F811
    dialog = new_audit(shown)
    shown.burst("CH-2", "LT-1")
    assert dialog.kind.value() == "tags"
    assert dialog.tags.texts() == ("CH-2", "LT-1")
    assert expects(shown, dialog) == "2 assets expected in 2 rooms"


def test_a_room_after_a_badge_is_a_room(room: Room, counter_office: Office, shown: Shown) -> None:  # noqa: F811
    add_person(counter_office, "Maria Lopez", "20417")
    dialog = new_audit(shown)
    shown.burst("20417")
    assert dialog.kind.value() == "holder"
    assert dialog.holder.list.geometry().top() - dialog.holder.field.geometry().bottom() < 10
    shown.burst("B-204")
    assert (dialog.kind.value(), dialog.places.ids()) == ("places", (room.here,))


def test_stock_is_known_and_not_audited(room: Room, counter_office: Office, shown: Shown) -> None:  # noqa: F811
    add_item(counter_office, "GLV-NIT-M", "Nitrile gloves, medium")
    dialog = new_audit(shown)
    shown.burst("GLV-NIT-M")
    assert "GLV-NIT-M is not audited. Scan a room, an asset or a badge." in dialog.banner.text()


def test_a_sample_of_everything_is_counted(room: Room, shown: Shown) -> None:  # noqa: F811
    dialog = new_audit(shown)
    dialog.kind.set_value("all")
    dialog.kind.changed.emit()
    assert expects(shown, dialog) == "7 assets expected in 2 rooms"
    QTest.keyClicks(dialog.sample.line, "3")
    assert expects(shown, dialog).startswith("3 assets expected")
    QTest.keyClicks(dialog.sample.line, " of them")
    assert "is no sample" in expects(shown, dialog)


def test_what_is_wrong_is_said_and_nothing_is_opened(room: Room, shown: Shown) -> None:  # noqa: F811
    dialog = new_audit(shown)
    dialog.send()
    shown.settle()
    assert dialog.isVisible()
    assert "Nothing was chosen to audit" in dialog.banner.text()
    shown.burst("CH-99")
    assert "Nothing has the code CH-99" in dialog.banner.text()
