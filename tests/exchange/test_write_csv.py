"""Lists as files: whole or not at all, harmless to spreadsheets, and imported again without a change."""

from __future__ import annotations

import csv
import datetime as dt
import os
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.store_fixtures import Office, open_office
from tests.transactions.import_files import DATA, take
from tests.transactions.makers import add_asset, add_person, add_place, check_out, holder_of, person
from tests.transactions.stock_makers import add_item, receive
from tracker_desktop.errors import Refused
from tracker_desktop.exchange.export_lists import EXPORTS
from tracker_desktop.exchange.plan import plan_import
from tracker_desktop.exchange.write_csv import PAGE, export
from tracker_desktop.queries.listing import ListIds
from tracker_desktop.reports.cells import plain
from tracker_desktop.transactions.importing.counts import Counts

LEVELS: dict[str, Any] = {
    "reorder_point": Decimal(5),
    "maximum": Decimal(50),
    "service_level": "97.5",
    "shelf_days": 365,
}


OF_STOCK = ("charge_codes", "offers", "stock_levels")
MOVED = ("places", "people", "departments", "assets", "items", "stock", "contracts", *OF_STOCK)
LISTS = {
    "contracts": "Contract name,Kind,Number or key,Supplier,Seats,Cost a year,Starts,Ends,Renews,"
    "Days of notice,Active\n"
    "Microsoft 365,licence,=M-1,Fisher,25,1200.5,2026-01-01,2026-12-31,yes,30,yes\n"
    "Property,insurance policy,P-7,,,800,,2027-03-31,,,yes\nOld,lease,,,,,,2020-01-31,no,,no\n",
    "codes": "Code,Name,Department,Job,Valid from,Valid until,Active,Notes\n"
    "CC-1,Research,Biology,no,2026-01-01,2026-12-31,yes,\nJ-1,Roof,,yes,,,no,=old\nCC-3,,,,2026-07-01,,,\n",
    "sold": "SKU,Supplier,Supplier's code,Pack,Pack size,Price,Minimum,Multiple,Lead time\n"
    "GL104,Fisher,AN-1,box,100,7.4,5,5,3\nGL104,Lab World,,,,,,,\nET095,Fisher,=A,box,12,0.05,,,0\n",
    "levels": "SKU,Place,Reorder point,Quantity,Maximum\n"
    "GL104,COLD ROOM,40,200,\nGL104,RM1-RACK1-SHELF1,0,,10\nET095,COLD ROOM,5,,\n",
}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def full(office: Office, tmp_path: Path) -> Office:
    """An office with a bit of everything, and names that spreadsheets would run."""
    for name in ("people", "register", "stock", "register_bad"):
        take(office, DATA / f"{name}.csv")
    add_asset(office, "=HYPERLINK(1)", tag="@X-1", notes="-1+1\nsecond line", cost=Decimal("0.0001"))
    add_asset(office, "'quoted", tag="A-7")
    plus = person(office, "+Plus, Maria", "555")
    check_out(office, add_asset(office, tag="LT-9"), holder=plus, due=dt.date(2026, 12, 1))
    receive(office, add_item(office, "=SKU", "Gloves; blue", group="Gloves", **LEVELS), 40, "0.25")
    add_place(office, "BLD", "Building", structural=True)
    for name, text in LISTS.items():
        (office_file := tmp_path / f"{name}.csv").write_text(text, "utf-8")
        take(office, office_file)
    return office


@pytest.mark.parametrize(
    "name",
    ["assets", "people", "places", "departments", "items", "stock", "lots", "contracts", "categories", *OF_STOCK],
)
def test_our_own_list_is_imported_again_without_a_change(full: Office, tmp_path: Path, name: str) -> None:
    written = export(full.store, name, tmp_path / f"{name}.csv")
    plan = plan_import(full.store, tmp_path / f"{name}.csv")
    assert (plan.changed, plan.wrong, plan.creates) == ((), (), ())
    assert plan.counts == Counts(same=written)
    assert written > 2


@pytest.mark.parametrize("name", EXPORTS)
def test_every_list_can_be_written(full: Office, tmp_path: Path, name: str) -> None:
    written = export(full.store, name, tmp_path / f"{name}.csv")
    found = rows(tmp_path / f"{name}.csv")
    assert len(found) == written > 0
    assert not [file for file in os.listdir(tmp_path) if "partial" in file]


def test_an_office_moves_by_its_lists(full: Office, tmp_path: Path, sqlite_template: Path) -> None:
    other = open_office(str(shutil.copy(sqlite_template, tmp_path / "other.db")))
    for name in MOVED:
        export(full.store, name, tmp_path / f"{name}.csv")
        plan = plan_import(other.store, tmp_path / f"{name}.csv")
        assert plan.wrong == ()
        other.perform(plan.transaction())
    for name in MOVED:
        assert plan_import(other.store, tmp_path / f"{name}.csv").counts.changes == 0
    for name in ("stock", *OF_STOCK):
        export(other.store, name, tmp_path / "again.csv")
        assert sorted(rows(tmp_path / "again.csv"), key=str) == sorted(rows(tmp_path / f"{name}.csv"), key=str)
    other.store.close()


