"""The commands of the menu Property about disposal lots."""

from __future__ import annotations

from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.command import PROPERTY, Command

ROWS: tuple[Command, ...] = (
    Command("disposals", PROPERTY, "&Disposals…", lambda w: w.disposals.open(), group=5),
    Command(
        "dispose",
        PROPERTY,
        "Dispose &of…",
        lambda w: w.disposals.of_chosen(),
        needs="asset",
        right=Right.DISPOSE,
        group=5,
    ),
    Command("new_lot", PROPERTY, "&New disposal lot…", lambda w: w.disposals.new(), right=Right.DISPOSE, group=5),
    Command(
        "waiting_lot",
        PROPERTY,
        "Lot of what &waits for disposal…",
        lambda w: w.disposals.waiting(),
        right=Right.DISPOSE,
        group=5,
    ),
)
