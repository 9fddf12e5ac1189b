"""Undo: values go back, what came later is named, and an undo can be undone."""

from __future__ import annotations

import json

import pytest

from tests.store.verbs import Do, changes_of, sql
from tests.store_fixtures import Office, open_office
from tests.transactions.makers import add_asset, asset, check_out, everything, made, person, place_id, row
from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.places import Place
from tracker_desktop.store import verify
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.add_supplier import AddSupplier
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.rules.supplier_fields import SupplierFields


def edit(office: Office, asset_id: int, **changes: object) -> Done:
    return office.perform(EditAssets((asset_id,), changes))


def why_not(office: Office, done: Done | str, **options: str) -> Refused:
    """The refusal of an undo, which must leave everything as it was."""
    before = everything(office)
    with pytest.raises(Refused) as caught:
        office.undo(done, **options)
    assert everything(office) == before
    return caught.value


def test_a_value_goes_back(office: Office) -> None:
    one = add_asset(office, notes="first")
    done = edit(office, one, notes="second")
    undone = office.undo(done)
    assert asset(office, one)["notes"] == "first"
    assert undone.title == f"Undone: {done.title}"
    assert undone.changes == {"asset": frozenset({one})}
    assert verify.verify(office.store).ok


def test_a_later_change_of_the_same_column_is_named(office: Office) -> None:
    one = add_asset(office, notes="first")
    done = edit(office, one, notes="second")
    later = edit(office, one, notes="third")
    refused = why_not(office, done)
    assert refused.code == "undo_later"
    assert later.title in str(refused)
    assert f"(entry {later.seq})" in str(refused)
    office.undo(later)
    office.undo(done)
    assert asset(office, one)["notes"] == "first"


def test_a_later_change_of_another_column_is_no_obstacle(office: Office) -> None:
    one = add_asset(office, notes="first")
    done = edit(office, one, notes="second")
    edit(office, one, serial="S1")
    office.undo(done)
    assert (asset(office, one)["notes"], asset(office, one)["serial"]) == ("first", "S1")
    assert verify.verify(office.store).ok


def test_a_value_that_came_back_later_is_not_taken_for_ones_own(office: Office) -> None:
    """Out, back and out again to the same person: the first check-out cannot be undone under the second."""
    who = person(office)
    one = add_asset(office)
    first = check_out(office, one, holder=who)
    office.perform(CheckIn((InLine(one),)))
    again = check_out(office, one, holder=who)
    refused = why_not(office, first)
    assert refused.code == "undo_later"
    assert f"(entry {again.seq})" in str(refused)


def test_a_later_entry_that_was_undone_does_not_count(office: Office) -> None:
    one = add_asset(office, notes="first")
    done = edit(office, one, notes="second")
    office.undo(edit(office, one, notes="third"))
    office.undo(done)
    assert asset(office, one)["notes"] == "first"
    assert verify.verify(office.store).ok


def test_a_later_entry_that_was_done_again_counts(office: Office) -> None:
    one = add_asset(office, notes="first")
    done = edit(office, one, notes="second")
    later = edit(office, one, notes="third")
    again = office.undo(office.undo(later))
    assert f"(entry {again.seq})" in str(why_not(office, done))


def test_an_undo_of_something_older_counts_as_later(office: Office) -> None:
    """Older entry, newer entry, both undone: to do the newer one again, the older one must be there again."""
    one = add_asset(office, notes="first")
    older = edit(office, one, notes="second")
    newer = edit(office, one, notes="third")
    newer_undone = office.undo(newer)
    older_undone = office.undo(older)
    refused = why_not(office, newer_undone)
    assert (refused.code, f"(entry {older_undone.seq})" in str(refused)) == ("undo_later", True)
    office.undo(older_undone)
    office.undo(newer_undone)
    assert asset(office, one)["notes"] == "third"


