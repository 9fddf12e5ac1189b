"""Label formats from the command line: exported, imported under another name, and printed on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli_line import Line
from tests.labels.any_format import HERMA
from tests.paper.render import codes, pages
from tracker_desktop.labels.format_file import read_format_file, write_format_file

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def line(sqlite_place: str, capsys: pytest.CaptureFixture[str]) -> Line:
    return Line(sqlite_place, capsys)


def test_an_imported_format_is_printed_on_and_exported_again(line: Line, tmp_path: Path) -> None:
    assert line("import", DATA / "register.csv") == 0
    write_format_file(tmp_path / "herma.json", HERMA)
    facts = line.facts("label-format", "import", tmp_path / "herma.json")
    assert (facts["format"], facts["title"]) == ("herma-4200", "Label format Herma 4200 added")
    assert line("labels", "--list") == 0
    assert line.out.endswith("herma-4200   Herma 4200 · 21 on A4, 63.5 × 38.125 mm\n")
    assert line("labels", "Herma-4200", tmp_path / "l.pdf", "--places", "STOCKROOM") == 0
    (picture,) = pages(tmp_path / "l.pdf", 300)
    assert {code.text for code in codes(picture, 300)} == {"STOCKROOM"}
    assert line("label-format", "export", "herma-4200", tmp_path / "again.json") == 0
    assert line.out == f"herma-4200 written to {tmp_path / 'again.json'}\n"
    assert read_format_file(tmp_path / "again.json") == HERMA
    assert line("verify") == 0


def test_a_name_that_is_taken_wants_another(line: Line, tmp_path: Path) -> None:
    assert line("label-format", "export", "l7160", tmp_path / "l.json") == 0
    assert line("label-format", "import", tmp_path / "l.json") == 1
    assert line.err.startswith("“Avery L7160” is a format of the program")
    assert line("label-format", "import", tmp_path / "l.json", "--name", "L7160") == 1
    assert line.err.startswith("“L7160” is a format of the program")
    assert line("label-format", "import", tmp_path / "l.json", "--name", "Ours") == 0
    assert line.out == "Label format Ours added. 63.5 × 38.1 mm, 21 a page\n"
    assert line("label-format", "import", tmp_path / "l.json", "--name", "OURS") == 1
    assert line.err.startswith("There is a label format “Ours” already. Choose another name")


@pytest.mark.parametrize(
    "arguments", [("import",), ("import", "a.json", "b.json"), ("export", "l7160"), ("export", "l7160", "a", "b")]
)
def test_too_few_or_too_many_names_are_said(line: Line, arguments: tuple[str, ...]) -> None:
    assert line("label-format", *arguments) in (1, 2)
    assert "label-format" in line.err


def test_a_foreign_file_and_an_unknown_format_change_nothing(line: Line, tmp_path: Path) -> None:
    assert line("label-format", "import", DATA / "register.csv") == 1
    assert line.err.startswith("register.csv is no label format.")
    assert line("label-format", "export", "none", tmp_path / "a.json") == 1
    assert line.err.startswith("There is no label format none.")
    assert not (tmp_path / "a.json").exists()
    assert line("label-format", "export", "l7160", line.place) == 1
    assert line("verify") == 0
