"""Licences and contracts of a spreadsheet: our own columns, and those of Snipe-IT."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from tests.store_fixtures import Office
from tests.transactions.contract_makers import add_contract, contract_row, give
from tests.transactions.import_files import take
from tests.transactions.makers import Rows, add_asset
from tracker_desktop.exchange.plan import plan_import
from tracker_desktop.models.contracts import Contract
from tracker_desktop.models.people import Department
from tracker_desktop.models.suppliers import Supplier

SNIPE = (
    "Name,Email,Username,Item name,serial number,manufacturer,purchase date,purchase cost,order number,"
    "Licensed To Name,Licensed to Email,expiration date,maintained,reassignable,seats,company,supplier,notes\n"
    "Helen,h@x.org,helen,Photo Studio,1aa5b0eb-79c5,Adorn,07/13/2012,$80.00,386-5,Cynthia,c@x.org,07/12/2016,"
    'false,no,80,Biology,Fisher,"Sed ante\nsecond"\n'
    "Joe,j@x.org,joe,Early,4e9970a7,,07/06/2016,$58.88,,,,07/01/2016,true,NO,34,,,\n"
    ",,,Endless,ce346a8c,,,$54.15,,,,,false,true,77,,,\n"
)


@pytest.fixture
def snipe(tmp_path: Path) -> Path:
    path = tmp_path / "licenses.csv"
    path.write_text(SNIPE, "utf-8")
    return path


def contracts(office: Office) -> dict[str, dict[str, object]]:
    return {row["name"]: row for row in office.read(Rows(Contract))}


def test_the_licences_of_another_program(office: Office, snipe: Path) -> None:
    plan = plan_import(office.store, snipe)
    assert [why for _, why in plan.wrong] == [
        "Early would end on 1 Jul 2016, before it starts on 6 Jul 2016. Correct one of the days."
    ]
    done = take(office, snipe, leave_out_wrong=True)
    found = contracts(office)
    studio = found["Photo Studio"]
    assert (studio["kind"], studio["number"], studio["seats"]) == ("licence", "1aa5b0eb-79c5", 80)
    assert (studio["starts"], studio["ends"]) == (dt.date(2012, 7, 13), dt.date(2016, 7, 12))
    assert studio["yearly_cost"] == Decimal(20)
    assert studio["notes"] == (
        "Sed ante\nsecond\nLicensed to: Cynthia\nE-mail: c@x.org\nManufacturer: Adorn\nOrder: 386-5"
    )
    assert found["Endless"]["yearly_cost"] == Decimal("54.15")
    assert office.read(Rows(Department))[0]["id"] == studio["department_id"]
    assert office.read(Rows(Supplier))[0]["id"] == studio["supplier_id"]
    office.undo(done)
    assert contracts(office) == {}


def test_a_row_changes_the_contract_of_its_number(office: Office, tmp_path: Path) -> None:
    first = add_contract(office, number="m-1", seats=2, cost="100")
    add_contract(office, "Twice")
    add_contract(office, "Twice")
    alone = add_contract(office, "Alone")
    give(office, first, add_asset(office), add_asset(office))
    path = tmp_path / "contracts.csv"
    head = "Contract name,Kind,Number or key,Seats,Cost a year,Ends\n"
    path.write_text(
        f"{head}New name,licence,M-1,3,110,2027-12-31\nAlone,lease,L-9,,,\nNew,rental,,,,2027-01-31\n", "utf-8"
    )
    take(office, path)
    kept = contract_row(office, first)
    assert (kept["name"], kept["seats"], kept["yearly_cost"]) == ("New name", 3, Decimal(110))
    assert (contract_row(office, alone)["kind"], contract_row(office, alone)["number_key"]) == ("lease", "L-9")
    path.write_text(f"{head}New name,,M-1,1,,\nTwice,,,,,\nNew,,,,,\nNew,,,,,\nBad,loan,,,,\n", "utf-8")
    assert [why for _, why in plan_import(office.store, path).wrong] == [
        "New name has 2 seats given already, more than 1. Take some off first.",
        "Several contracts are called Twice. Give its number too.",
        "New stands on line 4 already. Remove one of the two rows.",
        "Kind: “loan” is not among the choices. Choose one of: "
        "licence, service contract, extended warranty, insurance policy, lease, rental.",
    ]
