"""Reserve tags: numbers for a roll that is printed before the assets are there; and Claim tag."""

from __future__ import annotations

import time

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.errors import Refused
from tracker_desktop.queries.tags import ReservedTags
from tracker_desktop.transactions.claim_tag import ClaimTag
from tracker_desktop.transactions.print_tags import PrintTags
from tracker_desktop.transactions.reserve_tags import ReserveTags


def tag(office: Office, asset_id: int) -> str:
    return str(makers.asset(office, asset_id)["tag"])


def test_reserved_tags_are_given_to_nothing_by_themselves(office: Office) -> None:
    laptops = makers.add_category(office)
    makers.add_asset(office, category_id=laptops)
    done = office.perform(ReserveTags("lt", 3))
    assert (done.title, done.detail) == (
        "Tags LT-00002 to LT-00004 reserved",
        "3 tags to be printed before the assets are there",
    )
    assert office.read(ReservedTags(done.uid)) == ["LT-00002", "LT-00003", "LT-00004"]
    assert tag(office, makers.add_asset(office, category_id=laptops)) == "LT-00005"
    one = office.perform(ReserveTags("LT", 1))
    assert one.title == "Tag LT-00006 reserved"
    with pytest.raises(Refused) as caught:
        office.undo(one)
    assert caught.value.code == "undo_never"


def test_tags_that_something_has_are_left_out(office: Office) -> None:
    makers.add_category(office)
    makers.add_place(office, "LT-00002", "Cupboard")
    makers.add_person(office, "Maria Lopez", "LT-00004")
    done = office.perform(ReserveTags("LT", 3))
    assert office.read(ReservedTags(done.uid)) == ["LT-00001", "LT-00003", "LT-00005"]
    assert office.read(ReservedTags(office.perform(ReserveTags("LT", 1)).uid)) == ["LT-00006"]


def test_a_whole_roll_is_reserved_at_once(office: Office) -> None:
    started = time.monotonic()
    done = office.perform(ReserveTags("CH", 5_000))
    assert time.monotonic() - started < 3
    tags = office.read(ReservedTags(done.uid))
    assert (len(tags), tags[0], tags[-1]) == (5_000, "CH-00001", "CH-05000")
    assert office.read(ReservedTags(office.perform(ReserveTags("CH", 1)).uid)) == ["CH-05001"]


def test_what_cannot_be_reserved(office: Office) -> None:
    assert makers.refused(office, ReserveTags("", 3))[1] == "Tag prefix: This must be filled in."
    assert makers.refused(office, ReserveTags("L-T", 3))[0] == "field_wrong"
    assert makers.refused(office, ReserveTags("LT", 0))[1] == "Tags: 0 is not between 1 and 5000. Correct it."
    assert makers.refused(office, ReserveTags("LT", 5_001))[0] == "field_wrong"


def test_a_reserved_tag_is_stuck_on_what_was_known_by_another(office: Office) -> None:
    office.perform(ReserveTags("LT", 3))
    one = makers.add_asset(office, serial="7QK2M41")
    done = makers.there_and_back(office, ClaimTag(one, "lt-00002"))
    assert (done.title, done.detail, done.about) == (
        "A-1 has the tag lt-00002 now",
        "Dell Latitude 5540",
        ("asset", one),
    )
    assert tag(office, one) == "lt-00002"
    assert office.perform(PrintTags((one,), "Tag")).title == "Tag lt-00002 printed"


def test_a_tag_that_cannot_be_claimed(office: Office) -> None:
    one, _ = makers.add_asset(office), makers.add_asset(office, "Canon EOS", tag="LT-7")
    assert makers.refused(office, ClaimTag(one, "lt-7"))[1] == "LT-7 is the tag of “Canon EOS” already. Choose another."
    assert makers.refused(office, ClaimTag(one, "a-1"))[1] == "A-1 is its tag already. Nothing was changed."
    assert makers.refused(office, ClaimTag(one, " "))[1] == "Tag: This must be filled in."
    assert makers.refused(office, ClaimTag(one, "A\x07B"))[0] == "field_wrong"
    assert makers.refused(office, ClaimTag(one, "DONE"))[0] == "code_is_command"
    assert makers.refused(office, ClaimTag(999, "LT-9"))[0] == "gone"
