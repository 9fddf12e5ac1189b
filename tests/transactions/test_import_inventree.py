"""Import of another program's parts, stock locations and stock items, as that program writes them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Connection

from tests.exchange.real_lists import StockHere
from tests.store_fixtures import Office
from tests.transactions.books_check import check_books
from tests.transactions.import_files import DATA, by, csv, take, wrong
from tests.transactions.makers import Rows, add_asset, add_place, everything, refused
from tests.transactions.stock_makers import place, value
from tracker_desktop.errors import Refused
from tracker_desktop.exchange.plan import plan_import
from tracker_desktop.models.items import Item, ItemCode, Lot
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import Movement
from tracker_desktop.queries.base import Query
from tracker_desktop.scanning.match import Match
from tracker_desktop.scanning.resolve_exact import find_exact
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.importing.counts import Counts

LOCATIONS, PARTS, STOCK = (DATA / f"inventree_{name}.csv" for name in ("locations", "parts", "stock"))
BIN = "Works / Rack A / Bin 1/2"


@pytest.fixture
def parts(office: Office) -> Office:
    """With the locations and the parts."""
    take(office, LOCATIONS)
    take(office, PARTS)
    return office


def on_hand(office: Office) -> dict[tuple[str, str, str], Decimal]:
    return office.read(StockHere())


def test_locations_are_stores_and_bins(office: Office) -> None:
    assert plan_import(office.store, LOCATIONS).counts == Counts(adds=5)
    take(office, LOCATIONS)
    places = by(office, Place, "path")
    kinds = {path: (row["kind"], bool(row["structural"]), row["notes"]) for path, row in places.items()}
    assert kinds["Works"] == ("store", False, None)
    assert kinds["Works / Rack A"] == ("bin", True, "First rack")
    assert kinds[BIN] == ("bin", False, "Half a bin")
    assert kinds["Depot"] == ("store", False, "At the haulier's\nOutside the house")
    assert plan_import(office.store, LOCATIONS).counts == Counts(same=5)


def test_a_place_that_holds_something_cannot_become_one_that_holds_nothing(office: Office, tmp_path: Path) -> None:
    rack = add_place(office, "RACK", "Rack", "bin")
    add_asset(office, home_place_id=rack, place_id=rack)
    text = "id,name,parent,pathstring,structural\n1,Rack,,Rack,True\n"
    assert "holds stock or assets" in wrong(plan_import(office.store, csv(tmp_path, text)))[2]


def test_parts_without_a_number_are_called_by_their_name(parts: Office) -> None:
    items = by(parts, Item, "sku")
    assert set(items) == {"Nut M4", "Wire red", "MTR-7", "Board", "Board B", "Board #18", "Glue", "Old lamp"}
    motor = items["MTR-7"]
    assert (motor["name"], motor["reorder_point"], motor["group"]) == ("Motor", Decimal(3), "Electrics")
    assert motor["notes"] == "Motor 24 V\nLink: https://example.org/m7"
    assert items["Board B"]["notes"] == "Control board\nRevision: B"
    assert (items["Nut M4"]["reorder_point"], items["Nut M4"]["group"]) == (None, "Hardware / Fasteners")
    assert (items["Glue"]["shelf_days"], items["Nut M4"]["shelf_days"]) == (365, None)
    assert (items["Wire red"]["unit"], items["Wire red"]["decimals"]) == ("m", 3)
    assert (items["Nut M4"]["unit"], items["Nut M4"]["decimals"]) == ("piece", 0)
    assert items["Wire red"]["reorder_point"] == Decimal("25.5")
    assert not items["Old lamp"]["active"]
    assert plan_import(parts.store, PARTS).counts == Counts(same=8)


def test_a_label_of_the_other_program_is_scanned_here(parts: Office) -> None:
    codes = {row["code"]: row["item_id"] for row in parts.read(Rows(ItemCode)) if row["kind"] == "alias"}
    assert codes["INV-PA15"] == by(parts, Item, "sku")["Board B"]["id"]
    assert len(codes) == 8
    assert [(match.kind, match.label, match.via) for match in parts.read(Scanned())] == [
        ("item", "MTR-7", "other code"),
    ]


class Scanned(Query[list[Match]]):
    def run(self, connection: Connection) -> list[Match]:
        return find_exact(connection, ["INV-PA13"])


def test_stock_adds_up_by_part_lot_and_place(parts: Office) -> None:
    plan = plan_import(parts.store, STOCK)
    assert plan.wrong == ()
    take(parts, STOCK)
    assert on_hand(parts) == {
        ("Nut M4", "", BIN): Decimal(1050),
        ("Nut M4", "", "Depot / Hold"): Decimal(100),
        ("Nut M4", "", "Depot / Quarantine"): Decimal(10),
        ("Nut M4", "", "Depot"): Decimal(3),
        ("Wire red", "", "Works / Cage"): Decimal("67.97"),
        ("MTR-7", "101", "Works / Cage"): Decimal(1),
        ("MTR-7", "102", "Works / Cage"): Decimal(1),
        ("Board", "7", "Stockroom"): Decimal(1),
        ("Board", "00392/174", "Stockroom"): Decimal(5),
        ("Board B", "", BIN): Decimal(4),
        ("Glue", "GL-9", "Works / Cage"): Decimal("2.275"),
    }
    check_books(parts.store)
    assert verify(parts.store).problems == []
    assert plan_import(parts.store, STOCK).counts == Counts(same=16, left_out=5)


def test_what_is_no_stock_any_more_is_left_out_with_the_reason(parts: Office) -> None:
    told = {line: why.partition(": ")[2] for line, why in plan_import(parts.store, STOCK).left_out}
    assert told == {
        9: "its status says that it is destroyed.",
        10: "its status says that it is lost. If it is found, receive it.",
        15: "it is at a customer's and no stock any more.",
        16: "it is built into another piece and no stock of its own any more.",
        21: "it was used up.",
    }
    done = take(parts, STOCK)
    assert done.detail.endswith("5 left out")


def test_serial_numbers_are_kept_where_every_piece_has_one(parts: Office) -> None:
    take(parts, STOCK)
    items = by(parts, Item, "sku")
    assert (items["MTR-7"]["lot_policy"], items["Board"]["lot_policy"]) == ("serial", "optional")
    lots = {(row["item_id"], row["number"]): row for row in parts.read(Rows(Lot))}
    assert lots[items["MTR-7"]["id"], "101"]["note"] == "Batch 2024-4-1"
    assert lots[items["Glue"]["id"], "GL-9"]["expiry"] == dt.date(2027, 3, 31)


def test_prices_are_costs_in_the_office_s_currency_alone(parts: Office) -> None:
    plan = plan_import(parts.store, STOCK)
    assert "The price of one row is in CNY, not in USD: noted with the stock, and no cost." in plan.warnings
    assert "One quantity has more than three decimals and is rounded (37.4904 on line 12)." in plan.warnings
    assert "2 rows of stock name no place and go to Stockroom." in plan.warnings
    take(parts, STOCK)
    items = by(parts, Item, "sku")
    assert value(parts, items["Nut M4"]["id"]) == (Decimal(1163), Decimal("13.2"))
    assert value(parts, items["MTR-7"]["id"]) == (Decimal(2), Decimal(37))
    moved = parts.read(Rows(Movement))
    assert {row["kind"] for row in moved} == {"opening"}
    assert [row["reason"] for row in moved if row["reason"]] == [
        "Damaged; Bought at 0.28 CNY each",
        "Rejected",
        "Quarantined",
        "Attention needed",
        "Returned",
    ]


def test_stock_is_undone_and_done_again(parts: Office) -> None:
    done = take(parts, STOCK)
    after = everything(parts)
    undone = parts.undo(done)
    assert on_hand(parts) == {}
    check_books(parts.store)
    parts.undo(undone)
    assert everything(parts) == after
    parts.undo(done)
    plan = plan_import(parts.store, STOCK)
    assert (plan.wrong, plan.counts.left_out) == ((), 5)
    parts.perform(plan.transaction())
    assert len(on_hand(parts)) == 11


def test_what_moved_since_is_said_with_the_sum_of_the_rows(parts: Office, tmp_path: Path) -> None:
    take(parts, STOCK)
    text = STOCK.read_text("utf-8").replace("440.00000", "441.00000")
    told = wrong(plan_import(parts.store, csv(tmp_path, text)))
    assert list(told) == [2, 3]
    assert f"1,050 on hand at {BIN}, and the file says 1,051" in told[2]


def test_stock_without_a_place_goes_where_it_is_told(parts: Office) -> None:
    plan = plan_import(parts.store, STOCK, place="Depot")
    assert (plan.placeless, plan.place) == (2, "Depot")
    parts.perform(plan.transaction())
    assert on_hand(parts)["Board", "7", "Depot"] == 1
    by_id = plan_import(parts.store, STOCK, place=place(parts, "CAGE"))
    assert by_id.place == "Works / Cage"
    with pytest.raises(Refused, match="There is no place Nowhere"):
        plan_import(parts.store, STOCK, place="Nowhere")
    with pytest.raises(Refused, match="Rack A holds nothing itself"):
        plan_import(parts.store, STOCK, place="Works/Rack A")


def test_stock_before_its_parts_is_said(office: Office) -> None:
    told = wrong(plan_import(office.store, STOCK))
    assert told[2] == "Nut M4 (INV-PA11) is not here. Import the list of parts first."
    assert len(told) == 16


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ("many,,,10,Works", "“many” is no number"),
        ("-5.00000,,,10,Works", "-5"),
        ("5.00000,,,99,Works", "“99” is no status known here"),
        ("5.00000,,,10,Works/Rack A", "holds nothing itself"),
        ("5.00000,,L1,10,Works,31/12/2027", "no date"),
    ],
)
def test_what_a_row_may_not_be(parts: Office, tmp_path: Path, cells: str, sentence: str) -> None:
    head = "part,part_name,quantity,serial,batch,status,location_path,expiry_date\n"
    row = f"11,Nut M4,{cells}"
    row += "," * (head.count(",") - row.count(","))
    plan = plan_import(parts.store, csv(tmp_path, f"{head}11,Nut M4,5.00000,,,10,Depot,\n{row}\n"))
    assert list(wrong(plan)) == [3]
    assert sentence in wrong(plan)[3]


def test_a_serial_number_is_on_hand_once(parts: Office, tmp_path: Path) -> None:
    head = "part,part_name,quantity,serial,batch,status,location_path\n"
    rows = "13,Motor,1.00000,101,,10,Depot\n13,Motor,1.00000,101,,10,Works/Cage\n"
    told = wrong(plan_import(parts.store, csv(tmp_path, head + rows)))
    assert list(told) == [3]
    assert "101 is on hand already" in told[3]


def test_a_list_with_the_other_titles(parts: Office, tmp_path: Path) -> None:
    head = "Stock Item ID,Part ID,Part Name,Quantity,Serial,Batch,Status Code,Location ID,Location Name,Installed In"
    rows = "1,11,Nut M4,12.0,,,10,5,Cage,\n2,11,Nut M4,3.0,,,10,5,Cage,9\n"
    plan = plan_import(parts.store, csv(tmp_path, f"{head}\n{rows}"))
    assert plan.counts == Counts(adds=1, left_out=1)
    parts.perform(plan.transaction())
    assert on_hand(parts) == {("Nut M4", "", "Works / Cage"): Decimal(12)}


def test_where_every_row_is_left_out_nothing_is_said_to_be_here(parts: Office, tmp_path: Path) -> None:
    head = "Stock Item ID,Part ID,Part Name,Quantity,Serial,Batch,Status Code,Location ID,Location Name,Installed In"
    plan = plan_import(parts.store, csv(tmp_path, f"{head}\n2,11,Nut M4,3.0,,,10,5,Cage,9\n"))
    assert refused(parts, plan.transaction())[0] == "import_all_left_out"
