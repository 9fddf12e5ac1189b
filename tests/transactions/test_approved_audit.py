"""Missing assets above the limit of the office: posted with the audit, but written off only by another person."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.store_fixtures import Office
from tests.transactions.audit_makers import column, lines, open_audit, see
from tests.transactions.makers import add_asset, add_person, add_place, made, refused, state
from tracker_desktop.models.approvals import Approval
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.audits import AuditLine
from tracker_desktop.transactions.approve import Approve
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.decline import Decline
from tracker_desktop.transactions.finish_rooms import FinishRooms
from tracker_desktop.transactions.post_audit import PostAudit
from tracker_desktop.transactions.search_in_audit import SearchInAudit
from tracker_desktop.transactions.see_in_audit import SeeInAudit
from tracker_desktop.transactions.set_operator import SetOperator


@pytest.fixture
def manager(office: Office) -> int:
    """Another person who may approve."""
    person = add_person(office, "Sam Vale", "20500")
    office.perform(SetOperator(person, ("property manager",)))
    return person


def lost_and_dear(office: Office, scanner: int | None = None) -> int:
    """An audit with a missing oscilloscope of 3,180 and a missing chair of 212; a desk was seen."""
    room = add_place(office, "B-204", "Biology B-204")
    assets = {
        tag: add_asset(office, tag=tag, place_id=room, cost=Decimal(cost))
        for tag, cost in (("OS-77", 3180), ("CH-1", 212), ("DK-1", 90))
    }
    audit = open_audit(office, room)
    if scanner is None:
        see(office, audit, assets["DK-1"], room)
    else:
        office.perform(SeeInAudit(audit, assets["DK-1"], "DK-1", room), by=scanner)
    office.perform(FinishRooms(audit))
    return audit


def readiness(office: Office) -> dict[str, str]:
    return {one["tag"]: one["readiness"] for one in state(office, Asset)}


def test_what_is_dear_waits_and_the_rest_is_posted(office: Office, manager: int) -> None:
    audit = lost_and_dear(office)
    done = office.perform(PostAudit(audit))
    assert done.detail == ("2 resolutions posted · 1 missing asset for a second person to approve · AC-2026-00001")
    assert readiness(office) == {"OS-77": "ready", "CH-1": "missing", "DK-1": "ready"}
    assert column(office, audit, "posted", "missing") == {"CH-1": "posted", "OS-77": "waiting approval"}
    (approval,) = state(office, Approval)
    assert (approval["value"], approval["state"]) == (Decimal(3180), "waiting")
    approved = office.perform(Approve(approval["id"]), by=manager)
    assert readiness(office)["OS-77"] == "missing"
    assert column(office, audit, "posted", "missing")["OS-77"] == "posted"
    assert refused(office, PostAudit(audit))[0] == "audit_over"
    office.store.undo(approved.uid, manager)
    assert readiness(office)["OS-77"] == "ready"


def test_who_posted_or_scanned_never_approves(office: Office, manager: int) -> None:
    audit = lost_and_dear(office, scanner=manager)
    office.perform(PostAudit(audit))
    (approval,) = state(office, Approval)
    assert refused(office, Approve(approval["id"]))[0] == "approval_own"
    assert refused(office, Approve(approval["id"]), by=manager)[0] == "approval_counted"
    assert readiness(office)["OS-77"] == "ready"


def test_what_is_declined_stays_as_it_is(office: Office, manager: int) -> None:
    audit = lost_and_dear(office)
    office.perform(PostAudit(audit))
    (approval,) = state(office, Approval)
    office.perform(Decline(approval["id"], "It is on loan to Physics"), by=manager)
    assert readiness(office)["OS-77"] == "ready"
    line = next(one for one in state(office, AuditLine) if one["tag"] == "OS-77")
    assert (line["resolution"], line["reason"]) == ("leave the record", "It is on loan to Physics")


def test_posting_is_undone_with_its_request(office: Office, manager: int) -> None:
    audit = lost_and_dear(office)
    done = office.perform(PostAudit(audit))
    office.undo(done)
    assert not state(office, Approval)
    assert set(readiness(office).values()) == {"ready"}
    assert office.perform(PostAudit(audit)).number == "AC-2026-00002"


def test_an_office_of_one_person_posts_all_and_says_so(office: Office) -> None:
    office.perform(ChangeSetting("approvals.second_person", False))
    audit = lost_and_dear(office)
    done = office.perform(PostAudit(audit))
    assert readiness(office) == {"OS-77": "missing", "CH-1": "missing", "DK-1": "ready"}
    assert not state(office, Approval)
    assert made(done) == audit


def test_who_said_that_it_was_looked_for_in_vain_never_approves(office: Office, manager: int) -> None:
    room = add_place(office, "B-204", "Biology B-204")
    add_asset(office, tag="OS-77", place_id=room, cost=Decimal(3180))
    audit = open_audit(office, room)
    office.perform(SearchInAudit(audit, tuple(lines(office, audit).values()), "missing"), by=manager)
    office.perform(PostAudit(audit))
    (approval,) = state(office, Approval)
    assert refused(office, Approve(approval["id"]), by=manager)[0] == "approval_counted"
