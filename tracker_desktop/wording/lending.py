"""Sentences about loans: policies, extensions, transfers to accept, reminders."""

from __future__ import annotations

REFUSALS: dict[str, str] = {}

TITLES: dict[str, tuple[str, str]] = {}
