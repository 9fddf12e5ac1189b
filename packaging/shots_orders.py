"""Draws the Orders tab and its dialogs of the sample office; part of shots.py."""

from __future__ import annotations

from functools import partial

from screens import Screens

from tracker_desktop.ui.orders.lines_dialog import OrderLinesDialog
from tracker_desktop.ui.orders.order_dialog import OrderDialog

SCANNED = ("GLV-NIT-M", "ETH-96-5L", "GLV-NIT-M")
DRAFT, LATE = 0, 1
"""Rows of all orders, the newest first."""


def draw_orders(screens: Screens) -> None:
    """A late order and what is done about it, a draft, a new one, and what should be ordered."""
    window = screens.window
    window.show_list("orders", "all")
    screens.settle()
    _choose(screens, LATE)
    screens.draw("orders")
    _lines(screens)
    for command in ("close_order", "cancel_order"):
        screens.run(command)
        screens.draw(command)
        screens.close_dialog()
    screens.run("receive_order")
    screens.draw("receive_order")
    screens.scan("ETH-96-5L")
    screens.draw("receive_order_scanned")
    screens.window.counter.stop()
    screens.settle()
    _choose(screens, DRAFT)
    screens.draw("orders_draft")
    screens.run("place_order")
    screens.draw("place_order")
    screens.close_dialog()
    screens.run("edit_order")
    screens.draw("edit_order")
    screens.close_dialog()
    _new(screens)
    screens.run("order_proposals")
    screens.draw("order_proposals")
    screens.close_dialog()
    window.show_list("items", "all", SCANNED[0])
    screens.settle()
    window.lists["items"].table.selectRow(0)
    screens.settle()
    for command in ("item_offers", "item_levels"):
        screens.run(command)
        screens.draw(command)
        screens.close_dialog()


def _choose(screens: Screens, row: int) -> None:
    screens.window.lists["orders"].table.selectRow(row)
    screens.settle()


def _lines(screens: Screens) -> None:
    screens.run("order_lines")
    dialog = screens.dialog()
    assert isinstance(dialog, OrderLinesDialog)
    screens.draw("order_lines")
    for ask, name in ((dialog.change, "order_line_change"), (dialog.close_line, "order_line_close")):
        ask()
        screens.settle()
        screens.draw(name)
        screens.close_dialog()
    screens.close_dialog()


def _new(screens: Screens) -> None:
    screens.run("new_order")
    dialog = screens.dialog()
    assert isinstance(dialog, OrderDialog)
    for code in SCANNED:
        dialog.scanned.emit(code, "burst")
        screens.settle()
    screens.draw("new_order")
    dialog.scanned.emit("gloves", "typed")
    screens.settle()
    screens.draw("new_order_which")
    for ask, name in ((partial(dialog.open_line, 0), "order_line"), (dialog.add_assets, "order_assets")):
        ask()
        screens.settle()
        screens.draw(name)
        screens.close_dialog()
    screens.close_dialog()
