"""One audit as the window heads it: how it is called, who opened it, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.audits import Audit, AuditState
from tracker_desktop.models.documents import Document, DocumentKind
from tracker_desktop.models.people import Person
from tracker_desktop.queries import shown
from tracker_desktop.queries.audit_sums import NOTHING, Sums, sums_of
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.office import office_of

GOING = (AuditState.OPEN.value, AuditState.PAUSED.value)


@dataclass(frozen=True)
class AuditShown:
    """`opened` and `closed` are moments in words, `closed_by` and `number` (of the certificate) empty until then."""

    id: int
    name: str
    state: str
    blind: bool
    opened: str
    opened_by: str
    closed: str
    closed_by: str
    number: str
    sums: Sums

    @property
    def is_open(self) -> bool:
        """Whether it can be scanned for now."""
        return self.state == AuditState.OPEN

    @property
    def is_going(self) -> bool:
        """Whether it is open or paused."""
        return self.state in GOING


@dataclass(frozen=True)
class AuditHead(Query[AuditShown | None]):
    """The head of an audit; None where there is none of this id."""

    audit_id: int

    def run(self, connection: Connection) -> AuditShown | None:
        opener, closer = aliased(Person), aliased(Person)
        query = (
            select(Audit.name, Audit.state, Audit.blind, Audit.opened_at, Audit.closed_at, Audit.entry)
            .add_columns(opener.name.label("opener"), closer.name.label("closer"))
            .join(opener, opener.id == Audit.opened_by_id)
            .outerjoin(closer, closer.id == Audit.closed_by_id)
        )
        row = connection.execute(query.where(Audit.id == self.audit_id)).first()
        if row is None:
            return None
        office = office_of(connection)
        certificate = select(Document.number).where(Document.kind == DocumentKind.AUDIT_CERTIFICATE.value)
        number = connection.scalar(certificate.where(Document.entry == row.entry)) if row.closed_at else None
        return AuditShown(
            self.audit_id,
            row.name,
            row.state,
            bool(row.blind),
            shown.lately(office, row.opened_at),
            row.opener,
            shown.lately(office, row.closed_at) if row.closed_at else "",
            row.closer or "",
            number or "",
            sums_of(connection, self.audit_id) or Sums(0, NOTHING),
        )


@dataclass(frozen=True)
class AuditChoices(Query[list[tuple[int, str, str]]]):
    """Id, name and state of the audits to choose from: those that go on, the latest first, then the last `most` that
    are over."""

    most: int = 20

    def run(self, connection: Connection) -> list[tuple[int, str, str]]:
        query = select(Audit.id, Audit.name, Audit.state).order_by(Audit.id.desc())
        going = connection.execute(query.where(Audit.state.in_(GOING))).all()
        over = connection.execute(query.where(Audit.state.not_in(GOING)).limit(self.most)).all()
        return [(row.id, row.name, row.state) for row in (*going, *over)]
