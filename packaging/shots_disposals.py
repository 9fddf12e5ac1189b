"""Draws losses and disposal lots of the sample office; part of shots.py."""

from __future__ import annotations

from screens import Screens

from tracker_desktop.queries.listing import ListIds
from tracker_desktop.ui.disposals.losses_dialog import LossesDialog
from tracker_desktop.ui.disposals.lot_dialog import LotDialog

SCANNED = ("LT-00141", "NO-SUCH-TAG", "OS-00077", "LT-00197")
"""Into a lot: one that is taken, and three that are not."""


def draw_disposals(screens: Screens) -> None:
    """What is missing and what is done about it, the lots, one of each state, and a new one."""
    window = screens.window
    window.show_list("assets", "available")
    screens.settle()
    window.lists["assets"].table.selectRow(2)
    screens.settle()
    for command in ("missing", "dispose"):
        screens.run(command)
        screens.draw(f"{command}_form")
        screens.close_dialog()
    _losses(screens)
    window.disposals.open("all")
    screens.draw("disposals")
    screens.close_dialog()
    for state in ("approved", "requested", "closed"):
        _lot(screens, state)
    window.disposals.new()
    screens.draw("new_lot")
    screens.close_dialog()


def _losses(screens: Screens) -> None:
    screens.run("losses")
    dialog = screens.dialog()
    assert isinstance(dialog, LossesDialog)
    dialog.list.table.selectRow(1)
    screens.draw("losses")
    for ask, name in (
        (dialog.edit, "loss"),
        (dialog.charge, "loss_charge"),
        (dialog.recover, "loss_recover"),
        (dialog.write_off, "loss_write_off"),
    ):
        ask()
        screens.draw(name)
        screens.close_dialog()
    screens.close_dialog()


def _lot(screens: Screens, state: str) -> None:
    rows = screens.window.desk.store.read(ListIds("disposals"))
    lot = next(one for one, row in zip(rows.ids, rows.rows, strict=True) if row is not None and row[1] == state)
    screens.window.disposals.show(lot)
    screens.settle()
    dialog = screens.dialog()
    assert isinstance(dialog, LotDialog)
    if state == "approved":
        for ask, name in ((dialog.wipe, "lot_wipe"), (dialog.money, "lot_money"), (dialog.dispose, "lot_dispose")):
            ask()
            screens.draw(name)
            screens.close_dialog()
        for code in SCANNED:
            dialog.scanned.emit(code, "burst")
            screens.settle()
        screens.draw("lot_scanned")
        dialog.request()
        screens.draw("lot_request")
        screens.close_dialog()
    else:
        screens.draw(f"lot_{state}")
    screens.close_dialog()
