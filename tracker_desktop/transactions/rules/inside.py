"""Parts inside assets: a part is where the asset is that it lies in, and is held by nobody of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, and_, bindparam, or_, select
from sqlalchemy.orm import aliased

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.transactions.books import Books, Changed
from tracker_desktop.transactions.rules.concerns import Concern, Handover
from tracker_desktop.wording.assets import tag_list
from tracker_desktop.wording.own_fields import parts_too

DEEPEST = 10
"""So many assets may lie one inside another."""
_KEPT_HERE = (Readiness.TO_INSPECT.value, Readiness.IN_MAINTENANCE.value, Readiness.PENDING_DISPOSAL.value)
_ABOVE = aliased(Asset, name="above")
_COLUMNS = (
    Asset.id,
    Asset.tag,
    Asset.place_id,
    Asset.readiness,
    Asset.parent_id,
    _ABOVE.tag.label("parent_tag"),
    _ABOVE.place_id.label("parent_place_id"),
    _ABOVE.readiness.label("parent_readiness"),
)
_IDS: Any = bindparam("ids", expanding=True)
_INSIDE = (
    select(Asset.tag, _ABOVE.tag.label("parent"))
    .join(_ABOVE, _ABOVE.id == Asset.parent_id)
    .where(Asset.id.in_(_IDS))
    .order_by(Asset.id)
)
_PARTS = (
    select(Asset.id, Asset.tag, Asset.readiness, _ABOVE.tag.label("parent"))
    .join(_ABOVE, _ABOVE.id == Asset.parent_id)
    .where(Asset.parent_id.in_(_IDS))
    .order_by(Asset.id)
)
_LYING = (
    select(Asset.id, Asset.parent_id, Asset.tag, Asset.description)
    .where(Asset.parent_id.in_(_IDS))
    .order_by(Asset.tag_sort)
)
_ASTRAY = or_(
    Asset.place_id.is_distinct_from(_ABOVE.place_id),
    Asset.readiness == Readiness.DISPOSED.value,
    _ABOVE.readiness == Readiness.DISPOSED.value,
)


def concerns(connection: Connection, over: Handover) -> Iterator[Concern]:
    """A part is handed over with the asset that it lies in, never alone; and the whole goes out with no part that is
    not ready. One that is missing does not go along."""
    ids = [thing.id for thing in over.things]
    for part in in_parts(ids):
        for row in connection.execute(_INSIDE, {"ids": part}):
            yield Concern("part_inside", {"tag": row.tag, "parent": row.parent}, firm=True)
    if not over.transfer:
        yield from _unready(connection, ids)


def _unready(connection: Connection, ids: list[int]) -> Iterator[Concern]:
    """The parts in these, however deep, that must not go along."""
    while ids:
        rows = [row for part in in_parts(ids) for row in connection.execute(_PARTS, {"ids": part})]
        for row in rows:
            if row.readiness in _KEPT_HERE:
                gaps = {"tag": row.tag, "parent": row.parent, "readiness": row.readiness}
                yield Concern("part_not_ready", gaps, firm=True)
        ids = [row.id for row in rows]


def parts_follow(books: Books, touched: Changed) -> None:
    """Bring the parts of what was touched to where that is now; a part that was brought elsewhere by itself, or
    disposed of, lies inside nothing any more.

    Raises Refused("parts_inside") where an asset was disposed of that parts lie in.
    """
    ids = touched.get(Asset.__tablename__)
    while ids and (astray := _astray(books, ids)):
        rows = books.hold(Asset, [row.id for row in astray])
        for row in astray:
            part = rows[row.id]
            if part.parent_id != row.parent_id:
                continue  # another desk took it out meanwhile
            gone = row.readiness == Readiness.DISPOSED
            if row.parent_readiness == Readiness.DISPOSED and not gone:
                raise _parts_inside(books, row.parent_id, row.parent_tag)
            if gone or not (isinstance(ids, str) or row.parent_id in ids):
                part.parent_id = None
            else:
                part.place_id = row.parent_place_id
        books.flush()
        ids = frozenset(rows)


def _astray(books: Books, ids: Iterable[int] | str) -> Sequence[Any]:
    books.flush()
    query = select(*_COLUMNS).join(_ABOVE, _ABOVE.id == Asset.parent_id).where(_ASTRAY).order_by(Asset.id)
    if isinstance(ids, str):
        return books.execute(query).all()
    found: dict[int, Any] = {}
    for part in in_parts(sorted(ids)):
        near = or_(Asset.parent_id.in_(part), and_(Asset.id.in_(part), Asset.parent_id.is_not(None)))
        found |= {row.id: row for row in books.execute(query.where(near))}
    return list(found.values())


def _parts_inside(books: Books, parent_id: int, tag: str) -> Refused:
    query = select(Asset.tag).where(Asset.parent_id == parent_id, Asset.readiness != Readiness.DISPOSED.value)
    tags = books.scalars(query.order_by(Asset.tag_sort)).all()
    return Refused("parts_inside", tag=tag, count=len(tags), parts=tag_list(tags))


def keep_parts(books: Books, assets: Sequence[Asset]) -> None:
    """Keep with the entry what lies in these assets, so that its paper names it: whoever holds the whole has it too."""
    of = {asset.id: asset.id for asset in assets}
    found: dict[str, list[str]] = {}
    level = list(of)
    while level:
        rows = [row for part in in_parts(level) for row in books.execute(_LYING, {"ids": part})]
        for row in rows:
            of[row.id] = of[row.parent_id]
            found.setdefault(str(of[row.id]), []).append(f"{row.tag} {row.description}")
        level = [row.id for row in rows]
    if found:
        books.kept["parts"] = found


def parts_said(books: Books, assets: Sequence[Asset]) -> str:
    """What lies in these assets, to be said behind what happened to them."""
    tags: list[str] = []
    for part in in_parts([asset.id for asset in assets]):
        tags += books.scalars(select(Asset.tag).where(Asset.parent_id.in_(part)).order_by(Asset.tag_sort))
    return parts_too(tag_list(tags) if tags else "")


def refuse_alone(books: Books, assets: Sequence[Asset], place_id: int) -> None:
    """Raises Refused("part_inside") where a part would be brought elsewhere without the asset that it lies in."""
    ids = {asset.id for asset in assets}
    for asset in assets:
        if asset.parent_id is not None and asset.parent_id not in ids and asset.place_id != place_id:
            raise Refused("part_inside", tag=asset.tag, parent=books.get_one(Asset, asset.parent_id).tag)


def refuse_loop(books: Books, part: Asset, parent: Asset) -> None:
    """Raises Refused: inside_itself, or inside_deep where too many lie one inside another. Locks all that are above."""
    above, depth = parent, 1
    while above.parent_id is not None:
        depth += 1
        if above.parent_id == part.id:
            raise Refused("inside_itself", tag=part.tag, parent=parent.tag)
        if depth >= DEEPEST:
            raise Refused("inside_deep", tag=part.tag, parent=parent.tag, most=DEEPEST)
        above = books.hold(Asset, [above.parent_id])[above.parent_id]


def parts_stay(books: Books, touched: Changed) -> None:
    """After an undo: parts are where their asset is, none is held by itself, and none lies inside itself.

    Raises Refused: part_held, inside_loop, parts_inside.
    """
    ids = touched.get(Asset.__tablename__)
    if not ids:
        return
    books.flush()
    query = select(Asset.id, Asset.tag, Asset.holder_id, Asset.parent_id).where(Asset.parent_id.is_not(None))
    few = not isinstance(ids, str)
    for part in in_parts(sorted(ids)) if few else [()]:
        for row in books.execute(query.where(Asset.id.in_(part)) if few else query).all():
            _check_part(books, row)
    parts_follow(books, touched)


def _check_part(books: Books, row: Any) -> None:
    if row.holder_id is not None:
        raise Refused("part_held", tag=row.tag)
    seen, above = {row.id}, row.parent_id
    while above is not None:
        if above in seen:
            raise Refused("inside_loop", tag=row.tag)
        seen.add(above)
        above = books.scalar(select(Asset.parent_id).where(Asset.id == above))
