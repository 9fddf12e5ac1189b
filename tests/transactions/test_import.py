"""Import: whole files of the shapes that other programs write, posted as one entry and undone as one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from tests.store_fixtures import Office
from tests.transactions.books_check import check_books
from tests.transactions.import_files import DATA, by, csv, names, take, wrong
from tests.transactions.makers import (
    Rows,
    add_asset,
    add_category,
    add_person,
    asset,
    check_out,
    custodies,
    person,
    refused,
    state,
    there_and_back,
)
from tracker_desktop.errors import Refused
from tracker_desktop.exchange.plan import plan_import
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.categories import Category
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import Place
from tracker_desktop.queries.base import Query
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.importing.counts import Counts
from tracker_desktop.transactions.set_operator import SetOperator


@dataclass(frozen=True)
class Bodies(Query[list[Any]]):
    """What the entries keep of what was asked."""

    def run(self, connection: Connection) -> list[Any]:
        return list(connection.scalars(select(Entry.body).order_by(Entry.seq)).all())


def test_a_register_comes_in_as_one_entry_and_goes_as_one(office: Office) -> None:
    done = there_and_back(office, plan_import(office.store, DATA / "register.csv").transaction())
    assert (done.title, done.kind) == ("10 assets added from register.csv", "import")
    assert done.detail == "new: 6 categories, 2 suppliers, 3 departments, 4 places, 2 people"
    check_books(office.store)
    assert verify(office.store).problems == []


def test_what_a_row_becomes(office: Office) -> None:
    take(office, DATA / "register.csv")
    assets, held = by(office, Asset, "tag"), names(office)
    places = {row["id"]: row["path"] for row in office.read(Rows(Place))}
    departments = {row["id"]: row["name"] for row in office.read(Rows(Department))}
    first = assets["LT-00101"]
    assert first["description"] == "ThinkPad T14"
    assert first["notes"] == 'Name: Teaching set 1\nModel notes: 14" screen'
    assert (first["cost"], first["order_number"], first["model_number"]) == (Decimal(1249), "45001", "20W0")
    assert (first["purchased"], first["end_of_life"]) == (dt.date(2023, 1, 23), dt.date(2028, 10, 27))
    assert departments[first["department_id"]] == "Biology"
    assert (places[first["place_id"]], places[first["home_place_id"]]) == ("Room 2.14", "Room 2.14")
    assert (held[first["holder_id"]], first["due"]) == ("Kofi Ansah", None)
    at_a_place = assets["LT-00103"]
    assert held[at_a_place["holder_id"]] == "Lecture hall A"
    assert (places[at_a_place["place_id"]], places[at_a_place["home_place_id"]]) == ("Lecture hall A", "Room 2.14")
    assert at_a_place["cost"] == Decimal("1310.5")
    assert assets["LT-00102"]["holder_id"] is None
    assert assets["SC-00004"]["description"] == "Scale"
    assert assets["TP-00001"]["department_id"] is None
    assert {row["readiness"] for row in assets.values()} == {"ready"}
    assert [row["holder_id"] for row in custodies(office, first["id"])] == [first["holder_id"]]
    ansah = by(office, Person, "login")["ansah"]
    assert (ansah["name"], ansah["email"]) == ("Kofi Ansah", "ansah@example.org")
    assert first["holder_id"] == assets["TP-00001"]["holder_id"] == ansah["holder_id"]
    assert by(office, Category, "name")["Laptops"]["tag_prefix"] == "LA"


def test_the_same_file_twice_changes_nothing_and_says_so(office: Office) -> None:
    take(office, DATA / "register.csv")
    plan = plan_import(office.store, DATA / "register.csv")
    assert plan.counts == Counts(same=10)
    assert plan.before is not None
    assert plan.before.seq == 2
    assert refused(office, plan.transaction())[0] == "import_nothing"


def test_a_file_of_headers_alone_is_said(office: Office, tmp_path: Path) -> None:
    plan = plan_import(office.store, csv(tmp_path, "Asset Tag,Name\n"))
    assert refused(office, plan.transaction())[0] == "import_no_rows"


def test_a_file_whose_import_was_undone_counts_as_never_imported(office: Office) -> None:
    office.undo(take(office, DATA / "register.csv"))
    assert plan_import(office.store, DATA / "register.csv").before is None


def test_the_traps_of_the_bad_file(office: Office) -> None:
    plan = plan_import(office.store, DATA / "register_bad.csv")
    assert plan.counts == Counts(adds=6)
    told = " ".join(plan.warnings)
    assert "cp1252" in told
    assert "Model Number of 2 rows was shortened by Excel (6.37702E+15 on line 2)" in told
    assert "“Category”" in told
    assert "“Company”" in told
    office.perform(plan.transaction())
    assets = by(office, Asset, "tag")
    departments = {row["id"]: row["name"] for row in office.read(Rows(Department))}
    categories = {row["id"]: row["name"] for row in office.read(Rows(Category))}
    readiness = {tag: row["readiness"] for tag, row in assets.items()}
    assert readiness == {
        "LT-00301": Readiness.READY,
        "LT-00302": Readiness.TO_INSPECT,
        "LT-00303": Readiness.MISSING,
        "LT-00304": Readiness.DISPOSED,
        "LT-00305": Readiness.IN_MAINTENANCE,
        "LT-00306": Readiness.READY,
    }
    assert assets["LT-00301"]["model_number"] == "6.37702E+15"
    assert assets["LT-00301"]["warranty_end"] == dt.date(2026, 1, 23)
    assert "München" in assets["LT-00301"]["notes"]
    assert departments[assets["LT-00301"]["department_id"]] == "Biology"
    assert categories[assets["LT-00301"]["category_id"]] == "Laptops"
    assert categories[assets["LT-00302"]["category_id"]] == "Notebooks"
    assert names(office)[assets["LT-00305"]["holder_id"]] == "Miriam Bauer"
    assert assets["LT-00302"]["serial"] is None


def test_the_traps_of_the_file_with_empty_headers(office: Office) -> None:
    plan = plan_import(office.store, DATA / "register_blanks.csv")
    assert plan.counts == Counts(adds=2)
    office.perform(plan.transaction())
    assert {row["readiness"] for row in office.read(Rows(Asset))} == {"ready"}


def test_one_wrong_row_refuses_the_whole_unless_it_is_left_out(office: Office, tmp_path: Path) -> None:
    text = "Asset Tag,Name,Purchase Date,Location\nA1,a,1/1/23,Room 1\nA2,b,soon,Room 2\n"
    plan = plan_import(office.store, csv(tmp_path, text))
    assert wrong(plan) == {3: "Purchase Date: “soon” is no date. Write it like 2026-11-24."}
    code, sentence = refused(office, plan.transaction())
    assert code == "import_wrong_row"
    assert sentence.startswith("list.csv, line 3: Purchase Date: “soon”")
    done = office.perform(plan.transaction(leave_out_wrong=True))
    assert (done.title, done.detail) == ("1 asset added from list.csv", "new: 1 place · 1 wrong row left out")
    assert [row["tag"] for row in office.read(Rows(Asset))] == ["A1"]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("A1,a,,12/31/1899,,", "before 1900"),
        ("A1,a,-5,,,", "0 or more"),
        ("A1,a,1e9,,,", "no number"),
        ("A1,,,,,", "no description"),
        (f"A1,{'x' * 5000},,,,", "5000 characters"),
        (f"{'T' * 200},a,,,,", "128 is the most"),
        ("A\u202e1,a,,,,", "RIGHT-TO-LEFT"),
        ("%TD-DONE,a,,,,", "command of the counter"),
        ("DONE,a,,,,", "command of the counter"),
        ("20001,a,,,,", "code of Rita Osei"),
        ("STOCKROOM,a,,,,", "code of Stockroom"),
        ("A1,a,,,Purple,", "“Purple” is no status"),
        (",a,,,,", "Give the asset a tag"),
    ],
)
def test_what_a_row_may_not_be(office: Office, tmp_path: Path, row: str, sentence: str) -> None:
    text = f"Asset Tag,Name,Purchase Cost,Purchase Date,Status,Category\nOK-1,fine,,,,\n{row}\n"
    plan = plan_import(office.store, csv(tmp_path, text))
    assert list(wrong(plan)) == [3]
    assert sentence in wrong(plan)[3]
    assert plan.adds == 1


def test_texts_with_marks_are_kept_and_cleaned(office: Office, tmp_path: Path) -> None:
    text = 'Asset Tag,Name,Location,Notes\nA1,<b>Bold</b> & “co”,Räum\u200b 4,"\'=SUM(A1)"\n'
    take(office, csv(tmp_path, text))
    (row,) = office.read(Rows(Asset))
    assert row["description"] == "<b>Bold</b> & “co”"
    assert row["notes"] == "=SUM(A1)"
    assert by(office, Place, "name")["Räum 4"]["code"] == "RAUM-4"


def test_a_tag_in_other_case_is_the_same_asset(office: Office, tmp_path: Path) -> None:
    asset_id = add_asset(office, tag="LT-7", description="Old", notes="keep me")
    plan = plan_import(office.store, csv(tmp_path, "Asset Tag,Description,Notes\nlt-7,New,\n"))
    assert plan.counts == Counts(changes=1)
    assert plan.changed[0].words == "Description: Old → New"
    done = there_and_back(office, plan.transaction())
    assert done.title == "1 asset changed from list.csv"
    row = asset(office, asset_id)
    assert (row["tag"], row["description"], row["notes"]) == ("LT-7", "New", "keep me")


def test_the_same_tag_twice_in_a_file(office: Office, tmp_path: Path) -> None:
    plan = plan_import(office.store, csv(tmp_path, "Asset Tag,Name\nLT-7,a\nlt-7,b\n"))
    assert wrong(plan) == {3: "The tag lt-7 stands on line 2 already. Remove one of the two rows."}


def test_the_serial_number_of_a_maker_is_on_one_asset_only(office: Office, tmp_path: Path) -> None:
    add_asset(office, tag="LT-1", manufacturer="Dell", serial="S1")
    text = "Asset Tag,Name,Manufacturer,Serial\nLT-2,a,DELL,s1\nLT-3,b,HP,S1\nLT-4,c,HP,s1\n"
    told = wrong(plan_import(office.store, csv(tmp_path, text)))
    assert "on LT-1 already" in told[2]
    assert "stands on line 3 already" in told[4]
    assert list(told) == [2, 4]


def test_without_a_tag_the_serial_number_says_which_and_the_category_tags_what_is_new(
    office: Office, tmp_path: Path
) -> None:
    known = add_asset(office, tag="LT-1", serial="S1")
    text = "Asset Tag,Serial,Name,Category,Notes\n,S1,,,found by serial\n,S2,Tripod,Tripods,\n,S3,Tripod,Tripods,\n"
    take(office, csv(tmp_path, text))
    assert asset(office, known)["notes"] == "found by serial"
    assert {row["tag"] for row in office.read(Rows(Asset))} == {"LT-1", "TR-00001", "TR-00002"}


def test_the_category_tags_after_what_is_here_and_in_the_file(office: Office, tmp_path: Path) -> None:
    tripods = add_category(office, "Tripods", "TR")
    add_asset(office, tag="TR-00040", category_id=tripods)
    text = "Asset Tag,Serial,Name,Category\n,S2,Tripod,Tripods\nTR-00052,S3,Tripod,Tripods\n,S4,Tripod,Tripods\n"
    take(office, csv(tmp_path, text))
    assert {row["tag"] for row in office.read(Rows(Asset))} == {"TR-00040", "TR-00052", "TR-00053", "TR-00054"}


def test_what_is_held_here_cannot_be_disposed_of_by_a_file(office: Office, tmp_path: Path) -> None:
    check_out(office, add_asset(office, tag="LT-1"), holder=person(office))
    plan = plan_import(office.store, csv(tmp_path, "Asset Tag,Name,Status\nLT-1,,Archived\n"))
    assert "still held here" in wrong(plan)[2]


def test_nothing_happens_when_the_office_has_changed_since_the_preview(office: Office) -> None:
    plan = plan_import(office.store, DATA / "register.csv")
    add_asset(office, tag="LT-00101")
    assert refused(office, plan.transaction())[0] == "import_moved_on"


def test_undo_says_what_stands_in_its_way(office: Office) -> None:
    done = take(office, DATA / "register.csv")
    held = by(office, Asset, "tag")["LT-00101"]["id"]
    office.perform(CheckIn((InLine(held),)))
    with pytest.raises(Refused, match="LT-00101"):
        office.undo(done)


def test_the_journal_keeps_the_file_and_its_digest_but_no_rows(office: Office) -> None:
    plan = plan_import(office.store, DATA / "people.csv")
    office.perform(plan.transaction())
    body = office.read(Bodies())[-1]
    assert (body["file"], body["what"], body["sha256"]) == ("people.csv", "people", plan.sha256)
    assert body["expected"]["adds"] == 5
    assert "Ansah" not in str(body)


def test_many_rows_go_through_the_door_for_bulk(office: Office, tmp_path: Path) -> None:
    rows = "".join(f"B-{n:05d},Thing {n},Room {n % 300},user{n % 250},S{n}\n" for n in range(2500))
    text = "Asset Tag,Name,Location,Checked Out To: Username,Serial\n" + rows
    done = there_and_back(office, plan_import(office.store, csv(tmp_path, text)).transaction())
    assert done.detail == "new: 300 places, 250 people"
    assert len(state(office, Asset)) == 2500
    check_books(office.store)
    assert verify(office.store).problems == []


def test_who_may_not_import_is_told(office: Office) -> None:
    clerk = add_person(office, "Clerk", "555")
    office.perform(SetOperator(clerk, ("clerk",), True, None))
    plan = plan_import(office.store, DATA / "people.csv")
    code, sentence = refused(office, plan.transaction(), by=clerk)
    assert code == "no_right"
    assert "import spreadsheets" in sentence


def test_where_every_row_is_wrong_nothing_is_said_to_be_here(office: Office, tmp_path: Path) -> None:
    plan = plan_import(office.store, csv(tmp_path, "Asset Tag,Name\nUNDO,Dell\nA1,\n"))
    code, sentence = refused(office, plan.transaction(leave_out_wrong=True))
    assert (code, sentence) == ("import_all_wrong", "Nothing in list.csv can be imported. Wrong rows: 2. Correct them.")
