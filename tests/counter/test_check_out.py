"""Check out: a badge and assets in any order, one receipt; what cannot go is red and never blocks the next scan."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.counter.world import CHECKLIST, World
from tests.transactions.makers import asset, check_out, person, sightings
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.inspect import Inspect
from tracker_desktop.transactions.report_missing import ReportMissing


def out(world: World, *codes: str) -> None:
    world.counter.set_mode("check_out")
    world.scan_all(*codes)


def test_three_assets_go_out_with_one_receipt(world: World) -> None:
    world.counter.set_mode("check_out")
    assert world.scan("20417").title == "Maria Lopez"
    added = world.scan("LT-1")
    assert (added.outcome, added.title, added.detail) == ("done", "LT-1 added", "Dell Latitude 5540 · with: charger")
    world.scan_all("LT-2", "7qk2m43")
    basket = world.basket
    assert [line.tag for line in basket.assets] == ["LT-1", "LT-2", "LT-3"]
    assert (basket.due_shown, basket.due_words) == (dt.date(2026, 12, 1), "7 days, by policy for Laptops")
    posted = world.scan("%TD-DONE")
    assert posted.title.startswith("3 assets checked out to Maria Lopez, due 1 Dec")
    assert (posted.outcome, posted.number, posted.wants) == ("done", "HR-2026-00001", "document")
    assert asset(world.office, world.ids["LT-3"])["holder_id"] == world.ids["maria"]
    assert sightings(world.office, world.ids["LT-3"]) != []
    assert world.basket.is_empty
    assert world.desk.drafts() == []


def test_a_scan_twice_is_said_and_done_without_a_badge_is_refused(world: World) -> None:
    out(world, "LT-1")
    assert world.scan("LT-1").outcome == "again"
    no = world.counter.finish()
    assert (no.outcome, no.refusal) == ("refused", "no_holder")
    assert world.basket.missing == "Nobody gets it yet. Scan the badge of who does, then DONE."
    assert len(world.basket.assets) == 1


def test_what_the_same_person_has_already_leaves_a_line(world: World) -> None:
    check_out(world.office, world.ids["LT-2"], holder=world.ids["maria"])
    out(world, "20417")
    same = world.scan("LT-2")
    assert (same.outcome, same.title) == ("again", "LT-2 is held by Maria Lopez already, since 24 Nov.")
    world.scan("LT-1")
    assert [(line.tag, bool(line.problem)) for line in world.basket.assets] == [("LT-2", True), ("LT-1", False)]
    world.counter.finish()
    posted = world.counter.choose("without_red")
    assert posted.detail.endswith("left out: LT-2 is held by Maria Lopez already, since 24 Nov.")


def test_a_held_asset_is_transferred_in_one_step(world: World) -> None:
    check_out(world.office, world.ids["LT-2"], holder=world.ids["leo"])
    out(world, "20417", "LT-1")
    held = world.scan("LT-2")
    assert (held.outcome, held.title) == ("choose", "LT-2 is held by Leo Brandt since 24 Nov.")
    assert [choice.text for choice in held.choices] == ["transfer it to Maria Lopez", "leave it here"]
    moved = world.counter.choose(1)
    assert moved.title.startswith("LT-2 transferred to Maria Lopez")
    assert moved.number == "TF-2026-00001"
    assert [line.tag for line in world.basket.lines] == ["LT-1"]  # type: ignore[union-attr]
    assert world.basket.holder is not None
    assert world.basket.holder.held == 1
    world.counter.undo()
    assert world.basket.holder.held == 0


def test_a_held_asset_before_the_badge_asks_for_the_badge_first(sqlite_world: World) -> None:
    check_out(sqlite_world.office, sqlite_world.ids["LT-2"], holder=sqlite_world.ids["leo"])
    out(sqlite_world, "LT-2")
    no = sqlite_world.counter.choose("transfer")
    assert (no.outcome, no.refusal, no.wants) == ("refused", "holder_first", "holder")
    sqlite_world.scan("20417")
    assert sqlite_world.counter.ask_line(0).outcome == "choose"
    assert sqlite_world.counter.choose("transfer").outcome == "done"


def test_an_unanswered_question_leaves_a_red_line_and_loses_no_scan(world: World) -> None:
    check_out(world.office, world.ids["LT-2"], holder=world.ids["leo"])
    out(world, "20417", "LT-1", "LT-2")
    after = world.scan("LT-3")
    assert (after.outcome, after.left) == ("done", "LT-2 was left as it was")
    assert [bool(line.problem) for line in world.basket.assets] == [False, True, False]
    asked = world.scan("%TD-DONE")
    assert [choice.key for choice in asked.choices] == ["without_red", "back"]
    posted = world.scan("%TD-DONE")
    assert (posted.outcome, posted.number) == ("warning", "HR-2026-00002")
    assert "left out: LT-2 is held by Leo Brandt" in posted.detail
    assert asset(world.office, world.ids["LT-2"])["holder_id"] == world.ids["leo"]


@pytest.mark.parametrize(
    ("choice", "first", "basket_of"),
    [
        ("finish_first", "HR-2026-00001", "Leo Brandt"),
        ("change_holder", None, "Leo Brandt"),
        ("ignore", None, "Maria Lopez"),
    ],
)
def test_a_second_badge_asks(sqlite_world: World, choice: str, first: str | None, basket_of: str) -> None:
    out(sqlite_world, "20417", "LT-1")
    asked = sqlite_world.scan("20418")
    assert (asked.outcome, [one.key for one in asked.choices]) == (
        "choose",
        ["finish_first", "change_holder", "ignore"],
    )
    answer = sqlite_world.counter.choose(choice)
    assert answer.number == first
    basket = sqlite_world.basket
    assert basket.holder is not None
    assert (basket.holder.name, len(basket.lines)) == (basket_of, 0 if first else 1)


def test_the_same_badge_again_is_harmless(sqlite_world: World) -> None:
    out(sqlite_world, "20417", "LT-1")
    assert sqlite_world.scan("20417").outcome == "again"


def test_who_has_overdue_things_needs_a_reason(world: World) -> None:
    check_out(world.office, world.ids["LT-5"], holder=world.ids["leo"], due=dt.date(2026, 11, 25))
    world.office.now += dt.timedelta(days=5)
    world.counter.set_mode("check_out")
    warned = world.scan("20418")
    assert (warned.outcome, [one.key for one in warned.choices]) == ("choose", ["with_reason", "other_holder"])
    assert "LT-5" in warned.title
    world.scan("LT-1")
    asked = world.counter.finish()
    assert asked.refusal == "holder_overdue"
    assert world.counter.choose(1).wants == "reason"
    posted = world.type("field week, agreed with the dean")
    assert posted.number == "HR-2026-00002"
    assert "all the same: field week" in posted.detail


def test_another_holder_takes_the_first_one_away(sqlite_world: World) -> None:
    gone = person(sqlite_world.office, "Ann Grey", "20500", active=False)
    out(sqlite_world, "20500")
    assert sqlite_world.keys() == ["with_reason", "other_holder"]
    sqlite_world.counter.choose(2)
    assert sqlite_world.basket.holder is None
    assert gone


def test_a_missing_asset_is_marked_found_and_goes_out(world: World) -> None:
    world.office.perform(ReportMissing((world.ids["LT-1"],), "not at the last audit"))
    out(world, "20417")
    no = world.scan("LT-1")
    assert (no.outcome, no.refusal, world.keys()) == ("refused", "asset_missing", ["found", "leave"])
    assert world.counter.choose("found").title == "LT-1 found"
    assert world.counter.finish().title.startswith("LT-1 checked out to Maria Lopez")


def test_what_is_damaged_stays_here(sqlite_world: World) -> None:
    out(sqlite_world, "20417", "LT-1", "LT-2")
    answer = sqlite_world.scan("%TD-DAMAGED")
    assert (answer.title, answer.number) == ("LT-2 reported damaged", "DR-2026-00001")
    assert [line.tag for line in sqlite_world.basket.assets] == ["LT-1"]
    sqlite_world.scan("%TD-GOOD")
    assert sqlite_world.basket.assets[0].condition == "good"


def test_the_head_and_the_lines_are_entered_by_hand(world: World) -> None:
    out(world, "20417", "LT-1")
    world.counter.change(due=dt.date(2026, 12, 24), place_id=world.ids["lab"])
    world.counter.set_line(0, handed_over=(), condition="fair")
    posted = world.counter.finish()
    assert posted.title.startswith("LT-1 checked out to Maria Lopez, due 24 Dec")
    found = asset(world.office, world.ids["LT-1"])
    assert (found["condition"], found["place_id"]) == ("fair", world.ids["lab"])


def test_what_another_desk_took_is_red_when_it_is_posted(world: World) -> None:
    out(world, "20417", "LT-1", "LT-2")
    check_out(world.office, world.ids["LT-1"], holder=world.ids["leo"])
    no = world.counter.finish()
    assert (no.outcome, no.refusal) == ("refused", "held")
    assert [line.problem_code for line in world.basket.assets] == ["held", ""]


def test_selected_assets_are_added_together(sqlite_world: World) -> None:
    answer = sqlite_world.counter.add_assets((sqlite_world.ids["LT-1"], sqlite_world.ids["LT-2"]))
    assert (answer.detail, sqlite_world.counter.mode) == ("2 assets", "check_out")


def test_a_department_and_a_place_can_hold_things(sqlite_world: World) -> None:
    out(sqlite_world, "ch-220", "LT-1")
    assert sqlite_world.counter.finish().title.startswith("LT-1 checked out to Chemistry")
    out(sqlite_world, "B-204", "LT-2")
    assert sqlite_world.counter.finish().title.startswith("LT-2 checked out to B-204")


def test_what_was_inspected_since_can_go_out(world: World) -> None:
    check_out(world.office, world.ids["MS-1"], holder=world.ids["leo"])
    world.office.perform(CheckIn((InLine(world.ids["MS-1"]),)))
    out(world, "20417", "MS-1")
    assert [line.problem_code for line in world.basket.assets] == ["asset_to_inspect"]
    assert not world.counter.count_again()
    world.office.perform(Inspect(world.ids["MS-1"], (CHECKLIST[0]["text"],), "ready"))
    assert world.counter.count_again()
    assert world.basket.red == ()
    assert world.scan("%TD-DONE").outcome == "done"
