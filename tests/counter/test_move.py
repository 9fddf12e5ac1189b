"""Move: a place, then what goes there."""

from __future__ import annotations

from tests.counter.world import World
from tests.transactions.makers import asset, sightings
from tests.transactions.stock_makers import add_item, place, receive, stock


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


def test_stock_is_lifted_off_its_shelf_counted_and_put_down(world: World) -> None:
    office, gloves = world.office, world.ids["gloves"]
    world.counter.set_mode("move")
    asked = world.scan("GLV-NIT-M")
    assert (asked.outcome, asked.title) == ("choose", "From where are 1 × Nitrile gloves, medium taken?")
    taken = world.type("2")
    assert taken.title == "Where does 1 × Nitrile gloves, medium · lot 24G200, expires 30 Jun 2027 · Store 1 / A-04 go?"
    assert taken.detail == "scan the place, or type how many first"
    counted = world.type("40")
    assert counted.detail == "scan the place"
    state = world.counter.state()
    assert state.standing.startswith("waiting for the place: 40 × Nitrile gloves, medium · lot 24G200")
    done = world.scan("STOCKROOM")
    assert done.title == "40 × Nitrile gloves, medium moved to Stockroom"
    assert stock(office, gloves)[("24G200", "STOCKROOM")] == 40
    assert world.counter.state().place is None
    assert world.counter.undo().outcome == "done"
    assert stock(office, gloves)[("24G200", "A-04")] == 100


def test_the_code_of_the_shelf_says_from_where(sqlite_world: World) -> None:
    office, ids = sqlite_world.office, sqlite_world.ids
    receive(office, ids["toner"], 5, place_id=place(office))
    sqlite_world.counter.set_mode("move")
    assert len(sqlite_world.scan("TNR-26X").choices) == 2
    assert sqlite_world.scan("STOCKROOM").wants == "place"
    assert sqlite_world.type("6").refusal == "stock_not_that_much"
    sqlite_world.type("5")
    assert sqlite_world.scan("STOCKROOM").refusal == "move_same_place"
    assert sqlite_world.scan("A-04").outcome == "done"
    assert stock(office, ids["toner"]) == {("", "A-04"): 5, ("", "S1"): 1}


def test_each_item_is_put_away_at_its_own_place(sqlite_world: World) -> None:
    office, ids = sqlite_world.office, sqlite_world.ids
    add_item(office, "NEW", "New")
    item = add_item(office, "PIP", "Pipettes")
    receive(office, item, 9, place_id=place(office))
    sqlite_world.counter.set_mode("move")
    sqlite_world.scan_all("PIP", "PIP")
    assert sqlite_world.counter.state().standing == "waiting for the place: 2 × Pipettes · Stockroom"
    sqlite_world.scan_all("A-04", "TNR-26X")
    assert stock(office, item) == {("", "STOCKROOM"): 7, ("", "A-04"): 2}
    assert stock(office, ids["toner"]) == {("", "S1"): 1}
    assert sqlite_world.scan("B-204").title == "1 × Toner HP 26X moved to B-204"
    assert sqlite_world.counter.finish().title == "2 moves"
    assert sqlite_world.scan("NEW").refusal == "stock_none"


def test_a_number_while_it_is_asked_from_where_is_how_many(sqlite_world: World) -> None:
    office, gloves = sqlite_world.office, sqlite_world.ids["gloves"]
    sqlite_world.counter.set_mode("move")
    sqlite_world.scan("GLV-NIT-M")
    again = sqlite_world.type("60")
    assert [one.text for one in again.choices] == ["100 · lot 24G200, expires 30 Jun 2027 · Store 1 / A-04"]
    sqlite_world.type("1")
    sqlite_world.scan("STOCKROOM")
    assert stock(office, gloves)[("24G200", "STOCKROOM")] == 60


def test_what_waits_is_given_up_by_cancel(sqlite_world: World) -> None:
    sqlite_world.counter.set_mode("move")
    sqlite_world.scan("TNR-26X")
    assert sqlite_world.counter.finish().refusal == "place_first"
    sqlite_world.scan("%TD-CANCEL")
    assert sqlite_world.counter.state().standing == ""
    sqlite_world.scan("B-204")
    assert sqlite_world.counter.state().standing == "to B-204"


def test_a_code_that_names_its_lot_takes_that_lot(sqlite_world: World) -> None:
    office, gloves = sqlite_world.office, sqlite_world.ids["gloves"]
    sqlite_world.counter.set_mode("move")
    label = "]C1010400638133393110"
    assert sqlite_world.scan(f"{label}NEVER").refusal == "lot_not_at"
    assert sqlite_world.scan(f"{label}24G200").wants == "place"
    sqlite_world.type("7")
    assert sqlite_world.scan("STOCKROOM").outcome == "done"
    assert stock(office, gloves)[("24G200", "STOCKROOM")] == 7
