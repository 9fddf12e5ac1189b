"""Count: what is typed or scanned instead of an item: quantities that are none, and the numbers of lots."""

from __future__ import annotations

import pytest

from tests.counter.world import World
from tests.transactions.count_makers import colleague, count_stock, lines, open_count
from tests.transactions.stock_makers import JUNE, add_item, receive
from tracker_desktop.counter.lines import scan_lines
from tracker_desktop.queries.count_scope import CountScope, ScopeKind

BELOW = "A count is 0 or more. · Type 0 where nothing is there."
PARTS = "Parts of one are typed like 0.5. · Type the quantity again."


@pytest.fixture
def counting(world: World) -> int:
    """A count of everything, and the counter in its mode at Store 1."""
    count = open_count(world.office, name="Year's end")
    world.counter.set_mode("count")
    world.scan("S1")
    return count


def counted_lots(world: World, count: int) -> dict[int, object]:
    """What was counted of each lot, by its id."""
    return {line["lot_id"]: line["counted"] for line in lines(world.office, count) if line["counted"] is not None}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("-5", BELOW),
        ("−0,5", BELOW),
        ("-3 boxes", BELOW),
        ("½", PARTS),
        ("2½", PARTS),
        ("1/2", PARTS),
        ("1 1/2", PARTS),
        ("½ box", PARTS),
    ],
)
def test_what_is_no_quantity_is_said_and_not_noted(world: World, counting: int, text: str, says: str) -> None:
    before = world.type(text)
    world.scan("TNR-26X")
    after = world.type(text)
    assert [(one.outcome, one.message) for one in (before, after)] == [("refused", says), ("refused", says)]
    assert world.type("4").title == "Counted 4 × Toner HP 26X"
    assert "unknown" not in world.counter.finish().message


def test_it_leaves_the_question_open(world: World, counting: int) -> None:
    count_stock(world.office, counting, world.ids["toner"], 6, "S1", by=colleague(world.office))
    world.scan("TNR-26X")
    for text, says in (("-5", BELOW), ("1/2", PARTS)):
        assert world.type(text).message == says
        assert world.keys() == ["count_more", "count_anew"]
    assert world.type("22").title == "Counted 22 × Toner HP 26X"


def test_a_burst_of_the_same_is_a_code(world: World, counting: int) -> None:
    assert world.scan("1/2").outcome == "unknown"
    assert world.type("=-5").outcome == "unknown"


def test_a_code_of_an_item_stays_one(world: World, counting: int) -> None:
    add_item(world.office, "1/2", "Half inch valve")
    assert world.type("1/2").title == "Counted 1 × Half inch valve"


def test_a_lot_that_one_item_has_is_its_line(world: World, counting: int) -> None:
    world.scan("A-04")
    assert world.scan("24g200").message.startswith("Counted 1 × Nitrile gloves, medium · lot 24G200")
    world.type("95")
    assert list(counted_lots(world, counting).values()) == [95]
    world.scan("B-204")
    assert "it was not on the list" in world.scan("24G200").detail


def test_lots_that_wait_for_their_place_are_each_counted_there(world: World) -> None:
    count = open_count(world.office)
    world.counter.set_mode("count")
    asked = world.scan("24G118")
    assert (asked.wants, asked.title) == ("place", "Where does Nitrile gloves, medium lie?")
    world.scan("24G200")
    world.scan("A-04")
    assert list(counted_lots(world, count).values()) == [1, 1]


def test_a_lot_of_several_items_is_asked_about(world: World) -> None:
    large = add_item(world.office, "GLV-NIT-L", "Nitrile gloves, large")
    receive(world.office, large, 10, "0.07", lot="24G200", expiry=JUNE)
    count = open_count(world.office)
    world.counter.set_mode("count")
    world.scan("S1")
    asked = world.scan("24G200")
    assert asked.title == "24G200: a lot of which item?"
    assert [one.text for one in asked.choices] == [
        "GLV-NIT-L · Nitrile gloves, large",
        "GLV-NIT-M · Nitrile gloves, medium",
    ]
    assert world.counter.choose(1).title == "Counted 1 × Nitrile gloves, large"
    (line,) = (line for line in lines(world.office, count) if line["counted"] is not None)
    assert line["item_id"] == large


def test_a_lot_that_the_count_does_not_list_is_said(world: World) -> None:
    open_count(world.office, CountScope(ScopeKind.ITEMS, (world.ids["toner"],)), name="Toner")
    world.counter.set_mode("count")
    world.scan("S1")
    answer = world.scan("24G200")
    assert answer.outcome == "refused"
    assert answer.message == (
        "24G200 is a lot of Nitrile gloves, medium, which “Toner” does not list. · "
        "Scan the item to count it all the same."
    )
    assert world.scan("NEVER-1").outcome == "unknown"


def test_lots_stand_in_a_file_too(sqlite_world: World) -> None:
    open_count(sqlite_world.office)
    rows = list(scan_lines(sqlite_world.office.store, sqlite_world.office.me, "count", ["A-04", "12*24G200", "DONE"]))
    assert [row["outcome"] for row in rows] == ["done", "done", "done"]
    assert "Counted 12 × Nitrile gloves, medium" in rows[1]["message"]
