"""The names behind the ids that an entry speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, bindparam, select

from tracker_desktop.models.holders import Holder
from tracker_desktop.models.places import Place
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.wording.render import Names

_IDS: Any = bindparam("ids", expanding=True)
SOURCES = {
    "holder": select(Holder.id, Holder.name).where(Holder.id.in_(_IDS)),
    "place": select(Place.id, Place.path).where(Place.id.in_(_IDS)),
}


def names_of(connection: Connection, wanted: Iterable[tuple[str, int]]) -> Names:
    """The names of ("holder", id) and ("place", id) pairs; an id that is gone is left out."""
    names: dict[tuple[str, int], str] = {}
    by_kind: dict[str, list[int]] = {}
    for kind, row_id in set(wanted):
        by_kind.setdefault(kind, []).append(row_id)
    for kind, ids in by_kind.items():
        for part in in_parts(ids):
            rows = connection.execute(SOURCES[kind], {"ids": part})
            names.update({(kind, row_id): text for row_id, text in rows})
    return names
