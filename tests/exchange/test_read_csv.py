"""Files as they come out of spreadsheets: encodings, separators, line ends, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker_desktop.errors import Refused
from tracker_desktop.exchange.read_csv import MOST_BYTES, Sheet, read, unguarded


def sheet(folder: Path, data: bytes, name: str = "list.csv") -> Sheet:
    path = folder / name
    path.write_bytes(data)
    return read(path)


def cells(opened: Sheet) -> list[list[str]]:
    return [list(line.cells) for line in opened.lines()]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Name;Größe\nMüller;€1\n".encode("utf-8-sig"), "utf-8-sig"),
        ("Name;Größe\nMüller;€1\n".encode(), "utf-8"),
        ("Name;Größe\nMüller;€1\n".encode("utf-16"), "utf-16"),
        ("Name;Größe\nMüller;€1\n".encode("cp1252"), "cp1252"),
    ],
)
def test_reads_every_usual_encoding(tmp_path: Path, data: bytes, encoding: str) -> None:
    opened = sheet(tmp_path, data)
    assert opened.encoding == encoding
    assert opened.headers == ("Name", "Größe")
    assert cells(opened) == [["Müller", "€1"]]
    assert bool(opened.warnings) == (encoding == "cp1252")


def test_bytes_that_are_no_letters_anywhere_do_not_stop_it(tmp_path: Path) -> None:
    opened = sheet(tmp_path, b"Name,Login\nM\x81ller,m\x89\xdb\xaa\n")
    assert len(cells(opened)) == 1


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_finds_the_separator(tmp_path: Path, delimiter: str) -> None:
    rows = [["Tag", "Name", "Note"], ["A1", "a;b,c|d", "x"], ["A2", "e\tf", ""]]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    opened = sheet(tmp_path, text.encode())
    assert opened.delimiter == delimiter
    assert cells(opened) == rows[1:]


def test_one_column_and_a_stated_separator(tmp_path: Path) -> None:
    assert cells(sheet(tmp_path, b"name\nJohn Smith\nMary Jones\n")) == [["John Smith"], ["Mary Jones"]]
    assert cells(sheet(tmp_path, b"sep=;\r\nTag;Name\r\nA,1;x\r\n")) == [["A,1", "x"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_reads_every_line_end_and_names_lines_by_where_they_begin(tmp_path: Path, end: str) -> None:
    text = end.join(["Tag,Note", 'A1,"two', 'lines"', "A2,x", "", "A3,y"])
    assert [(line.number, line.cells[0]) for line in sheet(tmp_path, text.encode()).lines()] == [
        (2, "A1"),
        (4, "A2"),
        (6, "A3"),
    ]


def test_ragged_rows_are_named_and_the_others_read(tmp_path: Path) -> None:
    opened = sheet(tmp_path, b"Tag,Name\nA1,a\nA2\nA3,c,d\nA4,e,,\n,\n")
    told = {line.number: line.problem for line in opened.lines()}
    assert [number for number, problem in told.items() if problem] == [3, 4]
    assert "1 cells where the header has 2" in told[3]
    assert list(told) == [2, 3, 4, 5]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"Tag,Name\nA1,a\0b\n", "file_nul"),
        (b"", "file_empty"),
        (b"\n ,\n", "file_empty"),
        (b"PK\x03\x04rest of a workbook", "file_workbook"),
    ],
)
def test_refuses_what_is_no_list(tmp_path: Path, data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        sheet(tmp_path, data)
    assert refused.value.code == code


def test_says_where_a_nul_is(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Line 3 "):
        sheet(tmp_path, b"Tag,Name\nA1,a\nA2,\0\n")


def test_a_quotation_mark_that_is_never_closed_is_said(tmp_path: Path) -> None:
    rows = b"".join(b"A%d,some name\n" % number for number in range(10_000))
    opened = sheet(tmp_path, b'Tag,Name\nA0,"open\n' + rows)
    with pytest.raises(Refused, match="line 2 has no end"):
        list(opened.lines())


@pytest.mark.parametrize("cell", [b"x" * 1_000_000, b'"' + b"x" * 1_000_000 + b'"'])
def test_a_cell_that_is_too_long_is_not_called_open(tmp_path: Path, cell: bytes) -> None:
    opened = sheet(tmp_path, b"Tag,Name\nA0,b\n" + cell + b",c\nA1,d\n")
    with pytest.raises(Refused, match="A cell on line 3 has more than 131,072 characters"):
        list(opened.lines())


def test_nor_does_it_swallow_the_rest_of_a_short_file(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="line 3 has no end"):
        list(sheet(tmp_path, b'Tag,Name\nA1,13" screen\nA2,"open\nA3,lost\n').lines())
    assert len(cells(sheet(tmp_path, b'Tag,Name\nA1,13" screen\nA2,"two\nlines"\n'))) == 2


def test_a_file_that_is_missing_or_too_large(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no such file"):
        read(tmp_path / "nothing.csv")
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(Refused, match="larger than 256 MB"):
        read(huge)


def test_takes_off_only_the_quote_that_our_own_export_adds() -> None:
    assert [unguarded(text) for text in ("'=1+1", "'@x", "'Tis", "=1", "'", "''=")] == [
        "=1+1",
        "@x",
        "'Tis",
        "=1",
        "'",
        "''=",
    ]