def test_undo_of_undo_of_undo(office: Office) -> None:
    one = add_asset(office, notes="first")
    done = edit(office, one, notes="second")
    last, notes, titles = done, [], []
    for _ in range(5):
        last = office.undo(last)
        notes.append(asset(office, one)["notes"])
        titles.append(last.title.partition(":")[0])
    assert notes == ["first", "second", "first", "second", "first"]
    assert titles == ["Undone", "Done again", "Undone", "Done again", "Undone"]
    assert last.title == f"Undone: {done.title}"
    assert verify.verify(office.store).ok


def test_undoing_an_entry_that_was_done_again_undoes_it(office: Office) -> None:
    one = add_asset(office, notes="first")
    done = edit(office, one, notes="second")
    office.undo(office.undo(done))
    office.undo(done)
    assert asset(office, one)["notes"] == "first"


def test_what_is_undone_cannot_be_undone_twice(office: Office) -> None:
    done = edit(office, add_asset(office), notes="second")
    office.undo(done)
    assert why_not(office, done).code == "undo_already"
    assert why_not(office, "f" * 32).code == "undo_unknown"


def test_no_value_and_an_empty_one_go_back_as_they_were(office: Office) -> None:
    one = add_asset(office)
    done = edit(office, one, notes="second")
    assert json.loads(changes_of(office, done.uid)[0][3]) == {"notes": None}
    office.undo(done)
    assert asset(office, one)["notes"] is None


def test_many_records_are_one_entry_and_one_undo(office: Office) -> None:
    assets = [add_asset(office) for _ in range(5)]
    before = everything(office)
    done = check_out(office, *assets, holder=person(office, "Leo Brandt", "20002"))
    after = everything(office)
    undone = office.undo(done)
    assert everything(office)["asset"] == before["asset"]
    office.undo(undone)
    assert everything(office)["asset"] == after["asset"]


def test_what_would_refer_to_something_that_went_is_refused_by_name(office: Office) -> None:
    added = office.perform(AddSupplier(SupplierFields("Fisher Scientific")))
    one = add_asset(office, tag="S-1", supplier_id=made(added))
    edited = edit(office, one, supplier_id=None)
    office.undo(added)
    refused = why_not(office, edited)
    assert (refused.code, "S-1" in str(refused)) == ("undo_gone", True)


def test_it_survives_a_restart(sqlite_place: str) -> None:
    office = open_office(sqlite_place)
    one = add_asset(office, notes="first")
    done = edit(office, one, notes="second")
    office.store.close()
    office = open_office(sqlite_place)
    undone = office.undo(done.uid)
    office.store.close()
    office = open_office(sqlite_place)
    assert asset(office, one)["notes"] == "first"
    office.undo(undone.uid)
    assert asset(office, one)["notes"] == "second"
    office.store.close()


def test_a_record_that_is_not_as_the_entry_left_it_blocks(sqlite_office: Office) -> None:
    """Something wrote past the books: undo does not build on it."""
    office = sqlite_office
    one = add_asset(office, notes="first", tag="S-1")
    done = edit(office, one, notes="second")
    with office.store.writer.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        raw.execute("UPDATE asset SET notes = 'by hand'")
    refused = why_not(office, done)
    assert (refused.code, "S-1" in str(refused)) == ("undo_moved_on", True)


def test_a_code_that_was_given_to_another_since_blocks(office: Office) -> None:
    one = add_asset(office, tag="S-1")
    done = edit(office, one, tag="S-9")
    add_asset(office, tag="S-1")
    assert why_not(office, done).code == "undo_clash"


def test_some_entries_only_say_what_happened(office: Office) -> None:
    (founded,) = sql(office, "SELECT uid FROM entry WHERE seq = 1")[0]
    assert why_not(office, founded).code == "undo_never"


def test_a_row_keeps_its_id_and_its_links(office: Office) -> None:
    assert row(office, Place, place_id(office, "STOCKROOM"))["path"] == "Stockroom"
    done = office.perform(Do(lambda books: books.insert(Asset(tag="S-1", tag_key="S-1", description="Scope"))))
    (first,) = sql(office, "SELECT id FROM asset")[0]
    undone = office.undo(done)
    second = add_asset(office)
    office.undo(undone)
    assert second != first
    assert sql(office, "SELECT tag FROM asset WHERE id = :id", id=first) == [("S-1",)]
