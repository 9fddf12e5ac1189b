"""What a file lists, by its headers; columns bound by position."""

from __future__ import annotations

import pytest

from tracker_desktop.errors import Refused
from tracker_desktop.exchange.dialects import DIALECTS
from tracker_desktop.exchange.export_lists import EXPORTS, titles_of
from tracker_desktop.exchange.headers import HISTORY, TABLES, map_headers, normal
from tracker_desktop.transactions.importing.given import What


def titles(text: str) -> list[str]:
    return text.split(",")


LIST_EXPORT = titles(
    "ID,Company,Asset Name,Device Image,Asset Tag,Serial,Model,Model No.,Category,Status,Checked Out To,"
    "Employee Number,Location,Default Location,Manufacturer,Supplier,Purchase Date,Age,Purchase Cost,Current Value,"
    "Order Number,EOL Rate,EOL Date,Warranty,Warranty Expires,Requestable,Notes,Checkouts,Checkins,Requests,"
    "Created By,Created At,Updated at,"
    "Checkout Date,Last Checkin Date,Expected Checkin Date,Last Audit,Next Audit Date,BYOD"
)
REPORT = titles(
    "ID,Company,Asset Name,Asset Tag,Model,Model No.,Category,Manufacturer,Serial,Purchased,Cost,EOL,Warranty,"
    "Warranty Expires,Current Value,Diff,Fully Depreciated,Order Number,Supplier,Location,Address,Address,City,State,"
    "Country,Zip,Default Location,Address,Address,City,State,Country,Zip,Checked Out,Type,Username,Employee No.,"
    "Manager,Department,Title,Phone,Status,Checkout Date,Last Checkin Date,Expected Checkin Date,Notes,URL"
)


LICENCES = titles(
    "Name,Email,Username,Item name,serial number,manufacturer,purchase date,purchase cost,purchase_order,order number,"
    "Licensed To Name,Licensed to Email,expiration date,maintained,reassignable,seats,company,supplier,notes"
)
"""Those of Snipe-IT; the first name is who has a seat."""


@pytest.mark.parametrize(
    ("headers", "what"),
    [
        (LIST_EXPORT, What.ASSETS),
        (REPORT, What.ASSETS),
        (titles("First Name,Last Name,Email,Username,Activated"), What.PEOPLE),
        (titles("Product code,Product name,Lot number,Expiration date,Bin location,OB QOH"), What.ITEMS),
        (titles("Company,Name,Category,QTY,Location,Min Amount,Model Number,Item Number"), What.ITEMS),
        (titles("Full Name,E-mail"), What.PEOPLE),
        (titles("Company,Name,Serial/Product Key,Seats,Purchase Date,Expiration Date,Supplier"), What.CONTRACTS),
        (LICENCES, What.CONTRACTS),
        (titles("serial no.,MODEL,Manufacturer"), What.ASSETS),
        (titles("Charge code,Name,Department,Job,Valid from,Valid until,Active"), What.CHARGE_CODES),
        (titles("Department,Charge code,Place"), What.DEPARTMENTS),
        (titles("SKU,Supplier,Supplier's code,Pack,Pack size,Price,Minimum,Multiple,Lead time"), What.OFFERS),
        (titles("SKU,Name,Supplier,Supplier code,Qty,Location"), What.ITEMS),
        (titles("SKU,Place,Reorder point,Quantity,Maximum"), What.STOCK_LEVELS),
        (titles("SKU,Store,Reorder point"), What.STOCK_LEVELS),
        (titles("SKU,Location,Reorder point,Quantity"), What.ITEMS),
        (titles("SKU,Location,Min qty,Max qty,Qty"), What.ITEMS),
        (titles("SKU,Name,Location,Min qty,Qty"), What.ITEMS),
        (titles("SKU,Name,Location,Min qty,Unit"), What.ITEMS),
        (titles("SKU,Lot,Place,Reorder point,Quantity"), What.ITEMS),
    ],
)
def test_finds_what_a_file_lists(headers: list[str], what: What) -> None:
    assert map_headers(headers).what is what


@pytest.mark.parametrize("name", EXPORTS)
def test_knows_our_own_lists(name: str) -> None:
    titles = titles_of(name)
    if {normal(title) for title in titles} >= HISTORY:
        with pytest.raises(Refused) as refused:
            map_headers(titles)
        assert refused.value.code == "import_history"
        assert name in ("movements", "journal")
        return
    expected = {"stock": What.ITEMS, "lots": What.ITEMS}.get(name) or What(name)
    assert map_headers(titles).what is expected


@pytest.mark.parametrize(
    ("headers", "what", "dialect"),
    [
        ("id,IPN,name,description,units,minimum_stock,trackable,category_path", What.ITEMS, "inventree parts"),
        ("id,name,description,parent,pathstring,structural", What.PLACES, "inventree locations"),
        ("Location ID,Location Name,Description,Parent ID,Location Path", What.PLACES, "inventree locations"),
        ("id,part,part_name,quantity,serial,batch,location,status", What.ITEMS, "inventree stock"),
        ("SKU,Name,Quantity,Serial,Batch", What.ITEMS, ""),
        ("Code,Name,Part of,Path", What.PLACES, ""),
    ],
)
def test_files_of_another_program_are_known_as_a_whole(headers: str, what: What, dialect: str) -> None:
    mapped = map_headers(titles(headers))
    assert (mapped.what, mapped.dialect) == (what, dialect)


def test_the_categories_of_another_program_are_no_places() -> None:
    with pytest.raises(Refused, match="No column says"):
        map_headers(titles("id,name,description,parent,pathstring,default_location,default_keywords"))


def test_the_fields_of_the_list_export_are_all_used() -> None:
    mapped = map_headers(LIST_EXPORT)
    assert {"serial", "notes", "holder_name", "home_place", "end_of_life", "due", "held_since"} <= mapped.fields
    assert "Current Value" in mapped.unused


def test_the_department_of_the_holder_is_not_the_department_of_the_asset() -> None:
    assert "department" not in map_headers(REPORT).fields
    assert "department" in map_headers(["Asset Tag", "Department", "Username"]).fields


def test_the_same_header_twice_is_kept_by_position_and_said() -> None:
    mapped = map_headers(["Company", "Asset Tag", "Category", "Category", "", "Company"])
    assert [column.position for column in mapped.columns if column.field == "category"] == [2, 3]
    assert mapped.twice == ("Category", "Company")


def test_a_file_of_something_else_is_refused_with_its_headers() -> None:
    with pytest.raises(Refused, match="Found: Colour, Mood"):
        map_headers(["Colour", "", "Mood"])


def test_no_alias_means_two_fields() -> None:
    for what, table in (*TABLES.items(), *((dialect.key, dialect.aliases) for dialect in DIALECTS)):
        aliases = [alias for names in table.values() for alias in names]
        assert len(aliases) == len(set(aliases)), what
        assert all(normal(alias) == alias for alias in aliases), what
