"""The details of an audit, and of one line of it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from tracker_desktop.models.assets import Custody
from tracker_desktop.models.audits import SUMMED, Audit, AuditLine
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.people import Person
from tracker_desktop.queries import shown
from tracker_desktop.queries.asset_detail import AssetDetail
from tracker_desktop.queries.audit_compared import compared_of, compared_words
from tracker_desktop.queries.audit_sums import sums_of
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.card import Card, filled
from tracker_desktop.queries.listing import ListPage
from tracker_desktop.queries.lists.audit_lines import AUDIT_LINES, SEEN_AT, SEEN_PATH, seen_words
from tracker_desktop.queries.lists.audits import BLIND
from tracker_desktop.queries.lists.audits import STATE as AUDIT_STATE
from tracker_desktop.queries.office import office_of

_OWN = select(AuditLine.asset_id, SEEN_PATH, SEEN_AT).where(AuditLine.id == bindparam("line"))
_LAST_HOLDER = (
    select(Holder.name, Custody.ended_at)
    .join(Holder, Holder.id == Custody.holder_id)
    .where(Custody.asset_id == bindparam("id"))
    .order_by(Custody.id.desc())
    .limit(1)
)
FROM_THE_ASSET = ("Serial number", "Manufacturer", "Model", "Category", "Department", "Location", "Held by", "Seen")
"""Of the asset's own detail, what helps to find it."""


@dataclass(frozen=True)
class AuditLineDetail(Query[Card | None]):
    """A finding: what the record says, where it was seen, who had it last, what it is worth. `state` of the card is
    the finding, `code` the tag, or the code as it was scanned."""

    line_id: int

    def run(self, connection: Connection) -> Card | None:
        office = office_of(connection)
        (row,) = ListPage("audit_lines", (self.line_id,)).run(connection)
        if row is None:
            return None
        cells = {column.key: text for column, text in zip(AUDIT_LINES.columns, row, strict=True)}
        asset_id, path, when = connection.execute(_OWN, {"line": self.line_id}).one()
        asset = None if asset_id is None else AssetDetail(asset_id).run(connection)
        last = connection.execute(_LAST_HOLDER, {"id": asset_id}).first()
        returned = "" if last is None else f"{last.name} (returned)" if last.ended_at is not None else last.name
        own = [(label, text) for label, text in (asset.fields if asset else ()) if label in FROM_THE_ASSET]
        fields = (
            ("Record says", cells["record"] if cells["record"] != shown.NONE else ""),
            ("Seen now", "" if when is None else seen_words(office, path, when)),
            ("Seen by", shown.joined([cells["seen_by"], cells["how"]])),
            ("Seen though", cells["state"]),
            ("Times seen", cells["times"] if cells["times"] not in ("", "0", "1") else ""),
            ("Condition seen", cells["condition"]),
            ("Note", cells["note"]),
            ("Probably", shown.joined([cells["maybe"], cells["why"]])),
            ("Resolve by", cells["resolve"]),
            ("Posted", cells["posted"]),
            ("Cost", cells["cost"]),
            ("Last holder", returned),
            *own,
        )
        subtitle = cells["description"] or "Stands in no record"
        return Card(cells["tag"], subtitle, cells["finding"], cells["tag"], filled(fields))


@dataclass(frozen=True)
class AuditDetail(Query[Card | None]):
    """An audit: its sums, who opened it when, and how far it is. A blind one that goes on has no sums."""

    audit_id: int

    def run(self, connection: Connection) -> Card | None:
        office = office_of(connection)
        query = (
            select(Audit, BLIND.label("hidden"), AUDIT_STATE.label("shown"), Person.name.label("who"))
            .join(Person, Person.id == Audit.opened_by_id)
            .where(Audit.id == self.audit_id)
        )
        row = connection.execute(query).first()
        sums = sums_of(connection, self.audit_id)
        if row is None or sums is None:
            return None
        counts = [(finding.value.capitalize(), sums.count(finding)) for finding in SUMMED]
        beside = [(str(finding).capitalize(), number) for finding, number in sorted(sums.beside.items())]
        last = compared_of(connection, self.audit_id)
        accuracy = sums.accuracy if row.closed_at is not None else None
        rooms = f"{sums.rooms - sums.unfinished} of {shown.things(sums.rooms, 'room')} finished" if sums.rooms else ""
        expected = shown.joined([f"{sums.expected:,}", shown.amount(office, sums.value)])
        told = (
            () if row.hidden else (("Expected", expected), *((label, f"{n:,}") for label, n in (*counts, *beside) if n))
        )
        fields = (
            ("Opened", shown.joined([shown.moment(office, row.opened_at), row.who])),
            ("Closed", shown.moment(office, row.closed_at)),
            ("Blind", "Who scans does not see what is expected" if row.hidden else ""),
            *told,
            ("Seen again", f"{sums.repeated:,}" if sums.repeated else ""),
            ("Rooms", rooms),
            ("Accuracy", shown.percent(office, accuracy)),
            ("Last audit", "" if last is None else compared_words(office, last, accuracy)),
            ("Note", row.note),
        )
        return Card(row.name, "", row.shown, "", filled(fields))
