"""Count: a place, then what lies there; numbers and packs, lots, and which count it is for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.counter.world import World
from tests.transactions.count_makers import colleague, count_stock, line_ids, lines, open_count, post_count
from tests.transactions.stock_makers import add_item, receive
from tracker_desktop.counter.lines import scan_lines
from tracker_desktop.queries.count_scope import CountScope, ScopeKind
from tracker_desktop.transactions.ask_recount import AskRecount
from tracker_desktop.transactions.edit_item import EditItem
from tracker_desktop.transactions.rules.item_parts import CodeFields, UnitFields


def counted(world: World, count: int, item: str = "toner") -> Decimal | None:
    """What was counted of an item's only line."""
    (line,) = (line for line in lines(world.office, count) if line["item_id"] == world.ids[item])
    found: Decimal | None = line["counted"]
    return found


@pytest.fixture
def counting(world: World) -> int:
    """A count of everything, and the counter in its mode."""
    count = open_count(world.office, name="Year's end")
    world.counter.set_mode("count")
    return count


def test_each_scan_is_one_more_and_saved_at_once(world: World, counting: int) -> None:
    at = world.scan("S1")
    assert (at.outcome, at.title, at.detail) == ("info", "Counting at Store 1", "0 of 3 lines counted")
    one = world.scan("TNR-26X")
    assert (one.outcome, one.title, one.detail) == ("done", "Counted 1 × Toner HP 26X", "Store 1")
    more = world.scan("TNR-26X")
    assert (more.title, more.detail) == ("Counted 1 more × Toner HP 26X", "Store 1 · now 2")
    assert "book" not in more.message
    assert counted(world, counting) == 2
    assert world.counter.state().count == (counting, "Year's end")
    assert world.counter.state().session.text == "2 counts since 09:40"
    done = world.counter.finish()
    assert (done.title, done.detail) == ("2 counts", "Year's end · 1 of 3 lines counted")


def test_where_it_is_not_blind_the_book_is_said(sqlite_world: World) -> None:
    open_count(sqlite_world.office, blind=False)
    sqlite_world.counter.set_mode("count")
    sqlite_world.scan("S1")
    assert sqlite_world.scan("TNR-26X").detail == "Store 1 · book 1"


def test_a_number_before_is_for_the_next_and_after_for_the_last(world: World, counting: int) -> None:
    world.scan("S1")
    assert world.type("40").title == "40 ×"
    assert world.scan("TNR-26X").title == "Counted 40 × Toner HP 26X"
    assert world.scan("TNR-26X").detail == "Store 1 · now 41"
    assert world.type("43").title == "Counted 43 × Toner HP 26X"
    assert counted(world, counting) == 43
    assert world.type("7").title == "7 ×"  # that line has its number
    world.scan("TNR-26X")
    assert counted(world, counting) == 50


def test_nothing_there_is_a_zero(world: World, counting: int) -> None:
    world.scan_all("S1", "TNR-26X")
    assert world.type("0").title == "Counted 0 × Toner HP 26X"
    assert counted(world, counting) == 0


def test_packs_are_typed_as_they_are_said(world: World, counting: int) -> None:
    box = CodeFields("alias", "BOX-26X", quantity_counted=Decimal(20))
    world.office.perform(EditItem(world.ids["toner"], {}, (box,), (UnitFields("box", 20),)))
    world.scan_all("S1", "TNR-26X")
    assert world.type("3 boxes and 7").title == "Counted 67 × Toner HP 26X"
    (line,) = (line for line in lines(world.office, counting) if line["item_id"] == world.ids["toner"])
    assert (line["counted"], line["entered"]) == (67, "3 boxes and 7")
    assert world.type("2 boxes").title == "2 boxes"
    world.scan("TNR-26X")
    assert counted(world, counting) == 107
    world.scan("BOX-26X")
    assert counted(world, counting) == 127
    world.type("2")
    assert counted(world, counting) == 40
    world.scan("TNR-26X")
    assert world.type("3 crates and 7").refusal == "count_unit_unknown"


