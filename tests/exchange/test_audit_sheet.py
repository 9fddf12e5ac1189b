"""A count made elsewhere: what it would come to, and taken up as sightings."""

from __future__ import annotations

import time
from collections import namedtuple
from pathlib import Path

import pytest

from tests.store_fixtures import Office
from tests.transactions.makers import Rows, add_asset, add_place, everything
from tracker_desktop.errors import Refused
from tracker_desktop.exchange.audit_columns import AuditColumns, said_columns
from tracker_desktop.exchange.audit_near_places import NearPlaces
from tracker_desktop.exchange.audit_sheet import SheetSurvey, load, survey
from tracker_desktop.exchange.plan import plan_import
from tracker_desktop.models.audits import AuditLine
from tracker_desktop.queries.audit_sums import AuditSums, Sums
from tracker_desktop.scanning.probable import ProbableMatches
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.match_codes import CodeMatch, MatchCodes
from tracker_desktop.transactions.open_audit import OpenAudit
from tracker_desktop.transactions.rules.audit_scope import AuditScope

Row = namedtuple("Row", "id code code_key name path")
TAGS = [
    f"{letters}-{number:07d}"
    for letters, number in zip(("ICC", "WBH", "BOL", "NNH"), (2065556, 305383, 41, 7), strict=True)
]
TITLES = "Company,Name,Asset Tag,Category,Supplier,Location,Model,Purchase Date,Purchase Cost,Checkout Type"


class Sheets:
    """An office with an audit of three rooms, and files for it."""

    def __init__(self, office: Office, folder: Path) -> None:
        self.office, self.folder = office, folder
        building = add_place(office, "BIO", "Biology")
        self.lab = add_place(office, "B-204", "B-204", parent_id=building)
        self.room = add_place(office, "R12", "Prep room 12", parent_id=building)
        self.store = add_place(office, "S1", "Store")
        add_place(office, "PW", "Prep and wash")
        self.ids = {
            tag: add_asset(office, tag=tag, place_id=place)
            for tag, place in (
                ("LT-00141", self.lab),
                ("LT-00142", self.lab),
                ("MS-0001", self.room),
                ("X-1", self.store),
            )
        }
        about = office.perform(OpenAudit(AuditScope("places", (building, self.store)), "Biology")).about
        assert about is not None
        self.audit = about[1]

    def survey(self, text: str, columns: AuditColumns | None = None, encoding: str = "utf-8") -> SheetSurvey:
        path = self.folder / "count.csv"
        path.write_bytes(text.encode(encoding))
        return survey(self.office.store, path, self.audit, columns)

    def sums(self) -> Sums:
        found = self.office.read(AuditSums(self.audit))
        assert found is not None
        assert found.adds_up
        return found

    def seen(self) -> dict[str, dict[str, object]]:
        rows = self.office.read(Rows(AuditLine, AuditLine.audit_id == self.audit))
        return {row["code"] or row["tag"]: row for row in rows if row["seen_at"] is not None}


@pytest.fixture
def sheets(office: Office, tmp_path: Path) -> Sheets:
    return Sheets(office, tmp_path)


@pytest.fixture
def sqlite_sheets(sqlite_office: Office, tmp_path: Path) -> Sheets:
    return Sheets(sqlite_office, tmp_path)


LIST = """Room;Inventory number;Condition;Remarks
B-204;lt-00141;Good;
biology / b-204;LT 142;OK;lid cracked
Prep Room 12;MS-0001;;
Preproom 12;X-1;damaged;
B-204;NEVER-1;;
B-204;;;
;lt-00141;;
B-204;LT-00141;good;;too many cells
"""


def test_what_a_list_would_come_to(sheets: Sheets) -> None:
    before = everything(sheets.office)
    looked = sheets.survey(LIST)
    assert everything(sheets.office) == before
    assert [(row.line, row.code) for row in looked.exact] == [
        (2, "lt-00141"),
        (4, "MS-0001"),
        (5, "X-1"),
        (8, "lt-00141"),
    ]
    (probable,) = looked.probable
    assert (probable.line, [(c.tag, c.why) for c in probable.candidates]) == (
        3,
        [("LT-00142", "without spaces and dashes, with the missing zeros")],
    )
    assert [(row.line, row.code) for row in looked.unknown] == [(6, "NEVER-1")]
    (strange,) = looked.strange
    assert (strange.text, strange.rows) == ("Preproom 12", 1)
    assert [(c.path, c.why) for c in strange.candidates] == [("Biology / Prep room 12", "nearly the same name")]
    assert [line for line, _ in looked.unreadable] == [7, 9]
    assert looked.unreadable[0][1] == "The row has no tag."
    assert looked.conditions == ((3, "OK"),)
    assert looked.without_place == 1


