"""The commands of the menu Inventory about transfers between stores."""

from __future__ import annotations

from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.command import INVENTORY, Command

ROWS: tuple[Command, ...] = (
    Command(
        "send_transfer",
        INVENTORY,
        "&Transfer to another store…",
        lambda w: w.transfers.send(),
        needs="item",
        right=Right.STOCK,
        group=21,
    ),
    Command(
        "receive_transfer",
        INVENTORY,
        "Recei&ve a transfer…",
        lambda w: w.transfers.receive(),
        right=Right.STOCK,
        group=21,
    ),
    Command("transfers", INVENTORY, "Transfers…", lambda w: w.transfers.all(), group=21),
)
