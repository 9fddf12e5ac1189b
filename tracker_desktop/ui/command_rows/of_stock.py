"""The commands of the menu Inventory."""

from __future__ import annotations

from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.command import COUNT, COUNT_LINE, ENDED_COUNT, INVENTORY, OPEN_COUNT, Command
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
    Command("change_cost", INVENTORY, "Freight or new price…", lambda w: w.costs.change(), right=Right.ITEMS, group=2),
    Command("back_orders", INVENTORY, "&Back orders…", lambda w: w.issues.back_orders(), "Ctrl+Shift+B", group=2),
    Command("kits", INVENTORY, "&Kits…", lambda w: w.records.open("kits"), group=2),
    *of_returns.ROWS,
    *of_transfers.ROWS,
    Command(
        "item_labels", INVENTORY, "&Print labels…", lambda w: w.labels.items(), "Ctrl+Shift+G", needs="item", group=3
    ),
    Command(
        "new_count", INVENTORY, "New &count…", lambda w: w.counts.new(), "Ctrl+Shift+S", right=Right.COUNT, group=4
    ),
    Command("choose_count", INVENTORY, "C&hoose a count…", lambda w: w.counts.choose(), group=4),
    Command(
        "count_reason",
        INVENTORY,
        "Reason of a &difference…",
        lambda w: w.counts.reason(),
        needs=COUNT_LINE,
        right=Right.COUNT,
        group=4,
    ),
    Command(
        "count_again",
        INVENTORY,
        "Have it counted a&gain",
        lambda w: w.counts.count_again(),
        "Ctrl+Shift+T",
        needs=COUNT_LINE,
        right=Right.COUNT,
        group=4,
    ),
    Command(
        "uncount",
        INVENTORY,
        "No&t counted after all",
        lambda w: w.counts.uncount(),
        "Ctrl+Shift+X",
        needs=COUNT_LINE,
        right=Right.COUNT,
        group=4,
    ),
    Command(
        "post_count",
        INVENTORY,
        "Po&st the count…",
        lambda w: w.counts.post(),
        "Ctrl+Shift+O",
        needs=OPEN_COUNT,
        right=Right.POST_COUNT,
        group=5,
    ),
    Command(
        "cancel_count",
        INVENTORY,
        "Cance&l the count…",
        lambda w: w.counts.cancel(),
        needs=OPEN_COUNT,
        right=Right.COUNT,
        group=5,
    ),
    Command("count_sheets", INVENTORY, "Print &a count sheet…", lambda w: w.counts.sheet(), needs=COUNT, group=5),
    Command("count_report", INVENTORY, "Print co&unt report…", lambda w: w.counts.report(), needs=ENDED_COUNT, group=5),
)
