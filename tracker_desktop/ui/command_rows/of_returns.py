"""The commands of the menu Inventory about returns, write-offs and lots."""

from __future__ import annotations

from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.command import INVENTORY, Command

GROUP = 20
ROWS: tuple[Command, ...] = (
    Command(
        "return_stock",
        INVENTORY,
        "Ret&urn to stock…",
        lambda w: w.returns.to_stock(),
        "Ctrl+Shift+U",
        needs="item",
        right=Right.STOCK,
        group=GROUP,
    ),
    Command(
        "return_to_supplier",
        INVENTORY,
        "Return to the &supplier…",
        lambda w: w.returns.to_supplier(),
        needs="item",
        right=Right.STOCK,
        group=GROUP,
    ),
    Command(
        "scrap_stock",
        INVENTORY,
        "&Write off…",
        lambda w: w.returns.write_off(),
        needs="item",
        right=Right.STOCK,
        group=GROUP,
    ),
    Command("lots", INVENTORY, "&Lots…", lambda w: w.returns.lots(), "Ctrl+Shift+L", group=GROUP),
    Command(
        "lots_of_item",
        INVENTORY,
        "Lots o&f the item…",
        lambda w: w.returns.lots_of_item(),
        needs="item",
        group=GROUP,
    ),
    Command(
        "recall_lot",
        INVENTORY,
        "Re&call a lot…",
        lambda w: w.returns.recall(),
        needs="item",
        right=Right.STOCK,
        group=GROUP,
    ),
    Command(
        "release_lot",
        INVENTORY,
        "Rele&ase a lot…",
        lambda w: w.returns.release(),
        needs="item",
        right=Right.ITEMS,
        group=GROUP,
    ),
)
