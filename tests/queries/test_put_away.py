"""Where goods are proposed to be put, in the order of what is best."""

from __future__ import annotations

from tests.store_fixtures import Office
from tests.transactions.makers import add_place
from tests.transactions.stock_makers import add_item, place, receive
from tracker_desktop.queries.put_away import Proposal, PutAway
from tracker_desktop.transactions.edit_item import EditItem
from tracker_desktop.transactions.edit_place import EditPlace


def test_each_reason_in_its_turn(office: Office) -> None:
    store = place(office)
    item = add_item(office)
    assert office.read(PutAway(item)) == Proposal(store, "Stockroom", "the store itself")
    second = add_place(office, "A-10", "A-10", "bin", parent_id=store)
    first = add_place(office, "A-9", "A-9", "bin", parent_id=store)
    assert office.read(PutAway(item)) == Proposal(first, "Stockroom / A-9", "an empty bin")
    assert office.read(PutAway(item, taken=(first,))) == Proposal(second, "Stockroom / A-10", "an empty bin")
    third = add_place(office, "B-1", "B-1", "bin", parent_id=store)
    receive(office, item, 5, lot="L1", place_id=third)
    assert office.read(PutAway(item)) == Proposal(third, "Stockroom / B-1", "more of it lies there")
    office.perform(EditItem(item, {"home_place_id": second}))
    assert office.read(PutAway(item)) == Proposal(second, "Stockroom / A-10", "its home")
    assert office.read(PutAway(item, "L1")) == Proposal(third, "Stockroom / B-1", "the same lot lies there")
    assert office.read(PutAway(item, "L2")) == Proposal(second, "Stockroom / A-10", "its home")


def test_the_home_of_another_and_what_holds_something_are_not_empty(sqlite_office: Office) -> None:
    office = sqlite_office
    store = place(office)
    bins = [add_place(office, code, code, "bin", parent_id=store) for code in ("A-1", "A-2", "A-3")]
    other = add_item(office, "TNR", "Toner", home_place_id=bins[0])
    receive(office, other, 1, place_id=bins[1])
    item = add_item(office)
    found = office.read(PutAway(item))
    assert found is not None
    assert found.place_id == bins[2]


def test_hold_and_quarantine_and_what_is_not_used_any_more_are_passed_over(sqlite_office: Office) -> None:
    office = sqlite_office
    store = place(office)
    hold = add_place(office, "HOLD", "Hold", "hold", parent_id=store)
    caged = add_place(office, "H-1", "H-1", "bin", parent_id=hold)
    old = add_place(office, "A-1", "A-1", "bin", parent_id=store, active=False)
    row = add_place(office, "A", "Row A", "bin", parent_id=store, structural=True)
    item = add_item(office)
    receive(office, item, 5, lot="L1", place_id=caged)
    assert office.read(PutAway(item, "L1")) == Proposal(store, "Stockroom", "the store itself")
    shelf = add_place(office, "A-2", "A-2", "bin", parent_id=row)
    assert office.read(PutAway(item)) == Proposal(shelf, "Stockroom / Row A / A-2", "an empty bin")
    office.perform(EditPlace(old, {"active": True}))
    assert office.read(PutAway(item)) == Proposal(old, "Stockroom / A-1", "an empty bin")


def test_inside_the_store_that_receives(sqlite_office: Office) -> None:
    office = sqlite_office
    second = add_place(office, "S2", "Store 2", "store")
    shelf = add_place(office, "S2-A", "A", "bin", parent_id=second)
    item = add_item(office, home_place_id=place(office))
    receive(office, item, 5)
    assert office.read(PutAway(item, store_id=second)) == Proposal(shelf, "Store 2 / A", "an empty bin")
    office.perform(EditPlace(shelf, {"structural": True}))
    assert office.read(PutAway(item, store_id=second)) == Proposal(second, "Store 2", "the store itself")


def test_without_a_store_nothing_is_proposed(sqlite_office: Office) -> None:
    office = sqlite_office
    office.perform(EditPlace(place(office), {"structural": True}))
    assert office.read(PutAway(add_item(office))) is None
