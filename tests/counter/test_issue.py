"""Issue: quantities before and after the item, first expired first, short stock said at once."""

from __future__ import annotations

from decimal import Decimal

from tests.counter.world import World
from tests.transactions.makers import add_department, add_place
from tests.transactions.stock_makers import lot, place, receive, stock


def start(world: World, *codes: str) -> None:
    world.counter.set_mode("issue")
    world.scan_all(*codes)


def test_forty_go_out_of_two_lots_the_first_to_expire_first(world: World) -> None:
    start(world, "20417")
    assert world.type("40").title == "40 ×"
    added = world.scan("GLV-NIT-M")
    assert (added.outcome, added.title) == ("done", "40 × Nitrile gloves, medium")
    assert "lot 24G118 goes first, it expires 31 Jan 2027" in added.detail
    assert "90 will be left" in added.detail
    line = world.basket.stock[0]
    assert [(part.lot_number, part.quantity) for part in line.taken] == [
        ("24G118", Decimal(30)),
        ("24G200", Decimal(10)),
    ]
    assert line.value == Decimal("2.80")
    posted = world.scan("%TD-DONE")
    assert posted.number == "IS-2026-00001"
    assert stock(world.office, world.ids["gloves"]) == {("24G200", "A-04"): Decimal(90)}


def test_a_number_after_an_item_is_for_its_line(world: World) -> None:
    start(world, "20417", "GLV-NIT-M")
    assert world.type("12").title == "12 × Nitrile gloves, medium"
    assert world.type("5").title == "5 ×"
    world.scan("TNR-26X")
    assert [line.count for line in world.basket.stock] == [Decimal(12), Decimal(5)]


def test_a_repeated_item_adds_and_a_burst_is_always_a_code(sqlite_world: World) -> None:
    start(sqlite_world, "20417", "GLV-NIT-M", "GLV-NIT-M", "4006381333931")
    assert sqlite_world.basket.stock[0].quantity == 3
    assert sqlite_world.scan("40").outcome == "unknown"
    assert sqlite_world.type("=20418").outcome == "choose"


def test_short_stock_is_red_at_once(world: World) -> None:
    start(world, "20417")
    world.type("3")
    short = world.scan("TNR-26X")
    assert (short.outcome, short.title) == ("choose", "Toner HP 26X: 3 asked, 1 on hand")
    assert [one.text for one in short.choices] == ["issue 1", "back order the rest (2)", "remove the line"]
    world.counter.choose(1)
    assert world.basket.stock[0].quantity == 1
    assert world.counter.finish().title == "1 × Toner HP 26X issued to Maria Lopez"


def test_short_at_one_place_is_taken_from_another(world: World) -> None:
    receive(world.office, world.ids["toner"], 5, "38.00", place_id=place(world.office))
    start(world, "20417", "S1")
    world.type("3")
    world.scan("TNR-26X")
    assert world.keys() == ["issue_here", "elsewhere", "back_order", "remove"]
    asked = world.counter.choose("elsewhere")
    assert [one.text for one in asked.choices] == ["5 · Stockroom"]
    world.counter.choose(1)
    assert world.counter.finish().outcome == "done"
    assert stock(world.office, world.ids["toner"]) == {("", "S1"): Decimal(1), ("", "STOCKROOM"): Decimal(2)}


def test_another_lot_than_the_first_to_expire_asks_for_a_reason(world: World) -> None:
    gloves = world.ids["gloves"]
    start(world, "20417", "GLV-NIT-M")
    world.type("40")
    world.counter.set_line(0, lot_id=lot(world.office, gloves, "24G200"))
    asked = world.scan("%TD-DONE")
    assert (asked.outcome, asked.refusal) == ("refused", "issue_not_first")
    assert world.keys() == ["with_reason", "back"]
    world.counter.choose("back")
    assert stock(world.office, gloves)["24G200", "A-04"] == 100
    assert world.basket.holder is not None
    world.scan("%TD-DONE")
    posted = world.counter.choose("with_reason", "the trial wants that lot")
    assert (posted.outcome, posted.number) == ("done", "IS-2026-00001")
    assert stock(world.office, gloves) == {("24G118", "A-04"): Decimal(30), ("24G200", "A-04"): Decimal(60)}


