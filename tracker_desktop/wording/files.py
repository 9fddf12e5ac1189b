"""Sentences about photos and documents."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    "too_many_files": "More than {most} files at once. Attach the rest afterwards.",
    "file_wrong": "{name} was not stored. Choose the file again.",
}

TITLES: dict[str, tuple[str, str]] = {}
