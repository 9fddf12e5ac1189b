"""The commands about the data, parts and files of assets, and the files of work orders."""

from __future__ import annotations

from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.command import ASSETS, MAINTENANCE, WORK, Command

ROWS: tuple[Command, ...] = (
    Command(
        "asset_files",
        ASSETS,
        "P&hotos and documents…",
        lambda w: w.files.open(),
        "Ctrl+Shift+H",
        needs="asset",
        group=5,
    ),
    Command(
        "clone_asset",
        ASSETS,
        "Add more li&ke it…",
        lambda w: w.files.clone(),
        needs="asset",
        right=Right.ASSETS,
        group=5,
    ),
    Command(
        "put_inside",
        ASSETS,
        "P&ut inside another…",
        lambda w: w.files.put_inside(),
        needs="asset",
        right=Right.COUNTER,
        group=5,
    ),
    Command(
        "take_out",
        ASSETS,
        "Take out of the &whole…",
        lambda w: w.files.take_out(),
        needs="asset",
        right=Right.COUNTER,
        group=5,
    ),
    Command(
        "work_files",
        MAINTENANCE,
        "Wor&k order: photos and documents…",
        lambda w: w.files.of_work_order(),
        needs=WORK,
        group=4,
    ),
)
