"""What can be done about chosen findings of an audit, and how many of all are resolved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.audits import AuditLine, Finding
from tracker_desktop.models.places import Place
from tracker_desktop.queries.audit_class import CLASS, TO_RESOLVE
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.office import office_of
from tracker_desktop.queries.resolutions import BY_KEY, Fitting, chosen, fitting, odd_of

LIMIT = "audits.write_off_limit"
SECOND_PERSON = "approvals.second_person"
NOTHING = Decimal(0)
LOOKED_FOR = frozenset({Finding.NOT_SEEN.value, Finding.MISSING.value})


@dataclass(frozen=True)
class Probable:
    """A code that names nothing, and the asset that it is probably on, with the reason."""

    line_id: int
    code: str
    asset_id: int
    tag: str
    why: str


@dataclass(frozen=True)
class Fits:
    """What fits all of the chosen lines. `tags` are theirs, `findings` their classes. `looked_for`: none was seen.
    `unknown`: all are codes that name nothing; `probable` are those of them that are probably on an asset. `room` (id,
    path) is where it was seen, of a single line."""

    tags: tuple[str, ...] = ()
    findings: frozenset[str] = frozenset()
    resolutions: tuple[Fitting, ...] = ()
    looked_for: bool = False
    unknown: bool = False
    probable: tuple[Probable, ...] = ()
    room: tuple[int, str] | None = None


@dataclass(frozen=True)
class AuditFits(Query[Fits]):
    """What can be done about these lines of an audit alike; nothing about one whose resolution was posted."""

    line_ids: Sequence[int]

    def run(self, connection: Connection) -> Fits:
        rows = list(self._rows(connection))
        kinds = {(row.finding, odd_of(row.finding, row.odd, row.readiness), row.holder_id is not None) for row in rows}
        sets = [{one.key for one in fitting(finding, odd, held=held)} for finding, odd, held in kinds]
        open_still = bool(rows) and all(row.result is None for row in rows)
        fits = set.intersection(*sets) if sets and open_still else set()
        findings = frozenset(row.finding for row in rows)
        return Fits(
            tuple(row.tag for row in rows),
            findings,
            tuple(one for one in BY_KEY.values() if one.key in fits),
            open_still and findings <= LOOKED_FOR,
            open_still and findings == {Finding.UNKNOWN_CODE.value},
            tuple(
                Probable(row.id, row.tag, row.maybe_asset_id, row.maybe, row.maybe_why or "")
                for row in rows
                if row.maybe_asset_id is not None and row.asset_id is None
            ),
            (rows[0].room_id, rows[0].room) if len(rows) == 1 and rows[0].room_id is not None else None,
        )

    def _rows(self, connection: Connection) -> Iterator[Any]:
        maybe, room = aliased(Asset), aliased(Place)
        line = AuditLine
        query = (
            select(line.id, line.tag, line.asset_id, line.odd, line.readiness, line.holder_id, line.result)
            .add_columns(line.maybe_asset_id, line.maybe_why, maybe.tag.label("maybe"), CLASS.label("finding"))
            .add_columns(room.id.label("room_id"), room.path.label("room"))
            .outerjoin(maybe, maybe.id == line.maybe_asset_id)
            .outerjoin(room, room.id == line.seen_place_id)
        )
        for ids in in_parts(list(self.line_ids)):
            yield from connection.execute(query.where(line.id.in_(ids)).order_by(line.tag_sort, line.id)).all()


@dataclass(frozen=True)
class Resolved:
    """`done` of `of` findings have a resolution, chosen or proposed. `above` of them write off more than the `limit`
    and wait for another person, where `second_person` is wanted."""

    of: int
    done: int
    above: int
    limit: int
    second_person: bool


@dataclass(frozen=True)
class AuditResolved(Query[Resolved]):
    """How many findings of an audit would be posted now."""

    audit_id: int

    def run(self, connection: Connection) -> Resolved:
        settings = office_of(connection).settings
        line = AuditLine
        query = select(line.resolution, line.odd, line.readiness, line.holder_id, line.value, CLASS.label("finding"))
        query = query.where(line.audit_id == self.audit_id, line.result.is_(None), CLASS.in_(TO_RESOLVE))
        limit = int(settings[LIMIT])
        of = done = above = 0
        for row in connection.execute(query).all():
            of += 1
            odd = odd_of(row.finding, row.odd, row.readiness)
            key = chosen(row.resolution, row.finding, odd, held=row.holder_id is not None)
            done += key is not None
            above += key is not None and BY_KEY[key].writes_off and (row.value or NOTHING) > limit
        return Resolved(of, done, above, limit, bool(settings[SECOND_PERSON]))
