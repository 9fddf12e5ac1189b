"""Check in: each scan is saved at once, and nothing is ever asked."""

from __future__ import annotations

import datetime as dt

from tests.counter.world import CHECKLIST, World
from tests.transactions.makers import asset, check_out, sightings
from tracker_desktop.transactions.inspect import Inspect
from tracker_desktop.transactions.set_condition import SetCondition


def test_what_is_held_comes_back_at_once(world: World) -> None:
    check_out(world.office, world.ids["LT-1"], world.ids["LT-2"], holder=world.ids["maria"])
    world.counter.set_mode("check_in")
    answer = world.scan("lt-1")
    assert (answer.outcome, answer.title, answer.kind, answer.id) == (
        "done",
        "LT-1 checked in",
        "asset",
        world.ids["LT-1"],
    )
    assert answer.undoable
    assert answer.entry is not None
    assert answer.posted[0].kind == "check_in"
    assert asset(world.office, world.ids["LT-1"])["holder_id"] is None
    assert sightings(world.office, world.ids["LT-1"]) != []


def test_what_was_not_out_is_said_and_seen(world: World) -> None:
    world.counter.set_mode("check_in")
    answer = world.scan("LT-1")
    assert (answer.outcome, answer.title) == ("warning", "LT-1 was not out")
    assert sightings(world.office, world.ids["LT-1"])[-1][1] == "scan"


def test_what_came_back_in_this_session_is_said_again(world: World) -> None:
    check_out(world.office, world.ids["LT-1"], holder=world.ids["maria"])
    world.counter.set_mode("check_in")
    world.scan("LT-1")
    assert world.scan("LT-1").outcome == "again"
    world.counter.finish()
    assert world.scan("LT-1").outcome == "warning"


def test_a_bounce_counts_once(world: World) -> None:
    check_out(world.office, world.ids["LT-1"], holder=world.ids["maria"])
    world.counter.set_mode("check_in")
    world.scan("LT-1")
    world.office.now += dt.timedelta(milliseconds=200)
    bounced = world.counter.scan("LT-1", "burst")
    assert (bounced.outcome, bounced.detail) == ("again", "scanned twice within half a second, counted once")


def test_the_session_is_summed_up_by_holder(world: World) -> None:
    check_out(world.office, world.ids["LT-1"], world.ids["MS-1"], holder=world.ids["maria"])
    check_out(world.office, world.ids["LT-2"], holder=world.ids["leo"])
    world.counter.set_mode("check_in")
    world.scan_all("LT-1", "MS-1", "LT-2")
    session = world.counter.state().session
    assert session.text == "3 assets returned since 09:40 · 1 to inspect"
    world.counter.undo()
    assert world.counter.state().session.done == 2
    summary = world.counter.finish()
    assert (summary.title, summary.detail) == ("2 assets returned · 1 to inspect", "2 from Maria Lopez")
    assert world.counter.state().session.text == ""


def test_the_summary_names_what_came_back_damaged(world: World) -> None:
    check_out(world.office, world.ids["LT-1"], holder=world.ids["maria"])
    world.counter.set_mode("check_in")
    world.scan("LT-1")
    world.office.perform(SetCondition(world.ids["LT-1"], "damaged"))
    assert world.counter.finish().detail == "1 from Maria Lopez · LT-1 is damaged"


def test_damaged_and_good_are_about_the_last_asset(world: World) -> None:
    check_out(world.office, world.ids["LT-1"], holder=world.ids["maria"])
    world.counter.set_mode("check_in")
    assert world.scan("%TD-DAMAGED").refusal == "no_last"
    world.scan("LT-1")
    answer = world.scan("%TD-DAMAGED")
    assert answer.title == "LT-1 reported damaged"
    assert answer.number is not None
    assert answer.number.startswith("DR-2026-")
    found = asset(world.office, world.ids["LT-1"])
    assert (found["condition"], found["readiness"]) == ("damaged", "to inspect")
    assert world.counter.state().session.to_inspect == 1
    world.counter.undo()
    assert asset(world.office, world.ids["LT-1"])["condition"] == "good"


def test_what_was_inspected_since_no_longer_counts(world: World) -> None:
    check_out(world.office, world.ids["MS-1"], holder=world.ids["maria"])
    world.counter.set_mode("check_in")
    world.scan("MS-1")
    assert world.counter.state().session.text == "1 asset returned since 09:40 · 1 to inspect"
    assert not world.counter.count_again()
    inspected = world.office.perform(Inspect(world.ids["MS-1"], (CHECKLIST[0]["text"],), "ready"))
    assert world.counter.count_again()
    assert world.counter.state().session.text == "1 asset returned since 09:40"
    world.office.undo(inspected)
    assert world.counter.count_again()
    assert world.counter.state().session.to_inspect == 1


def test_what_was_not_out_and_is_damaged_counts_to_the_end(world: World) -> None:
    world.counter.set_mode("check_in")
    world.scan("LT-1")
    world.scan("%TD-DAMAGED")
    assert world.counter.state().session.to_inspect == 1
    assert not world.counter.count_again()
    assert world.counter.finish().title == "0 assets returned · 1 to inspect"


def test_a_place_is_where_the_next_returns_go(world: World) -> None:
    check_out(world.office, world.ids["LT-1"], holder=world.ids["maria"])
    world.counter.set_mode("check_in")
    assert world.scan("B-204").outcome == "info"
    world.scan("LT-1")
    assert asset(world.office, world.ids["LT-1"])["place_id"] == world.ids["lab"]


def test_a_badge_says_what_is_still_held(world: World) -> None:
    check_out(world.office, world.ids["LT-1"], holder=world.ids["maria"])
    world.counter.set_mode("check_in")
    answer = world.scan("20417")
    assert (answer.title, answer.detail) == ("Maria Lopez", "Chemistry · holds 1 asset · none overdue")


def test_stock_is_refused_with_what_belongs_here(world: World) -> None:
    world.counter.set_mode("check_in")
    answer = world.scan("GLV-NIT-M")
    assert (answer.outcome, answer.title) == ("refused", "GLV-NIT-M is stock.")


def test_the_same_scan_twice_is_one_entry(world: World) -> None:
    check_out(world.office, world.ids["LT-1"], holder=world.ids["maria"])
    world.counter.set_mode("check_in")
    first = world.scan("LT-1", uid="a" * 32)
    second = world.scan("LT-1", uid="a" * 32)
    assert (first.outcome, second.outcome, second.entry) == ("done", "again", "a" * 32)
    assert second.posted == ()
