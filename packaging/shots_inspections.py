"""Draws what has to be inspected in the sample office and how it is done; part of shots.py."""

from __future__ import annotations

from screens import Screens

from tracker_desktop.ui.dialogs.inspect_dialog import InspectDialog
from tracker_desktop.ui.dialogs.records_dialog import RecordsDialog
from tracker_desktop.ui.dialogs.to_inspect_dialog import ToInspectDialog

LAPTOP, CHANGED = "LT-00144", "LT-00156"


def draw_inspections(screens: Screens) -> None:
    """The work list, a checklist, the next one offered, what was inspected, the category, and the papers."""
    screens.run("to_inspect")
    screens.draw("to_inspect")
    work = screens.dialog()
    assert isinstance(work, ToInspectDialog)
    screens.type(LAPTOP)
    screens.draw("inspect_scanned")
    dialog = screens.dialog()
    assert isinstance(dialog, InspectDialog)
    for row in dialog.steps.rows[:2]:
        row.box.click()
    screens.settle()
    screens.draw("inspect_wants_photo")
    dialog.press_primary()
    screens.settle()
    screens.draw("to_inspect_next")
    screens.type(CHANGED)
    screens.draw("inspect_changed")
    screens.close_dialog()
    screens.close_dialog()
    screens.run("inspections")
    screens.draw("inspections")
    screens.close_dialog()
    screens.window.printing.report("inspections-to-do", {})
    screens.settle()
    screens.draw("inspections_to_do")
    screens.close_dialog()
    screens.run("categories")
    records = screens.dialog()
    assert isinstance(records, RecordsDialog)
    records.list.choose_first()
    screens.settle()
    records.list.opened.emit(records.list.current())
    screens.settle()
    screens.draw("category_checklist")
    screens.close_dialog()
    screens.close_dialog()
