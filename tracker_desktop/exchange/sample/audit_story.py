"""The audits of the sample office: one that was closed in spring or autumn, and one of this morning, half done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from tracker_desktop.exchange.sample.records import SampleOffice
from tracker_desktop.exchange.sample.scribe import FRONT, Scribe
from tracker_desktop.models.audits import AuditLine
from tracker_desktop.queries.base import Query
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.finish_rooms import FinishRooms
from tracker_desktop.transactions.move_assets import MoveAssets
from tracker_desktop.transactions.open_audit import OpenAudit
from tracker_desktop.transactions.post_audit import PostAudit
from tracker_desktop.transactions.rules.audit_scope import AuditScope
from tracker_desktop.transactions.search_in_audit import SearchInAudit
from tracker_desktop.transactions.see_in_audit import SeeInAudit

AUDITOR = "Rita Osei"
EARLIER, NOW = "ADM-2", "ADM-3"
ELSEWHERE, OTHER = "ADM-2", "CHEM-C-101"
GONE, LENT = "OS-00077", "LT-00142"
UNKNOWN = ("9781234", "CH-1501")
BEGAN = 150
"""Minutes before now at which the audit of this morning was opened."""
LEFT = 4
"""So many are not seen yet."""


@dataclass(frozen=True)
class _Line:
    id: int
    asset_id: int
    tag: str


@dataclass(frozen=True)
class _Expected(Query[list[_Line]]):
    """What an audit expects, by tag."""

    audit_id: int

    def run(self, connection: Connection) -> list[_Line]:
        query = select(AuditLine.id, AuditLine.asset_id, AuditLine.tag).where(AuditLine.audit_id == self.audit_id)
        rows = connection.execute(query.order_by(AuditLine.tag_sort, AuditLine.id)).all()
        return [_Line(row.id, row.asset_id or 0, row.tag) for row in rows]


class AuditStory:
    """Told by the transactions of the window, like everything else of the sample office."""

    def __init__(self, store: Store, scribe: Scribe, office: SampleOffice) -> None:
        self._store, self._scribe, self._office = store, scribe, office

    def earlier(self) -> None:
        """An audit in which everything was there: closed, with its certificate."""
        audit = self._open(EARLIER)
        for line in self._expected(audit):
            self._see(audit, line.asset_id, line.tag, EARLIER)
        self._do(FinishRooms(audit))
        self._do(PostAudit(audit))

    def today(self) -> None:
        """An audit with every class of finding once, and a few things that nobody has looked for yet."""
        self._scribe.minutes_ago(BEGAN)
        audit = self._open(NOW)
        expected = self._expected(audit)
        *rest, moved, elsewhere, first_lost, second_lost = expected[: len(expected) - LEFT]
        for line in rest:
            self._see(audit, line.asset_id, line.tag, NOW)
        self._see(audit, rest[0].asset_id, rest[0].tag, NOW)
        for code in UNKNOWN:
            self._see(audit, None, code, NOW)
        for tag in (GONE, LENT):
            self._see(audit, self._office.assets[tag].id, tag, NOW)
        self._see(audit, elsewhere.asset_id, elsewhere.tag, ELSEWHERE)
        self._do(MoveAssets((moved.asset_id,), self._office.places[OTHER]))
        self._do(SearchInAudit(audit, (first_lost.id, second_lost.id), "missing"))

    def _open(self, place: str) -> int:
        return self._about(OpenAudit(AuditScope("places", (self._office.places[place],))))

    def _expected(self, audit: int) -> Sequence[_Line]:
        return self._store.read(_Expected(audit))

    def _see(self, audit: int, asset_id: int | None, code: str, place: str) -> None:
        self._do(SeeInAudit(audit, asset_id, code, self._office.places[place]))

    def _about(self, transaction: Transaction) -> int:
        done = self._scribe.do(transaction, self._office.people[AUDITOR], FRONT)
        assert done.about is not None
        return done.about[1]

    def _do(self, transaction: Transaction) -> None:
        self._scribe.do(transaction, self._office.people[AUDITOR], FRONT)
