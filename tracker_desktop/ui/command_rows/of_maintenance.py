"""The commands of the menu Maintenance about plans and work orders."""

from __future__ import annotations

from tracker_desktop.ui.command import Command

ROWS: tuple[Command, ...] = ()
