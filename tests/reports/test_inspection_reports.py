"""What the work list of inspections and the history of an asset say, on both databases."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.reports.small_office import run
from tests.reports.test_catalog import column, groups
from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.inspection_makers import photo
from tracker_desktop.models.categories import Step
from tracker_desktop.queries.checklist import ChecklistOf
from tracker_desktop.queries.details import AssetDetail, InspectionDetail
from tracker_desktop.queries.listing import ListCounts, ListIds
from tracker_desktop.queries.to_do import ToDo
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.edit_category import EditCategory
from tracker_desktop.transactions.inspect import Inspect
from tracker_desktop.transactions.report_damage import ReportDamage

CLEAN, REFILL = "Clean", "Refill"
STEPS: tuple[Step, ...] = (
    {"text": CLEAN, "required": True, "kind": "clean", "photo": True},
    {"text": REFILL, "required": True},
)


@pytest.fixture
def one(office: Office) -> int:
    """MS-1 came back from Maria three days ago, its oil is refilled; the chair was damaged today."""
    scopes = makers.add_category(office, "Microscopes", "MS", checklist=STEPS)
    one = makers.add_asset(office, "Microscope", category_id=scopes, tag="MS-1")
    makers.check_out(office, one, holder=makers.person(office))
    office.perform(CheckIn((InLine(one, steps_done=(REFILL,)),)))
    office.now += dt.timedelta(days=3)
    office.perform(ReportDamage(makers.add_asset(office, "Chair", tag="CH-1")))
    return one


def test_the_work_list(office: Office, one: int) -> None:
    with run(office, "inspections-to-do") as result:
        assert column(result, "Tag") == ["MS-1", "CH-1"]
        assert column(result, "Days") == [3, 0]
        assert column(result, "From") == ["Maria Lopez", None]
        assert column(result, "Steps") == ["1 of 2", ""]
        assert column(result, "Still to do") == [CLEAN, "damaged"]
        assert [group[:2] for group in groups(result)] == [("Microscopes", 1), ("No category", 1)]
    rows = [row for row in office.read(ListIds("to_inspect", sort="days", descending=True)).rows if row is not None]
    assert [(row[0], row[3], row[4], row[5], row[6], row[7]) for row in rows] == [
        ("MS-1", "24 Nov", "Maria Lopez", "3", "1 of 2", CLEAN),
        ("CH-1", "today 09:40", "", "", "", "damaged"),
    ]
    assert office.read(ListCounts("to_inspect")) == {"all": 2, "long": 1, "damaged": 1}


def test_the_checklist_of_today_and_who_ticked(office: Office, one: int) -> None:
    more: tuple[Step, ...] = (*STEPS, {"text": "Lamp", "required": False})
    office.perform(EditCategory(1, {"checklist": more}))
    office.perform(Inspect(one, (REFILL,), "to inspect", photos=(photo(CLEAN),)))
    facts = office.read(ChecklistOf(one))
    assert facts is not None
    shown = [(step.text, step.kind, step.ticked, step.by, step.photos) for step in facts.steps]
    assert shown == [
        (CLEAN, "clean", False, "", 1),
        (REFILL, "inspect", True, "Rita Osei, 24 Nov", 0),
        ("Lamp", "inspect", False, "", 0),
    ]
    assert (facts.todo, facts.came_back) == (ToDo((CLEAN,), 1, 0), "came back 24 Nov from Maria Lopez · waits 3 days")


def test_the_history_of_an_asset(office: Office, one: int) -> None:
    office.perform(Inspect(one, (CLEAN, REFILL), "ready", "fair", "lens worn", (photo(CLEAN),)))
    office.perform(ReportDamage(one))
    with run(office, "inspection-history", asset=one) as result:
        assert column(result, "Outcome") == ["Passed", None, "Open", None]
        assert column(result, "Step") == [CLEAN, REFILL, CLEAN, REFILL]
        assert column(result, "Done by") == ["Rita Osei", "Rita Osei", "not done", "not done"]
        assert [str(at)[:10] for at in column(result, "Done")] == ["2026-11-27", "2026-11-24", "None", "None"]
    assert office.read(ListCounts("inspections"))["passed"] == 1
    ids = office.read(ListIds("inspections", view="passed")).ids
    card = office.read(InspectionDetail(ids[0]))
    assert card is not None
    assert dict(card.fields)[CLEAN] == "Rita Osei, today 09:40"
    asset = office.read(AssetDetail(one))
    assert asset is not None
    assert dict(asset.fields)["Last inspection"] == "Passed today 09:40 by Rita Osei · 2 of 2 steps"
