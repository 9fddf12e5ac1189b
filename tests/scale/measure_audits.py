"""An audit of 50,000 expected assets with 5,000 findings: opened, listed, posted and undone."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, TypeVar

from sqlalchemy import select

from tests.scale.measure_line import Job, Line
from tracker_desktop.models.audits import Audit, AuditLine, Finding, Search
from tracker_desktop.models.places import Place, PlaceKind
from tracker_desktop.queries.audit_rooms import AuditRooms
from tracker_desktop.queries.audit_sums import AuditSums
from tracker_desktop.queries.listing import ListCounts, ListIds
from tracker_desktop.store.opening import open_office
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.open_audit import OpenAudit
from tracker_desktop.transactions.post_audit import PostAudit
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.audit_lines import Seen, see
from tracker_desktop.transactions.rules.audit_scope import AuditScope
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.see_in_audit import SeeInAudit

T = TypeVar("T")
EXPECTED, FINDINGS = 50_000, 5_000
OPEN_S, SCAN_MS, SHOW_S, POST_S = 2, 50, 1, 10
SCANS = 200
ME = 1


@dataclass(frozen=True)
class FindAll(Transaction):
    """Half of the findings were seen in another room, the other half was looked for in vain."""

    kind: ClassVar[str] = "import"
    right: ClassVar[Right] = Right.IMPORT

    audit_id: int
    place_id: int

    def apply(self, books: Books) -> Said:
        audit = books.get_one(Audit, self.audit_id)
        query = select(AuditLine).where(AuditLine.audit_id == audit.id, AuditLine.seen_at.is_(None))
        for number, line in enumerate(books.scalars(query.order_by(AuditLine.id).limit(FINDINGS)).all()):
            if number % 2:
                line.search = Search.MISSING.value
            else:
                see(books, audit, Seen(line.asset_id, line.tag, self.place_id))
        return Said("found_office", {"name": "looked for"})


def measure(job: Job) -> list[Line]:
    """One run of each; the scans one after the other while the audit is open."""
    gc.disable()  # as in the program, which looks for rubbish when it rests
    store = open_office(job.register)
    store.perform(ChangeSetting("approvals.second_person", False), ME)
    scope = AuditScope("all", sample=str(min(EXPECTED, job.assets // 2)))
    opening, opened = _timed(lambda: store.perform(OpenAudit(scope), ME))
    assert opened.about is not None
    audit = opened.about[1]
    with store.readers.connect() as connection:
        first = select(AuditLine.asset_id, AuditLine.tag, AuditLine.place_id).where(AuditLine.audit_id == audit)
        lines = connection.execute(first.order_by(AuditLine.id.desc()).limit(SCANS)).all()
        room = connection.scalar(select(Place.id).where(Place.kind == PlaceKind.RETURNS_SHELF.value)) or 0
    scans = [_timed(partial(store.perform, SeeInAudit(audit, *one), ME))[0] * 1000 for one in lines]
    store.perform(FindAll(audit, room), ME)
    filters = (("audit", audit),)
    showing, shown = _timed(lambda: store.read(ListIds("audit_lines", "to_resolve", limit=None, filters=filters)))
    counting, _ = _timed(lambda: store.read(ListCounts("audit_lines", filters)))
    summing, before = _timed(lambda: store.read(AuditSums(audit)))
    rooms, _ = _timed(lambda: store.read(AuditRooms(audit)))
    posting, posted = _timed(lambda: store.perform(PostAudit(audit), ME))
    undoing, _ = _timed(lambda: store.undo(posted.uid, ME))
    after = store.read(AuditSums(audit))
    wrong = [] if before is not None and before.adds_up else ["the classes do not add up"]
    wrong += [] if after == before else ["the undo did not bring back what was there"]
    missing = before.count(Finding.MISSING) if before is not None else 0
    store.close()
    return [
        Line(f"audit of {EXPECTED:,} assets opened", "s", OPEN_S, [opening]),
        Line("  one scan saved", "ms", SCAN_MS, scans),
        Line(f"  {len(shown.ids):,} findings listed", "s", SHOW_S, [showing], note=f"{missing:,} are missing"),
        Line("  counts of the views", "s", SHOW_S, [counting]),
        Line("  sums of the audit", "s", SHOW_S, [summing]),
        Line("  progress by room", "s", SHOW_S, [rooms]),
        Line(f"  {len(shown.ids):,} findings posted", "s", POST_S, [posting], note=posted.title, wrong=wrong),
        Line("  undone", "s", POST_S, [undoing]),
    ]


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result
