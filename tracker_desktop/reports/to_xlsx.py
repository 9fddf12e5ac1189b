"""A report as a workbook: numbers and dates as such, texts as texts, and what it is about on a second sheet."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import URL

from tracker_desktop.errors import Refused, reason
from tracker_desktop.reports.cells import SHOW
from tracker_desktop.reports.report import Column
from tracker_desktop.reports.result import Result
from tracker_desktop.store.watch import Watch
from tracker_desktop.store.whole_file import whole_file

ARROW = 4
"""Characters that the arrow of the filter takes beside a heading."""
PAGE = 100
MOST_ROWS = 1_048_576 - 2
"""Rows of a sheet without its header and its totals."""
LONGEST = 32_767
"""Characters of a cell."""
FORMATS: Mapping[str, Mapping[str, Any]] = {
    "head": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"},
    "date": {"num_format": "yyyy-mm-dd", "align": "left"},
    "time": {"num_format": "yyyy-mm-dd hh:mm", "align": "left"},
    "whole": {"num_format": "#,##0"},
    "parts": {"num_format": "#,##0.###"},
    "percent": {"num_format": "0.0%"},
    "text": {"valign": "top"},
    "bold": {"bold": True, "top": 1},
}
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": False,
}
SUM_OF_SHOWN = 109
"""SUBTOTAL's function: the sum of the rows that a filter leaves."""


def write(result: Result, path: Path, office: URL | None, watch: Watch) -> None:
    """Row by row, in constant memory. Raises Stopped; Refused: report_rows, report_no_room."""
    if len(result) > MOST_ROWS:
        raise Refused("report_rows", title=result.report.title, rows=f"{len(result):,}", most=f"{MOST_ROWS:,}")
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    watch.begin(len(result))
    with whole_file(path, office) as partial, _folder() as folder, closing(_Out(partial)) as out:
        book = xlsxwriter.Workbook(out, {**OPTIONS, "tmpdir": folder})
        try:
            _fill(book, result, watch)
            book.close()
        except (OSError, FileCreateError) as error:
            _throw_away(book)
            why = error.args[0] if isinstance(error, FileCreateError) else error
            raise why if out.is_full else Refused("report_no_room", why=reason(why)) from error
        except BaseException:
            _throw_away(book)
            raise


@contextmanager
def _folder() -> Iterator[str]:
    """For what is written before it is packed."""
    try:
        folder = tempfile.TemporaryDirectory(prefix="tracker-report-")
    except OSError as error:
        raise Refused("report_no_room", why=reason(error)) from error
    with folder as path:
        yield path


class _Out:
    """The file that zipfile writes to. Once closed it takes everything and keeps nothing: a ZipFile that broke off
    writes its end when it goes, and complains on standard error where it cannot."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._at = 0
        self.is_full = False

    def write(self, data: bytes) -> int:
        if not self._file.closed:
            with self._noticed():
                self._file.write(data)
        self._at += len(data)
        return len(data)

    def seek(self, at: int) -> int:
        if not self._file.closed:
            with self._noticed():
                self._file.seek(at)
        self._at = at
        return at

    def tell(self) -> int:
        return self._at

    def flush(self) -> None:
        if not self._file.closed:
            with self._noticed():
                self._file.flush()

    def close(self) -> None:
        self._file.close()

    @contextmanager
    def _noticed(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            self.is_full = True
            raise


def _throw_away(book: Any) -> None:
    """Close the files of a workbook that is not wanted, and keep it from being written when it goes."""
    for sheet in book.worksheets():
        with suppress(OSError):  # what could not be written is tried again
            sheet.row_data_fh.close()
    book.fileclosed = True


def _fill(book: Any, result: Result, watch: Watch) -> None:
    formats = {name: book.add_format(dict(look)) for name, look in FORMATS.items()}
    decimals = result.office.decimals
    places = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    formats["money"] = book.add_format({"num_format": places})
    formats["total"] = book.add_format({**FORMATS["bold"], "num_format": places})
    book.set_properties(
        {"title": result.report.title[:255], "author": result.by[:255], "company": result.office.name[:255]}
    )
    sheet = book.add_worksheet("Report")
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    for number, column in enumerate(result.columns):
        sheet.set_column(number, number, max(column.width, len(column.title) + ARROW))
        sheet.write_string(0, number, column.title, formats["head"])
    put = [_putter(sheet, column, formats, result) for column in result.columns]
    line = 0
    for start in range(0, len(result), PAGE):
        for row in result.rows(start, start + PAGE):
            line += 1
            for number, value in enumerate(row):
                if value is not None:
                    put[number](line, number, value)
        watch.add(line - start)
    sheet.autofilter(0, 0, max(line, 1), len(result.columns) - 1)
    _totals(sheet, result, line, formats)
    _about(book.add_worksheet("About"), result, formats)


def _putter(sheet: Any, column: Column, formats: Mapping[str, Any], result: Result) -> Callable[[int, int, Any], None]:
    """What writes a value of a column into a cell."""
    zone, show, office = result.office.zone, SHOW[column.kind], result.office

    def text(line: int, number: int, value: Any) -> None:
        words = show(office, value) if column.kind in ("status", "flag") else str(value)
        if words:
            sheet.write_string(line, number, _clipped(words), formats["text"])

    def amount(line: int, number: int, value: Decimal) -> None:
        finer = round(value, office.decimals) != value
        sheet.write_number(line, number, float(value), None if finer else formats["money"])

    def quantity(line: int, number: int, value: Decimal) -> None:
        sheet.write_number(line, number, float(value), formats["whole" if value == int(value) else "parts"])

    def part(line: int, number: int, value: Decimal) -> None:
        sheet.write_number(line, number, float(value), formats["percent"])

    def day(line: int, number: int, value: dt.date) -> None:
        sheet.write_datetime(line, number, dt.datetime.combine(value, dt.time()), formats["date"])

    def moment(line: int, number: int, value: dt.datetime) -> None:
        sheet.write_datetime(line, number, value.astimezone(zone).replace(tzinfo=None), formats["time"])

    writers: Mapping[str, Callable[[int, int, Any], None]] = {
        "money": amount,
        "quantity": quantity,
        "count": quantity,
        "days": quantity,
        "percent": part,
        "date": day,
        "time": moment,
    }
    return writers.get(column.kind, text)


def _clipped(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _totals(sheet: Any, result: Result, last: int, formats: Mapping[str, Any]) -> None:
    """The number of rows, and sums that follow the filter."""
    line = last + 1
    first = next((number for number in range(len(result.columns)) if number not in result.totals), 0)
    for number in range(len(result.columns)):
        if number in result.totals and last:
            letter = _letter(number)
            formula = f"=SUBTOTAL({SUM_OF_SHOWN},{letter}2:{letter}{last + 1})"
            sheet.write_formula(line, number, formula, formats["total"], float(result.totals[number]))
        elif number == first:
            sheet.write_string(line, number, result.counted(last), formats["bold"])
        else:
            sheet.write_blank(line, number, None, formats["bold"])


def _letter(number: int) -> str:
    return chr(ord("A") + number)


def _about(sheet: Any, result: Result, formats: Mapping[str, Any]) -> None:
    sheet.set_column(0, 0, 100)
    words = (result.report.title, result.office.name, *result.said, result.as_of_words)
    for line, text in enumerate(words):
        sheet.write_string(line, 0, _clipped(text), formats["head"] if line == 0 else formats["text"])
