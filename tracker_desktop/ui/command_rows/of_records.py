"""The commands of the menu Assets about their data, parts and files."""

from __future__ import annotations

from tracker_desktop.ui.command import Command

ROWS: tuple[Command, ...] = ()
