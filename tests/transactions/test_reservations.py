"""Reservations: nothing is promised twice, and no more of a category than there is."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.reservation_makers import booking, day, reservation, reserve
from tracker_desktop.errors import Refused
from tracker_desktop.models.reservations import ReservedAsset
from tracker_desktop.transactions.cancel_reservation import CancelReservation
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.edit_category import EditCategory
from tracker_desktop.transactions.edit_reservation import EditReservation
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.reserve import Reserve
from tracker_desktop.transactions.rules.reservation_fields import ReservationFields
from tracker_desktop.transactions.transfer import Transfer

UTC = dt.UTC


@pytest.fixture
def maria(office: Office) -> int:
    return makers.person(office)


@pytest.fixture
def tom(office: Office) -> int:
    return makers.person(office, "Tom Reed", "20418")


def test_an_asset_is_reserved_edited_and_cancelled(office: Office, maria: int) -> None:
    camera = makers.add_asset(office, "Camera", tag="CAM-1")
    done = makers.there_and_back(
        office, booking(maria, 9, 11, asset_id=camera, from_time="9", until_time="17:30", purpose="Field trip")
    )
    assert (done.title, done.detail) == ("CAM-1 reserved for Maria Lopez", "9 Dec 09:00 – 11 Dec 17:30 · Field trip")
    row = reservation(office, mine := makers.made(done))
    assert (row["starts"], row["ends"]) == (
        dt.datetime(2026, 12, 9, 9, tzinfo=UTC),
        dt.datetime(2026, 12, 11, 17, 30, tzinfo=UTC),
    )
    done = makers.there_and_back(office, EditReservation(mine, {"until_day": day(12), "until_time": ""}))
    assert (done.title, done.detail) == (
        "Reservation of CAM-1 for Maria Lopez changed",
        "Until · 9 Dec 09:00 – 12 Dec 24:00",
    )
    assert makers.refused(office, EditReservation(mine, {"purpose": "Field trip"}))[0] == "nothing_changed"
    done = makers.there_and_back(office, CancelReservation(mine, "rain"))
    assert (done.title, done.detail) == (
        "Reservation of CAM-1 for Maria Lopez cancelled",
        "9 Dec 09:00 – 12 Dec 24:00 · rain",
    )
    code, said = makers.refused(office, EditReservation(mine, {"quantity": 1}))
    assert (code, said) == (
        "reservation_state",
        "This reservation of CAM-1 is cancelled, so it can't be changed. Make a new one.",
    )


def test_what_overlaps_is_refused_and_what_touches_is_not(office: Office, maria: int, tom: int) -> None:
    camera = makers.add_asset(office, "Camera", tag="CAM-1")
    reserve(office, maria, 9, 11, asset_id=camera)
    code, said = makers.refused(office, booking(tom, 11, 12, asset_id=camera))
    assert code == "reserve_taken"
    assert said == "CAM-1 is reserved for Maria Lopez, 9 – 11 Dec. Choose another time, or another thing."
    reserve(office, tom, 12, 12, asset_id=camera)
    later = reserve(office, tom, 8, 8, asset_id=camera)
    assert (
        makers.refused(office, EditReservation(later, {"until_day": day(9), "until_time": "00:01"}))[0]
        == "reserve_taken"
    )
    until_midnight = EditReservation(later, {"until_day": day(9), "until_time": "0:00"})
    assert makers.refused(office, until_midnight)[0] == "nothing_changed"


def test_an_undo_promises_nothing_twice(office: Office, maria: int, tom: int) -> None:
    camera = makers.add_asset(office, "Camera", tag="CAM-1")
    first = reserve(office, maria, 9, 11, asset_id=camera)
    cancelled = office.perform(CancelReservation(first))
    second = office.perform(booking(tom, 10, 10, asset_id=camera))
    with pytest.raises(Refused) as no:
        office.undo(cancelled)
    assert no.value.code == "reservation_redo"
    undone = office.undo(second)
    office.undo(cancelled)
    with pytest.raises(Refused) as no:
        office.undo(undone)
    assert str(no.value) == "CAM-1 is reserved for Maria Lopez, 9 – 11 Dec, since then. Cancel that reservation first."


def test_no_more_of_a_category_than_there_is(office: Office, maria: int, tom: int) -> None:
    projectors = makers.add_category(office, "Projectors", "PRJ")
    one, two, three = (makers.add_asset(office, "Epson", category_id=projectors) for _ in range(3))
    reserve(office, maria, 9, 11, category_id=projectors, quantity=2)
    code, said = makers.refused(office, booking(tom, 10, 12, category_id=projectors, quantity=2))
    assert (code, said) == (
        "reserve_full",
        "Projectors: 3 can be had on 10 Dec 00:00, and 2 are reserved then, by Maria Lopez (9 – 11 Dec) first. "
        "That leaves 1. Reserve fewer, or choose another time.",
    )
    mine = reserve(office, tom, 10, 12, asset_id=one)
    assert makers.refused(office, booking(tom, 11, 11, asset_id=two))[0] == "reserve_full"
    office.perform(CancelReservation(mine))
    office.perform(ReportMissing((three,)))
    code, _ = makers.refused(office, booking(tom, 11, 11, asset_id=two))
    assert code == "reserve_full"
    assert makers.refused(office, booking(tom, 1, 2, category_id=projectors, quantity=3))[0] == "reserve_few"
    makers.check_out(office, two, holder=tom, due=day(5), override="needed")
    reserve(office, tom, 5, 6, category_id=projectors, quantity=2)
    assert makers.refused(office, booking(tom, 4, 4, category_id=projectors, quantity=2))[0] == "reserve_few"


def test_one_for_the_whole_time_must_be_left(office: Office, maria: int, tom: int) -> None:
    projectors = makers.add_category(office, "Projectors", "PRJ")
    one, two = (makers.add_asset(office, "Epson", category_id=projectors) for _ in range(2))
    reserve(office, maria, 9, 10, category_id=projectors)
    reserve(office, tom, 9, 9, asset_id=one)
    assert makers.refused(office, booking(tom, 10, 10, asset_id=two))[0] == "reserve_split"
    reserve(office, tom, 10, 10, asset_id=one)


def test_what_is_out_needs_a_reason(office: Office, maria: int, tom: int) -> None:
    camera, lens, tripod = (makers.add_asset(office, "Thing", tag=tag) for tag in ("CAM-1", "LENS-1", "TRI-1"))
    makers.check_out(office, camera, holder=tom, due=day(9))
    makers.check_out(office, lens, holder=tom, due=dt.date(2026, 11, 25))
    office.now += dt.timedelta(days=3)
    code, said = makers.refused(office, booking(maria, 8, 9, asset_id=camera))
    assert (code, said) == (
        "reserve_still_out",
        "CAM-1 is out to Tom Reed until 9 Dec. Choose a later time, or give a reason to reserve it.",
    )
    reserve(office, maria, 9, 9, asset_id=camera)
    assert makers.refused(office, booking(maria, 8, 9, asset_id=lens))[0] == "reserve_overdue"
    done = office.perform(booking(maria, 8, 9, asset_id=lens, override="he promised"))
    assert done.detail == "8 – 9 Dec · all the same: he promised"
    office.perform(ReportMissing((tripod,)))
    assert makers.refused(office, booking(maria, 8, 9, asset_id=tripod, override="hope"))[0] == "asset_missing"


def test_times_that_do_not_exist_or_come_twice(office: Office, maria: int) -> None:
    office.perform(ChangeSetting("office.zone", "America/Chicago"))
    camera = makers.add_asset(office, "Camera", tag="CAM-1")

    def spring(first: str, last: str) -> Reserve:
        on = dt.date(2027, 3, 14)
        return Reserve(ReservationFields(maria, on, on, first, last, asset_id=camera))

    code, said = makers.refused(office, spring("2:30", "5"))
    assert code == "field_wrong"
    assert "02:30 on 14 Mar 2027 does not exist: the clocks are put forward then. Choose 03:00 or later." in said
    row = reservation(office, makers.made(office.perform(spring("1:30", "3:30"))))
    assert row["ends"] - row["starts"] == dt.timedelta(hours=1)
    autumn = dt.date(2027, 11, 7)
    done = office.perform(Reserve(ReservationFields(maria, autumn, autumn, "1:30", "1:45", asset_id=camera)))
    row = reservation(office, makers.made(done))
    assert row["ends"] - row["starts"] == dt.timedelta(hours=1, minutes=15)
    assert "01:30 comes twice on 7 Nov 2027: the first is meant" in done.detail
    moved = office.perform(EditReservation(makers.made(done), {"note": "twice"}))
    assert "until" not in moved.title.lower()
    assert reservation(office, makers.made(done))["ends"] == row["ends"]
    leap = dt.date(2028, 2, 29)
    row = reservation(
        office, makers.made(office.perform(Reserve(ReservationFields(maria, leap, leap, asset_id=camera))))
    )
    assert row["ends"] - row["starts"] == dt.timedelta(days=1)


def test_a_day_ends_where_the_next_begins_though_midnight_comes_twice(office: Office, maria: int) -> None:
    office.perform(ChangeSetting("office.zone", "America/Havana"))
    camera = makers.add_asset(office, "Camera", tag="CAM-1")
    for number, until, hours in ((6, "24:00", 24), (7, "", 25), (8, "", 24)):
        on = dt.date(2027, 11, number)
        done = office.perform(Reserve(ReservationFields(maria, on, on, "", until, asset_id=camera)))
        row = reservation(office, makers.made(done))
        assert row["ends"] - row["starts"] == dt.timedelta(hours=hours)
        assert "twice" not in done.detail


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"asset_id": None}, "reserve_what"),
        ({"quantity": 2}, "reserve_one"),
        ({"quantity": 0}, "field_wrong"),
        ({"asset_id": 99}, "field_wrong"),
        ({"from_time": "25"}, "field_wrong"),
        ({"from_time": "9:75"}, "field_wrong"),
        ({"from_time": "13 pm"}, "field_wrong"),
        ({"from_time": "24:01"}, "field_wrong"),
        ({"until_day": dt.date(2026, 12, 8)}, "reserve_span"),
        ({"from_day": dt.date(2026, 11, 2), "until_day": dt.date(2026, 11, 3)}, "reserve_past"),
        ({"from_day": dt.date(2026, 11, 24), "from_time": "5:40"}, "reserve_past"),
        ({"until_day": dt.date(9999, 12, 31)}, "field_wrong"),
        ({"place_id": 99}, "field_wrong"),
        ({"holder_id": 99}, "field_wrong"),
    ],
)
def test_bad_input_has_its_sentence(sqlite_office: Office, fields: dict[str, object], code: str) -> None:
    office = sqlite_office
    camera = makers.add_asset(office, "Camera", tag="CAM-1")
    given = {"asset_id": camera, "from_day": day(9), "until_day": day(10), "holder_id": makers.person(office)}
    assert makers.refused(office, Reserve(ReservationFields(**(given | fields))))[0] == code  # type: ignore[arg-type]


def test_who_reserved_it_fetches_it(office: Office, maria: int, tom: int) -> None:
    camera = makers.add_asset(office, "Camera", tag="CAM-1")
    mine = reserve(office, maria, 2, 4, asset_id=camera)
    lines = (OutLine(camera),)
    code, said = makers.refused(office, CheckOut(lines, tom, day(2)))
    assert (code, said) == (
        "reserved_for",
        "CAM-1 is reserved for Maria Lopez, 2 – 4 Dec. Give a reason to hand it over all the same.",
    )
    out = office.perform(CheckOut(lines, tom, day(1)))
    office.undo(out)
    done = makers.there_and_back(office, CheckOut(lines, maria, day(4)))
    assert "reservation of 2 – 4 Dec fetched" in done.detail
    assert reservation(office, mine)["state"] == "fetched"
    assert reservation(office, mine)["fetched_by"]
    assert len(office.read(makers.Rows(ReservedAsset))) == 1
    office.perform(CheckIn((InLine(camera),)))
    office.perform(CheckOut(lines, tom, day(3)))


def test_a_policy_lets_no_reason_do(office: Office, maria: int, tom: int) -> None:
    projectors = makers.add_category(office, "Projectors", "PRJ", reserved_policy="refuse")
    one, two = (makers.add_asset(office, "Epson", category_id=projectors) for _ in range(2))
    reserve(office, maria, 2, 4, category_id=projectors, quantity=2)
    code, _ = makers.refused(office, CheckOut((OutLine(one),), tom, day(3), override="please"))
    assert code == "reserved_category_policy"
    office.perform(CheckOut((OutLine(two),), tom, day(1)))
    office.perform(EditCategory(projectors, {"reserved_policy": "warn"}))
    code, said = makers.refused(office, CheckOut((OutLine(one),), tom, day(3)))
    assert said.startswith("Projectors: without PRJ-00001 too few are left for Maria Lopez, who reserved 2, 2 – 4 Dec.")
    done = office.perform(CheckOut((OutLine(one),), tom, day(3), override="please"))
    assert "all the same: please" in done.detail


def test_some_of_a_category_are_fetched_one_by_one(office: Office, maria: int, tom: int) -> None:
    projectors = makers.add_category(office, "Projectors", "PRJ")
    one, two, three = (makers.add_asset(office, "Epson", category_id=projectors) for _ in range(3))
    mine = reserve(office, maria, 2, 4, category_id=projectors, quantity=2)
    first = makers.there_and_back(office, CheckOut((OutLine(one),), maria, day(4)))
    assert "1 of the reservation of 2 – 4 Dec still to fetch" in first.detail
    assert reservation(office, mine)["state"] == "reserved"
    assert makers.refused(office, EditReservation(mine, {"quantity": 0}))[0] == "field_wrong"
    assert makers.refused(office, booking(tom, 2, 3, category_id=projectors, quantity=2))[0] == "reserve_full"
    second = office.perform(CheckOut((OutLine(two), OutLine(three)), maria, day(4)))
    assert reservation(office, mine)["state"] == "fetched"
    assert len(office.read(makers.Rows(ReservedAsset))) == 2
    office.undo(second)
    assert reservation(office, mine)["state"] == "reserved"


def test_what_is_not_fetched_in_time_is_free(office: Office, maria: int, tom: int) -> None:
    camera = makers.add_asset(office, "Camera", tag="CAM-1")
    mine = reserve(office, maria, 1, 4, asset_id=camera, from_time="9:00")
    office.now = dt.datetime(2026, 12, 1, 12, 59, tzinfo=UTC)
    assert makers.refused(office, CheckOut((OutLine(camera),), tom, day(3)))[0] == "reserved_for"
    office.now = dt.datetime(2026, 12, 1, 13, 0, tzinfo=UTC)
    reserve(office, tom, 1, 4, asset_id=camera, from_time="12:00")
    assert makers.refused(office, EditReservation(mine, {"until_day": day(3)}))[0] == "reserve_taken"
    office.perform(EditReservation(mine, {"from_day": day(5), "until_day": day(6)}))


def test_who_reserved_it_may_have_it_from_the_one_before(office: Office, maria: int, tom: int) -> None:
    camera = makers.add_asset(office, "Camera", tag="CAM-1")
    makers.check_out(office, camera, holder=tom, due=day(1))
    mine = reserve(office, maria, 2, 4, asset_id=camera)
    other = makers.person(office, "Ann Vale", "20419")
    office.perform(Transfer((OutLine(camera),), other))
    code, _ = makers.refused(office, Transfer((OutLine(camera),), tom, day(3)))
    assert code == "reserved_for"
    done = makers.there_and_back(office, Transfer((OutLine(camera),), maria, day(4)))
    assert "reservation of 2 – 4 Dec fetched" in done.detail
    assert reservation(office, mine)["state"] == "fetched"