def test_it_is_taken_up_with_what_was_said_of_the_places(sheets: Sheets) -> None:
    looked = sheets.survey(LIST)
    done = load(sheets.office.store, sheets.office.me, looked, {"Preproom 12": sheets.room})
    assert done.title == "5 seen in the audit Biology"
    seen = sheets.seen()
    assert (seen["LT-00141"]["seen_how"], seen["LT-00141"]["times_seen"]) == ("audit sheet", 2)
    assert seen["X-1"]["seen_place_id"] == sheets.room
    assert (seen["X-1"]["condition"], seen["X-1"]["note"]) == ("damaged", None)
    assert seen["LT 142"]["note"] == "lid cracked\ncondition in the list: OK"
    assert (seen["LT 142"]["asset_id"], seen["LT 142"]["maybe_asset_id"]) == (None, sheets.ids["LT-00142"])
    assert seen["LT 142"]["maybe_why"] == "without spaces and dashes, with the missing zeros"
    assert sheets.sums().counts == {"found": 2, "seen elsewhere": 1, "not seen yet": 1}
    (match,) = sheets.office.read(ProbableMatches(sheets.audit))
    sheets.office.perform(MatchCodes(sheets.audit, (CodeMatch(match.line_id, match.candidates[0].asset_id),)))
    assert sheets.sums().counts == {"found": 3, "seen elsewhere": 1}
    assert sheets.seen()["LT 142"]["seen_place_id"] == sheets.lab


def test_a_place_that_nobody_said_stays_in_the_note(sqlite_sheets: Sheets) -> None:
    load(sqlite_sheets.office.store, sqlite_sheets.office.me, sqlite_sheets.survey(LIST))
    seen = sqlite_sheets.seen()["X-1"]
    assert (seen["seen_place_id"], seen["note"]) == (None, "place in the list: Preproom 12")


def test_no_spelling_is_taken_silently(sheets: Sheets) -> None:
    spellings = ["LT00142", "LT-142", "LT-OO142", "LT-00I42", "L\u0165-00142", "LT\u201300142", "LT-00242"]
    looked = sheets.survey("\n".join(["Barcode", *spellings]))
    assert not looked.exact
    assert [row.code for row in looked.probable] == spellings
    assert {row.candidates[0].tag for row in looked.probable} == {"LT-00142"}
    load(sheets.office.store, sheets.office.me, looked)
    assert sheets.sums().counts == {"not seen yet": 4}


def test_serial_numbers_and_old_tags_are_exact_too(sqlite_sheets: Sheets) -> None:
    office, ids = sqlite_sheets.office, sqlite_sheets.ids
    office.perform(EditAssets((ids["LT-00141"],), {"tag": "LT-9"}))
    office.perform(EditAssets((ids["MS-0001"],), {"serial": "SER-1"}))
    office.perform(EditAssets((ids["X-1"],), {"serial": "SER-1"}))
    looked = sqlite_sheets.survey("Tag\nLT-00141\nser-1\n")
    assert [(row.code, row.asset_id) for row in looked.exact] == [("LT-00141", ids["LT-00141"])]
    assert [(row.code, row.why) for row in looked.unknown] == [("ser-1", "2 assets have this code")]


def test_a_list_of_one_column_may_name_rooms_as_a_scanner_does(sqlite_sheets: Sheets) -> None:
    looked = sqlite_sheets.survey("Code\nB-204\nLT-00141\nLT-00142\nR12\nMS-0001\n")
    assert [(row.code, row.place) for row in looked.rows] == [
        ("LT-00141", "B-204"),
        ("LT-00142", "B-204"),
        ("MS-0001", "R12"),
    ]
    load(sqlite_sheets.office.store, sqlite_sheets.office.me, looked)
    assert sqlite_sheets.sums().counts == {"found": 3, "not seen yet": 1}


def test_without_titles_the_columns_are_asked_for(sqlite_sheets: Sheets) -> None:
    text = "B-204,LT-00141\nR12,MS-0001\n"
    with pytest.raises(Refused, match="first row is: B-204, LT-00141") as asked:
        sqlite_sheets.survey(text)
    assert asked.value.code == "audit_sheet_columns"
    looked = sqlite_sheets.survey(text, said_columns("tag=2, place=1", headings=False))
    assert [(row.line, row.code, row.place) for row in looked.exact] == [
        (1, "LT-00141", "B-204"),
        (2, "MS-0001", "R12"),
    ]
    with pytest.raises(Refused, match="has no column 3"):
        sqlite_sheets.survey(text, AuditColumns(0, 2))


@pytest.mark.parametrize("text", ["", "tag", "place=1", "tag=0", "tag=1,tag=2", "tag=x", "tag=1;place=2"])
def test_columns_that_are_none(text: str) -> None:
    with pytest.raises(Refused) as no:
        said_columns(text, headings=True)
    assert no.value.code == "audit_columns_wrong"


