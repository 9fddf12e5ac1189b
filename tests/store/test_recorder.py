"""The recorder: one change a record and entry, with the old values as they were, and nothing that is derived."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from tests.store.verbs import Do, changes_of, journal_texts, sql
from tests.store_fixtures import Office
from tests.transactions.makers import add_asset, add_person, place_id
from tests.transactions.stock_makers import add_item
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.items import Item
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.places import Place
from tracker_desktop.models.sightings import Sighting
from tracker_desktop.store import verify
from tracker_desktop.store.recorder import AppendOnly
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.edit_person import EditPerson


def _one(office: Office, work: Any, table: str) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """The one change that the work does to the table: op, before, after."""
    done = office.perform(Do(work))
    ((_, _, op, before, after),) = changes_of(office, done.uid, table)
    assert verify.verify(office.store).ok
    return op, json.loads(before), json.loads(after)


def test_several_flushes_are_one_change(office: Office) -> None:
    asset = add_asset(office, notes="first", serial="S1")

    def work(books: Books) -> None:
        row = books.get_one(Asset, asset)
        row.notes = "second"
        books.flush()
        row.notes = "third"
        row.serial = None
        books.flush()

    assert _one(office, work, "asset") == ("U", {"notes": "first", "serial": "S1"}, {"notes": "third", "serial": None})


@pytest.mark.parametrize("old", [None, "", "0"])
@pytest.mark.parametrize("new", [None, "", "0"])
def test_nothing_and_empty_are_two_values(sqlite_office: Office, old: str | None, new: str | None) -> None:
    office = sqlite_office
    place = place_id(office, "STOCKROOM")

    def set_notes(notes: str | None) -> Do:
        return Do(lambda books: setattr(books.get_one(Place, place), "notes", notes))

    office.perform(set_notes(old))
    done = office.perform(set_notes(new))
    office.undo(done)
    assert sql(office, "SELECT notes FROM place WHERE id = :id", id=place) == [(old,)]
    expected = [] if old == new else [("place", place, "U", json.dumps({"notes": old}, separators=(",", ":")))]
    assert [change[:4] for change in changes_of(office, done.uid)] == expected


def test_no_quantity_and_zero_are_two_values(office: Office) -> None:
    item = add_item(office)

    def work(books: Books) -> None:
        books.get_one(Item, item).reorder_point = Decimal(0)

    assert _one(office, work, "item") == ("U", {"reorder_point": None}, {"reorder_point": 0})


def test_inserted_and_changed_is_one_insert(office: Office) -> None:
    def work(books: Books) -> None:
        row = books.insert(Asset(tag="S-1", tag_key="S-1", description="Scope"))
        row.description = "Microscope"

    op, before, after = _one(office, work, "asset")
    assert (op, before, after["description"]) == ("I", {}, "Microscope")


def test_inserted_and_deleted_is_nothing(office: Office) -> None:
    def work(books: Books) -> None:
        books.delete(books.insert(Asset(tag="S-1", tag_key="S-1", description="Scope")))

    done = office.perform(Do(work))
    assert changes_of(office, done.uid) == []
    assert verify.verify(office.store).ok


def test_deleted_keeps_what_was_stored(office: Office) -> None:
    asset = add_asset(office, notes="first", serial="S1")

    def work(books: Books) -> None:
        row = books.get_one(Asset, asset)
        row.notes = "second"
        books.flush()
        row.serial = "S2"
        books.delete(row)

    op, before, after = _one(office, work, "asset")
    assert (op, before["notes"], before["serial"], after) == ("D", "first", "S1", {})


def test_deleted_and_inserted_again_is_one_update(office: Office) -> None:
    asset = add_asset(office, notes="first", serial="S1", tag="A-1")

    def work(books: Books) -> None:
        books.delete(books.get_one(Asset, asset))
        books.flush()
        new = {"id": asset, "tag": "A-1", "tag_key": "A-1", "description": "Scope", "manufacturer": "Leica"}
        books.insert(Asset(**new))

    op, before, after = _one(office, work, "asset")
    assert (op, before["notes"], before["manufacturer"]) == ("U", "first", None)
    assert (after["notes"], after["manufacturer"]) == (None, "Leica")


def test_there_and_back_in_one_entry_changes_nothing(office: Office) -> None:
    asset = add_asset(office, notes="first")

    def work(books: Books) -> None:
        row = books.get_one(Asset, asset)
        for notes in ("second", "first"):
            row.notes = notes
            books.flush()

    assert _one(office, work, "asset") == ("U", {}, {})


def test_who_wrote_a_row_last_is_known_even_where_nothing_of_it_changed(office: Office) -> None:
    asset = add_asset(office)

    def work(books: Books) -> None:
        books.get_one(Asset, asset).search = "something else"  # derived: made anew by the flush

    assert _one(office, work, "asset") == ("U", {}, {})


def test_derived_columns_and_bookkeeping_are_not_recorded(office: Office) -> None:
    def work(books: Books) -> None:
        books.insert(Asset(tag="S-1", tag_key="S-1", description="Scope"))

    _, _, after = _one(office, work, "asset")
    assert set(after) >= {"tag", "tag_key", "description", "condition", "readiness", "steps_done"}
    assert None not in after.values()
    assert not set(after) & {"id", "version", "entry", "search", "tag_sort", "description_key"}


def test_the_journal_has_no_floats(office: Office) -> None:
    add_asset(office, cost=Decimal("1249.99"))
    costs = [json.loads(text).get("cost") for text in journal_texts(office) if '"cost":' in text]
    assert 12499900 in costs
    assert not any(isinstance(cost, float) for cost in costs)


def test_what_is_written_once_cannot_be_changed(office: Office) -> None:
    asset = add_asset(office)
    office.perform(Do(lambda books: books.saw(asset, None)))

    def altered(books: Books) -> None:
        books.query(Sighting).one().place_id = place_id(office, "RETURNS")

    def removed(books: Books) -> None:
        books.delete(books.query(Entry).first())

    for work in (altered, removed):
        with pytest.raises(AppendOnly):
            office.perform(Do(work))


def test_personal_values_stand_nowhere_in_the_chain(office: Office) -> None:
    maria = add_person(office, "Maria Lopez", "MLO-20417", email="maria@lab.example", phone="555-0199")
    office.perform(EditPerson(maria, {"name": "Maria Alvarez", "job_title": "Histologist"}))
    texts = list(journal_texts(office))
    for secret in ("Maria", "Lopez", "Alvarez", "MLO-20417", "maria@lab", "555-0199", "Histologist", "Rita", "20001"):
        assert not [text for text in texts if secret in text], secret
    assert verify.verify(office.store).ok
