"""What the lists and cards of maintenance say: what is overdue and due soon, work orders, meters and costs."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.maintenance_makers import due, finish, plan, read_meter, work_order
from tests.transactions.stock_makers import add_item, receive
from tracker_desktop.queries.details import AssetDetail, detail_of
from tracker_desktop.queries.listing import LISTINGS, ListCounts, ListIds, ListPage
from tracker_desktop.queries.work_facts import DuesOf, MetersOf, PlanFactsOf, WorkFactsOf
from tracker_desktop.transactions.add_work_cost import AddWorkCost, WorkCostFields
from tracker_desktop.transactions.issue_to_work_order import IssueToWorkOrder, PartLine
from tracker_desktop.transactions.tick_tasks import TickTasks


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def shown(office: Office, listing: str, view: str = "all", needle: str = "") -> list[dict[str, str]]:
    """The rows of a view, by the keys of the columns."""
    ids = list(office.read(ListIds(listing, view, needle=needle)).ids)
    keys = [column.key for column in LISTINGS[listing].columns]
    rows = office.read(ListPage(listing, tuple(ids)))
    return [dict(zip(keys, row, strict=True)) for row in rows if row is not None]


def card(office: Office, listing: str, row_id: int) -> tuple[Any, dict[str, str]]:
    query = detail_of(listing, row_id)
    assert query is not None
    found = office.read(query)
    assert found is not None
    return found, dict(found.fields)


def filled(office: Office) -> dict[str, int]:
    """A microscope that is overdue, one that is due soon, a van by its use, and a plan that nobody uses any more."""
    scopes = makers.add_category(office, "Microscopes", "MS")
    late = makers.add_asset(office, "Olympus CX23", category_id=scopes, in_service=day("2026-04-30"))
    soon = makers.add_asset(office, "Olympus CX33", category_id=scopes, in_service=day("2026-06-10"))
    van = makers.add_asset(office, "Ford Transit", tag="VAN-1")
    cleaning = plan(office, "Cleaning", kind="calibration", category_id=scopes, months=6, tasks=("Lens", "Stage"))
    service = plan(office, "Van service", asset_id=van, meter="km", every="15000", hard_stop=True)
    plan(office, "Old plan", asset_id=van, days=10, active=False)
    return {"late": late, "soon": soon, "van": van, "cleaning": cleaning, "service": service}


def test_what_is_due_is_listed_by_how_urgent_it_is(office: Office) -> None:
    ids = filled(office)
    counts = office.read(ListCounts("plan_due"))
    assert counts == {"overdue": 1, "soon": 1, "near": 2, "calibration": 2, "not_read": 1, "all": 2}
    (row,) = shown(office, "plan_due", "overdue")
    assert (row["tag"], row["plan"], row["state"], row["expected"]) == (
        "MS-00001",
        "Cleaning",
        "overdue",
        "30 Oct 2026",
    )
    assert [one["state"] for one in shown(office, "plan_due")] == ["overdue", "due_soon"]
    assert [one["state"] for one in shown(office, "plan_due", "not_read")] == ["not_read"]
    assert [one["tag"] for one in shown(office, "plan_due", needle="cx33")] == ["MS-00002"]
    assert [one["tag"] for one in shown(office, "plan_due", "not_read", needle="van service")] == ["VAN-1"]
    read_meter(office, ids["van"], 30_000, "km", read_on=day("2026-11-01"))
    read_meter(office, ids["van"], 45_500, "km", reason="Driven to Spain")
    (van,) = [one for one in shown(office, "plan_due", "overdue") if one["tag"] == "VAN-1"]
    assert (van["use"], van["expected"]) == ("45,500 of 45,000 km", "24 Nov 2026")
    found, fields = card(office, "plan_due", due(office, ids["service"], ids["van"])["id"])
    assert (found.state, fields["By use"], fields["Foreseen"]) == ("overdue", "45,500 of 45,000 km", "24 Nov 2026")
    assert fields["Done last"] == "never; counted from 24 Nov 2026"
    plans = shown(office, "maintenance_plans", "active")
    assert [(one["name"], one["for"], one["rule"], one["overdue"]) for one in plans] == [
        ("Cleaning", "Microscopes", "every 6 months", "1"),
        ("Van service", "VAN-1", "every 15,000 km", "1"),
    ]
    readings = shown(office, "meter_readings")
    assert [(one["tag"], one["reading"]) for one in readings] == [("VAN-1", "45,500"), ("VAN-1", "30,000")]


def test_a_work_order_tells_its_tasks_its_parts_and_its_cost(office: Office) -> None:
    ids, lamp = filled(office), add_item(office, "LAMP", "Lamp")
    receive(office, lamp, 5, "12.50")
    order = work_order(office, ids["late"], None, plan_id=ids["cleaning"], takes_out=True)
    office.perform(TickTasks(order, ("Lens",)))
    office.perform(IssueToWorkOrder(order, (PartLine("lamp", Decimal(2)),)))
    office.perform(AddWorkCost(order, WorkCostFields("service", "Alignment", amount=Decimal(80), reference="INV-7")))
    (row,) = shown(office, "work_orders", "late")
    assert (row["number"], row["state"], row["cost"]) == ("WO-2026-00001", "work_late", "105.00")
    found, fields = card(office, "work_orders", order)
    assert (found.title, found.state) == ("WO-2026-00001", "work_late")
    assert fields["Done"] == "Lens · Ada Clark" or fields["Done"].startswith("Lens · ")
    assert fields["To do"] == "Stage"
    assert fields["Parts"] == "2 pcs Lamp"
    assert fields["Cost so far"] == "$105.00 (parts 25.00, service 80.00)"
    assert fields["Out of use"] == "since 24 Nov 2026"
    (line,) = shown(office, "work_costs")
    assert (line["text"], line["amount"], line["order"]) == ("Alignment", "80.00", "WO-2026-00001")
    asset = office.read(AssetDetail(ids["late"]))
    assert asset is not None
    told = dict(asset.fields)
    assert told["Maintenance"] == "Cleaning · overdue since 30 Oct 2026"
    assert (told["Work order"], told["Maintenance cost"]) == ("WO-2026-00001", "$105.00")
    (listed,) = [one for one in shown(office, "plan_due") if one["tag"] == "MS-00001"]
    assert listed["order"] == "WO-2026-00001"
    finish(office, order, certificate="DKD-881", left_out="no stage micrometer")
    (done,) = shown(office, "work_orders", "certified")
    assert (done["certificate"], done["state"]) == ("DKD-881", "work_done")
    assert [one["number"] for one in shown(office, "work_orders", needle="dkd-881")] == ["WO-2026-00001"]


def test_dialogs_are_told_the_facts(office: Office) -> None:
    ids = filled(office)
    order = work_order(office, ids["late"], None, plan_id=ids["cleaning"])
    facts = office.read(WorkFactsOf(order))
    assert facts is not None
    assert (facts.number, facts.plan, facts.is_down, len(facts.tasks)) == ("WO-2026-00001", "Cleaning", False, 2)
    plan_facts = office.read(PlanFactsOf(ids["cleaning"]))
    assert plan_facts is not None
    assert (plan_facts.target, plan_facts.values["months"]) == ("Microscopes", 6)
    assert [one.plan for one in office.read(DuesOf(asset_id=ids["van"]))] == ["Van service"]
    assert office.read(MetersOf(ids["van"])) == (("km", None),)
    assert office.read(WorkFactsOf(999)) is None
    assert office.read(PlanFactsOf(999)) is None
