"""What has a serial number or tag already, on both databases."""

from __future__ import annotations

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.errors import Refused
from tracker_desktop.queries.in_parts import AT_ONCE
from tracker_desktop.queries.taken_codes import TakenCodes


def said(
    office: Office, serials: tuple[str, ...], tags: tuple[str, ...], maker: str = ""
) -> dict[tuple[str, str], str]:
    found = office.read(TakenCodes(serials, tags, maker))
    return {key: str(Refused(code, **gaps)) for key, (code, gaps) in found.items()}


def test_tags_badges_and_places_are_found_with_who_has_them(office: Office) -> None:
    makers.add_asset(office, "Dell Latitude 5540", tag="lt-1")
    makers.add_person(office, "Maria Lopez", "20417")
    assert said(office, (), ("LT-1", "20417", "STOCKROOM", "LT-2")) == {
        ("tag", "LT-1"): "lt-1 is the tag of “Dell Latitude 5540” already. Choose another.",
        ("tag", "20417"): "20417 is the badge of Maria Lopez already. Choose another.",
        ("tag", "STOCKROOM"): "STOCKROOM is the code of Stockroom already. Choose another.",
    }


def test_a_serial_number_is_taken_where_the_maker_is_the_same(office: Office) -> None:
    makers.add_asset(office, tag="LT-1", serial="5cg1", manufacturer="Dell")
    makers.add_asset(office, tag="LT-2", serial="5CG2")
    serials = ("5CG1", "5CG2", "5CG3")
    assert list(said(office, serials, (), "DELL")) == [("serial", "5CG1")]
    assert said(office, serials, (), "HP") == {}
    assert said(office, serials, (), "") == {}


def test_a_thousand_are_asked_about_at_once(sqlite_office: Office) -> None:
    makers.add_asset(sqlite_office, tag="LT-999")
    tags = tuple(f"LT-{number}" for number in range(AT_ONCE * 2))
    assert list(said(sqlite_office, (), tags)) == [("tag", "LT-999")]
