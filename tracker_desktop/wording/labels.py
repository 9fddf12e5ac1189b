"""Sentences about labels."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    "code_not_printable": "“{text}” has characters that its kind of code cannot hold. Choose another kind of code.",
}
TITLES: dict[str, tuple[str, str]] = {}
