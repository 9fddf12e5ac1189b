"""Kits at the counter: one code, all that is in it."""

from __future__ import annotations

from decimal import Decimal

from tests.counter.world import World
from tests.transactions.stock_makers import add_item, receive
from tracker_desktop.transactions.add_kit import AddKit
from tracker_desktop.transactions.edit_item import EditItem
from tracker_desktop.transactions.rules.kit_fields import KitFields, KitPart


def add_kit(world: World, toner: int = 1) -> int:
    tape = add_item(world.office, "TAPE", "Tape")
    receive(world.office, tape, 20)
    parts = (KitPart("GLV-NIT-M", Decimal(10)), KitPart("TAPE", Decimal(2)))
    more = (KitPart("TNR-26X", Decimal(toner)),) if toner else ()
    world.office.perform(AddKit(KitFields("KIT-1", "Starter set"), (*parts, *more)))
    return tape


def lines(world: World) -> list[tuple[str, Decimal]]:
    return [(line.sku, line.quantity) for line in world.basket.stock]


def test_a_kit_is_all_that_is_in_it_as_often_as_was_typed(world: World) -> None:
    add_kit(world, 0)
    world.counter.set_mode("issue")
    world.scan("20417")
    world.type("3")
    added = world.scan("KIT-1")
    assert (added.outcome, added.title) == ("done", "3 × Starter set")
    assert added.detail == "30 × Nitrile gloves, medium, 6 × Tape"
    assert lines(world) == [("GLV-NIT-M", Decimal(30)), ("TAPE", Decimal(6))]
    world.scan("KIT-1")
    assert lines(world) == [("GLV-NIT-M", Decimal(40)), ("TAPE", Decimal(8))]
    assert world.counter.finish().title == "2 items issued to Maria Lopez"


def test_a_kit_is_found_by_its_name_and_asks_about_what_is_short(sqlite_world: World) -> None:
    add_kit(sqlite_world)
    sqlite_world.counter.set_mode("issue")
    sqlite_world.scan("20417")
    assert sqlite_world.type("starter").title == "1 × Starter set"
    short = sqlite_world.scan("KIT-1")
    assert (short.outcome, short.title) == ("choose", "Toner HP 26X: 2 asked, 1 on hand")
    assert lines(sqlite_world)[0] == ("GLV-NIT-M", Decimal(20))


def test_what_a_kit_cannot_be_leaves_the_list_alone(sqlite_world: World) -> None:
    tape = add_kit(sqlite_world, 0)
    sqlite_world.counter.set_mode("issue")
    sqlite_world.scan("20417")
    sqlite_world.type("1.5")
    assert sqlite_world.scan("KIT-1").refusal == "kit_whole"
    sqlite_world.office.perform(EditItem(tape, {"active": False}))
    sqlite_world.type("1")
    assert sqlite_world.scan("KIT-1").refusal == "kit_retired"
    assert lines(sqlite_world) == []
    sqlite_world.counter.set_mode("receive")
    assert sqlite_world.scan("KIT-1").title == "KIT-1 is a kit."
