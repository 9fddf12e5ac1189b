"""The rows of an audit's worksheet as SQL: what is expected, room by room, and empty lines for what else is found.

A blind sheet has no more than the rooms and empty lines.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Integer, Text, cast, func, literal, null, or_, select, union_all

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.audits import Audit, AuditLine, AuditRoom
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.places import Place

SPARE = 3
"""Empty lines below what is expected in a room."""
MOST_BLIND = 12
"""Empty lines of a room on a blind sheet."""
AFTER_ALL = "\U0010ffff"
"""Sorts behind every name and every tag."""

_none = cast(null(), Text)
_numbers: Any = select(literal(1, Integer).label("number")).cte("numbers", recursive=True)
_numbers = _numbers.union_all(select(_numbers.c.number + 1).where(_numbers.c.number < MOST_BLIND))
_expected = (
    select(
        AuditLine.audit_id.label("audit_id"),
        func.coalesce(AuditLine.place_id, 0).label("room"),
        Place.path.label("path"),
        func.coalesce(Place.path_key, AFTER_ALL).label("path_key"),
        AuditLine.tag.label("tag"),
        AuditLine.tag_sort.label("tag_sort"),
        Asset.description.label("description"),
        Asset.serial.label("serial"),
        Asset.condition.label("condition"),
        Holder.name.label("holder"),
        AuditLine.id.label("number"),
    )
    .select_from(AuditLine)
    .join(Audit, Audit.id == AuditLine.audit_id)
    .join(Asset, Asset.id == AuditLine.asset_id)
    .outerjoin(Place, Place.id == AuditLine.place_id)
    .outerjoin(Holder, Holder.id == AuditLine.holder_id)
    .where(AuditLine.expected == 1, Audit.blind == 0)
)
_spare = (
    select(
        AuditRoom.audit_id,
        AuditRoom.place_id,
        Place.path,
        Place.path_key,
        _none,
        literal(AFTER_ALL),
        _none,
        _none,
        _none,
        _none,
        _numbers.c.number,
    )
    .select_from(AuditRoom)
    .join(Audit, Audit.id == AuditRoom.audit_id)
    .join(Place, Place.id == AuditRoom.place_id)
    .join(_numbers, or_(Audit.blind == 1, _numbers.c.number <= SPARE))
)
SHEET: Any = union_all(_expected, _spare).subquery("sheet")
"""audit_id, room (0: no known place), path, path_key, tag, tag_sort, description, serial, condition, holder, number."""
