"""Draws the Reservations tab, its dialogs, and the kits of assets of the sample office; part of shots.py."""

from __future__ import annotations

from screens import Screens

from tracker_desktop.ui.dialogs.records_dialog import RecordsDialog

KIT, PERSON = "CAM-KIT-1", "20417"


def draw_reservations(screens: Screens) -> None:
    """The week, the month, a reservation, its list, the picking list; kits, and one on a check-out."""
    window = screens.window
    window.show_tab("reservations")
    screens.settle()
    calendar = window.reservations_tab.calendar
    screens.draw("reservations_week")
    calendar.turn(1)
    screens.settle()
    screens.draw("reservations_next_week")
    calendar.turn(0)
    calendar.show_days(31)
    screens.settle()
    screens.draw("reservations_month")
    calendar.show_days(7)
    screens.settle()
    calendar.filter.setText("cam-kit")
    screens.settle()
    screens.wait_for(lambda: "CAM-KIT" in calendar.view.words())
    screens.settle()
    screens.draw("reservations_filtered")
    screens.run("reserve")
    screens.draw("reserve")
    screens.close_dialog()
    window.reservations.show_list("standing")
    screens.settle()
    window.lists["reservations"].table.selectRow(0)
    screens.settle()
    screens.draw("reservations_list")
    screens.run("edit_reservation")
    screens.draw("edit_reservation")
    screens.close_dialog()
    screens.run("cancel_reservation")
    screens.draw("cancel_reservation")
    screens.close_dialog()
    screens.run("fetch_reserved")
    screens.draw("fetch_reserved")
    window.counter.stop()
    screens.settle()
    _kits(screens)


def _kits(screens: Screens) -> None:
    screens.run("asset_kits")
    dialog = screens.dialog()
    assert isinstance(dialog, RecordsDialog)
    dialog.list.table.selectRow(1)
    screens.settle()
    screens.draw("asset_kits")
    dialog.list.opened.emit(dialog.list.selected()[0])
    screens.settle()
    screens.draw("edit_asset_kit")
    screens.close_dialog()
    kit_id = dialog.list.selected()[0]
    screens.window.asset_kits.buttons()[1][1]([kit_id])
    screens.settle()
    screens.draw("return_asset_kit")
    screens.close_dialog()
    screens.close_dialog()
