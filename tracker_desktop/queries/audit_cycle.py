"""How often a place or a department is to be audited, for the form that changes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.audits import AuditCycle
from tracker_desktop.models.people import Department
from tracker_desktop.models.places import Place
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.due_audits import (
    LAST_OF_DEPARTMENT,
    LAST_OF_PLACE,
    NEVER_WORDS,
    NEXT_OF_DEPARTMENT,
    NEXT_OF_PLACE,
    audit_day,
    next_audit,
)
from tracker_desktop.queries.office import office_of
from tracker_desktop.queries.shown import joined

KINDS: dict[str, tuple[Any, Any, Any, Any]] = {
    "places": (Place, Place.path, LAST_OF_PLACE, NEXT_OF_PLACE),
    "departments": (Department, Department.name, LAST_OF_DEPARTMENT, NEXT_OF_DEPARTMENT),
}


@dataclass(frozen=True)
class Cycle:
    """A place or department by its holder id; `months` None: not audited by the calendar. `last` and `next` are days in
    words; `last` empty: never yet."""

    holder_id: int
    name: str
    months: int | None
    last: str
    next: str

    @property
    def words(self) -> str:
        """Every 12 months · last 3 May 2026 · next 3 May 2027; nothing where there is neither a cycle nor an audit."""
        every = "" if self.months is None else "every month" if self.months == 1 else f"every {self.months} months"
        last = f"last {self.last}" if self.last else ""
        after = self.next if self.next == NEVER_WORDS else f"next {self.next}" if self.next else ""
        return joined([every, last, after])


@dataclass(frozen=True)
class CycleOf(Query[Cycle | None]):
    """The cycle of a record of the list of places or of departments; None where it is gone. Raises KeyError for
    another list."""

    listing: str
    row_id: int

    def run(self, connection: Connection) -> Cycle | None:
        model, name, last, following = KINDS[self.listing]
        query = (
            select(model.holder_id, name.label("name"), AuditCycle.months, last.label("last"), following.label("next"))
            .select_from(model)
            .outerjoin(AuditCycle, AuditCycle.holder_id == model.holder_id)
            .where(model.id == self.row_id)
        )
        row = connection.execute(query).first()
        if row is None:
            return None
        office = office_of(connection)
        after = next_audit(office, row.next, row.months)
        return Cycle(row.holder_id, row.name, row.months, audit_day(office, row.last), after)
