"""The commands of the menu Loans about kits of assets."""

from __future__ import annotations

from tracker_desktop.ui.command import Command

ROWS: tuple[Command, ...] = ()
