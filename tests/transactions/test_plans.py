"""Maintenance plans: when each asset that a plan applies to is due, whatever came first."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.maintenance_makers import due, dues, meter, plan, plan_row, read_meter
from tests.transactions.makers import refused, there_and_back
from tracker_desktop.models.assets import Asset
from tracker_desktop.transactions.add_plan import AddPlan, PlanFields
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.edit_plan import EditPlan
from tracker_desktop.transactions.note_plan_done import NotePlanDone
from tracker_desktop.transactions.read_meter import ReadMeter

TODAY = dt.date(2026, 11, 24)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_a_plan_reaches_what_is_there_and_what_comes_later(office: Office) -> None:
    scopes, laptops = makers.add_category(office, "Microscopes", "MS"), makers.add_category(office)
    first = makers.add_asset(office, category_id=scopes, in_service=day("2026-01-31"), purchased=day("2025-12-01"))
    bought = makers.add_asset(office, category_id=scopes, purchased=day("2026-05-10"))
    there_and_back(office, AddPlan(PlanFields("Cleaning", "cleaning", category_id=scopes, months=1)))
    (service,) = [one["plan_id"] for one in dues(office, 1)][:1]
    later = makers.add_asset(office, category_id=scopes)
    assert {one["asset_id"]: one["due"] for one in dues(office, service)} == {
        first: day("2026-02-28"),
        bought: day("2026-06-10"),
        later: day("2026-12-24"),
    }
    there_and_back(office, EditAssets((later,), {"category_id": laptops}))
    assert not due(office, service, later)["active"]
    there_and_back(office, EditAssets((later,), {"category_id": scopes, "in_service": day("2026-11-01")}))
    again = due(office, service, later)
    assert again["active"]
    assert (again["counted_from"], again["due"]) == (day("2026-11-01"), day("2026-12-01"))


def test_an_undo_brings_along_what_plans_apply_to(office: Office) -> None:
    scopes, laptops = makers.add_category(office, "Microscopes", "MS"), makers.add_category(office)
    asset = makers.add_asset(office, category_id=scopes)
    moved = office.perform(EditAssets((asset,), {"category_id": laptops}))
    check = plan(office, category_id=laptops, months=12)
    assert due(office, check, asset)["active"]
    undone = office.undo(moved)
    assert not due(office, check, asset)["active"]
    office.undo(undone)
    assert due(office, check, asset)["active"]


def test_rules_of_a_plan_are_checked(office: Office) -> None:
    scopes, asset = makers.add_category(office, "Microscopes", "MS"), makers.add_asset(office)

    def no(**fields: object) -> str:
        return refused(office, AddPlan(PlanFields("Service", **fields)))[0]  # type: ignore[arg-type]

    assert no(months=1) == "plan_of_nothing"
    assert no(asset_id=asset, category_id=scopes, months=1) == "plan_of_both"
    assert no(asset_id=asset) == "plan_no_rule"
    assert no(asset_id=asset, meter="hours") == "plan_meter_half"
    assert no(asset_id=asset, meter="hours", every=Decimal(0)) == "plan_every_wrong"
    assert no(asset_id=asset, dates=("02-30",)) == "field_wrong"
    assert no(asset_id=asset, months=0) == "field_wrong"
    assert no(asset_id=asset, months=1, warn_days=-1) == "field_wrong"
    first = plan(office, "Service", asset_id=asset, dates=("3-31", "03-31"))
    assert plan_row(office, first)["dates"] == ["03-31"]
    assert no(asset_id=asset, months=1) == "plan_twice"
    office.perform(EditPlan(first, {"active": False}))
    plan(office, "service", asset_id=asset, months=1)
    assert refused(office, EditPlan(first, {"active": True}))[0] == "plan_twice"
    assert refused(office, EditPlan(first, {"category_id": scopes}))[0] == "field_fixed"


def test_a_changed_plan_is_due_anew_from_when_it_was_done(office: Office) -> None:
    asset = makers.add_asset(office, in_service=day("2026-01-15"))
    service = plan(office, asset_id=asset, months=12)
    row = due(office, service, asset)
    assert row["due"] == day("2027-01-15")
    there_and_back(office, NotePlanDone(row["id"], day("2026-08-31")))
    assert due(office, service, asset)["due"] == day("2027-08-31")
    there_and_back(office, EditPlan(service, {"months": 6}))
    assert due(office, service, asset)["due"] == day("2027-02-28")
    there_and_back(office, EditPlan(service, {"starts": day("2026-03-31"), "fixed": True, "months": 1}))
    assert due(office, service, asset)["due"] == day("2026-09-30")
    assert refused(office, NotePlanDone(row["id"], day("2026-08-30")))[0] == "plan_done_early"
    assert refused(office, NotePlanDone(row["id"], day("2026-11-25")))[0] == "plan_done_future"
    office.perform(EditPlan(service, {"active": False}))
    assert refused(office, NotePlanDone(row["id"], day("2026-09-30")))[0] == "plan_not_in_force"


def test_a_meter_says_what_is_due_by_use(office: Office) -> None:
    asset = makers.add_asset(office)
    service = plan(office, asset_id=asset, meter="Hours", every="250", months=12)
    assert due(office, service, asset)["due_at"] is None
    read_meter(office, asset, 1000, "hours", read_on=day("2026-11-01"))
    assert meter(office, asset)["meter"] == "Hours"
    there_and_back(office, ReadMeter(asset, "hours", Decimal(1100), day("2026-11-11")))
    row = due(office, service, asset)
    assert (row["due_at"], row["by_use"]) == (Decimal(1250), False)
    assert row["expected"] == day("2026-11-26")  # 10 hours a day, 150 to go
    done = there_and_back(office, ReadMeter(asset, "hours", Decimal(1260)))
    assert done.detail == "Dell Latitude 5540 · Service is due"
    assert due(office, service, asset)["by_use"]
    office.perform(NotePlanDone(row["id"], day("2026-11-24")))
    row = due(office, service, asset)
    assert (row["last_at"], row["due_at"], row["by_use"]) == (Decimal(1260), Decimal(1510), False)


def test_a_new_meter_goes_on_and_a_wrong_reading_is_corrected(office: Office) -> None:
    asset = makers.add_asset(office)
    read_meter(office, asset, 45_000, "km", read_on=day("2026-10-01"))
    read_meter(office, asset, 45_900, "km", read_on=day("2026-11-01"))
    code, said = refused(office, ReadMeter(asset, "km", Decimal(120)))
    assert code == "meter_lower"
    assert "stood at 45,900 on 1 Nov 2026. 120 is less" in said
    there_and_back(office, ReadMeter(asset, "km", Decimal(45_700), jump="wrong reading", read_on=day("2026-11-02")))
    assert meter(office, asset)["total"] == 45_700
    done = there_and_back(office, ReadMeter(asset, "km", Decimal(120), jump="new meter"))
    assert done.detail == "Dell Latitude 5540 · 45,820 with the meters before"
    assert (meter(office, asset)["reading"], meter(office, asset)["total"]) == (120, 45_820)
    there_and_back(office, ReadMeter(asset, "km", Decimal(130), jump="wrong reading"))
    assert meter(office, asset)["total"] == 45_830


def test_readings_fit_into_their_order_and_are_not_too_high(office: Office) -> None:
    asset = makers.add_asset(office)
    read_meter(office, asset, 100, read_on=day("2026-11-01"))
    read_meter(office, asset, 200, read_on=day("2026-11-20"))
    there_and_back(office, ReadMeter(asset, "hours", Decimal(150), day("2026-11-10")))
    assert meter(office, asset)["total"] == 200
    assert refused(office, ReadMeter(asset, "hours", Decimal(210), day("2026-11-15")))[0] == "meter_above_next"
    assert refused(office, ReadMeter(asset, "hours", Decimal(90), day("2026-11-15")))[0] == "meter_lower"
    assert (
        refused(office, ReadMeter(asset, "hours", Decimal(9), day("2026-11-15"), "new meter"))[0] == "meter_jump_back"
    )
    assert refused(office, ReadMeter(asset, "hours", Decimal(400)))[0] == "meter_high"
    read_meter(office, asset, 400, reason="The hour meter of the dyno")
    for bad, code in (("check-outs", "meter_counts_itself"), (" ", "meter_needed")):
        assert refused(office, ReadMeter(asset, bad, Decimal(1)))[0] == code
    assert refused(office, ReadMeter(asset, "hours", Decimal(500), day("2026-11-25")))[0] == "meter_future"
    assert refused(office, ReadMeter(asset, "hours", Decimal("NaN")))[0] == "meter_negative"
    assert refused(office, ReadMeter(asset, "hours", Decimal(500), None, "why"))[0] == "meter_jump_unknown"


def test_check_outs_are_counted_where_a_plan_needs_it(office: Office) -> None:
    counted, other, maria = makers.add_asset(office), makers.add_asset(office), makers.person(office)
    check = plan(office, "Electrical check", asset_id=counted, meter="Check-Outs", every="2", hard_stop=True)
    out = makers.check_out(office, counted, other, holder=maria)
    assert meter(office, counted)["total"] == 1
    assert not due(office, check, counted)["by_use"]
    undone = office.undo(out)
    assert not office.read(makers.Rows(Asset, Asset.holder_id.is_not(None)))
    office.undo(undone)
    office.perform(CheckIn((InLine(counted), InLine(other))))
    makers.check_out(office, counted, holder=maria)
    assert due(office, check, counted)["by_use"]
    office.perform(CheckIn((InLine(counted),)))
    code, said = refused(office, lend(counted, maria))
    assert code == "maintenance_stop"
    assert "Electrical check is overdue, from 2 check-outs on, and it stands at 2." in said


def lend(asset: int, holder: int, override: str | None = None) -> CheckOut:
    return CheckOut((OutLine(asset),), holder, dt.date(2026, 12, 8), override=override)


def test_overdue_maintenance_is_said_and_the_category_may_refuse(office: Office) -> None:
    strict = makers.add_category(office, "Microscopes", "MS", maintenance_policy="refuse")
    mild = makers.add_asset(office, in_service=day("2025-01-31"))
    scope = makers.add_asset(office, category_id=strict, in_service=day("2025-01-31"))
    maria = makers.person(office)
    for asset in (mild, scope):
        plan(office, asset_id=asset, months=12)
    code, said = refused(office, lend(mild, maria))
    assert (code, "since 31 Jan 2026" in said) == ("maintenance_overdue", True)
    office.perform(lend(mild, maria, "Needed for an hour"))
    assert refused(office, lend(scope, maria, "Needed for an hour"))[0] == "maintenance_stop"
