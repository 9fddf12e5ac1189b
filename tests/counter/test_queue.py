"""The durable queue: no scan is lost, none is done twice."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from sqlalchemy import Connection, select

from tests.counter.world import World
from tests.transactions.makers import add_person, asset, check_out
from tracker_desktop.counter.queue import ScanQueue
from tracker_desktop.errors import Refused
from tracker_desktop.models.journal import Entry
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.counter_entries import PostedAs
from tracker_desktop.transactions.set_operator import SetOperator


@dataclass(frozen=True)
class EntryOf(Query[tuple[int, object]]):
    uid: str

    def run(self, connection: Connection) -> tuple[int, object]:
        row = connection.execute(select(Entry.operator_id, Entry.effective_at).where(Entry.uid == self.uid)).one()
        return row[0], row[1]


def test_scans_are_performed_in_their_order_and_forgotten(world: World) -> None:
    check_out(world.office, world.ids["LT-1"], holder=world.ids["maria"])
    queue = ScanQueue(world.counter, world.desk)
    uids = [queue.put(code, "burst") for code in ("CHECK IN", "LT-1")]
    assert len(world.desk.waiting()) == 2
    answers = [queue.perform(uid) for uid in uids]
    assert [answer and answer.outcome for answer in answers] == ["info", "done"]
    assert world.desk.waiting() == []
    assert queue.perform(uids[1]) is None


def test_what_waited_is_performed_once_at_the_next_start(world: World) -> None:
    check_out(world.office, world.ids["LT-1"], world.ids["LT-2"], holder=world.ids["maria"])
    clerk = add_person(world.office, "Ida Clerk", "20600")
    world.office.perform(SetOperator(clerk, ("clerk",), True))
    world.counter.sign_in("20600")
    world.counter.set_mode("check_in")
    queue = ScanQueue(world.counter, world.desk)
    first, second = queue.put("LT-1", "burst"), queue.put("LT-2", "burst")
    scanned_at = world.office.now
    world.counter.scan("LT-1", "burst", first)  # saved, and then the plug was pulled
    world.counter.set_mode("look_up")
    world.start_again()
    world.scan("GLV-NIT-M")
    again = ScanQueue(world.counter, world.desk)
    assert again.waiting() == [first, second]
    answers = [again.perform(uid) for uid in again.waiting()]
    assert [answer and answer.outcome for answer in answers] == ["again", "done"]
    assert asset(world.office, world.ids["LT-2"])["holder_id"] is None
    assert world.office.read(EntryOf(second)) == (clerk, scanned_at)
    assert world.counter.operator_id == world.office.me
    assert again.waiting() == []


def test_a_line_is_not_counted_twice_after_a_kill(world: World) -> None:
    world.counter.set_mode("issue")
    queue = ScanQueue(world.counter, world.desk)
    uid = queue.put("GLV-NIT-M", "burst")
    world.counter.scan("GLV-NIT-M", "burst", uid)
    world.start_again()
    again = ScanQueue(world.counter, world.desk)
    (waiting,) = again.waiting()
    answer = again.perform(waiting)
    assert answer is not None
    assert answer.outcome == "again"
    assert world.basket.stock[0].quantity == 1


def test_a_scan_waits_on_while_the_database_says_no(sqlite_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    check_out(sqlite_world.office, sqlite_world.ids["LT-1"], holder=sqlite_world.ids["maria"])
    sqlite_world.counter.set_mode("check_in")
    queue = ScanQueue(sqlite_world.counter, sqlite_world.desk)
    with monkeypatch.context() as patch:

        def full(*_: object, **__: object) -> None:
            raise Refused("disk_full")

        patch.setattr(sqlite_world.office.store, "perform", full)
        answer = queue.scan("LT-1")
        assert answer.refusal == "disk_full"
    (uid,) = queue.waiting()
    assert sqlite_world.office.read(PostedAs(uid)) is None
    done = queue.perform(uid)
    assert done is not None
    assert done.outcome == "done"
    assert queue.waiting() == []


def test_what_is_scanned_behind_a_stuck_scan_waits_for_it(sqlite_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    tags = ("LT-1", "LT-2", "LT-3")
    check_out(sqlite_world.office, *(sqlite_world.ids[tag] for tag in tags), holder=sqlite_world.ids["maria"])
    sqlite_world.counter.set_mode("check_in")
    queue = ScanQueue(sqlite_world.counter, sqlite_world.desk)

    def unreachable(*_: object, **__: object) -> None:
        raise Refused("unreachable")

    with monkeypatch.context() as patch:
        patch.setattr(sqlite_world.office.store, "perform", unreachable)
        assert queue.scan("LT-1").refusal == "unreachable"
    behind = [queue.scan(tag) for tag in ("LT-2", "LT-3")]
    assert [(answer.refusal, answer.code) for answer in behind] == [("unreachable", "LT-2"), ("unreachable", "LT-3")]
    assert asset(sqlite_world.office, sqlite_world.ids["LT-2"])["holder_id"] is not None
    answers = [queue.perform(uid) for uid in queue.waiting()]
    assert [answer and answer.title for answer in answers] == [f"{tag} checked in" for tag in tags]
    assert queue.waiting() == []
