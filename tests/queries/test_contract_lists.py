"""The lists of contracts and of their seats, and what the cards say of them."""

from __future__ import annotations

import datetime as dt

from tests.queries.test_lists import cells
from tests.store_fixtures import Office
from tests.transactions.contract_makers import add_contract, give, seats
from tests.transactions.makers import add_asset, add_person, add_supplier, holder_of
from tracker_desktop.queries.details import AssetDetail, ContractDetail, PersonDetail
from tracker_desktop.queries.listing import ListCounts, ListIds
from tracker_desktop.transactions.edit_person import EditPerson
from tracker_desktop.transactions.end_contract import EndContract
from tracker_desktop.transactions.report_missing import ReportMissing


def in_view(office: Office, view: str) -> list[str]:
    return cells(office, "contracts", "name", view=view)


def test_each_contract_is_in_its_views(office: Office) -> None:
    add_contract(office, "Endless")
    add_contract(office, "Runs out", days=60, notice_days=30)
    add_contract(office, "Goes on", days=100, renews=True, notice_days=20)
    add_contract(office, "Too late", days=20, renews=True, notice_days=30)
    add_contract(office, "Went on", days=-3, renews=True)
    add_contract(office, "Ran out", days=-3)
    add_contract(office, "Far", days=400, renews=True, notice_days=30)
    office.perform(EndContract(add_contract(office, "Ended")))
    assert dict(zip(in_view(office, "all"), cells(office, "contracts", "state", view="all"), strict=True)) == {
        "Endless": "active",
        "Ended": "ended",
        "Far": "active",
        "Goes on": "notice_due",
        "Ran out": "ended",
        "Runs out": "ends_soon",
        "Too late": "notice_passed",
        "Went on": "renewed",
    }
    assert in_view(office, "ends_soon") == ["Runs out", "Too late", "Went on"]
    assert in_view(office, "notice_due") == ["Goes on", "Too late"]
    assert in_view(office, "ended") == ["Ended", "Ran out"]
    assert cells(office, "contracts", "notice", view="notice_due") == ["12 Feb 2027", "14 Nov 2026"]
    counts = office.read(ListCounts("contracts"))
    assert (counts["in_force"], counts["ends_soon"], counts["notice_due"]) == (6, 3, 2)


def test_seats_are_counted_and_shared(office: Office) -> None:
    fisher = add_supplier(office)
    office_suite = add_contract(office, seats=3, cost="1000", supplier_id=fisher)
    full = add_contract(office, "Full", seats=1, cost="10")
    open_end = add_contract(office, "Open", cost="90")
    first, second = add_asset(office), add_asset(office)
    person = add_person(office, "Leo Brandt", "20418")
    leo = holder_of(office, person)
    give(office, office_suite, first, holders=(leo,))
    give(office, full, first)
    give(office, open_end, first, second)
    answer = office.read(ListIds("contracts", sort="free"))
    rows = [row for row in answer.rows if row is not None]
    assert [(row[0], row[5], row[6], row[7], row[9]) for row in rows] == [
        ("Full", "1", "1", "0", "10.00"),
        ("Microsoft 365", "3", "2", "1", "333.33"),
        ("Open", "", "2", "", "45.00"),
    ]
    assert in_view(office, "unused") == ["Microsoft 365"]
    assert in_view(office, "full") == ["Full"]
    assert in_view(office, "wasted") == []
    office.perform(EditPerson(person, {"active": False}))
    office.perform(ReportMissing((second,)))
    assert in_view(office, "wasted") == ["Microsoft 365", "Open"]
    assert cells(office, "contract_seats", "who", view="gone", sort="who") == ["A-2", "Leo Brandt"]
    assert cells(office, "contract_seats", "state", sort="state") == [
        "missing",
        "available",
        "available",
        "available",
        "inactive",
    ]
    assert cells(office, "contract_seats", "who", filters=(("contract", office_suite),)) == ["A-1", "Leo Brandt"]
    assert cells(office, "contract_seats", "contract", needle="leo") == ["Microsoft 365"]
    assert cells(office, "contract_seats", "contract", needle="a-2") == ["Open"]
    assert cells(office, "contracts", "name", needle="fisher") == ["Microsoft 365"]


def test_the_cards_say_who_is_on_what(office: Office) -> None:
    suite = add_contract(office, seats=3, cost="1000", days=30)
    policy = add_contract(office, "Property", "insurance policy", cost="500")
    asset, lost = add_asset(office), add_asset(office, "Old camera")
    person = add_person(office, "Leo Brandt", "20418")
    give(office, suite, asset, lost, holders=(holder_of(office, person),))
    give(office, policy, asset, insured_at=None)
    office.perform(ReportMissing((lost,)))
    card = office.read(ContractDetail(suite))
    assert card is not None
    fields = dict(card.fields)
    assert (card.title, card.subtitle, card.state) == ("Microsoft 365", "Licence", "ends_soon")
    assert fields["Seats"] == "3 of 3 given"
    assert fields["A seat a year"] == "$333.33"
    assert [field for field in card.fields if "Camera" in field[1].title() or field[0] == "Given to"] == [
        ("A-2", "Old camera · missing"),
        ("Given to", "Leo Brandt"),
    ]
    asset_card, person_card = office.read(AssetDetail(asset)), office.read(PersonDetail(person))
    assert asset_card is not None
    assert person_card is not None
    assert dict(asset_card.fields)["Licence"] == "Microsoft 365 · until 24 Dec 2026"
    assert dict(asset_card.fields)["Insurance policy"] == "Property"
    assert dict(person_card.fields)["Licence"] == "Microsoft 365 · until 24 Dec 2026"
    office.now += dt.timedelta(days=40)
    person_card = office.read(PersonDetail(person))
    assert person_card is not None
    assert "Licence" not in dict(person_card.fields)
    assert office.read(ContractDetail(99)) is None
    assert len(seats(office, suite)) == 3
