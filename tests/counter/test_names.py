"""Names typed by hand in the scan field: what the mode takes is found by a part of what it is called."""

from __future__ import annotations

import pytest

from tests.counter.world import World
from tests.transactions.makers import add_asset, add_place, asset
from tests.transactions.stock_makers import add_item, stock

MODES_OF_ITEMS = ("look_up", "issue", "receive")


@pytest.mark.parametrize("mode", MODES_OF_ITEMS)
@pytest.mark.parametrize("typed", ["nitrile gloves", "NITRILE", "gloves, medium", "medium gloves", "glov"])
def test_an_item_is_found_by_a_part_of_its_name(sqlite_world: World, mode: str, typed: str) -> None:
    sqlite_world.counter.set_mode(mode)
    answer = sqlite_world.type(typed)
    assert (answer.kind, answer.id) == ("item", sqlite_world.ids["gloves"])


def test_an_item_is_found_by_its_name_on_each_database(world: World) -> None:
    world.counter.set_mode("issue")
    world.type("40")
    assert world.type("nitrile gloves").title == "40 × Nitrile gloves, medium"
    assert world.type("toner").title == "1 × Toner HP 26X"


@pytest.mark.parametrize("mode", MODES_OF_ITEMS)
@pytest.mark.parametrize(("typed", "how"), [("nitrile", "burst"), ("nitrile", "line"), ("=nitrile", "typed")])
def test_only_what_a_hand_types_is_a_name(sqlite_world: World, mode: str, typed: str, how: str) -> None:
    sqlite_world.counter.set_mode(mode)
    assert sqlite_world.scan(typed, how).outcome == "unknown"


@pytest.mark.parametrize("typed", ["ni", "rile", "GLV-NIT", "LT-0", "26", "nitrile boots"])
def test_codes_that_are_cut_short_are_no_names(sqlite_world: World, typed: str) -> None:
    assert sqlite_world.type(typed).outcome == "unknown"


def test_several_items_that_are_called_so_are_asked_about(sqlite_world: World) -> None:
    add_item(sqlite_world.office, "GLV-LTX", "Latex gloves")
    sqlite_world.counter.set_mode("issue")
    sqlite_world.type("12")
    asked = sqlite_world.type("gloves")
    assert (asked.outcome, asked.title) == ("choose", "gloves: who or what is meant?")
    assert [one.text for one in asked.choices] == ["GLV-LTX · Latex gloves", "GLV-NIT-M · Nitrile gloves, medium"]
    assert sqlite_world.counter.choose(2).title == "12 × Nitrile gloves, medium"


def test_more_than_nine_that_are_called_so_are_too_many(sqlite_world: World) -> None:
    for number in range(10):
        add_item(sqlite_world.office, f"CBL-{number}", f"Cable {number}")
    assert sqlite_world.type("cable").refusal == "many_names"
    assert sqlite_world.type("cable 7").title == "CBL-7"


def test_a_place_is_found_by_its_name(sqlite_world: World) -> None:
    add_place(sqlite_world.office, "S2", "Store 2", "store")
    sqlite_world.counter.set_mode("move")
    assert sqlite_world.type("store 2").title == "Things go to Store 2 now"
    assert sqlite_world.type("Store 1/A-04").title == "Things go to Store 1 / A-04 now"
    assert sqlite_world.type("store 1").title == "Things go to Store 1 now"
    sqlite_world.counter.set_mode("look_up")
    assert sqlite_world.type("store 2").title == "Store 2"


def test_a_place_that_is_called_so_twice_is_asked_about(sqlite_world: World) -> None:
    for code, parent in (("X3", "store"), ("Y3", "lab")):
        add_place(sqlite_world.office, code, "Shelf 3", "bin", parent_id=sqlite_world.ids[parent])
    sqlite_world.counter.set_mode("move")
    assert [one.text for one in sqlite_world.type("shelf 3").choices] == [
        "B-204 / Shelf 3 · Y3",
        "Store 1 / Shelf 3 · X3",
    ]
    assert sqlite_world.counter.choose(2).title == "Things go to Store 1 / Shelf 3 now"


def test_the_name_of_a_place_answers_where_something_goes(sqlite_world: World) -> None:
    lab = add_place(sqlite_world.office, "T1", "Toner room")
    sqlite_world.counter.set_mode("move")
    assert sqlite_world.scan("LT-1").wants == "place"
    assert sqlite_world.type("toner").title == "LT-1 moved to Toner room"
    assert asset(sqlite_world.office, sqlite_world.ids["LT-1"])["place_id"] == lab


def test_a_name_may_be_what_goes_there(sqlite_world: World) -> None:
    sqlite_world.counter.set_mode("move")
    sqlite_world.scan("B-204")
    assert sqlite_world.type("toner").kind == "item"
    assert stock(sqlite_world.office, sqlite_world.ids["toner"]) == {("", "B-204"): 1}
    assert sqlite_world.type("zeiss").title == "MS-1 moved to B-204"


def test_an_asset_is_found_by_its_description(sqlite_world: World) -> None:
    add_asset(sqlite_world.office, "Zeiss Stemi 305", tag="MS-2")
    sqlite_world.counter.set_mode("check_out")
    assert sqlite_world.type("primostar").title == "MS-1 added"
    assert [one.text for one in sqlite_world.type("zeiss").choices] == [
        "MS-1 · Zeiss Primostar 3 microscope",
        "MS-2 · Zeiss Stemi 305",
    ]
    assert sqlite_world.counter.choose(2).title == "MS-2 added"


def test_a_name_typed_in_check_in_says_who_it_is(sqlite_world: World) -> None:
    sqlite_world.counter.set_mode("check_in")
    assert sqlite_world.type("maria").title == "Maria Lopez"
    assert sqlite_world.type("nitrile").outcome == "unknown"


def test_the_number_of_a_lot_is_no_name_and_a_name_no_lot(sqlite_world: World) -> None:
    add_item(sqlite_world.office, "AGAR", "Agar", lot_policy="required")
    sqlite_world.counter.set_mode("receive")
    sqlite_world.scan("AGAR")
    assert sqlite_world.type("toner").title == "1 × Toner HP 26X"
    sqlite_world.scan("AGAR")
    sqlite_world.type("26X")
    assert sqlite_world.basket.stock[0].lot == "26X"


def test_a_place_and_who_is_called_so_are_asked_about_once(sqlite_world: World) -> None:
    add_place(sqlite_world.office, "LR", "Lopez room")
    sqlite_world.counter.set_mode("issue")
    asked = sqlite_world.type("lopez")
    assert [one.text for one in asked.choices] == [
        "take from Lopez room",
        "for Maria Lopez · Chemistry · badge 20417",
    ]
    assert sqlite_world.counter.choose(1).title == "Taken from Lopez room from now on"
