"""What each report says of an office whose numbers are known, on both databases; what was undone counts nowhere."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tests.reports.small_office import LATE, SOON, Known, run
from tests.store_fixtures import START, Office
from tests.transactions.audit_makers import open_audit
from tests.transactions.count_makers import count_stock, open_count
from tests.transactions.makers import add_asset, add_person, add_place, check_out, holder_of
from tests.transactions.stock_makers import add_item, issue, receive
from tracker_desktop.models.places import Place
from tracker_desktop.reports.registry import REPORTS
from tracker_desktop.reports.result import Result
from tracker_desktop.transactions.add_charge_code import AddChargeCode
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.rules.charge_code_fields import ChargeCodeFields

TODAY = START.date()


@pytest.fixture
def known(known_on_both: Known) -> Known:
    return known_on_both


def column(result: Result, title: str) -> list[object]:
    """All values of a column."""
    number = [column.title for column in result.report.columns].index(title)
    return [row[number] for row in result.rows()]


def sums(result: Result) -> dict[str, Decimal]:
    """The totals by the titles of their columns."""
    return {result.report.columns[number].title: total for number, total in result.totals.items()}


def groups(result: Result) -> list[tuple[str, int, list[Decimal]]]:
    """The head, the number of rows and the totals of each group."""
    return [(result.head_of(group), group.rows, list(group.totals.values())) for group in result.groups]


def test_the_asset_register_has_every_asset_once_and_adds_up(known: Known) -> None:
    result = known.run("asset-register")
    assert sums(result) == {"Cost": Decimal("3500.75")}
    assert column(result, "Tag") == ["LT-1", "LT-2", "LT-3", "LT-4", "MS-1"]


def test_the_asset_register_of_a_part(known: Known) -> None:
    assert column(known.run("asset-register", place=known.room), "Tag") == ["LT-1", "LT-3", "MS-1"]
    assert column(known.run("asset-register", place=known.cabinet), "Tag") == ["MS-1"]
    assert column(known.run("asset-register", department=known.biology), "Tag") == ["LT-1", "LT-3"]
    assert column(known.run("asset-register", category=known.laptops), "Tag") == ["LT-1", "LT-2", "LT-3"]
    assert column(known.run("asset-register", status="available"), "Tag") == ["MS-1"]
    assert len(known.run("asset-register", status="disposed")) == 0


def test_namesakes_are_two_holders(known: Known) -> None:
    assert groups(known.run("by-holder")) == [
        ("Ada Jones · 701", 1, [Decimal("500.50")]),
        ("Ada Jones · 702", 1, [Decimal("0.25")]),
        ("Biology", 1, [Decimal(0)]),
        ("Maria Lopez · 20417", 1, [Decimal("1000.00")]),
    ]
    maria = holder_of(known.office, known.maria)
    result = known.run("by-holder", holder=maria)
    assert result.said == ("Holder: Maria Lopez",)
    assert column(result, "Tag") == ["LT-1"]


def test_by_department_and_by_location(known: Known) -> None:
    assert groups(known.run("by-department")) == [
        ("Biology", 2, [Decimal("1000.00")]),
        ("Physics", 1, [Decimal("500.50")]),
    ]
    by_place = groups(known.run("by-location", place=known.room))
    assert by_place == [
        ("B 204 · B204", 2, [Decimal("1000.00")]),
        ("B 204 / Cabinet · B204-C", 1, [Decimal(2000)]),
    ]


def test_overdue_says_how_late_and_how_to_reach_them(known: Known) -> None:
    result = known.run("overdue")
    assert result.head_of(result.groups[0]) == "Maria Lopez · Biology · lopez@office.example"
    assert column(result, "Days late") == [(TODAY - LATE).days]
    assert len(known.run("overdue", department=known.biology)) == 1
    assert len(known.run("overdue", holder=holder_of(known.office, known.room, Place))) == 0


def test_overdue_is_what_the_list_calls_so(known: Known) -> None:
    known.office.perform(ReportMissing((known.lent,), "gone"))
    assert len(known.run("overdue")) == 0


def test_warranty(known: Known) -> None:
    result = known.run("warranty-value", days=10)
    assert column(result, "Days left") == [(SOON - TODAY).days]
    assert len(known.run("warranty-value", days=1)) == 0
    everything = known.run("warranty-value")
    assert [(head, rows) for head, rows, _ in groups(everything)] == [
        ("Laptops", 3),
        ("Microscopes", 1),
        ("No category", 1),
    ]
    assert sums(everything) == {"Cost": Decimal("3500.75")}


def test_stock_and_its_value_by_group(known: Known) -> None:
    result = known.run("stock-value")
    assert groups(result) == [("Chemicals", 1, [Decimal("84.00")]), ("Safety", 1, [Decimal("16.00")])]
    assert sums(result) == {"Value": Decimal("100.00")}


def test_quantities_of_unlike_units_are_never_added() -> None:
    for report in REPORTS.values():
        assert all(report.columns[number].kind in ("money", "count") for number in report.totals)


def test_units_agree_with_their_quantities(known: Known) -> None:
    crates = add_item(known.office, "CR-1", unit="crate")
    receive(known.office, crates, 2, "1.00")
    receive(known.office, crates, 1, "1.00")
    moved = known.run("movements", item=crates)
    assert list(zip(column(moved, "Quantity"), column(moved, "Unit"), strict=True)) == [(2, "crates"), (1, "crate")]
    assert column(known.run("stock-value"), "Unit") == ["l", "pcs", "crates"]
    assert column(known.run("below-reorder-point"), "Unit") == ["pcs"]
    assert column(known.run("expiring"), "Unit") == ["pcs"]
    assert set(column(known.run("issued"), "Unit")) == {"l", "pcs"}


def test_amounts_say_their_currency(known: Known) -> None:
    known.office.perform(ChangeSetting("money.currency", "CHF"))
    titles = [column.title for column in known.run("stock-value").columns]
    assert titles[-2:] == ["Average cost (CHF)", "Value (CHF)"]
    assert [title for title in titles[:-2] if "CHF" in title] == []


def test_below_reorder_point(known: Known) -> None:
    result = known.run("below-reorder-point")
    assert column(result, "SKU") == ["GLV-NIT-M"]
    receive(known.office, known.gloves, 41, "0.10", lot="B")
    assert len(known.run("below-reorder-point")) == 0


def test_expiring_and_expired(known: Known) -> None:
    result = known.run("expiring")
    assert (sums(result), column(result, "Lot")) == ({"Value": Decimal("16.00")}, ["A1"])
    assert len(known.run("expiring", days=3)) == 0
    known.office.now += dt.timedelta(days=30)
    assert groups(known.run("expiring", days=0))[0][:2] == ("Expired", 1)


def test_movements_of_a_period_without_what_was_undone(known: Known) -> None:
    result = known.run("movements")
    assert column(result, "Kind") == ["Receive", "Receive", "Issue", "Issue", "Issue"]
    assert len(known.run("movements", from_=TODAY + dt.timedelta(days=1), to=TODAY + dt.timedelta(days=2))) == 0
    assert len(known.run("movements", kind="issue", item=known.ethanol)) == 2


def test_issued_by_department_and_charge_code(known: Known) -> None:
    result = known.run("issued")
    assert column(result, "Charge code") == [None, "BI-210", "BI-210"]
    assert groups(known.run("issued")) == [
        ("B 204", 1, [Decimal("12.00")]),
        ("Biology", 2, [Decimal("28.00")]),
    ]
    assert sums(known.run("issued", department=known.biology)) == {"Value": Decimal("28.00")}


def test_what_is_undone_and_done_again_counts_as_often_as_it_stands(known: Known) -> None:
    counted = []
    done = known.undone
    for _ in range(4):
        counted.append((sums(known.run("issued"))["Value"], len(known.run("movements"))))
        done = known.office.undo(done)
    assert counted == [(Decimal("40.00"), 5), (Decimal("41.00"), 6)] * 2


def test_the_days_of_a_period_are_those_of_the_office(known: Known) -> None:
    known.office.perform(ChangeSetting("office.zone", "Pacific/Auckland"))
    known.office.now = dt.datetime(2026, 11, 24, 12, 0, tzinfo=dt.UTC)  # 01:00 on the next day there
    issue(known.office, known.ethanol, 1, holder_of(known.office, known.maria))
    the_25th = dt.date(2026, 11, 25)
    assert len(known.run("movements", from_=the_25th, to=the_25th)) == 1
    assert len(known.run("movements", to=dt.date(2026, 11, 24))) == 5


def test_the_audit_worksheet_lists_what_should_be_there(known: Known) -> None:
    result = known.run("audit-worksheet", place=known.room)
    assert column(result, "Found") == [None, None, None]
    assert [head for head, *_ in groups(known.run("audit-worksheet", place=known.room))] == [
        "B 204",
        "B 204 / Cabinet",
    ]


def test_the_activity_of_a_person(known: Known) -> None:
    about = known.run("person-activity", person=known.maria, part="about")
    kinds = column(about, "Kind")
    assert kinds == ["Add person", "Check out", "Issue", "Issue", "Undone"]
    assert column(known.run("person-activity", person=known.maria, part="by"), "Kind") == []
    states = column(known.run("person-activity", person=known.maria, part="about"), "State")
    assert states == ["", "", "", "undone", ""]


def test_the_journal_of_a_thing_tells_what_was_taken_back(known: Known) -> None:
    gloves = known.run("item-journal", item=known.gloves)
    assert column(gloves, "Kind") == ["Add item", "Receive", "Issue", "Issue", "Undone"]
    assert column(known.run("item-journal", item=known.gloves), "State") == ["", "", "", "undone", ""]
    asset = known.run("asset-journal", asset=known.lent)
    assert asset.said == ("Asset: LT-1 · Dell Latitude 5540",)
    assert column(asset, "What")[-1] == "LT-1 checked out to Maria Lopez, due 10 Nov 2026"


def test_a_loan_after_it_came_back_is_nobodys(office: Office) -> None:
    holder = holder_of(office, add_person(office, "Leo Brandt", "5"))
    done = check_out(office, add_asset(office, tag="A"), holder=holder)
    office.undo(done)
    with run(office, "by-holder") as result:
        assert len(result) == 0


@pytest.mark.parametrize("key", REPORTS)
def test_every_report_of_an_office_without_anything(office: Office, key: str) -> None:
    needed = {one.key for one in REPORTS[key].parameters if one.required and one.default is None}
    values = {"place": 1, "person": office.me, "asset": 1, "item": 1, "lot": 1}
    if needed & {"asset", "item", "lot", "count"}:
        add_asset(office)
        add_item(office)
    if "audit" in needed:
        values["audit"] = open_audit(office, add_place(office, "R1", "Room 1"))
    if "count" in needed:
        receive(office, 1, 1, "1")
        values["count"] = open_count(office)
        count_stock(office, values["count"], 1, 1)
    with run(office, key, **{name: values[name] for name in needed}) as result:
        assert len(result) == sum(1 for _ in result.rows())
        assert not any(result.totals.values())


def test_what_jobs_were_issued_stands_under_each_job(known: Known) -> None:
    office = known.office
    for code in ("BI-210", "J-9", "J-10"):
        office.perform(AddChargeCode(ChargeCodeFields(code, is_job=code.startswith("J"))))
    for code, count in (("J-9", 1), ("J-10", 2), ("J-9", 3)):
        office.perform(Issue((IssueLine(known.gloves, Decimal(count)),), None, code))
    office.perform(Issue((IssueLine(known.gloves, Decimal(5)),), customer="Acme Labs"))
    assert groups(known.run("issued")) == [
        ("B 204", 1, [Decimal("12.00")]),
        ("Biology", 2, [Decimal("28.00")]),
        ("Job J-9", 1, [Decimal("0.40")]),
        ("Job J-10", 1, [Decimal("0.20")]),
    ]
