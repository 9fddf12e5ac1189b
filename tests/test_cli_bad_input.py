"""The command line under bad input: one sentence, the right exit status, valid JSON, nothing half done."""

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
from tests.test_cli import DATA, empty, line, typed  # noqa: F401 - fixtures
from tests.transactions.makers import add_person
from tracker_desktop.transactions.set_operator import SetOperator

PROGRAM = [sys.executable, "-m", "tracker_desktop"]


@pytest.fixture(name="desk")
def _desk(line: Line) -> Line:  # noqa: F811
    """An office with a few assets."""
    assert line("import", DATA / "register.csv") == 0
    return line


def one_sentence(said: str) -> bool:
    return said.count("\n") == 1 and said.rstrip().endswith(".") and "Traceback" not in said


def make(folder: Path) -> dict[str, Path]:
    """Files that are no spreadsheet, by what is wrong with them."""
    contents: dict[str, bytes] = {
        "binary": bytes(range(256)) * 100,
        "empty": b"",
        "blank": b"\n\n\n",
        "nul": b"Asset Tag,Name\nA\0B,x\n",
        "endless": b'Asset Tag,Name\nA1,"never closed\n',
        "unknown": b"foo,bar\n1,2\n",
        "workbook": b"PK\x03\x04 and more",
        "half": b"\xff\xfeA\x00",
        "header": b"Asset Tag,Name\n",
        "wide": b"Asset Tag,Name\nA1," + b"x" * 200_000 + b"\n",
    }
    files = {}
    for name, content in contents.items():
        files[name] = folder / f"{name}.csv"
        files[name].write_bytes(content)
    files["folder"] = folder / "folder"
    files["folder"].mkdir()
    files["missing"] = folder / "missing.csv"
    files["long"] = folder / ("x" * 5000)
    return files


def test_no_file_that_is_none_is_imported(desk: Line, tmp_path: Path) -> None:
    for name, file in make(tmp_path).items():
        assert desk("import", file) == 1, name
        assert one_sentence(desk.err), (name, desk.err)
        assert desk.out == ""
    assert desk.facts("verify")["ok"]
    assert any(said.startswith("Journal: 2 entries") for said in desk.facts("verify")["checked"])


ROWS = {
    "LT-\u202e1,a,,": "an invisible mark that turns the writing round",
    "A1,b,1899-01-01,": "“1899-01-01” lies before 1900",
    "A2,c,2300-01-01,": "“2300-01-01” lies before 1900 or after 2199",
    "A3,d,30/02/2026,": "“30/02/2026” is no date",
    "A4,e,,-1": "is not an amount of 0 or more",
    "A5,f,,NaN": "“NaN” is no number",
    "A6,g,,1e400": "“1e400” is no number",
    "A7,h,,1000000000001": "larger than a million millions",
    "A8,,,": "no description, model or name",
    f"A9,{'x' * 5000},,": "The text has 5000 characters; 200 is the most",
    "20001,j,,": "20001 is the code of Rita Osei already",
    "a10,k,,": "stands on line",
    "UNDO,l,,": "UNDO is a command of the counter",
}


def test_each_wrong_row_is_named_and_nothing_is_imported(desk: Line, tmp_path: Path) -> None:
    file = tmp_path / "wrong.csv"
    file.write_text("\n".join(["Asset Tag,Name,Purchase Date,Purchase Cost", "A10,first,,", *ROWS]), "utf-8")
    assert desk("import", file) == 1
    said = desk.out.splitlines()
    assert len(said) == len(ROWS)
    for number, (row, sentence) in enumerate(ROWS.items(), 3):
        assert any(text.startswith(f"Line {number}: ") and sentence in text for text in said), (row, said)
    assert one_sentence(desk.err)
    facts = desk.facts("import", "--dry-run", file)
    assert (facts["adds"], facts["wrong_rows"]) == (1, len(ROWS))
    assert desk("import", file, "--leave-out-wrong") == 0
    assert desk.facts("verify")["ok"]


def test_markup_joiners_and_scripts_come_in_as_they_are(desk: Line, tmp_path: Path) -> None:
    names = ["<b>x</b>", "A & B", "😀", "محمد", "Ωμέγα", "Zażółć", "'=1+1"]
    file = tmp_path / "names.csv"
    file.write_text("Asset Tag,Name\n" + "".join(f"N{at},{name}\n" for at, name in enumerate(names)), "utf-8")
    assert desk("import", file) == 0
    assert desk("export", "assets", tmp_path / "out.csv") == 0
    written = (tmp_path / "out.csv").read_text("utf-8-sig")
    assert all(name in written for name in names)


