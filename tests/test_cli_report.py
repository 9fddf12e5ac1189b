"""Reports on the command line: what is written, what is said, and what is refused in one sentence."""

from __future__ import annotations

import csv
import json
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from tests.cli_line import Line
from tests.store_fixtures import open_office
from tests.test_cli import DATA, line  # noqa: F401 - fixtures
from tests.transactions.makers import add_person
from tracker_desktop.reports.parameters import PARAMETERS
from tracker_desktop.reports.registry import REPORTS
from tracker_desktop.transactions.set_operator import SetOperator


@pytest.fixture(name="desk")
def _desk(line: Line) -> Line:  # noqa: F811
    """An office with a few assets."""
    assert line("import", DATA / "register.csv") == 0
    return line


def test_the_list_has_a_name_first_on_each_line(desk: Line) -> None:
    assert desk("report", "--list") == 0
    assert [told.split()[0] for told in desk.out.splitlines()] == list(REPORTS)
    assert "Audit worksheet --place" in desk.out
    assert "Assets by holder [--holder]" in desk.out
    facts = desk.facts("report", "--list")
    assert facts["issued"]["parameters"][0] == {
        "key": "from",
        "label": "From",
        "kind": "date",
        "required": False,
        "choices": [],
    }


def test_the_ending_decides_what_is_written(desk: Line, tmp_path: Path) -> None:
    starts = {"a.pdf": b"%PDF-", "a.PDF": b"%PDF-", "a.xlsx": b"PK\x03\x04", "a.csv": b"\xef\xbb\xbfTag,"}
    for name, start in starts.items():
        assert desk("report", "asset-register", tmp_path / name) == 0
        assert desk.out == f"Asset register: 10 assets written to {tmp_path / name}\n"
        assert (tmp_path / name).read_bytes().startswith(start)


def test_what_it_did_as_json(desk: Line, tmp_path: Path) -> None:
    facts = desk.facts("report", "by-holder", tmp_path / "a.csv", "--holder", "Kofi Ansah")
    assert (facts["report"], facts["rows"], facts["asked"]) == ("by-holder", 2, ["Holder: Kofi Ansah"])
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Tag"] for row in rows] == ["LT-00101", "TP-00001"]
    assert Decimal(facts["totals"]["Cost"]) == sum(Decimal(row["Cost"]) for row in rows)


def test_parameters_before_and_behind_the_file(desk: Line, tmp_path: Path) -> None:
    for arguments in (
        ("--status", "on-loan", "asset-register", tmp_path / "a.csv"),
        ("asset-register", tmp_path / "a.csv", "--status=on-loan"),
        ("asset-register", tmp_path / "a.csv", "--status", "On loan"),
        ("asset-register", "--status", "On loan", tmp_path / "a.csv"),
        ("--status", "On loan", "asset-register", "--json", tmp_path / "a.csv"),
    ):
        assert desk("report", *arguments) == 0
        assert "a.csv" in desk.out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "Say which report and the file to write"),
        (("asset-register",), "Say which report and the file to write"),
        (("nope", "a.pdf"), "There is no report “nope”"),
        (("asset-register", "a.docx"), "Let its name end with one of: .pdf, .xlsx, .csv."),
        (("audit-worksheet", "a.pdf"), "needs to know the place"),
        (("by-holder", "a.pdf", "--holder", "nobody at all"), "No holder has the code or name “nobody at all”"),
        (("by-holder", "a.pdf", "--place", "x"), "is not asked for --place"),
        (("issued", "a.pdf", "--from", "yesterday"), "“yesterday” is no date"),
        (("issued", "a.pdf", "--from", "1700-01-01"), "From: “1700-01-01” lies before 1900 or after 2199. Write a day"),
        (("issued", "", "--from", "2026-11-01"), "“” does not say what to write"),
        (("expiring", "a.pdf", "--days", "soon"), "“soon” is no number"),
        (("asset-register", "no/such/folder/a.pdf"), "cannot be written: no such file or directory"),
    ],
)
def test_what_is_refused(
    desk: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    assert desk("report", *arguments) == 1
    assert says in desk.err
    assert desk.err.count("\n") == 1
    assert desk.out == ""
    assert set(tmp_path.iterdir()) == before
    assert json.loads(json.dumps(desk.facts("report", *arguments)))["refused"]


def test_who_asks_stands_on_it(desk: Line, tmp_path: Path) -> None:
    from tests.paper.render import text_of

    office = open_office(desk.place)
    office.perform(SetOperator(add_person(office, "Leo Brandt", "20002"), ("clerk",), True, "4711"))
    office.store.close()
    assert desk("report", "asset-register", tmp_path / "a.pdf", "--as", "20001") == 0
    assert "for Rita Osei" in text_of(tmp_path / "a.pdf")
    assert desk("report", "asset-register", tmp_path / "b.pdf", "--as", "20002") == 1
    assert "TRACKER_PIN" in desk.err
    assert desk("report", "asset-register", tmp_path / "b.pdf", "--as", "777") == 1


def test_a_database_is_never_overwritten(desk: Line, tmp_path: Path) -> None:
    masked = tmp_path / "copy.csv"
    shutil.copy(desk.place, masked)
    assert desk("report", "asset-register", masked) == 1
    assert "is a database" in desk.err
    assert masked.read_bytes().startswith(b"SQLite format 3\0")


def test_every_parameter_is_an_option(desk: Line) -> None:
    assert desk("report", "--help") == 0
    for key in PARAMETERS:
        assert f"--{key} " in desk.out


def test_it_goes_beside_a_window_that_has_the_office_open(desk: Line, tmp_path: Path) -> None:
    from tracker_desktop.store.opening import open_office as opened

    store = opened(desk.place)
    try:
        assert desk("report", "asset-register", tmp_path / "a.xlsx") == 0
    finally:
        store.close()
