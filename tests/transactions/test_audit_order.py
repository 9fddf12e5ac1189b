"""An audit whose steps come in an odd order, or are taken back in one."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from tests.store_fixtures import Office, open_office
from tests.transactions.audit_makers import Room, column, fill_room, lines, open_audit, see, sums
from tests.transactions.makers import Rows, add_asset, add_person, add_place, asset, refused, state
from tracker_desktop.errors import Refused
from tracker_desktop.models.approvals import Approval
from tracker_desktop.models.audits import Audit, AuditLine
from tracker_desktop.models.sightings import Sighting
from tracker_desktop.queries.resolutions import Resolution
from tracker_desktop.store.session import OpenBooks
from tracker_desktop.store.store import Store
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.approve import Approve
from tracker_desktop.transactions.choose_resolution import ChooseResolution
from tracker_desktop.transactions.decline import Decline
from tracker_desktop.transactions.finish_rooms import FinishRooms
from tracker_desktop.transactions.match_codes import CodeMatch, MatchCodes
from tracker_desktop.transactions.move_assets import MoveAssets
from tracker_desktop.transactions.note_in_audit import NoteInAudit
from tracker_desktop.transactions.post_audit import PostAudit
from tracker_desktop.transactions.search_in_audit import SearchInAudit
from tracker_desktop.transactions.set_operator import SetOperator


@pytest.fixture
def room(sqlite_office: Office) -> Room:
    return fill_room(sqlite_office, 3)


def colleague(office: Office) -> int:
    """Another person who may scan, post and approve."""
    person = add_person(office, "Sam Vale", "20500")
    office.perform(SetOperator(person, ("property manager",)))
    return person


def test_what_was_chosen_before_it_was_seen_elsewhere_is_forgotten(sqlite_office: Office, room: Room) -> None:
    office = sqlite_office
    audit, chair = open_audit(office, room.here), room.assets["CH-1"]
    attic, cellar = add_place(office, "ATTIC", "Attic"), add_place(office, "CELLAR", "Cellar")
    see(office, audit, chair, room.there)
    line = lines(office, audit)["CH-1"]
    move = Resolution.MOVE_RECORD.value
    office.perform(ChooseResolution(audit, (line,), move, reason="goes up", to_place_id=attic))
    see(office, audit, chair, cellar)
    office.perform(PostAudit(audit))
    assert asset(office, chair)["place_id"] == cellar


def test_what_was_seen_in_a_closed_audit_stays(office: Office) -> None:
    room = fill_room(office, 3)
    audit = open_audit(office, room.here)
    scanned = see(office, audit, room.assets["CH-1"], room.here)
    finished = office.perform(FinishRooms(audit))
    posted = office.perform(PostAudit(audit))
    for done in (scanned, finished):
        with pytest.raises(Refused) as refusal:
            office.undo(done)
        assert refusal.value.code == "audit_undo_closed"
    assert sums(office, audit).counts == {"found": 1, "missing": 2}
    office.undo(posted)
    office.undo(scanned)
    assert sums(office, audit).counts == {"missing": 3}
    assert verify(office.store).ok


def test_the_first_of_two_postings_is_taken_back_after_the_second(office: Office) -> None:
    room = fill_room(office, 3)
    audit = open_audit(office, room.here)
    for tag in ("CH-1", "CH-2"):
        see(office, audit, room.assets[tag], room.there)
    first = office.perform(PostAudit(audit))
    see(office, audit, room.assets["CH-3"], room.here)
    second = office.perform(PostAudit(audit))
    assert state(office, Audit)[0]["state"] == "closed"
    with pytest.raises(Refused) as refusal:
        office.undo(first)
    assert refusal.value.code == "audit_undo_closed"
    assert asset(office, room.assets["CH-1"])["place_id"] == room.there
    office.undo(second)
    office.undo(first)
    assert asset(office, room.assets["CH-1"])["place_id"] == room.here
    assert sums(office, audit).counts == {"found": 1, "seen elsewhere": 2}
    assert verify(office.store).ok


def test_who_finished_the_room_does_not_approve_what_is_missing_there(sqlite_office: Office) -> None:
    office = sqlite_office
    manager, here = colleague(office), add_place(office, "B-204", "Biology B-204")
    add_asset(office, tag="OS-77", place_id=here, cost=Decimal(3180))
    audit = open_audit(office, here)
    office.perform(FinishRooms(audit), by=manager)
    office.perform(PostAudit(audit))
    (approval,) = state(office, Approval)
    assert refused(office, Approve(approval["id"]), by=manager)[0] == "approval_counted"


def test_a_declined_write_off_of_a_closed_audit_is_taken_back(sqlite_office: Office) -> None:
    office = sqlite_office
    manager, here = colleague(office), add_place(office, "B-204", "Biology B-204")
    add_asset(office, tag="OS-77", place_id=here, cost=Decimal(3180))
    audit = open_audit(office, here)
    office.perform(FinishRooms(audit))
    office.perform(PostAudit(audit))
    declined = office.perform(Decline(1, "look in the cellar"), by=manager)
    office.store.undo(declined.uid, manager)
    office.perform(Approve(1), by=manager)
    assert column(office, audit, "posted", "missing") == {"OS-77": "posted"}
    assert verify(office.store).ok


def test_a_condition_noted_after_the_line_was_posted_goes_into_the_record(sqlite_office: Office, room: Room) -> None:
    office = sqlite_office
    audit = open_audit(office, room.here)
    see(office, audit, room.assets["CH-1"], room.there)
    office.perform(PostAudit(audit))
    office.perform(NoteInAudit(audit, lines(office, audit)["CH-1"], "damaged"))
    for tag in ("CH-2", "CH-3"):
        see(office, audit, room.assets[tag], room.here)
    office.perform(PostAudit(audit))
    assert asset(office, room.assets["CH-1"])["condition"] == "damaged"


@pytest.mark.parametrize(
    ("order", "finding"),
    [
        (("code", "asset"), "seen_elsewhere"),
        (("asset", "code"), "found"),
        (("asset", "code", "asset"), "seen_elsewhere"),
    ],
)
def test_a_matched_code_is_seen_when_it_was_scanned(office: Office, order: tuple[str, ...], finding: str) -> None:
    room = fill_room(office, 3)
    audit, chair = open_audit(office, room.here), room.assets["CH-1"]
    for thing in order:
        office.now += dt.timedelta(minutes=5)
        if thing == "asset":
            see(office, audit, chair, room.there)
        else:
            see(office, audit, None, room.here, "OLD-1", condition="poor")
    scanned = next(one for one in state(office, AuditLine) if one["tag"] == "OLD-1")["seen_at"]
    office.now += dt.timedelta(hours=1)
    office.perform(MatchCodes(audit, (CodeMatch(lines(office, audit)["OLD-1"], chair),)))
    assert column(office, audit, "finding")["CH-1"] == finding
    line = next(one for one in state(office, AuditLine) if one["asset_id"] == chair)
    assert (line["times_seen"], line["condition"]) == (len(order), "poor")
    assert sums(office, audit).adds_up
    last = office.read(Rows(Sighting))[-1]
    assert (last["place_id"], last["seen_at"]) == (room.here, scanned)
    if finding == "found":
        assert line["seen_at"] == scanned


def test_a_second_code_of_one_asset_is_refused(sqlite_office: Office, room: Room) -> None:
    office = sqlite_office
    audit = open_audit(office, room.here)
    for code in ("OLD-1", "OLD-2"):
        see(office, audit, None, room.here, code)
    found = lines(office, audit)
    chair = room.assets["CH-1"]
    office.perform(MatchCodes(audit, (CodeMatch(found["OLD-1"], chair),), attach=True))
    again = MatchCodes(audit, (CodeMatch(found["OLD-2"], chair),), attach=True)
    assert refused(office, again)[0] == "match_twice"


def test_what_a_posting_was_decided_by_stays(office: Office) -> None:
    room = fill_room(office, 3)
    audit = open_audit(office, room.here)
    scanned = see(office, audit, room.assets["CH-1"], room.there)
    line = lines(office, audit)["CH-1"]
    chosen = office.perform(ChooseResolution(audit, (line,), Resolution.MOVE_RECORD.value))
    posted = office.perform(PostAudit(audit))
    office.undo(see(office, audit, room.assets["CH-1"], room.there))
    for done in (scanned, chosen):
        with pytest.raises(Refused) as refusal:
            office.undo(done)
        assert refusal.value.code == "audit_undo_posted"
    for late in (ChooseResolution(audit, (line,), Resolution.LEAVE.value), SearchInAudit(audit, (line,), "look again")):
        assert refused(office, late)[0] == "audit_line_posted"
    for done in (posted, chosen, scanned):
        office.undo(done)
    assert sums(office, audit).counts == {"not seen yet": 3}
    assert verify(office.store).ok


@pytest.mark.postgres
def test_what_another_desk_moves_during_the_posting(postgres_place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    office = open_office(postgres_place)
    room = fill_room(office, 3)
    audit = open_audit(office, room.here)
    see(office, audit, room.assets["CH-1"], room.here)
    see(office, audit, room.assets["CH-2"], room.there)
    hold, other = OpenBooks.hold, Store(postgres_place, desk="Desk 2")

    def late(books: OpenBooks, model: Any, ids: Any) -> Any:
        if model is AuditLine:
            monkeypatch.setattr(OpenBooks, "hold", hold)
            other.perform(MoveAssets((room.assets["CH-2"], room.assets["CH-3"]), room.there), office.me)
        return hold(books, model, ids)

    monkeypatch.setattr(OpenBooks, "hold", late)
    with pytest.raises(Refused) as refusal:
        office.perform(PostAudit(audit))
    assert refusal.value.code == "audit_nothing_resolved"
    assert sums(office, audit).counts == {"found": 1, "moved since": 2}
    office.perform(PostAudit(audit))
    (closed,) = state(office, Audit)
    assert closed["totals"]["counts"] == sums(office, audit).counts == {"found": 1, "moved since": 2}
    assert verify(office.store).ok
    other.close()
    office.store.close()


def test_a_scan_that_was_overtaken_names_its_line(sqlite_office: Office, room: Room) -> None:
    office = sqlite_office
    audit = open_audit(office, room.here)
    first = see(office, audit, room.assets["CH-1"], room.here)
    see(office, audit, room.assets["CH-1"], room.there)
    with pytest.raises(Refused, match=f"CH-1 in the audit {state(office, Audit)[0]['name']}"):
        office.undo(first)
