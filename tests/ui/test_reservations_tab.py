"""The Reservations tab: bars are dragged and moved by keys, what is refused snaps back, what is reserved is fetched."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.reservation_makers import reservation
from tests.transactions.test_asset_kits import Kit
from tests.ui.window_fixtures import Shown, window_on
from tracker_desktop.transactions.reserve import Reserve
from tracker_desktop.transactions.rules.reservation_fields import ReservationFields
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.reservations.calendar_paint import HEAD, NAMES
from tracker_desktop.ui.reservations.calendar_view import CalendarView

LEFT = Qt.MouseButton.LeftButton


NOW = dt.datetime.now(dt.UTC)
MONDAY = NOW.date() + dt.timedelta(days=14 - NOW.weekday())
"""Of the week that is looked at."""


def on(number: int) -> dt.date:
    """A day of that week; 0 is Monday."""
    return MONDAY + dt.timedelta(days=number)


def midnight(number: int) -> dt.datetime:
    return dt.datetime.combine(on(number), dt.time(), dt.UTC)


def reserve(office: Office, holder: int, first: int, last: int, **fields: Any) -> int:
    return makers.made(office.perform(Reserve(ReservationFields(holder, on(first), on(last), **fields))))


@pytest.fixture
def kit(sqlite_office: Office) -> Kit:
    sqlite_office.now = NOW
    return Kit(sqlite_office)


def at(view: CalendarView, row: int, days: float) -> QPoint:
    """The point of a row at so many days from the first."""
    box = view._layout.boxes[row]
    return QPoint(round(NAMES + days * view._across()), HEAD + box.top + 14)


def drag(view: CalendarView, row: int, start: float, end: float) -> None:
    port = view.viewport()
    QTest.mousePress(port, LEFT, pos=at(view, row, start))
    QTest.mouseMove(port, at(view, row, (start + end) / 2))
    QTest.mouseMove(port, at(view, row, end))
    QTest.mouseRelease(port, LEFT, pos=at(view, row, end))


def test_the_calendar_is_worked_with_mouse_and_keys(kit: Kit, sqlite_place: str, tmp_path: Path, qtbot: QtBot) -> None:
    office = kit.office
    mine = reserve(office, kit.maria, 1, 2, asset_id=kit.camera, purpose="Field course")
    other = reserve(office, kit.tom, 4, 4, asset_id=kit.camera)
    reserve(office, kit.tom, 1, 1, asset_id=kit.lens)
    with window_on(sqlite_place, tmp_path, qtbot) as shown:
        _drags(shown, office, mine, other)
        _keys(shown, office, mine)
        _new_and_cancelled(shown, office, kit)
        _fetched(shown, office, kit)


def _drags(shown: Shown, office: Office, mine: int, other: int) -> None:
    window = shown.window
    window.show_tab("reservations")
    window.reservations_tab.calendar.go_to(MONDAY)
    shown.follow()
    view = window.reservations_tab.calendar.view
    assert [box.row.name for box in view._layout.boxes] == ["CAM-1", "LENS-1"]
    drag(view, 0, 1.5, 2.5)
    shown.follow()
    assert reservation(office, mine)["starts"] == midnight(2)
    assert view.chosen_id() == mine
    drag(view, 0, 2.5, 3.5)
    shown.settle()
    assert "CAM-1 is reserved for Tom Reed" in window.counter.banner.text()
    assert view._ghost is None
    assert reservation(office, mine)["starts"] == midnight(2)
    drag(view, 0, 5 - 0.01, 6 - 0.01)
    shown.follow()
    assert reservation(office, other)["ends"] == midnight(6)


def _keys(shown: Shown, office: Office, mine: int) -> None:
    view = shown.window.reservations_tab.calendar.view
    view.setFocus()
    view.choose(mine)
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    shown.follow()
    assert reservation(office, mine)["starts"] == midnight(1)
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    shown.follow()
    assert reservation(office, mine)["ends"] == midnight(2)
    assert "Maria Lopez · Field course · " in view.accessibleDescription()
    QTest.keyClick(view, Qt.Key.Key_Return)
    shown.settle()
    dialog = shown.dialog()
    assert isinstance(dialog, FormDialog)
    dialog.field("purpose").set_value("Excursion")  # type: ignore[attr-defined]
    dialog.send()
    shown.follow()
    assert reservation(office, mine)["purpose"] == "Excursion"
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Right):
        QTest.keyClick(view, key)
    assert view.chosen_id() == mine
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    shown.follow()
    assert view._layout.first == on(7)
    shown.window.reservations_tab.calendar.turn(-1)
    shown.follow()


def _new_and_cancelled(shown: Shown, office: Office, kit: Kit) -> None:
    view = shown.window.reservations_tab.calendar.view
    drag(view, 1, 3.2, 4.8)
    shown.settle()
    dialog = shown.dialog()
    assert isinstance(dialog, FormDialog)
    dialog.field("holder_id").set_value(kit.maria, "Maria Lopez")  # type: ignore[attr-defined]
    dialog.send()
    shown.follow()
    new = reservation(office, 4)
    assert (new["asset_id"], new["starts"], new["ends"]) == (
        kit.lens,
        midnight(3),
        midnight(5),
    )
    view.choose(4)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    shown.settle()
    dialog = shown.dialog()
    assert isinstance(dialog, FormDialog)
    dialog.send()
    shown.follow()
    assert reservation(office, 4)["state"] == "cancelled"


def _fetched(shown: Shown, office: Office, kit: Kit) -> None:
    window = shown.window
    tomorrow = NOW.date() + dt.timedelta(days=1)
    office.now = dt.datetime.now(dt.UTC)
    mine = makers.made(office.perform(Reserve(ReservationFields(kit.maria, NOW.date(), tomorrow, kit_id=kit.id))))
    window.show_list("reservations", "today")
    shown.follow()
    assert window.lists["reservations"].selected() == [mine]
    shown.run("fetch_reserved")
    basket = window.counter.state.basket if window.counter.state else None
    assert basket is not None
    assert [line.tag for line in basket.assets] == ["CAM-1", "LENS-1"]
    assert (basket.holder.name if basket.holder else "", basket.due_shown) == ("Maria Lopez", tomorrow)
    window.counter.finish()
    shown.follow()
    assert reservation(office, mine)["state"] == "fetched"
    shown.run("check_in")
    shown.scan("CAM-KIT-1")
    shown.scan("CAM-KIT-1", how="typed")
    shown.follow()
    assert "came back in this session already" in window.counter.banner.text()
    (again,) = [one for one in window.counter.banner.findChildren(QPushButton) if one.text().startswith("Not all")]
    again.click()
    shown.follow()
    shown.dialog().reject()
    shown.follow()
    assert "Undone: CAM-KIT-1 checked in" in window.counter.banner.text()
