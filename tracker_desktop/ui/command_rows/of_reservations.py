"""The commands of the menu Loans about reservations."""

from __future__ import annotations

from tracker_desktop.ui.command import Command

ROWS: tuple[Command, ...] = ()
