"""Audit certificates and count reports say for ever what they said when they were issued."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tests.queries.papers.world import paper_of
from tests.store_fixtures import Office
from tests.transactions import audit_makers, count_makers, makers, stock_makers
from tests.transactions.audit_makers import Room
from tracker_desktop.queries.audit_compared import AuditCompared
from tracker_desktop.queries.audit_detail import AuditDetail
from tracker_desktop.queries.count_scope import CountScope, ScopeKind
from tracker_desktop.queries.papers.audit_facts import AuditFacts
from tracker_desktop.queries.papers.count_facts import CountFacts, Part
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.approve import Approve
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.choose_resolution import ChooseResolution
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.edit_person import EditPerson
from tracker_desktop.transactions.edit_place import EditPlace
from tracker_desktop.transactions.finish_rooms import FinishRooms
from tracker_desktop.transactions.open_audit import OpenAudit
from tracker_desktop.transactions.post_audit import PostAudit
from tracker_desktop.transactions.rights import Role
from tracker_desktop.transactions.rules.audit_scope import AuditScope
from tracker_desktop.transactions.see_asset import SeeAsset
from tracker_desktop.transactions.set_count_reason import SetCountReason

LIMIT = 1000


@pytest.fixture
def room(office: Office) -> Room:
    return audit_makers.fill_room(office)


def closed(office: Office, room: Room, limit: int = LIMIT) -> Done:
    """An audit of B-204 with every class of finding, closed; what costs more than the limit waits."""
    if limit != LIMIT:
        office.perform(ChangeSetting("audits.write_off_limit", limit))
    audit = audit_makers.every_class(office, room)
    office.perform(FinishRooms(audit))
    unknown = audit_makers.lines(office, audit, "unknown")["9781234"]
    office.perform(ChooseResolution(audit, (unknown,), "ignore", "an ISBN"))
    return office.perform(PostAudit(audit))


def certificate(office: Office, number: str = "AC-2026-00001") -> AuditFacts:
    facts = paper_of(office, number).content.audit
    assert facts is not None
    return facts


def report(office: Office, number: str = "CR-2026-00001") -> CountFacts:
    facts = paper_of(office, number).content.count
    assert facts is not None
    return facts


def test_a_certificate_says_what_the_audit_came_to(office: Office, room: Room) -> None:
    assert closed(office, room).number == "AC-2026-00001"
    facts = certificate(office)
    assert (facts.name, facts.scope, facts.rooms) == ("Biology B-204", "Places: Biology B-204, with all inside", 1)
    assert (facts.opened_by, facts.closed_by) == ("Rita Osei", "Rita Osei")
    assert facts.sums.adds_up
    assert facts.sums.counts == {
        "found": 1,
        "seen elsewhere": 1,
        "unexpected state": 1,
        "missing": 2,
        "moved since": 1,
    }
    assert facts.sums.beside == {"recorded elsewhere": 1, "unknown code": 1}
    assert (facts.sums.repeated, facts.scanned) == (1, (("Rita Osei", 5),))
    assert facts.resolved == (("move the record", 2), ("report missing", 2), ("check in", 1), ("ignore", 1))
    assert [(line.finding, line.tag) for line in facts.findings] == [
        ("missing", "CH-4"),
        ("missing", "CH-6"),
        ("unexpected state", "CH-3"),
        ("seen elsewhere", "CH-2"),
        ("recorded elsewhere", "LT-1"),
        ("unknown code", "9781234"),
        ("moved since", "CH-5"),
    ]
    lent, elsewhere, unknown = facts.findings[2], facts.findings[3], facts.findings[5]
    assert (lent.odd, lent.record, lent.seen, lent.holder) == ("on loan", "Biology B-204", "Biology B-204", "")
    assert (elsewhere.record, elsewhere.seen, elsewhere.resolution) == (
        "Biology B-204",
        "Physics P-101",
        "move the record",
    )
    assert (unknown.description, unknown.reason, unknown.value) == ("", "an ISBN", None)
    assert (facts.waiting, facts.switched_off, facts.compared, facts.more) == (0, False, None, 0)


def test_it_stays_as_it_was_whatever_is_done_later(office: Office, room: Room) -> None:
    closed(office, room, limit=99)
    before = certificate(office)
    assert (before.waiting, before.waiting_value) == (2, Decimal(200))
    eva = count_makers.colleague(office, "Eva Stonebridge", Role.PROPERTY_MANAGER)
    office.perform(Approve(1), by=eva)
    office.perform(EditAssets((room.assets["CH-4"],), {"description": "Stool", "tag": "ST-4"}))
    office.perform(EditPlace(room.here, {"name": "Old lab"}))
    office.perform(EditPerson(office.me, {"name": "Rita Novak"}))
    assert certificate(office) == before


def test_a_certificate_that_was_undone_is_void_and_the_next_one_has_its_own_number(office: Office, room: Room) -> None:
    done = closed(office, room)
    before = certificate(office)
    office.undo(done, reason="a room was forgotten")
    paper = paper_of(office, "AC-2026-00001")
    assert paper.void is not None
    assert paper.content.audit == before
    assert done.about is not None
    again = office.perform(PostAudit(done.about[1]))
    assert again.number == "AC-2026-00002"
    assert certificate(office, "AC-2026-00002").findings == before.findings


def test_findings_posted_before_the_last_posting_are_on_it(office: Office, room: Room) -> None:
    audit = audit_makers.every_class(office, room)
    office.perform(FinishRooms(audit))
    first = office.perform(PostAudit(audit))
    assert first.number is None
    unknown = audit_makers.lines(office, audit, "unknown")["9781234"]
    office.perform(ChooseResolution(audit, (unknown,), "ignore", "an ISBN"))
    office.perform(PostAudit(audit))
    facts = certificate(office)
    assert len(facts.findings) == 7
    assert dict(facts.resolved)["ignore"] == 1


def test_of_what_was_posted_before_only_what_stood_counts(office: Office, room: Room) -> None:
    office.perform(ChangeSetting("audits.write_off_limit", 99))
    office.perform(ChangeSetting("approvals.second_person", False))
    audit = audit_makers.every_class(office, room)
    office.perform(FinishRooms(audit))
    taken_back = office.perform(PostAudit(audit))
    office.undo(taken_back)
    office.perform(ChangeSetting("approvals.second_person", True))
    first = office.perform(PostAudit(audit))
    office.undo(office.undo(first))
    unknown = audit_makers.lines(office, audit, "unknown")["9781234"]
    office.perform(ChooseResolution(audit, (unknown,), "ignore", "an ISBN"))
    last = office.perform(PostAudit(audit))
    facts = certificate(office)
    assert (len(facts.findings), facts.switched_off, facts.waiting) == (7, False, 2)
    office.undo(last)
    assert certificate(office) == facts


def test_what_another_scan_saw_is_told_with_its_place(office: Office, room: Room) -> None:
    audit = audit_makers.open_audit(office, room.here)
    office.perform(SeeAsset(room.assets["CH-1"], room.there))
    office.perform(FinishRooms(audit))
    office.perform(PostAudit(audit))
    facts = certificate(office)
    (line,) = [line for line in facts.findings if line.tag == "CH-1"]
    assert (line.finding, line.seen, line.seen_by) == ("seen elsewhere", "Physics P-101", "")
    assert line.seen_at is not None


def test_it_says_that_approval_was_switched_off(office: Office, room: Room) -> None:
    office.perform(ChangeSetting("approvals.second_person", False))
    closed(office, room, limit=99)
    facts = certificate(office)
    assert (facts.switched_off, facts.waiting) == (True, 0)


def test_it_compares_with_the_last_audit_of_the_same_scope(office: Office, room: Room) -> None:
    tags = ["CH-1", "CH-2", "CH-3", "CH-4", "CH-5", "CH-6"]
    for found in (tags[:4], ["CH-1", "CH-2", "CH-3", "CH-5"]):
        audit = audit_makers.open_audit(office, room.here)
        for tag in found:
            audit_makers.see(office, audit, room.assets[tag], room.here)
        office.perform(FinishRooms(audit))
        missing = tuple(audit_makers.lines(office, audit, "missing").values())
        office.perform(ChooseResolution(audit, missing, "leave the record"))
        office.perform(PostAudit(audit))
    assert certificate(office).compared is None
    last = certificate(office, "AC-2026-00002").compared
    assert last is not None
    assert (last.expected, last.found_then, last.missing_then) == (6, 4, 2)
    assert (last.found, last.again, last.newly) == (1, 1, 1)
    assert last.accuracy == Decimal(4) / 6
    words = "Biology B-204, closed 24 Nov 2026: accuracy 66.7 % then, 66.7 % now. Of 2 missing then, 1 found now and 1"
    card = office.read(AuditDetail(2))
    assert card is not None
    assert dict(card.fields)["Last audit"] == f"{words} missing again. 1 newly missing."
    assert dict(card.fields)["Accuracy"] == "66.7 %"
    assert office.read(AuditCompared(audit_makers.open_audit(office, room.there))) is None
    now = office.read(AuditCompared(audit_makers.open_audit(office, room.here)))
    assert now is not None
    assert (now.audit_id, now.missing_then, now.newly) == (2, 2, 0)


def test_a_scope_in_words(office: Office, room: Room) -> None:
    scopes = (
        (AuditScope("places", (room.here, room.there), below=False), "Places: Biology B-204, Physics P-101"),
        (AuditScope("all", sample="50 %"), "Everything; 50 % at random"),
        (AuditScope("tags", tags=("CH-1", "CH-2")), "List of 2 tags"),
        (AuditScope("not seen since", since=dt.date(2026, 12, 1)), "Not seen since 1 Dec 2026"),
    )
    for number, (scope, words) in enumerate(scopes, 1):
        audit = makers.made(office.perform(OpenAudit(scope)))
        office.perform(FinishRooms(audit))
        lost = tuple(audit_makers.lines(office, audit, "to_resolve").values())
        office.perform(ChooseResolution(audit, lost, "leave the record"))
        office.perform(PostAudit(audit))
        assert certificate(office, f"AC-2026-{number:05}").scope == words


def test_a_count_report_says_who_counted_and_who_approved(office: Office) -> None:
    gloves = stock_makers.add_item(office)
    stock_makers.receive(office, gloves, 1000, "2")
    second, eva = (
        count_makers.colleague(office),
        count_makers.colleague(office, "Eva Stonebridge", Role.WAREHOUSE_MANAGER),
    )
    count = count_makers.open_count(office, CountScope(ScopeKind.ALL), name="Autumn")
    count_makers.count_stock(office, count, gloves, 90)
    count_makers.count_stock(office, count, gloves, 100, by=second)
    office.perform(SetCountReason(count, count_makers.line_ids(office, count), "miscount"))
    assert count_makers.post_count(office, count).waiting
    stock_makers.issue(office, gloves, 10, makers.person(office))
    done = office.perform(Approve(1), by=eva)
    facts = report(office)
    assert (facts.name, facts.scope, facts.blind) == ("Autumn", "Everything", True)
    assert (facts.posted_by, facts.approved_by, facts.switched_off) == ("Rita Osei", "Eva Stonebridge", False)
    (line,) = facts.differences
    assert (line.sku, line.book, line.counted, line.difference) == (
        "GLV-NIT-M",
        Decimal(1000),
        Decimal(100),
        Decimal(-900),
    )
    assert (line.value, line.reason, line.counted_by) == (Decimal(-1800), "counted wrong before", "Sam Reyes")
    assert (line.first, line.first_by, line.within) == (Decimal(90), "Rita Osei", False)
    assert facts.parts == (Part("C", "Sam Reyes", 1, 0, Decimal(-1800), Decimal(1800)),)
    assert (facts.accuracy, facts.amount("net")) == (Decimal(0), Decimal(-1800))
    office.store.undo(done.uid, eva)
    assert paper_of(office, "CR-2026-00001").void is not None
    assert report(office) == facts


def test_a_count_without_differences(office: Office) -> None:
    gloves = stock_makers.add_item(office)
    stock_makers.receive(office, gloves, 10, "2")
    count = count_makers.open_count(office)
    count_makers.count_stock(office, count, gloves, 10)
    count_makers.post_count(office, count)
    facts = report(office)
    assert (facts.differences, facts.accuracy, facts.approved_by) == ((), Decimal(1), "")
