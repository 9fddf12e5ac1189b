"""Draws own fields, photos and documents, parts, copies and the edit of many of the sample office; part of shots.py."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea
from screens import Screens, run_for

from tracker_desktop.ui.dialogs.asset_dialog import AssetDialog
from tracker_desktop.ui.dialogs.edit_many_dialog import FIELDS, EditManyDialog
from tracker_desktop.ui.fields.ticks_field import TicksField
from tracker_desktop.ui.forms.make_field import fill

PAUSE = 400
LAPTOP, LENS = "LT-00142", "Zoom lens"


def draw_records(screens: Screens) -> None:
    """An asset with photo and fields, its dialogs, the list of fields, and what lies in what."""
    _choose(screens, LAPTOP)
    screens.draw("asset_with_photo")
    screens.run("asset_files")
    screens.draw("asset_files")
    screens.close_dialog()
    screens.run("edit_asset")
    dialog = screens.dialog()
    if isinstance(dialog, AssetDialog):
        bar = dialog.findChildren(QScrollArea)[0].verticalScrollBar()
        bar.setValue(bar.maximum())
    screens.draw("edit_own_fields")
    screens.close_dialog()
    screens.run("clone_asset")
    dialog = screens.dialog()
    if isinstance(dialog, AssetDialog):
        fill(dialog.field("pieces"), ({"serial": "9XK2044", "tag": None}, {"serial": "9XK2045", "tag": None}))
    screens.draw("clone_asset")
    screens.close_dialog()
    _many(screens)
    _choose(screens, LENS)
    screens.draw("part_inside")
    screens.run("put_inside")
    screens.draw("put_inside")
    screens.close_dialog()
    screens.run("take_out")
    screens.draw("take_out")
    screens.close_dialog()
    screens.run("own_fields")
    screens.draw("own_fields")
    screens.window.records.new("own_fields")
    screens.draw("new_own_field")
    screens.close_dialog()
    screens.close_dialog()
    screens.window.show_list("journal", "all", "attached")
    screens.settle()
    screens.window.lists["journal"].table.selectRow(0)
    screens.draw("entry_with_files")


def _many(screens: Screens) -> None:
    screens.window.show_list("assets", "all", "Latitude")
    screens.settle()
    screens.window.lists["assets"].table.selectAll()
    screens.settle()
    screens.run("edit_asset")
    dialog = screens.dialog()
    if isinstance(dialog, EditManyDialog):
        ticks = dialog.field(FIELDS)
        if isinstance(ticks, TicksField):
            ticks.set_value(("warranty_end", "condition", "manufacturer"))
            ticks.changed.emit()
        screens.settle()
        fill(dialog.field("manufacturer"), "Dell")
        dialog.field("manufacturer").changed.emit()
    screens.settle()
    run_for(PAUSE)
    screens.draw("edit_many")
    screens.close_dialog()


def _choose(screens: Screens, needle: str) -> None:
    screens.window.show_list("assets", "all", needle)
    screens.settle()
    screens.window.lists["assets"].table.selectRow(0)
    screens.settle()