def test_what_stands_in_the_cells(full: Office, tmp_path: Path) -> None:
    export(full.store, "assets", tmp_path / "assets.csv")
    found = {row["Tag"]: row for row in rows(tmp_path / "assets.csv")}
    guarded = found["'@X-1"]
    assert guarded["Description"] == "'=HYPERLINK(1)"
    assert guarded["Notes"] == "'-1+1\nsecond line"
    assert guarded["Cost"] == "0.0001"
    lent = found["LT-9"]
    assert (lent["Held by"], lent["Held by a"], lent["Badge"]) == ("'+Plus, Maria", "person", "555")
    assert (lent["Status"], lent["Due back"]) == ("On loan", "2026-12-01")
    export(full.store, "stock", tmp_path / "stock.csv")
    gloves = next(row for row in rows(tmp_path / "stock.csv") if row["SKU"] == "'=SKU")
    assert (gloves["Quantity"], gloves["Value"]) == ("40", "10")


def test_a_saved_view(full: Office, tmp_path: Path) -> None:
    assert export(full.store, "assets", tmp_path / "out.csv", view="on_loan") == 1
    with pytest.raises(Refused, match="has no view “nonsense”"):
        export(full.store, "assets", tmp_path / "out.csv", view="nonsense")
    with pytest.raises(Refused, match="Choose one of: assets, people"):
        export(full.store, "nonsense", tmp_path / "out.csv")


def test_several_pages_in_order(office: Office, tmp_path: Path) -> None:
    text = "Full Name,Username\n" + "".join(f"Person {n},user{n}\n" for n in range(PAGE + 7))
    (tmp_path / "many.csv").write_text(text, "utf-8")
    take(office, tmp_path / "many.csv")
    told: list[int] = []
    assert export(office.store, "people", tmp_path / "people.csv", progress=told.append) == PAGE + 8
    assert told == [PAGE]
    names = [row["Name"] for row in rows(tmp_path / "people.csv")]
    assert names[:3] == ["Person 0", "Person 1", "Person 2"]
    assert len(set(names)) == PAGE + 8


def test_what_cannot_be_written_is_said_and_leaves_the_old_file(full: Office, tmp_path: Path) -> None:
    target = tmp_path / "assets.csv"
    target.write_text("old", "utf-8")
    people = "Full Name,Username\n" + "".join(f"Person {n},user{n}\n" for n in range(PAGE))
    (tmp_path / "many.csv").write_text(people, "utf-8")
    take(full, tmp_path / "many.csv")

    def fails(_: int) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        export(full.store, "people", target, progress=fails)
    assert target.read_text("utf-8") == "old"
    with pytest.raises(Refused, match="cannot be written: no such file or directory"):
        export(full.store, "assets", tmp_path / "nowhere" / "assets.csv")


def test_values_as_cells() -> None:
    moment = dt.datetime(2026, 11, 24, 9, 40, 1, tzinfo=dt.UTC)
    values = (None, True, False, Decimal("1200.500"), Decimal(100), dt.date(2026, 1, 2), moment, 7, "a", "", "\tx", "-")
    assert [plain(value) for value in values] == [
        "",
        "yes",
        "no",
        "1200.5",
        "100",
        "2026-01-02",
        "2026-11-24 09:40:01+00:00",
        "7",
        "a",
        "",
        "'\tx",
        "'-",
    ]


def test_the_holder_is_told_from_a_namesake_by_login_and_badge(office: Office, tmp_path: Path) -> None:
    first = add_person(office, "Ada Jones", "701")
    second = add_person(office, "Ada Jones", None, login="ajones2")
    check_out(office, add_asset(office, tag="T-1"), holder=holder_of(office, first))
    check_out(office, add_asset(office, tag="T-2"), holder=holder_of(office, second))
    export(office.store, "assets", tmp_path / "assets.csv")
    assert plan_import(office.store, tmp_path / "assets.csv").counts == Counts(same=2)


def test_a_database_is_never_overwritten(sqlite_office: Office, tmp_path: Path) -> None:
    own = Path(str(sqlite_office.store.url.database))
    other = tmp_path / "other.db"
    other.write_bytes(b"SQLite format 3\0 and more")
    for target in (own, own.with_name(f"{own.name}-wal"), other):
        with pytest.raises(Refused, match="is a database, and writing there would destroy it"):
            export(sqlite_office.store, "people", target)
    assert other.read_bytes() == b"SQLite format 3\0 and more"
    assert len(sqlite_office.read(ListIds("people")).ids) == 1


def test_what_is_no_file_is_written_into_and_stays(sqlite_office: Office, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reading:
        assert export(sqlite_office.store, "people", pipe) == 1
        assert "Rita Osei" in reading.communicate(timeout=20)[0].decode("utf-8-sig")
    assert pipe.is_fifo()
    if Path("/dev/full").is_char_device():
        with pytest.raises(Refused, match="/dev/full cannot be written: no space left on device"):
            export(sqlite_office.store, "people", "/dev/full")
        assert Path("/dev/full").is_char_device()


def test_a_view_that_is_not_there(sqlite_office: Office, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="The list assets has no view “nope”"):
        export(sqlite_office.store, "assets", tmp_path / "x.csv", view="nope")