# --as


@pytest.mark.parametrize("badge", ["", " ", "nobody", "a\tb", "\u202e20001", "<b>", "x" * 5000, "%", "*", "\udcff"])
def test_an_unknown_badge_does_nothing(desk: Line, badge: str, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "LT-00101\n")
    assert desk("scan", "--mode", "check-in", "--as", badge) == 1
    assert one_sentence(desk.err)
    assert desk.out == ""
    assert desk("restore", desk.place, "--as", badge) == 1


def test_who_may_not_restore_changes_nothing(desk: Line, tmp_path: Path) -> None:
    office = open_office(desk.place)
    clerk = add_person(office, "Ann Clerk", "20003")
    office.perform(SetOperator(clerk, ("clerk",), True, None))
    office.store.close()
    assert desk("backup", tmp_path / "copy.db") == 0
    before = Path(desk.place).read_bytes()
    for badge in ("20003", "nobody"):
        assert desk("restore", tmp_path / "copy.db", "--as", badge) == 1
        assert one_sentence(desk.err)
    assert Path(desk.place).read_bytes() == before
    assert not list(tmp_path.glob("*before-restore*"))


# what a scan reads and answers


def test_a_scan_answers_every_line_whatever_it_holds(desk: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = [b"x" * 1_000_000, b"A\0B", b"\xff\xfe\xed\xa0\x80", "\u202eabc".encode(), b"   ", b"40*", b"LT-00101"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n".join(raw)), encoding="utf-8"))
    assert desk("scan", "--mode", "look-up") == 0
    answers = [json.loads(text) for text in desk.out.splitlines()]
    assert [answer["outcome"] for answer in answers] == ["refused"] * 2 + ["unknown"] + ["refused"] + [
        "unknown",
        "done",
    ]
    assert answers[0]["message"].startswith("The code has 1000000 characters; 128 is the most.")
    assert all(len(answer["message"]) < 500 for answer in answers)


def test_a_line_without_end_is_not_waited_for(desk: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker_desktop.cli.offices.PIECE", 1000)
    typed(monkeypatch, "x" * 20_000 + "\n40*\n" + "y" * 100_000 + "\nLT-00101\n")
    assert desk("scan", "--mode", "look-up") == 1
    assert [json.loads(text)["outcome"] for text in desk.out.splitlines()] == ["refused", "unknown", "refused"]
    assert desk.err.startswith("What is read has a line without end")
    assert desk("scan", "--mode", "look-up", "a\0b") == 1
    assert one_sentence(desk.err)


@pytest.mark.parametrize("options", [(), ("--escapes",), ("--gs", "none"), ("--gs", "~")])
def test_parse_answers_every_line_of_any_file(empty: Line, tmp_path: Path, options: tuple[str, ...]) -> None:  # noqa: F811
    files = make(tmp_path)
    for name in ("binary", "empty", "blank", "nul", "endless", "workbook", "half", "wide"):
        assert empty("parse", *options, files[name]) == 0, name
        assert empty.err == ""
        assert all("kind" in json.loads(row) for row in empty.out.splitlines())
    for name in ("folder", "missing", "long"):
        assert empty("parse", *options, files[name]) == 1, name
        assert one_sentence(empty.err)


def test_parse_waits_for_no_line_without_end(empty: Line, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setattr("tracker_desktop.cli.offices.PIECE", 1000)
    typed(monkeypatch, "4" * 20_000 + "\n40\n" + "4" * 100_000 + "\n40\n")
    assert empty("parse") == 1
    assert len(empty.out.splitlines()) == 3
    assert empty.err.startswith("What is read has a line without end")


def test_nothing_on_standard_input_is_nothing_to_do(desk: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "")
    assert desk("scan", "--mode", "issue") == 0
    assert (desk.out, desk.err) == ("", "")
    monkeypatch.setattr(sys, "stdin", None)
    assert desk("scan", "--mode", "issue") == 1
    assert "standard input is closed" in desk.err


def test_lines_may_end_in_any_way(desk: Line) -> None:
    asked = subprocess.run(
        [*PROGRAM, "--db", desk.place, "scan", "--mode", "look-up"],
        input=b"\xef\xbb\xbfLT-00101\rLT-00102\r\nLT-00103\n\rLT-00104",
        capture_output=True,
        check=False,
    )
    told = [json.loads(row)["code"] for row in asked.stdout.splitlines()]
    assert (asked.returncode, told) == (0, ["LT-00101", "LT-00102", "LT-00103", "LT-00104"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_of_lines_may_be_in_any_unicode(desk: Line, tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "lines.txt"
    file.write_bytes("LT-00101\r\nLT-00102".encode(encoding))
    assert desk("scan", "--mode", "look-up", file) == 0
    assert [json.loads(row)["code"] for row in desk.out.splitlines()] == ["LT-00101", "LT-00102"]


def test_output_that_goes_nowhere_is_said(desk: Line) -> None:
    if not Path("/dev/full").is_char_device():
        pytest.skip("there is no /dev/full here")
    with open("/dev/full", "w") as full:
        asked = subprocess.run(
            [*PROGRAM, "--db", desk.place, "scan", "--mode", "look-up"],
            input="LT-00101\nLT-00102\n",
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert asked.returncode == 1
    assert asked.stderr == (
        "The answers cannot be written: no space left on device. What was done is saved; look it up under History.\n"
    )


# the database


@pytest.mark.parametrize("command", [("verify",), ("sample",), ("import", DATA / "register.csv"), ("backup", "x.db")])
@pytest.mark.parametrize(
    "place", ["mysql://x/y", "http://x", "://", "sqlite://", "~no-such-user-here/x.db", "x" * 5000, "/dev/null", "."]
)
def test_what_is_no_database_is_said(
    place: str, command: tuple[str | Path, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = Line(place, capsys)
    before = os.listdir(tmp_path)
    assert here(*command) == 1
    assert one_sentence(here.err), here.err
    assert "should not have" not in here.err
    assert os.listdir(tmp_path) == before


def test_a_name_that_is_too_long_is_no_office_to_list_the_formats_of(capsys: pytest.CaptureFixture[str]) -> None:
    here = Line("n" * 300, capsys)
    assert here("labels", "--list") == 0


@pytest.mark.parametrize(
    ("arguments", "ending"),
    [
        (("export", "assets", "a.xlsx"), ".csv"),
        (("export", "assets", "a.PDF"), ".csv"),
        (("paper", "HR-2026-00001", "a.docx"), ".pdf"),
        (("label-format", "export", "l7160", "a.pdf"), ".json"),
    ],
)
def test_nothing_is_written_under_the_name_of_something_else(
    desk: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], ending: str
) -> None:
    monkeypatch.chdir(tmp_path)
    before = os.listdir(tmp_path)
    assert desk(*arguments) == 1
    assert desk.err == f"“{arguments[-1]}”: this is written as {ending}. Choose a name that ends so.\n"
    assert os.listdir(tmp_path) == before
    assert desk("export", "assets", "a.2026") == 0


def test_a_relative_url_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    here = Line("sqlite:///office.db", capsys)
    assert here("import", DATA / "people.csv", "--as", "20001") == 0
    assert (tmp_path / "office.db").is_file()


# JSON


def test_with_json_every_answer_is_json(desk: Line, empty: Line, tmp_path: Path) -> None:  # noqa: F811
    files = make(tmp_path)
    for arguments in (
        ("verify",),
        ("export", "assets", tmp_path / "a.csv"),
        ("export", "assets", files["folder"]),
        ("export", "assets", Path(desk.place)),
        ("export", "assets", tmp_path / "b.csv", "--view", "nope"),
        ("import", DATA / "register.csv"),
        ("import", DATA / "register.csv", "--dry-run"),
        ("import", DATA / "register_bad.csv"),
        ("import", files["binary"]),
        ("import", files["missing"], "--as", "nobody"),
        ("backup", tmp_path / "copy.db"),
        ("backup", files["folder"]),
        ("backup", desk.place),
        ("restore", files["binary"]),
        ("restore", tmp_path / "copy.db"),
        ("sample",),
        ("scan", "--mode", "look-up", files["missing"]),
    ):
        facts = desk.facts(*arguments)
        assert isinstance(facts, dict)
        assert ("refused" in facts) <= bool(facts.get("message"))
    assert empty.facts("verify")["refused"] == "no_such_database"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--nonsense",),
        ("verify", "--nonsense"),
        ("scan", "--mode", ""),
        ("scan", "--mode"),
        ("export",),
        ("export", "assets"),
        ("export", "<b>", "x.csv"),
        ("import", "--as"),
        ("import", "a.csv", "b.csv"),
        ("import", DATA / "register.csv", "--as", "-x"),
        ("backup",),
        ("restore", "a", "b"),
        ("--db",),
    ],
)
def test_wrong_options_are_wrong_use(desk: Line, arguments: tuple[str, ...]) -> None:
    assert desk(*arguments) == 2
    assert desk.err.startswith("usage: ")
