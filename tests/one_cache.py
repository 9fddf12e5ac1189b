"""Every test opens offices of its own; the statements that SQLAlchemy compiles for one serve all of them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache

STATEMENTS = 4_000


def share_compiled_statements() -> None:
    """Dialects of one kind and version count as the same one, and all engines have one cache."""
    cache: LRUCache[Any, Any] = LRUCache(STATEMENTS)
    made = Engine.__init__

    def with_the_cache(self: Engine, *args: Any, **options: Any) -> None:
        made(self, *args, **options)
        self._compiled_cache = cache

    def is_alike(one: DefaultDialect, other: object) -> bool:
        return type(one) is type(other) and one.server_version_info == other.server_version_info

    Engine.__init__ = with_the_cache  # type: ignore[method-assign]
    DefaultDialect.__eq__ = is_alike  # type: ignore[method-assign,assignment]
    DefaultDialect.__hash__ = lambda one: hash(type(one))  # type: ignore[method-assign,assignment]
