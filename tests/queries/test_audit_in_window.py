"""What the window asks of an audit: its head, what fits chosen findings, how many are resolved, where entries lead."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.store_fixtures import Office
from tests.transactions.audit_makers import every_class, fill_room, lines, open_audit, sums
from tracker_desktop.errors import Refused
from tracker_desktop.queries.audit_fits import AuditFits, AuditResolved, Resolved
from tracker_desktop.queries.audit_head import AuditHead
from tracker_desktop.queries.audit_places import AuditOfEntry, AuditOfLine, PlacesOfRooms
from tracker_desktop.queries.history import History
from tracker_desktop.queries.listing import ListIds
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.finish_rooms import FinishRooms
from tracker_desktop.transactions.post_audit import PostAudit
from tracker_desktop.transactions.rules.audit_scope import AuditScope, ScopeCount
from tracker_desktop.wording.audit_sums import sum_words


def test_what_the_window_asks_of_an_audit(office: Office) -> None:
    room = fill_room(office)
    audit = every_class(office, room)
    found = lines(office, audit)
    head = office.read(AuditHead(audit))
    assert head is not None
    assert (head.name, head.state, head.opened_by, head.number) == ("Biology B-204", "open", "Rita Osei", "")
    assert sum_words(head.sums.expected, head.sums.counts).startswith("6 expected = 1 found + 1 seen elsewhere")
    fits = office.read(AuditFits((found["CH-2"], found["LT-1"])))
    assert [one.key.value for one in fits.resolutions] == ["move the record", "leave the record", "ignore"]
    mixed = office.read(AuditFits((found["CH-2"], found["9781234"])))
    assert [one.key.value for one in mixed.resolutions] == ["ignore"]
    assert office.read(AuditFits((found["CH-4"], found["CH-6"]))).looked_for
    assert office.read(AuditFits((found["9781234"],))).unknown
    assert office.read(AuditResolved(audit)) == Resolved(4, 3, 0, 1000, True)
    assert office.read(AuditOfLine(found["CH-2"])) == audit
    ids = office.read(ListIds("audit_rooms", filters=(("audit", audit),))).ids
    assert office.read(PlacesOfRooms(ids)) == [(room.here, "Biology B-204")]
    titles = [line.title for line in office.read(History("audit_line", found["CH-5"]))]
    assert titles[0] == "CH-5 moved to Physics P-101"
    assert "CH-5 added" in titles


def test_a_posting_leads_to_its_audit_and_fits_nothing_any_more(office: Office) -> None:
    room = fill_room(office, 2)
    audit = open_audit(office, room.here)
    office.perform(ChangeSetting("audits.write_off_limit", 50))
    office.perform(FinishRooms(audit))
    assert office.read(AuditResolved(audit)) == Resolved(2, 2, 2, 50, True)
    done = office.perform(PostAudit(audit))
    assert office.read(AuditOfEntry(done.seq)) == audit
    head = office.read(AuditHead(audit))
    assert head is not None
    assert (head.state, head.number) == ("closed", done.number)
    assert office.read(AuditFits((lines(office, audit)["CH-1"],))).resolutions == ()
    assert sums(office, audit).value == Decimal(200)


def test_a_scope_says_what_it_would_expect(office: Office) -> None:
    room = fill_room(office)
    assert office.read(ScopeCount(AuditScope("places", (room.here, room.there)))) == (7, 2)
    assert office.read(ScopeCount(AuditScope("tags", tags=("ch-1", "LT-1")))) == (2, 2)
    assert office.read(ScopeCount(AuditScope("all", sample="50 %")))[0] == 4
    with pytest.raises(Refused, match="1 tag names no asset: NONE-1"):
        office.read(ScopeCount(AuditScope("tags", tags=("CH-1", "NONE-1"))))
    with pytest.raises(Refused, match="Nothing was chosen"):
        office.read(ScopeCount(AuditScope("places")))