@pytest.mark.parametrize(
    ("spelling", "paths", "why"),
    [
        ("b204", ["Biology / B-204"], "without the dashes"),
        ("Room B-204, door", ["Biology / B-204"], "its code stands in it"),
        ("Sto\u0159e", ["Store"], "nearly the same name"),
        ("Rm 12", [], ""),
        ("Prp rm 12", ["Biology / Prep room 12"], "a shorter form of its name"),
        ("Prp rm 13", [], ""),
        ("Store & Co", [], ""),
        ("Prep & Wash", ["Prep and wash"], "nearly the same name"),
        ("Attic", [], ""),
    ],
)
def test_places_that_are_spelled_otherwise(sqlite_sheets: Sheets, spelling: str, paths: list[str], why: str) -> None:
    (strange,) = sqlite_sheets.survey(f'Tag,Room\nX-1,"{spelling}"\n').strange
    assert [c.path for c in strange.candidates] == paths
    assert not paths or strange.candidates[0].why == why


def test_very_many_places_that_nobody_knows_are_looked_through_in_a_walk() -> None:
    rows = [Row(at, f"R{at}", f"R{at}", f"Room {at}", f"Building {at % 9} / Room {at}") for at in range(1, 2_001)]
    near, start = NearPlaces(rows), time.perf_counter()
    assert [list(near.candidates(f"Laboratory {at} of nobody", ())) for at in range(9_000)] == [[]] * 9_000
    assert time.perf_counter() - start < 20  # each with each took minutes
    assert [one.place_id for one in near.candidates("Rom 17", ())] == [17]


def test_a_name_that_two_places_have_is_asked(sqlite_sheets: Sheets) -> None:
    add_place(sqlite_sheets.office, "S2", "Store", parent_id=sqlite_sheets.lab)
    (strange,) = sqlite_sheets.survey("Tag,Room\nX-1,store\nX-1,Biology/B-204/Store\n").strange
    assert [c.path for c in strange.candidates] == ["Biology / B-204 / Store", "Store"]


def test_a_column_that_is_there_twice_is_said(sqlite_sheets: Sheets) -> None:
    looked = sqlite_sheets.survey("Tag,TAG,Room,Note,Note\nLT-00141,LT-00142,B-204,a,b\n")
    assert [row.code for row in looked.exact] == ["LT-00141"]
    assert [warning[:34] for warning in looked.warnings] == [
        "Several columns are called “Tag”: ",
        "Several columns are called “Note”:",
    ]
    assert not sqlite_sheets.survey("Tag,Tag\nLT-00141,x\n", said_columns("tag=1", headings=False)).warnings


def test_codes_that_cannot_be_read_are_listed(sqlite_sheets: Sheets) -> None:
    looked = sqlite_sheets.survey(f"Tag\n{'X' * 200}\nLT\u202e-1\nLT-00141\n")
    assert [line for line, _ in looked.unreadable] == [2, 3]
    assert "128 is the most" in looked.unreadable[0][1]
    assert len(looked.exact) == 1


def test_an_old_encoding_is_read_with_a_warning(sqlite_sheets: Sheets) -> None:
    looked = sqlite_sheets.survey("Tag;Room\nLT-00141;Caf\u00e9\n", encoding="cp1252")
    assert (looked.strange[0].text, len(looked.warnings)) == ("Caf\u00e9", 1)


def test_a_register_of_another_program_counted_on_paper(sqlite_office: Office, tmp_path: Path) -> None:
    """The assets of an export of Snipe-IT, and a list of them as somebody typed it: each finds its asset."""
    register = tmp_path / "register.csv"
    lines = [f"Smith and Sons,Backhoe,{tag},Railings,Kunde,Berge Inc,Macbook,1/23/23,2266.13," for tag in TAGS]
    register.write_text("\n".join([TITLES, *lines]), encoding="utf-8-sig")
    sqlite_office.perform(plan_import(sqlite_office.store, register).transaction())
    about = sqlite_office.perform(OpenAudit(AuditScope("all"), "All")).about
    assert about is not None
    typed = ["icc-2065556", "WBH 0305383", "BOL41", "NNH-OOOOOO7"]
    path = tmp_path / "typed.csv"
    path.write_text("\n".join(["Location,Asset No", *(f"Somewhere,{tag}" for tag in typed)]), encoding="utf-8")
    looked = survey(sqlite_office.store, path, about[1])
    assert not looked.unknown
    assert not looked.unreadable
    assert [row.code for row in looked.exact] == ["icc-2065556"]
    assert {row.code: row.candidates[0].tag for row in looked.probable} == dict(zip(typed[1:], TAGS[1:], strict=True))
    load(sqlite_office.store, sqlite_office.me, looked)
    matches = sqlite_office.read(ProbableMatches(about[1]))
    pairs = tuple(CodeMatch(match.line_id, match.probably.asset_id) for match in matches if match.probably)
    sqlite_office.perform(MatchCodes(about[1], pairs))
    sums = sqlite_office.read(AuditSums(about[1]))
    assert sums is not None
    assert sums.counts.get("not seen yet", 0) == 0
