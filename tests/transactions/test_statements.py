"""Statements of custody and clearances: numbered papers that change nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.models.documents import Document
from tracker_desktop.models.journal import Entry
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.entry_detail import EntryDetail
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.assign import Assign
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import OutLine
from tracker_desktop.transactions.issue_clearance import IssueClearance
from tracker_desktop.transactions.issue_statement import IssueStatement


@dataclass(frozen=True)
class BodyOf(Query[Any]):
    uid: str

    def run(self, connection: Connection) -> Any:
        return connection.scalar(select(Entry.body).where(Entry.uid == self.uid))


def body(office: Office, uid: str) -> dict[str, Any]:
    """What the entry keeps of what was asked, and beside it."""
    return dict(office.read(BodyOf(uid)))


def test_a_statement_keeps_what_is_held(office: Office) -> None:
    maria = makers.person(office)
    lent, assigned, _ = (makers.add_asset(office) for _ in range(3))
    makers.check_out(office, lent, holder=maria, due=dt.date(2026, 12, 1))
    office.perform(Assign((OutLine(assigned),), maria))
    before = makers.everything(office)
    done = office.perform(IssueStatement(maria))
    assert (done.title, done.detail) == ("Statement of custody for Maria Lopez", "2 assets · ST-2026-00001")
    assert makers.everything(office) == before
    assert body(office, done.uid)["held"] == [{"asset": lent, "due": "2026-12-01"}, {"asset": assigned, "due": None}]
    (paper,) = office.read(makers.Rows(Document, Document.kind == "ST"))
    assert (paper["number"], paper["holder_id"]) == ("ST-2026-00001", maria)
    assert verify(office.store).problems == []


def test_a_leaver_is_cleared_when_nothing_is_held(office: Office) -> None:
    maria, one = makers.person(office), makers.add_asset(office)
    makers.check_out(office, one, holder=maria)
    done = office.perform(IssueClearance(maria))
    assert (done.title, done.detail) == ("Maria Lopez not cleared", "1 asset not returned · CL-2026-00001")
    office.perform(CheckIn((InLine(one),)))
    done = office.perform(IssueClearance(maria))
    assert (done.title, done.detail) == ("Maria Lopez cleared", "nothing is held · CL-2026-00002")
    assert body(office, done.uid)["held"] == []


def test_a_statement_that_was_a_slip_is_void(office: Office) -> None:
    done = office.perform(IssueStatement(makers.person(office)))
    undone = office.undo(done)
    (paper,) = office.read(makers.Rows(Document, Document.number == done.number))
    assert paper["voided_by"] == undone.uid
    card = office.read(EntryDetail(done.seq))
    assert card is not None
    assert (card.state, dict(card.fields)["Document"]) == ("undone", "ST-2026-00001")


def test_nobody_has_no_papers(office: Office) -> None:
    assert makers.refused(office, IssueStatement(999))[0] == "gone"
    assert makers.refused(office, IssueClearance(999))[0] == "gone"
