"""The commands of the menu Maintenance about inspections."""

from __future__ import annotations

from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.command import MAINTENANCE, Command

ROWS: tuple[Command, ...] = (
    Command(
        "to_inspect",
        MAINTENANCE,
        "To &inspect…",
        lambda w: w.inspections.to_inspect(),
        "Ctrl+Shift+K",
        hint="What came back and waits for its checklist.",
        right=Right.COUNTER,
    ),
    Command("inspections", MAINTENANCE, "&Finished inspections…", lambda w: w.inspections.finished()),
    Command(
        "asset_inspections",
        MAINTENANCE,
        "Inspections of the a&sset…",
        lambda w: w.inspections.of_asset(),
        needs="asset",
    ),
)
