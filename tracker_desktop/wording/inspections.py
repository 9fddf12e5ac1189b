"""Sentences about inspections before another use."""

from __future__ import annotations

REFUSALS: dict[str, str] = {}

TITLES: dict[str, tuple[str, str]] = {}
