"""Import of charge codes, of suppliers' offers and of the stock levels of stores."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.store_fixtures import Office
from tests.transactions.import_files import by, csv, take, wrong
from tests.transactions.makers import Rows, add_asset, add_department, add_place, add_supplier, there_and_back
from tests.transactions.stock_makers import add_item, place
from tracker_desktop.exchange.plan import plan_import
from tracker_desktop.models.charge_codes import ChargeCode
from tracker_desktop.models.orders import StockLevel, SupplierItem
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.importing.counts import Counts

CODES = "Code,Name,Department,Job,Valid from,Valid until,Active\n"
OFFERS = "SKU,Supplier,Supplier's code,Pack,Pack size,Price,Minimum,Multiple,Lead time,Preferred\n"
LEVELS = "SKU,Place,Reorder point,Quantity,Maximum\n"


def offers(office: Office) -> dict[tuple[str, str], dict[str, Any]]:
    suppliers = by(office, Supplier, "id")
    return {(suppliers[row["supplier_id"]]["name"], row["code"]): row for row in office.read(Rows(SupplierItem))}


def test_charge_codes_come_in_and_go_as_one(office: Office, tmp_path: Path) -> None:
    biology = add_department(office, "Biology")
    path = csv(tmp_path, CODES + "cc-1,Research,Biology,no,2026-01-01,31 Dec 2026,yes\nJ-7,New roof,,yes,,,\n")
    done = there_and_back(office, plan_import(office.store, path).transaction())
    assert done.title == "2 charge codes added from list.csv"
    codes = by(office, ChargeCode, "code")
    assert (codes["cc-1"]["department_id"], codes["cc-1"]["valid_until"]) == (biology, dt.date(2026, 12, 31))
    assert (codes["J-7"]["is_job"], codes["J-7"]["active"], codes["J-7"]["department_id"]) == (True, True, None)
    assert plan_import(office.store, path).counts == Counts(same=2)
    later = csv(tmp_path, CODES + "CC-1,,,,,2027-06-30,\nJ-8,Fence,Works,yes,,,\n", "later.csv")
    plan = plan_import(office.store, later)
    assert plan.counts == Counts(adds=1, changes=1)
    assert plan.changed[0].words == "Valid until: 31 Dec 2026 → 30 Jun 2027"
    assert [(new.kind, new.name) for new in plan.creates] == [("department", "Works")]
    there_and_back(office, plan.transaction())
    assert by(office, ChargeCode, "code")["cc-1"]["name"] == "Research"
    assert verify(office.store).problems == []


def test_what_a_charge_code_may_not_be(office: Office, tmp_path: Path) -> None:
    add_asset(office, tag="T-1")
    rows = (
        ",Nameless,,,,,\nT-1,Taken,,,,,\nC-1,Crossed,,,2026-12-31,2026-01-01,\nC-2,,,,,,\nc-2,,,,,,\nC-3,,,perhaps,,,\n"
    )
    told = wrong(plan_import(office.store, csv(tmp_path, CODES + rows)))
    assert list(told) == [2, 3, 4, 6, 7]
    assert "Code" in told[2]
    assert "T-1 is the code of" in told[3]
    assert "1 Jan 2026" in told[4]
    assert "stands on line 5 already" in told[6]
    assert "neither yes nor no" in told[7]


def test_offers_are_known_by_item_supplier_and_code(office: Office, tmp_path: Path) -> None:
    gloves = add_item(office)
    add_supplier(office, "Fisher")
    path = csv(tmp_path, OFFERS + "GLV-NIT-M,Fisher,AN-1,box,100,7.40,5,5,3,\nGLV-NIT-M,Lab World,,,,,,,,\n")
    plan = plan_import(office.store, path)
    assert [(new.kind, new.name) for new in plan.creates] == [("supplier", "Lab World")]
    done = there_and_back(office, plan.transaction())
    assert done.title == "2 suppliers' offers added from list.csv"
    there = offers(office)
    first = there["Fisher", "AN-1"]
    assert (first["item_id"], first["pack_name"], first["pack_size"], first["price"]) == (
        gloves,
        "box",
        Decimal(100),
        Decimal("7.40"),
    )
    assert (first["minimum_packs"], first["multiple_packs"], first["lead_time_days"]) == (5, 5, 3)
    assert [row["preferred"] for row in there.values()] == [1, 0]
    assert plan_import(office.store, path).counts == Counts(same=2)
    dearer = plan_import(office.store, csv(tmp_path, OFFERS + "glv-nit-m,FISHER,,,,7.90,,,,\n", "dearer.csv"))
    assert [row.words for row in dearer.changed] == ["Price: 7.40 → 7.90"]
    office.perform(dearer.transaction())
    assert offers(office)["Fisher", "AN-1"]["price"] == Decimal("7.90")


def test_one_offer_of_an_item_is_preferred(office: Office, tmp_path: Path) -> None:
    add_item(office)
    take(office, csv(tmp_path, OFFERS + "GLV-NIT-M,Fisher,A,,,,,,,yes\nGLV-NIT-M,Lab World,B,,,,,,,\n"))
    path = csv(tmp_path, OFFERS + "GLV-NIT-M,Lab World,B,,,,,,,yes\nGLV-NIT-M,Fisher,A,,,,,,,no\n", "other.csv")
    there_and_back(office, plan_import(office.store, path).transaction())
    assert {code: bool(row["preferred"]) for (_, code), row in offers(office).items()} == {"A": False, "B": True}
    assert plan_import(office.store, path).counts == Counts(same=2)
    none = csv(tmp_path, OFFERS + "GLV-NIT-M,Lab World,B,,,,,,,no\n", "none.csv")
    take(office, none)
    assert {code: bool(row["preferred"]) for (_, code), row in offers(office).items()} == {"A": True, "B": False}
    both = csv(tmp_path, OFFERS + "GLV-NIT-M,Lab World,B,,,,,,,yes\nGLV-NIT-M,Fisher,A,,,,,,,yes\n", "both.csv")
    assert list(wrong(plan_import(office.store, both))) == [3]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("NOPE,Fisher,A,,,,,,,", "There is no item NOPE. Import the items first."),
        ("GLV-NIT-M,,A,,,,,,,", "Supplier: "),
        ("GLV-NIT-M,Fisher,A,,2.5,,,,,", "pack"),
        ("GLV-NIT-M,Fisher,A,,0,,,,,", "pack"),
        ("GLV-NIT-M,Fisher,A,,,-1,,,,", "Price"),
        ("GLV-NIT-M,Fisher,A,,,,0,,,", "Packs at least"),
        ("GLV-NIT-M,Fisher,A,,25 litres,,,,,", "“25 litres” is no number"),
        ("GLV-NIT-M,Fisher,ok,,,,,,,", "stands on line 2 already"),
    ],
)
def test_what_an_offer_may_not_be(office: Office, tmp_path: Path, row: str, sentence: str) -> None:
    add_item(office)
    told = wrong(plan_import(office.store, csv(tmp_path, f"{OFFERS}GLV-NIT-M,Fisher,OK,,,,,,,\n{row}\n")))
    assert list(told) == [3]
    assert sentence in told[3]


def test_levels_of_stores(office: Office, tmp_path: Path) -> None:
    gloves = add_item(office)
    add_place(office, "S-2", "Store 2", "store")
    path = csv(tmp_path, LEVELS + "GLV-NIT-M,S-2,40,0,200\nGLV-NIT-M,Stockroom,10,50,\n")
    done = there_and_back(office, plan_import(office.store, path).transaction())
    assert done.title == "2 stock levels of stores added from list.csv"
    rows = {row["place_id"]: row for row in office.read(Rows(StockLevel))}
    second = rows[place(office, "S-2")]
    assert (second["item_id"], second["reorder_point"], second["reorder_quantity"]) == (gloves, Decimal(40), None)
    assert second["maximum"] == Decimal(200)
    assert plan_import(office.store, path).counts == Counts(same=2)
    changed = plan_import(office.store, csv(tmp_path, LEVELS + "GLV-NIT-M,Store 2,60,,\n", "more.csv"))
    assert [row.words for row in changed.changed] == ["Reorder point: 40 → 60"]
    there_and_back(office, changed.transaction())


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("GLV-NIT-M,Nowhere,40,,", "There is no place Nowhere"),
        ("GLV-NIT-M,,40,,", "There is no place"),
        ("GLV-NIT-M,S-2,,,90", "Reorder at"),
        ("GLV-NIT-M,S-2,40,,30", "30"),
        ("GLV-NIT-M,S-2,2.5,,", "piece"),
        ("GLV-NIT-M,Stockroom,3,,", "stands on line 2 already"),
    ],
)
def test_what_a_level_may_not_be(office: Office, tmp_path: Path, row: str, sentence: str) -> None:
    add_item(office)
    add_place(office, "S-2", "Store 2", "store")
    told = wrong(plan_import(office.store, csv(tmp_path, f"{LEVELS}GLV-NIT-M,Stockroom,1,,9\n{row}\n")))
    assert list(told) == [3]
    assert sentence in told[3]


def test_many_offers_go_through_the_door_for_bulk(office: Office, tmp_path: Path) -> None:
    items = "SKU,Name\n" + "".join(f"I{n},Item {n}\n" for n in range(2100))
    take(office, csv(tmp_path, items, "items.csv"))
    rows = "".join(f"I{n},New supplier,C{n},,10,1.25,,,,\n" for n in range(2100))
    path = csv(tmp_path, OFFERS + rows + "I0,New supplier,C0-b,,,,,,,yes\n")
    done = office.perform(plan_import(office.store, path).transaction())
    found = office.read(Rows(SupplierItem))
    assert (len(found), sum(row["preferred"] for row in found)) == (2101, 2100)
    assert plan_import(office.store, path).counts == Counts(same=2101)
    office.undo(done)
    assert office.read(Rows(SupplierItem)) == []
