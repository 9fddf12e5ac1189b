"""Why goods are put where it is proposed."""

from __future__ import annotations

WHY: dict[str, str] = {
    "lot": "the same lot lies there",
    "home": "its home",
    "item": "more of it lies there",
    "empty": "an empty bin",
    "store": "the store itself",
}