def test_several_lots_are_asked_about_by_number(world: World, counting: int) -> None:
    world.scan("A-04")
    asked = world.scan("GLV-NIT-M")
    assert [one.text for one in asked.choices] == [
        "lot 24G118, expires 31 Jan 2027",
        "lot 24G200, expires 30 Jun 2027",
    ]
    assert world.counter.choose(2).detail.startswith("lot 24G200")
    world.type("95")
    world.scan("GLV-NIT-M")
    assert world.scan("24g118").detail.startswith("lot 24G118")
    gloves = [line for line in lines(world.office, counting) if line["item_id"] == world.ids["gloves"]]
    assert [line["counted"] for line in gloves] == [1, 95]


def test_what_waits_for_its_place_is_counted_there(world: World, counting: int) -> None:
    asked = world.scan("TNR-26X")
    assert (asked.outcome, asked.wants) == ("choose", "place")
    unfinished = world.counter.finish()
    assert unfinished.message == "TNR-26X: no place was scanned yet. · Scan where it lies, or CANCEL."
    answer = world.scan("S1")
    assert answer.title == "Counted 1 × Toner HP 26X"
    assert "Counting at Store 1" in answer.detail
    assert counted(world, counting) == 1


def test_what_is_not_on_the_list_is_a_warning_and_counted(world: World) -> None:
    scope = CountScope(ScopeKind.PLACES, (world.ids["store"],), below=False)
    count = open_count(world.office, scope)
    world.counter.set_mode("count")
    outside = world.scan("B-204")
    assert (outside.outcome, outside.title) == ("warning", "B-204 is not in “Count of Store 1”")
    found = world.scan("TNR-26X")
    assert (found.outcome, found.detail) == ("warning", "B-204 · it was not on the list")
    assert [line["asked"] for line in lines(world.office, count)] == [False, True]


def test_several_open_counts_are_asked_about_and_none_is_said(world: World) -> None:
    world.counter.set_mode("count")
    nothing = world.scan("S1")
    assert (nothing.refusal, nothing.wants) == ("count_none", "new_count")
    first, second = open_count(world.office, name="First"), open_count(world.office, name="Second")
    asked = world.scan("S1")
    assert [one.text for one in asked.choices] == ["Second", "First"]
    assert world.counter.choose(2).title == "Counting at Store 1"
    world.scan("TNR-26X")
    assert [counted(world, count) for count in (first, second)] == [1, None]
    assert world.counter.choose_count(second).title == "Counting for “Second”"
    post_count(world.office, first)
    assert world.counter.choose_count(first).refusal == "count_over"


def test_what_was_counted_before_is_added_to_or_counted_anew(world: World, counting: int) -> None:
    sam = colleague(world.office)
    count_stock(world.office, counting, world.ids["toner"], 5, "S1", by=sam)
    world.scan("S1")
    asked = world.scan("TNR-26X")
    assert asked.title == "Toner HP 26X: 5 counted before by Sam Reyes"
    assert [one.text for one in asked.choices] == ["add 1 to it", "count it anew: 1"]
    world.counter.choose(1)
    assert counted(world, counting) == 6
    world.scan("TNR-26X")
    assert counted(world, counting) == 7


@pytest.mark.parametrize(("typed", "found"), [("43", 43), ("1 box and 2", 22)])
def test_how_many_there_are_is_typed_in_answer_to_it(world: World, counting: int, typed: str, found: int) -> None:
    world.office.perform(EditItem(world.ids["toner"], {}, (), (UnitFields("box", 20),)))
    count_stock(world.office, counting, world.ids["toner"], 5, "S1", by=colleague(world.office))
    world.scan_all("S1", "TNR-26X")
    assert world.type(typed).title == f"Counted {found} × Toner HP 26X"
    assert counted(world, counting) == found
    assert world.type("7").title == "7 ×"  # that line has its number