def test_the_first_lot_asks_nothing_though_it_was_named(sqlite_world: World) -> None:
    start(sqlite_world, "20417", "GLV-NIT-M")
    sqlite_world.counter.set_line(0, lot_id=lot(sqlite_world.office, sqlite_world.ids["gloves"], "24G118"))
    assert sqlite_world.counter.finish().outcome == "done"


def test_a_place_sets_where_the_next_lines_come_from(sqlite_world: World) -> None:
    receive(sqlite_world.office, sqlite_world.ids["toner"], 5, "38.00", place_id=place(sqlite_world.office))
    start(sqlite_world, "20417", "STOCKROOM", "TNR-26X", "S1", "TNR-26X")
    assert [line.place for line in sqlite_world.basket.stock] == ["Stockroom", "Store 1"]
    assert [line.left for line in sqlite_world.basket.stock] == [4, 0]


def test_two_lines_never_take_the_same_stock(sqlite_world: World) -> None:
    start(sqlite_world, "20417", "TNR-26X", "S1")
    short = sqlite_world.scan("TNR-26X")
    assert short.title == "Toner HP 26X: 1 asked, 0 on hand"
    assert sqlite_world.keys() == ["back_order_all", "remove"]


def test_an_unanswered_short_line_is_left_out_after_asking(world: World) -> None:
    start(world, "20417", "GLV-NIT-M")
    world.type("1")
    world.type("3")
    world.scan("TNR-26X")
    world.scan("A-04")
    assert world.scan("%TD-DONE").choices[0].text == "go on without it"
    posted = world.counter.choose(1)
    assert (posted.outcome, posted.number) == ("warning", "IS-2026-00001")
    assert "left out: Toner HP 26X: 3 asked, 1 on hand." in posted.detail


def test_quantities_that_cannot_be_are_refused_with_words(sqlite_world: World) -> None:
    start(sqlite_world, "20417")
    assert sqlite_world.type("0").refusal == "quantity_zero"
    sqlite_world.type("0.5")
    assert sqlite_world.scan("GLV-NIT-M").refusal == "quantity_whole"
    assert sqlite_world.scan("40*GLV-NIT-M", "line").outcome == "done"
    assert sqlite_world.scan("1000000000*GLV-NIT-M", "line").refusal == "quantity_too_large"


def test_a_department_gets_it_with_its_charge_code(sqlite_world: World) -> None:
    start(sqlite_world, "CH-220", "GLV-NIT-M")
    sqlite_world.counter.change(reference="Requisition 5521")
    assert sqlite_world.counter.finish().title == "1 × Nitrile gloves, medium issued to Chemistry"


def test_a_name_typed_by_hand_is_who_gets_it(world: World) -> None:
    start(world)
    assert world.type("leo").title == "Leo Brandt"
    assert world.basket.holder is not None
    world.scan_all("TNR-26X")
    assert world.type("maria").outcome == "unknown"


def test_several_who_are_called_so_are_asked_about(world: World) -> None:
    add_department(world.office, "Lopez Institute")
    start(world)
    asked = world.type("lopez")
    assert (asked.outcome, asked.title) == ("choose", "lopez: who or what is meant?")
    assert [one.text for one in asked.choices] == ["for Lopez Institute", "for Maria Lopez · Chemistry · badge 20417"]
    assert world.counter.choose(2).title == "Maria Lopez"


def test_a_place_typed_like_a_department_is_asked_about(world: World) -> None:
    add_place(world.office, "CHEM", "Chemistry building")
    start(world)
    assert world.scan("CHEM").title == "Taken from Chemistry building from now on"
    world.counter.document().cancel()
    asked = world.type("chem")
    assert [one.text for one in asked.choices] == ["for Chemistry · CH-220", "take from Chemistry building"]
    assert world.counter.choose(1).title == "Chemistry"
    assert world.type("chem").title == "Taken from Chemistry building from now on"


def test_a_place_typed_like_a_department_may_get_what_goes_out(world: World) -> None:
    add_place(world.office, "CHEM", "Chemistry building")
    world.counter.set_mode("check_out")
    assert [one.text for one in world.type("chem").choices] == ["for Chemistry · CH-220", "for Chemistry building"]
    assert world.counter.choose(2).title == "Chemistry building"
