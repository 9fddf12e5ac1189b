"""Perform: all or nothing, once for each uid, numbered without gaps, by who may."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from sqlalchemy.exc import IntegrityError

from tests.store.verbs import Do, Sql, sql, whole
from tests.store_fixtures import Office
from tests.transactions.makers import add_asset, add_person, check_out, person, place_id
from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.models.people import Operator
from tracker_desktop.models.places import Place
from tracker_desktop.store import verify
from tracker_desktop.store.done import ALL
from tracker_desktop.store.opening import open_office
from tracker_desktop.store.store import new_uid
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.rights import Role
from tracker_desktop.transactions.rules.asset_fields import AssetFields
from tracker_desktop.transactions.set_operator import SetOperator


def test_the_same_uid_twice_is_one_transaction(office: Office) -> None:
    who = person(office)
    asset = add_asset(office)
    out = CheckOut((OutLine(asset),), who, dt.date(2026, 12, 8))
    uid = new_uid()
    first = office.store.perform(out, office.me, uid=uid)
    before = whole(office)
    again = office.store.perform(out, office.me, uid=uid)
    assert (again.uid, again.seq, again.title, again.number) == (first.uid, first.seq, first.title, first.number)
    assert (first.repeated, again.repeated) == (False, True)
    assert again.changes == {}
    assert whole(office) == before


def test_an_undo_asked_twice_with_one_uid_is_one(office: Office) -> None:
    add_asset(office)
    (uid,) = sql(office, "SELECT uid FROM entry ORDER BY seq DESC LIMIT 1")[0]
    undo = new_uid()
    first = office.store.undo(uid, office.me, uid=undo)
    again = office.store.undo(uid, office.me, uid=undo)
    assert (again.seq, again.repeated) == (first.seq, True)


def _write_much_then(error: Exception) -> Do:
    def work(books: Books) -> None:
        books.document(DocumentKind.HAND_RECEIPT)
        books.next_number("tag XX")
        books.insert(Asset(tag="XX-1", tag_key="XX-1", description="Scope"))
        books.add_many(Asset, [{"tag": f"YY-{n}", "tag_key": f"YY-{n}", "description": "Scope"} for n in range(300)])
        raise error

    return Do(work)


def test_a_refusal_leaves_nothing(office: Office) -> None:
    before = whole(office)
    with pytest.raises(Refused):
        office.perform(_write_much_then(Refused("gone")))
    assert whole(office) == before
    assert verify.verify(office.store).ok


def test_a_bug_leaves_nothing_and_the_next_transaction_works(office: Office) -> None:
    before = whole(office)
    with pytest.raises(ZeroDivisionError):
        office.perform(_write_much_then(ZeroDivisionError()))
    assert whole(office) == before
    add_asset(office)
    assert verify.verify(office.store).ok


def test_numbers_have_no_gaps_after_refusals_and_undo(office: Office) -> None:
    who = person(office)
    assets = [add_asset(office) for _ in range(4)]
    first = check_out(office, assets[0], holder=who)
    with pytest.raises(Refused):
        check_out(office, assets[1], assets[0], holder=who)
    second = check_out(office, assets[1], holder=who)
    office.undo(second)
    third = check_out(office, assets[2], holder=who)
    office.now = dt.datetime(2027, 1, 2, 9, tzinfo=dt.UTC)
    next_year = check_out(office, assets[3], holder=person(office, "Leo Brandt", "20002"), due=dt.date(2027, 1, 9))
    numbers = [done.number for done in (first, second, third, next_year)]
    assert numbers == ["HR-2026-00001", "HR-2026-00002", "HR-2026-00003", "HR-2027-00001"]
    assert verify.verify(office.store).ok


def test_the_number_stands_in_what_the_entry_said(office: Office) -> None:
    done = check_out(office, add_asset(office), holder=person(office))
    assert done.number is not None
    (said,) = sql(office, "SELECT said FROM entry WHERE uid = :uid", uid=done.uid)[0]
    assert done.number in said


def test_what_changed_comes_back_by_table(office: Office) -> None:
    who = person(office)
    asset = add_asset(office)
    done = check_out(office, asset, holder=who)
    assert done.changes is not None
    assert done.changes["asset"] == frozenset({asset})
    assert set(done.changes) >= {"asset", "custody", "document"}
    many = [{"tag": f"YY-{n}", "tag_key": f"YY-{n}", "description": "Scope"} for n in range(1001)]
    assert office.perform(Do(lambda books: books.add_many(Asset, many))).changes == {"asset": ALL}


def test_who_is_not_signed_in_may_nothing(office: Office) -> None:
    somebody = add_person(office, "Leo Brandt", "20002")
    for by in (None, somebody, 999):
        with pytest.raises(Refused) as caught:
            office.store.perform(AddAsset(AssetFields("Scope", tag="S-1")), by)
        assert caught.value.code == "not_operator"


def test_an_operator_who_was_switched_off_may_nothing_more(office: Office) -> None:
    leo = add_person(office, "Leo Brandt", "20002")
    office.perform(SetOperator(leo, (Role.PROPERTY_MANAGER.value,)))
    office.perform(AddAsset(AssetFields("Scope", tag="S-1")), by=leo)
    office.perform(SetOperator(leo, (Role.PROPERTY_MANAGER.value,), active=False))
    with pytest.raises(Refused) as caught:
        office.perform(AddAsset(AssetFields("Scope", tag="S-2")), by=leo)
    assert caught.value.code == "not_operator"


def test_the_right_is_checked_before_anything_else(office: Office) -> None:
    leo = add_person(office, "Leo Brandt", "20002")
    office.perform(SetOperator(leo, (Role.AUDITOR.value,)))
    with pytest.raises(Refused) as caught:
        office.perform(CheckOut((OutLine(4711),), 4711, dt.date(2026, 12, 8)), by=leo)
    assert caught.value.code == "no_right"


def test_the_answer_says_at_which_entry_it_was_read(office: Office) -> None:
    done = office.perform(AddAsset(AssetFields("Scope", tag="S-1")))
    seq, _ = office.store.read_at(Sql("SELECT 1"))
    assert seq == done.seq


def test_threads_take_turns(office: Office) -> None:
    def work(thread: int) -> None:
        for number in range(10):
            office.store.perform(AddAsset(AssetFields("Scope", tag=f"T{thread}-{number}")), office.me)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sql(office, "SELECT count(*) FROM asset") == [(40,)]
    assert verify.verify(office.store).ok


def test_when_it_happened_and_when_it_was_written_are_two_facts(office: Office) -> None:
    then = dt.datetime(2026, 11, 20, 8, tzinfo=dt.UTC)
    done = office.store.perform(AddAsset(AssetFields("Scope", tag="S-1")), office.me, effective_at=then)
    times = sql(office, "SELECT recorded_at, effective_at FROM entry WHERE uid = :uid", uid=done.uid)[0]
    recorded, effective = (str(time).replace("T", " ")[:16] for time in times)
    assert effective == "2026-11-20 08:00"
    assert recorded.startswith("2026-11-24")


def test_a_session_that_was_opened_to_read_does_not_write(sqlite_place: str) -> None:
    store = open_office(sqlite_place, write=False)
    with pytest.raises(RuntimeError):
        store.perform(AddAsset(AssetFields("Scope", tag="S-1")), 1)
    store.close()


def test_what_refers_to_nothing_is_refused_at_the_commit(office: Office) -> None:
    def work(books: Books) -> None:
        place = books.get_one(Place, place_id(office, "STOCKROOM"))
        place.parent_id = 4711

    with pytest.raises(Refused) as caught:
        office.perform(Do(work))
    assert caught.value.code == "gone"


def test_a_clash_of_codes_is_refused(office: Office) -> None:
    add_asset(office, tag="S-1")
    with pytest.raises(Refused) as caught:
        office.perform(Do(lambda books: books.insert(Asset(tag="s-1", tag_key="S-1", description="Scope"))))
    assert caught.value.code == "taken_meanwhile"


def test_a_database_error_that_is_none_of_the_users_is_a_bug(office: Office) -> None:
    def work(books: Books) -> None:
        books.get_one(Operator, 1).roles = None  # type: ignore[assignment]

    with pytest.raises(IntegrityError):
        office.perform(Do(work))
