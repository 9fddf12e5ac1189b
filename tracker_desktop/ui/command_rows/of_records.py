"""The commands of the menu Assets about their data, parts and files."""

from __future__ import annotations

from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.command import ASSETS, Command

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
)
