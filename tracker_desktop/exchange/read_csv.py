"""Reads a CSV file as it comes out of spreadsheets: any encoding, delimiter and line end, row by row with its line."""

from __future__ import annotations

import codecs
import contextlib
import csv
import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tracker_desktop.errors import Refused, reason
from tracker_desktop.reports.cells import FORMULA_STARTS
from tracker_desktop.wording import exchange as words

DELIMITERS = (",", ";", "\t", "|")
ROWS_LOOKED_AT = 20
MOST_BYTES = 256 * 1024 * 1024
BLOCK = 1024 * 1024
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SEPARATOR_LINE = re.compile(r'"?sep=([,;|\t])"?\s*$', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file: the number of its first line, its cells, and what is wrong with its form ("" for nothing)."""

    number: int
    cells: Sequence[str]
    problem: str = ""


@dataclass(frozen=True)
class Sheet:
    """A file that was read once and is kept as it was: what is shown before the import is what is imported."""

    name: str
    data: bytes = field(repr=False)
    sha256: str
    encoding: str
    delimiter: str
    headers: tuple[str, ...]
    warnings: tuple[str, ...] = ()

    def lines(self) -> Iterator[Line]:
        """Every row below the header that is not empty. Raises Refused where a cell has no end."""
        rows = _parsed(self.data, self.encoding, self.delimiter)
        for _, cells in rows:
            if not _is_separator(cells) and any(cells):
                break
        width = len(self.headers)
        for number, cells in rows:
            if not any(cells):
                continue
            if len(cells) < width or any(cells[width:]):
                yield Line(number, cells, words.ragged(len(cells), width))
            else:
                yield Line(number, cells)


def read(path: str | Path) -> Sheet:
    """The file with encoding, delimiter and headers made out.

    Raises Refused: file_unreadable, file_too_large, file_workbook, file_nul, file_empty, cell_endless, cell_too_long.
    """
    data = _bytes(Path(path))
    encoding, warnings = _encoding(data)
    if encoding != "utf-16" and b"\0" in data:
        raise Refused("file_nul", line=data[: data.index(b"\0")].count(b"\n") + 1)
    delimiter = _delimiter(data, encoding)
    for _, cells in _parsed(data, encoding, delimiter):
        if not _is_separator(cells) and any(cell.strip() for cell in cells):
            headers = tuple(cell.strip() for cell in cells)
            return Sheet(
                Path(path).name, data, hashlib.sha256(data).hexdigest(), encoding, delimiter, headers, tuple(warnings)
            )
    raise Refused("file_empty", name=Path(path).name)


def unguarded(cell: str) -> str:
    """The cell without the one quote that our export puts before a text that a spreadsheet would run."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] and cell[1] in FORMULA_STARTS else cell


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Refused("file_unreadable", path=str(path), why=reason(error)) from error
    if len(data) > MOST_BYTES:
        raise Refused("file_too_large", name=path.name, most=MOST_BYTES // 1024 // 1024)
    if data.startswith(WORKBOOKS):
        raise Refused("file_workbook", name=path.name)
    return data


def _encoding(data: bytes) -> tuple[str, list[str]]:
    for mark, name in MARKS:
        if data.startswith(mark):
            return name, []
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), BLOCK):
            decoder.decode(data[start : start + BLOCK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252", [words.NOT_UTF8]
    return "utf-8", []


def _parsed(data: bytes, encoding: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    text = io.TextIOWrapper(io.BytesIO(data), encoding=encoding, errors="replace", newline="")
    raw: list[str] = []
    reader = csv.reader(_remembered(text, raw), delimiter=delimiter)
    number = 1
    try:
        for cells in reader:
            last = "".join(raw)
            raw.clear()
            yield number, cells
            number, begun = reader.line_num + 1, number
        if number > 1 and last and _is_open(last, delimiter):
            raise Refused("cell_endless", line=begun)
    except csv.Error as error:
        spans = any(line.endswith(("\n", "\r")) for line in raw[:-1])  # a quotation mark took the lines behind it
        raise Refused("cell_endless" if spans else "cell_too_long", line=number, most=csv.field_size_limit()) from error


def _remembered(text: Iterable[str], raw: list[str]) -> Iterator[str]:
    for line in text:
        raw.append(line)
        yield line


def _is_open(row: str, delimiter: str) -> bool:
    """Whether a row of several lines ends the file because a quotation mark in it is never closed."""
    try:
        list(csv.reader(io.StringIO(row, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "end of data" in str(error)
    return False


def _is_separator(cells: Sequence[str]) -> bool:
    return bool(cells) and (cells == ["sep=", ""] or _SEPARATOR_LINE.match(cells[0]) is not None)


def _delimiter(data: bytes, encoding: str) -> str:
    """The separator that cuts the first rows into equally many cells; the comma where there is one column only."""
    stated = _stated(data, encoding)
    if stated:
        return stated
    best, best_rank = DELIMITERS[0], (0.0, 1)
    for delimiter in DELIMITERS:
        widths = _widths(data, encoding, delimiter)
        if not widths or widths[0] < 2:
            continue
        rank = (sum(width == widths[0] for width in widths) / len(widths), widths[0])
        if rank > best_rank and rank[0] > 0.5:
            best, best_rank = delimiter, rank
    return best


def _widths(data: bytes, encoding: str, delimiter: str) -> list[int]:
    widths: list[int] = []
    with contextlib.suppress(Refused):  # said when the rows are read
        for _, cells in _parsed(data, encoding, delimiter):
            if any(cells):
                widths.append(len(cells))
            if len(widths) == ROWS_LOOKED_AT:
                break
    return widths


def _stated(data: bytes, encoding: str) -> str | None:
    first = data[:64].decode(encoding, errors="replace").splitlines()[:1]
    found = _SEPARATOR_LINE.match(first[0]) if first else None
    return found.group(1) if found else None
