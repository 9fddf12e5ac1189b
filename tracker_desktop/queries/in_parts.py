"""Long lists in pieces that one question takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
AT_ONCE = 900
"""Values in one question: every build of SQLite takes 999, and a question has a few of its own."""


def in_parts(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values in their order, so many at once as one question takes."""
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]
