"""The list of charge codes: what is on it, and what it lets an issue be charged to."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.books_check import check_books
from tests.transactions.stock_makers import add_item, movements, receive
from tracker_desktop.errors import Refused
from tracker_desktop.models.charge_codes import ChargeCode
from tracker_desktop.models.documents import Document
from tracker_desktop.models.people import Department
from tracker_desktop.models.places import Place
from tracker_desktop.transactions.add_charge_code import AddChargeCode
from tracker_desktop.transactions.edit_charge_code import EditChargeCode
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.rules.charge_code_fields import ChargeCodeFields

TODAY = dt.date(2026, 11, 24)
DAY = dt.timedelta(days=1)


def add(office: Office, code: str = "CH-220", **fields: object) -> int:
    return makers.made(office.perform(AddChargeCode(ChargeCodeFields(code, **fields))))  # type: ignore[arg-type]


@pytest.fixture
def gloves(office: Office) -> int:
    item = add_item(office)
    receive(office, item, 100, "0.07")
    return item


def issue_of(item: int, holder: int | None = None, code: str | None = None, **fields: object) -> Issue:
    return Issue((IssueLine(item, Decimal(1)),), holder, code, **fields)  # type: ignore[arg-type]


def test_a_charge_code_is_added_and_edited(office: Office) -> None:
    chemistry = makers.add_department(office, "Chemistry")
    fields = ChargeCodeFields("CH-220", "Consumables", chemistry, False, TODAY, TODAY + DAY, "until the audit")
    done = makers.there_and_back(office, AddChargeCode(fields))
    assert (done.title, done.detail) == ("Charge code CH-220 added", "Consumables")
    kept = makers.row(office, ChargeCode, makers.made(done))
    assert {key: kept[key] for key in vars(fields)} == vars(fields)
    changes = {"valid_until": TODAY + 30 * DAY, "is_job": True}
    done = makers.there_and_back(office, EditChargeCode(makers.made(done), changes))
    assert (done.title, done.detail) == ("Charge code CH-220 edited", "Valid until, Job")
    done = office.perform(AddChargeCode(ChargeCodeFields("J-7", "Roof", is_job=True)))
    assert done.title == "Job J-7 added"


def test_a_code_stands_on_the_list_once_and_names_nothing_else(office: Office) -> None:
    row = add(office, "CH-220", valid_from=TODAY)
    makers.add_asset(office, tag="LT-1")
    assert makers.refused(office, AddChargeCode(ChargeCodeFields(" ch-220 "))) == (
        "charge_code_taken",
        "CH-220 is on the list of charge codes already. Edit that one, or enter another code.",
    )
    assert makers.refused(office, AddChargeCode(ChargeCodeFields("lt-1")))[0] == "tag_taken"
    assert makers.refused(office, AddChargeCode(ChargeCodeFields("  ")))[0] == "field_wrong"
    assert makers.refused(office, EditChargeCode(row, {"valid_until": TODAY - DAY})) == (
        "charge_code_days",
        "It would be valid from 24 Nov 2026 until 23 Nov 2026, which is before. Correct the days.",
    )
    assert makers.refused(office, EditChargeCode(row, {"code": "CH-220"}))[0] == "nothing_changed"
    office.perform(EditChargeCode(row, {"code": "ch-220"}))


def test_without_a_list_nothing_is_checked_but_nobody_gets_nothing(office: Office, gloves: int) -> None:
    office.perform(issue_of(gloves, makers.person(office), "ANY-1"))
    assert makers.refused(office, issue_of(gloves))[0] == "no_holder_issue"
    assert makers.refused(office, issue_of(gloves, None, "J-7"))[0] == "charge_code_no_job"


def test_with_a_list_an_issue_needs_a_code_of_it(office: Office, gloves: int) -> None:
    add(office, "CH-220")
    chemistry = makers.add_department(office, "Chemistry", charge_code="ch-220")
    biology = makers.add_department(office, "Biology", charge_code="BI-1")
    maria = makers.person(office, department_id=chemistry)
    leo = makers.person(office, "Leo Brandt", "20418", department_id=biology)
    room = makers.holder_of(office, makers.add_place(office, "B-204", "B-204"), Place)
    office.perform(issue_of(gloves, maria))
    office.perform(issue_of(gloves, makers.holder_of(office, chemistry, Department)))
    office.perform(issue_of(gloves, room, " ch-220"))
    assert [row.charge_code for row in movements(office, gloves)[1:]] == ["CH-220"] * 3
    needed = "No charge code of the list pays for {}. Scan or choose one."
    assert makers.refused(office, issue_of(gloves, room)) == ("charge_code_needed", needed.format("B-204"))
    assert makers.refused(office, issue_of(gloves, leo)) == ("charge_code_needed", needed.format("Leo Brandt"))
    assert makers.refused(office, issue_of(gloves, maria, "BI-1")) == (
        "charge_code_unknown",
        "BI-1 is not on the list of charge codes. Choose one of the list.",
    )
    check_books(office.store)


def test_a_code_pays_only_on_its_days_by_the_effective_day(office: Office, gloves: int) -> None:
    first, last = TODAY - 3 * DAY, TODAY - DAY
    row = add(office, "CH-220", valid_from=first, valid_until=last)
    maria = makers.person(office)
    assert makers.refused(office, issue_of(gloves, maria, "CH-220")) == (
        "charge_code_late",
        "CH-220 was valid until 23 Nov 2026, and this takes effect on 24 Nov 2026. Choose another charge code.",
    )
    assert makers.refused(office, issue_of(gloves, maria, "CH-220", effective_on=first - DAY)) == (
        "charge_code_early",
        "CH-220 is valid from 21 Nov 2026, and this takes effect on 20 Nov 2026. Choose another charge code.",
    )
    for day in (first, last):
        office.perform(issue_of(gloves, maria, "CH-220", effective_on=day))
    assert [moved.effective_at.date() for moved in movements(office, gloves)[1:]] == [first, last]
    office.perform(EditChargeCode(row, {"active": False}))
    assert makers.refused(office, issue_of(gloves, maria, "CH-220", effective_on=last))[0] == "charge_code_closed"


def test_a_job_is_issued_to_alone(office: Office, gloves: int) -> None:
    add(office, "J-7", is_job=True)
    add(office, "CH-220")
    done = office.perform(issue_of(gloves, None, "j-7"))
    assert done.title == "1 × Nitrile gloves, medium issued to job J-7"
    assert done.number == "IS-2026-00001"
    out = movements(office, gloves)[-1]
    assert (out.kind, out.holder_id, out.charge_code) == ("issue", None, "J-7")
    assert makers.refused(office, issue_of(gloves, None, "CH-220")) == (
        "charge_code_no_job",
        "CH-220 is no job that something can be issued to alone. Scan a badge or choose a department as well.",
    )
    assert makers.refused(office, issue_of(gloves))[0] == "no_holder_issue"
    office.undo(done)
    check_books(office.store)


def test_a_customer_needs_no_charge_code_and_gets_a_delivery_note(office: Office, gloves: int) -> None:
    add(office, "CH-220", is_job=True)
    done = office.perform(issue_of(gloves, customer=" Acme Labs "))
    assert done.title == "1 × Nitrile gloves, medium sold to Acme Labs"
    assert done.number == "DN-2026-00001"
    sold = movements(office, gloves)[-1]
    assert (sold.kind, sold.party, sold.holder_id, sold.charge_code) == ("sale", "Acme Labs", None, None)
    assert sold.to_place_id == makers.place_id(office, "~SOLD")
    assert makers.refused(office, issue_of(gloves, makers.person(office), customer="Acme Labs"))[0] == (
        "issue_two_receivers"
    )
    assert makers.refused(office, issue_of(gloves, customer="Acme Labs", code="XX"))[0] == "charge_code_unknown"
    office.perform(issue_of(gloves, customer="Acme Labs", code="CH-220"))
    assert movements(office, gloves)[-1].charge_code == "CH-220"
    undone = office.undo(done)
    assert office.read(makers.Rows(Document, Document.number == done.number))[0]["voided_by"] == undone.uid
    check_books(office.store)


def test_an_issue_takes_effect_on_its_day(office: Office) -> None:
    gloves, maria = add_item(office), makers.person(office)
    receive(office, gloves, 5)
    with pytest.raises(Refused, match="is still to come"):
        office.perform(issue_of(gloves, maria, effective_on=TODAY + DAY))
    office.perform(issue_of(gloves, maria, effective_on=TODAY - DAY))
    assert movements(office, gloves)[-1].effective_at.date() == TODAY - DAY
