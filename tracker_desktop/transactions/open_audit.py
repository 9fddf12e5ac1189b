"""Open an audit: what is expected is frozen as it is recorded now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.audits import Audit, AuditLine, AuditRoom, AuditState
from tracker_desktop.scanning.clean import clean_line, clean_text
from tracker_desktop.transactions.base import Transaction, plain
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.audit_scope import (
    AuditScope,
    Expected,
    ScopeKind,
    called,
    covered_places,
    expected_assets,
)
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.wording.audits import beside_audits
from tracker_desktop.wording.figures import counted

NOTHING = Decimal(0)
GOING = (AuditState.OPEN.value, AuditState.PAUSED.value)


@dataclass(frozen=True)
class OpenAudit(Transaction):
    """Several people may scan for one audit at once. `blind`: who scans is not shown what is expected.

    Refused: scope_nothing where nothing is expected and there is no room to look at either.
    """

    kind: ClassVar[str] = "open_audit"
    right: ClassVar[Right] = Right.AUDIT

    scope: AuditScope
    name: str | None = None
    blind: bool = False
    note: str | None = None

    def apply(self, books: Books) -> Said:
        expected = expected_assets(books.connection(), self.scope)
        rooms = covered_places(books, self.scope) if self.scope.kind == ScopeKind.PLACES else []
        if not expected and not rooms:
            raise Refused("scope_nothing")
        audit = books.insert(
            Audit(
                name=clean_line(self.name or "") or called(books, self.scope),
                scope=plain(self.scope),
                blind=self.blind,
                state=AuditState.OPEN.value,
                opened_at=books.now,
                opened_by_id=books.operator.person_id,
                expected=len(expected),
                value=sum((one.value or NOTHING for one in expected), NOTHING),
                note=clean_text(self.note or "") or None,
            )
        )
        beside = _beside(books, audit.id, [one.id for one in expected])
        books.add_many(AuditLine, _lines(audit.id, expected))
        places = dict.fromkeys([*rooms, *(one.place_id for one in expected if one.place_id is not None)])
        books.add_many(AuditRoom, [{"audit_id": audit.id, "place_id": place_id} for place_id in places])
        rooms_words = counted(len(places), "room")
        gaps: dict[str, Gap] = {"name": audit.name, "count": len(expected), "rooms": rooms_words, "beside": beside}
        return Said(self.kind, gaps, ("audit", audit.id))


def _lines(audit_id: int, expected: Iterable[Expected]) -> Iterable[Mapping[str, Any]]:
    for one in expected:
        yield {
            "audit_id": audit_id,
            "asset_id": one.id,
            "tag": one.tag,
            "tag_sort": one.tag_sort,
            "expected": True,
            "place_id": one.place_id,
            "holder_id": one.holder_id,
            "readiness": one.readiness,
            "value": one.value,
        }


def _beside(books: Books, audit_id: int, asset_ids: Iterable[int]) -> str:
    """Which other audits that go on expect some of the same."""
    going = select(Audit.id, Audit.name).where(Audit.state.in_(GOING), Audit.id != audit_id).order_by(Audit.id)
    wanted = set(asset_ids)
    found: list[tuple[str, int]] = []
    for other_id, name in books.execute(going).all():
        theirs = select(AuditLine.asset_id).where(AuditLine.audit_id == other_id, AuditLine.expected == 1)
        if shared := len(wanted.intersection(books.scalars(theirs))):
            found.append((name, shared))
    return beside_audits(found)
