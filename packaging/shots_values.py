"""Draws what the sample office says of the value of its assets; part of shots.py."""

from __future__ import annotations

from screens import Screens

from tracker_desktop.ui.dialogs.records_dialog import RecordsDialog
from tracker_desktop.ui.forms.value_forms import WAYS
from tracker_desktop.ui.values.ways_dialog import WaysDialog

CHANGED = "MS-00027"


def draw_values(screens: Screens) -> None:
    """An asset with its book value, its years, each way of changing it, the schemes, and the list of changes."""
    window = screens.window
    window.show_list("assets", "all", CHANGED)
    screens.settle()
    window.lists["assets"].table.selectRow(0)
    screens.settle()
    screens.draw("asset_value")
    screens.run("asset_years")
    screens.draw("asset_years")
    screens.close_dialog()
    for number, kind in enumerate(WAYS, 1):
        screens.run("change_value")
        dialog = screens.dialog()
        assert isinstance(dialog, WaysDialog)
        if number == 1:
            screens.draw("change_value")
        dialog.ways[kind].click()
        screens.settle()
        screens.draw(f"change_value_{kind.replace(' ', '_')}")
        screens.close_dialog()
    screens.run("value_changes")
    screens.draw("value_changes")
    screens.close_dialog()
    screens.run("schemes")
    schemes = screens.dialog()
    assert isinstance(schemes, RecordsDialog)
    screens.draw("schemes")
    schemes.list.table.selectRow(5)
    screens.settle()
    schemes.list.opened.emit(schemes.list.selected()[0])
    screens.settle()
    screens.draw("scheme")
    screens.close_dialog()
    screens.close_dialog()
    for command in ("depreciation_schedule", "depreciation_forecast", "book_value"):
        screens.run(command)
        screens.draw(command)
        screens.close_dialog()
