"""Sentences about losses."""

from __future__ import annotations

REFUSALS: dict[str, str] = {}

TITLES: dict[str, tuple[str, str]] = {}
