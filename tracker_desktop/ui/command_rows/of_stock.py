"""The commands of the menu Inventory."""

from __future__ import annotations

from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.command import INVENTORY, Command
from tracker_desktop.ui.command_rows import of_returns, of_transfers

ROWS: tuple[Command, ...] = (
    Command("new_item", INVENTORY, "&New item…", lambda w: w.records.new("items"), "Ctrl+Shift+N", right=Right.ITEMS),
    Command("edit_item", INVENTORY, "&Edit…", lambda w: w.stock.edit(), needs="item", right=Right.ITEMS),
    Command(
        "receive_item", INVENTORY, "&Receive…", lambda w: w.stock.receive(), needs="item", right=Right.STOCK, group=1
    ),
    Command("issue_item", INVENTORY, "&Issue…", lambda w: w.stock.issue(), needs="item", right=Right.STOCK, group=1),
    Command(
        "move_stock", INVENTORY, "&Move stock…", lambda w: w.stock.move(), needs="item", right=Right.STOCK, group=1
    ),
    Command(
        "opening", INVENTORY, "&Opening stock…", lambda w: w.stock.opening(), needs="item", right=Right.ITEMS, group=2
    ),
    Command("change_cost", INVENTORY, "Frei&ght or new price…", lambda w: w.costs.change(), right=Right.ITEMS, group=2),
    Command("back_orders", INVENTORY, "&Back orders…", lambda w: w.issues.back_orders(), "Ctrl+Shift+B", group=2),
    Command("kits", INVENTORY, "&Kits…", lambda w: w.records.open("kits"), group=2),
    *of_returns.ROWS,
    *of_transfers.ROWS,
    Command(
        "item_labels", INVENTORY, "&Print labels…", lambda w: w.labels.items(), "Ctrl+Shift+G", needs="item", group=3
    ),
)
