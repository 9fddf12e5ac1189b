"""The commands of the menu Property about licences and contracts."""

from __future__ import annotations

from tracker_desktop.ui.command import Command

ROWS: tuple[Command, ...] = ()
