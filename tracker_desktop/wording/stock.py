"""Sentences about stock."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    "stock_short": "{item}: {asked} asked, {here} on hand at {place}.",
    "stock_taken": "This can't be undone: the stock of {item} (lot {lot}) at {place} was taken by “{later}” "
    "(entry {seq}). Undo that first.",
    "stock_moved_on": "This can't be undone: the stock of {item} is no longer there.",
}

TITLES: dict[str, tuple[str, str]] = {}
