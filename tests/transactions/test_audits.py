"""Audits: what is expected is frozen, every asset is in exactly one class, and posting makes the register agree."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from tests.store_fixtures import Office
from tests.transactions.audit_makers import (
    Room,
    column,
    every_class,
    fill_room,
    lines,
    open_audit,
    report_missing,
    see,
    sums,
)
from tests.transactions.makers import add_asset, add_person, add_place, check_out, holder_of, refused, state
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.audits import Audit, Finding
from tracker_desktop.models.former_tags import FormerTag
from tracker_desktop.queries.listing import ListCounts
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.choose_resolution import ChooseResolution
from tracker_desktop.transactions.finish_rooms import FinishRooms
from tracker_desktop.transactions.match_codes import CodeMatch, MatchCodes
from tracker_desktop.transactions.move_assets import MoveAssets
from tracker_desktop.transactions.note_in_audit import NoteInAudit
from tracker_desktop.transactions.open_audit import OpenAudit
from tracker_desktop.transactions.post_audit import PostAudit
from tracker_desktop.transactions.rules.asset_fields import AssetFields
from tracker_desktop.transactions.rules.audit_scope import AuditScope
from tracker_desktop.transactions.search_in_audit import SearchInAudit
from tracker_desktop.transactions.see_in_audit import SeeInAudit
from tracker_desktop.transactions.steer_audit import SteerAudit


@pytest.fixture
def room(office: Office) -> Room:
    return fill_room(office)


def test_each_class_comes_up_and_they_add_up(office: Office, room: Room) -> None:
    audit = every_class(office, room)
    office.perform(SearchInAudit(audit, (lines(office, audit)["CH-4"],), "missing"))
    assert column(office, audit, "finding") == {
        "9781234": "unknown_code",
        "CH-1": "found",
        "CH-2": "seen_elsewhere",
        "CH-3": "unexpected_state",
        "CH-4": "missing",
        "CH-5": "moved_since",
        "CH-6": "not_seen_yet",
        "LT-1": "recorded_elsewhere",
    }
    found = sums(office, audit)
    assert found.expected == 6
    assert {finding: found.count(finding) for finding in Finding if found.count(finding)} == {
        Finding.FOUND: 1,
        Finding.SEEN_ELSEWHERE: 1,
        Finding.UNEXPECTED_STATE: 1,
        Finding.MISSING: 1,
        Finding.MOVED_SINCE: 1,
        Finding.NOT_SEEN: 1,
    }
    assert found.beside == {"recorded elsewhere": 1, "unknown code": 1}
    assert (found.repeated, found.open) == (1, 5)


def test_the_views_count_what_they_show(office: Office, room: Room) -> None:
    audit = every_class(office, room)
    counts = office.read(ListCounts("audit_lines", (("audit", audit),)))
    assert counts == {view: len(lines(office, audit, view)) for view in counts}
    assert (counts["all"], counts["to_resolve"], counts["again"]) == (8, 4, 1)


def test_a_scan_answers_in_the_words_of_its_class(office: Office, room: Room) -> None:
    audit = open_audit(office, room.here)
    first = see(office, audit, room.assets["CH-1"], room.here)
    assert (first.title, first.detail) == ("CH-1 found", "Chair · expected here")
    again = see(office, audit, room.assets["CH-1"], room.here)
    assert (again.title, again.detail) == ("CH-1 seen already", "Chair · counted once · found")
    other = see(office, audit, room.assets["LT-1"], room.here)
    assert (other.title, other.detail) == ("LT-1 recorded elsewhere", "Laptop · recorded in Physics P-101")
    unknown = see(office, audit, None, room.here, " x-1 ")
    assert (unknown.title, unknown.detail) == ("x-1 is unknown", "Kept as it was scanned · Biology B-204")


def test_what_is_scanned_by_mistake_is_taken_back(office: Office, room: Room) -> None:
    audit = open_audit(office, room.here)
    office.undo(see(office, audit, room.assets["CH-1"], room.here))
    office.undo(see(office, audit, room.assets["CH-2"], room.there))
    assert sums(office, audit).count(Finding.NOT_SEEN) == 6


def test_finishing_the_room_makes_missing_what_was_not_seen(office: Office, room: Room) -> None:
    audit = open_audit(office, room.here)
    see(office, audit, room.assets["CH-1"], room.here)
    done = office.perform(FinishRooms(audit, (room.here,)))
    assert (done.title, done.detail) == ("Biology B-204 finished", "5 missing there · audit Biology B-204")
    office.perform(SearchInAudit(audit, (lines(office, audit)["CH-6"],), "look again"))
    assert (sums(office, audit).count(Finding.MISSING), sums(office, audit).count(Finding.NOT_SEEN)) == (4, 1)
    see(office, audit, room.assets["CH-5"], room.here)
    assert sums(office, audit).count(Finding.FOUND) == 2
    assert refused(office, FinishRooms(audit))[0] == "rooms_finished"


def test_posting_makes_the_register_agree_and_undo_takes_all_of_it_back(office: Office, room: Room) -> None:
    audit = every_class(office, room)
    office.perform(FinishRooms(audit))
    unknown = lines(office, audit)["9781234"]
    office.perform(
        ChooseResolution(audit, (unknown,), "add as found on site", asset=AssetFields("Projector", condition="fair"))
    )
    before = sums(office, audit)
    done = office.perform(PostAudit(audit))
    assert done.title == "Audit Biology B-204 closed"
    assert done.number == "AC-2026-00001"
    assert record(office, "CH-2")["place_id"] == room.there
    assert record(office, "LT-1")["place_id"] == room.here
    assert record(office, "CH-3")["holder_id"] is None
    assert [record(office, tag)["readiness"] for tag in ("CH-4", "CH-6")] == ["missing", "missing"]
    assert (record(office, "9781234")["place_id"], record(office, "9781234")["condition"]) == (room.here, "fair")
    after = sums(office, audit)
    assert (after.counts, after.beside, after.open) == (before.counts, before.beside, 0)
    assert [one["state"] for one in state(office, Audit)] == ["closed"]
    office.undo(done)
    assert record(office, "CH-2")["place_id"] == room.here
    assert not [one for one in state(office, Asset) if one["tag"] == "9781234"]
    assert sums(office, audit) == before
    again = office.perform(PostAudit(audit))
    assert (again.title, again.number) == (done.title, "AC-2026-00002")
    report = verify(office.store)
    assert report.ok, report.problems


def record(office: Office, tag: str) -> dict[str, Any]:
    """The record of an asset by its tag."""
    return next(one for one in state(office, Asset) if one["tag"] == tag)


def test_what_is_not_resolved_keeps_the_audit_open(office: Office, room: Room) -> None:
    audit = every_class(office, room)
    done = office.perform(PostAudit(audit))
    assert (done.title, done.number) == ("Audit Biology B-204: 3 resolutions posted", None)
    assert done.detail == "3 left to resolve or to see"
    assert lines(office, audit, "to_resolve").keys() == {"9781234"}
    see(office, audit, room.assets["CH-4"], room.here)
    assert sums(office, audit).count(Finding.FOUND) == 2


def test_a_resolution_that_does_not_fit_is_refused_with_those_that_do(office: Office, room: Room) -> None:
    audit = every_class(office, room)
    line = lines(office, audit)["CH-2"]
    _, why = refused(office, ChooseResolution(audit, (line,), "report missing"))
    assert why == (
        "CH-2 is seen elsewhere: “report missing” does not fit. "
        "Choose one of: move the record, leave the record, ignore."
    )
    assert refused(office, ChooseResolution(audit, (line,), "ignore"))[0] == "resolution_reason"


def test_a_choice_that_no_longer_fits_is_not_done(office: Office, room: Room) -> None:
    audit = open_audit(office, room.here)
    office.perform(FinishRooms(audit))
    every = lines(office, audit)
    office.perform(ChooseResolution(audit, tuple(every.values()), "report missing"))
    office.perform(MoveAssets((room.assets["CH-2"],), room.there))
    office.perform(PostAudit(audit))
    assert record(office, "CH-2")["readiness"] == "ready"
    assert column(office, audit, "finding")["CH-2"] == "moved_since"


def test_a_confirmed_code_counts_as_its_asset_and_finds_it_from_then_on(office: Office, room: Room) -> None:
    audit = open_audit(office, room.here)
    see(office, audit, None, room.here, "CH0004")
    unknown = lines(office, audit)["CH0004"]
    done = office.perform(MatchCodes(audit, (CodeMatch(unknown, room.assets["CH-4"]),), attach=True))
    assert done.title == "CH0004 is CH-4"
    assert column(office, audit, "finding")["CH-4"] == "found"
    assert "CH0004" not in lines(office, audit)
    undone = office.undo(done)
    assert lines(office, audit)["CH0004"] == unknown
    office.undo(undone)
    office.perform(FinishRooms(audit))
    office.perform(PostAudit(audit))
    assert [one["tag"] for one in state(office, FormerTag)] == ["CH0004"]


def test_what_was_noted_of_the_condition_goes_into_the_record_at_the_posting(office: Office, room: Room) -> None:
    audit = open_audit(office, room.here)
    see(office, audit, room.assets["CH-1"], room.here, condition="poor")
    see(office, audit, room.assets["CH-2"], room.here)
    office.perform(NoteInAudit(audit, lines(office, audit)["CH-2"], "damaged", "leg broken"))
    assert record(office, "CH-1")["condition"] == "good"
    office.perform(FinishRooms(audit))
    office.perform(PostAudit(audit))
    assert record(office, "CH-1")["condition"] == "poor"
    assert record(office, "CH-2")["readiness"] == "to inspect"


def test_a_paused_audit_takes_no_scans_and_goes_on(office: Office, room: Room) -> None:
    audit = open_audit(office, room.here)
    office.perform(SteerAudit(audit, "paused"))
    assert refused(office, SeeInAudit(audit, room.assets["CH-1"], "CH-1", room.here))[0] == "audit_paused"
    office.perform(SteerAudit(audit, "open"))
    see(office, audit, room.assets["CH-1"], room.here)
    office.perform(SteerAudit(audit, "cancelled"))
    assert refused(office, PostAudit(audit))[0] == "audit_over"


def test_what_is_lent_or_disposed_of_is_not_expected_in_a_place(office: Office, room: Room) -> None:
    person = holder_of(office, add_person(office, "Maria Lopez", "20417"))
    check_out(office, room.assets["CH-1"], holder=person, due=dt.date(2026, 12, 20))
    audit = open_audit(office, room.here)
    assert sums(office, audit).expected == 5
    held = office.perform(OpenAudit(AuditScope("holder", (person,))))
    assert (held.title, held.detail) == ("Audit What somebody holds opened", "1 expected in 1 room")


def test_missing_before_is_found_again(office: Office, room: Room) -> None:
    report_missing(office, room.assets["CH-1"])
    audit = open_audit(office, room.here)
    assert sums(office, audit).expected == 6
    done = see(office, audit, room.assets["CH-1"], room.here)
    assert (done.title, done.detail) == (
        "CH-1 seen in Biology B-204: the record says it is missing",
        "Chair",
    )
    office.perform(PostAudit(audit))
    assert record(office, "CH-1")["readiness"] == "ready"


def test_a_store_that_was_scanned_stands_for_its_shelves(office: Office) -> None:
    store = add_place(office, "S1", "Store 1", "store")
    shelf = add_place(office, "S1-A", "A", "bin", parent_id=store)
    asset = add_asset(office, tag="X-1", place_id=shelf)
    audit = open_audit(office, store)
    see(office, audit, asset, store)
    assert sums(office, audit).count(Finding.FOUND) == 1
    assert open_audit(office, store) > audit


@pytest.mark.parametrize(("sample", "many"), [("2", 2), ("50 %", 3), ("1%", 1), ("0,5 %", 1), ("999", 6)])
def test_a_random_sample_expects_as_many_as_asked_for(office: Office, room: Room, sample: str, many: int) -> None:
    done = office.perform(OpenAudit(AuditScope("places", (room.here,), sample=sample)))
    assert done.about is not None
    assert sums(office, done.about[1]).expected == many


def test_scopes_expect_what_they_say(office: Office, room: Room) -> None:
    see_all = office.perform(OpenAudit(AuditScope("all")))
    assert see_all.title == "Audit Everything opened"
    tags = office.perform(OpenAudit(AuditScope("tags", tags=("ch-1", "LT-1"))))
    assert tags.detail == "2 expected in 2 rooms · 2 of them in the audit Everything too"
    assert refused(office, OpenAudit(AuditScope("tags", tags=("CH-1", "nope"))))[0] == "scope_tags"
    seen = open_audit(office, room.here)
    see(office, seen, room.assets["CH-1"], room.here)
    since = office.perform(OpenAudit(AuditScope("not seen since", since=dt.date(2026, 11, 1))))
    assert since.detail.startswith("6 expected in 2 rooms")
    assert refused(office, OpenAudit(AuditScope("places")))[0] == "scope_empty"


@pytest.mark.parametrize("sample", ["many", "0", "-1", "1e9", "0 %", "100.5 %", "999 %", "٣", "½"])
def test_a_sample_that_is_none_is_refused(sqlite_office: Office, sample: str) -> None:
    here = fill_room(sqlite_office).here
    assert refused(sqlite_office, OpenAudit(AuditScope("places", (here,), sample=sample)))[0] == "sample_wrong"


def test_what_an_opening_says_stays_short(sqlite_office: Office) -> None:
    far = add_place(sqlite_office, "F1", "N" * 200)
    below = add_place(sqlite_office, "F2", "last", parent_id=far)
    for _ in range(5):
        assert len(sqlite_office.perform(OpenAudit(AuditScope("places", (below,)))).title) < 220
    chair = fill_room(sqlite_office).assets["CH-1"]
    assert chair
    for _ in range(6):
        many = sqlite_office.perform(OpenAudit(AuditScope("tags", tags=("CH-1", "ch-1 ") * 500)))
    assert many.title == "Audit List of 1 tag opened"
    assert many.detail.endswith(" · 1 of them in the audit List of 1 tag too · some in 2 more audits")
    said = refused(sqlite_office, OpenAudit(AuditScope("tags", tags=("CH-1", "nope"))))[1]
    assert said == "1 tag names no asset: nope. Correct or remove what is wrong."


def test_accuracy_is_by_number_and_by_value(office: Office, room: Room) -> None:
    audit = open_audit(office, room.here, room.there)
    see(office, audit, room.assets["LT-1"], room.there)
    found = sums(office, audit)
    assert found.accuracy is not None
    assert round(found.accuracy, 4) == Decimal("0.1429")
    assert found.accuracy_by_value == Decimal(640) / Decimal(1240)


def test_what_was_posted_as_missing_and_is_seen_afterwards_is_found_again(office: Office, room: Room) -> None:
    audit = open_audit(office, room.here, room.there)
    office.perform(FinishRooms(audit, (room.here,)))
    office.perform(PostAudit(audit))
    assert record(office, "CH-1")["readiness"] == "missing"
    done = see(office, audit, room.assets["CH-1"], room.here)
    assert done.title == "CH-1 seen in Biology B-204: the record says it is missing"
    office.perform(PostAudit(audit))
    assert record(office, "CH-1")["readiness"] == "ready"
    see(office, audit, room.assets["LT-1"], room.there)
    assert office.perform(PostAudit(audit)).code == "post_audit_closed"
