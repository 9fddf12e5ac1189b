"""The commands of the menu Maintenance about inspections."""

from __future__ import annotations

from tracker_desktop.ui.command import Command

ROWS: tuple[Command, ...] = ()
