"""What the reports about contracts, use, insurance, tax and replacement say, on both databases."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tests.reports.small_office import run
from tests.reports.test_catalog import column, groups, sums
from tests.store_fixtures import Office
from tests.transactions.contract_makers import TODAY, add_contract, give
from tests.transactions.makers import add_asset, add_category, add_person, check_out, holder_of, person
from tracker_desktop.transactions.change_value import ChangeValue
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.edit_category import EditCategory
from tracker_desktop.transactions.edit_person import EditPerson
from tracker_desktop.transactions.report_missing import ReportMissing

DAY = dt.timedelta(days=1)
OLD = TODAY - 400 * DAY


def test_what_ends_within_30_days_stands_first(office: Office) -> None:
    add_asset(office, "Soon", warranty_end=TODAY + 30 * DAY)
    add_asset(office, "Later", warranty_end=TODAY + 31 * DAY)
    add_asset(office, "Over", warranty_end=TODAY - DAY)
    add_asset(office, "Far", warranty_end=TODAY + 91 * DAY)
    add_contract(office, "Went on", days=-5, renews=True, cost="10")
    add_contract(office, "Ran out", days=-5, cost="20")
    add_contract(office, "Goes on", days=90, renews=True, notice_days=100, cost="30", number="K-1")
    with run(office, "ends-soon") as result:
        assert column(result, "Name") == ["Went on", "Soon", "Later", "Goes on"]
        assert column(result, "Days left") == [-5, 30, 31, 90]
        assert column(result, "What") == ["Licence", "Warranty", "Warranty", "Licence"]
        assert column(result, "Then") == ["renews unless ended", "", "", "notice is over: renews"]
        assert [(head, rows) for head, rows, _ in groups(result)] == [
            ("Renewed itself", 1),
            ("Within 30 days", 1),
            ("Later", 2),
        ]
        assert sums(result) == {"Cost a year": Decimal("40.00")}
    with run(office, "ends-soon", days=30, what="warranty") as result:
        assert column(result, "Tag or number") == ["A-1"]


def test_the_seats_of_who_is_gone_are_wasted(office: Office) -> None:
    used, idle, lost = (add_asset(office, in_service=OLD) for _ in range(3))
    maria = person(office)
    check_out(office, used, holder=maria)
    leaver = add_person(office, "Leo Brandt", "20418")
    leo = holder_of(office, leaver)
    suite = add_contract(office, "Suite", seats=3, cost="100", days=50)
    whole = add_contract(office, "Whole", seats=2, cost="100")
    policy = add_contract(office, "Policy", "insurance policy", cost="90")
    add_contract(office, "Unknown", seats=1)
    give(office, suite, used, lost, holders=(leo,))
    give(office, whole, idle)
    give(office, policy, used, insured_value=Decimal(2000))
    give(office, policy, lost, insured_value=Decimal(1000))
    office.perform(EditPerson(leaver, {"active": False}))
    office.perform(ReportMissing((lost,)))
    with run(office, "wasted-contracts") as result:
        found = list(zip(*(column(result, title) for title in ("Contract", "Tag", "Why", "Saves a year")), strict=True))
        assert found == [
            ("Policy", "A-3", "Missing", Decimal("30.00")),
            ("Suite", "A-3", "Missing", Decimal("33.34")),
            ("Suite", "", "No longer active", Decimal("33.33")),
            ("Unknown", "", "Nobody has it", None),
            ("Whole", "A-2", "Idle", Decimal("50.00")),
            ("Whole", "", "Nobody has it", Decimal("50.00")),
        ]
        assert sums(result) == {"Saves a year": Decimal("196.67")}
    office.perform(EditPerson(leaver, {"active": True}))
    with run(office, "wasted-contracts") as result:
        assert column(result, "Who or what").count("Leo Brandt") == 0


def test_what_nobody_uses_and_what_it_costs(office: Office) -> None:
    maria = person(office)
    dear = add_asset(office, "Dear", cost=Decimal(5000), in_service=OLD)
    cheap = add_asset(office, "Cheap", cost=Decimal(100), purchased=OLD)
    add_asset(office, "New", cost=Decimal(9000), in_service=TODAY - 3 * DAY)
    add_asset(office, "Who knows", cost=Decimal(9000))
    out = add_asset(office, "Out", in_service=OLD)
    back = add_asset(office, "Back", in_service=OLD, cost=Decimal(1000))
    licence = add_contract(office, cost="600")
    give(office, licence, cheap)
    check_out(office, dear, back, out, holder=maria)
    office.perform(CheckIn((InLine(dear), InLine(back))))
    with run(office, "idle-assets") as result:
        assert column(result, "Description") == ["Cheap"]
    office.now += 181 * DAY
    check_out(office, back, holder=maria, due=dt.date(2027, 6, 10), override="needed")
    office.perform(CheckIn((InLine(back),)))
    with run(office, "idle-assets") as result:
        assert column(result, "Description") == ["Cheap", "New", "Who knows", "Dear"]
        assert column(result, "Times out") == [0, 0, 0, 1]
        assert column(result, "Days out") == [0, 0, 0, 1]
        assert column(result, "Idle since") == [OLD, TODAY - 3 * DAY, None, TODAY]
        assert column(result, "Contracts") == [Decimal(600), None, None, None]
        assert column(result, "A year") == [602, 180, 180, 100]
    with run(office, "asset-use") as result:
        assert len(result) == 6
        assert set(column(result, "Description")) >= {"Out", "Back"}
    with run(office, "idle-assets", idle=1000) as result:
        assert len(result) == 0


def test_the_plan_of_replacement(office: Office) -> None:
    laptops = add_category(office, replace_years=4)
    add_asset(office, category_id=laptops, purchased=dt.date(2020, 2, 29), cost=Decimal(900))
    add_asset(office, category_id=laptops, purchased=dt.date(2024, 5, 1), cost=Decimal(900))
    second = add_asset(office, category_id=laptops, purchased=dt.date(2024, 6, 1), cost=Decimal(900))
    add_asset(office, end_of_life=dt.date(2028, 1, 31))
    add_asset(office)
    office.perform(EditAssets((second,), {"replacement_cost": Decimal(1100)}))
    with run(office, "replacement-plan") as result:
        assert groups(result) == [
            ("Overdue", 1, [Decimal(1), Decimal("900.00"), Decimal(0)]),
            ("2028", 2, [Decimal(3), Decimal("2000.00"), Decimal(1)]),
            ("Nothing says when", 1, [Decimal(1), Decimal("0.00"), Decimal(1)]),
        ]
        assert column(result, "Category") == ["Laptops", "Laptops", "No category", "No category"]
    with run(office, "replacement-list", days=3650) as result:
        assert column(result, "To replace on") == [
            dt.date(2024, 2, 29),
            dt.date(2028, 1, 31),
            dt.date(2028, 5, 1),
            dt.date(2028, 6, 1),
        ]
    office.perform(EditCategory(laptops, {"replace_years": None}))
    with run(office, "replacement-plan", category=laptops) as result:
        assert column(result, "Year") == ["Nothing says when"]


def test_what_is_insured_and_what_is_not(office: Office) -> None:
    policy = add_contract(office, "Property", "insurance policy", cost="300")
    over, under, fits, gone, _ = (add_asset(office, cost=Decimal(1000)) for _ in range(5))
    for asset, worth in ((over, 1500), (under, 500), (fits, 1000), (gone, 1000)):
        give(office, policy, asset, insured_value=Decimal(worth))
    add_asset(office, cost=Decimal(999))
    office.perform(ReportMissing((gone,)))
    with run(office, "insured-assets") as result:
        assert column(result, "Value") == ["Over-insured", "Under-insured", "Fits", "No longer there"]
        assert column(result, "Over book value") == [500, -500, 0, 0]
        assert column(result, "Premium a year") == [Decimal("112.50"), Decimal("37.50"), 75, 75]
        assert sums(result)["Insured for"] == 4000
    with run(office, "uninsured-assets") as result:
        assert column(result, "Tag") == ["A-5"]
    with run(office, "uninsured-assets", least=900) as result:
        assert column(result, "Tag") == ["A-5", "A-6"]


def test_the_tax_list_holds_what_was_there_on_that_day(office: Office) -> None:
    laptops = add_category(office)
    add_asset(office, "There", category_id=laptops, purchased=OLD, cost=Decimal(2000))
    add_asset(office, "Bought later", purchased=TODAY - 5 * DAY, cost=Decimal(10))
    lost = add_asset(office, "Lost", purchased=OLD, cost=Decimal(500))
    office.perform(ReportMissing((lost,)))
    with run(office, "tax-list") as result:
        assert [(head, rows) for head, rows, _ in groups(result)] == [
            ("Laptops", 1),
            ("No category", 1),
            ("Missing, not written off yet", 1),
        ]
        assert sums(result) == {
            "Cost": Decimal("2510.00"),
            "Book value": Decimal("2510.00"),
            "Tax a year": Decimal("25.10"),
            "Of it for missing": Decimal("5.00"),
        }
    with run(office, "tax-list", day=TODAY - 10 * DAY) as result:
        assert column(result, "Description") == ["There", "Lost"]
        assert column(result, "Category") == ["Laptops", "No category"]


def test_the_tax_list_counts_what_was_added_by_that_day(office: Office) -> None:
    laptop = add_asset(office, "Upgraded", purchased=OLD, cost=Decimal(2000))
    office.perform(ChangeValue((laptop,), "addition", TODAY - 5 * DAY, Decimal(120), reason="Memory"))
    for day, cost in ((TODAY, Decimal(2120)), (TODAY - 10 * DAY, Decimal(2000))):
        with run(office, "tax-list", day=day) as result:
            found = sums(result)
            assert (found["Cost"], found["Book value"], found["Tax a year"]) == (cost, cost, cost / 100)
