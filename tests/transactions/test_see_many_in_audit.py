"""Many sightings in one entry: the same as one after another, and taken back as one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from tests.store_fixtures import Office
from tests.transactions.makers import Rows, add_asset, add_place, refused, sightings
from tracker_desktop.models.audits import AuditLine
from tracker_desktop.models.journal import Entry
from tracker_desktop.queries.audit_sums import AuditSums, Sums
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.open_audit import OpenAudit
from tracker_desktop.transactions.rules.audit_scope import AuditScope
from tracker_desktop.transactions.see_in_audit import SeeInAudit
from tracker_desktop.transactions.see_many_in_audit import SeeManyInAudit, SeenRow
from tracker_desktop.transactions.steer_audit import SteerAudit

KEPT = (
    *("asset_id", "tag", "expected", "seen_place_id", "seen_how", "seen_here", "times_seen"),
    *("condition", "note", "code"),
)


def audit_of_two_rooms(office: Office) -> tuple[int, list[int], list[int]]:
    """The audit, its two rooms, and six assets: three in the first room, two in the second, one nowhere."""
    rooms = [add_place(office, f"R-{number}", f"Room {number}") for number in (1, 2)]
    homes = (rooms[0], rooms[0], rooms[0], rooms[1], rooms[1], None)
    assets = [add_asset(office, tag=f"A-{n}", place_id=place) for n, place in enumerate(homes, 1)]
    about = office.perform(OpenAudit(AuditScope("places", tuple(rooms)), "Rooms")).about
    assert about is not None
    return about[1], rooms, assets


def rows_of(rooms: list[int], assets: list[int]) -> tuple[SeenRow, ...]:
    return (
        SeenRow("A-1", assets[0], rooms[0], condition="fair", note="no lid"),
        SeenRow("A-2", assets[1], rooms[1]),
        SeenRow("A-6", assets[5], rooms[1]),
        SeenRow("A-1", assets[0], rooms[0]),
        SeenRow("A 9", None, rooms[0]),
        SeenRow("a 9", None, rooms[0]),
        SeenRow("A-4", assets[3], None, "batch file"),
    )


def sums(office: Office, audit: int) -> Sums:
    found = office.read(AuditSums(audit))
    assert found is not None
    assert found.adds_up
    return found


def lines(office: Office, audit: int) -> list[dict[str, object]]:
    found = office.read(Rows(AuditLine, AuditLine.audit_id == audit))
    return [{key: row[key] for key in KEPT} for row in found if row["seen_at"] is not None]


def test_it_is_what_single_sightings_come_to(office: Office) -> None:
    audit, rooms, assets = audit_of_two_rooms(office)
    rows = rows_of(rooms, assets)
    for row in rows:
        office.perform(SeeInAudit(audit, row.asset_id, row.code, row.place_id, row.how, row.condition, row.note))
    one_by_one, singly = lines(office, audit), sums(office, audit)
    office.perform(SteerAudit(audit, "cancelled"))
    about = office.perform(OpenAudit(AuditScope("places", tuple(rooms)), "Again")).about
    assert about is not None
    done = office.perform(SeeManyInAudit(about[1], rows, "room.csv"))
    assert done.title == "5 seen in the audit Again"
    assert done.detail == (
        "2 found · 1 recorded elsewhere · 1 seen elsewhere · 1 unknown · 2 seen again · from room.csv"
    )
    assert lines(office, about[1]) == one_by_one
    assert replace(sums(office, about[1]), open=0) == replace(singly, open=0)
    assert sightings(office, assets[0])[-1] == (rooms[0], "audit sheet")
    assert verify(office.store).problems == []


def test_it_is_taken_back_and_done_again_as_one(office: Office) -> None:
    audit, rooms, assets = audit_of_two_rooms(office)
    done = office.perform(SeeManyInAudit(audit, rows_of(rooms, assets)))
    after = sums(office, audit)
    undo = office.undo(done)
    assert sums(office, audit).counts == {"not seen yet": 5}
    assert not lines(office, audit)
    office.undo(undo)
    assert sums(office, audit) == after
    assert verify(office.store).problems == []


def test_what_is_probably_the_same_is_kept_for_a_person_to_confirm(office: Office) -> None:
    audit, rooms, assets = audit_of_two_rooms(office)
    row = SeenRow("A 1", None, rooms[0], maybe_asset_id=assets[0], maybe_why="without the spaces")
    office.perform(SeeManyInAudit(audit, (row,)))
    (kept,) = office.read(Rows(AuditLine, AuditLine.code == "A 1"))
    assert (kept["asset_id"], kept["maybe_asset_id"], kept["maybe_why"]) == (None, assets[0], "without the spaces")
    assert sums(office, audit).counts == {"not seen yet": 5}


def test_the_journal_keeps_what_changed_and_not_the_list(office: Office) -> None:
    audit, rooms, assets = audit_of_two_rooms(office)
    done = office.perform(SeeManyInAudit(audit, rows_of(rooms, assets), "room.csv"))
    with office.store.readers.connect() as connection:
        body = connection.scalar(select(Entry.body).where(Entry.uid == done.uid))
    assert body == {"audit_id": audit, "source": "room.csv"}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (SeenRow("A-1", 99_999), "gone"),
        (SeenRow("A-1", None, 99_999), "gone"),
        (SeenRow("A-1", None, maybe_asset_id=99_999), "gone"),
        (SeenRow(" ", None), "code_empty"),
        (SeenRow("A-1", 1, how="seance"), "choice_unknown"),
        (SeenRow("A-1", 1, condition="fine"), "condition_unknown"),
    ],
)
def test_one_wrong_row_keeps_all_out(sqlite_office: Office, row: SeenRow, code: str) -> None:
    audit, rooms, assets = audit_of_two_rooms(sqlite_office)
    assert refused(sqlite_office, SeeManyInAudit(audit, (*rows_of(rooms, assets), row)))[0] == code


def test_a_list_of_nothing_and_an_audit_that_does_not_go_on(sqlite_office: Office) -> None:
    audit, rooms, assets = audit_of_two_rooms(sqlite_office)
    assert refused(sqlite_office, SeeManyInAudit(audit, ()))[0] == "audit_no_rows"
    sqlite_office.perform(SteerAudit(audit, "paused"))
    assert refused(sqlite_office, SeeManyInAudit(audit, rows_of(rooms, assets)))[0] == "audit_paused"
