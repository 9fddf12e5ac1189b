"""The list of the rooms of an audit, with how far each is; always of one audit, by the filter `audit`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, case, func, select

from tracker_desktop.models.audits import AuditLine, AuditRoom, Finding
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.models.types import Int
from tracker_desktop.queries.audit_class import CLASS
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.lists.searched import BY_PLACE
from tracker_desktop.queries.sql import table_of

ROOM_STATES = ("not_begun", "begun", "finished")


def _lines(*conditions: ColumnElement[bool]) -> Any:
    """How many lines of the room's audit there are that meet these."""
    own = AuditLine.audit_id == AuditRoom.audit_id
    counted = select(func.count(type_=Int)).select_from(AuditLine).where(own, *conditions)
    return counted.correlate(AuditRoom).scalar_subquery()


_recorded_here = AuditLine.place_id == AuditRoom.place_id
_expected = AuditLine.expected == 1
_scanned_here = AuditLine.seen_place_id == AuditRoom.place_id
EXPECTED = _lines(_recorded_here, _expected)
SEEN = _lines(_recorded_here, _expected, AuditLine.seen_at.is_not(None))
MISSING = _lines(_recorded_here, _expected, AuditLine.seen_at.is_(None), Finding.MISSING.value == CLASS)
BESIDE = _lines(_scanned_here, (AuditLine.expected == 0) | (AuditLine.place_id != AuditRoom.place_id))
_begun = select(AuditLine.id).where(AuditLine.audit_id == AuditRoom.audit_id, _scanned_here)
STATE: Any = case(
    (AuditRoom.finished_at.is_not(None), "finished"),
    (_begun.correlate(AuditRoom).exists(), "begun"),
    else_="not_begun",
)

AUDIT_ROOMS = Listing(
    name="audit_rooms",
    title="Rooms",
    model=AuditRoom,
    key=AuditRoom.id,
    main=(AuditRoom.id,),
    source=table_of(AuditRoom)
    .join(table_of(Place), Place.id == AuditRoom.place_id)
    .outerjoin(table_of(Person), Person.id == AuditRoom.finished_by_id),
    columns=(
        Column(
            "room",
            "Room",
            "text",
            (Place.path,),
            240,
            via=named(table_of(Place), AuditRoom.place_id, "path_key"),
            nullable=False,
        ),
        Column("state", "State", "status", (STATE,), 110, nullable=False, states=ROOM_STATES),
        Column("expected", "Expected", "count", (EXPECTED,), 90, nullable=False),
        Column("seen", "Seen", "count", (SEEN,), 80, nullable=False),
        Column("missing", "Missing", "count", (MISSING,), 80, nullable=False),
        Column("beside", "Not expected", "count", (BESIDE,), 100, nullable=False),
        Column("finished", "Finished", "time", (AuditRoom.finished_at,), 140),
        Column(
            "finished_by",
            "By",
            "text",
            (Person.name,),
            130,
            via=named(table_of(Person), AuditRoom.finished_by_id),
        ),
    ),
    views=(
        View("all", "All rooms"),
        View("unfinished", "Not finished", where=AuditRoom.finished_at.is_(None)),
        View("finished", "Finished", where=AuditRoom.finished_at.is_not(None)),
    ),
    search=Search(AuditRoom.id, through=((AuditRoom.place_id, BY_PLACE),)),
    filters={"audit": AuditRoom.audit_id},
)

BLIND_ROOMS = replace(
    AUDIT_ROOMS,
    name="blind_rooms",
    columns=tuple(one for one in AUDIT_ROOMS.columns if one.key in ("room", "state", "finished", "finished_by")),
)
"""The same without what is expected, for who scans in a blind audit."""
