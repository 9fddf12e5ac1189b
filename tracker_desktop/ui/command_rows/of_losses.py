"""The commands of the menu Property about losses."""

from __future__ import annotations

from tracker_desktop.ui.command import PROPERTY, Command

ROWS: tuple[Command, ...] = (Command("losses", PROPERTY, "&Losses…", lambda w: w.losses.open(), group=5),)
