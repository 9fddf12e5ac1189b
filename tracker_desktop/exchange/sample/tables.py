"""The small tables that the sample office is made from."""

from __future__ import annotations

import json
from typing import Any

from tracker_desktop import resources


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of resources/sample/NAME.json."""
    found: list[dict[str, Any]] = json.loads(resources.path(f"sample/{name}.json").read_text(encoding="utf-8"))
    return found
