"""Undo of inserts: rows go, are kept or block; what comes back has its old id, and no id is given twice."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.store.test_undo import why_not
from tests.store.verbs import Do, changes_of, sql, whole
from tests.store_fixtures import Office
from tests.transactions.makers import (
    add_asset,
    add_person,
    check_out,
    everything,
    holder_of,
    made,
    person,
    place_id,
    row,
    there_and_back,
)
from tests.transactions.stock_makers import add_item, issue, lot, receive, stock, value
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.holders import HolderKind
from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.people import Department
from tracker_desktop.models.places import Place
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.store import verify
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.add_department import AddDepartment
from tracker_desktop.transactions.add_item import AddItem
from tracker_desktop.transactions.add_person import AddPerson
from tracker_desktop.transactions.add_place import AddPlace
from tracker_desktop.transactions.add_supplier import AddSupplier
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.edit_place import EditPlace
from tracker_desktop.transactions.rights import Role
from tracker_desktop.transactions.rules.asset_fields import AssetFields
from tracker_desktop.transactions.rules.department_fields import DepartmentFields
from tracker_desktop.transactions.rules.holders import new_holder
from tracker_desktop.transactions.rules.item_fields import ItemFields
from tracker_desktop.transactions.rules.person_fields import PersonFields
from tracker_desktop.transactions.rules.place_fields import PlaceFields
from tracker_desktop.transactions.rules.supplier_fields import SupplierFields
from tracker_desktop.transactions.set_operator import SetOperator


def test_an_inserted_row_goes_and_comes_back_under_its_id(office: Office) -> None:
    there_and_back(office, AddAsset(AssetFields("Scope", tag="S-1", serial="X1", cost=Decimal("12.50"))))
    assert verify.verify(office.store).ok


def test_personal_values_come_back(office: Office) -> None:
    there_and_back(office, AddPerson(PersonFields("Maria Lopez", "20417", email="maria@lab.example")))
    assert verify.verify(office.store).ok


def test_an_id_is_never_given_again(office: Office) -> None:
    ids = []
    for number in range(3):
        done = office.perform(AddAsset(AssetFields("Scope", tag=f"S-{number}")))
        ids.append(made(done))
        office.undo(done)
    assert len(set(ids)) == 3
    many = [{"tag": f"Y-{n}", "tag_key": f"Y-{n}", "description": "Scope"} for n in range(300)]
    bulk = office.perform(Do(lambda books: books.add_many(Asset, many)))
    new = {found[0] for found in sql(office, "SELECT id FROM asset")}
    office.undo(bulk)
    assert not new & {*ids, add_asset(office, tag="S-9")}


def test_an_edit_since_blocks_and_is_named(office: Office) -> None:
    done = office.perform(AddAsset(AssetFields("Scope", tag="S-1")))
    edited = office.perform(EditAssets((made(done),), {"notes": "x"}))
    refused = why_not(office, done)
    assert (refused.code, f"(entry {edited.seq})" in str(refused)) == ("undo_later", True)


def test_a_record_that_refers_to_it_blocks_and_is_named(office: Office) -> None:
    room = office.perform(AddPlace(PlaceFields("B-101", "Room 101", "room")))
    added = office.perform(AddAsset(AssetFields("Scope", tag="S-1", home_place_id=made(room))))
    refused = why_not(office, room)
    assert refused.code == "undo_stands"
    assert added.title in str(refused)
    office.undo(added)
    office.undo(room)
    assert verify.verify(office.store).ok


def test_who_holds_something_cannot_be_taken_back(office: Office) -> None:
    added = office.perform(AddPerson(PersonFields("Maria Lopez", "20417")))
    out = check_out(office, add_asset(office), holder=holder_of(office, made(added)))
    assert f"(entry {out.seq})" in str(why_not(office, added))


def test_who_signed_entries_stays_but_out_of_use(office: Office) -> None:
    added = office.perform(AddPerson(PersonFields("Leo Brandt", "20002")))
    signed = office.perform(SetOperator(made(added), (Role.PROPERTY_MANAGER.value,)))
    entry = office.perform(AddAsset(AssetFields("Scope", tag="S-1")), by=made(added))
    office.undo(entry, reason="wrong tag")
    office.undo(signed)
    undone = office.undo(added)
    assert sql(office, "SELECT active FROM person WHERE name = 'Leo Brandt'") == [(0,)]
    assert verify.verify(office.store).ok
    office.undo(undone)
    assert sql(office, "SELECT active FROM person WHERE name = 'Leo Brandt'") == [(1,)]


def test_what_the_entry_itself_made_refer_is_no_obstacle(office: Office) -> None:
    """One entry adds a room and puts a known asset into it: both go back together."""
    one = add_asset(office, tag="S-1", place_id=place_id(office, "STOCKROOM"))

    def work(books: Books) -> None:
        holder = new_holder(books, HolderKind.PLACE, "B1", "B-1")
        room = Place(holder_id=holder.id, code="B-1", code_key="B-1", name="B1", path="B1", kind="room")
        books.get_one(Asset, one).place_id = books.insert(room).id

    before = everything(office)
    done = office.perform(Do(work))
    office.perform(EditAssets((one,), {"notes": "x"}))
    undone = office.undo(done)
    assert row(office, Asset, one)["place_id"] == place_id(office, "STOCKROOM")
    assert everything(office)["place"] == before["place"]
    office.undo(undone)
    assert verify.verify(office.store).ok


def test_a_lot_that_movements_name_stays(office: Office) -> None:
    item = add_item(office)
    first = receive(office, item, 10, "2.00", lot="A1")
    receive(office, item, 5, "3.00", lot="A1")
    undone = office.undo(first)
    assert stock(office, item) == {("A1", "STOCKROOM"): Decimal(5)}
    assert row(office, Lot, lot(office, item, "A1"))["number"] == "A1"
    office.undo(undone)
    assert stock(office, item) == {("A1", "STOCKROOM"): Decimal(15)}
    assert value(office, item) == (Decimal(15), Decimal(35))
    assert verify.verify(office.store).ok


def test_a_balance_is_never_deleted(office: Office) -> None:
    item = add_item(office)
    office.undo(receive(office, item, 10, lot="A1"))
    assert sql(office, "SELECT quantity FROM balance") == [(0,)]
    assert verify.verify(office.store).ok


def test_the_issue_that_took_the_stock_is_named(office: Office) -> None:
    item = add_item(office)
    came = receive(office, item, 10, lot="A1")
    went = issue(office, item, 4, person(office))
    refused = why_not(office, came)
    assert refused.code == "stock_taken"
    assert went.title in str(refused)
    assert f"(entry {went.seq})" in str(refused)
    office.undo(went)
    office.undo(came)
    assert verify.verify(office.store).ok


def test_an_item_with_stock_since_blocks(office: Office) -> None:
    added = office.perform(AddItem(ItemFields("GLV", "Gloves")))
    came = receive(office, made(added), 10)
    assert f"(entry {came.seq})" in str(why_not(office, added))


def test_what_a_kept_record_refers_to_is_kept_with_it(office: Office) -> None:
    """The item stays because the ledger names it; so its supplier stays too, both out of use."""
    supplier = office.perform(AddSupplier(SupplierFields("Fisher Scientific")))
    added = office.perform(AddItem(ItemFields("GLV", "Gloves", supplier_id=made(supplier))))
    office.undo(receive(office, made(added), 10))
    item_undone = office.undo(added)
    supplier_undone = office.undo(supplier)
    assert sql(office, "SELECT active FROM item UNION ALL SELECT active FROM supplier") == [(0,), (0,)]
    assert verify.verify(office.store).ok
    office.undo(supplier_undone)
    office.undo(item_undone)
    assert row(office, Item, made(added))["supplier_id"] == made(supplier)
    assert verify.verify(office.store).ok


def test_kept_together_within_one_entry(office: Office) -> None:
    """An import adds a supplier, an item of his and stock of it: undone, the ledger keeps item and supplier."""

    def work(books: Books) -> None:
        supplier = books.insert(Supplier(name="Fisher", unique_key="fisher"))
        other = books.insert(Supplier(name="Sigma", unique_key="sigma"))
        assert other.id
        item = books.insert(Item(sku="GLV", sku_key="GLV", name="Gloves", supplier_id=supplier.id))
        books.insert(Lot(item_id=item.id, number="", number_key=""))

    done = office.perform(Do(work))
    (item,) = sql(office, "SELECT id FROM item")[0]
    office.undo(receive(office, item, 10))
    undone = office.undo(done)
    assert sql(office, "SELECT name, active FROM supplier") == [("Fisher", 0)]
    assert sql(office, "SELECT active FROM item") == [(0,)]
    assert verify.verify(office.store).ok
    office.undo(undone)
    assert sorted(sql(office, "SELECT name, active FROM supplier")) == [("Fisher", 1), ("Sigma", 1)]
    assert verify.verify(office.store).ok


def test_what_came_back_and_was_settled_goes_again(office: Office) -> None:
    """A room is added and undone, its building is renamed, the room comes back below the new name, and goes again."""
    building = made(office.perform(AddPlace(PlaceFields("B", "Building", "room"))))
    room = office.perform(AddPlace(PlaceFields("B-1", "Room 1", "room", parent_id=building)))
    undone = office.undo(room)
    office.perform(EditPlace(building, {"name": "Annex"}))
    again = office.undo(undone)
    assert row(office, Place, made(room))["path"] == "Annex / Room 1"
    last = office.undo(again)
    assert sql(office, "SELECT count(*) FROM place WHERE code = 'B-1'") == [(0,)]
    office.undo(last)
    assert row(office, Place, made(room))["path"] == "Annex / Room 1"
    assert verify.verify(office.store).ok


def test_a_department_and_its_holder_go_together(office: Office) -> None:
    done = there_and_back(office, AddDepartment(DepartmentFields("Biology")))
    assert row(office, Department, made(done))["name"] == "Biology"


def test_all_undone_in_reverse_is_as_at_the_start(office: Office) -> None:
    start = everything(office)
    who = person(office)
    one, two = add_asset(office), add_asset(office)
    item = add_item(office)
    receive(office, item, 10, "2.00")
    issue(office, item, 3, who)
    check_out(office, one, two, holder=who)
    add_person(office, "Leo Brandt", "20002")
    for (uid,) in sql(office, "SELECT uid FROM entry WHERE seq > 1 ORDER BY seq DESC"):
        office.undo(uid)
    end = everything(office)
    kept = {"item", "lot", "supplier", "holder"}  # what the ledger and the papers name
    assert {name: rows for name, rows in end.items() if name not in kept} == {
        name: rows for name, rows in start.items() if name not in kept
    }
    assert all(found["active"] == 0 for found in end["item"])
    assert verify.verify(office.store).ok


def test_a_refused_undo_leaves_nothing(office: Office) -> None:
    item = add_item(office)
    came = receive(office, item, 10)
    issue(office, item, 4, person(office))
    before = whole(office)
    why_not(office, came)
    assert whole(office) == before


def test_the_changes_of_an_undo_are_the_other_way_round(office: Office) -> None:
    done = office.perform(AddAsset(AssetFields("Scope", tag="S-1")))
    undone = office.undo(done)
    forth, back = changes_of(office, done.uid), changes_of(office, undone.uid)
    assert [(change[0], change[1], "D", change[4], change[3]) for change in reversed(forth)] == back


@pytest.mark.parametrize("rows", [1, 50, 101, 4500])
def test_many_rows_go_and_come_back(office: Office, rows: int) -> None:
    many = [{"tag": f"Y-{n}", "tag_key": f"Y-{n}", "description": f"Scope {n}"} for n in range(rows)]
    start = everything(office)
    done = office.perform(Do(lambda books: books.add_many(Asset, many)))
    full = everything(office)
    undone = office.undo(done)
    assert everything(office) == start
    office.undo(undone)
    assert everything(office) == full
    assert verify.verify(office.store).ok
