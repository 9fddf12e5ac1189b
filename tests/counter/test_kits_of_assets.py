"""Kits of assets and reservations at the counter: a tag is scanned, and all of it goes or comes."""

from __future__ import annotations

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.reservation_makers import day, reserve
from tests.transactions.test_asset_kits import Kit
from tracker_desktop.counter.as_json import from_json, to_json
from tracker_desktop.counter.basket import Basket
from tracker_desktop.counter.counter import Counter
from tracker_desktop.queries.history import History
from tracker_desktop.queries.papers.paper_of import PaperOf
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.report_missing import ReportMissing


@pytest.fixture
def kit(office: Office) -> Kit:
    return Kit(office)


@pytest.fixture
def counter(office: Office) -> Counter:
    return Counter(office.store, office.me, mode="check_out")


def basket(counter: Counter) -> Basket:
    found = counter.state().basket
    assert found is not None
    return found


def test_its_tag_takes_all_of_it_out_and_in(kit: Kit, counter: Counter) -> None:
    assert counter.scan("20417").title == "Maria Lopez"
    answer = counter.scan("cam-kit-1")
    assert (answer.outcome, answer.message) == ("done", "CAM-KIT-1 · CAM-1, LENS-1, 3 × battery")
    assert [(line.tag, line.kit, line.with_kit) for line in basket(counter).assets] == [
        ("CAM-1", "CAM-KIT-1", "3 × battery"),
        ("LENS-1", "CAM-KIT-1", ""),
    ]
    assert counter.scan("CAM-KIT-1").outcome == "again"
    assert from_json(Basket, to_json(basket(counter))).kits == basket(counter).kits
    counter.set_kit(kit.id, (("battery", 2),))
    answer = counter.finish()
    assert answer.title == "CAM-KIT-1 checked out to Maria Lopez, due 8 Dec 2026"
    assert answer.detail.startswith("CAM-1, LENS-1, 2 × battery · HR-")
    assert counter.scan("CAM-KIT-1").refusal == "asset_kit_out"
    counter.set_mode("look_up")
    assert "2 assets, 3 × battery · out to Maria Lopez, due 8 Dec" in counter.scan("CAM-KIT-1").message
    counter.set_mode("check_in")
    answer = counter.scan("LENS-1")
    assert "not back of CAM-KIT-1: CAM-1 Camera, 2 × battery" in answer.message
    answer = counter.scan("CAM-KIT-1")
    assert answer.message == "CAM-KIT-1 checked in · CAM-1 · all of CAM-KIT-1 is back"
    answer = counter.scan("CAM-KIT-1", "typed")
    assert (answer.outcome, answer.message) == ("again", "CAM-KIT-1 · came back in this session already")
    assert "2 assets returned" in counter.state().session.text
    counter.finish()
    assert counter.scan("CAM-KIT-1", "typed").title == "CAM-KIT-1 was not out as a kit"
    told = [line.title for line in kit.office.read(History("asset_kit", kit.id))]
    assert told == [
        "CAM-KIT-1 checked in",
        "CAM-KIT-1 checked out to Maria Lopez, due 8 Dec 2026",
        "Kit CAM-KIT-1 added",
    ]


def test_what_is_not_here_is_named_and_needs_a_reason(kit: Kit, counter: Counter) -> None:
    kit.office.perform(ReportMissing((kit.lens,)))
    counter.scan("20417")
    answer = counter.scan("CAM-KIT-1")
    assert answer.outcome == "warning"
    assert "CAM-1, 3 × battery · without LENS-1 (LENS-1 is reported missing" in answer.message
    answer = counter.finish()
    assert answer.refusal == "kit_without"
    answer = counter.choose("with_reason", "not needed")
    assert answer.title == "CAM-KIT-1 checked out to Maria Lopez, due 8 Dec 2026"
    assert "without LENS-1 · all the same: not needed" in answer.detail


def test_a_kit_of_which_nothing_is_left_on_the_list_does_not_go(kit: Kit, counter: Counter) -> None:
    counter.scan("20417")
    counter.scan("CAM-KIT-1")
    counter.remove_line(1)
    counter.remove_line(0)
    assert basket(counter).kits == ()


def test_what_is_reserved_goes_on_the_list_until_the_reservation_ends(kit: Kit, counter: Counter) -> None:
    office = kit.office
    projectors = makers.add_category(office, "Projectors", "PRJ")
    makers.add_asset(office, "Epson", category_id=projectors)
    tripod = makers.add_asset(office, "Tripod", tag="TRI-1")
    office.now = office.now.replace(month=12, day=1)
    ids = [
        reserve(office, kit.maria, 1, 3, kit_id=kit.id),
        reserve(office, kit.maria, 1, 3, asset_id=tripod),
        reserve(office, kit.maria, 1, 3, category_id=projectors),
    ]
    other = reserve(office, kit.tom, 4, 5, asset_id=tripod)
    answer = counter.check_out_reserved(ids)
    assert answer.message == "3 assets for Maria Lopez · as reserved · scan 1 × Projectors"
    assert basket(counter).due_shown == day(3)
    assert basket(counter).due_words == "the end of the reservation"
    assert counter.scan("PRJ-00001").outcome == "done"
    answer = counter.finish()
    assert "reservations of 1 Dec 09:40 – 3 Dec 24:00, 1 Dec 09:40" in answer.detail
    assert counter.check_out_reserved(ids).refusal == "reserve_none"
    assert counter.check_out_reserved([other, reserve(office, kit.maria, 9, 9, asset_id=kit.lens)]).refusal == (
        "reserve_holders"
    )


def test_what_is_reserved_for_another_is_red(kit: Kit, counter: Counter) -> None:
    office = kit.office
    reserve(office, kit.tom, 2, 3, asset_id=kit.camera)
    counter.scan("20417")
    answer = counter.scan("CAM-1")
    assert (answer.refusal, answer.outcome) == ("reserved_for", "choose")
    assert basket(counter).red
    counter.change(due=day(1))
    assert not basket(counter).red
    office.perform(CheckOut((OutLine(kit.lens),), kit.tom, day(3)))


def test_the_hand_receipt_names_the_kit_and_what_lies_in_it(kit: Kit) -> None:
    done = kit.office.perform(kit.out())
    paper = kit.office.read(PaperOf(done.number or ""))
    assert paper is not None
    assert ("Kit CAM-KIT-1", "Camera kit · 3 × battery") in paper.content.facts
