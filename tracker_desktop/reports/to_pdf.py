"""A report on paper: page by page as the rows come, each with its heads, groups with theirs and their totals."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL

from tracker_desktop.paper.pages import Frame, Pages
from tracker_desktop.paper.pdf_file import PdfFile
from tracker_desktop.queries.shown import joined
from tracker_desktop.reports.layout import page_size
from tracker_desktop.reports.result import Group, Result
from tracker_desktop.reports.table import Table
from tracker_desktop.store.watch import Watch

PICTURE = 62.0
"""Height of the chart on the first page, in millimetres."""


def write(result: Result, path: Path, office: URL | None, watch: Watch) -> None:
    """One page after the other, on the paper of the office. Raises Stopped."""
    watch.begin(len(result))
    size = page_size(str(result.office.settings["paper.size"]), result.columns)
    said = joined(result.said)
    frame = Frame(result.office.name, result.report.title, (said,) if said else (), result.as_of_words)
    with PdfFile(path, size, result.report.title, office=office) as file:
        table = Table(Pages(file, frame), result)
        table.begin()
        if result.picture is not None and not result.picture.is_empty:
            table.picture(result.picture, PICTURE)
        _fill(table, result, watch)
        table.end()


def _fill(table: Table, result: Result, watch: Watch) -> None:
    if not len(result):
        table.say(result.report.empty)
        return
    for group in result.groups or [Group(0, len(result))]:
        last = group.first + group.rows - 1
        summed = table.has_subtotal(group)
        if result.groups:
            table.head(group)
        for number, row in enumerate(result.rows(group.first, last + 1), group.first):
            if table.row(row, ends_group=summed and number == last, ends=number == len(result) - 1):
                watch.add(number - watch.done)
        if summed:
            table.subtotal(group)
    table.total()
    watch.add(len(result) - watch.done)
