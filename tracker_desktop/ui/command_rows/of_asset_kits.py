"""The commands of the menu Loans about kits of assets."""

from __future__ import annotations

from tracker_desktop.ui.command import LOANS, Command

ROWS: tuple[Command, ...] = (Command("asset_kits", LOANS, "&Kits of assets…", lambda w: w.asset_kits.open(), group=1),)