def test_what_one_person_typed_or_counted_is_not_the_next_ones(world: World, counting: int) -> None:
    sam = colleague(world.office)
    world.scan_all("S1", "TNR-26X")
    world.type("6")
    world.type("22")
    world.counter.sign_in(sam)
    assert world.scan("TNR-26X").title == "Toner HP 26X: 6 counted before by Rita Osei"
    assert [one.text for one in world.counter.state().choices] == ["add 1 to it", "count it anew: 1"]


def test_a_typed_quantity_does_not_wait_in_another_mode(world: World, counting: int) -> None:
    world.scan("S1")
    world.type("22")
    world.counter.set_mode("look_up")
    world.counter.set_mode("count")
    assert world.scan("TNR-26X").title == "Counted 1 × Toner HP 26X"


def test_a_recount_begins_anew(world: World, counting: int) -> None:
    sam = colleague(world.office)
    count_stock(world.office, counting, world.ids["toner"], 5, "S1", by=sam)
    (line,) = (line for line in lines(world.office, counting) if line["counted"] is not None)
    world.office.perform(AskRecount(counting, (line["id"],)))
    world.scan("S1")
    assert world.scan("TNR-26X").title == "Recounted 1 × Toner HP 26X"
    world.scan("TNR-26X")
    assert counted(world, counting) == 2


def test_undo_takes_back_the_last_scan(world: World, counting: int) -> None:
    world.scan_all("S1", "TNR-26X", "TNR-26X")
    assert world.scan("%TD-UNDO").title == "Undone: Counted 1 more × Toner HP 26X"
    assert counted(world, counting) == 1


def test_the_mode_is_there_without_a_window(sqlite_world: World) -> None:
    world = sqlite_world
    count = open_count(world.office)
    rows = list(scan_lines(world.office.store, world.office.me, "count", ["S1", "3*TNR-26X", "TNR-26X", "DONE"]))
    assert [row["outcome"] for row in rows] == ["done", "done", "done", "done"]
    assert rows[-1]["message"] == "2 counts · Count of all stock · 1 of 3 lines counted"
    assert counted(world, count) == 4


def test_what_is_kept_by_lots_and_known_nowhere_cannot_be_counted(sqlite_world: World) -> None:
    add_item(sqlite_world.office, "VAC", "Vaccine", lot_policy="required")
    open_count(sqlite_world.office)
    sqlite_world.counter.set_mode("count")
    sqlite_world.scan("S1")
    assert sqlite_world.scan("VAC").refusal == "count_no_lot"
    assert sqlite_world.scan("LT-1").refusal == "wrong_kind"
    receive(sqlite_world.office, sqlite_world.ids["toner"], 1)
    assert line_ids(sqlite_world.office, 1)


def test_cancel_forgets_the_place(world: World, counting: int) -> None:
    world.scan_all("S1", "%TD-CANCEL")
    assert world.scan("TNR-26X").wants == "place"
    assert counted(world, counting) is None


def test_packs_that_an_item_does_not_have_are_for_no_other_item(world: World, counting: int) -> None:
    world.scan("S1")
    world.type("3 crates")
    assert world.scan("TNR-26X").outcome == "refused"
    assert world.scan("TNR-26X").title == "Counted 1 × Toner HP 26X"


def test_of_several_counts_the_place_says_which(world: World) -> None:
    open_count(world.office, CountScope(ScopeKind.PLACES, (world.ids["store"],), below=False), name="Store 1")
    shelf = open_count(world.office, CountScope(ScopeKind.PLACES, (world.ids["a04"],)), name="Shelf")
    world.counter.set_mode("count")
    assert world.scan("A-04").title == "Counting at Store 1 / A-04"
    assert world.counter.state().count == (shelf, "Shelf")
