# ruff: noqa: F811 - fixtures
"""Two desks at the same moment: what is promised, allowed or planned once is so once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.transactions import maintenance_makers as work
from tests.transactions import makers
from tests.transactions.makers import Rows, add_asset, add_category, asset
from tests.transactions.reservation_makers import booking, day
from tests.transactions.test_order_desks import Desks, desks, does, once, undoes  # noqa: F401 - fixtures
from tracker_desktop.models.categories import Policy
from tracker_desktop.models.maintenance import PlanDue, WorkOrder
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.add_asset_kit import AddAssetKit
from tracker_desktop.transactions.add_plan import AddPlan, PlanFields
from tracker_desktop.transactions.cancel_work_order import CancelWorkOrder
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.edit_person import EditPerson
from tracker_desktop.transactions.move_assets import MoveAssets
from tracker_desktop.transactions.open_work_order import OpenWorkOrder, WorkFields
from tracker_desktop.transactions.put_inside import PutInside
from tracker_desktop.transactions.rules.asset_fields import AssetFields
from tracker_desktop.transactions.rules.asset_kit_fields import AssetKitFields
from tracker_desktop.transactions.take_out import TakeOut

ROUNDS = 4


def out(one: int, holder: int) -> CheckOut:
    return CheckOut((OutLine(one),), holder, day(8))


@pytest.mark.postgres
def test_the_last_of_a_category_is_lent_or_reserved(desks: Desks) -> None:
    office = desks.office
    ann, leo = makers.person(office, "Ann", "1"), makers.person(office, "Leo", "2")
    for number in range(ROUNDS):
        category = add_category(office, f"Beamers {number}", f"B{number}", reserved_policy=Policy.REFUSE.value)
        one = add_asset(office, category_id=category)
        works = does(out(one, ann)), does(booking(leo, 1, 2, category_id=category))
        came = desks.race(*works)
        once(came, "reserved_category_policy", "reserve_full", "reserve_few")


@pytest.mark.postgres
def test_a_part_of_a_kit_is_lent_or_the_kit_is_reserved(desks: Desks) -> None:
    office = desks.office
    ann, leo = makers.person(office, "Ann", "1"), makers.person(office, "Leo", "2")
    category = add_category(office, reserved_policy=Policy.REFUSE.value)
    for number in range(ROUNDS):
        one = add_asset(office, category_id=category)
        tag = asset(office, one)["tag"]
        kit = makers.made(office.perform(AddAssetKit(AssetKitFields(f"KIT-{number}", "Film"), (tag,))))
        came = desks.race(does(out(one, ann)), does(booking(leo, 1, 2, kit_id=kit)))
        once(came, "reserved_kit_policy", "reserve_still_out")


@pytest.mark.postgres
def test_who_leaves_is_handed_nothing_meanwhile(desks: Desks) -> None:
    office = desks.office
    for number in range(ROUNDS):
        person = makers.add_person(office, f"Ann {number}", f"{number}")
        holder, one = makers.holder_of(office, person), add_asset(office)
        give = out(one, holder) if number % 2 else booking(holder, 5, 6, asset_id=one)
        came = desks.race(does(give), does(EditPerson(person, {"active": False})))
        once(came, "holder_inactive", "retired", "field_wrong", "holder_holds", "holder_reserved")


@pytest.mark.postgres
def test_nobody_gets_more_at_once_than_allowed(desks: Desks) -> None:
    office = desks.office
    for number in range(ROUNDS):
        holder = makers.person(office, f"Ann {number}", f"{number}", most_out=1)
        came = desks.race(*(does(out(add_asset(office), holder)) for _ in range(2)))
        once(came, "most_out")


@pytest.mark.postgres
def test_one_work_order_for_a_plan_and_an_asset(desks: Desks) -> None:
    office = desks.office
    for _ in range(ROUNDS):
        one = add_asset(office)
        plan = work.plan(office, asset_id=one, months=6)
        order = work.work_order(office, one, None, plan_id=plan)
        cancelled = office.perform(CancelWorkOrder(order, "Not now"))
        came = desks.race(undoes(cancelled), does(OpenWorkOrder(one, WorkFields(), plan_id=plan)))
        once(came, "work_order_twice", "work_undo_twice")
        under_way = office.read(Rows(WorkOrder, (WorkOrder.plan_id == plan) & (WorkOrder.state == "open")))
        assert len(under_way) == 1


@pytest.mark.postgres
def test_an_asset_that_comes_while_its_category_is_planned_is_due_too(desks: Desks) -> None:
    office = desks.office
    for number in range(ROUNDS):
        category = add_category(office, f"Scales {number}", f"S{number}")
        plan = AddPlan(PlanFields("Calibration", category_id=category, months=12))
        add = AddAsset(AssetFields("Scale", category_id=category, cost=Decimal(1)))
        assert desks.race(does(plan), does(add)) == ["done", "done"]
        assert len(office.read(Rows(PlanDue))) == number + 1


@pytest.mark.postgres
def test_the_last_of_a_category_is_reserved_or_belongs_to_a_kit(desks: Desks) -> None:
    office = desks.office
    holder = makers.person(office)
    for number in range(2 * ROUNDS):
        category = add_category(office, f"Lamps {number}", f"L{number}")
        tag = asset(office, add_asset(office, category_id=category))["tag"]
        kit = AddAssetKit(AssetKitFields(f"KIT-{number}", "Film"), (tag,))
        came = desks.race(does(booking(holder, 5, 6, category_id=category)), does(kit))
        once(came, "reserve_few", "asset_kit_needed")


@pytest.mark.postgres
def test_a_part_that_is_taken_out_does_not_follow_the_whole(desks: Desks) -> None:
    office = desks.office
    whole, part = add_asset(office), add_asset(office)
    here, there = (makers.add_place(office, code, code) for code in ("HERE", "THERE"))
    shelf = makers.add_place(office, "SHELF", "SHELF")
    for number in range(2 * ROUNDS):
        office.perform(PutInside((part,), whole))
        to = (here, there)[number % 2]
        assert desks.race(does(MoveAssets((whole,), to)), does(TakeOut((part,), shelf))) == ["done", "done"]
        row = asset(office, part)
        assert (row["parent_id"], row["place_id"]) == (None, shelf)
