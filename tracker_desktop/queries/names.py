"""The names behind the ids that an entry speaks of."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from tracker_desktop.models.holders import Holder
from tracker_desktop.models.places import Place
from tracker_desktop.wording.render import Names

SOURCES = {"holder": (Holder.id, Holder.name), "place": (Place.id, Place.path)}
CHUNK = 900


def names_of(connection: Connection, wanted: Iterable[tuple[str, int]]) -> Names:
    """The names of ("holder", id) and ("place", id) pairs; an id that is gone is left out."""
    names: dict[tuple[str, int], str] = {}
    by_kind: dict[str, list[int]] = {}
    for kind, row_id in set(wanted):
        by_kind.setdefault(kind, []).append(row_id)
    for kind, ids in by_kind.items():
        key, name = SOURCES[kind]
        for start in range(0, len(ids), CHUNK):
            rows = connection.execute(select(key, name).where(key.in_(ids[start : start + CHUNK])))
            names.update({(kind, row_id): text for row_id, text in rows})
    return names
