"""A count made elsewhere, taken up from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli_line import Line
from tests.store_fixtures import open_office
from tests.transactions.makers import add_asset, add_place
from tracker_desktop.transactions.open_audit import OpenAudit
from tracker_desktop.transactions.rules.audit_scope import AuditScope

LIST = "Tag,Room,State\nLT-00001,R1,good\nlt 2,Rm 1,OK\nNEVER-1,R1,\n,R1,\n"


@pytest.fixture
def line(sqlite_place: str, capsys: pytest.CaptureFixture[str]) -> Line:
    office = open_office(sqlite_place)
    room = add_place(office, "R1", "Room 1")
    for number in (1, 2):
        add_asset(office, tag=f"LT-0000{number}", place_id=room)
    for name in ("Twice", "Twice", "Rooms"):
        office.perform(OpenAudit(AuditScope("places", (room,)), name))
    office.store.close()
    return Line(sqlite_place, capsys)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "count.csv"
    path.write_text(LIST)
    return path


def test_a_dry_run_says_what_it_would_come_to(line: Line, file: Path) -> None:
    assert line("audit-sheet", file, "--audit", "Rooms", "--dry-run") == 0
    assert line.out.splitlines() == [
        "count.csv: 3 rows",
        "1 row names an asset by its exact code",
        "1 row is probably an asset, for a person to confirm",
        "1 row has a code that is not known, kept as it stands",
        "Place “Rm 1” (1 row) is not known: Room 1 [R1] (a shorter form of its name)?",
        "Line 3: lt 2 is probably LT-00002 (without spaces and dashes, with the missing zeros).",
        "Line 4: NEVER-1 is not known.",
        "Line 3: the condition “OK” goes into the note.",
        "Line 5 is left out: The row has no tag.",
    ]
    facts = line.facts("audit-sheet", file, "--audit", "3", "--dry-run")
    assert (facts["rows"], facts["exact"], facts["unknown"]) == (3, 1, [{"line": 4, "code": "NEVER-1"}])
    assert facts["probable"][0]["candidates"][0]["tag"] == "LT-00002"
    near = {"code": "R1", "path": "Room 1", "why": "a shorter form of its name"}
    assert facts["places"] == [{"text": "Rm 1", "rows": 1, "candidates": [near]}]


def test_it_is_taken_up_as_one_entry(line: Line, file: Path) -> None:
    facts = line.facts("audit-sheet", file, "--audit", "Rooms", "--as", "20001", "--place", "Rm 1=R1")
    assert facts["title"] == "3 seen in the audit Rooms"
    assert facts["detail"] == "2 unknown · 1 found · from count.csv"
    assert line("verify") == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--audit", "Nothing"), "No audit is called “Nothing”."),
        (("--audit", "Twice"), "2 audits are called Twice. Write the number of the one that is meant: 2, 1."),
        (("--audit", "Rooms", "--columns", "place=2"), "“place=2” names no columns."),
        (("--audit", "Rooms", "--columns", "tag=9"), "count.csv has no column 9. It has 3."),
        (("--audit", "Rooms", "--place", "Rm 1=NOWHERE"), "NOWHERE is no place."),
        (("--audit", "Rooms", "--place", "Rm 1"), "Rm 1 is no place."),
    ],
)
def test_what_is_refused(line: Line, file: Path, options: tuple[str, ...], said: str) -> None:
    assert line("audit-sheet", file, "--as", "20001", *options) == 1
    assert line.err.startswith(said)


def test_columns_are_said_where_there_are_no_titles(line: Line, tmp_path: Path) -> None:
    path = tmp_path / "bare.csv"
    path.write_text("R1;LT-00001\nR1;LT-00002\n")
    assert line("audit-sheet", path, "--audit", "Rooms", "--dry-run") == 1
    assert line.err.startswith("No column of bare.csv is called asset tag")
    facts = line.facts(
        "audit-sheet", path, "--audit", "Rooms", "--dry-run", "--columns", "tag=2,place=1", "--no-headings"
    )
    assert (facts["rows"], facts["exact"]) == (2, 2)
