"""Move: a place, then what goes there."""

from __future__ import annotations

from tests.counter.world import World
from tests.transactions.makers import asset, sightings
from tests.transactions.stock_makers import place, receive, stock


def test_things_go_where_the_last_place_says(world: World) -> None:
    world.counter.set_mode("move")
    assert world.scan("B-204").title == "Things go to B-204 now"
    assert world.scan("LT-1").title == "LT-1 moved to B-204"
    world.scan_all("A-04", "LT-2")
    assert asset(world.office, world.ids["LT-1"])["place_id"] == world.ids["lab"]
    assert asset(world.office, world.ids["LT-2"])["place_id"] == world.ids["a04"]
    assert world.counter.state().place == (world.ids["a04"], "Store 1 / A-04")
    assert world.counter.finish().title == "2 moves"


def test_what_is_there_already_is_only_seen(world: World) -> None:
    world.counter.set_mode("move")
    world.scan_all("B-204", "LT-1")
    again = world.scan("LT-1")
    assert (again.outcome, again.title) == ("again", "LT-1 is at B-204 already")
    assert len(sightings(world.office, world.ids["LT-1"])) == 2


def test_a_thing_before_a_place_waits_for_it(world: World) -> None:
    world.counter.set_mode("move")
    asked = world.scan("LT-1")
    assert (asked.outcome, asked.wants, asked.choices) == ("choose", "place", ())
    world.scan("LT-2")
    assert world.counter.finish().refusal == "place_first"
    assert world.scan("B-204").title == "2 assets moved to B-204"
    assert asset(world.office, world.ids["LT-2"])["place_id"] == world.ids["lab"]


def test_stock_moves_by_a_typed_quantity(world: World) -> None:
    world.counter.set_mode("move")
    world.scan("STOCKROOM")
    assert world.type("1").title == "1 ×"
    world.scan("TNR-26X")
    assert stock(world.office, world.ids["toner"]) == {("", "STOCKROOM"): 1}
    assert world.scan("TNR-26X").refusal == "stock_none"


def test_stock_in_several_lots_asks_which(world: World) -> None:
    world.counter.set_mode("move")
    world.scan("STOCKROOM")
    world.type("20")
    asked = world.scan("GLV-NIT-M")
    assert [one.text for one in asked.choices] == [
        "30 · lot 24G118, expires 31 Jan 2027 · Store 1 / A-04",
        "100 · lot 24G200, expires 30 Jun 2027 · Store 1 / A-04",
    ]
    assert world.counter.choose(2).outcome == "done"
    assert stock(world.office, world.ids["gloves"])[("24G200", "STOCKROOM")] == 20
    world.type("500")
    assert world.scan("GLV-NIT-M").refusal == "stock_not_that_much"


def test_an_item_before_the_place_goes_there_too(sqlite_world: World) -> None:
    receive(sqlite_world.office, sqlite_world.ids["toner"], 5, place_id=place(sqlite_world.office))
    sqlite_world.counter.set_mode("move")
    sqlite_world.scan_all("LT-1", "TNR-26X")
    answer = sqlite_world.scan("B-204")
    assert (answer.outcome, len(answer.choices)) == ("choose", 2)
    assert asset(sqlite_world.office, sqlite_world.ids["LT-1"])["place_id"] == sqlite_world.ids["lab"]
    assert sqlite_world.counter.choose(1).outcome == "done"


def test_cancel_forgets_the_place(sqlite_world: World) -> None:
    sqlite_world.counter.set_mode("move")
    sqlite_world.scan_all("B-204", "%TD-CANCEL")
    assert sqlite_world.scan("LT-1").wants == "place"
