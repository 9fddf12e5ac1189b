"""Which tags were printed before, and which an entry printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, exists, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.former_tags import FormerTag
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.tag_prints import RollPrint, TagPrint, Unprinted
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.in_parts import in_parts

KINDS = ("reserve_tags", "print_tags", "tags_not_printed")
NEVER_CAME = select(Unprinted.print_entry)
_NAMED = select(Asset.tag_sort, Asset.id, Asset.tag)
_WHEN, _SINCE = aliased(Entry), aliased(Entry)
_OTHER_TAG = exists().where(
    FormerTag.asset_id == TagPrint.asset_id,
    _SINCE.uid == FormerTag.entry,
    _WHEN.uid == TagPrint.entry,
    _SINCE.seq > _WHEN.seq,
)
"""What was printed was the tag that the asset had before."""
_PRINTED = _NAMED.where(
    exists().where(TagPrint.asset_id == Asset.id, TagPrint.entry.not_in(NEVER_CAME), ~_OTHER_TAG)
    | exists().where(RollPrint.tag_key == Asset.tag_key, RollPrint.entry.not_in(NEVER_CAME))
)
_ROLLS = select(RollPrint.tag_key, RollPrint.tag).where(RollPrint.entry.not_in(NEVER_CAME))


def printed_before(connection: Connection, asset_ids: Sequence[int]) -> dict[int, str]:
    """Those of these assets whose tag was printed before, with their tags in the order of the list."""
    found: list[tuple[str, int, str]] = []
    for part in in_parts(asset_ids):
        found += [(sort, row_id, tag) for sort, row_id, tag in connection.execute(_PRINTED.where(Asset.id.in_(part)))]
    return {row_id: tag for _, row_id, tag in sorted(found)}


def rolls_printed(connection: Connection, keys: Sequence[str]) -> dict[str, str]:
    """Those of these tags (normalised) that were printed while no asset had them, with how they are written."""
    found: dict[str, str] = {}
    for part in in_parts(keys):
        found |= dict(connection.execute(_ROLLS.where(RollPrint.tag_key.in_(part))).all())
    return {key: found[key] for key in keys if key in found}


def owners_of(connection: Connection, keys: Sequence[str]) -> dict[str, int]:
    """The assets that have these tags (normalised) by now."""
    found: dict[str, int] = {}
    for part in in_parts(keys):
        found |= dict(connection.execute(select(Asset.tag_key, Asset.id).where(Asset.tag_key.in_(part))).all())
    return found


@dataclass(frozen=True)
class PrintedBefore(Query[list[str]]):
    """The tags of those of these assets that were printed before, in the order of the list, and those of the tags of a
    roll (normalised) that were."""

    ids: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()

    def run(self, connection: Connection) -> list[str]:
        owners = owners_of(connection, self.tags)
        assets = printed_before(connection, [*dict.fromkeys((*self.ids, *owners.values()))])
        return [*assets.values(), *rolls_printed(connection, [tag for tag in self.tags if tag not in owners]).values()]


@dataclass(frozen=True)
class TagsOfEntry(Query[list[str]]):
    """The tags that an entry reserved, printed, or says that they were not printed; none of any other."""

    uid: str

    def run(self, connection: Connection) -> list[str]:
        return tags_of_entry(connection, self.uid)


def tags_of_entry(connection: Connection, uid: str) -> list[str]:
    """The same for who reads more than that."""
    body = connection.scalar(select(Entry.body).where(Entry.uid == uid, Entry.kind.in_(KINDS)))
    if body is None:
        return []
    return list(body.get("printed") or body.get("tags") or connection.scalars(_before_tags_were_kept(uid)))


def _before_tags_were_kept(uid: str) -> Select[Any]:
    return (
        select(Asset.tag)
        .join(TagPrint, TagPrint.asset_id == Asset.id)
        .where(TagPrint.entry == uid)
        .order_by(Asset.tag_sort)
    )


def _of_asset(row_id: int) -> Select[Any]:
    return select(TagPrint.entry).where(TagPrint.asset_id == row_id)


def _of_its_roll(row_id: int) -> Select[Any]:
    now = select(Asset.tag_key).where(Asset.id == row_id)
    once = select(FormerTag.tag_key).where(FormerTag.asset_id == row_id)
    return select(RollPrint.entry).where(RollPrint.tag_key.in_(now) | RollPrint.tag_key.in_(once))


def _never_came(row_id: int) -> Select[Any]:
    prints = Unprinted.print_entry
    return select(Unprinted.entry).where(prints.in_(_of_asset(row_id)) | prints.in_(_of_its_roll(row_id)))


ABOUT_ASSET = (_of_asset, _of_its_roll, _never_came)
"""Where the prints of an asset's tag are found, also those before it had the tag, and those that never came out."""
