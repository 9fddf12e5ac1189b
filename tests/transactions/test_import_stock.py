"""Import of stock lists: items, lots and the opening balance."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from tests.store_fixtures import Office
from tests.transactions.books_check import check_books
from tests.transactions.import_files import DATA, by, csv, take, wrong
from tests.transactions.makers import (
    Rows,
    everything,
)
from tests.transactions.stock_makers import value
from tracker_desktop.exchange.plan import plan_import
from tracker_desktop.models.items import Item, ItemCode, Lot
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import Movement
from tracker_desktop.queries.listing import ListIds
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.importing.counts import Counts


def test_a_list_of_stock(office: Office) -> None:
    done = take(office, DATA / "stock.csv")
    assert done.title == "6 rows of stock added from stock.csv"
    check_books(office.store)
    items = by(office, Item, "sku")
    assert len(items) == 4
    lots = {(row["item_id"], row["number"]): row for row in office.read(Rows(Lot))}
    assert lots[items["GL104"]["id"], "00392/174"]["expiry"] == dt.date(2028, 6, 30)
    assert {row["kind"] for row in office.read(Rows(ItemCode))} == {"sku"}
    assert {row["kind"] for row in office.read(Rows(Place)) if row["code"].startswith("RM")} == {"bin"}
    assert len(office.read(ListIds("stock")).ids) == 4
    assert plan_import(office.store, DATA / "stock.csv").counts == Counts(same=6)


def test_stock_is_undone_done_again_and_imported_once_more(office: Office) -> None:
    done = take(office, DATA / "stock.csv")
    after = everything(office)
    undone = office.undo(done)
    assert not office.read(ListIds("stock")).ids
    office.undo(undone)
    assert everything(office) == after
    office.undo(done)
    plan = plan_import(office.store, DATA / "stock.csv")
    assert (plan.counts, plan.wrong) == (Counts(adds=6), ())
    office.perform(plan.transaction())
    check_books(office.store)
    assert len(office.read(ListIds("stock")).ids) == 4
    assert {row["active"] for row in office.read(Rows(Item))} == {1}
    assert {row["active"] for row in office.read(Rows(Place))} == {1}
    items = by(office, Item, "id")
    codes = {row["code"] for row in office.read(Rows(ItemCode))}
    assert codes == {row["sku"] for row in items.values()}
    assert {row["item_id"] for row in office.read(Rows(Lot)) if row["number"] == ""} == items.keys()
    assert verify(office.store).problems == []


def test_the_books_quantity_goes_before_the_counted_one(office: Office) -> None:
    take(office, DATA / "stock.csv")
    on_hand = office.read(ListIds("items")).rows
    shown = {row[0]: row[3] for row in on_hand if row}
    assert shown["ET095"] == "36 pcs"
    assert shown["GL104"] == "2,200 pcs"


def test_many_lots_keep_the_books_right(office: Office, tmp_path: Path) -> None:
    rows = "".join(f"I{n % 90},Item {n % 90},L{n},Bin {n % 40},{n % 7},2.25\n" for n in range(600))
    text = "SKU,Name,Lot,Bin location,Quantity,Unit cost\n" + rows
    before = everything(office)
    done = take(office, csv(tmp_path, text))
    check_books(office.store)
    office.undo(done)
    check_books(office.store)
    after = everything(office)
    assert after["asset"] == before["asset"]
    assert not office.read(ListIds("stock")).ids


def test_stock_that_lies_there_already_is_not_added_again(office: Office, tmp_path: Path) -> None:
    head = "SKU,Name,Lot,Place,Quantity\n"
    take(office, csv(tmp_path, head + "G1,Gloves,L1,Bin 1,40\n"))
    told = wrong(
        plan_import(office.store, csv(tmp_path, head + "G1,Gloves,L1,Bin 1,50\nG1,,L1,Bin 2,5\nG1,,L1,Bin 2,6\n"))
    )
    assert "40 on hand at Bin 1, and the file says 50" in told[2]
    assert "same lot and place stand on line 3" in told[4]
    assert list(told) == [2, 4]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("G1,Gloves,L1,,-1,", "-1"),
        ("G1,Gloves,L1,,0.0001,", "0.0001"),
        ("G1,Gloves,L1,,1000000000,", "1,000,000,000"),
        ("G1,Gloves,,2027-01-01,5,", "belongs to a lot"),
        ("G1,Gloves,L1,2199-01-01,5,", "2199"),
        (",Gloves,,,5,", "SKU: This must"),
        ("G2,,,,5,", "Name: This must"),
        ("G1,Gloves,,,5,12345", "not a product number"),
    ],
)
def test_what_a_row_of_stock_may_not_be(office: Office, tmp_path: Path, row: str, sentence: str) -> None:
    text = f"SKU,Name,Lot,Expiry,Quantity,GTIN\nOK,fine,,,1,4006381333931\n{row}\n"
    plan = plan_import(office.store, csv(tmp_path, text))
    assert list(wrong(plan)) == [3]
    assert sentence in wrong(plan)[3]


def test_a_lot_is_known_with_one_expiry_only(office: Office, tmp_path: Path) -> None:
    text = (
        "SKU,Name,Lot,Expiry,Place,Quantity\nG1,Gloves,L1,2027-01-31,A,1\nG1,Gloves,L1,2027-02-28,B,1\nG1,Other,,,A,1\n"
    )
    told = wrong(plan_import(office.store, csv(tmp_path, text)))
    assert "31 Jan 2027" in told[3]
    assert "G1 is “Gloves” on line 2" in told[4]


def test_levels_and_days_of_an_item(office: Office, tmp_path: Path) -> None:
    head = "SKU,Name,Reorder at,Maximum,Service level in %,Shelf life days\n"
    path = csv(tmp_path, head.replace("Reorder at", "Reorder point") + "G1,Gloves,40,200.5,97.5%,730\n")
    take(office, path)
    item = by(office, Item, "sku")["G1"]
    assert (item["maximum"], item["service_level"], item["shelf_days"]) == (Decimal("200.5"), "97.5", 730)
    assert item["decimals"] == 1
    head = "SKU,Name,Reorder point,Maximum,Service level\n"
    told = wrong(plan_import(office.store, csv(tmp_path, head + "G1,Gloves,40,30,\nG1,Gloves,,,20\n", "wrong.csv")))
    assert "30" in told[2]
    assert "Service level" in told[3]
    assert plan_import(office.store, path).counts == Counts(same=1)


def test_a_price_in_another_currency_is_noted_and_no_cost(office: Office, tmp_path: Path) -> None:
    text = "SKU,Name,Quantity,Unit cost,Currency\nG1,Gloves,10,2.50,EUR\nG2,Glue,10,2.50,usd\n"
    plan = plan_import(office.store, csv(tmp_path, text))
    assert any(told.startswith("The price of one row is in EUR, not in USD") for told in plan.warnings)
    office.perform(plan.transaction())
    items = by(office, Item, "sku")
    assert value(office, items["G1"]["id"]) == (Decimal(10), Decimal(0))
    assert value(office, items["G2"]["id"]) == (Decimal(10), Decimal(25))
    assert [row["reason"] for row in office.read(Rows(Movement))] == ["Bought at 2.5 EUR each", None]


def test_nothing_is_put_into_a_place_that_holds_nothing(office: Office, tmp_path: Path) -> None:
    places = "Code,Name,Kind,Holds nothing itself\nBLD,Building,room,yes\n"
    take(office, csv(tmp_path, places))
    for text in (
        "SKU,Name,Place,Quantity\nG1,Gloves,BLD,10\n",
        "SKU,Name,Home place\nG1,Gloves,BLD\n",
        "Asset Tag,Description,Location\nT-1,Desk,BLD\n",
    ):
        assert "Building holds nothing itself" in wrong(plan_import(office.store, csv(tmp_path, text)))[2]


def test_a_path_is_found_however_it_is_written(office: Office, tmp_path: Path) -> None:
    take(office, csv(tmp_path, "SKU,Name,Place,Quantity\nG1,Gloves,Store 1 / A-04,10\n"))
    plan = plan_import(office.store, csv(tmp_path, "SKU,Name,Place,Quantity\nG2,Glue,store 1/a-04,10\n"))
    assert plan.creates == ()
