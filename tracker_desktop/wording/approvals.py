"""Sentences about what waits for the approval of another person."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    "approval_not_needed": "Nobody else must approve this. Post it as it is.",
}

TITLES: dict[str, tuple[str, str]] = {
    "ask_approval": ("Waits for approval: {what}", "Nothing was changed yet; another person must approve it first"),
}
