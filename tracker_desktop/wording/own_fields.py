"""Sentences about fields of one's own, parts inside assets and other data of assets."""

from __future__ import annotations

REFUSALS: dict[str, str] = {}

TITLES: dict[str, tuple[str, str]] = {}
