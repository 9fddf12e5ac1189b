"""Labels from the command line: drawn without a window, in the journal where somebody is named, read again."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli_line import Line
from tests.labels.zpl_reader import printed
from tests.paper.render import codes, pages
from tests.store_fixtures import open_office
from tests.transactions.makers import add_person
from tracker_desktop.labels.formats import FORMATS
from tracker_desktop.queries.history import LastEntries
from tracker_desktop.scanning.commands import COMMANDS
from tracker_desktop.transactions.set_operator import SetOperator

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def line(sqlite_place: str, capsys: pytest.CaptureFixture[str]) -> Line:
    """The command line of an office that has the assets of the register."""
    made = Line(sqlite_place, capsys)
    assert made("import", DATA / "register.csv") == 0
    return made


def tags(line: Line, tmp_path: Path) -> list[str]:
    assert line("export", "assets", tmp_path / "assets.csv") == 0
    with (tmp_path / "assets.csv").open(encoding="utf-8-sig", newline="") as file:
        return [row["Tag"] for row in csv.DictReader(file)][:3]


def read(pdf: Path) -> set[str]:
    return {code.text for picture in pages(pdf, 203) for code in codes(picture, 203)}


def second_operator(line: Line) -> None:
    office = open_office(line.place)
    person = add_person(office, "Jan Nowak", "20002")
    office.perform(SetOperator(person, ("clerk",)))
    office.store.close()


def test_the_formats_are_listed_with_their_names_first(line: Line) -> None:
    assert line("labels", "--list") == 0
    assert [row.split()[0] for row in line.out.splitlines()] == [form.key for form in FORMATS]
    assert line.facts("labels", "--list")["l7160"]["label"] == [63.5, 38.1]


def test_the_formats_are_listed_where_there_is_no_office_yet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = Line(str(tmp_path / "none.db"), capsys)
    assert line("labels", "--list") == 0
    assert line.out.startswith("avery-5160")
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("form", [form.key for form in FORMATS])
def test_tags_are_drawn_and_journalled(form: str, line: Line, tmp_path: Path) -> None:
    wanted = tags(line, tmp_path)
    facts = line.facts("labels", form, tmp_path / "tags.pdf", "--tags", *wanted)
    assert (facts["labels"], facts["format"]) == (3, form)
    assert facts["entry"] is not None
    assert read(tmp_path / "tags.pdf") == set(wanted)
    assert line("verify") == 0


def test_a_reprint_wants_a_reason_and_leaves_no_file_without_one(line: Line, tmp_path: Path) -> None:
    wanted = tags(line, tmp_path)
    assert line("labels", "l7160", tmp_path / "tags.pdf", "--tags", wanted[0]) == 0
    assert line("labels", "l7160", tmp_path / "again.pdf", "--tags", *wanted) == 1
    assert wanted[0] in line.err
    assert not (tmp_path / "again.pdf").exists()
    assert line("labels", "l7160", tmp_path / "again.pdf", "--tags", *wanted, "--reason", "worn off") == 0
    assert read(tmp_path / "again.pdf") == set(wanted)


def test_where_nobody_is_named_the_labels_come_and_it_is_said(line: Line, tmp_path: Path) -> None:
    wanted = tags(line, tmp_path)
    second_operator(line)
    assert line("labels", "l7160", tmp_path / "tags.pdf", "--tags", *wanted) == 0
    assert "not in the journal" in line.err
    assert read(tmp_path / "tags.pdf") == set(wanted)
    assert line("--as", "20001", "labels", "l7160", tmp_path / "tags.pdf", "--tags", *wanted) == 0
    assert line.err == ""
    assert line("labels", "roll-62", tmp_path / "roll.pdf", "--reserve", "ZZ", "3") == 1
    assert "--as BADGE" in line.err


def test_a_roll_of_reserved_tags_in_zpl(line: Line, tmp_path: Path) -> None:
    assert line("labels", "roll-62", tmp_path / "roll.zpl", "--reserve", "ZZ", "3", "--dpi", "300") == 0
    found = printed((tmp_path / "roll.zpl").read_text("ascii"))
    assert [{code.text for code in codes(one.picture, 300)} for one in found] == [
        {"ZZ-00001"},
        {"ZZ-00002"},
        {"ZZ-00003"},
    ]
    office = open_office(line.place)
    titles = [entry.title for entry in office.read(LastEntries(2))]
    office.store.close()
    assert titles == ["3 tags printed", "Tags ZZ-00001 to ZZ-00003 reserved"]
    assert line("labels", "roll-62", tmp_path / "more.zpl", "--reserve", "ZZ", "1") == 0
    (more,) = printed((tmp_path / "more.zpl").read_text("ascii"))
    assert {code.text for code in codes(more.picture, 203)} == {"ZZ-00004"}


def test_no_tags_are_reserved_for_a_file_that_cannot_be(line: Line, tmp_path: Path) -> None:
    assert line("labels", "roll-62", tmp_path / "gone" / "roll.zpl", "--reserve", "ZZ", "3") == 1
    assert "cannot be written: no such file or directory" in line.err
    assert line("labels", "roll-62", tmp_path / "roll.zpl", "--reserve", "ZZ", "1") == 0
    (one,) = printed((tmp_path / "roll.zpl").read_text("ascii"))
    assert {code.text for code in codes(one.picture, 203)} == {"ZZ-00001"}


def test_commands_start_and_copies(line: Line, tmp_path: Path) -> None:
    assert line("labels", "avery-5160", tmp_path / "c.pdf", "--commands", "--start", "30", "--copies", "2") == 0
    assert read(tmp_path / "c.pdf") == {command.code for command in COMMANDS}
    assert len(pages(tmp_path / "c.pdf", 50)) == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("no-format", "x.pdf", "--commands"), "There is no label format no-format"),
        (("l7160", "x.doc", "--commands"), ".pdf or .zpl"),
        (("l7160", "x.zpl", "--commands"), "Choose a roll format"),
        (("l7160", "x.pdf"), "nothing to print"),
        (("l7160", "x.pdf", "--commands", "--start", "22"), "labels 1 to 21"),
        (("l7160", "x.pdf", "--commands", "--copies", "0"), "1 to"),
        (("l7160", "x.pdf", "--commands", "--copies", "99999999"), "Print"),
        (("l7160", "x.pdf", "--commands", "--offset", "left"), "left"),
        (("l7160", "x.pdf", "--commands", "--offset", "nan,0"), "nan,0"),
        (("l7160", "x.pdf", "--commands", "--dpi", "7"), "no printer"),
        (("l7160", "x.pdf", "--commands", "--dpi", "0"), "no printer"),
        (("l7160", "x.pdf", "--tags", "NO-SUCH"), "NO-SUCH"),
        (("l7160", "x.pdf", "--reserve", "ZZ", "many"), "many"),
        (("l7160", "x.pdf", "--received", "GR-1"), "no goods receipt"),
        (("l7160",), "which format and the file"),
    ],
)
def test_what_cannot_be_drawn_is_said_and_leaves_no_file(
    arguments: tuple[str, ...], words: str, line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert line("labels", *arguments) == 1
    assert words in line.err
    assert line.err.count("\n") == 1
    assert not list(tmp_path.glob("x.*"))
