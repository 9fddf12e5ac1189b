"""The lists of charge codes, kits and back orders."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tests.store_fixtures import Office
from tests.transactions.makers import add_department, person
from tests.transactions.stock_makers import JAN, add_item, receive
from tracker_desktop.queries.charge_facts import ChargeFactsOf
from tracker_desktop.queries.item_detail import ItemDetail
from tracker_desktop.queries.listing import ListCounts, ListIds
from tracker_desktop.queries.suggest import Suggest
from tracker_desktop.transactions.add_charge_code import AddChargeCode
from tracker_desktop.transactions.close_back_orders import CloseBackOrders
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.rules.back_orders import BackOrderLine
from tracker_desktop.transactions.rules.charge_code_fields import ChargeCodeFields

TODAY = dt.date(2026, 11, 24)
DAY = dt.timedelta(days=1)


def test_charge_codes_say_whether_they_are_valid_today(office: Office) -> None:
    chemistry = add_department(office, "Chemistry")
    for fields in (
        ChargeCodeFields("CH-220", "Consumables", chemistry, valid_from=TODAY, valid_until=TODAY),
        ChargeCodeFields("CH-10", valid_until=TODAY - DAY),
        ChargeCodeFields("J-7", "Roof", is_job=True, valid_from=TODAY + DAY),
        ChargeCodeFields("OLD", active=False),
    ):
        office.perform(AddChargeCode(fields))
    rows = [row[:7] for row in office.read(ListIds("charge_codes")).rows if row is not None]
    assert rows == [
        ("CH-10", "", "", "", "", "23 Nov 2026", "over"),
        ("CH-220", "Consumables", "Chemistry", "", "24 Nov 2026", "24 Nov 2026", "active"),
        ("J-7", "Roof", "", "Yes", "25 Nov 2026", "", "not_yet"),
        ("OLD", "", "", "", "", "", "retired"),
    ]
    assert office.read(ListCounts("charge_codes")) == {"all": 4, "in_force": 1, "jobs": 1, "over": 1, "retired": 1}
    assert [row[0] for row in office.read(ListIds("charge_codes", needle="chem")).rows if row] == ["CH-220"]
    (found,) = office.read(Suggest(("charge_code",), "roof"))
    assert (found.text, found.detail) == ("J-7", "Roof · job · from 25 Nov 2026")
    facts = office.read(ChargeFactsOf("CH-220"))
    assert facts is not None
    assert facts.days == "valid 24 Nov 2026 to 24 Nov 2026"


def test_back_orders_say_what_is_left_and_what_is_there(office: Office) -> None:
    maria = person(office)
    gloves, tape = add_item(office), add_item(office, "TAPE", "Tape")
    for item, count in ((gloves, 3), (tape, 2), (tape, 9)):
        office.perform(Issue((), maria, reference="REQ-9", back_orders=(BackOrderLine(item, Decimal(count)),)))
    receive(office, gloves, 1, lot="A", expiry=JAN)
    office.perform(Issue((IssueLine(gloves, Decimal(1), back_order_id=1),), maria))
    office.perform(CloseBackOrders((3,), "not needed"))
    rows = [row[:7] for row in office.read(ListIds("back_orders", view="all")).rows if row is not None]
    assert rows == [
        ("Maria Lopez", "GLV-NIT-M", "Nitrile gloves, medium", "3", "1", "2", "0"),
        ("Maria Lopez", "TAPE", "Tape", "2", "0", "2", "0"),
        ("Maria Lopez", "TAPE", "Tape", "9", "0", "9", "0"),
    ]
    assert office.read(ListCounts("back_orders")) == {"open": 2, "ready": 0, "issued": 0, "closed": 1, "all": 3}
    receive(office, tape, 2)
    assert list(office.read(ListIds("back_orders", view="ready")).ids) == [2]
    office.perform(Issue((IssueLine(tape, Decimal(2), back_order_id=2),), maria))
    assert office.read(ListCounts("back_orders")) == {"open": 1, "ready": 0, "issued": 1, "closed": 1, "all": 3}
    assert list(office.read(ListIds("back_orders", view="all", needle="req-9 tape maria")).ids) == [2, 3]


def test_the_card_of_an_item_says_who_waits_for_it(office: Office) -> None:
    maria, leo = person(office), person(office, "Leo Brandt", "20418")
    gloves = add_item(office)
    for holder, count in ((maria, 3), (leo, 1), (maria, 2)):
        office.perform(Issue((), holder, back_orders=(BackOrderLine(gloves, Decimal(count)),)))
    card = office.read(ItemDetail(gloves))
    assert card is not None
    assert dict(card.fields)["Owed"] == "3 to Maria Lopez · 1 to Leo Brandt · 2 to Maria Lopez"
