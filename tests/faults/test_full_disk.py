"""A full disk: said in a sentence, what was acknowledged stays, and it goes on when there is room again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.faults.harm import fill_up
from tests.store.verbs import Do, Sql
from tests.store_fixtures import open_office
from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.store import backup, opening, verify
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.asset_fields import AssetFields


@pytest.fixture
def place(small_disk: Path, sqlite_template: Path) -> Path:
    return Path(shutil.copy(sqlite_template, small_disk / "office.db"))


def test_nothing_acknowledged_is_lost_and_it_goes_on_later(place: Path) -> None:
    office = open_office(str(place))
    office.perform(AddAsset(AssetFields("Scope", tag="S-0")))
    filler = fill_up(place.parent)
    done, refusals = ["S-0"], []
    for number in range(1, 400):
        try:
            office.perform(AddAsset(AssetFields("Scope", tag=f"S-{number}", notes="x" * 2000)))
            done.append(f"S-{number}")
        except Refused as refused:
            refusals.append(refused)
            if len(refusals) > 3:
                break
    assert {refused.code for refused in refusals} == {"disk_full"}
    assert "Free some space" in str(refusals[0])
    assert sorted(row[0] for row in office.read(Sql("SELECT tag FROM asset"))) == sorted(done)
    filler.unlink()
    office.perform(AddAsset(AssetFields("Scope", tag="LATER")))
    assert verify.verify(office.store).ok
    office.store.close()
    again = open_office(str(place))
    assert sorted(row[0] for row in again.read(Sql("SELECT tag FROM asset"))) == sorted([*done, "LATER"])
    again.store.close()


def test_an_import_that_does_not_fit_leaves_nothing(place: Path) -> None:
    office = open_office(str(place))
    many = ({"tag": f"Y-{n}", "tag_key": f"Y-{n}", "description": "Scope " * 20} for n in range(50_000))
    with pytest.raises(Refused) as caught:
        office.perform(Do(lambda books: books.add_many(Asset, many)))
    assert caught.value.code == "disk_full"
    assert office.read(Sql("SELECT count(*) FROM asset")) == [(0,)]
    office.store.close()
    assert verify.file(place).ok


def test_a_full_disk_is_said_at_opening_and_later_it_opens(place: Path) -> None:
    filler = fill_up(place.parent)
    with pytest.raises(Refused) as caught:
        opening.open_office(place)
    assert caught.value.code == "disk_full"
    filler.unlink()
    opening.open_office(place).close()
    assert verify.file(place).ok


def test_what_is_open_can_be_read_and_closed_on_a_full_disk(place: Path) -> None:
    store = opening.open_office(place)
    store.perform(AddAsset(AssetFields("Scope", tag="S-1")), 1)
    filler = fill_up(place.parent)

    def see_many(books: Books) -> None:
        for number in range(1, 5000):
            books.saw(number, None)

    with pytest.raises(Refused) as caught:
        store.perform(Do(see_many), 1)
    assert caught.value.code == "disk_full"
    assert store.read(Sql("SELECT tag FROM asset")) == [("S-1",)]
    store.close()
    filler.unlink()
    again = opening.open_office(place)
    assert again.read(Sql("SELECT tag FROM asset")) == [("S-1",)]
    again.close()


def test_a_copy_and_a_new_office_on_a_full_disk_are_refused(place: Path) -> None:
    with pytest.raises(Refused) as caught:
        backup.backup(place, fill_up(place.parent).with_name("copy.db"))
    assert caught.value.code == "backup_bad"
    assert "full" in str(caught.value)
    assert not list(place.parent.glob("copy*"))
    with pytest.raises(Refused) as caught:
        opening.open_office(place.parent / "new.db", create=True)
    assert caught.value.code == "disk_full"
    with pytest.raises(Refused) as caught:
        backup.restore(place, place)
    assert caught.value.code == "no_backup"


def test_a_restore_that_does_not_fit_leaves_the_office(place: Path, sqlite_template: Path) -> None:
    before = place.read_bytes()
    fill_up(place.parent)
    with pytest.raises(Refused) as caught:
        backup.restore(place, sqlite_template)
    assert caught.value.code == "disk_error"
    assert place.read_bytes() == before
    assert not list(place.parent.glob("*.partial"))
