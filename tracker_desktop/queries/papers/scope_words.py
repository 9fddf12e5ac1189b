"""What an audit or a count was asked to look at, in words, with the names of then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from tracker_desktop.queries.papers.as_of import records_at
from tracker_desktop.queries.papers.parties import names_at
from tracker_desktop.wording.audits import scope_name
from tracker_desktop.wording.figures import counted, show_day
from tracker_desktop.wording.render import GONE

NAMED = {
    "places": ("place", "path"),
    "departments": ("department", "name"),
    "categories": ("category", "name"),
    "items": ("item", "name"),
}
"""The tables behind the ids of a scope, and what their rows are called."""
MOST_NAMED = 12
INSIDE = ", with all inside"


def audit_scope_words(connection: Connection, scope: Mapping[str, Any], seq: int) -> str:
    """Places: Biology / B-204, Biology / B-205, with all inside; 20 at random."""
    kind, ids = scope["kind"], scope.get("ids") or []
    since = scope.get("since")
    if kind in NAMED:
        words = _named(connection, scope, seq)
    elif kind == "holder":
        words = f"What {_some([names_at(connection, ids, seq)[one] for one in ids])} holds"
    else:
        day = show_day(dt.date.fromisoformat(since)) if since else ""
        words = scope_name(kind, (), len(scope.get("tags") or ()), day, "")
    return words + _sample(scope)


def count_scope_words(connection: Connection, scope: Mapping[str, Any], seq: int) -> str:
    """Groups: Chemicals, Safety; in Store 1; 5 % at random."""
    kind = scope["kind"]
    if kind in NAMED:
        words = _named(connection, scope, seq)
    elif scope.get("names"):
        words = f"{kind.capitalize()}: {_some(scope['names'])}"
    else:
        words = {"due": "What is due", "all": "Everything"}[kind]
    if scope.get("within"):
        words += f"; in {_some(_names(connection, 'place', 'path', scope['within'], seq))}"
    return words + _sample(scope)


def _named(connection: Connection, scope: Mapping[str, Any], seq: int) -> str:
    kind = scope["kind"]
    words = f"{kind.capitalize()}: {_some(_names(connection, *NAMED[kind], scope.get('ids') or [], seq))}"
    return words + (INSIDE if kind == "places" and scope.get("below", True) else "")


def _names(connection: Connection, table: str, name: str, ids: Iterable[int], seq: int) -> list[str]:
    wanted = list(ids)
    found = records_at(connection, table, wanted, seq)
    return [str(found.get(one, {}).get(name) or GONE["place"]) for one in wanted]


def _sample(scope: Mapping[str, Any]) -> str:
    sample = str(scope.get("sample") or "").strip()
    return f"; {sample} at random" if sample else ""


def _some(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {counted(more, 'other')}" if more > 0 else "")
