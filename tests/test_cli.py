"""The command line: what it says, where it says it, and its exit status."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli_line import Line
from tests.store_fixtures import open_office
from tests.transactions.makers import add_person
from tracker_desktop import cli
from tracker_desktop.folders import data_folder
from tracker_desktop.transactions.set_operator import SetOperator

DATA = Path(__file__).parent / "data"


@pytest.fixture
def line(sqlite_place: str, capsys: pytest.CaptureFixture[str]) -> Line:
    return Line(sqlite_place, capsys)


@pytest.fixture
def empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    return Line(str(tmp_path / "new" / "office.db"), capsys)


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))


def test_import_says_what_it_did(line: Line) -> None:
    assert line("import", DATA / "register.csv") == 0
    assert line.out.startswith("10 assets added from register.csv. new: 6 categories")
    assert line.err == ""
    facts = line.facts("import", DATA / "people.csv")
    assert (facts["lists"], facts["adds"], facts["changes"], facts["unchanged"]) == ("people", 3, 2, 0)
    assert facts["title"] == "3 people added, 2 changed from people.csv"
    assert len(facts["entry"]) == 32
    assert "Gravatar" in facts["unused_columns"]


def test_a_dry_run_changes_nothing(line: Line) -> None:
    assert line("import", "--dry-run", DATA / "register.csv") == 0
    assert "10 assets to add, 0 to change, 0 unchanged, 0 wrong" in line.out
    assert "New person: Kofi Ansah" in line.out
    assert line.facts("import", "--dry-run", DATA / "register.csv")["adds"] == 10


def test_import_says_what_is_left_out_and_puts_stock_where_it_is_told(line: Line) -> None:
    for name in ("locations", "parts"):
        line("import", DATA / f"inventree_{name}.csv")
    stock = DATA / "inventree_stock.csv"
    assert line("import", "--dry-run", stock) == 0
    assert "5 left out" in line.out
    assert "Line 15: Left out: it is at a customer's and no stock any more." in line.out
    assert "2 rows of stock name no place and go to Stockroom." in line.out
    facts = line.facts("import", "--place", "Works/Cage", stock)
    assert (facts["without_place"], facts["place"], facts["left_out_rows"]) == (2, "Works / Cage", 5)
    assert line("import", "--place", "Nowhere", stock) == 1
    assert "There is no place Nowhere." in line.err


def test_import_keeps_a_copy_of_what_was(line: Line) -> None:
    line("import", DATA / "register.csv")
    copies = Path(line.place).with_name("office-copies")
    assert list(copies.glob("*before-import.db"))


def test_nothing_to_import_is_refused_in_one_sentence(line: Line) -> None:
    line("import", DATA / "register.csv")
    assert line("import", DATA / "register.csv") == 1
    assert line.out == ""
    assert line.err == "Everything in register.csv is here already. Nothing was changed.\n"


def test_wrong_rows_are_listed_and_left_out_only_when_asked(line: Line, tmp_path: Path) -> None:
    path = tmp_path / "wrong.csv"
    path.write_text("Asset Tag,Name,Purchase Cost\nA1,a,many\nA2,b,3\n", "utf-8")
    assert line("import", path) == 1
    assert line.out == "Line 2: Purchase Cost: “many” is no number. Write it like 1249.50.\n"
    assert line.err.count("\n") == 1
    assert "Wrong rows in wrong.csv: 1. Nothing was imported." in line.err
    assert line("import", path, "--leave-out-wrong") == 0
    assert "1 asset added from wrong.csv. 1 wrong row left out" in line.out


def test_an_import_opens_an_office_where_there_is_none(empty: Line) -> None:
    assert empty("import", DATA / "register.csv", "--as", "20001") == 0
    assert empty("verify") == 0
    assert "Everything agrees." in empty.out
    typed_nothing = empty("export", "people", Path(empty.place).with_name("people.csv"))
    assert typed_nothing == 0


@pytest.mark.parametrize(
    "command", [("verify",), ("export", "assets", "x.csv"), ("backup", "x.db"), ("scan", "--mode", "look-up")]
)
def test_the_others_need_an_office(empty: Line, command: tuple[str, ...]) -> None:
    assert empty(*command) == 1
    assert "There is no database at" in empty.err


def test_scan_answers_each_line(line: Line, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    line("import", DATA / "register.csv")
    typed(monkeypatch, "LT-00101\nnope\nLT-00101\n")
    assert line("scan", "--mode", "check-in") == 0
    answers = [json.loads(answer) for answer in line.out.splitlines()]
    assert [answer["code"] for answer in answers] == ["LT-00101", "nope", "LT-00101"]
    assert answers[0]["outcome"] == "done"
    assert answers[1]["outcome"] == "unknown"
    assert set(answers[0]) == {"code", "outcome", "kind", "id", "message", "entry", "number"}
    batch = tmp_path / "batch.txt"
    batch.write_text("\ufeffLT-00102\r\n", "utf-8")
    assert line("scan", "--mode", "look-up", batch) == 0
    assert json.loads(line.out)["kind"] == "asset"
    assert line("scan", "--mode", "look-up", tmp_path / "none.txt") == 1
    assert "cannot be read" in line.err


def test_an_audit_is_named_for_no_other_mode(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    line("import", DATA / "register.csv")
    typed(monkeypatch, "LT-00101\n")
    assert line("scan", "--mode", "check-in", "--audit", "Rooms") == 1
    assert line.out == ""
    assert line.err.strip().endswith("Check in is for no audit. Write --mode audit, or leave --audit out.")


def test_verify_prints_what_it_checked(line: Line) -> None:
    line("import", DATA / "stock.csv")
    facts = line.facts("verify")
    assert facts["ok"]
    assert facts["problems"] == []
    assert any(text.startswith("Journal: 2 entries") for text in facts["checked"])


def test_verify_finds_what_was_changed_behind_its_back(line: Line) -> None:
    import sqlite3

    line("import", DATA / "stock.csv")
    database = sqlite3.connect(line.place)
    database.execute("UPDATE balance SET quantity = quantity + 1000 WHERE quantity > 0")
    database.commit()
    database.close()
    assert line("verify") == 1
    assert line.err.startswith("Problems found: ")
    assert line.err.count("\n") == 1
    assert not line.facts("verify")["ok"]


def test_export_backup_restore(line: Line, tmp_path: Path) -> None:
    line("import", DATA / "register.csv")
    assert line.facts("export", "assets", tmp_path / "assets.csv")["rows"] == 10
    assert line("export", "nonsense", tmp_path / "x.csv") == 2
    assert line("backup", tmp_path / "copy.db") == 0
    line("import", DATA / "people.csv")
    assert line("restore", tmp_path / "copy.db") == 0
    assert "What was there before lies in" in line.out
    assert line.facts("import", "--dry-run", DATA / "people.csv")["adds"] == 3
    assert line("verify") == 0
    assert line("restore", tmp_path / "assets.csv") == 1
    assert line("verify") == 0


def test_who_does_it(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    office = open_office(line.place)
    second = add_person(office, "Leo Brandt", "20002")
    clerk = add_person(office, "Ann Clerk", "20003")
    office.perform(SetOperator(second, ("administrator",), True, "4711"))
    office.perform(SetOperator(clerk, ("clerk",), True, None))
    office.store.close()
    file = str(DATA / "people.csv")
    assert line("import", file) == 1
    assert "--as BADGE" in line.err
    assert line("import", file, "--as", "999") == 1
    assert "999" in line.err
    assert line("import", file, "--as", "20003") == 1
    assert "Ann Clerk may not import spreadsheets" in line.err
    assert line("import", file, "--as", "20002") == 1
    assert "TRACKER_PIN" in line.err
    monkeypatch.setenv("TRACKER_PIN", "0000")
    assert line("import", file, "--as", "20002") == 1
    assert "is wrong" in line.err
    monkeypatch.setenv("TRACKER_PIN", "4711")
    assert line("import", file, "--as", "20002") == 0


def test_an_office_that_is_open_is_said(line: Line) -> None:
    from tracker_desktop.store.opening import open_office as opened

    store = opened(line.place)
    try:
        assert line("import", DATA / "people.csv") == 1
        assert "open already" in line.err
        assert line("verify") == 0
        assert line("export", "people", Path(line.place).with_name("people.csv")) == 0
    finally:
        store.close()


@pytest.mark.parametrize(
    "arguments", [(), ("nonsense",), ("import",), ("scan",), ("scan", "--mode", "fly"), ("verify", "x")]
)
def test_wrong_use(line: Line, arguments: tuple[str, ...]) -> None:
    assert line(*arguments) == 2
    assert line.err.startswith("usage: ")


def test_the_database_by_option_by_variable_and_where_it_lies_by_itself(
    sqlite_place: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TRACKER_DB", sqlite_place)
    assert cli.main(["verify"]) == 0
    assert cli.main(["verify", "--db", sqlite_place + ".none"]) == 1
    assert cli.main(["--db", sqlite_place + ".none", "verify"]) == 1
    monkeypatch.delenv("TRACKER_DB")
    assert cli.main(["verify"]) == 1
    assert str(data_folder() / "office.db") in capsys.readouterr().err


def test_without_a_command_the_window_opens(sqlite_place: str) -> None:
    opened: list[str] = []

    def window(place: str) -> int:
        opened.append(place)
        return 7

    assert cli.main(["--db", sqlite_place], window=window) == 7
    assert opened == [sqlite_place]


def test_a_bug_is_said_in_one_sentence_and_logged(line: Line, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(Path, "absolute", lambda _: 1 // 0)
    assert line("backup", "x.db") == 1
    assert "should not have" in line.err
    assert "Traceback" not in line.err
    assert "ZeroDivisionError" in (tmp_path / "tracker-desktop" / "tracker.log").read_text("utf-8")


def test_the_door(sqlite_place: str, tmp_path: Path) -> None:
    environment = os.environ | {"TRACKER_DB": sqlite_place}
    command = [sys.executable, "-m", "tracker_desktop"]
    done = subprocess.run([*command, "verify", "--json"], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["ok"]
    version = subprocess.run([*command, "--version"], capture_output=True, text=True, check=False)
    assert version.stdout.startswith("tracker-desktop ")
    scan = [*command, "scan", "--mode", "look-up"]
    asked = subprocess.run(
        scan, input="20001\n", env=environment, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert json.loads(asked.stdout)["kind"] == "person"
